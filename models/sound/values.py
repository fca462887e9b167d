"""Cells which their own kind cannot read: a flipped bit, another program's hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.record import RecordType
from models.sound.fault import Fault
from models.storage import UNREADABLE

if TYPE_CHECKING:
    from models.ledger import Ledger


def unreadable(ledger: Ledger) -> list[Fault]:
    """Read every cell of every register; what cannot be read is told, never guessed."""
    found = []
    for record_type in ledger.types.values():
        bad = [(id_, label) for id_, label in _bad_cells(ledger, record_type)]
        if bad:
            id_, label = bad[0]
            found.append(
                Fault(
                    f"“{record_type.label}”有 {len(bad)} 处读不出来，先是第 {id_} 条的“{label}”",
                    "请在备份里找到这一条，勾上取回。",
                )
            )
    return found


def _bad_cells(ledger: Ledger, record_type: RecordType) -> list[tuple[int, str]]:
    columns = record_type.columns
    names = ", ".join(["id", *(f"[{one.name}]" for one in columns)])
    bad = []
    for id_, *cells in ledger.store.rows(f"SELECT {names} FROM [{record_type.name}]"):
        bad += [
            (id_, one.label)
            for one, cell in zip(columns, cells, strict=True)
            if not _reads(one, cell)
        ]
    return bad


def _reads(field: Any, cell: Any) -> bool:  # noqa: ANN401 - any kind, any cell
    try:
        field.show(field.load(cell))
    except UNREADABLE:
        return False
    return True
