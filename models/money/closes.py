"""Closing months: what stands closed, what stood then, and what has moved since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from models.kinds import Money
from models.money.books import BOOKS, Flow, accounts_of, code_of, flows, flows_between
from models.periods import Period
from models.query import Query, Where
from models.record import Doubt, Obligation, Record, Said

if TYPE_CHECKING:
    from models.view import View

#: what stood in an account when its month was closed: names in `Flow`, and their words
FIGURE_WORDS = {
    "opening": "期初", "income": "收入", "spending": "支出", "moved": "互转", "closing": "期末",
}  # fmt: skip
FIGURES = tuple(FIGURE_WORDS)
#: kind of account -> the field in which its count is kept
COUNTED = {"cash": "cash_counted", "bank": "bank_counted"}
_CLOSED = Where("status", "=", "closed")
_FREE = frozenset({"proof", "note", "sheets"})
_DAYS = 5  #: a month is closed in the first days of the next; a custom, no rule
_MONEY = Money("amount", "金额")
_SAID = {"cash_counted": "现金盘点", "bank_counted": "银行对账单"}


def closes_of(view: View, book: str) -> list[Record]:
    """Return the closes of a book that stand, in the order of their months."""
    where = (_CLOSED, Where("book", "=", book))
    found = view.ledger.find("month_close", Query(where=where, fields=("book", "month")))
    return sorted(found, key=lambda one: one["month"].first)


def closed_until(view: View, book: str) -> dt.date | None:
    """Return the last day of the last closed month of a book."""
    last = last_close(view, book, ("month",))
    return last["month"].last if last else None


def last_close(view: View, book: str, fields: tuple[str, ...] | None = None) -> Record | None:
    """Return the last close of a book that stands; None for `fields`: with all that was kept."""
    where = (_CLOSED, Where("book", "=", book))
    last = Query(where=where, order=("-month",), limit=1, fields=fields)
    found = view.ledger.find("month_close", last)
    return found[0] if found else None


def next_to_close(view: View, book: str) -> Period | None:
    """Return the month of a book that comes next; None where it has no account."""
    if last := closed_until(view, book):
        return Period.containing("month", last).next()
    begun = [one["opening_day"] for one in accounts_of(view, book)]
    return Period.containing("month", min(begun)) if begun else None


def proposed(view: View) -> tuple[str, Period]:
    """Return the book and month that a person most likely means to close."""
    return view.once(_proposed)


def _proposed(view: View) -> tuple[str, Period]:
    waiting = [
        (month.first, one.code) for one in BOOKS if (month := next_to_close(view, one.code))
    ]
    if not waiting:
        return BOOKS[0].code, Period.containing("month", view.today).previous()
    first, code = min(waiting)
    return code, Period.containing("month", first)


def snapshot(book: str, month: Period, view: View) -> tuple[Mapping[str, Any], ...]:
    """Return what each account of a book did in a month, as a close keeps it."""
    return tuple(
        {"name": one.name, **{name: getattr(one, name) for name in FIGURES}}
        for one in flows(view, month.first, month.last, book)
    )


def differences(values: Mapping[str, Any], found: Sequence[Flow]) -> dict[str, int]:
    """Return by how much what was counted differs from the books: field -> 分."""
    result = {}
    for kind, name in COUNTED.items():
        counted = values.get(name)
        standing = sum(one.closing for one in found if one.kind == kind)
        if counted is not None and counted != standing:
            result[name] = counted - standing
    return result


def said_of(name: str, difference: int) -> str:
    """Say a difference in words: 现金盘点比账上少 3.00 元."""
    way = "多" if difference > 0 else "少"
    return f"{_SAID[name]}比账上{way} {_MONEY.show(abs(difference))} 元"


def _moved(close: Record, found: Sequence[Flow]) -> Iterator[str]:
    """Say where the books give other figures now than when a month was closed."""
    now = {one.name: one.closing for one in found}
    then = {one["name"]: one["closing"] or 0 for one in close["standing"] or ()}
    for name in dict.fromkeys((*then, *now)):
        before, after = then.get(name, 0), now.get(name, 0)
        if before != after:
            shown = (_MONEY.show(fen) for fen in (before, after, after - before))
            yield "“{}”结账时是 {} 元，现在算出来是 {} 元，差 {} 元".format(name, *shown)


def _closed_of(closes: Sequence[Record]) -> Iterator[tuple[str, list[Record]]]:
    """Yield each book with those of its closes that stand, in the order of their months."""
    for book in BOOKS:
        mine = [
            one
            for one in closes
            if one["book"] == book.code and one["status"] == "closed" and one["month"]
        ]
        if mine:
            yield book.code, sorted(mine, key=lambda one: one["month"].first)


def balances_moved(closes: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield closed months whose figures are others now."""
    for book, mine in _closed_of([one for one in closes if one.id]):
        spans = [(one["month"].first, one["month"].last) for one in mine]
        for one, found in zip(mine, flows_between(view, spans, book), strict=True):
            yield from (_told(one, "standing", said) for said in _moved(one, found))


def _counted_otherwise(closes: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield counts that differ from the books, as long as no later month was closed."""
    for book, mine in _closed_of(closes):
        last = mine[-1]
        found = flows(view, last["month"].first, last["month"].last, book)
        for name, fen in differences(last, found).items():
            yield _told(last, name, said_of(name, fen))


def _told(close: Record, field: str, sentence: str) -> Said:
    word = next(book.word for book in BOOKS if book.code == close["book"])
    return Said(close, sentence, field, title=f"{word}　{close['month']}")


DOUBTS = (
    Doubt(
        name="moved",
        label="结过账的月份不再变",
        todo="照差的数找是哪一笔后来改了、补了；该改的用红冲，不动结过的月份",
        finds=balances_moved,
    ),
    Doubt(
        name="counted",
        label="现金和银行对得上账",
        todo="再数一遍现金、对一遍对账单；找到差的那一笔补记或红冲",
        finds=_counted_otherwise,
        at_entry=True,
    ),
)


def due(view: View) -> list[Obligation]:
    """Name the first month of each book that is over and not closed."""
    found = []
    for book in BOOKS:
        month = next_to_close(view, book.code)
        if month is None or month.last >= view.today:
            continue
        found.append(
            Obligation(
                type="month_close",
                on=month.last + dt.timedelta(days=_DAYS),
                title=f"{book.word}{month}结账",
                sentence="数一数现金、对一对银行，对得上就结账",
                verb="去结账",
                given={"book": book.code, "month": month},
            )
        )
    return found


def lies_in_open_month(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    """Refuse an entry in a closed month; of an old one only its papers may still be added."""
    day = values["happened_on"]
    book = code_of(values.get("book")) or BOOKS[0].code
    last = closed_until(view, book)
    if last is None or day > last:
        return {}
    if values.get("id"):
        old = view.get("cash_entry", values["id"])
        if all(values.get(name) == value for name, value in old.items() if name not in _FREE):
            return {}
    month = Period.containing("month", last)
    return {"happened_on": f"{values.get('book')}已经结到{month}，结过的月份不再动账"}
