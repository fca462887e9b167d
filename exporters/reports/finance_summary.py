"""财务收支公开（汇总）: opening, income and spending by account of the chart, closing balance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from exporters.blocks import yuan
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
from exporters.document import Behind, Column, Datum, Document, Form, Layout, Table
from exporters.report import Params, Report
from models.groups import Group
from models.money.books import Flow, by_subject, usual_subjects
from models.privacy import Audience
from models.view import View

_KINDS = (("cash", "　　其中：现金"), ("bank", "　　　　　银行存款"))
_Row = tuple[Datum, ...]


def build(view: View, params: Params) -> Document:
    """Make the notice of one book for the view's period."""
    book = book_of(params)
    found = flows_of(view, book)
    opening, income, spending, closing = totals(found)
    sums = by_subject(view, *days_of(view), book)
    first, last = days_of(view)
    usual = usual_subjects(view, last)
    incomes = _with_usual([(name, came) for name, came, _ in sums if came], usual["in"])
    costs = _with_usual([(name, went) for name, _, went in sums if went], usual["out"])
    behind = (
        *_standing(view, book, first - dt.timedelta(days=1)),
        entries_behind(view, book, direction="in"),
        *(entries_behind(view, book, direction="in", subject=name) for name, _ in incomes),
        entries_behind(view, book, direction="out"),
        *(entries_behind(view, book, direction="out", subject=name) for name, _ in costs),
        *_standing(view, book, last),
    )
    rows = (
        _row("一、上期结余", opening),
        *_by_kind(found, {one.account: one.opening for one in found}),
        _row("二、本期收入合计", income),
        *(_row(f"　　{name}", came) for name, came in incomes),
        _row("三、本期支出合计", spending),
        *(_row(f"　　{name}", went) for name, went in costs),
        _row("四、期末结余", closing),
        *_by_kind(found, {one.account: one.closing for one in found}),
    )
    table = Table(
        (Column("项目", 24), Column("金额（元）", 12, Form.NUMBER, key=True)),
        rows if found else (),
        empty="这本账还没有账户。",
        behind=behind if found else (),
    )
    notes = (equation(found),) if found else ()
    layout = Layout(margin=26, single=True)
    return book_notice(view, "财务收支公开表", book, (table, *notes), layout)


def _with_usual(found: list[tuple[str, int]], usual: Sequence[str]) -> list[tuple[str, int]]:
    """Return what came or went, by account; the usual ones also where it is nothing."""
    sums = dict(found)
    more = [one for one in found if one[0] not in usual]
    return [*((name, sums.get(name, 0)) for name in usual), *more]


def _standing(view: View, book: str, day: dt.date) -> list[Behind]:
    """Return the entries behind a balance and behind its parts: all up to that day."""
    return [
        entries_behind(view, book, days=(None, day), kind=kind)
        for kind in ("", *(kind for kind, _ in _KINDS))
    ]


def _row(label: str, fen: int) -> _Row:
    return Datum(label, label), yuan(fen)


def _by_kind(found: Sequence[Flow], standing: Mapping[int, int]) -> list[_Row]:
    return [
        _row(label, sum(standing[one.account] for one in found if one.kind == kind))
        for kind, label in _KINDS
    ]


REPORT = Report(
    "finance_summary",
    "财务收支公开（汇总）",
    build,
    group=Group.MONEY,
    order=10,
    audience=Audience.NOTICE_BOARD,
    about="一个月的结余、收入、支出，按科目合计，上墙用；上期加收入减支出正好是期末。",
    params=(BOOK,),
    each=every_book,
    reads=("cash_entry", "month_close"),
    period="month",
)
