"""What stands on no list of affairs: named so when it is entered, and counted.

That nothing may be handed down beside the lists (未经县级统一部署), whether it holds here and how
well it was checked, is data (`duty`, `duty_list`, `burden_limit`); this module only compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.affairs.likeness import alike
from models.record import Record
from models.rule_list import in_force, said_as
from models.view import View

_OFF = "不在清单上，也没有准入文号，先问清楚再办；要退，“办到哪里”选退回，再出退回函"
_SHORT = 24  #: characters of an entry that are named


class Doubt(NamedTuple):
    """What to say of an affair, at which of its fields, and the rule behind it."""

    sentence: str
    field: str
    basis: str = ""


def doubts(affairs: Sequence[Record], view: View) -> list[Doubt | None]:
    """Return for each affair what is odd about its place on the lists; None where nothing is."""
    if not affairs:
        return []
    duties = in_force(view, "duty")
    by_id = {one.id: one for one in duties}
    forbidden = forbidding(view)
    return [
        _of_duty(by_id.get(one["duty"].id), forbidden)
        if one["duty"]
        else None
        if one["admission"]
        else Doubt(_OFF, "off_list", rule_of(view))
        if one["off_list"]
        else Doubt(_meant(one["matter"], duties), "duty")
        for one in affairs
    ]


def _of_duty(duty: Record | None, forbidden: frozenset[str]) -> Doubt | None:
    name = duty["on_list"].title if duty and duty["on_list"] else ""
    if duty is None or name not in forbidden:
        return None
    return Doubt(f"这一项在“{name}”上，不许交给村里", "duty", said_as(duty))


def _meant(matter: str, duties: Sequence[Record]) -> str:
    near = alike(matter, [duty["matter"] for duty in duties])
    if near:
        titles = (str(duties[place]["matter"]) for place in near)
        named = "、".join(
            f"“{one if len(one) <= _SHORT else one[:_SHORT] + '…'}”" for one in titles
        )
        return f"清单里像的有{named}，是就选上；都不是，勾“清单上没有这一项”"
    return "清单里没有找到像的；没有准入文号的，勾“清单上没有这一项”"


def among(affairs: Sequence[Record], view: View) -> list[Record]:
    """Return the affairs beside every list and not admitted, or of a forbidding list."""
    forbidden = forbidding(view)
    return [
        one
        for one in affairs
        if (one["off_list"] and not one["admission"]) or one["list_name"] in forbidden
    ]


def forbidding(view: View) -> frozenset[str]:
    """Return the names of the lists of what may not be handed to the village."""
    return frozenset(one["name"] for one in in_force(view, "duty_list", stance="forbids"))


def rule_of(view: View) -> str:
    """Return what a rule says of handing down what is on no list, the best checked one."""
    found = in_force(view, "burden_limit", counter="affairs_off")
    best = sorted(found, key=lambda one: one["certainty"] != "verified")
    return f"{said_as(best[0])}，{best[0]['rule']}" if best else ""
