"""督查检查考核: who came to inspect, what they asked to see, what they left behind."""

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Attachment, Link
from models.lists import options
from models.query import Query, Where
from models.record import Event, Filter, Obligation, RecordType, Section, in_order
from models.tally import Tally, different
from models.view import View

_OPEN = (Where("deadline", "filled"), Where("settled_on", "empty"))
_TRACES = (Where("traces", "=", value=True),)
_ASSESSED = Where("kind", "=", "assess")


def _to_settle(view: View) -> list[Obligation]:
    return [
        Obligation(
            type="visit",
            id=one.id,
            on=one["deadline"],
            title=f"{one['sender']}检查后要整改的",
            sentence=one["left_behind"] or "办好了填上哪天整改完",
        )
        for one in view.ledger.find("visit", Query(where=_OPEN))
    ]


RECORD = RecordType(
    "visit",
    "督查检查考核",
    group=Group.AFFAIRS,
    order=45,
    title="sender",
    unit="次",
    adds="记一次检查",
    about="上面来的督查、检查、考核、调研：谁来的，看了什么，留下什么要整改。",
    listed=("visited_on", "sender", "kind", "asked", "deadline"),
    searched=("sender", "asked", "left_behind"),
    known_by=("sender",),
    sorted_by=("-visited_on",),
    dated="visited_on",
    same_when=(("visited_on", "sender", "kind"),),
    rules=(in_order("visited_on", "settled_on", "不能早于检查的那天"),),
    due=_to_settle,
    event=Event(
        "来了上级文件、任务",
        "谁交办、几号前要，到期会提醒",
        1,
        "flag",
        part="来督查检查考核：谁来的、看什么、留下什么",
    ),
    filters=(
        Filter(name="open", label="还要整改", where=lambda _: _OPEN),
        Filter(name="traces", label="要留痕的", where=lambda _: _TRACES),
    ),
    tallies=(
        Tally(name="visits", label="迎接督查检查考核", unit="次", order=30),
        Tally(
            name="visit_departments",
            label="来的部门",
            unit="个",
            order=31,
            measure=different("sender"),
            needs=("sender",),
        ),
        Tally(
            name="assessments_outside",
            label="其中乡镇以外来考核",
            unit="次",
            order=32,
            where=(_ASSESSED, Where("level", "in", ("county", "city", "province"))),
        ),
        Tally(name="visit_traces", label="其中看照片看留痕", unit="次", order=33, where=_TRACES),
    ),
    sections=(
        Section("", ("sender", "visited_on", "kind", "level", "persons", "asked", "traces")),
        Section("留下什么", ("left_behind", "deadline")),
        Section("后来", ("settled_on", "basis", "incoming", "files", "note"), later=True),
    ),
    fields=(
        Text(
            "sender",
            "谁来的",
            required=True,
            width=12,
            aliases=(
                *("部门", "检查单位", "来访单位", "来访部门", "检查部门", "督查单位", "检查组"),
                *("督查部门", "检查督查单位"),
            ),
            example="县农业农村局",
        ),
        Date(
            "visited_on",
            "哪天来的",
            required=True,
            default=lambda view: view.today,
            aliases=("日期", "检查时间", "检查日期", "督查日期"),
        ),
        Choice(
            "kind",
            "来做什么",
            required=True,
            width=6,
            default=lambda _: "inspect",
            options=options("inspect 督查检查 检查 督查", "assess 考核", "research 调研",
                            "look 观摩"),
            aliases=("检查类型", "检查类别", "督查类型"),
        ),
        Choice(
            "level",
            "哪一级",
            width=5,
            options=options("town 乡镇", "county 县里 县", "city 市里 市", "province 省以上 省"),
        ),
        Integer("persons", "来了几个人", least=1, most=999, width=4, aliases=("人数",)),
        LongText("asked", "看了什么", width=14,
            aliases=("检查内容", "要求", "督查内容", "检查事项")),
        YesNo("traces", "看照片、截图、会议记录来打分", width=5, default=lambda _: False,
              aliases=("留痕",)),
        LongText("left_behind", "留下什么意见", width=14,
            aliases=(
                *("整改意见", "意见", "存在问题", "发现问题", "反馈问题", "反馈意见", "整改要求"),
            )),
        Date("deadline", "整改到哪天",
            aliases=("整改期限", "整改时限")),
        Date("settled_on", "哪天整改完",
            aliases=("整改完成时间", "整改完成日期")),
        Text("basis", "凭哪份文件来的", width=12),
        Link("incoming", "来文", to="incoming", width=16),
        Attachment("files", "附件"),
        LongText("note", "备注"),
    ),
)  # fmt: skip
