"""Namesakes whom nothing in a row tells apart, in words by which a person can: who lives there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.kinds import LongText
from models.kinds_links import Attachment, Computed, Lines, Ref
from models.query import Query, Where
from models.record import Record, RecordType

if TYPE_CHECKING:
    from models.field import Field
    from models.ledger import Ledger

_MOST = 3  #: things that are told of each, and people who live with them
_UNTOLD = (Attachment, Computed, Lines, LongText)


def told_apart(ledger: Ledger, record_type: RecordType, ids: Sequence[int]) -> dict[int, str]:
    """Return for each record what little sets it apart: group, home, who lives there.

    Where all is the same the one that was written first is called so.
    """
    records = [one for id_ in ids if (one := ledger.get(record_type.name, id_))]
    differing = [one for one in record_type.fields if _differs(one, records, record_type)]
    found: dict[int, str] = {}
    for record in sorted(records, key=lambda one: one.id):
        parts = [f"{one.label}{one.show(record[one.name])}" for one in differing
                 if record.get(one.name) is not None][:_MOST]  # fmt: skip
        if others := _at_home(ledger, record_type, record):
            parts.append(f"家里有{'、'.join(others)}")
        found[record.id] = "，".join(parts)
    several = Counter(found.values())
    return {
        id_: words if words and several[words] == 1 else f"{words or '都一样'}，第 {place} 个录入"
        for place, (id_, words) in enumerate(found.items(), 1)
    }


def _differs(one: Field[object], records: Sequence[Record], record_type: RecordType) -> bool:
    if one.name == record_type.title or isinstance(one, _UNTOLD):
        return False
    said = {one.show(record[one.name]) for record in records if record.get(one.name) is not None}
    return len(said) > 1 or (len(said) == 1 and any(record.get(one.name) is None
                                                    for record in records))  # fmt: skip


def _at_home(ledger: Ledger, record_type: RecordType, record: Record) -> list[str]:
    """Return the names of some who live with somebody."""
    rule = record_type.gathers
    home = record.get(rule.link) if rule else None
    if rule is None or not isinstance(home, Ref) or home.id is None:
        return []
    there = ledger.find(
        record_type.name, Query(where=(Where(rule.link, "=", home),), limit=_MOST + 1)
    )
    title = record_type.by_name[record_type.title]
    return [title.show(one[title.name]) for one in there if one.id != record.id][:_MOST]
