"""What the words above a table say it is: the names of registers in its title.

A name inside a longer one is not said: 村民 in 村民代表. Of several the last one is what the list
is of: 困难党员慰问金发放名单 is about what was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from models.field import Field
from models.kinds import Choice
from models.record import RecordType
from models.writing import narrow, read_numeral

_NAMED, _LIKE = 1.5, 0.6  #: what it adds to be spoken of, and to be like what is said
_FEWEST = 2  #: letters that name a register: 户 stands in every second title
_ANYTHING = frozenset({"other"})  #: 其他 says nothing of a list
#: none of 1-3组 and 一、二组
_GROUP = re.compile(
    r"(?<![0-9一二三四五六七八九十])(?<![0-9一二三四五六七八九十][-~—至到、,和及])"
    r"第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:村民)?小?组(?![织长合成])"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d|二[〇○零]{1,2}[〇○零一二三四五六七八九]{1,2})(?!\d)")
_PARTED = "\n"  #: what stands for words that belong to another register


def said_of_all(one: Choice, words: str) -> str | None:
    """Return the one word of a choice that the words above a table say of all rows: 低保花名册.

    None where they say several, or none.
    """
    found = [
        option.code
        for option in one.listed()
        if option.code not in _ANYTHING
        and any(len(word) >= _FEWEST and word in words
                for word in (option.word, *option.aliases))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def group_of_all(one: Field[Any], words: str) -> str | None:
    """Return the one group of the village that the words above a table name: 3组花名册.

    None where they name several, or none.
    """
    found = {one.parse(said[0]) for said in _GROUP.finditer(words)}
    return found.pop() if len(found) == 1 else None


def _unbracketed(words: str) -> str:
    """Return words as they read without their brackets: 村（大队）干部, 村民（代表）会议."""
    return words.replace("(", "").replace(")", "")


def year_of_all(*words: str) -> int:
    """Return the one year that the first of these words with any year name, 0 for none.

    Of 2025—2026 nobody knows in which of them a day lies; 20260912 is a day.
    """
    for each in words:
        found = {read_numeral(said) or 0 for said in _YEAR.findall(narrow(each))}
        if found:
            return found.pop() if len(found) == 1 else 0
    return 0


class Naming:
    """The words above one table, held against the names of all registers."""

    def __init__(self, types: Mapping[str, RecordType], said: Sequence[str]) -> None:
        """Take the registers, the words above the table, the names of the sheet and of the file.

        What a file is called counts where nothing stands above its table: a program's export.
        """
        self._types = types
        title, *names = map(_unbracketed, said)
        self.said = (title, *names[:1]) if title else tuple(names)
        self._titles = (title,) if title else tuple(names)
        self._about = _PARTED.join(self.said)

    @cached_property
    def ends(self) -> dict[str, int]:
        """Where the title names each register last; one that it does not name is not there."""
        for title in self._titles:
            ends: dict[str, int] = {}
            for name, _, end in self._places(title):
                ends[name] = max(end, ends.get(name, 0))
            if ends:
                return ends
        return {}

    def likeness(self, record_type: RecordType) -> float:
        """Return what it adds that the words above the table are like a register's name."""
        about = self._without_others(record_type.name)
        label = narrow(record_type.label)
        if label in about:
            return _NAMED
        pairs = [label[at : at + 2] for at in range(len(label) - 1)]
        return _LIKE * sum(pair in about for pair in pairs) / len(pairs) if pairs else 0

    def _without_others(self, name: str) -> str:
        """Return the words above the table without the names of other registers."""
        about = self._about
        for other, start, end in self._spoken_of:
            if other != name:
                about = about[:start] + _PARTED * (end - start) + about[end:]
        return about

    @cached_property
    def _spoken_of(self) -> list[tuple[str, int, int]]:
        return list(self._places(self._about))

    def _places(self, words: str) -> Iterator[tuple[str, int, int]]:
        """Yield each register that is named, and where; what lies in a longer name is left."""
        found = [
            (name, at, at + len(spelling))
            for name, spelling in self._spellings
            if spelling in words
            for at in range(len(words) - len(spelling) + 1)
            if words.startswith(spelling, at)
        ]
        for name, start, end in found:
            if not any(other != name and first <= start and end <= last
                       and last - first > end - start
                       for other, first, last in found):  # fmt: skip
                yield name, start, end

    @cached_property
    def _spellings(self) -> list[tuple[str, str]]:
        return [
            (one.name, spelling)
            for one in self._types.values()
            for spelling in map(narrow, (one.label, *one.aliases))
            if len(spelling) >= _FEWEST
        ]
