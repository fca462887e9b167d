"""What stands in the way of closing a month, and where it is settled.

Some of it the ledger refuses; the rest can no longer be mended once the month is closed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.drafts import Drafts
from models.frozen import frozen
from models.kinds import Money
from models.money.books import BOOKS, STANDS
from models.money.closes import balances_moved, last_close, next_to_close
from models.money.entry_checks import DOUBTS
from models.money.instalments import awaited
from models.money.month import Month
from models.money.payments import payment_of
from models.query import Query, Where
from models.record_parts import Values

if TYPE_CHECKING:
    from models.record import Record
    from models.view import View

_ENTRIES = "cash_entry"
_SHOWN = 4  #: findings told one by one; the others are counted
_DAY = dt.timedelta(days=1)
_MONEY = Money("amount", "金额")
#: of an entry's own rules: what the end of the month shows by itself is not looked up by days
_RULES = tuple(one for one in DOUBTS if one.name != "overdrawn")


@frozen(kw_only=True)
class Hindrance:
    """What stands in the way: a sentence, and the record, draft or new record that settles it.

    Attributes:
        stops: the ledger refuses to close; else it is only wise to look first.
        verb: words of the button.
        type: the register it leads to; "" leads to the check-up.
        id: the record; 0 opens a new one with `given`, or the unfinished one of `draft`.
    """

    sentence: str
    verb: str
    type: str = _ENTRIES
    id: int = 0
    given: Values | None = None
    draft: str = ""
    stops: bool = False


def stopping(view: View, month: Month) -> list[Hindrance]:
    """Return what makes a close impossible today."""
    book = next(one.word for one in BOOKS if one.code == month.book)
    if not month.flows:
        return [
            Hindrance(
                sentence=f"{book}还没有资金账户",
                verb="加一个账户",
                type="cash_account",
                given={"book": month.book},
                stops=True,
            )
        ]
    if month.period.last <= view.today:
        return []
    begin = month.period.last + _DAY
    said = f"{month.period}还没过完，{begin.month}月{begin.day}日起可以结"
    return [Hindrance(sentence=said, verb="接着记账", stops=True), *_other_books(view, month)]


def _other_books(view: View, month: Month) -> Iterator[Hindrance]:
    """The other book has a month that is over."""
    for book in BOOKS:
        period = next_to_close(view, book.code) if book.code != month.book else None
        if period and period.last < view.today:
            said = f"{book.word}{period}可以结了"
            given = {"book": book.code}
            yield Hindrance(sentence=said, verb="去结账", type="month_close", given=given)


def worth_a_look(view: View, month: Month) -> list[Hindrance]:
    """Return what can no longer be mended, or looks odd, once the month is closed."""
    return [
        *_below_nothing(month),
        *_moved_before(view, month),
        *_unfinished(view),
        *_doubtful(view, month),
        *_awaited(view, month),
    ]


def _below_nothing(month: Month) -> Iterator[Hindrance]:
    for one in month.flows:
        if one.closing < 0:
            said = f"“{one.name}”月底是 {_MONEY.show(one.closing)} 元，支出多记了或收入漏记了"
            yield Hindrance(sentence=said, verb="看账户", type="cash_account", id=one.account)


def _moved_before(view: View, month: Month) -> Iterator[Hindrance]:
    """The opening is not what the month before was closed with."""
    last = last_close(view, month.book)
    for one in balances_moved([last] if last else [], view):
        said = f"{one.record['month']}{one.sentence}"
        yield Hindrance(sentence=said, verb="去看看", type="month_close", id=one.record.id)


def _unfinished(view: View) -> Iterator[Hindrance]:
    for one in Drafts(view.ledger.path).unfinished(_ENTRIES):
        summary = one.texts.get("summary", "")
        said = f"有一笔收支没写完{f'：{summary}' if summary else ''}"
        yield Hindrance(sentence=said, verb="接着写", draft=one.key)


def _doubtful(view: View, month: Month) -> Iterator[Hindrance]:
    """Entries of the month about which the check-up has a question: then they stand still."""
    found = [
        (entry, said.sentence)
        for doubt in _RULES
        for said in doubt.finds(_entries(view, month), view)
        if (entry := said.record).id
    ]
    for entry, sentence in found[:_SHOWN]:
        day = entry["happened_on"]
        said = f"{day.month}月{day.day}日“{entry['summary']}”：{sentence}"
        yield Hindrance(sentence=said, verb="去改", id=entry.id)
    if (rest := len(found) - _SHOWN) > 0:
        yield Hindrance(sentence=f"这个月还有 {rest} 处要看看", verb="去体检", type="")


def _entries(view: View, month: Month) -> Sequence[Record]:
    accounts = tuple(sorted(month.accounts()))
    return view.once(_read, accounts, month.period.first, month.period.last)


def _read(
    view: View, accounts: tuple[int, ...], first: dt.date, last: dt.date
) -> Sequence[Record]:
    where = (
        STANDS, Where("happened_on", ">=", first), Where("happened_on", "<=", last),
        Where("account", "in", accounts),
    )  # fmt: skip
    return view.ledger.find(_ENTRIES, Query(where=where, order=("happened_on",)))


def _awaited(view: View, month: Month) -> Iterator[Hindrance]:
    """Contracts of the book whose money should have come or gone by the end of the month."""
    for contract, part in awaited(view, month.period.last):
        if contract["book"] not in {None, month.book}:
            continue
        verb = "收" if contract["direction"] == "in" else "付"
        said = (
            f"{contract['name']}{part.on.month}月{part.on.day}日该{verb} "
            f"{_MONEY.show(part.left)} 元，账上还没有"
        )
        yield Hindrance(sentence=said, verb="记这笔款", given=payment_of(contract, view))
