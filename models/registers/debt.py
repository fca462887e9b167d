"""债权债务: who owes whom, since when, and how much is left; never debts of villagers.

What was settled is never typed: it is the sum of the entries that name the debt, and what was
settled before the books began.
"""

from collections.abc import Mapping
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed
from models.lists import options, words
from models.money.books import BOOKS
from models.money.debts import DOUBTS, PAYMENT, due, left, settled
from models.privacy import Privacy
from models.query import Where
from models.record import Filter, RecordType, Section, in_order


def _within(values: Mapping[str, Any]) -> Mapping[str, str]:
    if (values.get("settled_before") or 0) > (values.get("amount") or 0):
        return {"settled_before": "已收（付）不能比原额还多"}
    return {}


RECORD = RecordType(
    "debt",
    "债权债务",
    group=Group.ASSETS,
    order=53,
    title="counterparty",
    unit="笔",
    adds="登记一笔",
    about="别人欠集体的、集体欠别人的，什么时候形成、还剩多少、谁负责。",
    listed=("counterparty", "left", "kind", "matter", "begun_on"),
    searched=("counterparty", "matter"),
    sorted_by=("kind", "begun_on"),
    dated="begun_on",
    same_when=(("kind", "counterparty", "begun_on"),),
    rules=(_within, in_order("begun_on", "due_on", "到期不能早于形成")),
    doubts=DOUBTS,
    due=due,
    deeds=(PAYMENT,),
    filters=(
        Filter(name="claim", label="别人欠的", where=lambda _: (Where("kind", "=", "claim"),)),
        Filter(name="owed", label="欠别人的", where=lambda _: (Where("kind", "=", "owed"),)),
    ),
    sections=(
        Section("", ("kind", "book", "counterparty", "matter", "begun_on", "due_on")),
        Section("多少", ("amount", "settled", "left", "settled_before", "in_charge", "proof",
                          "note")),
    ),
    fields=(
        Choice(
            "kind",
            "债权还是债务",
            required=True,
            privacy=Privacy.OPEN,
            width=5,
            default=lambda _: "claim",
            options=options("claim 债权 应收 应收款 应收账款", "owed 债务 应付 应付款 应付账款"),
            aliases=words("债权债务类型 债权债务类别 类别 类型 性质 债权/债务 债权或债务 往来类型",
                          "往来性质 往来类别 款项性质"),
        ),
        Choice(
            "book",
            "哪本账",
            required=True,
            privacy=Privacy.OPEN,
            width=9,
            options=BOOKS,
            default=lambda _: BOOKS[1].code,
        ),
        Text("counterparty", "对方", required=True, width=12,
            aliases=words(
                "债权人 债务人 单位或个人 债权债务人 债务人姓名 欠款人 欠款单位 往来单位",
                "对方名称 债务单位 债权单位 欠款单位或个人 对方单位 欠款人姓名 欠款户",
                "债权人姓名 单位（个人）名称 单位或个人名称 债权人名称 债务人名称",
                "债务单位（人） 欠款单位（人） 往来对象 往来单位名称 单位个人名称",
                "债权单位（人） 债权人（单位） 债权方 债务方 借款人 借款单位 出借人 客户名称",
                "往来户名 户名 单位（个人）",
            )),
        Text("matter", "事由", required=True, privacy=Privacy.OPEN, width=14,
            aliases=words(
                "形成原因 债务用途 欠款原因 借款用途 形成事由 债权债务形成原因 用途 欠款事由",
                "借款事由 资金用途 款项性质 债务成因 欠款内容 业务内容 举债用途 举债事由",
                "债务事由 借款原因 款项内容 款项用途 形成缘由 形成情况 债务形成原因",
                "债权形成原因 款项来源 摘要 借款（欠款）用途 债务来源 欠款用途",
            )),
        Date(
            "begun_on",
            "形成日期",
            coarsest="year",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda view: view.today,
            aliases=words(
                "形成时间 借款日期 欠款日期 发生时间 形成年月 债务形成时间 债权形成时间",
                "发生日期 形成年度 形成年份 起欠时间 举债时间 借入时间 借款时间 欠款时间",
                "债务发生时间 入账时间 产生时间 挂账时间 债务形成年月 举债年份 欠款年份",
            ),
        ),
        Date("due_on", "到期日", privacy=Privacy.OPEN,
            aliases=words(
                "到期日期 还款日期 约定还款日期 还款期限 约定还款期限 约定归还日期 约定偿还时间",
                "应还日期 偿还期限 还款到期日 约定还款日 约定到期日 应归还时间 还款日 归还期限",
            )),
        Money("amount", "原额", required=True, privacy=Privacy.OPEN, width=9,
            aliases=words(
                "欠款金额 原始金额 债务金额 债权金额 借款金额 本金 形成金额 账面原值",
                "初始金额 债权债务金额 原始余额 发生金额 债务总额 借款本金 原欠金额",
                "应收金额 应付金额 借款总额 欠款总额 债权总额 债务本金 举债金额",
                "原始欠款金额 原债务金额 账面金额 账面数 欠款本金 债务原值 债权原值",
                "借入金额 欠款额 原借款金额 期初金额 期初余额 应收原始金额 应付原始金额",
                "原始欠款 应收付原始金额 欠款原额",
            )),
        Computed(
            "settled",
            "收（付）了多少",
            privacy=Privacy.OPEN,
            width=9,
            result=Money("settled", "收（付）了多少"),
            compute=settled,
            needs=("kind", "settled_before"),
            aliases=words(
                "已偿还 已归还 已还金额 已偿还金额 已收回 已收回金额 累计已还 偿还金额 收回金额",
                "已清偿金额 已化解金额 已收（付）金额 累计偿还 已清收金额 已付金额 化解金额",
                "已还本金 已偿还本金 已归还本金 已收回本金 本年化解金额 累计收回 清收金额",
                "已收金额",
            ),
        ),
        Money(
            "settled_before",
            "建账以前已收（付）",
            formerly=("settled",),
            aliases=words("已收（付） 已收 已付"),
            help="这本账里没有的，才写在这里",
        ),
        Computed(
            "left",
            "余额",
            privacy=Privacy.OPEN,
            width=9,
            result=Money("left", "余额"),
            compute=left,
            needs=("kind", "amount", "settled_before"),
            live=True,
            aliases=words(
                "欠款余额 未还金额 剩余金额 现余额 尚欠金额 未还余额 期末余额 尚欠余额 未偿还",
                "余额（元） 结欠金额 账面余额 现欠金额 未收回金额 未偿还金额 剩余债务 现有余额",
                "结存余额 未清偿金额 未化解金额 尚未收回 剩余本金 未还本金 未收金额 未付金额",
                "债务剩余 未清收金额 目前余额 截至目前余额 尚未偿还金额 未归还金额 结余金额",
                "年末余额",
            ),
        ),
        Text("in_charge", "责任人", width=6, aliases=words(
                "催收责任人 清收责任人 经办责任人 化债责任人 包保责任人 化解责任人 清欠责任人",
                "追收责任人 催收人 清收人 偿债责任人 还款责任人 债务责任人 清收人员 经手人",
                "负责人 经手责任人 经手及责任人",
            )),
        Attachment("proof", "欠条和凭据", help="可有可无"),
        LongText("note", "备注"),
    ),
    aliases=(
        "往来款", "应收款", "应付款", "债务化解", "债权", "债务", "欠款", "借款登记", "往来账",
        "债务清理", "往来单位", "老账",
    ),
)  # fmt: skip
