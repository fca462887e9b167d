"""督查检查考核: who came to inspect, what they asked to see, what they left behind."""

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Attachment, Link
from models.lists import options, words
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
    aliases=words(
        "迎检 迎接检查 督查 督导检查 上级检查 检查考核 接待登记 督查检查 督查登记 检查登记",
        "迎检登记 考核登记",
    ),
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
            aliases=words(
                "部门 检查单位 来访单位 来访部门 检查部门 督查单位 检查组 督查部门",
                "检查督查单位 督导单位 督查组 来检单位 考核单位 检查主体 督导部门 调研单位",
                "来村单位 巡查单位",
            ),
            example="县农业农村局",
        ),
        Date(
            "visited_on",
            "哪天来的",
            required=True,
            default=lambda view: view.today,
            aliases=words(
                "日期 检查时间 检查日期 督查日期 来访时间 督导时间 来村时间 检查考核时间",
                "迎检时间 调研时间 到村时间",
            ),
        ),
        Choice(
            "kind",
            "来做什么",
            required=True,
            width=6,
            default=lambda _: "inspect",
            options=options(
                "inspect 督查检查 检查 督查 督导 暗访 实地督查 专项督查 专项检查 日常检查",
                "assess 考核 考评 年度考核 检查考核", "research 调研 视察", "look 观摩 参观",
            ),
            aliases=words(
                "检查类型 检查类别 督查类型 检查形式 督查形式 督查方式 检查方式 督查类别",
                "迎检类型 类型 检查性质 类别 督导方式 走访方式 来访类型 来访事由 走访类型",
                "活动类型 来村目的 来访目的",
            ),
        ),
        Choice(
            "level",
            "哪一级",
            width=5,
            options=options(
                "town 乡镇 乡镇级 乡级 镇级 镇 乡 街道", "county 县里 县 县级 区级 县区级 区县级",
                "city 市里 市 市级", "province 省以上 省 省级 国家级 中央",
            ),
            aliases=words(
                "检查单位级别 督查级别 级别 检查级别 层级 单位级别 督查层级 检查层级",
                "来访单位级别 上级层级 检查部门级别 督导级别 单位层级 检查单位层级",
                "督查单位级别 来访单位层级",
            )),
        Integer("persons", "来了几个人", least=1, most=999, width=4, aliases=words(
            "人数 来人数 来人人数 来访人数 来村人数 检查组人数 检查人员数 检查人员人数",
            "检查组人员数 督查人员数量",
        )),
        LongText("asked", "看了什么", width=14,
            aliases=words(
                "检查内容 要求 督查内容 检查事项 检查项目 督查事项 督导内容 考核内容",
                "主要内容 调研内容 检查考核内容 检查主要内容 来访事由 来村事由 检查事由",
                "了解情况 走访内容 调研主题 调研事项 查看内容",
            )),
        YesNo("traces", "看照片、截图、会议记录来打分", width=5, default=lambda _: False,
              aliases=words(
                "留痕 是否要求留痕 留痕要求 是否留痕 资料要求 查看资料 痕迹管理",
                "要求提供资料 查看台账 是否查阅台账",
            )),
        LongText("left_behind", "留下什么意见", width=14,
            aliases=words(
                "整改意见 意见 存在问题 发现问题 反馈问题 反馈意见 整改要求 指出问题",
                "提出的问题 问题清单 督导意见 发现的问题和建议 问题和建议 存在问题及建议",
                "意见建议 意见和建议 问题及整改意见 主要问题 问题及办理 存在的问题 提出意见",
                "指导意见 检查意见 督查意见 问题及建议 收集问题 发现问题及办理情况 解决问题",
            )),
        Date("deadline", "整改到哪天",
            aliases=words(
                "整改期限 整改时限 整改时间要求 整改限期 限期整改时间 整改要求时限",
                "要求整改时限 要求整改日期 整改截止日期 整改完成时限 整改完成期限",
            )),
        Date("settled_on", "哪天整改完",
            aliases=words(
                "整改完成时间 整改完成日期 整改到位时间 销号时间 完成整改时间 整改结束时间",
                "整改销号时间 整改办结时间",
            )),
        Text("basis", "凭哪份文件来的", width=12,
            aliases=words(
                "检查依据 依据文件 文件依据 督查依据 来文文号 通知文号 检查通知文号 督查文件",
                "文件文号 检查文号",
            )),
        Link("incoming", "来文", to="incoming", width=16),
        Attachment("files", "附件"),
        LongText("note", "备注"),
    ),
)  # fmt: skip
