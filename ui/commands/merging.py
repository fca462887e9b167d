"""The command merge: two records of one and the same made into one."""

from __future__ import annotations

import argparse

from models import merging
from models.declared import register
from ui.commands.command import Command, opened, say_json, takes_ledger, whole


def _merge(parsed: argparse.Namespace) -> int:
    with opened(parsed, write=not parsed.dry_run) as ledger:
        name = register(ledger.types, parsed.register).name
        found = merging.looked_at(ledger, name, parsed.id, parsed.other)
        label = ""
        if not parsed.dry_run:
            label = merging.merge(ledger, name, parsed.id, parsed.other).label
    if parsed.json:
        say_json({
            "label": label, "moved": dict(found.moved), "filled": list(found.filled),
            "differing": [{"field": field, "kept": kept, "other": other}
                          for field, kept, other in found.differing],
        })  # fmt: skip
        return 0
    for line in merging.said(found):
        print(line)
    print(f"{label}。不对就用 undo。" if label else "只是看看，没有动。")
    return 0


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("register", metavar="台账", help="名称或中文名，比如 村民")
    parser.add_argument("id", type=whole, metavar="号", help="留下的那一条")
    parser.add_argument("other", type=whole, metavar="另一条", help="并进去、然后删掉的那一条")
    takes_ledger(parser)
    parser.add_argument("--dry-run", action="store_true", help="只看看会怎么样")


COMMANDS = (Command("merge", "同一个人记了两遍的，并成一条", 97, _arguments, _merge),)
