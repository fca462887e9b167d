"""财务收支: opening, every voucher with its use and the balance after it, closing; book by book.

Money never stands without its use and its balance (村民委员会组织法 第35条; 山东省村务公开条例
asks for every item).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from models.collectors import Collected, Collector, Part, Remark
from models.kinds import Money, Option
from models.money.books import BOOKS, Flow, accounts_of, effects, entries_of, flows
from models.periods import Period
from models.privacy import Privacy
from models.record import Record
from models.view import View

_FIELDS = (
    "happened_on", "number", "account", "to_account", "direction", "amount", "summary", "handler",
    "witness", "approver",
)  # fmt: skip
_IN = Money("income", "收入（元）", privacy=Privacy.OPEN, width=9)
_OUT = Money("spending", "支出（元）", privacy=Privacy.OPEN, width=9)
_LEFT = Money("left", "余额（元）", privacy=Privacy.OPEN, width=9)


def _collect(view: View) -> Collected:
    period = view.period or Period.containing("month", view.today)
    parts: list[Part] = []
    remarks: list[Remark] = []
    sources: list[int] = []
    for book in BOOKS:
        moved = flows(view, period.first, period.last, book.code)
        if not moved:
            continue
        accounts = [one.id for one in accounts_of(view, book.code)]
        entries = entries_of(view, accounts, period.last, period.first, _FIELDS)
        sources += [one.id for one in entries]
        parts += _book(view, book, moved, entries)
        remarks += _seen(book, moved, entries)
    return Collected(
        parts=parts, sources={"cash_entry": sources}, remarks=remarks, landscape=True,
        signers=("村集体经济组织负责人", "村务监督委员会主任", "主管会计"),
    )  # fmt: skip


def _book(view: View, book: Option, moved: list[Flow], entries: list[Record]) -> Iterator[Part]:
    fields = view.type("cash_entry").by_name
    opening = sum(one.opening for one in moved)
    rows: list[dict[str, Any]] = [{"summary": "上期结余", "left": opening}]
    rows += _rows(entries, opening)
    names = ("happened_on", "number", "summary")
    yield Part(
        heading=f"{book.word}收支",
        numbered=False,
        fields=(
            *(fields[name] for name in names), _IN, _OUT, _LEFT,
            *(fields[name] for name in ("handler", "witness", "approver")),
        ),
        records=rows,
        totals={
            "summary": "本期合计",
            "income": sum(one.income for one in moved),
            "spending": sum(one.spending for one in moved),
            "left": sum(one.closing for one in moved),
        },
    )  # fmt: skip
    yield Part(sentence=_closing(moved))


def _rows(entries: list[Record], left: int) -> Iterator[dict[str, Any]]:
    for one in entries:
        left += sum(change for _, change in effects(one))
        amount = one["amount"]
        yield {
            **one,
            "income": amount if one["direction"] == "in" else None,
            "spending": amount if one["direction"] == "out" else None,
            "left": left,
        }


def _closing(moved: list[Flow]) -> str:
    show = _LEFT.show
    cash = sum(one.closing for one in moved if one.kind == "cash")
    bank = sum(one.closing for one in moved if one.kind != "cash")
    return f"期末结余 {show(cash + bank)} 元：现金 {show(cash)} 元，银行存款 {show(bank)} 元。"


def _seen(book: Option, moved: list[Flow], entries: list[Record]) -> Iterator[Remark]:
    opening, income, spending, closing = (
        sum(getattr(one, name) for one in moved)
        for name in ("opening", "income", "spending", "closing")
    )
    equal = opening + income - spending == closing
    said = "上期结余 + 收入 − 支出 = 期末结余" if equal else "上期结余、收支和期末结余对不上"
    yield Remark(sentence=f"{book.word}：{said}", good=equal)
    for one in entries:
        if one["direction"] == "out" and not one["witness"]:
            yield Remark(sentence=f"{one['number']}没写证明人", type="cash_entry", id=one.id)


COLLECTOR = Collector(
    "finance", "收支记账：逐笔，带结余", ("cash_account", "cash_entry"), _collect
)
