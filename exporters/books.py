"""What the papers of one book share: which book, whose paper it is, and that the sums agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from exporters.blocks import yuan
from exporters.document import Behind, Block, Document, Layout, Note
from exporters.paper import notice
from exporters.report import Params
from exporters.village_layout import PERIOD
from models.kinds import Choice
from models.kinds_links import Ref
from models.letterhead import committee_of, supervisors_of
from models.money.books import BOOKS, COMMITTEE, STANDS, Flow, accounts_of, flows
from models.money_words import in_words
from models.query import Query, Where
from models.signing.collective import collective_of
from models.view import View

BOOK = Choice(
    "book",
    "哪本账",
    required=True,
    options=BOOKS,
    default=lambda _: BOOKS[0].code,
    example=COMMITTEE,
    aliases=("账套",),
)
_SIGN = {
    "committee": ("村民委员会主任", "村务监督委员会主任", "报账员"),
    "collective": ("村集体经济组织负责人", "村务监督委员会主任", "主管会计"),
}


def book_of(params: Params) -> str:
    """Return the code of the book that a paper is about."""
    return str(params.get("book") or BOOKS[0].code)


def every_book(view: View) -> list[Params]:
    """Return what is asked for the paper of every book that has accounts."""
    return [{"book": one.code} for one in BOOKS if accounts_of(view, one.code)]


def word_of(book: str) -> str:
    """Return the word of a book."""
    return BOOK.show(book)


def days_of(view: View) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the view's period, or of the year up to today."""
    if view.period:
        return view.period.first, view.period.last
    return view.today.replace(month=1, day=1), view.today


def flows_of(view: View, book: str) -> list[Flow]:
    """Return what every account of a book did in the view's period."""
    return flows(view, *days_of(view), book)


def equation(found: Sequence[Flow]) -> Note:
    """Say that opening, income and spending give the closing balance, also in words."""
    opening, income, spending, closing = totals(found)
    return Note(
        f"核对：上期结余 {yuan(opening).text} ＋ 收入 {yuan(income).text} － 支出 "
        f"{yuan(spending).text} ＝ 期末结余 {yuan(closing).text} 元，"
        f"大写人民币{in_words(closing)}。"
    )


def totals(found: Sequence[Flow]) -> tuple[int, int, int, int]:
    """Return opening, income, spending and closing of accounts together."""
    return (
        sum(one.opening for one in found),
        sum(one.income for one in found),
        sum(one.spending for one in found),
        sum(one.closing for one in found),
    )


def entries_behind(
    view: View, book: str, *, direction: str = "", subject: str | None = None,
    days: tuple[dt.date | None, dt.date] | None = None, kind: str = "",
) -> Behind:  # fmt: skip
    """Return the entries of a book that a sum is made of.

    Args:
        view: carries the period.
        book: code of the book.
        direction: only "in" or "out".
        subject: name in the chart of accounts; None: all.
        days: first and last; None: the view's. Without a first day, all up to the last.
        kind: only accounts of that kind, "cash" or "bank".
    """
    first, last = days or days_of(view)
    accounts = (one for one in accounts_of(view, book) if kind in {"", one["kind"]})
    where = [
        Where("account", "in", tuple(Ref(one.id) for one in accounts)), STANDS,
        Where("happened_on", "<=", last),
    ]  # fmt: skip
    where += [Where("happened_on", ">=", first)] if first else []
    where += [Where("direction", "=", direction)] if direction else []
    if subject is not None:
        found = view.ledger.standing.find(
            "ledger_account", Query(where=(Where("name", "=", subject),), fields=())
        )
        where += [Where("subject", "in", tuple(Ref(one.id) for one in found)) if found
                  else Where("subject", "empty")]  # fmt: skip
    return Behind("cash_entry", tuple(where), subject or "收支")


def body_of(view: View, book: str) -> str:
    """Return whose book it is, as it signs."""
    if book == BOOKS[0].code:
        return committee_of(view.village)
    return collective_of(view)


def book_notice(
    view: View, title: str, book: str, blocks: Sequence[Block], layout: Layout
) -> Document:
    """Return a paper for the wall about one book, signed by those who answer for it."""
    title = f"{PERIOD}{title}" if book == BOOKS[0].code else f"集体经济组织{PERIOD}{title}"
    seals = (body_of(view, book), supervisors_of(view.village))
    return notice(view, title, blocks, layout=layout, roles=_SIGN[book], seals=seals)
