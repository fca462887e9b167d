"""债权债务: who owes whom, since when, and how much is left; never debts of villagers."""

from collections.abc import Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed
from models.lists import options
from models.money.books import BOOKS
from models.privacy import Privacy
from models.query import Where
from models.record import Filter, Obligation, RecordType, Section, in_order
from models.view import View


def _left(debts: Sequence[Mapping[str, Any]], view: View) -> list[int | None]:
    del view
    return [
        None if one["amount"] is None else one["amount"] - (one["settled"] or 0) for one in debts
    ]


def _within(values: Mapping[str, Any]) -> Mapping[str, str]:
    if (values.get("settled") or 0) > (values.get("amount") or 0):
        return {"settled": "已收（付）不能比原额还多"}
    return {}


def _due(view: View) -> list[Obligation]:
    found, left = view.find("debt"), view.type("debt").by_name["left"]
    return [
        Obligation(
            type="debt",
            id=one.id,
            on=one["due_on"],
            title=f"{'应收' if one['kind'] == 'claim' else '应付'}{one['counterparty']}到期",
            sentence=f"{one['matter']}，还剩 {left.show(one['left'])} 元",
        )
        for one in found
        if one["due_on"] and one["left"]
    ]


RECORD = RecordType(
    "debt",
    "债权债务",
    group=Group.MONEY,
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
    due=_due,
    filters=(
        Filter(name="claim", label="别人欠的", where=lambda _: (Where("kind", "=", "claim"),)),
        Filter(name="owed", label="欠别人的", where=lambda _: (Where("kind", "=", "owed"),)),
    ),
    sections=(
        Section("", ("kind", "book", "counterparty", "matter", "begun_on", "due_on")),
        Section("多少", ("amount", "settled", "left", "in_charge", "proof", "note")),
    ),
    fields=(
        Choice(
            "kind",
            "债权还是债务",
            required=True,
            privacy=Privacy.OPEN,
            width=5,
            default=lambda _: "claim",
            options=options("claim 债权 应收", "owed 债务 应付"),
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
        Text("counterparty", "对方", required=True, width=12, aliases=("债权人", "债务人")),
        Text("matter", "事由", required=True, privacy=Privacy.OPEN, width=14),
        Date(
            "begun_on",
            "形成日期",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda view: view.today,
            aliases=("形成时间",),
        ),
        Date("due_on", "到期日", privacy=Privacy.OPEN),
        Money("amount", "原额", required=True, privacy=Privacy.OPEN, width=9),
        Money("settled", "已收（付）", privacy=Privacy.OPEN, width=9),
        Computed(
            "left",
            "余额",
            privacy=Privacy.OPEN,
            width=9,
            result=Money("left", "余额"),
            compute=_left,
            needs=("amount", "settled"),
            live=True,
        ),
        Text("in_charge", "责任人", width=6),
        Attachment("proof", "欠条和凭据", help="可有可无"),
        LongText("note", "备注"),
    ),
)
