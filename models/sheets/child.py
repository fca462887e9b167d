"""The child process that opens a workbook: a hostile file ends this process and not the program.

Called as `python -m models.sheets.child MEGABYTES`. Its input are jobs, marshalled one after
another: [engine, file, out, seconds]. After each it answers `+` and waits for the next, or `-` and
ends. Into OUT it writes one object after another, marshalled, the length in eight bytes before
each: out of a file marshal itself reads byte by byte. They are {"sheet", "hidden", "merges",
"unsolved"} before the rows of each sheet, then (rows, moments) some at a time, and at last
{"done": True} or {"error": word}. Without that it died. A moment is (row in this part, column, "t"
or "d", ISO text). It imports nothing of the program but the engines and its limits.
"""

from __future__ import annotations

import datetime as dt
import marshal
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Timer
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
from models.sheets.limits import LENGTH, allow, limit
from models.sheets.package import Errors, Formulas, look

MOST_CELLS = 12_000_000  #: filled or between filled ones, over all sheets
_TOGETHER = 1000  #: rows in one part
_PATIENCE = 60  #: seconds without work
_LARGE = 2 * 2**20  #: bytes of a file after which memory is given back
_PLAIN = frozenset({int, float, bool, type(None)})
_MOST_MERGES = 100_000

Write = Callable[[Any], object]
Moment = tuple[int, int, str, str]


def main(arguments: list[str]) -> int:
    """Read one file after another, as long as all goes well and somebody asks."""
    (megabytes,) = arguments
    limit(int(megabytes))
    warnings.simplefilter("ignore")
    answers = _answers()
    stays = True
    while stays and (job := _next()):
        name, source, target, seconds = job
        allow(int(seconds))
        well = _written(name, Path(source), Path(target))
        stays = well and Path(source).stat().st_size < _LARGE
        answers.write(b"+" if well else b"-")
    return 0


def _answers() -> IO[bytes]:
    """Return the way back; what an engine prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return answers


def _next() -> list[str]:
    """Wait for a job; [] when the program has ended. Nobody waits for ever."""
    patience = Timer(_PATIENCE, os._exit, (0,))
    patience.daemon = True
    patience.start()
    try:
        job: list[str] = marshal.load(sys.stdin.buffer)  # noqa: S302 - from the program itself
    except EOFError:
        return []
    finally:
        patience.cancel()
    return job


def _written(name: str, source: Path, target: Path) -> bool:
    """Read one file with one engine; says whether all went well."""
    with target.open("wb") as out:

        def write(value: Any) -> None:  # noqa: ANN401 - rows, or what is said of a sheet
            said = marshal.dumps(value)
            out.write(len(said).to_bytes(LENGTH, "little"))
            out.write(said)

        last = _read(name, source, write)
        write(last)
    return "done" in last


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
            made.append(same.setdefault(value, value) if value else None)
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
        values = list(row)
        while values and (values[-1] is None or values[-1] == ""):
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
