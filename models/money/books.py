"""What the accounts say: what stood in them on a day, what came and went between two days.

The village committee and the collective keep two books which are never added up. A sum is always
computed from the entries; what a closed month had is kept beside it, so that the two can be
compared. All amounts are integer 分.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from models.counting import sums
from models.frozen import frozen
from models.lists import options
from models.query import Query, Where
from models.rule_list import in_force

if TYPE_CHECKING:
    from models.record import Record
    from models.view import View

BOOKS = options(
    "committee 村民委员会 村委会 村委 村级",
    "collective 村集体经济组织 集体经济组织 集体 合作社 经济合作社 股份经济合作社",
)
#: what is written into an entry: the word of its book, as it was on its day
COMMITTEE, COLLECTIVE = (one.word for one in BOOKS)
_ACCOUNT = ("name", "book", "kind", "opening", "opening_day", "ended")
_NOTHING = {"income": 0, "spending": 0, "moved": 0}
_FIELDS = ("happened_on", "account", "to_account", "direction", "amount", "subject")
_UNSORTED = ("～", "未写科目")  # comes after every number
_WHOLE_ACCOUNT, _TAX = 3, "所得税费用"
STANDS = Where("status", "=", "valid")


def code_of(word: str | None) -> str | None:
    """Return the code of a book by the word that an entry kept."""
    return next((one.code for one in BOOKS if one.word == word), None)


@frozen(kw_only=True)
class Flow:
    """One account between two days; `moved` is what came from other accounts of its book."""

    account: int
    name: str
    kind: str
    opening: int = 0
    income: int = 0
    spending: int = 0
    moved: int = 0

    @property
    def closing(self) -> int:
        """What stood in it at the end."""
        return self.opening + self.income - self.spending + self.moved


def effects(entry: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
    """Return (account, change) of an entry; a reverse entry has a negative amount."""
    to = entry["to_account"].id if entry["to_account"] else None
    return _effects(entry["direction"], entry["account"].id, to, entry["amount"])


def _effects(
    direction: str, account: int, to: int | None, amount: int
) -> tuple[tuple[int, int], ...]:
    if direction == "in":
        return ((account, amount),)
    if direction == "out" or to is None:
        return ((account, -amount),)
    return ((account, -amount), (to, amount))


def account_at(view: View, id_: int) -> Record:
    """Read an account without its balance, which would read every entry."""
    return view.ledger.find("cash_account", Query(ids=(id_,), fields=_ACCOUNT))[0]


def accounts_of(view: View, book: str = "") -> list[Record]:
    """Return the accounts of a book by its code, or all."""
    where = (Where("book", "=", book),) if book else ()
    return view.ledger.standing.find("cash_account", Query(where=where, fields=_ACCOUNT))


def entries_of(
    view: View,
    accounts: Iterable[int],
    last: dt.date,
    first: dt.date | None = None,
    fields: Sequence[str] = _FIELDS,
) -> list[Record]:
    """Return the entries that count on accounts up to a day, in the order of days."""
    wanted = set(accounts)
    where = [STANDS, Where("happened_on", "<=", last)]
    if first:
        where.append(Where("happened_on", ">=", first))
    found = view.ledger.find(
        "cash_entry",
        Query(where=tuple(where), order=("happened_on",), fields=(*fields, "account")),
    )
    return [one for one in found if one["account"].id in wanted]


def flows(view: View, first: dt.date, last: dt.date, book: str = "") -> list[Flow]:
    """Return what each account of a book did from a day to a day.

    An account that begins between the two days brings its opening balance along.
    """
    return flows_between(view, ((first, last),), book)[0]


def flows_between(
    view: View, spans: Sequence[tuple[dt.date, dt.date]], book: str = ""
) -> list[list[Flow]]:
    """Return the flows of several spans that follow each other; the entries are added up once."""
    accounts = accounts_of(view, book)
    moves = iter(_moves(view, spans[0][0], spans[-1][1]))
    move = next(moves, None)
    standing = {one.id: one["opening"] or 0 for one in accounts}
    _bring(standing, view, Where("happened_on", "<", spans[0][0]))
    result = []
    for first, last in spans:
        while move and move.day < first:
            _add(standing, move)
            move = next(moves, None)
        opening, found = dict(standing), {one.id: dict(_NOTHING) for one in accounts}
        while move and move.day <= last:
            for account, change in move.effects:
                if account in found:  # no transfer goes to the other book
                    part = _part(move.direction)
                    found[account][part] += -change if part == "spending" else change
            _add(standing, move)
            move = next(moves, None)
        result.append([
            Flow(account=one.id, name=one["name"], kind=one["kind"], opening=opening[one.id],
                 **found[one.id])
            for one in accounts
            if one["opening_day"] <= last
        ])  # fmt: skip
    return result


class _Move(NamedTuple):
    """What the entries of a day between the same accounts come to."""

    day: dt.date
    direction: str
    effects: tuple[tuple[int, int], ...]


def _moves(view: View, first: dt.date, last: dt.date) -> list[_Move]:
    """Return what moved between two days, in their order, without reading the entries."""
    days = Where("happened_on", ">=", first), Where("happened_on", "<=", last)
    query = Query(where=(STANDS, *days))
    by = ("happened_on", "direction", "account", "to_account")
    found = [
        _Move(day, direction, _effects(direction, account, to, amount))
        for (day, direction, account, to), amount in sums(
            view.ledger, "cash_entry", by, "amount", query
        ).items()
    ]
    return sorted(found, key=lambda one: one.day)


def _add(standing: dict[int, int], move: _Move) -> None:
    for account, change in move.effects:
        if account in standing:
            standing[account] += change


def _part(direction: str) -> str:
    return {"in": "income", "out": "spending"}.get(direction, "moved")


def balances(view: View, day: dt.date) -> dict[int, int]:
    """Return what stands in every account at the end of a day."""
    standing = {
        one.id: one["opening"] or 0 for one in accounts_of(view) if one["opening_day"] <= day
    }
    _bring(standing, view, Where("happened_on", "<=", day))
    return standing


def _bring(standing: dict[int, int], view: View, until: Where) -> None:
    """Add to accounts what their entries come to."""
    query = Query(where=(STANDS, until))
    by = ("direction", "account", "to_account")
    for (direction, account, to), amount in sums(
        view.ledger, "cash_entry", by, "amount", query
    ).items():
        for id_, change in _effects(direction, account, to, amount):
            if id_ in standing:
                standing[id_] += change


def month_of(day: dt.date) -> dt.date:
    """Return the first day of the month of a day."""
    return day.replace(day=1)


def end_of(month: dt.date) -> dt.date:
    """Return the last day of the month of a day."""
    return next_month(month) - dt.timedelta(days=1)


def next_month(day: dt.date) -> dt.date:
    """Return the first day of the month after that of a day."""
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def usual_subjects(view: View, day: dt.date) -> dict[str, list[str]]:
    """Return the accounts of the chart of a day that take income ("in") and spending ("out").

    Those that every account has (three digits); what a village parts further stands only where
    something was booked, as does the tax on a profit that few have.
    """
    chart = [one for one in in_force(view, "ledger_account", day, kind="result")
             if len(one["number"]) == _WHOLE_ACCOUNT and one["name"] != _TAX]  # fmt: skip
    newest = "new" if any(one["edition"] == "new" for one in chart) else "old"
    sides = {"in": "credit", "out": "debit"}
    return {
        way: [one["name"] for one in sorted(chart, key=lambda one: str(one["number"]))
              if one["edition"] == newest and one["side"] == side]
        for way, side in sides.items()
    }  # fmt: skip


def by_subject(
    view: View, first: dt.date, last: dt.date, book: str = ""
) -> list[tuple[str, int, int]]:
    """Return (account of the chart, income, spending) of a book, in the order of the chart."""
    chart = {
        one.id: (one["number"], one["name"])
        for one in view.ledger.find("ledger_account", Query(fields=("number", "name")))
    }
    accounts = (one.id for one in accounts_of(view, book))
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for entry in entries_of(view, accounts, last, first):
        if entry["direction"] == "transfer":
            continue
        subject = entry["subject"]
        key = chart.get(subject.id, _UNSORTED) if subject else _UNSORTED
        came, went = sums.get(key, (0, 0))
        if entry["direction"] == "in":
            sums[key] = came + entry["amount"], went
        else:
            sums[key] = came, went + entry["amount"]
    return [(name, came, went) for (_, name), (came, went) in sorted(sums.items())]
