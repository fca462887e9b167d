"""From what a contract has due to the entry that receives or pays it, and never twice.

An instalment is paid by the entries that name its contract, the oldest instalment first; nothing
of it is written into the contract, so a reverse entry takes it back by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from models.deeds import Deed
from models.kinds import Money
from models.kinds_links import Ref
from models.money.books import STANDS
from models.money.instalments import (
    VERBS,
    Instalment,
    awaited,
    ending,
    instalments,
    paid_on,
    running,
)
from models.obligations import horizon
from models.query import Query, Where
from models.record import Consequence, Doubt, Obligation, Record, Said

if TYPE_CHECKING:
    from models.view import View

Values = Mapping[str, Any]
_MONEY = Money("amount", "金额")
_OVER = "续不续、怎么办，要在到期前定；办完把合同改成已到期"
_EARLY = 60  #: days before its instalment from which a payment looks like one typed twice
_COUNTED = ("contract", "direction", "amount", "happened_on", "reverses", "status")
_RUNNING = ("name", "direction", "instalments", "paid_before")


def payment_of(contract: Record, view: View) -> dict[str, Any]:
    """Return the entry for the next instalment of a contract, as far as the ledger knows it."""
    parts = instalments(contract, paid_on([contract], view)[0])
    number, part = next(((n, one) for n, one in enumerate(parts, 1) if one.left > 0), (0, None))
    which = f"第{number}期" if part and len(parts) > 1 else ""
    values = {
        "contract": Ref(contract.id, contract["name"]),
        "direction": contract["direction"],
        "counterparty": contract["counterparty"],
        "summary": f"{VERBS[contract['direction']]}{contract['name']}{which}款",
        "amount": part.left if part else None,
        "resolution": contract["resolution"],
        "account": _account_for(contract, view),
    }
    return {name: value for name, value in values.items() if value is not None}


def due(view: View) -> list[Obligation]:
    """Name the instalments that come, and the contracts that end soon.

    The next instalment of a contract leads to its entry, written as far as it is known.
    """
    contracts = running(view)
    parts = awaited(view, horizon(view.today), contracts)
    first = {one.id: part.on for one, part in reversed(parts)}
    return [
        *(_payment_due(view, one, part, next_=first[one.id] == part.on) for one, part in parts),
        *(ending("contract", one, _OVER) for one in contracts if one["ended"]),
    ]


def _payment_due(view: View, contract: Record, part: Instalment, *, next_: bool) -> Obligation:
    verb = VERBS[contract["direction"]]
    return Obligation(
        type="cash_entry" if next_ else "contract",
        id=0 if next_ else contract.id,
        on=part.on,
        title=f"{contract['name']}该{verb} {_MONEY.show(part.left)} 元",
        sentence=f"对方：{contract['counterparty']}；{verb}了记一笔，这一期就算{verb}到了",
        verb="记这笔款" if next_ else "去看看",
        given=payment_of(contract, view) if next_ else None,
    )


def _account_for(contract: Record, view: View) -> Ref | None:
    """Return the account of the last payment, else the only bank account of the book."""
    same = (STANDS, Where("contract", "=", Ref(contract.id)))
    query = Query(where=same, order=("-happened_on",), limit=1, fields=("account",))
    if last := view.ledger.find("cash_entry", query):
        found: Ref = last[0]["account"]
        return found
    if not contract["book"]:
        return None
    where = (
        Where("book", "=", contract["book"]), Where("kind", "=", "bank"),
        Where("ended", ">=?", view.today),
    )  # fmt: skip
    there = view.ledger.find("cash_account", Query(where=where, limit=2, fields=("name",)))
    return Ref(there[0].id, there[0]["name"]) if len(there) == 1 else None


def _by_contract(record: Record, view: View) -> list[Consequence]:
    contract = view.get("contract", record["contract"].id)
    return [Consequence(type="cash_entry", values=payment_of(contract, view))]


#: for a contract itself, and for what is let or built by one
PAYMENT = Deed(
    name="payment",
    label="记一笔款",
    hint="记一笔收支：下一期该收（付）多少、哪份合同、对方都写好，看过再记",
    does=lambda one, view: [Consequence(type="cash_entry", values=payment_of(one, view))],
    opens=True,
    when=lambda one: one["state"] == "running",
)
RENT = Deed(
    name="payment",
    label="记一笔款",
    hint="照合同记下一期的款，看过再记",
    does=_by_contract,
    opens=True,
    when=lambda one: bool(one["contract"]),
)


def _ahead(entries: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield entries with which more was paid on a contract than is due by then."""
    asked = {one.id: one for one in entries if one["contract"] and one["status"] != "void"}
    ids = tuple({one["contract"].id for one in asked.values()})
    if not ids:
        return
    contracts = view.ledger.find("contract", Query(ids=ids, fields=_RUNNING))
    where = (STANDS, Where("contract", "in", ids))
    written = view.ledger.find("cash_entry", Query(where=where, fields=_COUNTED))
    every = [*(one for one in written if one.id not in asked), *asked.values()]
    back = {one["reverses"].id for one in every if one["reverses"]}
    for contract in contracts:
        mine = [
            one
            for one in every
            if one["contract"].id == contract.id and one["happened_on"] and one["amount"]
            and one.id not in back and not one["reverses"]
        ]  # fmt: skip
        for one in _too_early(contract, mine):
            if one.id in asked:
                title = one["number"] or one["summary"] or "新的一笔"
                yield Said(one, _TWICE.format(contract["name"]), "contract", title=title)


_TWICE = f"“{{}}”往后 {_EARLY} 天里该收付的都已经记了，这一笔可能记了两遍，或是提前收付的"


def _too_early(contract: Record, entries: Sequence[Record]) -> Iterator[Record]:
    rows = [row for row in contract["instalments"] or () if row["due_on"] and row["due"]]
    paid = contract["paid_before"] or 0
    for one in sorted(entries, key=lambda one: (one["happened_on"], one.id or 10**9)):
        same = one["direction"] == contract["direction"]
        paid += one["amount"] if same else -one["amount"]
        until = one["happened_on"] + dt.timedelta(days=_EARLY)
        if rows and same and paid > sum(row["due"] for row in rows if row["due_on"] <= until):
            yield one


TWICE = Doubt(
    name="instalment",
    label="合同的一期款不记两遍",
    todo="看看这一期是不是已经记过；记重了的红冲，真是提前收付的不用管",
    finds=_ahead,
    at_entry=True,
)
