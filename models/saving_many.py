"""Many new records at once: the same defaults, derivations, checks and journal as one by one.

A village's roster has thousands of rows; statement by statement its import takes minutes on an
old computer. A register whose records take numbers, copies or child rows is saved one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from models import search
from models.act import Act
from models.errors import Refused
from models.field import Stored
from models.record import RecordType
from models.saving import defaults_of, linked, refuse, save, with_defaults

if TYPE_CHECKING:
    from models.ledger import Ledger

_TOGETHER = 500  #: rows in one statement

Values = Mapping[str, Any]
Store = Callable[[Any], Stored]


def save_new(
    ledger: Ledger,
    act: Act,
    name: str,
    many: Sequence[Values],
    *,
    entail: bool = True,
    progress: Callable[[int], object] = lambda _: None,
) -> list[int]:
    """Write new records; returns their ids in order. `entail` as in `saving.save`.

    `progress` gets the number of records written so far; what it raises ends everything.

    Raises:
        RefusedAt: a record breaks a rule; nothing of the act may stay.
    """
    record_type = ledger.type(name)
    ids: list[int] = []
    for start in range(0, len(many), _TOGETHER):
        progress(start)
        part = many[start : start + _TOGETHER]
        if _is_special(record_type):
            ids += _one_by_one(ledger, act, record_type, part, start, entail=entail)
        else:
            ids += _together(ledger, act, record_type, part, start)
    return ids


class RefusedAt(Exception):
    """One of many records is refused; `place` is its number from 0."""

    def __init__(self, place: int, refused: Refused) -> None:
        super().__init__(str(refused))
        self.place, self.refused = place, refused


def _is_special(record_type: RecordType) -> bool:
    return bool(
        record_type.numbering or record_type.copied or record_type.lines
        or record_type.entails or record_type.single or record_type.name == "own_field"
    )  # fmt: skip


def _one_by_one(
    ledger: Ledger,
    act: Act,
    record_type: RecordType,
    part: Sequence[Values],
    start: int,
    *,
    entail: bool,
) -> list[int]:
    ids = []
    for place, given in enumerate(part, start):
        try:
            ids.append(save(ledger, act, record_type.name, given, entail=entail)[0])
        except Refused as refused:
            raise RefusedAt(place, refused) from refused
    return ids


def _row(id_: int, places: Mapping[str, tuple[int, Store]], values: Values) -> list[Stored]:
    """Return what is stored of a record, in the order of the columns: id, revision, then all."""
    row: list[Stored] = [None] * (len(places) + 2)
    row[0], row[1] = id_, 1
    for name, value in values.items():
        if value is not None and (known := places.get(name)):
            row[known[0]] = known[1](value)
    return row


class _Judge:
    """Refuses as `saving.refuse` does; what many of these records have is looked at once."""

    def __init__(self, record_type: RecordType) -> None:
        self._type = record_type
        self._known: dict[str, tuple[Callable[[Any], list[str]], set[Any]]] = {
            one.name: (one.check, set()) for one in record_type.judged
        }
        self._required = [one.name for one in record_type.judged if one.required]

    def __call__(self, values: Values) -> None:
        for name in self._required:
            if values.get(name) is None:
                refuse(self._type, values)
        for name, value in values.items():
            known = self._known.get(name)
            if known is None or value is None or value in known[1]:
                continue
            if known[0](value):
                refuse(self._type, values)
            known[1].add(value)
        if any(rule(values) for rule in self._type.rules):
            refuse(self._type, values)


def _together(
    ledger: Ledger, act: Act, record_type: RecordType, part: Sequence[Values], start: int
) -> list[int]:
    view = ledger.as_of()
    defaults = defaults_of(record_type, view)
    judge = _Judge(record_type)
    records = []
    for place, given in enumerate(part, start):
        try:
            values = with_defaults(
                record_type, linked(ledger, record_type, given), view, defaults
            )
            judge(values)
        except Refused as refused:
            raise RefusedAt(place, refused) from refused
        records.append(values)
    sql = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    first = int(ledger.store.value(sql, (record_type.name,)) or 0) + 1
    ids = list(range(first, first + len(records)))
    given_ones = set[str]().union(*records)  # a sheet fills a third of the columns
    filled = [one for one in record_type.columns if one.name in given_ones]
    places = {one.name: (place, one.store) for place, one in enumerate(filled, 2)}
    names = ", ".join(["id", "revision", *(f"[{name}]" for name in places)])
    ledger.store.many(
        f"INSERT INTO [{record_type.name}] ({names}) "
        f"VALUES ({', '.join('?' * (len(places) + 2))})",
        [_row(id_, places, values) for id_, values in zip(ids, records, strict=True)],
    )
    act.write_new(record_type.name, [one.name for one in record_type.columns], ids)
    search.index_many(ledger.store, record_type, list(zip(ids, records, strict=True)))
    return ids
