"""Columns whose place is another register: 残疾等级 in a list of residents.

What a register knows of its own and of what it points to stands in its vocabulary. Others point to
it: whoever is disabled, in the Party, or receives something has an entry there. Such a column is
understood and named, and not written with the row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.field import Field
from models.kinds import Choice
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Copied, Lines, Link
from models.record import RecordType
from models.sheets.further_words import further
from models.sheets.matched import Match
from models.sheets.others import is_plain, speaks_of_somebody
from models.sheets.parents import joined_heads
from models.sheets.values import Sample, is_none_of
from models.sheets.vocabulary import Target, bare, core, is_subject, shorter, spellings

_SURE = 0.85
_SHORTEST = 4  #: letters; 类别 and 备注 may be anything's


class Beside:
    """The fields of registers whose entries are about the records of another, by their words."""

    def __init__(self, types: Mapping[str, RecordType]) -> None:
        """Take the registers."""
        self._types = types
        self._words: dict[str, dict[str, tuple[Target, ...]]] = {}

    def understood(
        self,
        record_type: RecordType,
        heads: Sequence[Sequence[str]],
        matches: Sequence[Match],
        samples: Mapping[int, Sample],
    ) -> tuple[Match, ...]:
        """Return the matches, with what only registers beside know filled in."""
        words = self._known_to(record_type)
        taken = {one.target.path for one in matches if one.target}
        found: dict[int, Target] = {}
        for one in matches:
            known = self._of(heads[one.column], words) if _is_open(one) else ()
            target = _fitting(known, samples.get(one.column))
            if target and target.path not in taken:
                taken.add(target.path)
                found[one.column] = target
        told = _told(found.values())
        return tuple(
            self._named(one, target)
            if (target := found.get(one.column))
            and (target.register in told or not _is_any_day(target.field))
            else one
            for one in matches
        )

    def _named(self, one: Match, target: Target) -> Match:
        said = (
            f"是“{target.field.label}”，原件请另外添加"
            if isinstance(target.field, Attachment)
            else f"是“{target.field.label}”，要在那一条里一行一行记"
            if isinstance(target.field, Lines)
            else f"是“{self._types[target.register].label}”里的“{target.field.label}”，"
            "只拿来看，不随这一行写"
        )
        return replace(one, target=target, derivation=target.derivation, score=_SURE, reason=said)

    def _of(
        self, head: Sequence[str], words: Mapping[str, tuple[Target, ...]]
    ) -> tuple[Target, ...]:
        if not head or speaks_of_somebody(head):
            return ()
        whose = bare(head[-2]) if len(head) > 1 else ""
        alone = head[-1:] if not whose or is_subject(whose) or is_plain(whose) else ()
        for said in (*alone, *joined_heads(head)):
            word = bare(said)
            for key in (word, core(word), core(shorter(word))):
                known = words.get(key, ())
                if known and (len(word) >= _SHORTEST or all(map(_is_file, known))):
                    return known
        return ()

    def _known_to(self, record_type: RecordType) -> Mapping[str, tuple[Target, ...]]:
        """Return the words that only one register about these records knows.

        It may know a word for a choice and for what else there is to say: 救助类型.
        """
        if record_type.name not in self._words:
            known: dict[str, set[Target]] = {}
            for word, target in (*_files(record_type), *self._fields_about(record_type)):
                known.setdefault(word, set()).add(target)
            self._words[record_type.name] = {
                word: tuple(ones) for word, ones in known.items()
                if len({one.register for one in ones}) == 1
                and sum(not isinstance(one.field, Choice) for one in ones) <= 1
            }  # fmt: skip
        return self._words[record_type.name]

    def _fields_about(self, record_type: RecordType) -> Iterator[tuple[str, Target]]:
        """Yield the words of registers about these records, and about those that make them up."""
        if record_type.event:
            return  # what is told of it elsewhere came of it later, and maybe several times
        about = {record_type.name}
        about |= {one.name for one in self._types.values()
                  if one.gathers and any(link.name == one.gathers.link and link.to in about
                                         for link in one.links)}  # fmt: skip
        for one in self._types.values():
            links = [link for link in one.links if link.required]
            if len(links) != 1 or links[0].to not in about or one.event or one.name in about:
                continue  # what happened once, or is a line of something else, is no fact of them
            if one.single or one.hidden:
                continue
            for field in filter(_is_fact, one.active):
                way = f"{one.name}.{field.name} where {one.name}.{links[0].name} is the row's own"
                target = Target(one.name, field, False, way, spellings(field), linked=True)  # noqa: FBT003
                for word in (*target.words, *further(one.name, field.name)):
                    yield core(bare(word)), target


def _files(record_type: RecordType) -> Iterator[tuple[str, Target]]:
    """Yield the words for papers and lines that belong to an entry: a cell only speaks of them."""
    for field in record_type.active:
        if isinstance(field, Attachment | Lines):
            way = f"{record_type.name}.{field.name} is added to the entry"
            target = Target(record_type.name, field, False, way, spellings(field), linked=True)  # noqa: FBT003
            for word in (*target.words, *further(record_type.name, field.name)):
                yield core(bare(word)), target


def _fitting(known: Sequence[Target], sample: Sample | None) -> Target | None:
    """Return what a word is known for, by the values where there are several."""
    choices = [one for one in known if isinstance(one.field, Choice)]
    fitting = [one for one in choices if not is_none_of(one.field, sample)]
    left = fitting or [one for one in known if one not in choices]
    return left[0] if len(left) == 1 else None


def _told(found: Collection[Target]) -> frozenset[str]:
    """Return the registers of which more stands in the table than one day that may be anything's.

    入党日期 and 转正日期 together are a Party member's.
    """
    fields = Counter(one.register for one in found)
    sure = {one.register for one in found if not _is_any_day(one.field)}
    return frozenset(sure | {name for name, many in fields.items() if many > 1})


def _is_any_day(field: Field[Any]) -> bool:
    """Say whether a field is a day that an entry need not have: 转正日期 is also a worker's."""
    return isinstance(field, Date) and not field.required


def _is_open(one: Match) -> bool:
    """Say whether nothing was found for a column, and nobody said what it is."""
    return (one.target is None and one.derivation is None and not one.score
            and not one.was_said)  # fmt: skip


def _is_file(one: Target) -> bool:
    """Say whether it is a paper or lines of the entry itself: 凭证, 手续."""
    return isinstance(one.field, Attachment | Lines)


def _is_fact(field: Field[Any]) -> bool:
    return not isinstance(field, Attachment | Computed | Copied | Lines | Link)
