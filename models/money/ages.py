"""Who reaches an age on which a list of grants depends: from 80 on, until 16.

Which ages count is read from the batches themselves; no age is written here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.identity import birthday_at
from models.money.grants import grants_of, in_category
from models.people.birthdays import born_for
from models.query import Query, Where
from models.record import Obligation, Record

if TYPE_CHECKING:
    from models.view import View

_LIVE = dt.timedelta(days=400)  #: a batch that was not repeated for longer is over
_AHEAD = dt.timedelta(days=30)
_SAME = ("least_age", "most_age", "only_group", "category", "each")


def reaching(view: View) -> list[Obligation]:
    """Name who comes onto a list, or off it, by a birthday since its newest batch."""
    newest: dict[tuple[object, ...], Record] = {}
    where = (Where("made_on", ">=", view.today - _LIVE),)
    for one in view.ledger.find("grant_batch", Query(where=where, order=("made_on",))):
        if one["least_age"] is not None or one["most_age"] is not None:
            newest[tuple(one[name] for name in _SAME)] = one
    return [due for batch in newest.values() for due in _of_batch(view, batch)]


def _of_batch(view: View, batch: Record) -> Iterator[Obligation]:
    there = {one["resident"].id for one in grants_of(view, (batch.id,))[batch.id]}
    least, most, name = batch["least_age"], batch["most_age"], batch["name"]
    if least is not None:
        for person, day in _with_birthday(view, batch, least):
            if person.id not in there:
                yield _told(batch, day, f"{person['name']}满 {least} 岁",
                            f"“{name}”从 {least} 岁起发，下一批加上")  # fmt: skip
    if most is not None:
        for person, day in _with_birthday(view, batch, most + 1):
            if person.id in there:
                yield _told(batch, day, f"{person['name']}满 {most + 1} 岁",
                            f"“{name}”发到 {most} 岁，下一批拿掉")  # fmt: skip


def _told(batch: Record, day: dt.date, title: str, sentence: str) -> Obligation:
    return Obligation(type="grant_batch", id=batch.id, on=day, title=title, sentence=sentence)


def _with_birthday(view: View, batch: Record, age: int) -> Iterator[tuple[Record, dt.date]]:
    """Yield whom the batch is for and who comes to an age since it was made, or within a month."""
    first, last = batch["made_on"], view.today + _AHEAD
    people = born_for(view, age, first, last, ("group",))
    belong = in_category(view, tuple(one.id for one in people), batch)
    for one in people:
        day = birthday_at(one["born_on"], age)
        wanted = batch["only_group"] in {None, one["group"]}
        if day > first and wanted and (belong is None or one.id in belong):
            yield one, day
