"""The command inspect: what is understood of a sheet, without a ledger."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.declared import record_types
from ui.commands.command import Command, say_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.record import RecordType
    from models.sheets.grid import Workbook


def sheets_of(
    book: Workbook, types: Mapping[str, RecordType], *, but: str = ""
) -> list[dict[str, Any]]:
    """Return for scripts what is understood of the sheets of a file, `but` one of them."""
    from models.importing.choice import as_imported
    from models.sheets.told import as_json
    from models.sheets.understanding import Reader

    told = []
    reader = Reader(types, joins=True)
    for sheet in book.sheets:
        if sheet.name != but:
            one = reader.sheet(sheet)
            there = as_imported(one, types).record_type
            told.append({**as_json(one), "imported_as": there.name if there else None})
    return told


def _inspect(parsed: argparse.Namespace) -> int:
    from models.importing.choice import as_imported
    from models.sheets.reading import read
    from models.sheets.told import summary
    from models.sheets.understanding import Reader

    types = record_types()
    book = read(Path(parsed.sheet))
    if parsed.json:
        say_json({"sheets": sheets_of(book, types)})
        return 0
    for one in Reader(types, joins=True).read(book):
        there = as_imported(one, types).record_type
        print(summary(one))
        if there and one.record_type and there is not one.record_type:
            print(f"  这张表缺“{one.record_type.label}”非有不可的栏，导入时进“{there.label}”。")
    return 0


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheet", metavar="表格", help="xlsx、xls、csv 等")


COMMANDS = (Command("inspect", "看看一份表格认成什么", 69, _arguments, _inspect),)
