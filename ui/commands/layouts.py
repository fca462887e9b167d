"""Commands for what a village prints otherwise: hand it on, take it in."""

from __future__ import annotations

import argparse
from pathlib import Path

from ui.commands.command import Command, opened, say_json, takes_ledger


def _save(parsed: argparse.Namespace) -> int:
    from exporters import layout_file
    from exporters.renderer import put
    from exporters.village_layout import REGISTER

    with opened(parsed) as ledger:
        ids = tuple(ledger.ids(REGISTER))
        put(layout_file.text_of(ledger, ids).encode(), Path(parsed.output))
    if parsed.json:
        say_json({"layouts": len(ids), "output": parsed.output})
    else:
        print(f"存了 {len(ids)} 份材料的样式：{parsed.output}")
    return 0


def _save_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", required=True, metavar="文件", help="存到哪个 .toml 文件")
    takes_ledger(parser)


def _take(parsed: argparse.Namespace) -> int:
    from exporters import layout_file

    with opened(parsed, write=True) as ledger:
        changes = layout_file.take(ledger, Path(parsed.file))
    if parsed.json:
        say_json({"changed": len(changes.touched)})
    else:
        count = len(changes.touched)
        print(f"收进了 {count} 份材料的样式。" if count else "都已经有了，没有变。")
    return 0


def _take_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="样式文件", help="别村给的 .toml 文件")
    takes_ledger(parser)


COMMANDS = (
    Command("save-layouts", "把改过的材料样式存成文件", 132, _save_arguments, _save),
    Command("take-layouts", "收进别村的材料样式", 133, _take_arguments, _take),
)
