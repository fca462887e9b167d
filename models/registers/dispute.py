"""矛盾纠纷: who is at odds with whom and how it is settled; that none was found is told too."""

import datetime as dt
from collections.abc import Sequence

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Attachment
from models.kinds_people import GROUP_HEADS, GroupName, PersonName
from models.lists import options, words
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Filter, Obligation, RecordType, Section, in_order
from models.view import View

_OPEN = Where("outcome", "=", "open")


def _unsettled(view: View) -> Sequence[Obligation]:
    where = (_OPEN, Where("due_on", "filled"))
    return [
        Obligation(
            type="dispute",
            id=one.id,
            on=one["due_on"],
            title=f"化解纠纷：{one['matter'][:24]}",
            sentence="化解了写上结果，没化解的写明移交给谁",
            verb="去办",
        )
        for one in view.find("dispute", Query(where=where))
    ]


def _open(_: dt.date) -> tuple[Where, ...]:
    return (_OPEN,)


RECORD = RecordType(
    "dispute",
    "矛盾纠纷",
    group=Group.APPEALS,
    order=20,
    title="matter",
    aliases=("纠纷", "矛盾", "人民调解", "调解登记", "调解台账", "排查化解"),
    unit="件",
    adds="记一件纠纷",
    about="谁和谁、为什么、谁去调解、结果怎样。只在村里用，不上墙。",
    listed=("matter", "found_on", "category", "outcome", "risk", "in_charge"),
    searched=("matter", "parties"),
    sorted_by=("-found_on",),
    dated="found_on",
    same_when=(("found_on", "parties", "matter"),),
    rules=(in_order("found_on", "settled_on", "不能早于排查到的那天"),),
    due=_unsettled,
    filters=(Filter(name="open", label="没化解", where=_open),),
    sections=(
        Section("", ("matter", "found_on", "parties", "category", "group", "people", "risk")),
        Section("调解", ("measures", "in_charge", "due_on", "outcome", "settled_on", "agreement")),
        Section("", ("visited", "proof", "note")),
    ),
    fields=(
        LongText("matter", "简要情况", required=True,
            aliases=words(
                "纠纷简要情况 事由 纠纷简况 纠纷情况 主要事由 案由 纠纷事由 简要案情 纠纷内容",
                "矛盾纠纷简要情况 纠纷标题 矛盾事由 矛盾纠纷情况 纠纷简述 纠纷概况 案情简介",
                "纠纷事项 基本情况 案情概况 纠纷简情 矛盾纠纷内容 纠纷主要情况 案情 问题概述",
                "纠纷名称 诉求或矛盾主要内容 纠纷案由 主要内容 矛盾纠纷主要内容 纠纷简要内容",
                "基本案情 矛盾纠纷事由 矛盾纠纷名称 纠纷基本情况 案件名称 事件名称 矛盾问题",
                "事件概况 主要矛盾纠纷情况 矛盾情况 事件简要情况 诉求内容 简要事实 矛盾点",
                "问题描述 事件描述",
            )),
        Date(
            "found_on",
            "排查日期",
            required=True,
            default=lambda view: view.today,
            aliases=words(
                "日期 发生时间 受理日期 登记日期 发现日期 发生日期 排查时间 接报时间 受理时间",
                "纠纷发生时间 接案时间 调解时间 受理登记时间 排查发现时间 上报时间 录入时间",
                "收案日期 发生年月 申请时间 排查登记时间 接案日期 受案日期 案发时间 申请日期",
            ),
        ),
        LongText("parties", "当事人", privacy=Privacy.PERSONAL,
            aliases=words(
                "双方当事人 当事人姓名 双方当事人姓名 纠纷双方 当事双方 矛盾双方 纠纷当事人",
                "当事人基本情况 申请人与被申请人 涉及当事人 当事人双方 双方姓名",
                "当事人（双方） 涉及人员 涉事人员 当事人信息 当事双方姓名 矛盾主体 涉事双方",
                "涉事人 纠纷双方当事人 纠纷当事人姓名 当事人甲乙 申请人及被申请人 矛盾当事人",
                "纠纷双方姓名",
            )),
        Choice(
            "category",
            "类型",
            required=True,
            default=lambda _: "neighbours",
            options=options(
                "family 婚姻家庭 婚姻家庭纠纷 家庭纠纷 婚姻纠纷 家庭矛盾 赡养 赡养纠纷 抚养纠纷",
                "neighbours 邻里 邻里纠纷 邻里矛盾 相邻纠纷 相邻关系",
                "land 土地承包 土地 土地纠纷 土地承包纠纷 土地流转纠纷 "
                "土地山林 山林土地 山林土地纠纷 "
                "林权纠纷 承包地纠纷",
                "homestead 宅基地 宅基地纠纷", "requisition 征地 征地拆迁 征地拆迁纠纷",
                "debt 债务 债务纠纷 经济纠纷 合同纠纷",
                "labour 劳资 劳资纠纷 劳动争议 欠薪", "other 其他 其他纠纷 其它",
            ),
            aliases=words(
                "纠纷类型 矛盾类型 矛盾纠纷类型 纠纷类别 类别 案件类型 纠纷性质 纠纷种类",
                "案由类别 矛盾类别 矛盾纠纷类别 事件类型 事件类别 类别名称 矛盾纠纷种类",
                "案件类别",
            ),
        ),
        GroupName("group", "哪个组", aliases=(
            *GROUP_HEADS, *words("所属网格 网格 村民小组 所属村组 发生地 发生地点 所在小组"),
        )),
        Integer("people", "涉及人数", least=1, most=9999, width=4,
            aliases=words(
                "涉及人员数 人数 涉及人员数量 参与人数 涉事人数 当事人数 牵涉人数 涉及户数",
            )),
        Choice(
            "risk",
            "风险等级",
            options=options("low 低 低风险 较低 小", "middle 中 中风险 一般 中等 一般风险",
                            "high 高 高风险 较高 较大 重大 大"),
            aliases=words(
                "风险 风险级别 等级 风险程度 预警等级 危险等级 难易程度 稳控等级 风险评估等级",
                "评估等级 风险评级",
            ),
        ),
        LongText("measures", "化解措施",
            aliases=words(
                "调解经过 调处措施 调解情况 处理措施 化解情况 调处情况 调解过程 调解措施",
                "工作措施 采取措施 处置措施 稳控措施 化解过程 调处经过 化解措施及进展 化解进展",
                "调解进展 化解方案 调解方式 处置情况 工作措施及进展 采取的措施 化解处置情况",
                "处理情况 处理过程 目前进展 调处进展 进展情况 化解经过 办理情况 化解稳控措施",
            )),
        PersonName("in_charge", "责任人",
            aliases=words(
                "调解人 调解员 调解人员 包案人 包案领导 化解责任人 调处人 承办人 责任领导",
                "包案干部 包案责任人 包保责任人 调处责任人 调处人员 主持调解人 调解负责人",
                "化解人 主调人员 稳控责任人 主要负责人 包保干部 主调解员 包抓领导",
                "调解主持人 处理人 人民调解员 化解负责人 调解责任人 主调人 经办人 负责人",
                "调解员姓名",
            )),
        Date("due_on", "化解时限",
            aliases=words(
                "化解期限 办结期限 拟化解时间 计划化解时间 调处时限 办结时限 调处期限",
                "拟化解时限 预计化解时间 计划完成时间 办理时限 完成时限 化解期限要求 限时化解",
            )),
        Choice(
            "outcome",
            "结果",
            required=True,
            default=lambda _: "open",
            options=options(
                "open 正在化解 化解中 调解中 正在调解 调处中 正在调处 处理中 "
                "没调好 没好 没解决 未化解 未结 稳控中 跟进中 否",
                "settled 成功 调好了 好了 和好 解决了 调解成功 已化解 化解 化解成功 已调解 "
                "调处成功 已调处 已解决 已办结 达成协议 是",
                "failed 未成功 调解不成功 调解未成功 调解不成 未达成协议 化解不成",
                "moved 移交 已移交 引导诉讼 转诉讼 移送 上报 已上报 移交上级"),
            aliases=words(
                "调解结果 化解结果 处理结果 调处结果 是否化解 调解是否成功 化解状态",
                "是否调解成功 化解进度 是否成功 目前状态 当前状态 调解状态 处置结果 是否办结",
                "调处结果情况 调处状态 办结情况 处理状态",
            ),
        ),
        Date("settled_on", "化解日期",
            aliases=words(
                "办结日期 办结时间 调解成功时间 化解时间 调结日期 结案时间 结案日期",
                "调处时间 解决时间 调解完成时间 调解日期 达成协议时间 调解结束时间",
                "化解完成时间 签订协议时间 结束时间 办结年月 调解时间 调处日期 化解日期",
                "处理时间 结案年月 调解成功日期 成功化解时间",
            )),
        YesNo("agreement", "签了协议",
            aliases=words(
                "是否签协议 是否达成协议 达成协议 是否签订协议 是否签订调解协议 是否签订协议书",
                "签订协议 是否制作协议书 有无协议书 签订书面协议 是否达成书面协议 协议签订情况",
                "是否制作调解协议 是否签订调解协议书 有无协议 协议书签订情况 有无书面协议",
                "是否有协议 是否签署协议 是否书面协议 是否签订人民调解协议 是否制作调解协议书",
                "调解协议 书面协议 是否签调解协议",
            )),
        Text("visited", "回访",
            aliases=words(
                "回访情况 回访记录 回访结果 跟踪回访 回访时间 是否回访 回访时间及情况",
                "回访跟踪情况 回访意见",
            )),
        Attachment("proof", "附件"),
        LongText("note", "备注"),
    ),
)
