"""收支逐月对照: what came and what went, month by month of a year, to look at."""

from __future__ import annotations

import datetime as dt

from exporters.blocks import yuan
from exporters.books import BOOK, book_notice, book_of, entries_behind, totals
from exporters.document import Behind, Chart, Column, Datum, Document, Form, Layout, Series, Table
from exporters.report import Params, Report
from models.groups import Group
from models.money.books import flows_between
from models.periods import Period
from models.privacy import Audience
from models.view import View

_MONTHS = 12
_CAME, _WENT = "收入（元）", "支出（元）"
_COLUMNS = (
    Column("月份", 6, centred=True, key=True),
    Column(_CAME, 10, Form.NUMBER, key=True),
    Column(_WENT, 10, Form.NUMBER, key=True),
    Column("月末结余（元）", 10, Form.NUMBER, key=True),
)


def build(view: View, params: Params) -> Document:
    """Make the paper of one book for the year of the view's period, up to today."""
    book = book_of(params)
    year = view.period.year if view.period else view.today.year
    months = [Period("month", year, number) for number in range(1, _MONTHS + 1)]
    months = [one for one in months if one.first <= view.today] or months[:1]
    found = flows_between(view, [(one.first, one.last) for one in months], book)
    sums = [totals(flows) for flows in found]
    names = tuple(f"{one.first.month}月" for one in months)
    rows = tuple(
        (Datum(name, name), yuan(income), yuan(spending), yuan(closing))
        for name, (_, income, spending, closing) in zip(names, sums, strict=True)
    )
    came, went = (sum(one[part] for one in sums) for part in (1, 2))
    there = bool(found and found[-1])
    behind = tuple(_behind(view, book, (one.first, one.last)) for one in months)
    table = Table(
        _COLUMNS,
        rows if there else (),
        totals=(Datum("合计", "合计"), yuan(came), yuan(went), yuan(None)) if there else (),
        empty="这本账还没有账户。",
        behind=behind if there else (),
        behind_all=(*_behind(view, book, (months[0].first, months[-1].last))[:-1], None)
        if there
        else None,
    )
    chart = Chart(
        f"{year}年各月收支",
        names,
        tuple(
            Series(
                label,
                tuple(yuan(one[part]) for one in sums),
                tuple(one[part] for one in behind),
            )
            for label, part in ((_CAME, 1), (_WENT, 2))
        ),
    )
    blocks = (table, chart) if there else (table,)
    other = View(view.ledger, Period("year", year))
    return book_notice(other, "收支逐月对照表", book, blocks, Layout(official=True))


def _behind(view: View, book: str, days: tuple[dt.date, dt.date]) -> tuple[Behind | None, ...]:
    """Return the entries behind each figure of a month."""
    sides = (entries_behind(view, book, direction=side, days=days) for side in ("in", "out"))
    return (None, *sides, entries_behind(view, book, days=(None, days[1])))


REPORT = Report(
    "finance_months",
    "收支逐月对照",
    build,
    group=Group.MONEY,
    order=25,
    audience=Audience.NOTICE_BOARD,
    about="一年里每个月收多少、支多少、剩多少，有图，贴出来一眼看明白。",
    params=(BOOK,),
    period="year",
)
