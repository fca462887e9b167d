"""Sums of what stands in the rows of a list: a column of numbers, how many who stand there."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal

from exporters.forms.results import number_of
from exporters.forms.sheeted import Sheeted
from models.field import cell_text
from models.forms.counts.census import Census
from models.forms.counts.counting import Count
from models.forms.form import Place
from models.record import Record


def sum_of_column(made: Sheeted, place: Place) -> int | Decimal | None:
    """Return what the numbers of a column come to.

    None where nobody stands in the list, or a line has no number: what is written in there later
    would be missing in the sum.
    """
    assert place.cell is not None  # noqa: S101 - a sum stands in one cell
    column, body = place.cell[1], made.form.body
    assert body is not None  # noqa: S101 - the form is a list
    cells = made.changes.cells
    written = [cells[row, column] for row in range(body.top, body.bottom + 1)
               if (row, column) in cells]  # fmt: skip
    written += [row[column] for row in made.changes.added if column in row]
    there = (cell_text(made.form.sheet.cell(row, column)) for row in made.form.given)
    numbers = [number_of(str(one)) for one in (*written, *filter(None, there))]
    if not numbers or len(numbers) < _lines(made, column):
        return None
    known = [one for one in numbers if one is not None]
    total = sum(known, Decimal(0))
    return None if len(known) < len(numbers) else int(total) if total == int(total) else total


def _lines(made: Sheeted, column: int) -> int:
    """Return how many lines of a list have a number of their own in a column."""
    if side := made.form.side_of(column):
        return sum(at == side for _, at in made.beside)
    if made.form.block > 1:
        return len({one["household"] for one in made.lines.values()})
    return len({*made.lines, *made.form.given})


def listed(made: Sheeted, count: Count, census: Census) -> int | None:
    """Return how many of those in the list are counted; None where nobody stands there.

    Of households it is their members, where people are counted. Nor is it known where names were
    typed that nobody knows, or where it is asked of those who are gone how many are what.
    """
    lines = {one.id: one for one in (*made.lines.values(), *made.beside.values())}
    kind = made.form.record_type
    if not lines or kind is None or any(row not in made.lines for row in made.form.given):
        return None
    of_homes = kind.name == "household"
    if not count.said and count.households == of_homes:
        return len(lines)
    here = _members(lines, census) if of_homes else frozenset(map(_person, lines.values()))
    if not here <= census.living:
        return None
    found = here & census.people(count.said)
    return len({census.home[one] for one in found if one in census.home} if count.households
               else found)  # fmt: skip


def _members(homes: Container[int], census: Census) -> frozenset[int]:
    return frozenset(one for one, home in census.home.items() if home in homes)


def _person(line: Record) -> int:
    """Return the id of whom a line is about, 0 for nobody who is entered."""
    about = line if line.type == "resident" else line.get("resident")
    return about.id if about else 0
