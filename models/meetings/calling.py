"""How meetings are called: told early enough, and held as often as the rule or custom asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.kinds_links import Ref
from models.meetings.judging import rule_of
from models.periods import Period
from models.query import Query, Where
from models.record import Doubt, Obligation, Record, Said
from models.rule_list import in_force, said_as
from models.rules import AGED

if TYPE_CHECKING:
    from models.view import View

_CADENCES = {"month": "month", "quarter": "quarter", "year": "year"}
_HALF = dt.timedelta(days=183)
_BEFORE = dt.timedelta(days=15)  #: so long before the end of its period a meeting is announced
_LATELY = dt.timedelta(days=400)  #: a kind held since then is one that the village holds


def _told_late(meetings: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield meetings of which people were told later than the rule of the day asks."""
    for one in meetings:
        told, held = one["notified_on"], one["held_on"]
        rule = rule_of(one["kind"], held, view) if told and held else None
        if rule is None or not rule["notice_days"]:
            continue
        days = (held - told).days
        if days < rule["notice_days"]:
            said = f"提前 {max(days, 0)} 天通知，要提前 {rule['notice_days']} 天"
            yield Said(one, said, "notified_on", said_as(rule))


TOLD_LATE = Doubt(
    name="notice",
    label="会议提前通知够天数",
    todo="通知的日子写错了就改；特殊情况临时开的，在备注里写一句",
    finds=_told_late,
    at_entry=True,
    needs=("topic", "kind", "held_on", "notified_on"),
)


def due(view: View) -> list[Obligation]:
    """Name the meetings of this period that were not held yet, towards its end.

    Those that a law asks for, and those that the village holds by custom; not every kind there is.
    """
    held = view.ledger.find(
        "meeting",
        Query(where=(Where("held_on", ">=", view.today - _LATELY),), fields=("kind", "held_on")),
    )
    codes = {
        one.id: one["code"] or one.id
        for one in view.ledger.find("meeting_kind", Query(fields=("code",)))
    }
    last: dict[object, dt.date] = {}
    for one in held:
        code = codes[one["kind"].id]
        last[code] = max(one["held_on"], last.get(code, one["held_on"]))
    found = []
    for rule in in_force(view, "meeting_kind"):
        code = rule["code"] or rule.id
        ended = _end(rule, last.get(code), view.today)
        if ended is not None and (rule["certainty"] in {"verified", AGED} or code in last):
            found.append(_to_hold(rule, ended))
    return found


def _end(rule: Record, last: dt.date | None, today: dt.date) -> dt.date | None:
    """Return by when the next meeting of a kind is to be held; None when there was one."""
    if rule["frequency"] == "half":
        return last + _HALF if last else None
    if rule["frequency"] not in _CADENCES:
        return None
    now = Period.containing(_CADENCES[rule["frequency"]], today)
    return None if last and last >= now.first else now.last


def _to_hold(rule: Record, on: dt.date) -> Obligation:
    return Obligation(
        type="meeting",
        on=on,
        title=f"这一期的{rule['name']}还没有开",
        sentence=f"{said_as(rule)}；开了就记一次，没开不用补",
        verb="去记",
        given={"kind": Ref(rule.id, rule["name"])},
        since=on - _BEFORE,
    )
