"""日记账: every account of a book for a month, line by line, with what stood after each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporters.blocks import behind_one, chosen, datum, yuan
from exporters.books import BOOK, book_of, days_of, every_book, flows_of, word_of
from exporters.document import EMPTY, Behind, Block, Column, Datum, Document, Form, Heading, Table
from exporters.paper import register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.money.books import Flow, effects, entries_of
from models.privacy import Audience
from models.query import Where
from models.record import Record
from models.view import View

_AUDIENCE = Audience.OFFICE
_SHOWN = ("happened_on", "number", "summary", "subject", "counterparty")
_COLUMNS = (
    Column("日期", 10, Form.DATE, centred=True, key=True),
    Column("凭证号", 10, key=True),
    Column("摘要", 16),
    Column("会计科目", 8),
    Column("对方", 10),
    Column("收入（元）", 9, Form.NUMBER, key=True),
    Column("支出（元）", 9, Form.NUMBER, key=True),
    Column("结余（元）", 9, Form.NUMBER, key=True),
)


def build(view: View, params: Params) -> Document:
    """Make the book of the view's period, one table for each account."""
    book = book_of(params)
    found = flows_of(view, book)
    first, last = days_of(view)
    names = (*_SHOWN, "direction", "amount", "to_account")
    entries = entries_of(view, (one.account for one in found), last, first, names)
    blocks: list[Block] = []
    for one in found:
        blocks += [Heading(one.name), _table(view, one, entries)]
    if not found:
        blocks = [Table(_COLUMNS, (), empty="这本账还没有账户。")]
    return register_paper(
        view, "日记账", blocks, roles=("记账", "复核", "负责人"), part=word_of(book)
    )


def _table(view: View, flow: Flow, entries: Sequence[Record]) -> Table:
    fields = chosen(view.type("cash_entry"), *_SHOWN)
    standing = flow.opening
    sums = {True: 0, False: 0}
    rows = [_line("期初结余", EMPTY, EMPTY, yuan(standing))]
    account = Behind("cash_account", (Where("id", "=", flow.account),))
    behind: list[Behind | None] = [account]
    changes = list(_changes(flow.account, entries))
    for one, change in changes:
        standing += change
        came = _is_income(one, change)
        sums[came] += change if came else -change
        amounts = (yuan(change), EMPTY) if came else (EMPTY, yuan(-change))
        shown = (datum(field, one, _AUDIENCE) for field in fields)
        rows.append((*shown, *amounts, yuan(standing)))
        behind.append(behind_one(one))
    totals = _line("本期合计", yuan(sums[True]), yuan(sums[False]), yuan(standing))
    summed = Where("id", "in", tuple(one.id for one, _ in changes))
    return Table(
        _COLUMNS, tuple(rows), totals=totals, behind=tuple(behind),
        behind_all=Behind("cash_entry", (summed,), flow.name) if changes else account,
    )  # fmt: skip


def _changes(account: int, entries: Sequence[Record]) -> Iterator[tuple[Record, int]]:
    for one in entries:
        yield from ((one, change) for id_, change in effects(one) if id_ == account)


def _is_income(entry: Record, change: int) -> bool:
    """A reverse entry stays on the side of the entry that it takes back."""
    return (change > 0) is (entry["amount"] > 0)


def _line(label: str, *amounts: Datum) -> tuple[Datum, ...]:
    row = [EMPTY] * len(_COLUMNS)
    row[2] = Datum(label, label)
    row[5 : 5 + len(amounts)] = amounts
    return tuple(row)


REPORT = Report(
    "cash_book",
    "日记账",
    build,
    group=Group.MONEY,
    order=30,
    audience=_AUDIENCE,
    about="每个账户一个月里的每一笔，红冲的写在原来那一边，用负数。",
    params=(BOOK,),
    each=every_book,
    of=("cash_entry",),
    reads=("cash_entry", "month_close"),
    period="month",
)
