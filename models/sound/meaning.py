"""What the records of a whole file say that cannot be: people twice, closed months that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import DamagedLedger
from models.money.closes import balances_moved
from models.people.contradictions import doubled
from models.query import ALL, Query
from models.record import Record, Said
from models.sound.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.ledger import Ledger

_SHOWN = 3


def people_twice(ledger: Ledger) -> list[Fault]:
    """Find people of whom two records have one ID number."""
    found = _found(ledger, "resident", Query(fields=("name", "id_number")))
    said = list(doubled(found, ledger.as_of()))
    return _fault(said, "个人的证件号和别人一样", "是同一个人记了两遍的，点“更多”并成一条。")


def closes_moved(ledger: Ledger) -> list[Fault]:
    """Find closed months of which the books give other figures now."""
    said = list(balances_moved(_found(ledger, "month_close", ALL), ledger.as_of()))
    return _fault(said, "个结过账的月份，余额和结账时不一样", "请到“体检”里看差在哪里。")


def _found(ledger: Ledger, name: str, query: Query) -> list[Record]:
    try:
        return ledger.find(name, query) if name in ledger.types else []
    except DamagedLedger:
        return []  # what cannot be read is told by itself


def _fault(said: Sequence[Said], words: str, action: str) -> list[Fault]:
    if not said:
        return []
    first = "；".join(one.sentence for one in said[:_SHOWN])
    return [Fault(f"有 {len(said)} {words}：{first}", action)]
