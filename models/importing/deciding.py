"""The two passes over a plan's rows: cells to values, then who each row is and what becomes of it.

The first is done again only for what changed; the second always for all rows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from models.importing.blank import blank_numbers
from models.importing.cells import About, CellReader, Reading
from models.importing.gathering import Gathered, gather
from models.importing.named import named
from models.importing.rows import Decider, RowPlan, compare_checked
from models.importing.years import year_above
from models.kinds_dates import Date
from models.kinds_links import Copied
from models.record import REMARKS, Record, RecordType
from models.sheets import terms
from models.sheets.grid import Row
from models.sheets.layout import Role, unit_of
from models.sheets.matched import Match
from models.sheets.questions import questions
from models.sheets.undisturbed import undisturbed
from models.sheets.value_lists import codes_for
from models.sheets.vocabulary import is_checked

if TYPE_CHECKING:
    from models.importing.plan import ImportPlan


_CAPTION = "小标题"
_TOGETHER = 1000  #: rows between two reports of progress


def read_all(
    plan: ImportPlan, tell: Callable[[int, int], object] = lambda _done, _whole: None
) -> ImportPlan:
    """Return the plan with every row read and decided on; what `tell` raises stops it."""
    reader, data = _reader(plan), plan.source.layout.data
    readings: list[Reading] = []
    with undisturbed():
        for start in range(0, len(data), _TOGETHER):
            tell(start, len(data))
            readings += [_reading(plan, reader, row) for row in data[start : start + _TOGETHER]]
        return decide(replace(plan, readings=tuple(readings)))


def read_some(plan: ImportPlan, numbers: Collection[int]) -> ImportPlan:
    """Return the plan with some rows read again and all rows decided on."""
    roles = plan.source.layout.roles
    if any(roles[number - 1] is not Role.DATA for number in numbers):
        return read_all(plan)  # a caption speaks for the rows below it
    reader = _reader(plan)
    readings = tuple(
        _reading(plan, reader, one.number - 1) if one.number in numbers else one
        for one in plan.readings
    )
    return decide(replace(plan, readings=readings))


def decide(plan: ImportPlan) -> ImportPlan:
    """Return the plan with every row decided on: a mended cell may make another row a double."""
    plan = replace(plan, gathered=_gathered(plan))
    decider = Decider(
        plan.record_type,
        plan.desk.ledger,
        plan.desk.known,
        plan.chosen,
        has_columns=any(plan.columns.values()),
        policy=plan.policy,
        gathered=plan.gathered,
        adds_notes=bool(plan.noted or plan.kept) and not any(
            one and one.name == REMARKS for one in plan.columns.values()),
        spoken=plan.spoken,
    )
    odd = compare_checked(plan.record_type, plan.readings, _computed(plan))
    blank = blank_numbers(plan)
    decided = {}
    for reading in named(plan.record_type, plan.readings, plan.desk.ledger):
        row = decider.decide(reading)
        if more := odd.get(row.number):
            row = row._replace(doubts={**more, **row.doubts})
        if blank and row.doubts:
            left = {name: said for name, said in row.doubts.items() if name not in blank}
            row = row._replace(doubts=left)
        decided[row.number - 1] = row
    rows = []
    for number, role in enumerate(plan.source.layout.roles):
        if role is Role.DATA:
            rows.append(decided[number])
        elif role is not Role.EMPTY:
            is_caption = plan.captions.of(number + 1) is not None
            reason = _CAPTION if is_caption else role.value
            rows.append(RowPlan(number + 1, _cells(plan, number), "note", reason=reason))
    return replace(plan, rows=tuple(rows))


def _gathered(plan: ImportPlan) -> Gathered:
    desk = plan.desk
    return gather(plan.record_type, plan.matches, plan.readings, desk.ledger, desk.known)


def _reader(plan: ImportPlan) -> CellReader:
    desk = plan.desk
    return CellReader(
        plan.record_type, plan.columns, desk.links, desk.ledger.today, desk.memory,
        about=_about(plan),
    )  # fmt: skip


def _about(plan: ImportPlan) -> About:
    source = plan.source
    heads = dict(enumerate(source.layout.heads))
    units = {
        column: unit_of(heads.get(column, ()), source.layout.unit)
        for column, one in plan.columns.items()
        if one and one.kind == "money"
    }
    numbers = {
        link.name: match.column
        for link in plan.record_type.links
        for match in plan.matches
        if (match.derivation or "").startswith(f"{plan.record_type.name}.{link.name} → ")
        and _is_number_of(match, plan.desk.ledger.type(link.to))
    }  # fmt: skip
    asked = {
        (row, one.column): one.sentence
        for one in questions(plan.understood)
        for row in range(one.first, one.last + 1)
        if (row + 1, one.column) not in plan.mended
    }
    codes = codes_for(plan.record_type, source.lists)
    kept = {column: "".join(heads.get(column, ())[-1:]) for column in sorted(plan.kept)}
    return About(units, source.sheet.unsolved, numbers, asked, codes, plan.noted, kept,
                 year_above(source, plan.path.stem))  # fmt: skip


def _is_number_of(match: Match, target: RecordType) -> bool:
    """Say whether a column holds the ID numbers of the linked records, or copies of them."""
    field = match.target.field if match.target else None
    if isinstance(field, Copied):
        return target.by_name[field.of].kind == "id_number"
    return field is not None and field.kind == "id_number"


def _reading(plan: ImportPlan, reader: CellReader, row: int) -> Reading:
    one = _read(plan, reader, row)
    told = {**plan.shared, **plan.captions.over(row)}
    if not told or not (one.values or one.problems):
        return one
    own = {**one.values, **one.problems}
    said = {name: value for name, value in told.items() if name not in own}
    return one._replace(values={**one.values, **said})


def _read(plan: ImportPlan, reader: CellReader, row: int) -> Reading:
    if not (plan.dropped or plan.mended):
        return reader.read(row + 1, plan.source.rows[row])
    dropped = frozenset(column for number, column in plan.dropped if number == row + 1)
    return reader.read(row + 1, _cells(plan, row), dropped)


def _cells(plan: ImportPlan, row: int) -> Row:
    cells = list(plan.source.rows[row])
    for (number, column), cell in plan.mended.items():
        if number == row + 1:
            cells += [None] * (column + 1 - len(cells))
            cells[column] = cell
    for half, column in plan.source.sheet.halves:
        first, last = plan.columns.get(column), plan.columns.get(half)
        said = plan.mended.get((row + 1, column))
        if not (isinstance(said, str) and isinstance(first, Date) and isinstance(last, Date)):
            continue
        if two := terms.halves(said, first, last):  # a whole term was put into the one cell
            cells += [None] * (half + 1 - len(cells))
            cells[column], cells[half] = two
    return tuple(cells)


def _computed(plan: ImportPlan) -> dict[str, list[Any]]:
    """Return what the program counts from each row's own values, e.g. its age."""
    record_type, view = plan.record_type, plan.desk.ledger.as_of()
    wanted = {one.name for one in plan.columns.values() if one and is_checked(one)}
    empty = Record(record_type.name, 0, 0, {})
    result = {}
    for one in record_type.computed:
        if one.name not in wanted or one.compute([empty], view)[0] is not None:
            continue  # what counts other records cannot be told from the row
        wholes = [record_type.derive(row.values, view.today) for row in plan.readings]
        result[one.name] = list(one.compute(wholes, view))
    return result
