"""The search index against the records: each is there once and says what the record says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import search
from models.query import Query
from models.sound.fault import Fault

if TYPE_CHECKING:
    from models.act import Act
    from models.ledger import Ledger


def search_entries(ledger: Ledger) -> list[Fault]:
    """Find records that the search box would miss, and hits that lead nowhere."""
    missed = stray = 0
    for record_type in ledger.types.values():
        name = record_type.name
        if record_type.searched:
            missed += ledger.store.value(
                f"SELECT count(*) FROM [{name}] WHERE id NOT IN "
                "(SELECT record_id FROM _search WHERE type = ?)",
                (name,),
            )
        stray += ledger.store.value(
            f"SELECT count(*) FROM _search WHERE type = ? AND record_id NOT IN "
            f"(SELECT id FROM [{name}])",
            (name,),
        )
    if not missed and not stray:
        return []
    said = "，".join(
        words
        for words, count in (
            (f"有 {missed:,} 条找不到", missed),
            (f"有 {stray:,} 条找到了也没有", stray),
        )
        if count
    )
    return [Fault(f"查找时{said}", "可以重做一遍查找用的索引。", _index_anew)]


def _index_anew(ledger: Ledger, _act: Act) -> str:
    count = 0
    ledger.store.execute("DELETE FROM _search")
    for record_type in ledger.types.values():
        for record in ledger.find(record_type.name, Query(fields=tuple(record_type.searched))):
            search.index(ledger.store, record_type, record.id, record)
            count += 1
    return f"查找用的索引重做了，{count:,} 条"
