"""SQLite's own look at every page of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import DamagedLedger
from models.sound.fault import Fault

if TYPE_CHECKING:
    from models.act import Act
    from models.ledger import Ledger

_INDEX = ("missing from index", "wrong # of entries in index", "non-unique entry in index")


def pages(ledger: Ledger) -> list[Fault]:
    """Look at every page; a wrong index can be made anew from its table, a wrong table cannot."""
    try:
        said = [words for (words,) in ledger.store.rows("PRAGMA integrity_check(1000)")]
    except DamagedLedger:
        said = [""]  # so damaged that the look itself breaks off
    if said == ["ok"]:
        return []
    if all(any(mark in words for mark in _INDEX) for words in said):
        return [Fault(f"{len(said)} 处目录和账对不上，查起来会漏", "可以重做目录。", _reindex)]
    return [
        Fault(
            f"账本有 {len(said)} 处坏了，可能是断过电，或盘快坏了",
            "请用最近一份检查过的备份，整本恢复成另一份，再换一块盘。",
        )
    ]


def _reindex(ledger: Ledger, _act: Act) -> str:
    ledger.store.execute("REINDEX")
    return "目录重做了一遍"
