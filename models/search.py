"""The search index: for every record its words, its readings and its numbers.

Kept in the transaction of the change, so that search never lies. A scan of 20,000 entries costs
a few milliseconds; a full-text index would lose one-character and substring searches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.kinds_links import Link
from models.pinyin import latin_of
from models.query import search_condition
from models.record import RecordType
from models.storage import Store

_NUMBERS = re.compile(r"\d[\dXx]{2,}")


@dataclass(frozen=True)
class Hit:
    """A record that was found, best first."""

    type: str
    id: int


def index(store: Store, record_type: RecordType, id_: int, values: Mapping[str, Any]) -> None:
    """Write the entry of one record."""
    texts = []
    for name in record_type.searched:
        field = record_type.by_name[name]
        if isinstance(field, Link):
            continue  # the linked record is found by itself; its title may change
        if text := field.show(values.get(name)):
            texts.append(text)
    han = " ".join(texts).lower()
    digits = "".join(f"{number} " for number in _NUMBERS.findall(han))
    store.execute(
        "INSERT OR REPLACE INTO _search (type, record_id, han, latin, digits) "
        "VALUES (?, ?, ?, ?, ?)",
        (record_type.name, id_, han, latin_of(texts[:2]), digits),
    )


def forget(store: Store, type_: str, id_: int) -> None:
    """Drop the entry of one record."""
    store.execute("DELETE FROM _search WHERE type = ? AND record_id = ?", (type_, id_))


def find(store: Store, types: Mapping[str, RecordType], text: str, limit: int) -> list[Hit]:
    """Find records of every register: exact beginnings first, then by register and place."""
    if not text.strip():
        return []
    condition = search_condition(text)
    known = ", ".join("?" * len(types))
    first = text.split(maxsplit=1)[0].lower()
    rows = store.rows(
        "SELECT s.type, s.record_id FROM _search s "
        f"WHERE s.type IN ({known}) AND {condition.text} "
        "ORDER BY instr(s.han || ' ', ? || ' ') <> 1, instr(s.latin || ' ', ' ' || ? || ' ') = 0, "
        "instr(s.han, ?) <> 1, instr(?, ' ' || s.type || ' '), s.rowid LIMIT ?",
        (*types, *condition.values, first, first, first, f" {' '.join(types)} ", limit),
    )
    return [Hit(type_, id_) for type_, id_ in rows]
