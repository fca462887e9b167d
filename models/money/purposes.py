"""What money was for: the entries that name a task, an activity or another record, summed up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from models.kinds import Money
from models.money.books import STANDS
from models.query import Query, Where

if TYPE_CHECKING:
    from models.view import View


_MONEY = Money("amount", "金额")


def entered_for(
    link: str, records: Sequence[Any], view: View, direction: str = "out"
) -> list[int | None]:
    """Return for each record what the books had come or go for it, in 分; None: no entry.

    Args:
        link: the field of an entry that names such a record.
        records: records of that register; a new one has no entry yet.
        view: the ledger.
        direction: "out" for spending, "in" for income.
    """
    ids = tuple(one.id for one in records if getattr(one, "id", None))
    sums: dict[int, int] = {}
    where = (STANDS, Where(link, "in", ids), Where("direction", "=", direction))
    for entry in view.ledger.find(
        "cash_entry", Query(where=where, fields=(link, "amount"))
    ) if ids else ():  # fmt: skip
        sums[entry[link].id] = sums.get(entry[link].id, 0) + entry["amount"]
    return [sums.get(getattr(one, "id", 0)) for one in records]


def spent_on(link: str, records: Sequence[Any], view: View) -> list[int | None]:
    """Return what was spent on each record by the entries that name it."""
    return entered_for(link, records, view)


def booked(affairs: Sequence[Any], view: View) -> list[str | None]:
    """Say what the books have come and gone for each task; None where nothing was entered."""
    return ["，".join(said) or None for said in _sums("affair", affairs, view)]


def followed(resolutions: Sequence[Any], view: View) -> list[str | None]:
    """Say what rests on each resolution: contracts, and what the books have come and gone."""
    ids = tuple(one.id for one in resolutions if getattr(one, "id", None))
    query = Query(where=(Where("resolution", "in", ids),), fields=("resolution", "name"))
    contracts: dict[int, list[str]] = {}
    for one in view.ledger.find("contract", query) if ids else ():
        contracts.setdefault(one["resolution"].id, []).append(f"合同“{one['name']}”")
    return [
        "，".join((*contracts.get(getattr(one, "id", 0), ()), *said)) or None
        for one, said in zip(resolutions, _sums("resolution", resolutions, view), strict=True)
    ]


def _sums(link: str, records: Sequence[Any], view: View) -> list[list[str]]:
    came, went = entered_for(link, records, view, "in"), entered_for(link, records, view)
    return [
        [
            f"{word} {_MONEY.show(fen)} 元"
            for word, fen in (("收到", got), ("支出", spent))
            if fen is not None
        ]
        for got, spent in zip(came, went, strict=True)
    ]
