"""公开记录: one line for each notice, from its plan to the archive.

What was posted stands still, byte by byte; a mistake is put right by a new notice naming it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from models import exposure
from models.days_off import own_days
from models.disclosing import Cell, owed, steps_before, unfloored, until
from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text, YesNo
from models.kinds_dates import Date, PeriodOf
from models.kinds_links import Attachment, Computed, Copied, Lines, Link
from models.kinds_people import PersonName
from models.lists import options, words
from models.notice_days import FLOOR, STEPS, USUAL_DUE_DAY, falls_short, out_of_order
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Doubt, Filter, Obligation, Record, RecordType, Said, Section
from models.rule_list import said_as
from models.view import View

_POSTED = "张贴出去的就不再改了；写错了请出更正公告"
_FROZEN = (
    "matter", "item", "affairs_kind", "batch", "period", "title", "words", "content", "drawn_from",
    "paper", "display_days", "days_unit", "channel", "corrects", "correction", "nothing",
    "planned_on", "planned_by", "reviewed_on", "reviewed_by", "decided_on", "decided_by",
    "posted_on", "posted_by",
)  # fmt: skip
_STATES = options(
    "draft 还没张贴", "shown 正在公示", "down 到期该撤下", "removed 已撤下", "archived 已归档",
    "corrected 已更正", "nothing 本期没有",
)  # fmt: skip
Found = Mapping[str, str]


def _locked(values: Mapping[str, Any]) -> Found:
    if values.get("posted_on") is None:
        return {}
    kept = dict.fromkeys(_FROZEN, _POSTED)
    if values.get("archived_on") is not None:
        kept |= dict.fromkeys(("removed_on", "removed_by", "archived_on", "archived_by"),
                              "已经归档，不再改了")  # fmt: skip
    return {**kept, "": "张贴过的要留着备查，不能删"}


def _in_steps(values: Mapping[str, Any], view: View) -> Found:
    for on, _, label in STEPS.values():
        if (day := values.get(on)) and day > view.today:
            return {on: f"{label}的日子还没到，到了再登记"}
    return out_of_order(values, steps_before(view, values.get("posted_on")))


def _posted_whole(values: Mapping[str, Any], view: View) -> Found:
    """What goes up here keeps its paper; only an old notice that is taken in has none."""
    if values.get("posted_on") is None or values.get("id") is None or values.get("paper"):
        return {}
    if view.get("disclosure", values["id"])["posted_on"] is not None:
        return {}
    return {"posted_on": "请到“三务公开”那一页按“打印上墙”，那样才会留下张贴时的原样"}


def _long_enough(values: Mapping[str, Any], view: View) -> Found:
    day = values.get("posted_on") or view.today
    days, unit = values.get("display_days") or 0, values.get("days_unit") or "days"
    if values.get("nothing") or values.get("batch"):
        return {}  # a list before it is paid hangs as long as its paper from above says
    if values.get("affairs_kind") in unfloored(view):
        return {}
    if falls_short(day, days, unit, own=own_days(view)):
        return {"display_days": f"至少公示 {FLOOR} 天（村民委员会组织法第35条，2026年起）"}
    return {}


def _one_each(values: Mapping[str, Any], view: View) -> Found:
    """One notice for an item and a period; the next one corrects it."""
    matter, period = values.get("matter"), values.get("period")
    if values.get("corrects") or values.get("batch") or matter is None or period is None:
        return {}
    if view.get("matter", matter.id)["cadence"] == "once":
        return {}
    where = (Where("matter", "=", matter), Where("period", "=", period),
             Where("corrects", "empty"), Where("batch", "empty"))  # fmt: skip
    others = view.ledger.find("disclosure", Query(where=where, fields=("title",)))
    for one in others:
        if one.id != values.get("id"):
            return {"period": f"这一期已经有一份“{one['title']}”，写错了请出更正公告"}
    return {}


def _chained(values: Mapping[str, Any], view: View) -> Found:
    """A correction names a notice that hangs or hung, and that nothing else corrects yet."""
    ref = values.get("corrects")
    if ref is None:
        return {}
    if ref.id == values.get("id"):
        return {"corrects": "不能更正自己"}
    if view.get("disclosure", ref.id)["posted_on"] is None:
        return {"corrects": "那一份还没有张贴，直接改就行，不用更正"}
    where = (Where("corrects", "=", ref),)
    for one in view.ledger.find("disclosure", Query(where=where, fields=("title",))):
        if one.id != values.get("id"):
            return {"corrects": f"那一份已经更正过了，请更正“{one['title']}”"}
    return {}


def _answered(values: Mapping[str, Any], view: View) -> Found:
    if values.get("archived_on") is None or values.get("id") is None:
        return {}
    where = (Where("disclosure", "=", values["id"]), Where("answered_on", "empty"))
    open_ = view.ledger.count("objection", Query(where=where))
    return {"archived_on": f"还有 {open_} 件异议没有答复，答复了再归档"} if open_ else {}


def _states(records: Sequence[Any], view: View) -> list[str]:
    ids = [one.id for one in records if isinstance(one, Record)]
    where = (Where("corrects", "in", ids), Where("posted_on", "filled"))
    later = view.ledger.find("disclosure", Query(where=where, fields=("corrects",)))
    corrected = {one["corrects"].id for one in later}
    return [
        "corrected" if getattr(one, "id", None) in corrected else _state(one, view)
        for one in records
    ]


def _state(one: Mapping[str, Any], view: View) -> str:
    for name, state in (("archived_on", "archived"), ("removed_on", "removed")):
        if one.get(name):
            return state
    if last := until(one, own_days(view)):
        return "shown" if view.today <= last else "down"
    return "nothing" if one.get("nothing") else "draft"


def _until(records: Sequence[Any], view: View) -> list[dt.date | None]:
    own = own_days(view)
    return [until(one, own) for one in records]


def _due(view: View) -> list[Obligation]:
    where = (Where("posted_on", "filled"), Where("removed_on", "empty"))
    names = ("title", "posted_on", "display_days", "days_unit")
    hanging = view.ledger.find("disclosure", Query(where=where, fields=names))
    unposted = [
        Obligation(
            type="disclosure", on=day, given={"period": cells[0].period},
            title=f"公开{cells[0].period}的{_of(cells)}", verb="去公开",
            since=cells[0].period.last,
            sentence=f"{day.month} 月 {day.day} 日前张贴，一共 {len(cells)} 项",
        )
        for day, cells in owed(view)
    ]  # fmt: skip
    return unposted + [
        Obligation(
            type="disclosure", id=one.id, on=last + dt.timedelta(days=1),
            title=f"“{one['title']}”期满撤下",
            sentence=f"公示到 {last.month} 月 {last.day} 日，撤下后登记一下",
            verb="登记撤下", since=last + dt.timedelta(days=1),
        )
        for one in hanging if (last := until(one, own_days(view)))
    ]  # fmt: skip


def _of(cells: Sequence[Cell]) -> str:
    return str(cells[0].matter["short"]) + (f"等 {len(cells)} 项" if len(cells) > 1 else "")


def _overdue(records: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield a period's items that should hang already; one sentence for each day."""
    del records
    for day, cells in owed(view):
        if day < view.today:
            unwritten = Record("disclosure", 0, 0, {"period": cells[0].period})
            first = next((one.record for one in cells if one.record), unwritten)
            said = f"该在 {day.month} 月 {day.day} 日前张贴，过了 {(view.today - day).days} 天"
            yield Said(first, said, "", _day_of(cells), f"{cells[0].period}的{_of(cells)}")


def _day_of(cells: Sequence[Cell]) -> str:
    """Return the rule that names the day, where one does."""
    named = next((one.matter for one in cells if one.matter["due_day"]), None)
    if named is None:
        return f"提示（没有查到规定哪一天）：按常见做法，下一个月 {USUAL_DUE_DAY} 日前"
    return said_as(named)


def _short(records: Sequence[Record], view: View) -> Iterator[Said]:
    exempt = unfloored(view)
    for one in records:
        posted, removed = one["posted_on"], one["removed_on"]
        if not posted or one["batch"] or one["affairs_kind"] in exempt:
            continue
        hung = (removed - posted).days - 1 if removed else FLOOR
        if falls_short(posted, hung, "days"):
            yield Said(one, f"只挂了 {hung} 天就撤下了", "removed_on")


def _unreviewed(records: Sequence[Record], view: View) -> Iterator[Said]:
    steps = cache(partial(steps_before, view))
    for one in records:
        posted = one["posted_on"]
        if posted and not one["reviewed_on"] and "review" in steps(posted):
            yield Said(one, "没有经过监委会审查就张贴了", "reviewed_on")


def _disordered(records: Sequence[Record], view: View) -> Iterator[Said]:
    steps = cache(partial(steps_before, view))
    for one in records:
        posted = one["posted_on"]
        if posted and (wrong := out_of_order(one, steps(posted))):
            yield Said(one, "步骤的先后对不上", next(iter(wrong)))


def _by_the_clerk(records: Sequence[Record], view: View) -> Iterator[Said]:
    clerk = view.village["secretary"]
    for one in records:
        if clerk and one["reviewed_by"] == clerk:
            yield Said(one, "审查人是记账的文书本人", "reviewed_by")


def _unsigned(records: Sequence[Record], view: View) -> Iterator[Said]:
    del view
    for one in records:
        for on, by, label in STEPS.values():
            if one[on] and not one[by]:
                yield Said(one, f"{label}没写是谁", by)


def _unposted(today: dt.date) -> tuple[Where, ...]:
    del today
    return (Where("posted_on", "empty"), Where("nothing", "!=", value=True))


_STEPS_LOOKED_AT = tuple(name for on, by, _ in STEPS.values() for name in (on, by))
_OF_STEPS = (
    Doubt(
        name="overdue",
        label="到期该公开的按时张贴",
        todo="到“三务公开”补贴出来；没有这类事的，登记“本期没有”",
        finds=_overdue,
        needs=("title",),
    ),
    Doubt(
        name="days",
        label=f"村务公开挂满 {FLOOR} 天",
        todo="重新张贴，挂满了再撤；日期记错了就改",
        finds=_short,
        basis=f"规定要求：村民委员会组织法第35条，公布期限不得少于{FLOOR}日",
        at_entry=True,
        needs=("affairs_kind", "batch", "posted_on", "removed_on"),
    ),
    Doubt(
        name="review",
        label="公开前监委会审查过",
        todo="请监委会看过，补上审查日期和谁审查的",
        finds=_unreviewed,
        basis="提示（没有核对过原文）：各地办法，公开前由监委会审查",
        at_entry=True,
        needs=_STEPS_LOOKED_AT,
    ),
    Doubt(
        name="steps",
        label="公开的步骤先后不乱",
        todo="对着当时的记录看日期，哪个记错了改哪个",
        finds=_disordered,
        at_entry=True,
        needs=_STEPS_LOOKED_AT,
    ),
    Doubt(
        name="reviewer",
        label="记账的人不自己审查",
        todo="请监委会的另一位成员审查",
        finds=_by_the_clerk,
        basis="提示：山东、浙江的办法里，村文书不能做监委会成员",
        at_entry=True,
        needs=("reviewed_by",),
    ),
    Doubt(
        name="who",
        label="每一步写明是谁",
        todo="补上名字",
        finds=_unsigned,
        at_entry=True,
        needs=_STEPS_LOOKED_AT,
    ),
)

RECORD = RecordType(
    "disclosure",
    "公开记录",
    group=Group.DISCLOSURE,
    order=10,
    title="title",
    aliases=words("村务公开 党务公开 财务公开 三务公开 上墙公开 公开登记 公开台账 公示登记"),
    unit="份",
    adds="公开一件",
    about="每张贴一份记一条，从出方案到归档。张贴过的原样留着，写错了另出更正。",
    listed=("title", "affairs_kind", "period", "state", "posted_on", "shown_until"),
    searched=("title", "item"),
    known_by=("title",),
    sorted_by=("-period", "-posted_on"),
    dated="posted_on",
    same_when=(("title", "period"),),
    locked=_locked,
    guards=(_in_steps, _posted_whole, _long_enough, _one_each, _chained, _answered),
    doubts=(*_OF_STEPS, *exposure.DOUBTS),
    due=_due,
    due_of=("matter",),
    unchanging=("content", "corrects"),
    filters=(
        Filter(name="unposted", label="还没张贴", where=_unposted),
        Filter(name="hanging", label="还挂着", where=lambda _: (
            Where("posted_on", "filled"), Where("removed_on", "empty"))),
        Filter(name="corrections", label="更正公告", where=lambda _: (
            Where("corrects", "filled"),)),
    ),
    sections=(
        Section(
            "",
            ("matter", "item", "affairs_kind", "period", "title", "in_charge", "state",
             "nothing"),
        ),
        Section("公示的内容", ("batch", "words", "content", "drawn_from", "paper")),
        Section("贴几天", ("display_days", "days_unit", "shown_until", "channel")),
        Section(
            "一步一步",
            tuple(name for on, by, _ in STEPS.values() for name in (on, by)),
            "一步做完登记一步，先后不能乱",
        ),
        Section("更正和其他", ("corrects", "correction", "request", "photo", "note")),
    ),
    fields=(
        Link("matter", "公开事项", to="matter", privacy=Privacy.OPEN, width=14,
             help="从公开目录里选；目录里没有的就空着，直接写下面一栏",
            aliases=words("公开项目 公开目录事项 公示事项 公开内容")),
        Copied("item", "事项名称", link="matter", of="short", required=True,
               privacy=Privacy.OPEN, width=14, aliases=words("公开内容 公示内容")),
        Copied("affairs_kind", "类别", link="matter", of="affairs_kind", privacy=Privacy.OPEN,
               width=6, aliases=words("公开类型 公示类别 公示类型")),
        PersonName("in_charge", "责任人", privacy=Privacy.OPEN,
                   aliases=words("谁负责 负责人 公示责任人 承办人"),
                   help="印在季度的公开栏上；空着就印公开的单位"),
        Link("batch", "哪一批补贴名单", to="grant_batch", privacy=Privacy.OPEN, width=14,
             help="公示一批补贴的名单，内容就是那一批；平常空着"),
        PeriodOf("period", "哪一期", required=True, privacy=Privacy.OPEN, example="2026Q4",
                 aliases=words("期间 公开时段 公开期次 期次 公开期数 期数 公开季度 所属期")),
        LongText("title", "标题", required=True, privacy=Privacy.OPEN, width=20,
                 example="2026年第四季度村务公开",
                 aliases=words("公示标题 公开标题 公示名称 公示文件名称 公告名称 公开内容")),
        Computed("state", "状态", result=Choice("state", "状态", options=_STATES),
                 compute=_states, privacy=Privacy.OPEN, width=8,
                 needs=("nothing", "posted_on", "removed_on", "archived_on", "display_days",
                        "days_unit")),
        YesNo("nothing", "本期没有这类事", help="没有就写明没有，不用张贴"),
        LongText("words", "要写的话", privacy=Privacy.OPEN,
                 help="账里取来的表不用抄；要说明的、账里没有的写在这里"),
        LongText("content", "张贴时的全文", privacy=Privacy.OPEN, help="张贴时自动存下"),
        Lines("drawn_from", "内容取自", fields=(
            Text("register", "台账"), Integer("count", "几条"), Text("numbers", "第几条"))),
        Attachment("paper", "张贴时的原样", help="张贴时自动留下，补印就印这一份"),
        Integer("display_days", "公示几天", least=1, most=400, default=lambda _: FLOOR, width=5,
                privacy=Privacy.OPEN,
            aliases=words("公示天数 公开天数 公示期 公示期限 公示时长 张贴天数 公开期限")),
        Choice("days_unit", "按什么算", default=lambda _: "days", width=6,
               options=options("days 日", "workdays 工作日"), privacy=Privacy.OPEN),
        Computed("shown_until", "公示到哪天", result=Date("shown_until", "公示到哪天"),
                 compute=_until, privacy=Privacy.OPEN, width=10,
                 needs=("posted_on", "display_days", "days_unit"),
            aliases=words("公示截止 公开截止 公示结束时间 公开截止日期 公示期满日期 公示期止")),
        Text("channel", "贴在哪里", privacy=Privacy.OPEN, default=lambda _: "村务公开栏",
            aliases=words("公开地点 公示地点 公开方式 公开形式 张贴地点 公示位置 公开位置",
                          "公开渠道 公示方式 张贴位置 公开载体 公示形式 公示渠道 公示载体")),
        Date("planned_on", "出方案日期", aliases=words("方案日期 方案提出时间")),
        PersonName("planned_by", "谁出的方案"),
        Date("reviewed_on", "监委会审查日期", aliases=words("审查日期 审核时间 监委会审核时间")),
        PersonName("reviewed_by", "监委会谁审查的",
            aliases=words("审查人 审核人 监委会审核人 监督委员会审核人 监委会审核")),
        Date("decided_on", "会议确定日期", aliases=words("会议研究时间 会议讨论时间")),
        Text("decided_by", "什么会确定的", example="村委会会议", aliases=words("研究会议")),
        Date("posted_on", "张贴日期", privacy=Privacy.OPEN,
            aliases=words("公开日期 公开时间 公示日期 公示时间 张贴时间 公示开始时间 公开起始",
                          "公开开始日期 公布时间 发布时间 上墙时间 公示期起 张榜时间")),
        PersonName("posted_by", "谁张贴的",
            aliases=words("张贴人 公示人 公开经办人 张贴人员 公布人 发布人 公示张贴人")),
        Date("removed_on", "撤下日期", aliases=words("取下时间 揭下日期 撤除时间")),
        PersonName("removed_by", "谁撤下的", aliases=words("撤下人 取下人")),
        Date("archived_on", "归档日期"),
        PersonName("archived_by", "谁归档的", aliases=words("归档人 归档人员")),
        Link("corrects", "更正哪一份", to="disclosure", privacy=Privacy.OPEN),
        LongText("correction", "更正了什么", privacy=Privacy.OPEN),
        Link("request", "应谁要求", to="open_request"),
        Attachment("photo", "公开栏照片", help="可有可无"),
        LongText("note", "备注"),
    ),
)  # fmt: skip
