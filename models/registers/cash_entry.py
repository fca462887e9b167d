"""收支: every voucher of the two books, in a series for each year and book.

What was written stays: a mistake is taken back by undo, which voids the voucher, or by a reverse
entry (红冲) with the same account and a negative amount. A transfer between two accounts of one
book is one entry and neither income nor spending.
"""

from collections.abc import Mapping
from typing import Any

from models.deeds import Deed
from models.groups import Group
from models.kinds import Choice, Integer, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Copied, Link, Ref
from models.kinds_people import PersonName
from models.lists import options, words
from models.money.books import COLLECTIVE, COMMITTEE
from models.money.closes import lies_in_open_month
from models.money.entry_checks import (
    DOUBTS,
    lies_within_accounts,
    takes_back_one,
)
from models.money.entry_proposals import proposed, reverse
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Event, Filter, Numbering, RecordType, Section
from models.view import View

_STANDS = "记下的账不改数：刚记错的按撤销，过后发现的红冲这一笔（另记一笔负数），再记一笔对的"
_FIGURES = ("happened_on", "account", "direction", "to_account", "amount", "reverses", "status")
_VOID = "这张凭证作废了，号留着，内容不再改"


def _locked(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("status") == "void":
        return {one.name: _VOID for one in RECORD.fields if one.name not in {"proof", "note"}}
    return dict.fromkeys(_FIGURES, _STANDS)


def _fits(values: Mapping[str, Any]) -> Mapping[str, str]:
    """The amount and the second account fit the direction."""
    transfer = values.get("direction") == "transfer"
    if transfer and not values.get("to_account"):
        return {"to_account": "转账要写转到哪个账户"}
    if not transfer and values.get("to_account"):
        return {"to_account": "收入和支出不用写转到哪个账户"}
    amount = values.get("amount") or 0
    if not amount:
        return {"amount": "金额不能是 0"}
    if amount < 0 and not values.get("reverses"):
        return {"amount": "负数只用在红冲里，请写明红冲哪一笔；支出请把收支选成支出"}
    if amount > 0 and values.get("reverses"):
        return {"amount": "红冲的金额要写成负数，和原来那笔正好相抵"}
    return {}


def _direction(code: str) -> Any:  # noqa: ANN401 - a function
    return lambda _: (Where("direction", "=", code), Where("status", "=", "valid"))


def _last_account(view: View) -> Ref | None:
    """Return the account of the last entry, or the only one there is."""
    last = view.ledger.find("cash_entry", Query(order=("-happened_on",), limit=1))
    if last:
        return Ref(last[0]["account"].id, last[0]["account"].title)
    there = view.ledger.find("cash_account", Query(limit=2, fields=("name",)))
    return Ref(there[0].id, there[0]["name"]) if len(there) == 1 else None


RECORD = RecordType(
    "cash_entry",
    "收支记账",
    group=Group.MONEY,
    order=10,
    title="number",
    aliases=(
        "收支流水", "收支明细", "日记账", "流水账", "现金账", "收支公开", "收支登记",
        "零星支出", "支出登记", "收支逐笔", "银行存款账", "收支账", "现金日记", "存款日记",
        "收入登记", "现金流水", "银行流水", "交易明细", "账户明细", "对账单", "对账明细",
        "收支台账", "收支情况", "资金流水", "出纳账", "序时账", "账目流水",
    ),
    unit="笔",
    adds="记一笔",
    about="收进来、付出去的每一笔，凭证号和结余自动有。",
    kept_because="记过的账不能删，号也留着；记错了就红冲",
    listed=("happened_on", "summary", "amount", "direction", "account", "number"),
    searched=("number", "summary", "counterparty"),
    known_by=("number",),
    sorted_by=("-happened_on", "-number"),
    dated="happened_on",
    same_when=(("number",),),
    rules=(_fits,),
    proposes=proposed,
    guards=(lies_within_accounts, lies_in_open_month, takes_back_one),
    locked=_locked,
    doubts=DOUBTS,
    deeds=(
        Deed(
            name="reverse",
            label="红冲这笔",
            hint="另记一笔负数，把这一笔整个抵掉，再记一笔对的",
            does=reverse,
            opens=True,
            when=lambda one: one["status"] == "valid" and not one["reverses"],
        ),
    ),
    numbering=Numbering(
        field="number",
        pattern={COMMITTEE: "村记〔{year}〕第{n}号", COLLECTIVE: "社记〔{year}〕第{n}号"},
        of="happened_on",
        by="book",
        void={"status": "void", "void_reason": "撤销了这一笔"},
    ),
    event=Event("收支一笔钱", "收入、支出、取现存现，凭证号和结余自动有", 3, "yen"),
    filters=(
        Filter(name="in", label="收入", where=_direction("in")),
        Filter(name="out", label="支出", where=_direction("out")),
        Filter(
            name="committee", label="村委会", where=lambda _: (Where("book", "=", COMMITTEE),)
        ),
        Filter(
            name="collective", label="集体", where=lambda _: (Where("book", "=", COLLECTIVE),)
        ),
    ),
    sections=(
        Section(
            "",
            ("happened_on", "direction", "amount", "account", "to_account", "number", "summary"),
        ),
        Section("归到哪里", ("subject", "counterparty", "funds")),
        Section("为了什么", ("contract", "debt", "activity", "affair"), "有哪一样选哪一样"),
        Section("谁办的", ("handler", "witness", "approver", "second_approver", "resolution")),
        Section("单据", ("sheets", "proof", "note")),
        Section("状态", ("reverses", "book", "status", "void_reason")),
    ),
    fields=(
        Date(
            "happened_on",
            "日期",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda view: view.today,
            aliases=words(
                "记账日期 收支日期 发生日期 发生时间 支出日期 收入日期 业务日期 入账时间",
                "交易日期 支付日期 凭证日期 付款日期 收款日期 交易时间 收支时间 记账时间",
                "入账日期 报账日期",
            ),
        ),
        Text("number", "凭证号", privacy=Privacy.OPEN, width=16,
            aliases=words(
                "凭证编号 凭证字号 票据号 单据号 凭证 凭证号数 凭证号码 凭单号 记账凭证号",
                "凭证字号数 单据编号 票号 收据号 票据编号 收据编号 发票号 凭证编码 票据号码",
                "凭单编号 凭证字号码",
            )),
        Link(
            "account",
            "账户",
            to="cash_account",
            required=True,
            privacy=Privacy.OPEN,
            width=9,
            default=_last_account,
            aliases=words(
                "资金账户 收付账户 支付账户 现金/银行 现金或银行 银行存款 现金或转账",
                "收款账户 付款账户 支出账户 收入账户 银行账户 账户名称 资金账户名称",
                "结算账户 收支账户 存放账户",
            ),
        ),
        Copied("book", "哪本账", link="account", of="book", privacy=Privacy.OPEN, width=9),
        Choice(
            "direction",
            "收支",
            required=True,
            privacy=Privacy.OPEN,
            width=4,
            default=lambda _: "out",
            options=options("in 收入 收 收款", "out 支出 支 付 付款", "transfer 转账 取现 存现"),
            aliases=words("收支类型 收支类别 收支方向 收入支出 收或支 收支标志 借贷标志"),
        ),
        Money(
            "amount",
            "金额",
            required=True,
            privacy=Privacy.OPEN,
            width=9,
            aliases=words(
                "金额（元） 支出金额 收入金额 开支金额 收支金额 发生额 交易金额 支付金额",
                "付款金额 结算金额 发生金额 实付金额 实收金额 收款金额 金额合计 合计金额",
                "报销金额",
            ),
        ),
        Link(
            "to_account",
            "转到哪个账户",
            to="cash_account",
            privacy=Privacy.OPEN,
            help="取现、存现、倒户头才写，同一本账里转",
        ),
        Text(
            "summary",
            "摘要",
            required=True,
            privacy=Privacy.OPEN,
            width=16,
            example="付村西路灯款",
            aliases=words(
                "事由 用途 摘要（事由） 支出项目 收入项目 开支项目 支出内容 开支内容 收支事由",
                "收支内容 支出事由 收入来源说明 项目内容 支出用途 用途说明 开支事由 内容摘要",
                "业务摘要 经济内容 资金用途 支出事项 业务内容 款项用途 项目 收入事项 收支摘要",
                "事项 内容 用途及说明 支付内容 支出说明 收支说明 开支用途 交易摘要 支出摘要",
                "收入事由 报销事由 用款事由",
            ),
            help="会上公开栏，不写个人的证件、电话和病情",
        ),
        Link(
            "subject",
            "会计科目",
            to="ledger_account",
            privacy=Privacy.OPEN,
            width=10,
            aliases=words(
                "科目 收支项目 科目名称 对方科目 对应科目 会计科目名称 收支科目 费用科目",
                "核算科目",
            ),
        ),
        Text("counterparty", "对方", width=12,
            aliases=words(
                "收款人 付款人 对方单位 收款单位 付款单位 收付款人 交款人 领款人 收款方 付款方",
                "对方名称 往来单位 收付款单位 对方户名 对方单位/个人 对方账户名称 交款单位",
                "交易对方 往来对象 交款单位或个人 领款单位 收付单位 收款人姓名 对方姓名",
                "对方账号名称 付款方名称 收款方名称 收款人名称 缴款人 收款单位或个人",
                "收款单位（人） 付款人名称 收（付）款人 领取人 对手方名称 供应商 收款对象",
            )),
        Text(
            "funds",
            "资金来源",
            privacy=Privacy.OPEN,
            width=10,
            example="村集体自有资金",
            aliases=words(
                "资金渠道 经费来源 资金性质 资金来源渠道 款项来源 经费渠道 资金类别",
                "资金类型 专项资金名称",
            )),
        Link(
            "contract",
            "哪份合同",
            to="contract",
            width=12,
            help="收租、付工程款的，选上合同，欠不欠自动算",
        ),
        Link(
            "debt",
            "哪笔债权债务",
            to="debt",
            width=12,
            help="还欠款、收欠款的选上，余额自动算",
        ),
        Link("activity", "哪次活动", to="activity", width=12),
        Link(
            "affair",
            "哪件交办的事",
            to="affair",
            width=14,
            help="为上级交办的事花的，和上级为它给的",
        ),
        PersonName(
            "handler",
            "经手人",
            privacy=Privacy.OPEN,
            width=6,
            default=lambda view: view.village["secretary"],
            aliases=words(
                "经办人 经手 经办 报账人 报销人 经手人签字 经办人员 经办人签字 经办人姓名",
                "经手人姓名",
            ),
        ),
        PersonName("witness", "证明人", privacy=Privacy.OPEN, width=6,
            aliases=words(
                "证明 证明人签字 见证人 证明人姓名 验收人 证明人员",
            )),
        Link(
            "approver", "审批人", to="official", privacy=Privacy.OPEN, width=6,
            aliases=words(
                "批准人 批准 审批人签字 审批 批准人签字 签批人 审批人姓名 审批领导 审核审批人",
                "审批签字",
            )
        ),
        Link(
            "second_approver",
            "第二审批人",
            to="official",
            privacy=Privacy.OPEN,
            width=6,
            help="本村规定要两个人审批的才写",
        ),
        Link(
            "resolution",
            "会议决议",
            to="resolution",
            privacy=Privacy.OPEN,
            width=12,
            help="超过本村限额的支出，写上哪件决议定的",
        ),
        Integer("sheets", "附单据张数", least=0, most=9999, width=5,
            aliases=words(
                "附件张数 单据张数 票据张数 附件数 附单据数 票据数 单据数量 附件数量",
                "原始凭证张数 附件 票据份数 附单据 单据数 附件（张） 原始单据张数 单据（张）",
                "附单据（张）",
            )),
        Attachment("proof", "单据照片", help="发票、收据拍张照，可有可无"),
        Link(
            "reverses",
            "红冲哪一笔",
            to="cash_entry",
            privacy=Privacy.OPEN,
            width=12,
            help="记错的那一笔；金额写成负数",
        ),
        Choice(
            "status",
            "状态",
            required=True,
            width=5,
            default=lambda _: "valid",
            options=options("valid 有效", "void 作废"),
        ),
        Text("void_reason", "为什么作废"),
        LongText("note", "备注"),
    ),
)  # fmt: skip
