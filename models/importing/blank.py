"""Columns of numbers that stand in a sheet and are empty in all rows: told once, not by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.kinds_people import IdNumber
from models.sheets.grid import letters

if TYPE_CHECKING:
    from models.importing.plan import ImportPlan

_FEWEST = 3  #: rows; of one or two each may as well be told


def blank_numbers(plan: ImportPlan) -> dict[str, int]:
    """Return the fields of people's numbers of which no row says anything, with their columns."""
    if len(plan.readings) < _FEWEST:
        return {}
    return {
        one.name: column
        for column, one in plan.columns.items()
        if isinstance(one, IdNumber)
        and not any(one.name in said for row in plan.readings
                    for said in (row.values, row.problems, row.prefixes, row.strangers))
    }  # fmt: skip


def about_blank(plan: ImportPlan) -> str:
    """Say which columns of numbers are empty from top to bottom; "" if none is."""
    found = [f"{letters(column)} 列“{plan.record_type.by_name[name].label}”"
             for name, column in blank_numbers(plan).items()]  # fmt: skip
    return f"{'、'.join(found)}整列是空的，先空着，以后再补" if found else ""
