"""异议和答复: who doubts what hangs there, and what was answered by when; names stay inside."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from models.days_off import own_days
from models.groups import Group
from models.kinds import Choice, LongText
from models.kinds_dates import Date
from models.kinds_links import Link
from models.kinds_people import PersonName
from models.lists import options, words
from models.notice_days import last_day
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Filter, Obligation, Record, RecordType, Section, in_order
from models.rule_list import in_force, said_as
from models.view import View

_RULE = "G90"  #: the village's own figure, or what most places do


def _answered_whole(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("answered_on") and not values.get("answer"):
        return {"answer": "写上答复了什么"}
    if values.get("answer") and not values.get("answered_on"):
        return {"answered_on": "写上哪天答复的"}
    return {}


def _of_what_hangs(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    notice = view.get("disclosure", values["disclosure"].id)
    if notice["posted_on"] is None:
        return {"disclosure": "那一份还没有张贴"}
    if values["raised_on"] < notice["posted_on"]:
        return {"raised_on": "不能早于张贴那天"}
    return {}


def answer_by(one: Mapping[str, Any], view: View) -> tuple[dt.date, str]:
    """Return the last day for an answer, and the rule it comes from."""
    notice = view.get("disclosure", one["disclosure"].id)
    if notice["matter"]:
        matter = view.get("matter", notice["matter"].id)
        if matter["answer_days"]:
            return last_day(one["raised_on"], matter["answer_days"], "days"), said_as(matter)
    for rule in in_force(view, "notice_period", one["raised_on"], code=_RULE):
        if rule["days"]:
            span = rule["days"], rule["days_unit"], own_days(view)
            return last_day(one["raised_on"], *span), said_as(rule)
    return one["raised_on"], "提示：没有定几天内答复"


def _due(view: View) -> list[Obligation]:
    found: list[Record] = view.ledger.find(
        "objection", Query(where=(Where("answered_on", "empty"),))
    )
    due = [(one, *answer_by(one, view)) for one in found]
    return [
        Obligation(
            type="objection", id=one.id, on=day, title=f"答复异议：{one['disclosure'].title}",
            sentence=basis, verb="写答复",
        )
        for one, day, basis in due
    ]  # fmt: skip


RECORD = RecordType(
    "objection",
    "异议",
    group=Group.DISCLOSURE,
    order=20,
    title="said",
    aliases=("异议登记",),
    unit="件",
    adds="记一件异议",
    about="村民对公开的内容有疑问、有意见，记下来，答复了再写答复。",
    listed=("raised_on", "disclosure", "said", "answered_on", "outcome"),
    searched=("said", "answer"),
    sorted_by=("-raised_on",),
    dated="raised_on",
    rules=(_answered_whole, in_order("raised_on", "answered_on", "答复不能早于提出")),
    guards=(_of_what_hangs,),
    due=_due,
    filters=(
        Filter(name="open", label="没答复", where=lambda _: (Where("answered_on", "empty"),)),
    ),
    sections=(
        Section("", ("disclosure", "raised_on", "raised_by", "said")),
        Section("答复", ("answered_on", "answered_by", "answer", "outcome", "note")),
    ),
    fields=(
        Link("disclosure", "对哪一份", to="disclosure", required=True, width=14,
            aliases=words("公示事项 对应公示 公示名称 公示标题")),
        Date("raised_on", "提出日期", required=True, default=lambda view: view.today),
        PersonName(
            "raised_by", "谁提的", privacy=Privacy.SENSITIVE, help="只在村里留着，不上墙",
            aliases=words("提出人 异议人 异议提出人 提出异议人")),
        LongText("said", "提了什么", required=True, width=16,
            aliases=words("异议内容 异议事项 提出内容")),
        Date("answered_on", "答复日期",
            aliases=words("回复时间")),
        PersonName("answered_by", "谁答复的", default=lambda view: view.village["director"],
            aliases=words("答复人 回复人 答复人员")),
        LongText("answer", "答复内容", width=16,
            aliases=words("回复内容 答复意见")),
        Choice(
            "outcome", "结果", width=8,
            options=options("explained 说清楚了", "corrected 出了更正", "passed_on 转上级"),
            aliases=words("核查结果")),
        LongText("note", "备注"),
    ),
)  # fmt: skip
