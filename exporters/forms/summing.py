"""Sums of what stands in the rows of a list: a column of numbers, how many who stand there."""

from __future__ import annotations

from decimal import Decimal

from exporters.forms.results import number_of
from exporters.forms.sheeted import Sheeted
from models.field import cell_text
from models.forms.counts.census import Census
from models.forms.counts.counting import Count
from models.forms.form import Place


def sum_of_column(made: Sheeted, place: Place) -> int | Decimal | None:
    """Return what the numbers of a column come to; None where there are none, or words."""
    assert place.cell is not None  # noqa: S101 - a sum stands in one cell
    column, body = place.cell[1], made.form.body
    assert body is not None  # noqa: S101 - the form is a list
    cells = made.changes.cells
    written = [cells[row, column] for row in range(body.top, body.bottom + 1)
               if (row, column) in cells]  # fmt: skip
    written += [row[column] for row in made.changes.added if column in row]
    there = (cell_text(made.form.sheet.cell(row, column)) for row in made.form.given)
    numbers = [number_of(str(one)) for one in (*written, *filter(None, there))]
    known = [one for one in numbers if one is not None]
    if not known or len(known) < len(numbers):
        return None
    total = sum(known, Decimal(0))
    return int(total) if total == int(total) else total


def listed(made: Sheeted, count: Count, census: Census) -> int | None:
    """Return how many of those in the list are counted; None where nobody stands there.

    Of households it is their members, where people are counted.
    """
    lines = {one.id: one for one in (*made.lines.values(), *made.beside.values())}
    if not lines or made.form.record_type is None:
        return None
    if made.form.record_type.name == "household":
        homes = frozenset(lines)
        if count.households and not count.said:
            return len(homes)
        here = frozenset(one for one, home in census.home.items() if home in homes)
    else:
        here = frozenset(lines)
    found = here & census.people(count.said) if count.said else here
    if not count.households:
        return len(found)
    return len({census.home[one] for one in found if one in census.home})
