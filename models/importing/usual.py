"""Cells as nearly all of them are written: understood without looking at every way to be wrong.

What is not plainly right here goes the long way, so that only one place knows what is wrong.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from models.field import Cell, Field
from models.identity import birthday_of, check_digit
from models.kinds import Text
from models.kinds_dates import Date
from models.kinds_people import IdNumber, PersonName, Phone
from models.pattern import pattern

Usual = Callable[[Cell], Any]

_MOBILE, _NAME = pattern("1[3-9][0-9]{9}"), pattern("[\u4e00-\u9fff]{2,4}")
_NUMBER = pattern("[0-9]{17}[0-9X]")
_WORDS = pattern("[\u4e00-\u9fff0-9]{5,60}")
_DATE = pattern(
    "((?:19|20)[0-9]{2})(?:[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))"
)
_MOST = 10**11  #: below it a number has as many digits as a telephone


def usual_of(one: Field[Any], nothing: frozenset[str], today: dt.date) -> Usual | None:
    """Return how a usual cell of a field is read: its value, or None for the long way."""
    make = _KINDS.get(type(one))
    return None if make is None or one.rules else make(nothing, today)


def _number(_: frozenset[str], today: dt.date) -> Usual:
    def read(cell: Cell) -> Any:  # noqa: ANN401 - a value
        if type(cell) is not str or not _NUMBER.fullmatch(cell):
            return None
        if check_digit(cell[:17]) != cell[17]:
            return None
        born = birthday_of(cell)
        return cell if born and born <= today else None

    return read


def _phone(_: frozenset[str], __: dt.date) -> Usual:
    def read(cell: Cell) -> Any:  # noqa: ANN401
        text = str(cell) if type(cell) is int and cell < _MOST else cell
        if type(text) is float and text < _MOST and text.is_integer():
            text = str(int(text))
        return text if type(text) is str and _MOBILE.fullmatch(text) else None

    return read


def _name(nothing: frozenset[str], _: dt.date) -> Usual:
    def read(cell: Cell) -> Any:  # noqa: ANN401
        is_name = type(cell) is str and _NAME.fullmatch(cell) and cell not in nothing
        return cell if is_name else None

    return read


def _words(_: frozenset[str], __: dt.date) -> Usual:
    def read(cell: Cell) -> Any:  # noqa: ANN401
        return cell if type(cell) is str and _WORDS.fullmatch(cell) else None

    return read


def _day(_: frozenset[str], __: dt.date) -> Usual:
    def read(cell: Cell) -> Any:  # noqa: ANN401
        if type(cell) is dt.datetime:
            return cell.date()
        if type(cell) is dt.date:
            return cell
        found = _DATE.fullmatch(cell) if type(cell) is str else None
        if found is None:
            return None
        year, month, day, solid_month, solid_day = found.groups()
        try:
            return dt.date(int(year), int(month or solid_month), int(day or solid_day))
        except ValueError:
            return None

    return read


_KINDS: Mapping[type[Field[Any]], Callable[[frozenset[str], dt.date], Usual]] = {
    IdNumber: _number, Phone: _phone, PersonName: _name, Text: _words, Date: _day,
}  # fmt: skip
