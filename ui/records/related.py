"""What else in the ledger concerns a record: the certificates of a person, the seal of a paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.kinds_links import Ref
from models.ledger import Ledger
from models.query import Query, Where
from models.record import RecordType
from ui.naming import title_of

_APART = frozenset({("household", "resident")})
"""Pairs (of, by) that the form shows in its own way."""


@dataclass(frozen=True)
class Related:
    """A record that points to the one in sight."""

    type: RecordType
    id: int
    words: str


def count_related(ledger: Ledger, record_type: RecordType, id_: int) -> int:
    """Count the records of other registers that point to one."""
    return sum(
        ledger.count(type_.name, Query(where=(Where(link, "=", Ref(id_)),)))
        for type_, link in _pointing(ledger, record_type)
    )


def related(ledger: Ledger, record_type: RecordType, id_: int, most: int) -> list[Related]:
    """Return the newest records that point to one, at most so many."""
    found: dict[tuple[str, int], tuple[dt.date, Related]] = {}
    for type_, link in _pointing(ledger, record_type):
        order = (f"-{type_.dated}",) if type_.dated else ()
        query = Query(where=(Where(link, "=", Ref(id_)),), order=order, limit=most)
        for one in ledger.find(type_.name, query):
            day = one[type_.dated] if type_.dated else None
            words = [type_.label, title_of(type_, one)]
            words += [type_.by_name[type_.dated].show(day)] if day else []
            line = Related(type_, one.id, "　".join(words))
            found[type_.name, one.id] = (day or dt.date.min, line)
    newest = sorted(found.values(), key=lambda pair: pair[0], reverse=True)
    return [line for _, line in newest[:most]]


def _pointing(ledger: Ledger, record_type: RecordType) -> list[tuple[RecordType, str]]:
    return [
        (type_, link.name)
        for type_ in ledger.types.values()
        for link in type_.links
        if link.to == record_type.name
        and not type_.hidden
        and not type_.single
        and (record_type.name, type_.name) not in _APART
    ]
