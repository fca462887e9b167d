"""Rows looked at again once the columns are known: who is nobody, what is a sum, what a sample."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TypeGuard

from models.errors import Invalid
from models.field import Cell, cell_text
from models.identity import check_digit_fails
from models.kinds_links import Computed
from models.record import RecordType
from models.sheets.grid import Row, is_empty
from models.sheets.layout import Layout
from models.sheets.matched import ROW_NUMBER, Match
from models.sheets.row_roles import Role
from models.writing import narrow

_PLACEHOLDER = re.compile(r"[X×*?？_]{2,}|某+|示例.*|样例.*", re.IGNORECASE)
#: names that stand for anybody, and what is written beside them for a number
_ANYBODY = re.compile("[张李王赵][某三四五六]某?|某某")
_ID = re.compile(r"\d{17}[\dX]")
_MADE_UP = re.compile(r"\+?(?:86)?0?1234567\d*|.*[X×*]{2,}.*|1(\d)\1{8,}")
_LESS = 3  #: times as much says a row of the list
_LOOKED_AT = 200  #: rows that tell how much one usually says
_STRICT = frozenset({"choice", "id_number", "phone"})
_FEWEST = 4  #: rows from which a column that says the same in all of them says nothing


def refined(
    layout: Layout, rows: Sequence[Row], matches: Sequence[Match], record_type: RecordType | None
) -> tuple[Role, ...]:
    """Return the roles again: rows that are only numbered or styled are no data."""
    roles = list(layout.roles)
    data = [number for number, role in enumerate(roles) if role is Role.DATA]
    tell = telling(matches, record_type)
    weak = _weak(matches, record_type, rows, data)
    width = len(layout.heads)
    known = {one.column for one in matches if one.target}
    tells = {number for number in data if _tells(rows[number], tell)}
    last = max(tells, default=0)
    above = _Above([rows[number] for number in data])
    for at, number in enumerate(data):
        if number in tells:
            continue
        row = rows[number]
        filled = {column for column, cell in enumerate(row[:width]) if not is_empty(cell)}
        strong = filled - weak
        if not strong:
            roles[number] = Role.EMPTY
        elif tell and above.are_summed_by(at, strong):
            roles[number] = Role.TOTAL
        elif tell and (not strong & known or (number > last and len(strong) == 1)):
            roles[number] = Role.NOTE  # a day, a signature below the last of them
    for number in _after_the_list(rows, roles):
        if not _is_entry(rows[number], matches):
            roles[number] = Role.NOTE
    if data and tell and roles[data[0]] is Role.DATA and _is_sample(rows[data[0]], tell):
        roles[data[0]] = Role.SAMPLE
    return tuple(roles)


def _after_the_list(rows: Sequence[Row], roles: Sequence[Role]) -> list[int]:
    """Return the last rows, parted from the list by an empty one, that say far less than it."""
    data = [number for number, role in enumerate(roles) if role is Role.DATA]
    usual = sorted(map(_filled, (rows[number] for number in data[:_LOOKED_AT])))
    found = []
    for number in reversed(data):
        if _filled(rows[number]) * _LESS > usual[len(usual) // 2]:
            break
        found.append(number)
        if number and roles[number - 1] is Role.EMPTY:
            return found
    return []


def _filled(row: Row) -> int:
    return sum(not is_empty(cell) for cell in row)


def _is_entry(row: Row, matches: Sequence[Match]) -> bool:
    """Say whether a row has what only its field understands: 女, a number of an ID card."""
    for one in matches:
        cell = _at(row, one.column)
        if one.field is None or one.field.kind not in _STRICT or is_empty(cell):
            continue
        with suppress(Invalid):
            return one.field.read(cell) is not None
    return False


def _tells(row: Row, tell: set[int]) -> bool:
    """Say whether a row says who or what it is."""
    return any(column < len(row) and not is_empty(row[column]) for column in tell)


def telling(matches: Sequence[Match], record_type: RecordType | None) -> set[int]:
    """Return the columns that say who or what a row is."""
    if record_type is None:
        return set()
    names = {record_type.title, *(name for names in record_type.same_when for name in names)}
    return {
        one.column for one in matches
        if one.target and not one.target.linked and one.target.field.name in names
        and _says_who(record_type, one.target.field.name)
    }  # fmt: skip


def _says_who(record_type: RecordType, name: str) -> bool:
    kind = record_type.by_name[name].kind
    return name == record_type.title or kind not in {"choice", "date", "group_name", "yes_no"}


def _weak(
    matches: Sequence[Match],
    record_type: RecordType | None,
    rows: Sequence[Row],
    data: Sequence[int],
) -> set[int]:
    """Return the columns that fill themselves: running numbers, formulas, the same in all rows."""
    derived = {one.field for one in record_type.derived} if record_type else set()
    weak = set()
    for one in matches:
        field = one.target.field if one.target else None
        fills_itself = (
            one.derivation == ROW_NUMBER
            or isinstance(field, Computed)
            or (field is not None and field.name in derived)
        )
        says_the_same = record_type and len(data) >= _FEWEST
        if fills_itself or (says_the_same and _is_constant(rows, data, one.column)):
            weak.add(one.column)
    return weak


def _is_constant(rows: Sequence[Row], data: Sequence[int], column: int) -> bool:
    seen: set[Cell] = set()
    for number in data:
        row = rows[number]
        seen.add(row[column] if column < len(row) else None)
        if len(seen) > 1:
            return False
    return True


class _Above:
    """The numbers of each column in the rows above one, added up on the way down."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._passed = 0
        self._sums: dict[int, float] = {}
        self._counts: dict[int, int] = {}

    def are_summed_by(self, at: int, columns: Iterable[int]) -> bool:
        """Say whether every cell of a row is the sum or the count of the numbers above it.

        Rows are asked about from the top downwards.
        """
        cells = {column: _at(self._rows[at], column) for column in columns}
        if not all(map(_is_number, cells.values())):
            return False
        self._pass_to(at)
        return all(self._sums_to(column, cell) for column, cell in cells.items()
                   if _is_number(cell))  # fmt: skip

    def _sums_to(self, column: int, number: float) -> bool:
        total = self._sums.get(column, 0)
        return number in {self._counts.get(column, 0), self._passed} or math.isclose(
            total, number, rel_tol=1e-9, abs_tol=1e-6
        )

    def _pass_to(self, at: int) -> None:
        for row in self._rows[self._passed : at]:
            for column, cell in enumerate(row):
                if _is_number(cell):
                    self._sums[column] = self._sums.get(column, 0) + cell
                    self._counts[column] = self._counts.get(column, 0) + 1
        self._passed = at


def _is_number(cell: Cell) -> TypeGuard[int | float]:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _at(row: Row, column: int) -> Cell:
    return row[column] if column < len(row) else None


def _is_sample(row: Row, telling: set[int]) -> bool:
    """Say whether a row shows how to fill in: XX, or 张三 with a number that nobody has."""
    texts = [narrow(cell_text(_at(row, column))) for column in telling]
    if any(_PLACEHOLDER.fullmatch(text) for text in texts if text):
        return True
    return any(map(_ANYBODY.fullmatch, texts)) and any(
        _MADE_UP.fullmatch(text) or (_ID.fullmatch(text) and check_digit_fails(text))
        for text in (narrow(cell_text(cell)).upper() for cell in row)
    )
