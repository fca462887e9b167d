"""A sheet that comes a second time, mended by its sender: what the person chose is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from models.importing.as_data import called_data
from models.importing.learnt import BY_HAND
from models.sheets.grid import Row

if TYPE_CHECKING:
    from pathlib import Path

    from models.importing.plan import ImportPlan

_MENDED = 3  #: cells of a row, and half of it; where more are otherwise it is another row


def comes_again(plan: ImportPlan, path: Path) -> bool:
    """Say whether a file is the one of a plan once more, or a copy named after it."""
    return path == plan.path or path.stem.startswith(plan.path.stem)


def same_heads(new: ImportPlan, old: ImportPlan) -> bool:
    """Say whether the sheets of two plans have the same heads."""
    return _heads(new) == _heads(old)


def _heads(plan: ImportPlan) -> list[tuple[str, ...]]:
    own = plan.source.sheet.own
    return [head for at, head in enumerate(plan.source.layout.heads) if own(at) == at]


def with_choices(new: ImportPlan, old: ImportPlan) -> ImportPlan:
    """Return the new plan with what was chosen in the old one, its rows not read again yet.

    Columns given by hand and what is done with changes go with the heads; what was said of a row
    goes with the row, and of a cell only where its words are still those that were looked at.
    """
    if new.record_type.name != old.record_type.name or not same_heads(new, old):
        return new
    made = new
    for match in old.matches:
        if match.reason == BY_HAND:
            made = made.given(match.column, match.field)
    for column in old.kept:
        made = made.remarked(column)
    rows = _same_rows(old, made)
    made = called_data(made, (rows[row] for row in old.as_data if row in rows))
    return replace(
        made,
        policy=old.policy,
        shared=old.shared,
        noted=old.noted,
        chosen={rows[row]: action for row, action in old.chosen.items() if row in rows},
        mended={
            (rows[row], column): cell
            for (row, column), cell in old.mended.items()
            if row in rows and _cell(old, row, column) == _cell(made, rows[row], column)
        },
        dropped=frozenset(
            (rows[row], column)
            for row, column in old.dropped
            if row in rows and _cell(old, row, column) == _cell(made, rows[row], column)
        ),
    )


def _same_rows(old: ImportPlan, new: ImportPlan) -> Mapping[int, int]:
    """Return, for each row about which something was said, which row it is now."""
    places: dict[Row, list[int]] = {}
    for number, cells in enumerate(new.source.rows, 1):
        places.setdefault(cells, []).append(number)
    said = {*old.chosen, *old.as_data, *(row for row, _ in (*old.mended, *old.dropped))}
    found = {}
    for row in said:
        cells = old.source.rows[row - 1]
        there = places.get(cells, [])
        if len(there) == 1:
            found[row] = there[0]
        elif _is_mended(old, new, row):
            found[row] = row
    return found


def _is_mended(old: ImportPlan, new: ImportPlan, row: int) -> bool:
    """Say whether a row was mended in its place: a few cells, the name alone or not at all."""
    if row > len(new.source.rows):
        return False
    width = len(old.source.layout.heads)
    differing = {column for column in range(width)
                 if _cell(old, row, column) != _cell(new, row, column)}  # fmt: skip
    named = {at for at, one in old.columns.items() if one and one.name == old.record_type.title}
    few = len(differing) <= min(_MENDED, width // 2)
    return few and (differing <= named or not differing & named)


def _cell(plan: ImportPlan, row: int, column: int) -> object:
    cells = plan.source.rows[row - 1]
    return cells[column] if column < len(cells) else None
