"""Which signs may hang: the list of the village's place, and what hangs beyond it.

There is no list for the whole country. Where a county has one, the general hint steps back; what
the village wrote itself is always added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from models.pattern import pattern
from models.query import Query, Where
from models.record import Record
from models.rule_list import OWN, in_force
from models.view import View

Values = Mapping[str, Any]
HANGING = (Where("done_on", "empty"),)
GOING = ("merge", "remove")
"""Decisions by which a sign goes."""
OUTSIDE, INSIDE, NOWHERE = "outside", "inside", "nowhere"
_JUDGED_BY = ("name", "kind", "side", "count", "decision", "done_on")
_GENERAL = frozenset({None, "", "全国", "各地"})
_OTHER_COUNT = frozenset({"system", "honour"})
"""Kinds which lists of signs inside do not speak of: 制度牌, 荣誉牌."""
_BRACKETS = pattern(r"[（(][^）)]*[）)]|\s")


class Verdict(NamedTuple):
    """Why a sign is beyond the list, and the rule that says so."""

    sentence: str
    rule: Record


def allowed(view: View) -> list[Record]:
    """Return the rules of signs which hold here today."""
    found = in_force(view, "sign_rule")
    local = [one for one in found if one["place"] not in _GENERAL]
    if any(one["origin"] != OWN and one["side"] == OUTSIDE for one in local):
        return [one for one in found if one in local or one["origin"] == OWN]
    return found


def is_named(name: str, rule: Values) -> bool:
    """Say whether a sign of this name is the one a rule speaks of: 白杨村党支部 is 村党组织."""
    bare = _BRACKETS.sub("", name)
    words = [rule["name"].removeprefix("村"), *(rule["known_as"] or "").split()]
    return any(bare.endswith(word) for word in words)


def beyond(signs: Iterable[Values], view: View) -> dict[int, Verdict]:
    """Return what is beyond the list or its number among these signs, by id.

    A sign that is not saved yet has the id 0; those that hang already come before it. What is
    going to be taken down is no question any more.
    """
    rules = allowed(view)
    asked = {_id(one): one for one in signs}
    standing: dict[int, Values] = {
        one.id: one for one in view.ledger.find("sign", Query(where=HANGING, fields=_JUDGED_BY))
    }
    standing |= asked
    hanging = [one for _, one in sorted(standing.items(), key=_saved_first) if _stays(one)]
    found: dict[int, Verdict] = {}
    taken: set[int] = set()
    for one in hanging:
        if (said := _judged(one, rules, taken)) and _id(one) in asked:
            found[_id(one)] = said
    return found


def _id(one: Values) -> int:
    return one.id if isinstance(one, Record) else 0


def _saved_first(item: tuple[int, Values]) -> tuple[bool, int]:
    return item[0] == 0, item[0]


def _stays(one: Values) -> bool:
    return bool(one["name"]) and one["done_on"] is None and one["decision"] not in GOING


def _judged(one: Values, rules: Sequence[Record], taken: set[int]) -> Verdict | None:
    """Judge a sign after those before it; `taken` are the rules which they use up."""
    for rule in rules:
        if rule["side"] == NOWHERE and one.get("kind") == rule["kind"]:
            return Verdict(f"{rule['name']}不上墙", rule)
    side = one.get("side")
    listed = [rule for rule in rules if rule["side"] == side]
    if not listed or (side == INSIDE and one.get("kind") in _OTHER_COUNT):
        return None
    named = [rule for rule in listed if is_named(one["name"], rule)]
    if not named:
        return _unlisted(one["name"], side, rules, listed)
    rule = named[0]
    if rule.id in taken or (one.get("count") or 1) > 1:
        return Verdict(f"清单上“{rule['name']}”只挂一块，这是多出来的", rule)
    taken.add(rule.id)
    return None


def _unlisted(
    name: str, side: str | None, rules: Sequence[Record], listed: Sequence[Record]
) -> Verdict:
    where, other = ("室外", INSIDE) if side == OUTSIDE else ("室内", OUTSIDE)
    for rule in rules:
        if rule["side"] == other and is_named(name, rule):
            word = "室内" if other == INSIDE else "室外"
            return Verdict(f"按清单“{rule['name']}”挂在{word}，不挂在{where}", rule)
    names = list(dict.fromkeys(rule["name"] for rule in listed))  # two lists may name the same
    said = f"不在挂牌清单里，{where}清单上有 {len(names)} 块：{'、'.join(names)}"
    return Verdict(said, listed[0])
