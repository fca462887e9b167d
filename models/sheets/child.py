"""The child process that opens a workbook: a hostile file ends this process and not the program.

Called as `python -m models.sheets.child ENGINE FILE OUT MEGABYTES SECONDS`. It writes lines of
JSON: {"sheet", "hidden", "merges"} before the rows of each sheet, a list for each row, and at last
{"done": true} or {"error": word}. Without a last line it died. It imports nothing of the program.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

MOST_ROWS = 1_048_576  #: Excel's own limit; a row number beyond it is a trap
MOST_CELLS = 12_000_000  #: filled or between filled ones, over all sheets

Part = tuple[str, bool, list[list[int]], Iterable[Iterable[Any]]]


class TooLarge(Exception):
    """More rows or cells than a workbook of people can have."""


def main(arguments: list[str]) -> int:
    """Read one file with one engine."""
    engine, source, target, megabytes, seconds = arguments
    _limit(int(megabytes), int(seconds))
    warnings.simplefilter("ignore")
    with Path(target).open("w", encoding="ascii") as out:
        try:
            with Path(source).open("rb") as file:  # by name the engines would trust its suffix
                _write(ENGINES[engine](file), lambda value: out.write(json.dumps(value) + "\n"))
            last: dict[str, Any] = {"done": True}
        except (TooLarge, MemoryError):
            last = {"error": "too_large"}
        except Exception as error:  # noqa: BLE001 - any failure of a parser is the same news
            last = {"error": "password" if "assword" in type(error).__name__ else "damaged"}
        out.write(json.dumps(last) + "\n")
    return 0


def _limit(megabytes: int, seconds: int) -> None:
    """Bound memory and processor time; Windows has no such call, there only the clock counts."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _calamine(source: IO[bytes]) -> Iterator[Part]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    with load_workbook(source) as book:
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            merges = [
                [top, left, bottom, right]
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            ]
            hidden = about.visible != SheetVisibleEnum.Visible
            # iter_rows keeps empty rows above the table but drops empty columns left of it.
            left = [None] * (sheet.start[1] if sheet.start else 0)
            yield about.name, hidden, merges, ([*left, *row] for row in sheet.iter_rows())


def _openpyxl(source: IO[bytes]) -> Iterator[Part]:
    from openpyxl import load_workbook

    book = load_workbook(source, data_only=True)
    if not book.worksheets:  # it says nothing when it cannot read Strict OOXML
        raise ValueError
    for sheet in book.worksheets:
        merges = [
            [area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1]
            for area in sheet.merged_cells.ranges
        ]
        if sheet.max_row > MOST_ROWS:
            raise TooLarge
        hidden = sheet.sheet_state != "visible"
        yield sheet.title, hidden, merges, sheet.iter_rows(values_only=True)


ENGINES: dict[str, Callable[[IO[bytes]], Iterator[Part]]] = {
    "calamine": _calamine,
    "openpyxl": _openpyxl,
}


def _write(parts: Iterator[Part], write: Callable[[Any], object]) -> None:
    cells = 0
    for name, hidden, merges, rows in parts:
        write({"sheet": name, "hidden": hidden, "merges": merges[:100_000]})
        gap = 0
        for number, row in enumerate(rows):
            values = [_plain(value) for value in row]
            while values and values[-1] is None:
                values.pop()
            cells += len(values)
            if number >= MOST_ROWS or cells > MOST_CELLS:
                raise TooLarge
            if values:
                for _ in range(gap):
                    write([])
                write(values)
                gap = 0
            else:
                gap += 1


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever an engine gives
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return value or None
    if isinstance(value, dt.datetime):
        return {"t": value.replace(tzinfo=None).isoformat()}
    if isinstance(value, dt.date):
        return {"d": value.isoformat()}
    return str(value)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
