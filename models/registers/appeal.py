"""群众诉求: what somebody asked for, complained of or proposed, and what came of it.

Columns: registers of visits and letters as villages keep them; the names stay inside.
"""

import datetime as dt
from collections.abc import Sequence

from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Copied, Lines, Link
from models.kinds_people import GROUP_HEADS, PersonName, Phone
from models.lists import options, words
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Event, Filter, Obligation, RecordType, Section, in_order
from models.view import View

_OPEN = Where("status", "in", ("open", "doing"))


def _unanswered(view: View) -> Sequence[Obligation]:
    where = (_OPEN, Where("due_on", "filled"))
    return [
        Obligation(
            type="appeal",
            id=one.id,
            on=one["due_on"],
            title=f"答复群众诉求：{one['matter'][:24]}",
            sentence="办好了写上结果，办不了的写明交给谁",
            verb="去办",
        )
        for one in view.find("appeal", Query(where=where))
    ]


def _open(_: dt.date) -> tuple[Where, ...]:
    return (_OPEN,)


RECORD = RecordType(
    "appeal",
    "群众诉求",
    group=Group.APPEALS,
    order=10,
    title="matter",
    aliases=(
        "群众诉求", "信访", "意见建议", "诉求", "民情", "工单", "热线", "投诉", "群众反映",
        "问题反映", "民意",
    ),
    unit="件",
    adds="记一件诉求",
    about="谁来反映了什么、怎么办的、回访满意不满意。名字只在村里用，不上墙。",
    listed=("matter", "received_on", "name", "status", "grade", "due_on"),
    searched=("matter", "name"),
    sorted_by=("-received_on",),
    dated="received_on",
    same_when=(("received_on", "name", "matter"),),
    rules=(in_order("received_on", "closed_on", "不能早于接到的那天"),),
    due=_unanswered,
    event=Event("群众反映了事", "谁说的、什么事、几天内办，办完回访", 9, "megaphone"),
    filters=(
        Filter(name="open", label="没办完", where=_open),
        Filter(name="done", label="办结", where=lambda _: (Where("status", "=", "done"),)),
    ),
    sections=(
        Section("", ("matter", "source", "received_on", "resident", "name", "phone", "group")),
        Section("怎么办", ("grade", "risk", "in_charge", "due_on", "status", "steps")),
        Section("结果", ("result", "closed_on", "judgement", "visited_on", "proof", "note")),
    ),
    fields=(
        LongText(
            "matter", "什么事", required=True,
                aliases=words(
                    "事由 内容 反映内容 诉求内容 诉求 反映问题 反映事项 来访事由 信访事项",
                    "反映情况 诉求事项 主要诉求 反映的问题 反映主要问题 问题及诉求 反映诉求",
                    "反映的诉求 问题描述 诉求问题 信访内容 问题内容 主要问题 意见建议",
                    "问题或建议 诉求描述 来访内容 诉求事由 主要内容 反映内容摘要 反映的主要问题",
                    "信访问题 信访诉求 信访反映内容 事项内容 意见建议内容 意见内容 咨询内容",
                    "工单内容 反映的困难和问题 反映的主要内容 意见或建议 事项 困难诉求",
                    "群众诉求内容 困难和问题 反映事由 来信来访内容 民情内容 存在困难问题",
                    "所提意见建议 信访主要内容 群众反映问题 投诉内容 求助内容 收集问题",
                    "诉求主要内容",
                )
        ),
        Choice(
            "source",
            "从哪里来",
            required=True,
            default=lambda _: "visit",
            aliases=words(
                "类型 来源 来源渠道 反映渠道 来访方式 反映方式 诉求来源",
                "受理方式 信访形式 反映形式 来访形式 信访方式 问题来源 诉求渠道 受理渠道",
                "信访渠道 登记方式 渠道 诉求方式 信访类型 反映途径 来源方式 信访途径",
                "收集方式 工单来源 收集渠道",
            ),
            options=options(
                "visit 来访 上门 来村反映 来村 当面反映 接访", "call 来电 电话 电话反映",
                "hotline 12345热线 12345 12345转办 热线 热线转办 政务热线",
                "grid 网格员 网格员上报 网格 网格上报 网格排查",
                "talk 村民说事 说事 院坝会 屋场会 说事室 群众会",
                "letter 来信 信件 网上 网络 网上信访 微信 微信群",
                "above 部门转来 部门转入 上级转办 转办 上级交办 乡镇转办 信访转办",
                "found 走访发现 入户走访 走访 走访收集 民情走访 上门走访",
            ),
        ),
        Date(
            "received_on",
            "接到日期",
            required=True,
            default=lambda view: view.today,
            aliases=words(
                "接件时间 来访时间 时间 日期 反映时间 登记日期 接访时间 受理时间 来电时间",
                "信访时间 收件日期 接待时间 派单时间 受理日期 收件时间 信访日期 接待日期",
                "初访时间 诉求时间 首次信访时间 来信来访时间 收集时间 收集日期 登记时间",
                "反映日期 走访日期 走访时间 来电日期 投诉时间 来信时间",
            ),
        ),
        Link("resident", "是本村的谁", to="resident"),
        Copied(
            "name", "反映人", link="resident", of="name", width=6, privacy=Privacy.PERSONAL,
            aliases=words(
                "来访人 信访人 姓名 诉求人 来电人 反映人姓名 来访人姓名 来访群众 诉求人姓名",
                "群众姓名 反映群众 来访人员 信访人姓名 当事人 提出人 上访人 投诉人 群众 反映者",
                "求助人 走访户主 走访对象 信访群众 来访者 姓名或单位 来信来访人 群众代表",
                "来访者姓名 反映人员 走访群众 申请人 来访群众姓名 来信（访）人",
            ),
        ),
        Phone("phone", "联系电话", aliases=words(
                "电话 联系方式 来电号码 反映人电话 来访人电话 信访人电话 诉求人电话",
                "联系号码 来电电话 手机号 手机号码 联系人电话 电话号码 反映人联系方式",
                "反映人联系电话",
            )),
        Text("group", "哪个组", aliases=(
            *GROUP_HEADS,
            *words(
                "村民小组 所在小组 所属村组 所在村组 家庭住址 住址",
                "地址 反映人住址 联系地址 详细住址",
            ),
        )),
        Choice(
            "grade",
            "事情大小",
            options=options("private 私事", "small 小事", "big 大事", "hard 难事"),
            aliases=words("紧急程度 事项等级 诉求等级")),
        Choice("risk", "风险",
               options=options("low 低 低风险", "middle 中 中风险 一般", "high 高 高风险 重大"),
               aliases=words("风险等级 风险级别")),
        PersonName("in_charge", "谁负责",
            aliases=words(
                "接待人 责任人 承办人 办理人 包办人 承办干部 接访人 受理人 办理责任人 承办人员",
                "接待人员 责任干部 包案责任人 处理人 接待领导 接待干部 包案领导 包案人",
                "化解责任人 走访干部 经办人 负责人 承办责任人 包保干部 办理人员 接访领导",
                "包联干部 接待人姓名 受理人员 责任领导 处理责任人 接收人 包保责任人 交办人员",
            )),
        Date("due_on", "哪天前办好",
            aliases=words(
                "办理时限 化解时限 办结时限 办理期限 办结期限 答复时限 限办时间 处理时限",
                "要求办结时间 完成时限 办结要求时间 截止时间",
            )),
        Choice(
            "status",
            "办到哪一步",
            required=True,
            default=lambda _: "open",
            options=options(
                "open 待办 未办 未办理 待办理 未解决 否",
                "doing 办理中 正在办理 处理中 在办 正在处理 推进中",
                "done 办结 已办结 已解决 解决 已办理 完成 已完成 已处理 化解 已化解 是",
                "moved 移交上级 已上报 上报 已移交 转办 移交 已转办",
                "no 解释清楚办不了 已解释 解释说明 不予办理 无法解决"
            ),
            aliases=words(
                "状态 办理状态 办理进度 处理状态 是否办结 办理进展 当前状态 是否解决 办结情况",
                "目前进展 是否化解 办理状况 工单状态 是否办理 进展 化解状态 办理进度状态",
            ),
        ),
        Lines(
            "steps",
            "办理经过",
            fields=(
                Date("on", "日期"),
                PersonName("who", "谁办的"),
                Text("what", "做了什么", required=True),
            ),
        ),
        LongText("result", "结果",
            aliases=words(
                "处理意见与结果 办理结果 处理结果 办理意见 答复情况 处理意见 落实情况",
                "办理情况 处理情况 答复意见 解决情况 办理结果及答复 答复内容 处理过程及结果",
                "回复内容 处理意见及结果 化解情况 解决措施 回复情况 处理办法 办理落实情况",
                "处理结果及答复 处理意见及落实情况 反馈情况 解决结果 化解结果 处置情况",
                "处置结果 办理情况及结果 化解措施 办理进展 目前进展 办结情况 处理进展",
            )),
        Date("closed_on", "办结日期",
            aliases=words(
                "答复时间 办结时间 处理时间 办理时间 回复时间 解决时间 反馈时间 完成时间",
                "答复日期 办理完成时间 完结时间 处结时间 办毕时间 反馈日期 化解时间",
            )),
        Choice(
            "judgement",
            "本人怎么说",
            options=options("good 满意 非常满意 很满意", "fair 基本满意 较满意 一般 比较满意",
                            "bad 不满意", "none 没回访到 未回访 未评价"),
            aliases=words(
                "回访 满意度 是否满意 群众满意度 满意情况 群众评价 满意度评价 评价 回访满意度",
                "满意程度 群众意见 群众是否满意 反映人意见 反映人是否满意 信访人意见 本人意见",
                "满意评价 回访评价 反馈意见 群众满意情况",
            ),
        ),
        Date("visited_on", "回访日期"),
        Attachment("proof", "附件"),
        LongText("note", "备注"),
    ),
)
