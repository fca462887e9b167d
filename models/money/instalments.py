"""What a contract has to bring or cost, what came of it, and what is behind on a day.

What was paid is never written into the contract: it is the sum of the entries that name it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from models.counting import sums
from models.frozen import frozen
from models.kinds import Money
from models.money.books import STANDS
from models.query import Query, Where
from models.record import Doubt, Obligation, Record, Said

if TYPE_CHECKING:
    from models.view import View

_MONEY = Money("amount", "金额")
_AHEAD = 60  #: days before its end that a contract is announced
VERBS = {"in": "收", "out": "付"}


@frozen(kw_only=True)
class Instalment:
    """One payment of a contract: what is due, and what of it was paid, the oldest first."""

    on: dt.date
    due: int
    paid: int

    @property
    def left(self) -> int:
        """What is still to come."""
        return self.due - self.paid


def paid_on(contracts: Sequence[Any], view: View) -> list[int]:
    """Return what was paid on each contract, with what was paid before the books began.

    What went the other way (a deposit given back) is taken off.
    """
    ways = {one.id: one["direction"] for one in contracts}
    ids = tuple(ways)
    paid = dict.fromkeys(ids, 0)
    query = Query(where=(STANDS, Where("contract", "in", ids)))
    for (id_, way), amount in sums(
        view.ledger, "cash_entry", ("contract", "direction"), "amount", query
    ).items():
        paid[id_] += amount if way == ways[id_] else -amount
    return [paid[one.id] + (one["paid_before"] or 0) for one in contracts]


def instalments(contract: Mapping[str, Any], paid: int) -> list[Instalment]:
    """Share what was paid over the instalments, the oldest first."""
    result = []
    rows = [row for row in contract["instalments"] or () if row["due_on"] and row["due"]]
    for row in sorted(rows, key=lambda row: row["due_on"]):
        part = min(paid, row["due"])
        paid -= part
        result.append(Instalment(on=row["due_on"], due=row["due"], paid=part))
    return result


def behind(contract: Mapping[str, Any], paid: int, day: dt.date) -> int:
    """Return what should have been paid before a day and was not."""
    return sum(one.left for one in instalments(contract, paid) if one.on < day)


def parts_said(contracts: Sequence[Any], view: View) -> list[str | None]:
    """Say of each instalment what of it was paid, a line each; None without instalments."""
    return [
        "\n".join(map(_said, instalments(one, paid))) or None
        for one, paid in zip(contracts, paid_on(contracts, view), strict=True)
    ]


def _said(part: Instalment) -> str:
    day = f"{part.on.year}年{part.on.month}月{part.on.day}日 {_MONEY.show(part.due)} 元"
    if part.left <= 0:
        return f"{day}，齐了"
    return f"{day}，还差 {_MONEY.show(part.left)} 元" if part.paid else f"{day}，还没有"


def running(view: View) -> list[Record]:
    """Return the contracts in force which have something due, or an end."""
    found = view.ledger.find("contract", Query(where=(Where("state", "=", "running"),)))
    return [one for one in found if one["instalments"] or one["ended"]]


def awaited(
    view: View, until: dt.date, contracts: Sequence[Record] | None = None
) -> list[tuple[Record, Instalment]]:
    """Return what should have been paid by a day and was not, with its contract.

    `contracts` are those in force, where they were read before.
    """
    contracts = running(view) if contracts is None else contracts
    return [
        (one, part)
        for one, paid in zip(contracts, paid_on(contracts, view), strict=True)
        for part in instalments(one, paid)
        if part.left > 0 and part.on <= until
    ]


def ending(type_: str, one: Record, sentence: str) -> Obligation:
    """Name what ends on a day, early enough to talk about it."""
    return Obligation(
        type=type_,
        id=one.id,
        on=one["ended"],
        title=f"{one['name']}到期",
        sentence=sentence,
        since=one["ended"] - dt.timedelta(days=_AHEAD),
    )


def _live(contracts: Sequence[Record]) -> list[Record]:
    return [one for one in contracts if one["state"] == "running"]


def _undecided(contracts: Sequence[Record], view: View) -> Iterator[Said]:
    del view
    for one in _live(contracts):
        if not one["resolution"]:
            yield Said(one, "没有写会议决议", "resolution")


def _expired(contracts: Sequence[Record], view: View) -> Iterator[Said]:
    for one in _live(contracts):
        if one["ended"] and one["ended"] < view.today:
            yield Said(one, "已经过期，还写着在履行", "ended")


def _ending(contracts: Sequence[Record], view: View) -> Iterator[Said]:
    for one in _live(contracts):
        left = (one["ended"] - view.today).days if one["ended"] else -1
        if 0 <= left <= _AHEAD:
            yield Said(one, f"还有 {left} 天到期" if left else "今天到期", "ended")


def _behind(contracts: Sequence[Record], view: View) -> Iterator[Said]:
    live = _live(contracts)
    for one, paid in zip(live, paid_on(live, view), strict=True):
        if late := behind(one, paid, view.today):
            yield Said(one, f"欠缴 {_MONEY.show(late)} 元", "instalments")


DOUBTS = (
    Doubt(
        name="resolution",
        label="签合同有会议决议",
        todo="找到当时的决议记上；没有开过会的，补开会定下来",
        finds=_undecided,
    ),
    Doubt(
        name="expired",
        label="过了期的合同不再写在履行",
        todo="续签了的另记一份，不续的把状态改成已到期",
        finds=_expired,
    ),
    Doubt(
        name="ending",
        label="快到期的合同早做打算",
        todo=f"到期前 {_AHEAD} 天起提醒：续不续、怎么办，先开会商量",
        finds=_ending,
    ),
    Doubt(
        name="behind",
        label="合同款按期收付",
        todo="问一问对方；收了、付了就记一笔账，写上这份合同",
        finds=_behind,
    ),
)
