"""What must be public, period by period: the catalogue in force, and what became of each item."""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from models.days_off import own_days
from models.frozen import frozen
from models.notice_days import STEP_WORDS, STEPS, deadline, last_day, next_step
from models.periods import AS_PUBLISHED, OwnDays, Period
from models.query import Query, Where
from models.record import Record
from models.rule_list import OWN, PACK, in_force
from models.view import View

SCHEDULED = ("month", "quarter", "year")
_DAY = dt.timedelta(days=1)
_ORDER = (*SCHEDULED, "once", "open")
DONE, SHOWN, DUE, LATE, MISSING, WAITING, NONE, DRAFTED, DOWN, BEFORE = (
    "done", "shown", "due", "late", "missing", "waiting", "none", "drafted", "down", "before"
)  # fmt: skip
OPEN = frozenset({DUE, LATE, MISSING, DRAFTED})  #: states of what should hang and does not
LONG_AGO = 200  #: days after a period for which it is asked for, not only shown
SOON = 15  #: days before the deadline when an item begins to be due
_ORIGINS = {OWN: 2, PACK: 1}
_NEEDED = (
    "matter", "period", "title", "nothing", "corrects", "display_days", "days_unit",
    *(one for on, by, _ in STEPS.values() for one in (on, by)),
)  # fmt: skip


@frozen()
class Cell:
    """What became of one item in one period.

    Attributes:
        matter: the entry of the catalogue.
        state: see the constants of this module.
        on: the day that matters: posted, last shown, or the deadline.
        record: the newest notice of it, None where there is none.
        step: the next step of a notice that is under way.
    """

    matter: Record
    period: Period
    state: str
    on: dt.date
    record: Record | None = None
    step: str = ""


Rows = list[tuple[Record, list[Cell]]]
Item = str | int


def catalogue(view: View, day: dt.date | None = None) -> list[Record]:
    """Return the items in force, without those that a local item stands for."""
    if not view.ledger.count("village"):
        return []  # nobody knows yet where it lies
    found = in_force(view, "matter", day)
    replaced = {code for one in found for code in _instead(one)}
    return [one for one in found if not one["code"] or one["code"] not in replaced]


def unfloored(view: View) -> frozenset[str]:
    """Return the kinds of affairs for which the floor of 15 days does not hold."""
    found = view.ledger.find("affairs_kind", Query(fields=("name", "floored")))
    return frozenset(one["name"] for one in found if one["floored"] is False)


def steps_before(view: View, day: dt.date | None = None) -> tuple[str, ...]:
    """Return the steps before posting: the village's own order, else its province's."""
    there = view.ledger.count("village") > 0
    found = in_force(view, "procedure", day) if there else []
    if not found:
        return tuple(STEP_WORDS.values())
    best = max(
        found,
        key=lambda one: (
            _ORIGINS.get(one["origin"] or OWN, 0),
            len(one["place"] or "") if one["place"] not in {"全国", "各地"} else 0,
            one["in_force_from"] or dt.date.min,
        ),
    )
    words = (best["steps"] or "").split("、")
    return tuple(STEP_WORDS[word] for word in words if word in STEP_WORDS)


def notices(view: View, year: int) -> list[Record]:
    """Return the notices of a year's periods, the oldest first."""
    where = (Where("period", ">=", str(year)), Where("period", "<", str(year + 1)))
    return view.ledger.find("disclosure", Query(where=where, order=("period",), fields=_NEEDED))


def begun(view: View) -> dt.date:
    """Return the first day of the book: the first act in the ledger, or an older notice."""
    first = view.ledger.find("disclosure", Query(order=("period",), limit=1, fields=("period",)))
    act = view.ledger.journal.begun()
    days = [one["period"].first for one in first] + ([act.date()] if act else [])
    return min(days, default=view.today)


@lru_cache(maxsize=64)
def periods_of(cadence: str, year: int) -> tuple[Period, ...]:
    """Return the periods of a year in which an item is public; none for one without cadence."""
    if cadence not in SCHEDULED:
        return ()
    found, period = [], Period.containing(cadence, dt.date(year, 1, 1))
    while period.year == year:
        found.append(period)
        period = period.next()
    return tuple(found)


def items(view: View) -> Mapping[int, Item]:
    """Return which item each entry of the catalogue is a version of, by the entry's id."""
    found = view.ledger.find("matter", Query(fields=("code",)))
    return {one.id: one["code"] or one.id for one in found}


def plan(view: View, year: int) -> list[tuple[Record, dict[Period, Record]]]:
    """Return the items of a year, and the entry that rules each of their periods.

    A period that has begun ends by the rule of its first day; the next follows the new one. What
    came new in the year begins with the period in which it came.
    """
    last = min(view.today, dt.date(year, 12, 31))
    starts = [dt.date(year, 1, 1), *_turns(view, year, last)]
    if len(starts) == 1:
        return [
            (one, dict.fromkeys(periods_of(one["cadence"], year), one))
            for one in catalogue(view, last)
        ]
    eras = [{one["code"] or one.id: one for one in catalogue(view, day)} for day in starts]
    newest = {item: one for era in eras for item, one in era.items()}
    walked = {item: walk(item, starts, eras, year) for item in newest}
    return [(one, walked[item]) for item, one in newest.items()]


def _turns(view: View, year: int, last: dt.date) -> list[dt.date]:
    """Return the days of a year on which an entry comes into force or has ended."""
    query = Query(
        where=(Where("used", "=", value=True),), fields=("in_force_from", "in_force_until")
    )
    found: set[dt.date] = set()
    for one in view.ledger.find("matter", query):
        ended = one["in_force_until"]
        found |= {one["in_force_from"] or dt.date.min, ended + _DAY if ended else dt.date.min}
    return sorted(day for day in found if dt.date(year, 1, 1) < day <= last)


def walk(
    item: Item, starts: Sequence[dt.date], eras: Sequence[Mapping[Item, Record]], year: int
) -> dict[Period, Record]:
    """Return the periods of an item one after the other, without a gap and without two at once."""
    found: dict[Period, Record] = {}
    day, kind = starts[0], ""
    while day.year == year:
        place = bisect(starts, day) - 1
        rule = eras[place].get(item)
        if rule is None or rule["cadence"] not in SCHEDULED:
            if place + 1 == len(starts):
                break
            day, kind = starts[place + 1], ""
            continue
        period = Period.containing(rule["cadence"], day)
        if period.first < day and kind:
            period = Period.containing(kind, day)
        if kind or period.first == day or not _stands_for(rule, eras[place - 1]):
            found[period], kind = rule, period.kind
        day = period.last + _DAY
    return found


def _stands_for(rule: Record, era: Mapping[Item, Record]) -> bool:
    """Say whether an entry takes the place of others that held until then."""
    return any(code in era for code in _instead(rule))


def _instead(rule: Record) -> list[str]:
    return (rule["instead_of"] or "").replace(",", "、").split("、")


def matrix(view: View, year: int) -> Rows:
    """Return what became of every item in a year: scheduled ones, and what else was posted."""
    names = items(view)
    known: dict[tuple[Item, Period], list[Record]] = defaultdict(list)
    for one in notices(view, year):
        if one["matter"]:
            known[names[one["matter"].id], one["period"]].append(one)
    book = _Book(view.today, begun(view), steps_before(view), own_days(view))
    rows = []
    for matter, planned in plan(view, year):
        item = names[matter.id]
        periods = planned if year <= view.today.year else {}
        extra = {period: matter for id_, period in known if id_ == item}
        cells = [
            _cell(book, ruled_by, period, known[item, period])
            for period, ruled_by in sorted(
                {**extra, **periods}.items(), key=lambda one: (one[0].first, one[0].last)
            )
        ]
        if cells:
            rows.append((matter, cells))
    return sorted(rows, key=lambda row: _ORDER.index(row[0]["cadence"]))


class _Book(NamedTuple):
    """What every cell is judged by: today, its first day, the steps before posting, days off."""

    today: dt.date
    begin: dt.date
    before: Sequence[str]
    own: OwnDays


def _cell(book: _Book, matter: Record, period: Period, found: Sequence[Record]) -> Cell:
    due, today = deadline(matter, period), book.today
    newest = found[-1] if found else None
    if newest is None:
        if period.last < book.begin:
            return Cell(matter, period, BEFORE, due)
        return Cell(matter, period, _open_state(period, due, today), due)
    state, day = state_of(newest, today, book.own), due
    if state in {SHOWN, DOWN}:
        day = until(newest, book.own) or due
    elif state == DONE:
        day = newest["posted_on"]
    elif state == DRAFTED and due < today and matter["cadence"] in SCHEDULED:
        state = LATE
    return Cell(matter, period, state, day, newest, next_step(newest, book.before) or "")


def cell_of(view: View, record: Record) -> Cell | None:
    """Return the cell of one notice; None for one that is in no catalogue."""
    if record["matter"] is None:
        return None
    matter = view.ledger.get("matter", record["matter"].id)
    book = _Book(view.today, begun(view), steps_before(view), own_days(view))
    return _cell(book, matter, record["period"], [record])


def _open_state(period: Period, due: dt.date, today: dt.date) -> str:
    if due < today:
        return MISSING if period.next().last < today else LATE
    return DUE if period.last < today or (due - today).days <= SOON else WAITING


def until(values: Mapping[str, object], own: OwnDays = AS_PUBLISHED) -> dt.date | None:
    """Return the last day on which a posted notice hangs; `own`: the village's days off."""
    posted, days, unit = map(values.get, ("posted_on", "display_days", "days_unit"))
    if not isinstance(posted, dt.date):
        return None
    days = days if isinstance(days, int) else 0
    return last_day(posted, days, str(unit) if unit else None, own)


def state_of(one: Mapping[str, object], today: dt.date, own: OwnDays = AS_PUBLISHED) -> str:
    """Return what became of one notice."""
    if one["removed_on"] or one["archived_on"]:
        return DONE
    if last := until(one, own):
        return SHOWN if today <= last else DOWN
    return NONE if one["nothing"] else DRAFTED


def owed(view: View, rows: Rows | None = None) -> list[tuple[dt.date, list[Cell]]]:
    """Return what is not posted though its time has come, by deadline.

    Args:
        view: the ledger.
        rows: this year's matrix, where it is known already.

    What should have been public long ago is told by the matrix, no more here.
    """
    today = view.today
    since = today - dt.timedelta(days=LONG_AGO)
    found = list(matrix(view, today.year) if rows is None else rows)
    if since.year < today.year:
        found += matrix(view, today.year - 1)
    by_day: dict[tuple[dt.date, Period], list[Cell]] = defaultdict(list)
    for _, cells in found:
        for one in cells:
            ended = since <= one.period.last < today
            if one.state in OPEN and ended and one.matter["cadence"] in SCHEDULED:
                by_day[deadline(one.matter, one.period), one.period].append(one)
    return [(day, cells) for (day, _), cells in sorted(by_day.items(), key=lambda e: e[0][0])]
