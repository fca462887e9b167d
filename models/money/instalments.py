"""What a contract has to bring or cost, what came of it, and what is behind on a day.

What was paid is never written into the contract: it is the sum of the entries that name it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from models.frozen import frozen
from models.kinds import Money
from models.money.books import STANDS
from models.query import Query, Where
from models.record import Finding, Obligation, Record

if TYPE_CHECKING:
    from models.view import View

_MONEY = Money("amount", "金额")
_AHEAD = 60  #: days before its end that a contract is announced


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
    """Return what was paid on each contract, with what was paid before the books began."""
    ids = tuple(one.id for one in contracts)
    sums = dict.fromkeys(ids, 0)
    where = (STANDS, Where("contract", "in", ids))
    query = Query(where=where, fields=("contract", "amount"))
    for entry in view.ledger.find("cash_entry", query) if ids else ():
        sums[entry["contract"].id] += entry["amount"]
    return [sums[one.id] + (one["paid_before"] or 0) for one in contracts]


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


def _running(view: View) -> list[Record]:
    found = view.ledger.find("contract", Query(where=(Where("state", "=", "running"),)))
    return [one for one in found if one["instalments"] or one["ended"]]


def due(view: View) -> list[Obligation]:
    """Name the instalments that come, and the contracts that end soon."""
    contracts = _running(view)
    found = []
    for one, paid in zip(contracts, paid_on(contracts, view), strict=True):
        verb = "收" if one["direction"] == "in" else "付"
        found += [
            Obligation(
                type="contract",
                id=one.id,
                on=part.on,
                title=f"{one['name']}该{verb} {_MONEY.show(part.left)} 元",
                sentence=f"对方：{one['counterparty']}；{verb}了记一笔，写上这份合同",
            )
            for part in instalments(one, paid)
            if part.left > 0
        ]
        if one["ended"]:
            found.append(
                Obligation(
                    type="contract",
                    id=one.id,
                    on=one["ended"],
                    title=f"{one['name']}到期",
                    sentence="续不续、怎么办，要在到期前定；办完把合同改成已到期",
                    since=one["ended"] - dt.timedelta(days=_AHEAD),
                )
            )
    return found


def doubtful(contracts: Sequence[Record], view: View) -> list[Finding]:
    """Find contracts without a resolution, over their day, or behind with a payment."""
    found = []
    for one, paid in zip(contracts, paid_on(contracts, view), strict=True):
        if one["state"] != "running":
            continue
        said = []
        if not one["resolution"]:
            said.append(("resolution", "没有写会议决议"))
        if one["ended"] and one["ended"] < view.today:
            said.append(("ended", "已经过期，还写着在履行"))
        if late := behind(one, paid, view.today):
            said.append(("instalments", f"欠缴 {_MONEY.show(late)} 元"))
        found += [
            Finding(type="contract", id=one.id, title=one["name"], sentence=sentence, field=field)
            for field, sentence in said
        ]
    return found
