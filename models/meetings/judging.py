"""Did enough people come, did enough agree: the rule of the day, applied and explained.

Two denominators: of those who came (村民委员会组织法 第26、30、32条), of all members
(农村集体经济组织法 第27条). Five populations are never mixed: 村民, 户, 代表, 选民, 集体成员.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from models.kinds_links import Ref
from models.meetings.shares import SHARES, WORDS
from models.query import Query, Where
from models.record import Record
from models.rule_list import in_force, said_as
from models.view import View

Values = Mapping[str, Any]
#: what is looked at in a meeting
COUNTED = ("kind", "held_on", "households", "expected", "present")


class Judged(NamedTuple):
    """`met` is None where nothing can be said; the sentence says why."""

    met: bool | None
    sentence: str
    basis: str = ""


def rule_of(kind: Any, day: dt.date | None, view: View) -> Record | None:  # noqa: ANN401 - a Ref
    """Return the rule of a kind of meeting as it was on a day; None where there was none."""
    if not isinstance(kind, Ref) or kind.id is None:
        return None
    chosen = view.get("meeting_kind", kind.id)
    if not chosen["code"]:
        return chosen
    return next(iter(in_force(view, "meeting_kind", day, code=chosen["code"])), None)


def quorum(values: Values, view: View) -> Judged:
    """Say whether enough people came to a meeting."""
    rule = rule_of(values.get("kind"), values.get("held_on"), view)
    if rule is None:
        return Judged(None, "没有收进当时的规定，到会够不够请自己看" if values.get("kind") else "")
    by_households = values.get("households") == "households"
    code = rule["households"] if by_households else rule["attendance"]
    if not code:
        return Judged(None, "这种会没有规定到会人数")
    expected, present = values.get("expected"), values.get("present")
    if not expected or present is None:
        return Judged(None, f"到会要{WORDS[code]}，写上应到和实到就能算")
    least, unit = SHARES[code].least(expected), "户的代表" if by_households else "人"
    met = present >= least
    said = f"应到 {expected} {unit}，{WORDS[code]}是 {least}，实到 {present}，"
    return Judged(met, said + ("够了" if met else f"还差 {least - present}"), said_as(rule))


def majority(values: Values, meeting: Values, view: View) -> Judged:
    """Say whether a matter was passed: enough came, and enough of them (or of all) agreed."""
    came = quorum(meeting, view)
    if came.met is False:
        return Judged(came.met, f"到会不够，表决不算数（{came.sentence}）", came.basis)
    rule = rule_of(values.get("rule") or meeting.get("kind"), meeting.get("held_on"), view)
    if rule is None or not rule["majority"]:
        return Judged(None, "没有收进当时的规定，通没通过请自己写")
    code, of_all = rule["majority"], rule["majority_of"] == "all"
    whole = meeting.get("expected") if of_all else meeting.get("present")
    agreed = values.get("votes_for")
    if not whole or agreed is None:
        return Judged(None, f"要{WORDS[code]}同意，写上票数就能算")
    least, met = SHARES[code].least(whole), agreed >= SHARES[code].least(whole)
    who = "全体" if of_all else "到会"
    said = f"{who} {whole} 人，{WORDS[code]}是 {least} 票，赞成 {agreed} 票，"
    return Judged(met, said + ("通过" if met else "没有通过"), said_as(rule))


def expected_people(values: Values, view: View) -> tuple[Mapping[str, Any], ...]:
    """Return the rows of an attendance list for a kind of meeting, from the registers."""
    kind = values.get("kind")
    if not isinstance(kind, Ref) or kind.id is None:
        return ()
    body = view.get("meeting_kind", kind.id)["body"]
    day = values.get("held_on") or view.today
    names = _names(body, day, view)
    return tuple(
        {"name": name, "role": "member", "came": "present", "proxy": None} for name in names
    )


_IN_OFFICE = {"both": ("party", "committee"), "committee": ("committee",),
              "supervision": ("supervision",), "council": ("collective",)}  # fmt: skip


def _names(body: str, day: dt.date, view: View) -> list[str]:
    serving = (Where("started", "<=?", day), Where("ended", ">=?", day))
    if body == "representatives":
        found = view.ledger.find("representative", Query(where=serving, order=("group", "name")))
    elif body == "party" and "party_member" in view.ledger.types:
        found = view.ledger.find("party_member", Query(where=(Where("left_on", ">=?", day),)))
    elif body in _IN_OFFICE:
        where = (Where("body", "in", _IN_OFFICE[body]), *serving)
        found = view.ledger.find("official", Query(where=where))
    else:
        return []
    return list(dict.fromkeys(one["name"] for one in found if one["name"]))
