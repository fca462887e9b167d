"""The command inspect: what is understood of a sheet, without a ledger."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from models.declared import record_types
from ui.commands.command import Command, say_json


def _inspect(parsed: argparse.Namespace) -> int:
    from models.sheets.reading import read
    from models.sheets.told import as_json, summary
    from models.sheets.understanding import Reader

    found = Reader(record_types(), joins=True).read(read(Path(parsed.sheet)))
    if parsed.json:
        told: dict[str, Any] = {"sheets": [as_json(one) for one in found]}
        say_json(told)
    else:
        print("\n".join(summary(one) for one in found))
    return 0


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheet", metavar="表格", help="xlsx、xls、csv 等")


COMMANDS = (Command("inspect", "看看一份表格认成什么", 69, _arguments, _inspect),)
