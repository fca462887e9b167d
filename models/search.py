"""Search over every register: words, readings, numbers.

The table `_search` holds an entry for every record, written in the transaction of the change, so
that search never lies. The `Finder` keeps the entries as three long texts in memory and looks for
a piece of text in all of them at once: a village of 20,000 is searched in a few milliseconds;
SQLite needs ten for one scan. Chinese parts are found anywhere; Latin parts at the beginning of a
name's initials or full pinyin; digits at the tail of a number, or anywhere.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from models.frozen import frozen
from models.kinds_links import Link
from models.pattern import pattern
from models.pinyin import latin_of
from models.record import RecordType
from models.storage import Store
from models.writing import tidy

_NUMBERS = pattern(r"\d[\dXx]{2,}")
_MANY = 2000  #: beyond so many matches only exact titles are ranked before the rest
_STALE = 300  #: beyond so many changed records everything is read anew

Key = tuple[str, int]


class Entry(NamedTuple):
    """What is searched of one record; `han` begins with the title."""

    han: str
    latin: str
    digits: str


_WRITE = (
    "INSERT OR REPLACE INTO _search (type, record_id, han, latin, digits) VALUES (?, ?, ?, ?, ?)"
)


def index(store: Store, record_type: RecordType, id_: int, values: Mapping[str, Any]) -> None:
    """Write the entry of one record."""
    entry = _entry_of(_shown(record_type), values, is_read=not record_type.is_rules)
    store.execute(_WRITE, (record_type.name, id_, *entry))


def index_many(
    store: Store, record_type: RecordType, records: Sequence[tuple[int, Mapping[str, Any]]]
) -> None:
    """Write the entries of many records: (id, values)."""
    shown, name, is_read = _shown(record_type), record_type.name, not record_type.is_rules
    store.many(
        _WRITE, [(name, id_, *_entry_of(shown, one, is_read=is_read)) for id_, one in records]
    )


Shown = Sequence[tuple[str, Callable[[Any], str]]]


def _shown(record_type: RecordType) -> Shown:
    """Return the fields that are searched; a linked record is found by itself."""
    fields = [record_type.by_name[name] for name in record_type.searched]
    return [(one.name, one.show) for one in fields if not isinstance(one, Link)]


def _entry_of(shown: Shown, values: Mapping[str, Any], *, is_read: bool) -> Entry:
    texts = []
    for name, show in shown:
        value = values.get(name)
        if value is not None and (text := show(value)):
            texts.append(text)
    han = " ".join(" ".join(texts).lower().split())
    digits = "".join(f"{number} " for number in _NUMBERS.findall(han))
    # The initials of a whole sentence are found by almost anything.
    return Entry(han, latin_of(texts[:2]) if is_read else "", digits)


def forget(store: Store, type_: str, id_: int) -> None:
    """Drop the entry of one record."""
    store.execute("DELETE FROM _search WHERE type = ? AND record_id = ?", (type_, id_))


#: full-width letters and digits, as an input method leaves them
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@frozen()
class _Part:
    """One word of what was typed, and where to look for it."""

    word: str
    places: tuple[tuple[int, str], ...]
    """(column of the entry, text to find there)"""

    @classmethod
    def of(cls, word: str) -> _Part:
        if word.isascii() and word.replace("x", "").isdigit():
            return cls(word, ((2, f"{word} "), (0, word)))
        if word.isascii() and word.isalpha():
            return cls(word, ((1, f" {word}"), (0, word)))
        return cls(word, ((0, word),))

    def fits(self, entry: Entry) -> bool:
        return any(text in entry[column] for column, text in self.places)


class Finder:
    """All entries in memory, brought up to date when something is looked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._keys: list[Key] | None = None
        self._texts: list[str] = []
        self._starts: list[array[int]] = []
        self._version = 0
        self._stale: set[Key] = set()
        self._fresh: dict[Key, Entry] = {}

    def heard(self, touched: Iterable[Key]) -> None:
        """Remember which records changed."""
        self._stale.update(touched)
        for key in touched:
            self._fresh.pop(key, None)

    def find(self, text: str, types: Iterable[str], enough: int = 0) -> list[Key]:
        """Return the keys of matching records: exact titles and readings first.

        With `enough`, a word that fits more records than that is not followed to the end; the
        records which begin with it are still among those returned.
        """
        parts = [_Part.of(word) for word in tidy(text).translate(_NARROW).lower().split()]
        if not parts:
            return []
        self._refresh()
        order = {name: place for place, name in enumerate(types)}
        keys = self._keys or []
        first = parts[0].word
        rows = [row for row in self._rows(parts, enough) if keys[row][0] in order]
        fresh = [
            (key, entry)
            for key, entry in self._fresh.items()
            if key[0] in order and all(part.fits(entry) for part in parts)
        ]
        if len(rows) > _MANY and len(parts) == 1:
            begin = set(self._beginning(first))
            rows.sort(key=lambda row: row not in begin)
            return [key for key, _ in fresh] + [keys[row] for row in rows]
        found = [(keys[row], self._entry(row)) for row in rows]
        found += fresh
        found.sort(key=lambda one: (*_distance(first, one[1]), order[one[0][0]]))
        return [key for key, _ in found]

    def _refresh(self) -> None:
        version = self._store.value("PRAGMA data_version")  # another process wrote
        if self._keys is None or version != self._version or len(self._stale) > _STALE:
            self._version = version
            self._load()
            return
        for key in self._stale - self._fresh.keys():
            rows = self._store.rows(
                "SELECT han, latin, digits FROM _search WHERE type = ? AND record_id = ?", key
            )
            self._fresh[key] = Entry(*rows[0]) if rows else Entry("", "", "")

    def _load(self) -> None:
        # ifnull: the index follows from the records, and a bad spot in it is no reason to stop
        rows = self._store.rows(
            "SELECT type, record_id, ifnull(han, ''), ifnull(latin, ''), ifnull(digits, '') "
            "FROM _search"
        )
        self._keys = [(row[0], row[1]) for row in rows]
        self._texts, self._starts = [], []
        for column in (2, 3, 4):
            starts, at = array("l"), 0
            for row in rows:
                starts.append(at)
                at += len(row[column]) + 1
            self._texts.append("\n".join(row[column] for row in rows) + "\n")
            self._starts.append(starts)
        self._stale, self._fresh = set(), {}

    def _rows(self, parts: list[_Part], enough: int) -> list[int]:
        """Return the rows that have the rarest part and did not change since they were read."""
        rarest, *others = sorted(parts, key=self._hits) if len(parts) > 1 else parts
        limit = enough if enough and not others else None
        rows: set[int] = set()
        for column, text in rarest.places:
            rows.update(islice(self._rows_with(column, text), limit))
        if limit:
            rows.update(islice(self._beginning(parts[0].word), limit))
        keys = self._keys or []
        return sorted(
            row for row in rows
            if not (self._stale and keys[row] in self._stale)
            and all(self._has(row, part) for part in others)
        )  # fmt: skip

    def _hits(self, part: _Part) -> int:
        return sum(self._texts[column].count(text) for column, text in part.places)

    def _has(self, row: int, part: _Part) -> bool:
        return any(
            self._texts[column].find(text, *self._span(column, row)) >= 0
            for column, text in part.places
        )

    def _beginning(self, word: str) -> Iterator[int]:
        """Return the rows whose title begins with a word."""
        whole, starts = self._texts[0], self._starts[0]
        if whole.startswith(word):
            yield 0
        at = whole.find(f"\n{word}")
        while at >= 0:
            yield bisect_right(starts, at + 1) - 1
            at = whole.find(f"\n{word}", at + 1)

    def _entry(self, row: int) -> Entry:
        return Entry(*(self._slice(column, row) for column in range(3)))

    def _rows_with(self, column: int, text: str) -> Iterator[int]:
        whole, starts = self._texts[column], self._starts[column]
        at = whole.find(text)
        while at >= 0:
            row = bisect_right(starts, at) - 1
            yield row
            at = whole.find(text, starts[row + 1]) if row + 1 < len(starts) else -1

    def _slice(self, column: int, row: int) -> str:
        start, end = self._span(column, row)
        return self._texts[column][start:end]

    def _span(self, column: int, row: int) -> tuple[int, int]:
        starts = self._starts[column]
        end = starts[row + 1] if row + 1 < len(starts) else len(self._texts[column])
        return starts[row], end - 1


def _distance(first: str, entry: Entry) -> tuple[bool, bool, bool]:
    return (
        not f"{entry.han} ".startswith(f"{first} "),
        f" {first} " not in f"{entry.latin} ",
        not entry.han.startswith(first),
    )
