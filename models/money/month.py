"""One month of a book before it is closed: its figures, and the entries behind each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from models.frozen import frozen
from models.money.books import STANDS, Flow, effects, entries_of, flows
from models.money.closes import FIGURES
from models.periods import Period
from models.query import Query, Where

if TYPE_CHECKING:
    from models.record import Record
    from models.view import View

#: what an entry is told by
TOLD = ("number", "happened_on", "summary", "amount", "direction", "account", "to_account")
#: entries before the month that are read: the newest; the others are in the register
MOST = 200
_PARTS = {"income": "in", "spending": "out", "moved": "transfer"}


class Row(NamedTuple):
    """An entry, and what it brought to the accounts asked about, in 分."""

    entry: Record
    change: int


@frozen(kw_only=True)
class Month:
    """What each account of a book did in a month, as it stands now."""

    book: str
    period: Period
    flows: Sequence[Flow]

    def total(self, figure: str, kind: str = "") -> int:
        """Add a figure up over all accounts, or over those of a kind (cash, bank)."""
        return sum(getattr(one, figure) for one in self.flows if kind in {"", one.kind})

    def accounts(self, kind: str = "") -> set[int]:
        """Return the accounts, or those of a kind."""
        return {one.account for one in self.flows if kind in {"", one.kind}}


def month_of(view: View, book: str, period: Period) -> Month:
    """Return the figures of a month; the entries are added up and not read."""
    found = flows(view, period.first, period.last, book)
    return Month(book=book, period=period, flows=tuple(found))


def behind(view: View, month: Month, figure: str, accounts: set[int]) -> list[Row]:
    """Return the entries that make a figure of some accounts, in the order of days.

    What is behind an opening is what came before the month, the newest `MOST` of it.
    """
    if figure not in FIGURES:
        raise ValueError(figure)
    if figure == "opening":
        return _before(view, month, accounts)
    entries = entries_of(view, month.accounts(), month.period.last, month.period.first, TOLD)
    wanted = _PARTS.get(figure)
    sign = -1 if figure == "spending" else 1
    return [
        Row(one, sign * change_of(one, accounts))
        for one in entries
        if touches(one, accounts) and wanted in {None, one["direction"]}
    ]


def change_of(entry: Record, accounts: set[int]) -> int:
    """Return by how much an entry changes some accounts together."""
    return sum(change for account, change in effects(entry) if account in accounts)


def touches(entry: Record, accounts: set[int]) -> bool:
    """Say whether an entry goes from or to one of some accounts."""
    return any(account in accounts for account, _ in effects(entry))


def _before(view: View, month: Month, accounts: set[int]) -> list[Row]:
    ids = tuple(sorted(accounts))
    found: dict[int, Record] = {}
    for link in ("account", "to_account"):
        query = Query(
            where=(STANDS, Where("happened_on", "<", month.period.first), Where(link, "in", ids)),
            order=("-happened_on",), limit=MOST, fields=TOLD,
        )  # fmt: skip
        found |= {one.id: one for one in view.ledger.find("cash_entry", query)}
    newest = sorted(found.values(), key=lambda one: (one["happened_on"], one.id))[-MOST:]
    return [Row(one, change_of(one, accounts)) for one in newest]


def left_out(month: Month, accounts: set[int], shown: Sequence[Row]) -> int:
    """Return what an opening has beside the entries shown: what stood there before, in 分."""
    opening = sum(one.opening for one in month.flows if one.account in accounts)
    return opening - sum(one.change for one in shown)
