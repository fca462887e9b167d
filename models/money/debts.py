"""Debts as the entries of the books leave them: what was settled, what is left, what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from models.deeds import Deed
from models.kinds import Money
from models.kinds_links import Ref
from models.money.purposes import entered_for
from models.record import Consequence, Doubt, Obligation, Record, Said

if TYPE_CHECKING:
    from models.view import View

_MONEY = Money("amount", "金额")
#: kind -> the direction that settles it, the direction by which it came to be
_WAYS = {"claim": ("in", "out"), "owed": ("out", "in")}


def _entered(debts: Sequence[Any], view: View, way: int) -> list[int | None]:
    """Return what the books have for each debt in one of its two directions."""
    sums = {direction: entered_for("debt", debts, view, direction) for direction in ("in", "out")}
    return [
        sums[_WAYS[one["kind"] or "claim"][way]][place] for place, one in enumerate(debts)
    ]


def settled(debts: Sequence[Any], view: View) -> list[int]:
    """Return what was settled of each debt, with what was settled before the books began."""
    found = _entered(debts, view, 0)
    return [
        (fen or 0) + (one["settled_before"] or 0) for one, fen in zip(debts, found, strict=True)
    ]


def left(debts: Sequence[Any], view: View) -> list[int | None]:
    """Return what is left of each debt."""
    return [
        None if one["amount"] is None else one["amount"] - fen
        for one, fen in zip(debts, settled(debts, view), strict=True)
    ]


def due(view: View) -> list[Obligation]:
    """Name the debts of which something is left, by the day they are due."""
    return [
        Obligation(
            type="debt",
            id=one.id,
            on=one["due_on"],
            title=f"{'应收' if one['kind'] == 'claim' else '应付'}{one['counterparty']}到期",
            sentence=f"{one['matter']}，还剩 {_MONEY.show(one['left'])} 元",
        )
        for one in view.find("debt")
        if one["due_on"] and one["left"] and one["left"] > 0
    ]


def _overpaid(debts: Sequence[Record], view: View) -> Iterator[Said]:
    for one, rest in zip(debts, left(debts, view), strict=True):
        if rest is not None and rest < 0:
            yield Said(one, f"收（付）的比原额多了 {_MONEY.show(-rest)} 元", "amount")


def _begun_otherwise(debts: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield the debts whose entries say that another sum was lent than the debt says."""
    for one, fen in zip(debts, _entered(debts, view, 1), strict=True):
        if fen and one["amount"] is not None and fen != one["amount"]:
            shown = (_MONEY.show(each) for each in (fen, one["amount"], abs(fen - one["amount"])))
            said = "形成这一笔时账上记了 {} 元，原额写的是 {} 元，差 {} 元".format(*shown)
            yield Said(one, said, "amount")


DOUBTS = (
    Doubt(
        name="overpaid",
        label="债收（付）的不比原额多",
        todo="看看收支记账里是不是选错了债，或原额写错了",
        finds=_overpaid,
        at_entry=True,
    ),
    Doubt(
        name="begun",
        label="债的原额和账上形成时的一样",
        todo="原额写错了就改；账上记错的用红冲改",
        finds=_begun_otherwise,
        at_entry=True,
    ),
)


def _payment(debt: Record, view: View) -> Iterable[Consequence]:
    del view
    came = debt["kind"] == "claim"
    return [
        Consequence(
            type="cash_entry",
            values={
                "debt": Ref(debt.id, debt["counterparty"]),
                "direction": "in" if came else "out",
                "counterparty": debt["counterparty"],
                "summary": f"{'收回' if came else '归还'}{debt['matter']}",
            },
        )
    ]


PAYMENT = Deed(
    name="payment",
    label="记一笔款",
    hint="记一笔收支，写好这笔债、对方和收还是付；余额自动减",
    does=lambda debt, view: list(_payment(debt, view)),
    opens=True,
    when=lambda one: bool(one["left"]),
)
