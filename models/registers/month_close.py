"""月结: closes a month of one book; what stood in its accounts is kept, nothing moves after it.

A close is taken back by undo while it is the last act, later by opening the last month again with
a reason; the close stays and says so.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Money, Text
from models.kinds_dates import Date, PeriodOf
from models.kinds_links import Attachment, Computed, Lines
from models.kinds_people import PersonName
from models.lists import options, words
from models.money.books import BOOKS, Flow, flows
from models.money.closes import (
    COUNTED,
    DOUBTS,
    FIGURE_WORDS,
    FIGURES,
    closed_until,
    closes_of,
    differences,
    due,
    proposed,
    said_of,
    snapshot,
)
from models.periods import Period
from models.record import Record, RecordType, Section, Written
from models.view import View

_STANDS = "结过的账不改；要改就把状态改成重新打开，写明原因，改完再结一次"
_KEPT = "结过的账不能删；刚结错的按撤销，过后的把状态改成重新打开"


def _locked(values: Mapping[str, Any]) -> Mapping[str, str]:
    fixed = ["book", "month", "closed_on"]
    if values.get("status") == "reopened":
        fixed += ["status", *COUNTED.values()]
    return {**dict.fromkeys(fixed, _STANDS), "": _KEPT}


def _whole(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values["month"].kind != "month":
        return {"month": "一次结一个月，写成 2026年10月"}
    if values.get("status") == "reopened" and not values.get("reopened_because"):
        return {"reopened_because": "重新打开要写一句为什么"}
    return {}


def _in_turn(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """Months are closed one after the other, when they are over; the last one can be opened."""
    standing = closes_of(view, values["book"])
    if values["status"] == "reopened":
        if standing and values.get("id") != standing[-1].id:
            return {"status": f"后面的月份也结了，先重新打开{standing[-1]['month']}"}
        return {}
    month = values["month"]
    if values.get("id"):
        return {}
    if month.last > view.today:
        return {"month": f"{month}还没过完，过完再结"}
    last = closed_until(view, values["book"])
    if last and month.first <= last:
        return {"month": f"{month}已经结过了"}
    if last and month != Period.containing("month", last).next():
        return {"month": f"要一个月一个月地结，现在该结{Period.containing('month', last).next()}"}
    return {}


def _counted(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """What was counted agrees with the books, or somebody says why not."""
    if values["status"] != "closed" or values.get("why"):
        return {}
    found = _flows(values, view)
    for name, difference in differences(values, found).items():
        return {name: f"{said_of(name, difference)}，对不上要在“差在哪里”写一句"}
    return {}


def _flows(values: Mapping[str, Any], view: View) -> list[Flow]:
    if not values.get("month") or not values.get("book"):
        return []
    return view.once(flows, values["month"].first, values["month"].last, values["book"])


def _keep(values: Mapping[str, Any], view: View, old: Record | None) -> Mapping[str, Any]:
    if old is not None or not values.get("month") or not values.get("book"):
        return {}
    return {"standing": snapshot(values["book"], values["month"], view) or None}


def _sum(name: str) -> Any:  # noqa: ANN401 - what a Computed takes
    def compute(closes: Sequence[Mapping[str, Any]], view: View) -> list[int]:
        del view
        return [sum(row[name] or 0 for row in one["standing"] or ()) for one in closes]

    return compute


#: how the figures of a month are called in other people's books
_SAID_SO = {
    "opening": "期初余额 上月结余 上期结余 月初余额 期初结余 上月余额",
    "income": "本月收入 本期收入 收入合计 本月收入合计",
    "spending": "本月支出 本期支出 支出合计 本月支出合计",
    "closing": "期末余额 本月结余 月末余额 期末结余 本期结余 月末结余",
}


def _figure(name: str) -> Computed:
    return Computed(
        f"{name}_sum",
        FIGURE_WORDS[name],
        width=9,
        result=Money(name, FIGURE_WORDS[name]),
        compute=_sum(name),
        needs=("standing",),
        aliases=words(_SAID_SO[name]),
    )


def _in_books(kind: str, label: str) -> Computed:
    def compute(closes: Sequence[Mapping[str, Any]], view: View) -> list[int]:
        return [
            sum(flow.closing for flow in _flows(one, view) if flow.kind == kind) for one in closes
        ]

    name = f"{kind}_standing"
    return Computed(
        name,
        label,
        width=9,
        result=Money(name, label),
        compute=compute,
        needs=("book", "month"),
        live=True,
    )


RECORD = RecordType(
    "month_close",
    "月结",
    group=Group.MONEY,
    order=15,
    title="month",
    unit="次",
    adds="结一个月",
    about="一个月过完，数现金、对银行，对得上就结账；结过的月份不再动，下月期初就是本月期末。",
    listed=("month", "book", "closing_sum", "income_sum", "spending_sum", "opening_sum", "status"),
    sorted_by=("-month", "book"),
    dated="closed_on",
    same_when=(("book", "month", "status"),),
    rules=(_whole,),
    guards=(_in_turn, _counted),
    locked=_locked,
    doubts=DOUBTS,
    due=due,
    due_of=("cash_account",),
    written=Written(fields=("standing",), function=_keep),
    sections=(
        Section("", ("book", "month", "closed_on", "handler")),
        Section(
            "数一数，对一对",
            ("cash_standing", "bank_standing", "cash_counted", "bank_counted", "why"),
            "现金数实际有多少，银行看月底的对账单，几个户头加起来",
        ),
        Section(
            "结账时",
            ("opening_sum", "income_sum", "spending_sum", "closing_sum", "standing"),
        ),
        Section("状态", ("status", "reopened_because", "proof", "note")),
    ),
    fields=(
        Choice(
            "book",
            "哪本账",
            required=True,
            width=9,
            options=BOOKS,
            default=lambda view: proposed(view)[0],
            aliases=words("账套")),
        PeriodOf(
            "month", "哪个月", required=True, width=8, default=lambda view: proposed(view)[1],
            aliases=words("会计期间 期间 结账月份 月份 月度 所属月份 账期")),
        Date("closed_on", "结账日期", required=True, default=lambda view: view.today,
            aliases=words("结账日")),
        PersonName("handler", "结账人", default=lambda view: view.village["secretary"],
            aliases=words("结账人员")),
        Money("cash_counted", "现金盘点",
            aliases=words(
                "库存现金盘点数 现金盘点金额 实盘现金 库存现金实有数 现金实存数 现金盘点数",
                "盘点现金 现金实存 实存现金 库存现金实点数 现金实际盘点数 现金实点",
            )),
        Money("bank_counted", "银行对账单余额",
            aliases=words("对账单余额 银行余额 银行存款对账单余额")),
        _in_books("cash", "账上现金"),
        _in_books("bank", "账上银行"),
        LongText("why", "差在哪里", help="对不上才写，比如一张支票还没兑付",
            aliases=words("差异原因 差额原因 差异说明 不符原因")),
        *(_figure(name) for name in ("opening", "income", "spending", "closing")),
        Lines(
            "standing",
            "各账户",
            help="结账时由程序写下，以后拿来和账对",
            fields=(
                Text("name", "账户"),
                *(Money(name, FIGURE_WORDS[name]) for name in FIGURES),
            ),
        ),
        Choice(
            "status",
            "状态",
            required=True,
            width=6,
            default=lambda _: "closed",
            options=options("closed 已结账", "reopened 重新打开"),
        ),
        Text("reopened_because", "为什么重新打开"),
        Attachment("proof", "对账单照片", help="可有可无"),
        LongText("note", "备注"),
    ),
)  # fmt: skip
