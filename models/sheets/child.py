"""The child process that opens a workbook: a hostile file ends this process and not the program.

Called as `python -m models.sheets.child ENGINE FILE OUT MEGABYTES SECONDS`. It writes one object
after another, marshalled: {"sheet", "hidden", "merges", "unsolved"} before the rows of each sheet,
then (rows, moments) some at a time, and at last {"done": True} or {"error": word}. Without that it
died. A moment is (row in this part, column, "t" or "d", ISO text). It imports nothing of the
program but the engines and its limits.
"""

from __future__ import annotations

import datetime as dt
import marshal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from models.sheets.engines import (
    MOST_COLUMNS,
    MOST_ROWS,
    Hostile,
    Part,
    Password,
    TooLarge,
    Unreadable,
    engine,
)
from models.sheets.limits import limit
from models.sheets.package import Errors, Formulas, look

MOST_CELLS = 12_000_000  #: filled or between filled ones, over all sheets
_TOGETHER = 1000  #: rows in one part
_PLAIN = frozenset({int, float, bool, type(None)})
_MOST_MERGES = 100_000

Write = Callable[[Any], object]
Moment = tuple[int, int, str, str]


def main(arguments: list[str]) -> int:
    """Read one file with one engine."""
    name, source, target, megabytes, seconds = arguments
    limit(int(megabytes), int(seconds))
    warnings.simplefilter("ignore")
    with Path(target).open("wb") as out:
        write: Write = lambda value: marshal.dump(value, out)  # noqa: E731
        write(_read(name, Path(source), write))
    return 0


def _read(name: str, source: Path, write: Write) -> dict[str, Any]:
    """Read the file; returns the last line."""
    try:
        with source.open("rb") as file:  # by name the engines would trust its suffix
            formulas = _look(file)
            _write(engine(name)(file), formulas, write)
    except (TooLarge, MemoryError):
        return {"error": "too_large"}
    except Password:
        return {"error": "password"}
    except Hostile:
        return {"error": "hostile"}
    except Unreadable as error:
        return {"error": str(error)}
    except Exception:  # noqa: BLE001 - any failure of a parser is the same news
        return {"error": "damaged"}
    return {"done": True}


def _look(file: IO[bytes]) -> dict[str, Formulas]:
    if file.read(4) != b"PK\x03\x04":
        file.seek(0)
        return {}
    return look(file)


def _write(parts: Iterator[Part], formulas: dict[str, Formulas], write: Write) -> None:
    cells = 0
    for part in parts:
        unsolved, errors = formulas.get(part.name, Formulas([], {}))
        write({
            "sheet": part.name, "hidden": part.hidden, "merges": part.merges[:_MOST_MERGES],
            "unsolved": unsolved,
        })  # fmt: skip
        rows: list[list[Any]] = []
        moments: list[Moment] = []
        same: dict[str, str] = {}  # 汉族 stands in thousands of cells; it is written once a part
        whole = _with_errors(part.rows, errors) if errors else part.rows
        for number, row in enumerate(_without_end(whole)):
            cells += len(row)
            if number >= MOST_ROWS or len(row) > MOST_COLUMNS or cells > MOST_CELLS:
                raise TooLarge
            rows.append(_cells(row, len(rows), moments, same))
            if len(rows) >= _TOGETHER:
                write((rows, moments))
                rows, moments, same = [], [], {}
        write((rows, moments))


def _cells(
    row: list[Any], number: int, moments: list[Moment], same: dict[str, str]
) -> list[Any]:
    """Return a row of plain values; what is a moment stands apart."""
    made: list[Any] = []
    for value in row:
        kind = type(value)
        if kind is str:
            made.append(same.setdefault(value, value))
        elif kind in _PLAIN:
            made.append(value)
        elif isinstance(value, dt.datetime):
            moments.append((number, len(made), "t", value.replace(tzinfo=None).isoformat()))
            made.append(None)
        elif isinstance(value, dt.date):
            moments.append((number, len(made), "d", value.isoformat()))
            made.append(None)
        else:
            made.append(str(value))
    return made


def _with_errors(rows: Iterable[Iterable[Any]], errors: Errors) -> Iterator[Iterable[Any]]:
    """Put #N/A and its like where an engine gave an empty cell; a person must hear of them."""
    for number, row in enumerate(rows):
        if number not in errors:
            yield row
            continue
        values = list(row)
        for column, text in errors[number].items():
            values += [None] * (column + 1 - len(values))
            if values[column] in {None, ""}:
                values[column] = text
        yield values


def _without_end(rows: Iterable[Iterable[Any]]) -> Iterator[list[Any]]:
    """Yield rows without empty cells at their end, and no empty rows at the end."""
    gap = 0
    for row in rows:
        values = [None if value == "" else value for value in row]
        while values and values[-1] is None:
            values.pop()
        if not values:
            gap += 1
            if gap > MOST_ROWS:
                raise TooLarge
            continue
        for _ in range(gap):
            yield []
        gap = 0
        yield values


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
