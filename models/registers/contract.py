"""合同: what was agreed with whom, by which resolution, what is due when and what came of it.

Its end and the day until which the papers are kept are two days.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Lines, Link
from models.lists import options, words
from models.money.books import BOOKS
from models.money.instalments import DOUBTS, behind, paid_on, parts_said
from models.money.payments import PAYMENT, due
from models.periods import years_after
from models.privacy import Privacy
from models.query import Where
from models.record import Derived, Filter, Numbering, RecordType, Section, in_order
from models.view import View


def _owed(contracts: Sequence[Any], view: View) -> list[int]:
    del view
    return [sum(row["due"] or 0 for row in one["instalments"] or ()) for one in contracts]


def _behind(contracts: Sequence[Any], view: View) -> list[int]:
    paid = paid_on(contracts, view)
    return [
        behind(one, sum_, view.today) if one["state"] == "running" else 0
        for one, sum_ in zip(contracts, paid, strict=True)
    ]


#: what a contract without a name is called after its subject, or after whom it is made with
_CALLED = {"lease": "租赁", "contract": "承包", "works": "工程", "purchase": "采购"}
_LONGEST_NAME = 24


def _name(values: Mapping[str, Any], _: dt.date) -> str | None:
    """Name a contract after what it is about: 村东鱼塘 12 亩承包; a first guess."""
    about = str(values.get("subject") or "").strip()
    if not about or len(about) > _LONGEST_NAME or "\n" in about:
        about = str(values.get("counterparty") or "").strip()
    if not about:
        return None
    sort = _CALLED.get(values.get("category") or "", "合同")
    return about if about.endswith(sort) else f"{about}{sort}"


def _proposes(values: Mapping[str, Any], view: View) -> Mapping[str, Any]:
    """Take the matter and its sum from the resolution; count the years of keeping from the end."""
    found: dict[str, Any] = {}
    if (ref := values.get("resolution")) is not None and ref.id is not None:
        decided = view.get("resolution", ref.id)
        found |= {"name": decided["matter"], "price": decided["amount"]}
    rule, ended = values.get("retention"), values.get("ended")
    if rule is not None and rule.id is not None and ended:
        years = view.get("retention", rule.id)["years"]
        found["kept_until"] = years_after(ended, years) if years else None
    return {name: value for name, value in found.items() if value is not None}


RECORD = RecordType(
    "contract",
    "合同",
    group=Group.ASSETS,
    order=52,
    title="name",
    aliases=(
        "承包合同", "租赁合同", "经济合同", "承包租赁", "租赁登记", "租赁台账", "租赁情况",
        "出租登记", "出租情况", "出租台账", "发包登记", "发包情况", "发包台账", "承包台账",
    ),
    unit="份",
    adds="登记合同",
    about="承包、租赁、工程……和谁签的、哪件决议定的、什么时候该收该付、什么时候到期。",
    listed=("name", "behind", "ended", "counterparty", "state", "number"),
    searched=("name", "number", "counterparty"),
    known_by=("name", "number"),
    sorted_by=("-signed_on",),
    dated="signed_on",
    same_when=(("number",),),
    derived=(
        Derived(field="name", of=("subject", "counterparty"), function=_name, only_if_empty=True),
    ),
    proposes=_proposes,
    rules=(
        in_order("started", "ended", "到期不能早于开始"),
        in_order("ended", "kept_until", "保管不能比合同先到期"),
    ),
    doubts=DOUBTS,
    due=due,
    deeds=(PAYMENT,),
    numbering=Numbering(
        field="number",
        pattern="合同〔{year}〕第{n}号",
        of="signed_on",
        void={"state": "void", "note": "撤销了这次登记"},
    ),
    filters=(
        Filter(name="running", label="在履行", where=lambda _: (Where("state", "=", "running"),)),
        Filter(name="in", label="收款的", where=lambda _: (Where("direction", "=", "in"),)),
    ),
    sections=(
        Section("", ("name", "number", "category", "counterparty", "signed_on", "subject")),
        Section("期限", ("started", "ended", "state")),
        Section(
            "保管",
            ("retention", "kept_until"),
            "合同到期和保管到期是两个日子，保管从合同到期算起",
        ),
        Section("钱", ("book", "direction", "price", "yearly", "payment")),
        Section("该收该付", ("instalments", "owed", "paid", "behind", "received", "paid_before")),
        Section("依据和公开", ("resolution", "published_on", "proof", "note")),
    ),
    fields=(
        Text("number", "合同编号", privacy=Privacy.OPEN, width=14,
            aliases=words("编号 协议编号 合同号 合同编码 合同序号")),
        Text(
            "name",
            "合同名称",
            required=True,
            privacy=Privacy.OPEN,
            width=14,
            aliases=words(
                "名称 合同项目 合同标题 合同 合同（协议）名称 协议名称 项目名称 合同事项",
            ),
            example="村部门面房租赁",
        ),
        Choice(
            "category",
            "类型",
            required=True,
            privacy=Privacy.OPEN,
            width=6,
            default=lambda _: "lease",
            options=options(
                "lease 租赁 出租 资产租赁 房屋租赁 租赁合同 土地租赁",
                "works 工程 工程建设 施工 工程合同",
                "contract 承包 发包 资源发包 土地承包 承包合同 发包合同 流转 土地流转 流转合同",
                "purchase 采购 购销 买卖 采购合同", "other 其他 其它",
            ),
            aliases=words(
                "合同类型 合同类别 合同性质 类别 合同种类 承包/租赁 合同形式",
            ),
        ),
        Text("counterparty", "对方", required=True, width=12,
            aliases=words(
                "对方单位 乙方 承包方 承租方 承租人 承包人 签约方 合同对方 乙方名称",
                "签约对象 合作方 承包户 乙方姓名 对方名称 承包单位 承租单位 签约人 承租户",
                "承包者 合同相对方 签订方 承租方姓名 承包方姓名 承包人姓名 承租人姓名",
                "中标人 受让方 承包承租方 流入方 受让人 对方当事人 签订对象 乙方单位",
                "签约单位 合作单位 承租人/承包人 承包方名称 承租方名称 承包人名称",
                "承包方代表 受让方名称 受让方姓名 流入方姓名 租赁方 租赁人 承包经营者",
                "承包户主 租赁户 施工单位 供货单位 对方单位名称 乙方当事人 合同乙方",
                "承包或承租人 承租单位或个人 承包单位或个人 流转方 转入方 承包（租）人",
                "承包单位（人） 承包方（乙方） 乙方（承包方） 受包方 签约对方 施工方",
                "中标单位 租用方",
            )),
        Date(
            "signed_on",
            "签订日期",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda view: view.today,
            aliases=words(
                "签约日期 签定日期 签订时间 合同签订日期 签约时间 签定时间 签订年月",
                "合同签定时间 签署日期 订立日期 合同签署日期 签字日期 签订年份 合同签订年份",
            ),
        ),
        LongText(
            "subject", "标的和数量", privacy=Privacy.OPEN, example="临街门面 3 间，86 平方米",
            aliases=words(
                "标的 标的物 合同标的 合同内容 主要内容 标的物及面积 标的及面积 承包标的",
                "租赁标的 标的名称 承包内容 租赁物 承包物 标的物及数量 标的及数量",
                "承包标的物 发包标的 标的情况 承包地块 发包内容 承包项目 承包内容及面积",
                "标的物名称 标的物位置 标的物面积 资产资源名称 发包项目 出租标的 承包面积",
                "标的物概况 合同主要内容 租赁资产 承包物名称 地块位置 土地位置及面积",
                "流转面积 租赁面积 发包面积 出租面积 租赁内容 标的面积 合同内容摘要",
                "合同摘要 资源名称 标的物名称及数量 承租内容 流转地块",
            ),
        ),
        Date("started", "从哪天起", privacy=Privacy.OPEN,
            aliases=words(
                "开始日期 起始日期 起租日期 生效日期 承包开始日期 合同起始日期 起始时间 期限起",
                "期限起始 租赁期限起 承包期限起 租期起 合同期起 租赁开始时间 合同开始日期",
                "租赁起始日期 承包起始时间 合同生效日期 起租时间 合同起始 租期开始 承包起期",
                "起始年月 合同开始",
            )),
        Date("ended", "到哪天", privacy=Privacy.OPEN,
            aliases=words(
                "到期日期 截止日期 终止日期 合同终止日期 到期日 合同到期日 合同到期 期限止",
                "期限终止 租赁期限止 承包期限止 租期止 合同期止 承包到期时间 租赁到期时间",
                "届满日期 失效日期 合同结束日期 租赁截止日期 承包截止日期 合同截止日期",
                "租赁终止日期 租期届满 合同期满 合同终止 合同截止 到期时间 期满日期 终止年月",
            )),
        Link("retention", "按哪条保管", to="retention", width=12,
             help="县里的保管期限表里有合同的，选那一条；没有就直接写日子"),
        Date("kept_until", "合同保管到", help="和到期是两回事，照档案保管期限写"),
        Choice(
            "state",
            "状态",
            required=True,
            privacy=Privacy.OPEN,
            width=5,
            default=lambda _: "running",
            options=options(
                "running 在履行 履行中 正常 正常履行 执行中 在执行 未到期 有效 正在履行",
                "over 已到期 到期 履行完毕 已履行完毕 期满 已完成",
                "ended 提前终止 终止 解除 已解除 已终止", "void 作废 无效"),
            aliases=words(
                "合同状态 履行情况 履行状态 执行情况 合同履约情况 履约情况 合同履行情况",
                "是否到期 合同执行情况 是否在履行 履约状态 执行状态 履约状况 目前状态",
                "合同现状",
            ),
        ),
        Choice("book", "哪本账", privacy=Privacy.OPEN, options=BOOKS, width=9),
        Choice(
            "direction",
            "收还是付",
            required=True,
            privacy=Privacy.OPEN,
            width=4,
            default=lambda _: "in",
            options=options("in 收 收款", "out 付 付款"),
            aliases=words("收付类型 收支类型 收/付")),
        Money("price", "总价", privacy=Privacy.OPEN, width=9,
            aliases=words(
                "合同金额 总金额 合同总价 总价款 合同总金额 总租金 合同价款 总承包费 合同标的额",
                "合同价 价款总额 总额 合同总额 价款 总价格 总价 承包总价 承包款总额 租金总额",
                "交易金额 成交价 承包金额 承包费总额 合同标的金额 总承包款 承包总价款",
                "承包总金额 合同总价款 合同总价格 流转总价款 租赁总金额 发包总价 合同价款金额",
                "价款合计 成交金额 中标价 中标金额 标的金额",
            )),
        Money("yearly", "年租金", privacy=Privacy.OPEN, width=9,
            aliases=words(
                "年租金/承包费 年租金（承包费）",
                "年承包费 每年租金 年租金额 承包费 租金 每年承包费 年承包金 年承包款 年价款",
                "年租金（元） 年应收租金 流转费 年流转费 年承包费用 年租金标准 年租赁费 年费用",
                "年承包金额 年应缴金额 年交租金 年付款额 年付额 每年应交 每年承包款 年收益",
                "年上交款 年应交金额 年度租金 年金额 每年金额",
            )),
        Text("payment", "付款方式", privacy=Privacy.OPEN, width=10, example="每年 1 月先付后用",
            aliases=words(
                "支付方式 交款方式 缴费方式 结算方式 缴款方式 付款约定 上交方式 缴纳方式",
                "租金缴纳方式 收款方式 租金支付方式 承包费缴纳方式 交租方式 收费方式",
                "价款支付方式 价款缴纳方式 付款形式 交费方式",
            )),
        Lines(
            "instalments",
            "分期",
            privacy=Privacy.OPEN,
            help="哪天该收（付）多少；实收由收支记账算出来",
            fields=(
                Date("due_on", "到期日", privacy=Privacy.OPEN, required=True),
                Money("due", "应收（付）", privacy=Privacy.OPEN, required=True),
            ),
        ),
        Computed(
            "owed",
            "应收（付）合计",
            privacy=Privacy.OPEN,
            width=9,
            result=Money("owed", "应收（付）合计"),
            compute=_owed,
            needs=("instalments",),
            aliases=words(
                "应收 应收金额 应收合计 应收租金 应付金额 应收款 应缴金额 应收承包费 应付",
                "应收款项 应收总额 累计应收 应交金额 应收承包款 应收取金额 应交",
            ),
        ),
        Computed(
            "paid",
            "实收（付）",
            privacy=Privacy.OPEN,
            width=9,
            result=Money("paid", "实收（付）"),
            compute=paid_on,
            needs=("direction", "paid_before"),
            aliases=words(
                "累计已收 已收金额 已缴金额 已付金额 实收金额 已收租金 已收款 实收 实付 已收",
                "已缴 实缴金额 已收承包费 已付 已收款项 到账金额 累计收取 已收价款 已付价款",
                "已缴承包费 已缴租金 累计已缴 已交金额 已交 已收承包款 已兑现金额 已履行金额",
                "累计收款 实际收取金额 已收取金额 已收租金金额 累计实收 已上交",
            ),
        ),
        Computed(
            "behind",
            "欠缴",
            privacy=Privacy.OPEN,
            width=9,
            result=Money("behind", "欠缴"),
            compute=_behind,
            needs=("instalments", "direction", "paid_before", "state"),
            aliases=words(
                "未缴金额 欠缴金额 欠款 欠租 未收金额 尚欠金额 欠交金额 欠收金额 欠缴额 未收",
                "拖欠 拖欠金额 未缴 欠缴 欠收 未付 未付金额 欠交 欠款金额 欠费金额 欠收租金",
                "尚欠 拖欠价款 拖欠租金 拖欠承包费 未收租金 未收承包费 欠缴租金 欠缴承包费",
                "累计拖欠 累计欠缴 未交金额 未兑现金额 累计未收 欠交承包费 未收取金额 尚欠租金",
            ),
        ),
        Computed(
            "received",
            "每期收（付）了没有",
            result=LongText("received", "每期收（付）了没有"),
            compute=parts_said,
            needs=("instalments", "direction", "paid_before"),
        ),
        Money("paid_before", "建账以前已收（付）", help="这本账里没有的，才写在这里"),
        Link(
            "resolution", "会议决议", to="resolution", privacy=Privacy.OPEN, width=12,
            aliases=words(
                "民主决策 民主决策情况 民主决策会议 民主决策会议及日期 决策会议 决议编号",
                "会议决议编号 民主议事 民主程序 决策程序",
            )),
        Date("published_on", "公开日期", privacy=Privacy.OPEN,
            aliases=words("公示时间 公开时间 公示日期 是否已公开时间")),
        Attachment("proof", "合同扫描件", help="可有可无"),
        LongText("note", "备注"),
    ),
)  # fmt: skip
