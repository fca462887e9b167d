"""Households out of a roster that has no 户号: by the column of heads, or by 与户主关系.

A group keeps the record in which one of its people already is; a new one gets the next number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from models.field import cell_text
from models.gathers import Gathering
from models.importing.cells import Reading
from models.kinds_links import Link, Ref
from models.query import Query
from models.record import RecordType
from models.sheets.matched import Match
from models.writing import narrow

if TYPE_CHECKING:
    from models.importing.known import Known
    from models.ledger import Ledger


@dataclass
class _Group:
    """People of one household: the words that name its head, the first one's values, its rows."""

    words: str
    first: Mapping[str, Any]
    rows: list[Reading] = field(default_factory=list)


@dataclass(frozen=True)
class Gathered:
    """What the rows get.

    Attributes:
        refs: row -> the record it belongs to; without an id it will be made.
        firsts: rows that begin a group although the sheet does not say so by a value.
        groups: how many there are.
    """

    refs: Mapping[int, Ref] = field(default_factory=dict)
    firsts: frozenset[int] = frozenset()
    groups: int = 0


def gather(
    record_type: RecordType,
    matches: Sequence[Match],
    readings: Sequence[Reading],
    ledger: Ledger,
    known: Known,
) -> Gathered:
    """Return which rows belong together; nothing where the sheet does not tell."""
    rule = record_type.gathers
    if rule is None or any(one.field and one.field.name == rule.link for one in matches):
        return Gathered()
    link = record_type.by_name[rule.link]
    if not isinstance(link, Link):
        return Gathered()
    columns = _Columns.of(record_type, rule, link, matches)
    if not columns.tell:
        return Gathered()
    groups = list(_groups(columns, rule, readings))
    is_empty = not ledger.count(record_type.name)
    titles = _Titles(ledger, link)
    refs: dict[int, Ref] = {}
    for group in groups:
        there = None if is_empty else _there(group, rule, record_type, ledger, known)
        ref = there or titles.next(rule.prefix(group.first))
        refs.update((one.number, ref) for one in group.rows)
    firsts = frozenset(group.rows[0].number for group in groups) if columns.heads_only else _named(
        columns, groups
    )  # fmt: skip
    return Gathered(refs, firsts, len(groups))


@dataclass(frozen=True)
class _Columns:
    """Where the sheet tells who belongs together.

    `head` is the column of 户主; `relation` says that there is one of 与户主关系; with
    `heads_only` every row is a head.
    """

    head: int | None
    relation: bool
    heads_only: bool
    title: str

    @property
    def tell(self) -> bool:
        return self.head is not None or self.relation or self.heads_only

    @classmethod
    def of(
        cls, record_type: RecordType, rule: Gathering, link: Link, matches: Iterable[Match]
    ) -> _Columns:
        path = f"{link.to}.{rule.by}"
        head, relation, heads_only = None, False, False
        for one in matches:
            if one.target and one.target.path == path:
                head = one.column
            if one.field and one.field.name == rule.first[0]:
                relation = True
            if one.field and one.field.name == record_type.title:
                heads_only = bool(one.derivation and one.derivation.endswith(path))
        return cls(head, relation, heads_only, record_type.title)


def _groups(columns: _Columns, rule: Gathering, readings: Sequence[Reading]) -> Iterator[_Group]:
    by_words: dict[tuple[str, str], _Group] = {}
    found: list[_Group] = []
    now: _Group | None = None
    for one in readings:
        words = _words(columns, one)
        begins = columns.heads_only or one.values.get(rule.first[0]) == rule.first[1]
        place = str(one.values.get("group") or "")
        if begins and not words:
            words = narrow(str(one.values.get(columns.title) or ""))
        if begins or (words and (now is None or words != now.words)):
            there = by_words.get((words, place)) if words else None
            if there is None or (begins and not _is_again(there, one)):
                there = _Group(words, one.values)
                found.append(there)
                by_words[words, place] = there
            now = there
        if now is not None:
            now.rows.append(one)
    yield from found


def _is_again(group: _Group, one: Reading) -> bool:
    """Say whether a row that begins a group says the same as the one that began it: a double."""
    return group.first == one.values or not group.rows


def _words(columns: _Columns, one: Reading) -> str:
    if columns.head is None or columns.head >= len(one.cells):
        return ""
    return narrow(cell_text(one.cells[columns.head]))


def _named(columns: _Columns, groups: Iterable[_Group]) -> frozenset[int]:
    """Return the rows whose own name is that of the head, where no column says the relation."""
    if columns.relation or columns.head is None:
        return frozenset()
    return frozenset(
        row.number
        for group in groups
        for row in group.rows[:]
        if group.words and narrow(str(row.values.get(columns.title) or "")) == group.words
    )


def _there(
    group: _Group, rule: Gathering, record_type: RecordType, ledger: Ledger, known: Known
) -> Ref | None:
    """Return the record in which most of the people of a group already are."""
    seen: dict[int, tuple[int, Ref]] = {}
    for one in group.rows:
        entry = known.entry(one.number, record_type.derive(one.values, ledger.today))
        found = known.find(entry, one.prefixes, counted=False).entry
        ref = found.values.get(rule.link) if found else None
        if isinstance(ref, Ref) and ref.id is not None:
            seen[ref.id] = (seen.get(ref.id, (0, ref))[0] + 1, ref)
    return max(seen.values(), key=lambda one: one[0])[1] if seen else None


class _Titles:
    """The next free title behind a prefix: 03-027 after 03-026."""

    def __init__(self, ledger: Ledger, link: Link) -> None:
        self._last: dict[str, int] = {}
        title = ledger.type(link.to).title
        for record in ledger.find(link.to, Query(fields=(title,))):
            found = re.fullmatch(r"(.*?)(\d+)", str(record[title] or ""))
            if found:
                self._last[found[1]] = max(self._last.get(found[1], 0), int(found[2]))

    def next(self, prefix: str) -> Ref:
        """Return a record that is still to be made."""
        number = self._last.get(prefix, 0) + 1
        self._last[prefix] = number
        return Ref(None, f"{prefix}{number:03}")
