"""How well a table fits the registers, and which of them it is for."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from models.field import Field
from models.kinds import Choice
from models.kinds_links import Copied, Link
from models.record import RecordType
from models.sheets.matched import ROW_NUMBER, Match
from models.sheets.naming import Naming, said_of_all
from models.sheets.values import result_kind
from models.sheets.vocabulary import Target, Vocabulary, importable
from models.writing import narrow

_LINKED, _MISSING = 0.35, 0.6
_UNLINKED = 0.75  #: what a whole list belongs to, a batch, stands above it and not in its rows
_FEWEST, _COVERED, _PLENTY, _NAMED, _UNNAMED = 2, 0.25, 2.5, 0.97, 0.5
_HALF = 0.5
#: measured over lists with heads and titles taken away
_FAR, _NEAR, _SAID, _MORE = 1.15, 0.9, 0.75, 0.7
_TITLED, _SAME_TITLE = 1.2, 1.5  #: what the title names may know little of whom it links to
_NAMED_SO = 0.85  #: how sure a column is that holds names, whatever its head says
_MANY = 3  #: own columns that make up for a title which the sheet lacks
#: kinds of fields that only say who somebody is, and where to reach or to pay him
_WHO = frozenset(
    {"bank_account", "copied", "group_name", "id_number", "link", "person_name", "phone"}
)
_NOTE = "备注"
_COMMON = 0.5  #: what a head that every register knows still counts


class Fitting:
    """One table, held against all registers that come into question."""

    def __init__(
        self,
        types: Mapping[str, RecordType],
        words: Mapping[str, Vocabulary],
        tried: Mapping[str, Sequence[Match]],
        heads: Sequence[Sequence[str]],
        said: Sequence[str],
        *,
        never: Collection[str] = (),
    ) -> None:
        """Take what the columns would be in each register.

        Args:
            types: the registers, by name.
            words: their vocabularies.
            tried: one match for each column, by register.
            heads: the words above each column.
            said: the words above the table, the names of the sheet and of the file.
            never: registers of which no row is one.
        """
        self._types = types
        self._not = never
        self._words = words
        self._whole = tried  #: with what is far: the head of somebody's household
        self._tried = {name: tuple(map(_near, matches)) for name, matches in tried.items()}
        self._heads = heads
        self._named = Naming({name: types[name] for name in tried}, said)
        self._above = "".join(self._named.said)
        self._said = self._above + "".join(narrow(word) for head in heads for word in head)
        self._spread = [
            sum(_own(matches[column]) is not None for matches in tried.values())
            for column in range(len(heads))
        ]

    @cached_property
    def scores(self) -> dict[str, float]:
        """How well each register fits; a row that names somebody wants one that knows names."""
        people = self._columns_of_people()
        return {
            name: 0 if name in self._not else
            self._score(name) * (_UNNAMED if people and not _explain(matches, people) else 1)
            for name, matches in self._tried.items()
        }

    @property
    def likest(self) -> str:
        """The register that fits best, be it ever so little."""
        return max(self.scores, key=lambda name: self.scores[name])

    @cached_property
    def enough(self) -> tuple[str, ...]:
        """The registers of which so much fits that one may be chosen for the person."""
        return tuple(name for name in self._tried if self._is_enough(name))

    def best(self, enough: Sequence[str]) -> str:
        """Return the one of these registers which the table is for.

        One that explains all that the best one does, and what no other explains, is better still,
        unless the title names the best one. What the title names may know less of the people
        than their own register, where it knows what that one does not: from when to when they
        were officials.
        """
        best = max(enough, key=lambda name: self.scores[name])
        there = _columns(self._tried[best])
        named = [name for name in enough if name in self._named_last
                 and (self.scores[name] >= self.scores[best] * _SAID
                      or len(_columns(self._tried[name]) - there) >= _FEWEST)]  # fmt: skip
        best = max(named, key=lambda name: self.scores[name], default=best)
        if best in self._named_last:
            return best
        more = [name for name in enough if self.scores[name] >= self.scores[best] * _MORE
                and self._says_more(name, _columns(self._tried[best]))]  # fmt: skip
        return max(more, key=lambda name: self.scores[name], default=best)

    def is_plain(self, name: str) -> bool:
        """Say whether a register is named above the table, or explains the better part of it."""
        headed = sum(map(bool, self._heads))
        own = len(_own_fields(self._tried[name]))
        return name in self._named_last or (own >= _MANY and own > headed * _HALF)

    def overruled(self, best: str) -> bool:
        """Say whether a register that lacks what it needs fits far better: then none is sure.

        One that lists people as something of which nothing is said is no such register beside a
        list of people, and one that explains far fewer columns is none at all; nor is any where
        the title names the best.
        """
        if best in self._named_last:
            return False
        lists_people = self._types[best].gathers is not None
        few = len(_columns(self._tried[best])) * _HALF
        lacking = [name for name in self.scores if name not in self.enough
                   and len(_columns(self._tried[name])) > few
                   and not (lists_people and self._lacks_its_kind(name))]  # fmt: skip
        return any(self.scores[name] > self.scores[best] * _FAR for name in lacking)

    def rival(self, best: str) -> str | None:
        """Return the register that is about as likely and would read columns differently."""
        if best in self._named_last:
            return None
        near = [name for name in self.enough
                if name != best and self.scores[name] >= self.scores[best] * _NEAR
                and self._conflicts(best, name) >= _FEWEST
                and self._types[name].title not in self._missing(name)
                and not self._says_more(best, _columns(self._tried[name]))]  # fmt: skip
        return max(near, key=lambda name: self.scores[name], default=None)

    def _conflicts(self, best: str, other: str) -> int:
        """Return how many columns two registers read differently; the same person is the same."""
        return sum(
            one.target is not None and two.target is not None
            and self._meant(one.target) != self._meant(two.target)
            for one, two in zip(self._tried[best], self._tried[other], strict=True)
        )  # fmt: skip

    def _meant(self, target: Target) -> str:
        """Return the path of what a column means; a link means the name of the record."""
        there = self._types.get(getattr(target.field, "to", ""))
        return f"{there.name}.{there.title}" if there else target.path

    def _says_more(self, name: str, there: Collection[int]) -> bool:
        """Say whether a register explains these columns, and one that no other explains."""
        matches = self._tried[name]
        more = [one for one in matches if _own(one) and one.column not in there]
        if not _columns(matches) > set(there):
            return False
        if any(self._spread[one.column] == 1 for one in more) and not self._missing(name):
            return True
        return len(more) >= _MANY and not self._lacks_more_than_its_list(name)

    def _lacks_more_than_its_list(self, name: str) -> bool:
        """Say whether more is missing than what the whole list belongs to: its batch, its kind."""
        by_name = self._types[name].by_name
        return any(not isinstance(link := by_name[missing], Link) or self._is_of_people(link)
                   for missing in self._missing(name))  # fmt: skip

    def _columns_of_people(self) -> set[int]:
        """Return the columns that some register knows for the name of its people.

        Where 姓名 stands, a row is that person; 户主 beside it only says with whom they live.
        """
        names: set[int] = set()
        heads: set[int] = set()
        for name, matches in self._tried.items():
            for one in matches:
                target = _own(one)
                if target is None or one.score < _NAMED_SO:
                    continue
                if result_kind(target.field) != "person_name":
                    continue
                if target.field.name == self._types[name].title:
                    names.add(one.column)
                elif target.field.kind == "computed":
                    heads.add(one.column)
        return names or heads

    def _score(self, name: str) -> float:
        """Return how well the columns fit: rare heads count more, missing required fields less."""
        score = 0.0
        for one in self._tried[name]:
            if one.target is None:
                continue
            rare = 1 / math.sqrt(max(self._spread[one.column], 1))
            weight = one.score * (_COMMON + (1 - _COMMON) * rare)
            score += weight * (_LINKED if one.target.linked else 1)
        by_name = self._types[name].by_name
        told = sum(one.kind not in _WHO for one in _own_fields(self._tried[name])) >= _FEWEST
        for missing in self._missing(name, copies=False):
            if told and self._is_said_above(by_name[missing]):
                continue
            score *= _UNLINKED if isinstance(by_name[missing], Link) else _MISSING
        if not score:
            return 0
        if name in self._named_last:
            return score * _TITLED + _SAME_TITLE
        return score + self._named.likeness(self._types[name])

    @cached_property
    def _named_last(self) -> frozenset[str]:
        """The registers that the title names last: 困难党员慰问金发放名单 is about money.

        A register of which the table has next to nothing is only spoken of: 会议 in a list of
        those who come to it.
        """
        ends = {name: end for name, end in self._named.ends.items()
                if len(_own_fields(self._tried[name])) >= _FEWEST}  # fmt: skip
        last = max(ends.values(), default=0)
        return frozenset(name for name, end in ends.items() if end == last)

    def _missing(self, name: str, *, copies: bool = True) -> list[str]:
        """Return the fields that a record must have and that nothing gives.

        A copied name finds its person, where `copies` count.
        """
        record_type = self._types[name]
        own = _own_fields(self._tried[name])
        there = {one.name for one in own} | {one.field for one in record_type.derived}
        if copies:
            there |= {one.link for one in own if isinstance(one, Copied)}
        return [one.name for one in importable(record_type)
                if one.required and not one.default and one.name not in there]  # fmt: skip

    def _is_enough(self, name: str) -> bool:
        record_type, matches = self._types[name], self._tried[name]
        own = _own_fields(matches)
        meant = len(_columns(matches))
        headed = sum(
            bool(head) and one.derivation != ROW_NUMBER
            for head, one in zip(self._heads, matches, strict=True)
        )
        named = any(
            (target := _own(one)) is not None and one.score >= _NAMED
            and (target.field.name == record_type.title or target.field.kind == "computed")
            and result_kind(target.field) == "person_name"
            for one in matches
        )  # fmt: skip
        covered = meant >= headed * _COVERED or self.scores[name] >= _PLENTY
        told_by = {record_type.title, *(record_type.same_when[0] if record_type.same_when else ())}
        titled = (
            len(own) >= _MANY or meant >= headed * _HALF or any(one.name in told_by for one in own)
        )
        return (
            len(own) >= _FEWEST
            and not self._says_nothing(name)
            and not self._lacks_its_kind(name)
            and (named or self._is_said_to_be(name)
                 or (covered and titled and not self._lacks_title(name)))
        )  # fmt: skip

    def _is_said_to_be(self, name: str) -> bool:
        """Say whether the title names this register alone, and the columns do not gainsay it.

        Heads in somebody's own words leave much open in 开具证明登记本; the person is asked for
        single columns then, and not which book it is.
        """
        own = [one for one in _own_fields(self._tried[name]) if one.label != _NOTE]
        return (
            self._named_last == {name}
            and len(own) >= _FEWEST
            and self.scores[name] == max(self.scores.values())
        )

    def _lacks_its_kind(self, name: str) -> bool:
        """Say whether neither column nor title says as what somebody is listed: 低保, 村委会."""
        record_type = self._types[name]
        title = record_type.by_name[record_type.title]
        about = isinstance(title, Copied | Link)
        kinds = [one for one in map(record_type.by_name.__getitem__, self._missing(name))
                 if isinstance(one, Choice)]  # fmt: skip
        if not about or not kinds or name in self._named.ends:
            return False
        return not self._named.likeness(record_type) and not any(map(self._is_said_above, kinds))

    def _is_said_above(self, kind: Field[Any]) -> bool:
        """Say whether the title says which of its words a choice is for all rows: 低保花名册."""
        return isinstance(kind, Choice) and said_of_all(kind, self._above) is not None

    def _says_nothing(self, name: str) -> bool:
        """Say whether of a record about somebody only is told who that is: no sum, no day."""
        if name in self._named_last:
            return False
        record_type = self._types[name]
        about = any(link.required and self._is_of_people(link) for link in record_type.links)
        return about and all(
            one.kind in _WHO or one.label == _NOTE for one in _own_fields(self._tried[name])
        )

    def _lacks_title(self, name: str) -> bool:
        """Say whether nothing tells what a row is: no title, and no word of what it is about.

        Of a list of people somebody's name must be there, whatever the words say.
        """
        record_type = self._types[name]
        title = record_type.by_name[record_type.title]
        people = {link.name for link in record_type.links
                  if link.required and self._is_of_people(link)}  # fmt: skip
        if result_kind(title) == "person_name" or isinstance(title, Copied):
            people |= {title.name, getattr(title, "link", title.name)}
        if people:
            return not self._names(name, people)
        return (
            title.required
            and not self._names(name, {title.name})
            and not any(theme in self._said for theme in self._words[name].themes)
        )

    def _is_of_people(self, link: Link) -> bool:
        there = self._types.get(link.to)
        return there is not None and there.by_name[there.title].kind == "person_name"

    def _names(self, name: str, fields: Collection[str]) -> bool:
        """Say whether a column is one of these fields, a name copied through one, or the head."""
        links = {link.name: link.to for link in self._types[name].links if link.name in fields}
        titles = {(link, self._types[to].title) for link, to in links.items() if to in self._types}
        tried = self._whole if name in self._named_last else self._tried
        return any(
            one.target is not None
            and (
                _is_head(one.target)
                or one.target.field.name in fields
                or (
                    isinstance(copied := one.target.field, Copied)
                    and (copied.link, copied.of) in titles
                )
            )
            for one in tried[name]
        )


def _near(one: Match) -> Match:
    """Return a match without what tells nothing of the register: what is far or only guessed."""
    guessed = one.guessed and isinstance(one.field, Choice)
    return replace(one, target=None) if one.target and (one.target.far or guessed) else one


def _own(one: Match) -> Target | None:
    return one.target if one.target and not one.target.linked else None


def _own_fields(matches: Sequence[Match]) -> list[Field[Any]]:
    return [target.field for target in map(_own, matches) if target]


def _is_head(target: Target) -> bool:
    """Say whether a column names the head of the household, who may stand for a person's name."""
    return target.field.kind == "computed" and result_kind(target.field) == "person_name"


def _columns(matches: Sequence[Match]) -> set[int]:
    return {one.column for one in matches if one.target}


def _explain(matches: Sequence[Match], columns: Collection[int]) -> bool:
    return not _columns(matches).isdisjoint(columns)
