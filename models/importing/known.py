"""Who a row is: the record or the earlier row that it repeats, found through `same_when`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.identity import upgrade
from models.kinds_links import Link
from models.kinds_people import IdNumber
from models.record import RecordType
from models.writing import narrow

_OLD_LENGTH = 15
_TELLING = 10  #: so many digits left of a damaged number tell a namesake
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """Something that is already there: a record by its id, or a row of the file by its number.

    `parts` are the values that can tell who it is, as they are compared.
    """

    id: int
    values: Values
    parts: Mapping[str, str | None]


@dataclass(frozen=True)
class Found:
    """What is known of a row.

    Attributes:
        entry: the one it is.
        by_key: a key or a damaged number told; else the row only says nothing new.
        several: how many it might be; 0 when that is no question.
        namesake: somebody of the same name who may be another.
    """

    entry: Entry | None = None
    by_key: bool = True
    several: int = 0
    namesake: Entry | None = None


class Known:
    """Entries by every key of the register; one pass to build, one look for each row."""

    def __init__(self, record_type: RecordType) -> None:
        self._type = record_type
        self._keys = record_type.same_when
        self._by_key: list[dict[tuple[str, ...], list[Entry]]] = [{} for _ in self._keys]
        self._by_title: dict[str, list[Entry]] = {}
        self._telling = tuple(dict.fromkeys(name for names in self._keys for name in names))

    def entry(self, id_: int, values: Values) -> Entry:
        """Return values in the form in which they are looked for."""
        names = (*self._telling, self._type.title)
        return Entry(id_, values, {name: self.part(name, values) for name in names})

    def add(self, entry: Entry) -> None:
        """Add an entry."""
        for names, table in zip(self._keys, self._by_key, strict=True):
            if key := _key(names, entry):
                table.setdefault(key, []).append(entry)
        if title := entry.parts[self._type.title]:
            self._by_title.setdefault(title, []).append(entry)

    def find(self, row: Entry, prefixes: Mapping[str, str]) -> Found:
        """Return what is known of a row; `prefixes` are damaged numbers."""
        complete = False
        for place, names in enumerate(self._keys):
            key = _key(names, row)
            if key is None:
                continue
            complete = True
            entries = [
                one for one in self._by_key[place].get(key, ())
                if not self._contradicts(one, row, prefixes, self._keys[:place])
            ]  # fmt: skip
            if len(entries) == 1:
                return Found(entries[0])
            if entries:
                return Found(several=len(entries))
        return self._by_name(row, prefixes, complete=complete)

    def _by_name(self, row: Entry, prefixes: Mapping[str, str], *, complete: bool) -> Found:
        """Look among namesakes: a damaged number may tell, or nothing is said that is new."""
        named = self._by_title.get(row.parts[self._type.title] or "", [])
        if told := [one for one in named if self._tells(one, prefixes)]:
            return Found(told[0]) if len(told) == 1 else Found(several=len(told))
        if complete:
            return Found(namesake=self._namesake(named, row, prefixes))
        equal = [one for one in named if not self.differing(one.values, row.values)]
        if equal:
            return Found(equal[0], by_key=False)
        unlike = tuple((name,) for name in self._telling)
        left = [one for one in named if not self._contradicts(one, row, prefixes, unlike)]
        return Found(several=len(left)) if self._keys else Found()

    def _namesake(
        self, named: list[Entry], row: Entry, prefixes: Mapping[str, str]
    ) -> Entry | None:
        """Return a namesake who may be the same: no best key apart, or a weaker one in common."""
        for one in named:
            if not self._contradicts(one, row, prefixes, self._keys[:1]):
                return one
            for names in self._keys[1:]:
                key = _key(names, row)
                if key and key == _key(names, one):
                    return one
        return None

    def differing(self, there: Values, values: Values) -> list[str]:
        """Return the fields in which a row says something else than an entry."""
        return [name for name in values if self.part(name, there) != self.part(name, values)]

    def _tells(self, one: Entry, prefixes: Mapping[str, str]) -> bool:
        return any(
            len(left) >= _TELLING and (one.parts.get(name) or "").startswith(left)
            for name, left in prefixes.items()
        )

    @staticmethod
    def _contradicts(
        one: Entry,
        row: Entry,
        prefixes: Mapping[str, str],
        keys: Sequence[tuple[str, ...]],
    ) -> bool:
        """Say whether a stronger key, filled on both sides, makes them two."""
        for names in keys:
            mine, theirs = _key(names, row), _key(names, one)
            if mine and theirs and mine != theirs:
                return True
        return any(
            (number := one.parts.get(name)) and not number.startswith(left)
            for name, left in prefixes.items()
        )

    def part(self, name: str, values: Values) -> str | None:
        """Return a value in the form in which two are compared; None when it is empty."""
        value = values.get(name)
        if value is None:
            return None
        one = self._type.by_name[name]
        if isinstance(one, Link):
            return narrow(value.title) or None
        if isinstance(one, IdNumber) and len(value) == _OLD_LENGTH and value.isdigit():
            return upgrade(value)
        stored = one.store(value)
        return None if stored is None else str(stored)


def _key(names: tuple[str, ...], entry: Entry) -> tuple[str, ...] | None:
    parts = []
    for name in names:
        part = entry.parts[name]
        if part is None:
            return None
        parts.append(part)
    return tuple(parts)
