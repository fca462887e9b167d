"""Rows that the program took for a sample, a sum or a note, and a person for data.

Only the rows below the heads that stand in the table; of each is kept what it was taken for, so
that it can be taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from models.importing.choice import Source
from models.record import RecordType
from models.sheets.grid import Row, is_empty
from models.sheets.layout import Role, filled_down
from models.sheets.understanding import Reader

if TYPE_CHECKING:
    from models.importing.plan import ImportPlan

_MAY_BE = frozenset({Role.SAMPLE, Role.TOTAL, Role.NOTE})


class Taken(NamedTuple):
    """What a row was taken for, and its cells."""

    role: Role
    cells: Row


def may_be_data(source: Source, numbers: Iterable[int]) -> dict[int, Taken]:
    """Return which of some rows, 1-based, can be called data, with what they were taken for."""
    roles = source.layout.roles
    return {
        number: Taken(roles[number - 1], source.rows[number - 1]) for number in numbers
        if number <= len(roles) and roles[number - 1] in _MAY_BE
    }  # fmt: skip


def called_data(plan: ImportPlan, numbers: Iterable[int]) -> ImportPlan:
    """Return the plan with some rows as data, not read again yet."""
    taken = may_be_data(plan.source, numbers)
    source = _as_data(plan.source, taken)
    if taken and _are_joined(source):
        called = {one - 1 for one in (*plan.as_data, *taken)}
        source = _joined(source, plan.desk.ledger.types, taken, called)
    return replace(plan, source=source, as_data={**plan.as_data, **taken})


def not_data(plan: ImportPlan, numbers: Iterable[int]) -> ImportPlan:
    """Return the plan with some rows as what they were taken for, not read again yet."""
    back = {row: plan.as_data[row] for row in numbers if row in plan.as_data}
    left = {row: taken for row, taken in plan.as_data.items() if row not in back}
    return replace(plan, source=_as_taken(plan.source, back), as_data=left)


def _as_data(source: Source, numbers: Collection[int]) -> Source:
    """Return the source with some rows, 1-based, as data: with what is merged down into them."""
    called = _as_taken(source, {one: Taken(Role.DATA, source.rows[one - 1]) for one in numbers})
    filled = filled_down(source.sheet, called.layout)
    return _as_taken(called, {
        one: Taken(Role.DATA, _completed(source.rows[one - 1], filled[one - 1]))
        for one in numbers
    })  # fmt: skip


def _are_joined(source: Source) -> bool:
    """Say whether some columns are parts of one thing, so that rows were rewritten."""
    paths = [one.target.path for one in source.matches if one.target]
    return bool(source.sheet.halves) or len(set(paths)) < len(paths)


def _joined(
    source: Source,
    types: Mapping[str, RecordType],
    numbers: Collection[int],
    called: Collection[int],
) -> Source:
    """Return the source with some rows, 1-based, rewritten as the other rows of its list were."""
    reader = Reader(types, source.record_type, joins=True)
    rows = reader.sheet(replace(source.sheet, halves=()), called).rows
    return _as_taken(source, {one: Taken(Role.DATA, rows[one - 1]) for one in numbers
                              if one <= len(rows)})  # fmt: skip


def _as_taken(source: Source, taken_for: Mapping[int, Taken]) -> Source:
    """Return the source with some rows, 1-based, as what the program had taken them for."""
    roles, rows = list(source.layout.roles), list(source.rows)
    for number, taken in taken_for.items():
        roles[number - 1], rows[number - 1] = taken
    return replace(source, layout=replace(source.layout, roles=tuple(roles)), rows=tuple(rows))


def _completed(row: Row, more: Row) -> Row:
    """Return a row with the cells of another where it has none: it may have been rewritten."""
    return tuple(other if is_empty(cell) else cell for cell, other in zip_longest(row, more))
