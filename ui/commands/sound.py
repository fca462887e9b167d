"""The command examine: the check-up of the file itself, and its repairs."""

from __future__ import annotations

import argparse

from models import sound
from ui.commands.command import Command, opened, say_json, takes_ledger


def _examine(parsed: argparse.Namespace) -> int:
    with opened(parsed, write=parsed.mend) as ledger:
        mended = sound.mend(ledger) if parsed.mend else []
        found = sound.examine(ledger)
    if parsed.json:
        faults = [{"sentence": one.sentence, "action": one.action, "mendable": bool(one.mend)}
                  for one in found]  # fmt: skip
        say_json({"mended": mended, "faults": faults})
        return 1 if found else 0
    for line in mended:
        print(f"修好了：{line}。")
    for one in found:
        print(f"{one.sentence}。{one.action}")
    print(f"还有 {len(found)} 样要看看。" if found else "账本文件是好的，每一页都查过。")
    return 1 if found else 0


def _arguments(parser: argparse.ArgumentParser) -> None:
    takes_ledger(parser)
    parser.add_argument("--mend", action="store_true", help="能修的修好（先备份）")


COMMANDS = (Command("examine", "检查账本文件，能修的修好", 160, _arguments, _examine),)
