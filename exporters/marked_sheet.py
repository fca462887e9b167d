"""The sheet that was to be imported, once more: what is wrong in it stands there as comments.

The person sends it back, or mends it and drops it on the window again.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exporters.renderer import put
from models.errors import UserError
from models.field import Cell
from models.sheets.grid import Sheet

if TYPE_CHECKING:
    from models.importing.plan import ImportPlan

_LARGEST = 8 * 2**20  #: bytes; a larger file is written anew without its look
_RED, _OCHRE = "FAE8E6", "FBF0DA"
_AUTHOR = "村务一本账"
_WIDTH, _HEIGHT = 260, 90  #: of a comment's box, in points


def save_marked(plan: ImportPlan, path: Path) -> None:
    """Write the copy with comments.

    Raises:
        UserError: it would cover the sheet itself.
        CannotWrite: the file cannot be written there.
    """
    if path.exists() and path.samefile(plan.path):
        raise UserError("原来的表不盖掉。", "请换个文件名再存。")
    put(marked(plan), path)


def marked(plan: ImportPlan) -> bytes:
    """Return the copy as an xlsx: its own look where it has one, the values otherwise."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    book, page, place = _book(plan)
    fills = {kind: PatternFill("solid", fgColor=colour)
             for kind, colour in (("problem", _RED), ("doubt", _OCHRE))}  # fmt: skip
    for (number, column_), (kind, words) in sorted(_remarks(plan).items()):
        row, column = place(number - 1, column_)
        row += 1
        cell = page.cell(row, column + 1)
        if type(cell).__name__ == "MergedCell":  # a covered cell of a merged area holds nothing
            cell = page.cell(row, _first_free(page, row))
        comment = Comment(words, _AUTHOR)
        comment.width, comment.height = _WIDTH, _HEIGHT
        cell.comment = comment
        cell.fill = fills[kind]
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _first_free(page: Any, row: int) -> int:  # noqa: ANN401 - a sheet of openpyxl
    return next(
        column for column in range(1, page.max_column + 2)
        if type(page.cell(row, column)).__name__ != "MergedCell"
    )  # fmt: skip


def _remarks(plan: ImportPlan) -> dict[tuple[int, int], tuple[str, str]]:
    """Return (1-based row, 0-based column) -> (kind, words) for everything wrong or odd."""
    own = plan.source.sheet.own
    columns = {one.name: own(at) for at, one in plan.columns.items() if one}
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for row in plan.rows:
        for kind, said in _said(row.problems, row.doubts, row.reason if row.double_of else ""):
            for name, words in said.items():
                place = (row.number, columns.get(name, 0))
                if place in found:
                    words = f"{found[place][1]}\n{words}"  # noqa: PLW2901 - both are told
                    kind = found[place][0]  # noqa: PLW2901
                found[place] = (kind, words)
    return found


def _said(problems: Any, doubts: Any, reason: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    yield "problem", problems
    if reason and not problems:
        yield "problem", {"": reason}
    yield "doubt", doubts


def _book(plan: ImportPlan) -> tuple[Any, Any, Callable[[int, int], tuple[int, int]]]:
    """Return the workbook, its sheet, and where a cell of the plan stands in it, 0-based."""
    from openpyxl import Workbook, load_workbook

    source = plan.source.sheet
    if plan.path.suffix.lower() in {".xlsx", ".xlsm"} and plan.path.stat().st_size < _LARGEST:
        try:
            book = load_workbook(plan.path)
            return book, book[source.name], source.place
        except Exception:  # noqa: BLE001 - openpyxl cannot open it: the values are told anyway
            del source
    book = Workbook()
    page = book.active
    _fill(page, plan.source.sheet)
    return book, page, lambda row, column: (row, column)


def _fill(page: Any, sheet: Sheet) -> None:  # noqa: ANN401 - a sheet of openpyxl
    page.title = "".join("_" if sign in r"\/?*[]:" else sign for sign in sheet.name)[:31] or "表"
    for at, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                cell = page.cell(at, column)
                cell.value = _plain(value)
                if isinstance(value, str):
                    cell.data_type = "s"  # never a formula, whatever it begins with
                    cell.number_format = "@"
    for one in sheet.merges[:2000]:
        page.merge_cells(
            start_row=one.top + 1, start_column=one.left + 1,
            end_row=one.bottom + 1, end_column=one.right + 1,
        )  # fmt: skip


def _plain(value: Cell) -> Any:  # noqa: ANN401 - what a cell takes
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
