"""发放明细: who gets what in a batch; the amount is computed, the account stays in the house."""

from collections.abc import Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import DecimalNumber, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Computed, Copied, Link
from models.kinds_people import BankAccount, PersonName
from models.lists import words
from models.money.grants import amount_of
from models.privacy import Privacy
from models.query import Query
from models.record import RecordType, Section
from models.view import View

_STANDS = "名单已经公示，人和数量不能改；要改先把那一批的“办到哪一步”改回准备中"


def _standards(grants: Sequence[Mapping[str, Any]], view: View) -> list[Any]:
    ids = tuple({one["batch"].id for one in grants if one.get("batch")})
    standards = {
        one.id: one["standard"]
        for one in view.ledger.find("grant_batch", Query(ids=ids, fields=("standard",)))
    }
    return [standards.get(one["batch"].id) if one.get("batch") else None for one in grants]


def _amounts(grants: Sequence[Mapping[str, Any]], view: View) -> list[int | None]:
    return [
        amount_of(standard, one.get("quantity"))
        for one, standard in zip(grants, _standards(grants, view), strict=True)
    ]


def _posted(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """A list that hangs on the wall stands; who collected what may still be written."""
    query = Query(ids=(values["batch"].id,), fields=("stage",))
    (batch,) = view.ledger.find("grant_batch", query)
    if batch["stage"] == "preparing":
        return {}
    if values.get("id"):
        old = view.get("grant", values["id"])
        if all(values.get(one) == old[one] for one in ("batch", "resident", "quantity")):
            return {}
    return {"batch": _STANDS}


RECORD = RecordType(
    "grant",
    "发放明细",
    group=Group.MONEY,
    order=41,
    title="name",
    aliases=(
        "发放名单", "发放名册", "发放花名册", "发放花名表", "发放清册", "发放表", "发放签收",
        "发放登记", "领取名单", "慰问金", "慰问品", "金额公示", "补贴公示", "发放公示",
        "补贴花名册", "补助花名册", "津贴花名册", "补贴名册", "补贴明细", "补贴清册", "津贴名册",
        "补贴到户", "补贴发放", "补助发放", "分红", "收益分配", "兑现", "兑付", "签领", "工资表",
    ),
    unit="行",
    adds="加一行",
    about="哪一批、发给谁、多少；金额等于标准乘数量，算到分。先建一批补贴，再从名册取人。",
    listed=("name", "group", "batch", "quantity", "amount"),
    searched=("name",),
    sorted_by=("-batch",),
    same_when=(("batch", "resident"),),
    guards=(_posted,),
    sections=(
        Section("", ("batch", "resident", "quantity", "standard", "amount")),
        Section("发给", ("name", "group", "id_number", "card")),
        Section("领了没有", ("got_on", "collected_by", "note")),
    ),
    fields=(
        Link("batch", "哪一批", to="grant_batch", required=True, width=14,
            aliases=words("补贴项目 补贴名称 补贴类型 发放项目 补助项目")),
        Link("resident", "村民", to="resident", required=True,
            aliases=words(
                "补贴对象 领取人 户主姓名 领款人 受益人 受领人 农户姓名 领取人姓名",
                "受助人姓名 享受人姓名 受助人 受补人姓名 补助对象 受慰问人姓名 慰问对象",
                "补贴对象姓名 领款人姓名 发放对象 享受对象 购机者姓名 户名 受益户 股东姓名",
                "受补人 被补偿人 农户名称 股东 收款人姓名 受助对象 收款人全称 收款人名称",
                "收款人 户主名称 领种人姓名 受益农户 种植户 种植户姓名 参保农户",
            )),
        Copied("name", "姓名", link="resident", of="name", privacy=Privacy.OPEN, width=6),
        Copied("group", "村民小组", link="resident", of="group", privacy=Privacy.OPEN, width=6),
        Copied(
            "id_number",
            "公民身份号码",
            link="resident",
            of="id_number",
            privacy=Privacy.PERSONAL,
            width=18,
        ),
        BankAccount("card", "一卡通账号",
            aliases=words(
                "社保卡号 银行卡号 银行账号 卡号 账号 开户账号 社保卡账号 银行账户 一卡通卡号",
                "领款账号 收款账号 社会保障卡号 一卡通号 开户银行账号 银行卡账号 存折账号",
                "一折通账号 补贴账号 发放账号 打卡账户 一卡通账户 卡折号 社保卡银行账号",
                "金融账号 社保卡金融账号 打卡账号 代发账号 卡折账号 存折号 银行卡折号",
                "惠农补贴账号 收款人账号 一卡通或社保卡号 惠农卡号",
            )),
        DecimalNumber(
            "quantity",
            "数量",
            privacy=Privacy.OPEN,
            width=6,
            fewest=0,
            aliases=words(
                "补贴面积 面积 面积（亩） 补贴面积（亩） 亩数 核定面积 发放数量 补贴亩数",
                "核定人口 直补人口 补贴人数 享受人数 核定亩数 种植面积 核实面积",
                "核实补贴面积 补贴数量 实补面积 应补面积 计补面积 补贴面积合计 种粮面积",
                "实种面积 发放份数 发放月数 月数 享受月数 在岗月数 补贴月数 在岗天数",
                "出勤天数 发放人数 持股数 股份数 股数 份额 受灾面积 保险面积 占地面积",
                "征地面积 发放件数 实发数量 领取数量 补助数量 享受份数",
            ),
        ),
        Computed(
            "standard",
            "标准（元）",
            privacy=Privacy.OPEN,
            width=7,
            result=DecimalNumber("standard", "标准（元）", places=4, fewest=2),
            compute=_standards,
            needs=("batch",),
            live=True,
            aliases=words(
                "补贴标准 发放标准 补助标准 津贴标准 补贴单价 每亩补贴标准 亩均标准",
                "单位补贴标准 每股分红 亩均补贴标准 每亩标准 人均标准 月工资标准 工资标准",
                "岗位补贴标准 月标准 每月标准 月补助标准 月补贴标准 发放标准（元） 补偿标准",
                "奖励标准 慰问标准 奖补标准 救助标准 享受标准 保障标准 每人每月标准",
            ),
        ),
        Computed(
            "amount",
            "金额（元）",
            privacy=Privacy.OPEN,
            width=8,
            result=Money("amount", "金额（元）"),
            compute=_amounts,
            needs=("batch", "quantity"),
            live=True,
            aliases=words(
                "核发金额 补贴金额 发放金额 补助金额 实发金额 应发金额 补贴资金 金额",
                "慰问金 慰问金额 补助资金 津贴金额 救助资金 救助金额 核准救助资金",
                "核准救助金额 分红金额 个人分红 应补金额 补偿金额 发放合计 合计金额",
                "发放总额 补贴资金额 兑付金额 实补金额 发放资金 打卡金额 金额小计 领取金额",
                "奖补金额 拨付金额 实发合计 折合金额 总补贴额 补贴总额 补贴额 应付金额",
                "实付金额 实领金额 分红总额 分红款 分配金额 实发工资 实发 应发合计",
                "应发工资 补助总额 补助额 补偿款 补偿费 救助款 慰问款 发放补贴金额",
                "小计金额 本次发放 兑现金额 应兑现金额 红利 补助合计 补贴合计 实发补贴",
                "到账金额 本季度发放金额 奖励金额 津补贴金额 误工补贴 本期发放金额",
                "补贴总金额 发放补贴总金额 补助总金额",
            ),
        ),
        Date("got_on", "领取日期",
            aliases=words(
                "发放日期 领取时间 签领日期 签领时间 兑付时间 领款日期 发放时间 领取年月",
                "领用日期 兑现时间 打卡时间 拨付时间 拨付日期 签收日期 签收时间",
            )),
        PersonName("collected_by", "代领人",
            aliases=words(
                "代领人姓名 代签人 代领 代领人签字 代收人 代领取人 代领者 代为领取人 委托领取人",
            )),
        Text("note", "备注"),
    ),
)
