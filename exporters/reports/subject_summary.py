"""科目收支汇总: what came and went in a period and in the year so far, by account of the chart.

Only what was paid in and out is summed; the books of the village are no double entry.
"""

from __future__ import annotations

from exporters.blocks import yuan
from exporters.books import BOOK, book_of, days_of, entries_behind, every_book, word_of
from exporters.document import Behind, Column, Datum, Document, Form, Layout, Note, Table
from exporters.paper import register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.money.books import by_subject
from models.privacy import Audience
from models.view import View

_COLUMNS = (
    Column("会计科目", 12),
    *(
        Column(label, 9, Form.NUMBER, key=True)
        for label in ("本期收入", "本期支出", "本年累计收入", "本年累计支出")
    ),
)
_NOTE = "说明：按记账时写的科目合计，单位元；本账内转账不算收支。"


def build(view: View, params: Params) -> Document:
    """Sum one book for the view's period and for its year up to the period's end."""
    book = book_of(params)
    first, last = days_of(view)
    now = {name: (came, went) for name, came, went in by_subject(view, first, last, book)}
    year = by_subject(view, last.replace(month=1, day=1), last, book)
    lines = [(*now.get(name, (0, 0)), came, went) for name, came, went in year]
    rows = tuple(
        (Datum(name, name), *(yuan(fen or None) for fen in sums))
        for (name, _, _), sums in zip(year, lines, strict=True)
    )
    sums = map(sum, zip(*lines, strict=True))
    table = Table(
        _COLUMNS,
        rows,
        totals=(Datum("合计", "合计"), *map(yuan, sums)) if rows else (),
        empty="本年还没有收支。",
        behind=tuple(_behind(view, book, name) for name, _, _ in year),
        behind_all=_behind(view, book),
    )
    return register_paper(
        view,
        "科目收支汇总表",
        (table, Note(_NOTE)),
        roles=("记账", "复核", "负责人"),
        part=word_of(book),
        layout=Layout(),
    )


def _behind(view: View, book: str, subject: str | None = None) -> tuple[Behind | None, ...]:
    """Return the entries behind each figure of a line."""
    first, last = days_of(view)
    spans = ((first, last), (last.replace(month=1, day=1), last))
    return (None, *(
        entries_behind(view, book, subject=subject, direction=side, days=days)
        for days in spans for side in ("in", "out")
    ))  # fmt: skip


REPORT = Report(
    "subject_summary",
    "科目收支汇总",
    build,
    group=Group.MONEY,
    order=50,
    audience=Audience.TOWNSHIP,
    about="每个会计科目本期和本年累计收了多少、支了多少。",
    params=(BOOK,),
    each=every_book,
    reads=("cash_entry", "month_close"),
    period="month",
)
