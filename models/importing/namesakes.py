"""Entries of one title, found without looking at each: a village has hundreds of one name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Values = Mapping[str, Any]
Part = Callable[[str, Values], str | None]
TELLING = 10  #: so many digits left of a damaged number tell a namesake


class Entry(NamedTuple):
    """Something that is already there: a record by its id, or a row of the file by its number.

    `parts` are the values that can tell who it is, as they are compared; `keys` the same by key,
    None where one of them is empty.
    """

    id: int
    values: Values
    parts: Mapping[str, str | None]
    keys: tuple[tuple[str, ...] | None, ...] = ()


class Namesakes:
    """Entries of one title, in the order in which they came; indexes are made when asked for."""

    __slots__ = ("_by_start", "_by_values", "_part", "entries")

    def __init__(self, part: Part) -> None:
        self._part = part
        self.entries: list[Entry] = []
        self._by_values: dict[tuple[str, ...], dict[tuple[str | None, ...], Entry]] = {}
        self._by_start: dict[str, dict[str, list[Entry]]] = {}

    def add(self, entry: Entry) -> None:
        """Add an entry."""
        self.entries.append(entry)
        for names, values in self._by_values.items():
            values.setdefault(self._parts(names, entry.values), entry)
        for name, starts in self._by_start.items():
            starts.setdefault(_start(entry, name), []).append(entry)

    def equal(self, values: Values) -> Entry | None:
        """Return the first entry that says all that these values say."""
        names = tuple(values)
        if names not in self._by_values:
            found: dict[tuple[str | None, ...], Entry] = {}
            for entry in self.entries:
                found.setdefault(self._parts(names, entry.values), entry)
            self._by_values[names] = found
        return self._by_values[names].get(self._parts(names, values))

    def told(self, prefixes: Mapping[str, str]) -> list[Entry]:
        """Return the entries that what is left of a damaged number tells."""
        if not prefixes:
            return []
        found = {
            id(entry): entry
            for name, left in prefixes.items()
            if len(left) >= TELLING
            for entry in self._starting(name, left)
        }
        return list(found.values())

    def not_apart(self, prefixes: Mapping[str, str]) -> list[Entry]:
        """Return the entries whose number, if there is one, may be the damaged one."""
        left_over = self.entries
        for name, left in prefixes.items():
            if len(left) >= TELLING and left_over is self.entries:
                left_over = [*self._starts(name).get("", ()), *self._starting(name, left)]
            else:
                left_over = [
                    one for one in left_over
                    if not (number := one.parts.get(name)) or number.startswith(left)
                ]  # fmt: skip
        return left_over

    def _parts(self, names: tuple[str, ...], values: Values) -> tuple[str | None, ...]:
        return tuple(self._part(name, values) for name in names)

    def _starting(self, name: str, left: str) -> list[Entry]:
        near = self._starts(name).get(left[:TELLING], ())
        return [one for one in near if (one.parts.get(name) or "").startswith(left)]

    def _starts(self, name: str) -> dict[str, list[Entry]]:
        """Return the entries by the beginning of a number; under "" those without one."""
        if name not in self._by_start:
            starts: dict[str, list[Entry]] = {}
            for entry in self.entries:
                starts.setdefault(_start(entry, name), []).append(entry)
            self._by_start[name] = starts
        return self._by_start[name]


def _start(entry: Entry, name: str) -> str:
    return (entry.parts.get(name) or "")[:TELLING]
