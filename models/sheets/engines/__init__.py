"""What opens a workbook: one module for each engine, found by name, each binds READ.

An engine runs only in the child process and imports nothing of the program. It yields parts and
raises `Password`, `TooLarge`, `Hostile`, or anything else for a damaged file.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, NamedTuple, cast

MOST_ROWS = 1_048_576  #: Excel's own limit; a row number beyond it is a trap
MOST_COLUMNS = 16_384


class TooLarge(Exception):
    """More rows or cells than a workbook of people can have."""


class Password(Exception):
    """The file is encrypted."""


class Hostile(Exception):
    """The file defines entities or other things that no table needs."""


class Unreadable(Exception):
    """The text is in no encoding that can be told, or its quotes do not close."""


class Part(NamedTuple):
    """One sheet: name, hidden, merged areas (top, left, bottom, right; 0-based), its rows."""

    name: str
    hidden: bool
    merges: list[list[int]]
    rows: Iterable[Iterable[Any]]


Read = Callable[[IO[bytes]], Iterator[Part]]


def engine(name: str) -> Read:
    """Return an engine by the name of its module."""
    return cast("Read", importlib.import_module(f"{__name__}.{name}").READ)
