"""决议: what a meeting decided, how it was voted, whether that is enough, and what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Computed, Link
from models.lists import options, words
from models.meetings.deliberating import part_of_resolution
from models.meetings.judging import COUNTED, Judged, majority
from models.money.purposes import followed
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Doubt, Filter, Numbering, Record, RecordType, Said, Section
from models.view import View


def _meetings(records: Sequence[Mapping[str, Any]], view: View) -> dict[int, Record]:
    ids = {one["meeting"].id for one in records if one.get("meeting")}
    found = view.ledger.find("meeting", Query(ids=tuple(ids), fields=COUNTED))
    return {one.id: one for one in found}


def _judged(records: Sequence[Mapping[str, Any]], view: View) -> list[Judged]:
    meetings = _meetings(records, view)
    return [
        majority(one, meetings[one["meeting"].id], view)
        if one.get("meeting") and one["meeting"].id in meetings
        else Judged(None, "")
        for one in records
    ]


def _explained(records: Sequence[Mapping[str, Any]], view: View) -> Sequence[str]:
    return [
        "，依据".join(filter(None, (one.sentence, one.basis))) for one in _judged(records, view)
    ]


def _proposes(values: Mapping[str, Any], view: View) -> Mapping[str, Any]:
    ref = values.get("meeting")
    if ref is None or ref.id is None:
        return {}
    meeting = view.get("meeting", ref.id)
    judged = majority(values, meeting, view)
    outcome = None if judged.met is None else "passed" if judged.met else "rejected"
    return {"decided_on": meeting["held_on"], "matter": meeting["topic"], "outcome": outcome}


def _votes(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("outcome") == "void" and not values.get("void_reason"):
        return {"void_reason": "作废要写一句为什么"}
    return {}


def _more_votes(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    ref = values.get("meeting")
    if ref is None or ref.id is None:
        return {}
    present = view.get("meeting", ref.id)["present"]
    cast = sum(values.get(name) or 0 for name in ("votes_for", "votes_against", "abstained"))
    if present is not None and cast > present:
        return {"votes_for": f"三样票加起来 {cast} 张，比到会 {present} 人还多"}
    return {}


def _not_passed(resolutions: Sequence[Record], view: View) -> Iterator[Said]:
    for one, judged in zip(resolutions, _judged(resolutions, view), strict=True):
        if judged.met is False and one["outcome"] == "passed":
            said = f"写的是通过，可是{judged.sentence}"
            yield Said(one, said, "outcome", judged.basis, one["matter"] or "决议")


RECORD = RecordType(
    "resolution",
    "决议",
    group=Group.MEETINGS,
    order=20,
    title="number",
    aliases=("议定事项", "议决事项", "表决事项", "议事决定", "决定事项", "民主决策"),
    unit="件",
    adds="记一件决议",
    about="会上定了什么、几票赞成、通没通过。票够不够由程序按规定算给你看。",
    kept_because="决议给出了号就不能删，不算数的写成作废，号留着",
    listed=("number", "matter", "decided_on", "outcome", "amount"),
    searched=("number", "matter"),
    known_by=("number",),
    sorted_by=("-decided_on", "-number"),
    dated="decided_on",
    same_when=(("number",),),
    rules=(_votes,),
    guards=(_more_votes,),
    doubts=(
        Doubt(
            name="majority",
            label="写通过的决议，票数够",
            todo="票数记错了就改；真不够的改成没通过，要办就再开会",
            finds=_not_passed,
            at_entry=True,
        ),
    ),
    proposes=_proposes,
    entails=part_of_resolution,
    leads_to=("cash_entry", "contract"),
    numbering=Numbering(
        field="number",
        pattern="决字〔{year}〕第{n}号",
        of="decided_on",
        void={"outcome": "void", "void_reason": "撤销了这件决议"},
    ),
    filters=(
        Filter(name="passed", label="通过", where=lambda _: (Where("outcome", "=", "passed"),)),
    ),
    sections=(
        Section("", ("number", "meeting", "decided_on", "matter", "content", "amount")),
        Section(
            "表决",
            (
                "rule",
                "method",
                "votes_for",
                "votes_against",
                "abstained",
                "tellers",
                "outcome",
                "explained",
            ),
        ),
        Section("办得怎么样", ("followed", "done", "done_on", "void_reason", "note")),
    ),
    fields=(
        Text("number", "决议编号", privacy=Privacy.OPEN, width=14, aliases=words(
                "编号 决议文号 决议书编号 决字号 决议号",
            )),
        Link("meeting", "哪次会", to="meeting", required=True, aliases=words(
                "会议 会议名称 会议类型",
            )),
        Date("decided_on", "决议日期", required=True, privacy=Privacy.OPEN,
            aliases=words(
                "表决日期 通过日期 表决时间 作出决议时间 决定日期 决议形成时间 会议决议日期",
                "作出决议日期 议决时间 决策时间 日期",
            )),
        Text("matter", "决议事项", required=True, privacy=Privacy.OPEN, width=18,
            aliases=words(
                "表决事项 决议名称 决定事项 审议事项 议决事项 表决议题 事项名称 决议标题 议题",
                "决议事项名称 决策事项 议定事项 决议议题 会议议题 议事事项 重大事项",
                "民主决策事项 决议项目 讨论事项",
            )),
        LongText("content", "决议内容", privacy=Privacy.OPEN,
            aliases=words(
                "决议具体内容 决议主要内容 表决内容 决定内容 决议结果内容 会议决议内容 主要内容",
                "议决内容 决策内容 会议决议",
            )),
        Money("amount", "涉及金额", privacy=Privacy.OPEN, aliases=words(
                "涉及资金 资金数额 预算金额 项目资金 金额 涉及资金金额 事项金额 资金额度",
                "涉及资金额",
            )),
        Link(
            "rule",
            "按哪条规定算",
            to="meeting_kind",
            help="平常空着，按开的那种会算；土地承包这类要三分之二的在这里选",
        ),
        Choice(
            "method",
            "怎么表决的",
            default=lambda _: "hands",
            aliases=words(
                "表决方式 表决形式 投票方式 决策方式",
            ),
            options=options("hands 举手", "secret 无记名投票", "open 记名投票"),
        ),
        Integer("votes_for", "赞成", least=0, most=99999, width=4, privacy=Privacy.OPEN,
            aliases=words(
                "赞成票 同意票 赞成票数 同意票数 同意 赞成人数 同意人数 赞成数 赞成人 同意数",
                "赞成票（票） 同意户数 赞成户数",
            )),
        Integer("votes_against", "反对", least=0, most=99999, width=4, privacy=Privacy.OPEN,
            aliases=words(
                "反对票 反对票数 不同意 反对人数 不同意票数 不同意票 不同意人数 反对数 不赞成",
                "不赞成人数 反对户数 不同意数",
            )),
        Integer("abstained", "弃权", least=0, most=99999, width=4, privacy=Privacy.OPEN,
            aliases=words(
                "弃权票 弃权票数 弃权人数 弃权数 弃权户数",
            )),
        Text("tellers", "监票人和计票人",
            aliases=words("监票人 计票人 监票人计票人 监票、计票人")),
        Choice(
            "outcome",
            "结果",
            required=True,
            privacy=Privacy.OPEN,
            width=5,
            options=options("passed 通过", "rejected 没通过", "void 作废"),
            aliases=words(
                "表决结果 通过情况 是否通过 表决情况 决议结果 表决意见",
            ),
        ),
        Computed(
            "explained",
            "票够不够",
            privacy=Privacy.OPEN,
            result=LongText("explained", "票够不够"),
            compute=_explained,
            needs=("meeting", "rule", "votes_for", "votes_against", "abstained"),
        ),
        Computed(
            "followed", "照它办的", result=LongText("followed", "照它办的"), compute=followed
        ),
        LongText("done", "办得怎么样了", privacy=Privacy.OPEN, aliases=words(
                "实施情况 落实情况 执行情况 办理情况 决议执行情况 实施结果 执行结果 进展情况",
                "实施进度 执行落实情况 落实进展 推进情况 组织实施情况 完成情况",
            )),
        Date("done_on", "办完日期", privacy=Privacy.OPEN,
            aliases=words(
                "完成时间 完成日期 办结日期 落实时间 执行时间 实施完成时间 执行完成时间",
                "落实完成时间 完成时限 办结时间",
            )),
        Text("void_reason", "为什么作废"),
        LongText("note", "备注"),
    ),
)  # fmt: skip
