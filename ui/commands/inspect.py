"""The command inspect: what is understood of a sheet, without a ledger."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from models.declared import record_types
from ui.commands.command import Command, say_json


def _inspect(parsed: argparse.Namespace) -> int:
    from models.importing.choice import as_imported
    from models.sheets.reading import read
    from models.sheets.told import as_json, summary
    from models.sheets.understanding import Reader

    types = record_types()
    found = Reader(types, joins=True).read(read(Path(parsed.sheet)))
    written = [as_imported(one, types).record_type for one in found]
    if parsed.json:
        told: dict[str, Any] = {"sheets": [
            {**as_json(one), "imported_as": there.name if there else None}
            for one, there in zip(found, written, strict=True)
        ]}  # fmt: skip
        say_json(told)
        return 0
    for one, there in zip(found, written, strict=True):
        print(summary(one))
        if there and one.record_type and there is not one.record_type:
            print(f"  这张表缺“{one.record_type.label}”非有不可的栏，导入时进“{there.label}”。")
    return 0


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheet", metavar="表格", help="xlsx、xls、csv 等")


COMMANDS = (Command("inspect", "看看一份表格认成什么", 69, _arguments, _inspect),)
