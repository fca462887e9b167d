"""财务收支公开（逐笔）: every income and spending of a month, with the balance after each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from exporters.blocks import behind_one, chosen, datum, whole, yuan
from exporters.books import (
    BOOK,
    book_notice,
    book_of,
    days_of,
    entries_behind,
    equation,
    every_book,
    flows_of,
    totals,
)
from exporters.document import EMPTY, Column, Datum, Document, Form, Layout, Note, Table
from exporters.report import Params, Report
from models.groups import Group
from models.money.books import entries_of
from models.privacy import Audience
from models.record import Record
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD
_SHOWN = ("happened_on", "number", "summary")
_PEOPLE = ("handler", "witness", "approver")
_COLUMNS = (
    Column("序号", 3, Form.NUMBER, centred=True, key=True),
    Column("日期", 10, Form.DATE, centred=True, key=True),
    Column("凭证号", 10, key=True),
    Column("摘要（事由）", 16),
    Column("收入金额（元）", 8, Form.NUMBER, key=True),
    Column("支出金额（元）", 8, Form.NUMBER, key=True),
    Column("余额（元）", 9, Form.NUMBER, key=True),
    Column("经手人", 5, centred=True, key=True),
    Column("证明人", 5, centred=True, key=True),
    Column("审批人", 5, centred=True, key=True),
    Column("备注", 4),
)


def build(view: View, params: Params) -> Document:
    """Make the notice of one book for the view's period; transfers inside it are only counted."""
    book = book_of(params)
    found = flows_of(view, book)
    first, last = days_of(view)
    names = (*_SHOWN, *_PEOPLE, "direction", "amount", "to_account")
    entries = entries_of(view, (one.account for one in found), last, first, names)
    counted = [one for one in entries if one["direction"] != "transfer"]
    opening, income, spending, _ = totals(found)
    rows = tuple(_rows(view, counted, opening)) if found else ()
    before = entries_behind(view, book, days=(None, first - dt.timedelta(1)))
    table = Table(
        _COLUMNS,
        rows,
        totals=_line("合计", yuan(income), yuan(spending)) if rows else (),
        empty="这本账还没有账户。",
        behind=(before, *map(behind_one, counted)) if rows else (),
        behind_all=entries_behind(view, book),
    )
    moved = len(entries) - len(counted)
    said = (Note(f"另有本账内转账（取现、存现）{moved} 笔，不增减结余。"),) if moved else ()
    notes = (equation(found), *said) if found else ()
    layout = Layout(landscape=True)
    return book_notice(view, "财务收支逐笔公开表", book, (table, *notes), layout)


def _rows(view: View, entries: Sequence[Record], standing: int) -> Iterator[tuple[Datum, ...]]:
    kind = view.type("cash_entry")
    shown, people = chosen(kind, *_SHOWN), chosen(kind, *_PEOPLE)
    yield _line("上期结余", EMPTY, EMPTY, yuan(standing))
    for number, one in enumerate(entries, 1):
        came = one["amount"] if one["direction"] == "in" else None
        went = one["amount"] if one["direction"] == "out" else None
        standing += (came or 0) - (went or 0)
        yield (
            whole(number),
            *(datum(field, one, _AUDIENCE) for field in shown),
            yuan(came),
            yuan(went),
            yuan(standing),
            *(datum(field, one, _AUDIENCE) for field in people),
            EMPTY,
        )


def _line(label: str, *amounts: Datum) -> tuple[Datum, ...]:
    row = [EMPTY] * len(_COLUMNS)
    row[3] = Datum(label, label)
    row[4 : 4 + len(amounts)] = amounts
    return tuple(row)


REPORT = Report(
    "finance_entries",
    "财务收支公开（逐笔）",
    build,
    group=Group.MONEY,
    order=20,
    audience=_AUDIENCE,
    about="一个月里的每一笔收入和支出，逐笔上墙；不写对方，不写账号。",
    params=(BOOK,),
    each=every_book,
    reads=("cash_entry", "month_close"),
    period="month",
)
