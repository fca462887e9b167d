"""工作事务: what the authorities handed to the village, from its coming to its end.

The way in for everything with something to do, whether it came as a paper, by telephone, in a
meeting or a chat group; a paper gets its line in 收文登记 in the same act. What stands on no list
and was not admitted is named so (厅字〔2022〕28号 as reported; the rule itself is data).
Columns of the paper: 村级组织工作事务清单／台账, as practised.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from models.affairs import off_list
from models.groups import Group
from models.kinds import Choice, LongText, Money, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Copied, Lines, Link, Ref
from models.kinds_people import PersonName
from models.lists import options, words
from models.money.purposes import booked
from models.query import Query, Where
from models.record import (
    Consequence,
    Derived,
    Doubt,
    Event,
    Filter,
    Obligation,
    Record,
    RecordType,
    Said,
    Section,
    in_order,
)
from models.rule_list import in_force, said_as
from models.tally import Tally, yuan
from models.view import View

_OPEN = Where("status", "in", ("todo", "doing"))
_CLOSED = frozenset({"done", "returned"})
_GRACE = dt.timedelta(days=30)  #: after the end, until promised money is asked for
_OLD = dt.timedelta(days=120)  #: from then on only the check-up speaks of it


# -- what follows from what was typed ----------------------------------------------------------


def _paper(values: Mapping[str, Any], view: View) -> Sequence[Consequence]:
    """Write the line in 收文登记 of a paper that is not there yet."""
    del view
    if values.get("source") != "paper" or values.get("incoming"):
        return ()
    given = {name: values.get(name) for name in ("sender", "doc_number", "received_on", "files")}
    given |= {"subject": values.get("matter"), "handler": values.get("in_charge")}
    return (Consequence(type="incoming", fills="incoming", values=given),)


def _of_the_paper(values: Mapping[str, Any], view: View) -> Mapping[str, Any]:
    ref = values.get("incoming")
    if not isinstance(ref, Ref) or ref.id is None:
        return {}
    return {"matter": view.get("incoming", ref.id)["subject"]}


def _on_a_list(values: Mapping[str, Any], today: dt.date) -> bool | None:
    del today
    return False if values.get("duty") else None


def _closed_on(values: Mapping[str, Any], today: dt.date) -> dt.date | None:
    return today if values.get("status") in _CLOSED else None


def _closed_by(values: Mapping[str, Any], today: dt.date) -> str | None:
    del today
    ref = values.get("in_charge")
    return ref.title or None if values.get("status") in _CLOSED and isinstance(ref, Ref) else None


def _returned_says_why(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("status") == "returned" and not values.get("why_returned"):
        return {"why_returned": "退回要写一句为什么"}
    return {}


# -- what looks odd ----------------------------------------------------------------------------


def _unlisted(affairs: Sequence[Record], view: View) -> Iterator[Said]:
    live = [one for one in affairs if one["status"] not in _CLOSED and one["matter"]]
    for one, doubt in zip(live, off_list.doubts(live, view), strict=True):
        if doubt:
            yield Said(one, doubt.sentence, doubt.field, doubt.basis)


def _unpaid(affairs: Iterable[Record], view: View) -> Iterator[Said]:
    rules = in_force(view, "burden_limit", counter="funds_arrived")
    basis = said_as(rules[0]) if rules else ""
    for one in affairs:
        if _owed(one) > 0 and (one["status"] in _CLOSED or _is_late(one, view.today)):
            yield Said(one, _missing_money(one), "funds_arrived", basis)


def _late(affairs: Iterable[Record], view: View) -> Iterator[Said]:
    for one in affairs:
        if one["status"] not in _CLOSED and _is_late(one, view.today):
            yield Said(one, f"过了期限还是“{_word(one, view)}”", "status")


def _closed_but_open(affairs: Iterable[Record], view: View) -> Iterator[Said]:
    for one in affairs:
        if one["closed_on"] and one["status"] not in _CLOSED:
            yield Said(one, f"写了哪天办结，还是“{_word(one, view)}”", "status")


def _is_late(one: Mapping[str, Any], today: dt.date) -> bool:
    return bool(one["deadline"] and one["deadline"] < today)


def _word(one: Record, view: View) -> str:
    return view.type("affair").by_name["status"].show(one["status"])


def _owed(one: Mapping[str, Any]) -> int:
    """Return promised money that has not arrived, in 分."""
    if one["status"] == "returned":
        return 0
    return (one["funds_promised"] or 0) - (one["funds_arrived"] or 0)


def _missing_money(one: Mapping[str, Any]) -> str:
    money = Money("funds", "经费")
    promised, arrived = money.show(one["funds_promised"]), money.show(one["funds_arrived"] or 0)
    return f"说好的经费 {promised} 元，到账 {arrived} 元"


# -- what is due -------------------------------------------------------------------------------


def _due(view: View) -> list[Obligation]:
    names = ("matter", "sender", "doc_number", "deadline", "status", "closed_on", "received_on",
             "funds_promised", "funds_arrived")  # fmt: skip
    tasks = view.ledger.find(
        "affair", Query(where=(_OPEN, Where("deadline", "filled")), fields=names)
    )
    found = [
        Obligation(
            type="affair",
            id=one.id,
            on=one["deadline"],
            title=one["matter"],
            sentence="\u3000".join(filter(None, (f"{one['sender']}交办", one["doc_number"]))),
        )
        for one in tasks
    ]
    promised = (Where("funds_promised", ">", 0), Where("status", "!=", "returned"))
    for one in view.ledger.find("affair", Query(where=promised, fields=names)):
        on = (one["closed_on"] or one["deadline"] or one["received_on"]) + _GRACE
        if _owed(one) > 0 and on + _OLD > view.today:
            found.append(
                Obligation(
                    type="affair",
                    id=one.id,
                    on=on,
                    title=f"问一问经费：{one['matter']}",
                    sentence=f"{_missing_money(one)}，到了就填上哪天到的",
                    since=on,
                )
            )
    return found


RECORD = RecordType(
    "affair",
    "工作事务",
    group=Group.AFFAIRS,
    order=10,
    title="matter",
    aliases=words("交办事项 交办 督办事项 待办事项 任务台账 工作台账 任务派单 督办台账"),
    unit="件",
    adds="记一件任务",
    about="上级交办的事，文件、电话、会上、群里来的都记在这里。文件来的，收文登记一起写好。",
    listed=("matter", "status", "deadline", "sender", "in_charge"),
    searched=("matter", "sender", "doc_number"),
    known_by=("matter", "doc_number"),
    sorted_by=("-received_on",),
    dated="received_on",
    same_when=(("matter", "sender", "received_on"),),
    rules=(
        _returned_says_why,
        in_order("received_on", "closed_on", "办结或退回不能早于来的那天"),
    ),
    entails=_paper,
    proposes=_of_the_paper,
    doubts=(
        Doubt(
            name="off_list",
            label="交给村里的事在清单上，或有准入文号",
            todo="是清单上的选上那一项；不是的先问清楚，要退就出退回函",
            finds=_unlisted,
            at_entry=True,
        ),
        Doubt(
            name="late",
            label="任务在期限前办完",
            todo="办完了写上办结；办不完的，和交办单位说一声，改期限",
            finds=_late,
        ),
        Doubt(
            name="closed",
            label="写了哪天办结的，办到哪里也是办结或退回",
            todo="办结了改成办结；没办完的，把日期空着",
            finds=_closed_but_open,
            at_entry=True,
        ),
        Doubt(
            name="funds",
            label="说好的经费到账",
            todo="问交办单位；到了就填到账多少、哪天到的",
            finds=_unpaid,
        ),
    ),
    due=_due,
    event=Event(
        "来了上级文件、任务",
        "谁交办、几号前要，到期会提醒",
        1,
        "flag",
        part="要办的事：文件、电话、会上、群里交办的",
        short="来了任务",
    ),
    derived=(
        Derived(field="off_list", of=("duty",), function=_on_a_list),
        Derived(
            field="closed_on", of=("status",), function=_closed_on, only_if_empty=True, falls=True
        ),
        Derived(
            field="closed_by",
            of=("status", "in_charge"),
            function=_closed_by,
            only_if_empty=True,
            falls=True,
        ),
    ),
    filters=(
        Filter(name="open", label="没办完", where=lambda _: (_OPEN,)),
        Filter(
            name="late",
            label="过期",
            where=lambda today: (_OPEN, Where("deadline", "<", today)),
        ),
        Filter(
            name="off",
            label="清单外",
            where=lambda _: (Where("off_list", "=", value=True), Where("admission", "empty")),
        ),
        Filter(
            name="unpaid",
            label="说了给钱",
            where=lambda _: (Where("funds_promised", ">", 0),),
        ),
        Filter(name="done", label="办结", where=lambda _: (Where("status", "=", "done"),)),
        Filter(name="returned", label="退回", where=lambda _: (Where("status", "=", "returned"),)),
    ),
    tallies=(
        Tally(name="affairs", label="交办的事", unit="件", order=70),
        Tally(name="affairs_off", label="清单外事项", unit="件", order=71, only=off_list.among,
              needs=("off_list", "admission", "list_name")),
        Tally(name="affairs_returned", label="退回的事", unit="件", order=72,
              where=(Where("status", "=", "returned"),)),
        Tally(name="funds_promised", label="说好的经费", unit="元", order=73,
              measure=yuan("funds_promised"), needs=("funds_promised",)),
        Tally(name="funds_arrived", label="到账的经费", unit="元", order=74, on="arrived_on",
              measure=yuan("funds_arrived"), needs=("funds_arrived",)),
    ),
    leads_to=("outgoing", "activity", "cash_entry"),
    page=("figures", "看减负数"),
    sections=(
        Section("", ("matter", "source", "sender", "doc_number", "received_on", "deadline",
                     "in_charge")),
        Section("办理", ("status", "closed_on", "closed_by", "why_returned", "steps", "meeting",
                         "outcome"), later=True),
        Section("在不在清单上", ("duty", "admission", "off_list")),
        Section("经费和附件", ("funds_promised", "files")),
        Section("到账", ("funds_arrived", "arrived_on", "fund_source", "booked"), later=True),
        Section("其他", ("weight", "substance", "incoming", "plan", "list_name", "partners",
                         "note"), later=True),
    ),
    fields=(
        LongText(
            "matter",
            "什么事",
            required=True,
            width=20,
            aliases=words("事项名称 事项 任务 工作事项 交办事项 内容 交办任务 交办内容 任务事项",
                          "工作任务名称 重点任务"),
            example="人居环境整治月活动",
        ),
        Choice(
            "source",
            "怎么来的",
            required=True,
            width=6,
            default=lambda _: "paper",
            aliases=words("来源 任务来源 事项来源 交办方式 来源方式 交办形式"),
            options=options(
                "paper 文件 收文", "phone 电话", "meeting 会议 会上", "chat 工作群 群",
                "system 系统", "plan 年度计划", "other 其他",
            ),
        ),
        Copied(
            "sender",
            "交办单位",
            link="incoming",
            of="sender",
            required=True,
            width=10,
            aliases=words("委托单位 上级主管部门 来文单位 交办部门 布置单位 下达单位 下达部门",
                          "主管部门 任务下达单位 安排单位 牵头部门 牵头单位 责任部门 业务部门",
                          "分派单位 派发单位 布置部门 交办机关"),
            example="柳河镇党政办",
        ),
        Copied(
            "doc_number",
            "来文文号",
            link="incoming",
            of="doc_number",
            width=12,
            aliases=words("文号"),
            example="柳政〔2026〕31号",
        ),
        Date(
            "received_on",
            "哪天来的",
            required=True,
            default=lambda view: view.today,
            aliases=words("日期 交办日期 收文日期 下达时间 布置时间 接收日期 接到任务时间",
                          "安排时间"),
        ),
        Date("deadline", "几号前办完",
            aliases=words("完成时限 办结时限 截止日期 办结期限 完成期限 完成时间 要求完成时间",
                          "办理时限 上报时限 时限要求 规定完成时限 要求时限 办理期限")),
        Link("in_charge", "谁负责", to="official", width=6,
            aliases=words("村责任人 责任人 承办人 牵头人 负责人 包保责任人 包抓人 具体负责人",
                          "责任人员 具体责任人 村级责任人 村级负责人")),
        Link("duty", "清单里的哪一项", to="duty", width=20),
        Copied("list_name", "哪张清单", link="duty", of="on_list", width=9, aliases=words("类别")),
        YesNo("off_list", "清单上没有这一项", width=5, default=lambda _: False,
              aliases=words("清单外")),
        Link("admission", "准入文号", to="admission", makes=True, width=10,
             aliases=words("准入编号")),
        Money("funds_promised", "说好给多少经费", width=8, help="没说给钱的空着",
              aliases=words("经费 经费保障 安排经费 下达经费")),
        Money("funds_arrived", "到账多少", width=8, aliases=words("到账金额")),
        Date("arrived_on", "哪天到账", aliases=words("到账日期")),
        Text("fund_source", "经费来源", width=8),
        Computed("booked", "账上记了多少", result=Text("booked", "账上记了多少"), compute=booked),
        Choice("weight", "中心还是常规", width=5,
               options=options("central 中心工作 中心", "routine 常规工作 常规")),
        Choice("substance", "实质还是形式", width=5,
               options=options("real 实质性的 实质", "formal 走形式的 形式")),
        Choice(
            "status",
            "办到哪里",
            required=True,
            width=6,
            default=lambda _: "todo",
            aliases=words("办理进度 状态 完成情况 办理情况 进展情况 进度 是否完成 办理状态",
                          "任务进度 目前状态 完成进度 落实进度 是否办结 目前进度"),
            options=options("todo 待办 未开始 未办 未办理 未完成 否",
                            "doing 办理中 在办 正在推进 推进中 进行中 正在办理 落实中",
                            "done 办结 已办结 已完成 完成 已上报 已报送 已落实 已销号 是",
                            "returned 退回 已退回"),
        ),
        Date("closed_on", "哪天办结或退回",
            aliases=words("办结时间 办结日期 办完日期 完成日期 实际完成时间 实际办结时间",
                          "销号时间")),
        PersonName("closed_by", "谁办结或退回的"),
        LongText("why_returned", "为什么退回"),
        Lines(
            "steps",
            "办理经过",
            fields=(
                Date("done_on", "日期", required=True),
                PersonName("who", "谁"),
                Text("what", "做了什么", required=True),
            ),
        ),
        Link("meeting", "为它开的会", to="meeting", width=12),
        LongText("outcome", "办得怎样", width=12,
            aliases=words("办理结果 办理成效 完成结果 落实情况 工作成效 落实结果 完成效果",
                          "推进情况 办理进展 办理情况 完成情况 进展情况 工作进展 工作进度")),
        Link("incoming", "收文登记", to="incoming", width=16),
        Link("plan", "年度计划里的", to="year_task", width=16),
        Text("partners", "一起办的人", width=10),
        Attachment("files", "附件", help="文件、通知拍张照，可有可无"),
        LongText("note", "备注"),
    ),
)  # fmt: skip
