"""Figures of the 减负统计表: each falls out of a register that was written anyway.

A register names its figures in `RecordType.tallies`; they are found there, nobody counts by hand.
What comes and goes by (a paper, a meeting) is counted in the period of its date; what stays from a
day on (a chat group, a sign) is counted as it stands at the period's end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.frozen import frozen
from models.query import Query, Where
from models.record import Record, RecordType

if TYPE_CHECKING:
    from models.view import View

Number = int | Decimal


@frozen(kw_only=True)
class Tally:
    """One figure.

    Attributes:
        name: its code, by which a rule speaks of it (`burden_limit.counter`).
        label: what people read.
        unit: 件, 次, 元 ...
        order: place in the paper, over all registers.
        where: conditions on the records that are counted.
        stays: the fields which say since when and until when; without them the register's
            `dated` field says when.
        measure: records -> the figure; how many there are, unless said otherwise.
        needs: fields that `measure` and `only` look at.
        only: (records, view) -> those that count; for what no condition can say.
        on: the field with the date, where it is not the register's `dated`.
    """

    name: str
    label: str
    unit: str
    order: int
    where: tuple[Where, ...] = ()
    stays: tuple[str, ...] = ()
    measure: Callable[[Sequence[Record]], Number] | None = None
    needs: tuple[str, ...] = ()
    only: Callable[[Sequence[Record], View], Sequence[Record]] | None = None
    on: str = ""


@frozen()
class Counted:
    """The records of a figure, read once; asked for as many periods as wanted."""

    type: RecordType
    tally: Tally
    records: Sequence[Record]
    today: dt.date

    def within(self, first: dt.date, last: dt.date) -> list[Record]:
        """Return the records that the days from `first` to `last` count."""
        if self.tally.stays:
            since, until = self.tally.stays
            day = min(last, self.today)
            return [
                one for one in self.records
                if (one[since] or dt.date.min) <= day < (one[until] or dt.date.max)
            ]  # fmt: skip
        dated = self.tally.on or self.type.dated
        return [one for one in self.records if one[dated] and first <= one[dated] <= last]

    def figure(self, first: dt.date, last: dt.date) -> Number | None:
        """Return the figure of some days; None when they have not begun."""
        if first > self.today:
            return None
        found = self.within(first, last)
        return self.tally.measure(found) if self.tally.measure else len(found)


def tallies(types: Mapping[str, RecordType]) -> list[tuple[RecordType, Tally]]:
    """Return all figures, in the order of the paper."""
    found = [(one, tally) for one in types.values() for tally in one.tallies]
    return sorted(found, key=lambda pair: (pair[1].order, pair[1].name))


def counted(view: View, record_type: RecordType, tally: Tally, since: dt.date) -> Counted:
    """Read the records of a figure; those dated before `since` are left out."""
    dated = tally.on or record_type.dated
    dates = tally.stays or (dated,)
    where = tally.where if tally.stays else (*tally.where, Where(dated, ">=", since))
    # Every period is asked, so the view's own does not apply.
    found = view.ledger.find(record_type.name, Query(where=where, fields=(*dates, *tally.needs)))
    if tally.only:
        found = list(tally.only(found, view))
    return Counted(record_type, tally, found, view.today)


def total(field: str) -> Callable[[Sequence[Record]], Number]:
    """Return a measure: the numbers of a field, added up."""
    return lambda records: sum((one[field] or 0 for one in records), 0)


def yuan(field: str) -> Callable[[Sequence[Record]], Number]:
    """Return a measure: the amounts of a field, added up, in 元 with two digits."""
    return lambda records: Decimal(sum(one[field] or 0 for one in records)).scaleb(-2)


def different(field: str) -> Callable[[Sequence[Record]], Number]:
    """Return a measure: how many different values a field has."""
    return lambda records: len({one[field] for one in records if one[field] is not None})


def faults(types: Mapping[str, RecordType]) -> Iterable[str]:
    """Return what is wrong with the declarations: doubled names, fields that are not there."""
    seen: dict[str, str] = {}
    for record_type, tally in tallies(types):
        if tally.name in seen:
            yield f"{record_type.name}: figure {tally.name} is {seen[tally.name]}'s too"
        seen[tally.name] = record_type.name
        dates = tally.stays or (tally.on or record_type.dated,)
        for name in (*dates, *tally.needs, *(one.field for one in tally.where)):
            if name not in record_type.by_name:
                yield f"{record_type.name}: figure {tally.name} looks at {name}, which is no field"


def said(value: Any) -> str:  # noqa: ANN401 - a figure or None
    """Return a figure as people read it; "" where there is none."""
    return "" if value is None else f"{value:,}"
