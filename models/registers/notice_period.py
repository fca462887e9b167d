"""公示天数: how long what must hang, or how many days before or after something; 日 or 工作日."""

from collections.abc import Mapping
from typing import Any

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.lists import options
from models.privacy import Privacy
from models.query import Query, Where
from models.rule_list import SHIPPED, rule_list
from models.view import View


def _not_below_the_nation(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """A local entry of the same code may be longer, never shorter than a checked national one.

    As many working days are never shorter than days, the other way round they may be.
    """
    if values.get("origin") == SHIPPED:
        return {}
    where = (
        Where("code", "=", values.get("code") or ""),
        Where("origin", "=", SHIPPED),
        Where("place", "=", "全国"),
        Where("certainty", "=", "verified"),
        Where("counts", "in", ("shown", "before")),
    )
    for one in view.ledger.find("notice_period", Query(where=where)):
        floor = f"{one['basis']}{one['article'] or ''}"
        if one["days"] and (values.get("days") or 0) < one["days"]:
            return {"days": f"不能少于 {one['days']} 天，这是{floor}定的，本村只能更长"}
        if one["days"] and values.get("counts") != one["counts"]:
            return {"counts": f"怎么算是{floor}定的，本村不能另算"}
        if one["days_unit"] == "workdays" and values.get("days_unit") != "workdays":
            return {"days_unit": f"{floor}按工作日算，本村也按工作日"}
    return {}


RECORD = rule_list(
    "notice_period",
    "公示天数",
    group=Group.DISCLOSURE,
    order=83,
    title="scene",
    unit="条",
    adds="加一条",
    about="哪种事要公示几天、提前几天。本村只能更长，不能更短。",
    listed=("scene", "days", "days_unit", "counts", "place", "used"),
    searched=("scene", "basis"),
    known_by=("scene",),
    free=("note",),
    guards=(_not_below_the_nation,),
    fields=(
        LongText("scene", "哪种事", required=True, privacy=Privacy.OPEN, width=18),
        Integer("days", "天数", least=1, most=400, privacy=Privacy.OPEN, width=5),
        Choice(
            "days_unit",
            "按什么算",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda _: "days",
            width=6,
            options=options("days 日", "workdays 工作日"),
        ),
        Choice(
            "counts",
            "怎么算",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda _: "shown",
            width=8,
            options=options(
                "shown 至少公示这么多天",
                "before 至少提前这么多天",
                "within 这么多天内办",
                "due_day 期满后这么多天内",
            ),
        ),
        Text("start", "从哪天算起", privacy=Privacy.OPEN, example="公布之日"),
        Text("publisher", "谁来公布", privacy=Privacy.OPEN),
        LongText("objection_said", "异议怎么办", privacy=Privacy.OPEN),
        LongText("note", "备注"),
    ),
)
