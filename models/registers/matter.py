"""公开目录: what must be public, how often, by when, for how long, and where its content lies."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from models.collectors import collector_options
from models.days_off import own_days
from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.kinds_links import Link
from models.lists import options, words
from models.notice_days import FLOOR, FLOOR_SINCE, falls_short
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Derived, Section
from models.rule_list import SHIPPED, rule_list
from models.rules import AGED
from models.view import View


def _not_below_the_floor(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """Own items and those of a pack hang 15 days where the law says so.

    A rule from before the floor keeps its own number; a notice of today hangs longer all the same.
    """
    if values.get("origin") == SHIPPED:
        return {}
    day = values.get("in_force_from") or FLOOR_SINCE
    days, unit = values.get("display_days"), values.get("days_unit") or "days"
    kind = values.get("affairs_kind")
    if not days or not falls_short(day, days, unit, own=own_days(view)):
        return {}
    if not _is_floored(kind.id if kind else None, view):
        return {}
    return {
        "display_days": f"不能少于 {FLOOR} 天，这是村民委员会组织法第35条定的，本村只能更长"
    }


def _is_floored(kind: int | None, view: View) -> bool:
    return kind is None or view.ledger.get("affairs_kind", kind)["floored"] is not False


def _not_less_often(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    if values.get("origin") == SHIPPED:
        return {}
    where = (
        Where("code", "=", values.get("code") or ""),
        Where("origin", "=", SHIPPED),
        Where("certainty", "in", ("verified", AGED)),
        Where("cadence", "=", "quarter"),
    )
    query = Query(where=where, fields=("cadence",), limit=1)
    if values.get("cadence") in {"month", "quarter"} or not view.ledger.find("matter", query):
        return {}
    return {"cadence": "这一项至少每季度公开一次，本村只能更勤"}


def _law_stays(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """What the law wants public each quarter is not left out; a period without it says so."""
    brought = values.get("origin") == SHIPPED and values.get("place") == "全国"
    law = values.get("certainty") == "verified" and values.get("cadence") == "quarter"
    if not (brought and law and values.get("used") is False):
        return {}
    if not values.get("id") or view.get("matter", values["id"])["used"]:  # else it was off before
        basis = f"{values.get('basis')}{values.get('article') or ''}"
        return {"used": f"这是法律写明要公开的（{basis}），不能停用；没有这类事的，登记“本期没有”"}
    return {}


def _short(values: Mapping[str, Any], today: dt.date) -> str | None:
    del today
    matter = values.get("matter")
    return str(matter)[:12] if matter else None


RECORD = rule_list(
    "matter",
    "公开目录",
    group=Group.DISCLOSURE,
    order=81,
    title="short",
    aliases=("公开标准目录", "公开事项目录", "公开清单", "公开事项清单", "政务公开标准目录"),
    unit="项",
    adds="加一项",
    about="哪些事要公开、多久一次、几号以前、贴几天。县里发了目录就整张导进来。",
    listed=("short", "affairs_kind", "cadence", "basis", "certainty", "used"),
    searched=("short", "matter", "basis"),
    known_by=("short", "code"),
    free=("short", "channel", "level", "collector", "shown_to", "note"),
    guards=(_not_below_the_floor, _not_less_often, _law_stays),
    derived=(Derived(field="short", of=("matter",), function=_short, only_if_empty=True),),
    sections=(
        Section("", ("matter", "short", "affairs_kind", "topic", "collector")),
        Section(
            "什么时候公开", ("cadence", "due_day", "display_days", "days_unit", "timing")
        ),
        Section("在哪里、给谁看", ("channel", "publisher", "level", "shown_to")),
        Section(
            "程序和异议",
            ("steps_said", "objection_days", "answer_days", "objection_said", "instead_of",
             "note"),
        ),
    ),
    fields=(
        LongText(
            "matter", "公开事项", required=True, privacy=Privacy.OPEN, width=20,
            aliases=words("事项 公开内容 事项名称"),
        ),
        Text("short", "简称", privacy=Privacy.OPEN, width=14, help="公开栏和一览里用的短名字"),
        Link(
            "affairs_kind", "类别", to="affairs_kind", required=True, makes=True,
            privacy=Privacy.OPEN, width=6, aliases=words("公开类别 三务类别 公开类型"),
        ),
        Text("topic", "小类", privacy=Privacy.OPEN, width=6, aliases=words("二级事项 子类")),
        Choice(
            "collector", "内容从哪里来", options=collector_options, width=12,
            help="从哪本台账里取，空着就自己写",
        ),
        Choice(
            "cadence", "多久一次", required=True, privacy=Privacy.OPEN, width=8,
            default=lambda _: "quarter", aliases=words(
                "公开频次 公开时限 公开频率 公开周期 更新频次 公开时间要求",
            ),
            options=options(
                "month 每月 按月 月", "quarter 每季 按季 季度 季", "year 每年 按年 年度 年",
                "once 有了就公开 即时 随时", "open 没有定次数",
            ),
        ),
        Integer(
            "due_day", "几号以前", least=1, most=60, privacy=Privacy.OPEN, width=5,
            help="按期的是下一个月的几号；有了就公开的是几天以内",
        ),
        Integer("display_days", "公示几天", least=1, most=400, privacy=Privacy.OPEN, width=5),
        Choice(
            "days_unit", "按什么算", privacy=Privacy.OPEN, width=6, default=lambda _: "days",
            options=options("days 日", "workdays 工作日"),
        ),
        LongText("timing", "次数和期限原文", privacy=Privacy.OPEN),
        Text(
            "channel", "公开在哪里", privacy=Privacy.OPEN, default=lambda _: "村务公开栏",
            aliases=words("公开渠道 公开渠道和载体 公开方式 公开形式 公开载体"),
        ),
        Text(
            "publisher", "谁来公开", privacy=Privacy.OPEN, aliases=words(
                "公开主体 责任主体 公开单位",
            ),
            example="村民委员会",
        ),
        Text(
            "level", "公开层级", privacy=Privacy.OPEN, width=5, example="村级",
            help="县里的目录写了就照写", aliases=words("公开级别")),
        Text(
            "shown_to", "给谁看", privacy=Privacy.OPEN, example="全体村民",
            aliases=words("公开对象 公开范围"),
        ),
        LongText("steps_said", "程序", privacy=Privacy.OPEN),
        Integer("objection_days", "几天内可提异议", least=1, most=90, privacy=Privacy.OPEN),
        Integer("answer_days", "几天内要答复", least=1, most=90, privacy=Privacy.OPEN),
        LongText("objection_said", "异议怎么办", privacy=Privacy.OPEN),
        Text(
            "instead_of", "代替哪几项", help="这一项用了，那几项就不再另列；写编码，用顿号隔开"
        ),
        LongText("note", "备注"),
    ),
)  # fmt: skip
