"""Whether a village issues what somebody asks for: by purpose, basis and list, never by a word.

收养人婚姻状况证明 sounds like the refused 婚姻状况证明 and is the village's to issue: so a name is
refused only as a whole, and a refused kind names the allowed one that fits the purpose.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from models import issuing, rule_list, wording
from models.pattern import pattern
from models.query import Query, Where
from models.record import Record
from models.view import View

KINDS = "certificate_kind"
YES, NO = "yes", "no"
_SEEN = 3  #: allowed ones in sight at the counter, and as many refused ones
_REMEMBERED = 300  #: papers looked through for what is asked for most
_BETWEEN = pattern(r"[、，,；;\s]+")


def listed(text: str | None) -> tuple[str, ...]:
    """Return words that are parted by 、."""
    return tuple(one for one in _BETWEEN.split(text or "") if one)


def names(kind: Mapping[str, Any]) -> frozenset[str]:
    """Return all names of a kind."""
    return frozenset((kind["name"], *listed(kind["aliases"])))


def national(view: View) -> list[Record]:
    """Return the kinds of the national list, compared with its text."""
    where = (
        Where("answer", "=", NO),
        Where("place", "=", "全国"),
        Where("certainty", "=", "verified"),
        Where("origin", "=", rule_list.SHIPPED),
    )
    return view.find(KINDS, Query(where=where))


def kinds(view: View, day: dt.date | None = None) -> list[Record]:
    """Return what the counter offers: what can be issued, then what has no text, then the refused.

    A kind that two lists name stands there once: as the national list has it.
    """
    found = rule_list.in_force(view, KINDS, day)
    asked: dict[str, Record] = {}
    for one in sorted((one for one in found if one["answer"] == NO), key=_local):
        if not names(one) & asked.keys():
            asked |= dict.fromkeys(names(one), one)
    refused = list({one.id: one for one in asked.values()}.values())
    allowed = [one for one in found if one["answer"] == YES]
    allowed.sort(key=lambda one: not one["body"])
    return [*allowed, *refused]


def offered(view: View, day: dt.date | None = None) -> list[Record]:
    """Return the kinds as the counter lists them: what is asked for most comes first.

    A few that are issued, then a few that are refused, so that both are in sight; then the rest.
    """
    found = kinds(view, day)
    ready = _often(view, "certificate", [one for one in found if one["answer"] == YES])
    others = _often(view, "refusal", [one for one in found if one["answer"] == NO])
    return [*ready[:_SEEN], *others[:_SEEN], *ready[_SEEN:], *others[_SEEN:]]


def _often(view: View, register: str, among: list[Record]) -> list[Record]:
    asked = Counter(
        one["matter"].title
        for one in view.ledger.find(register, Query(fields=("matter",), limit=_REMEMBERED))
        if one["matter"]
    )
    return sorted(among, key=lambda one: (not _at_hand(one), -asked[one["name"]]))


def _at_hand(one: Record) -> bool:
    return bool(one["body"]) or one["answer"] == NO


def _local(one: Record) -> tuple[bool, bool]:
    return one["item"] is None, one["place"] != "全国"


def fitting(kind: Record, purpose: str, among: Sequence[Record]) -> list[Record]:
    """Return the allowed kinds that a refused one may be meant for, the purpose's own first."""
    allowed = [one for one in among if one["answer"] == YES]
    by_purpose = [
        one for one in allowed if purpose and any(word in purpose for word in listed(one["words"]))
    ]
    by_name = [one for one in allowed if names(kind) & set(listed(one["resembles"]))]
    return list({one.id: one for one in (*by_purpose, *by_name)}.values())


def refused(values: Mapping[str, Any], view: View, old: Record | None) -> Mapping[str, str]:
    """Return why a certificate is not issued; {} when it is."""
    matter = issuing.matter_of(values, view)
    same = old is not None and all(values.get(one) == old[one] for one in issuing.ON_PAPER)
    if matter is None or same or issuing.brought(values, old):
        return {}
    name, day = matter["name"], values.get("issued_on") or view.today
    if matter["answer"] != YES or not matter["used"]:
        return {"matter": f"“{name}”{no_because(matter)}"}
    if not _holds(matter, day):
        return {"matter": f"“{name}”已经停用，请选现在用的"}
    if not matter["body"]:
        return {"matter": f"“{name}”还没有正文，先到“证明事项”里写好正文再开"}
    if unsaid := issuing.unsaid(values, view):
        return _blank(unsaid)
    return {}


def no_because(matter: Mapping[str, Any]) -> str:
    """Return 不由村里开 with where it is written, or 没有启用."""
    if matter["answer"] == NO:
        return f"不由村里开（{rule_list.said_as(matter)}），请登记不予出具，把去处告诉群众"
    return "没有启用，先到“证明事项”里看清依据再用"


def _holds(matter: Record, day: dt.date) -> bool:
    return not (matter["in_force_until"] and day > matter["in_force_until"])


def _blank(places: Sequence[str]) -> Mapping[str, str]:
    fields = {
        "用途": "purpose", "接收单位": "receiver", "核实人": "verifier", "批准人": "approver",
        "现住址": "address", "起住日期": "lived_since", "核实日期": "verified_on",
    }  # fmt: skip
    said = "还空着，空着的证明不打印"
    result: dict[str, str] = {}
    for place in places:
        asked = place.startswith(wording.ASKED)
        word = place.removeprefix(wording.ASKED)
        name = "details" if asked else fields.get(place, "resident")
        result.setdefault(name, f"正文里的“{word}”{said}")
    return result
