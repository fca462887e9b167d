"""A table read as every register in turn, so that they can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.kinds_links import Link
from models.record import RecordType
from models.sheets.fitting import Fitting
from models.sheets.grid import Row, Sheet
from models.sheets.head_rows import groups_of_members
from models.sheets.headers import match
from models.sheets.layout import Layout
from models.sheets.matched import Match
from models.sheets.other_words import in_other_words
from models.sheets.parted_days import joined_days
from models.sheets.people import heads_as_people
from models.sheets.two_sided import with_sides
from models.sheets.values import Sample
from models.sheets.vocabulary import Vocabulary
from models.writing import narrow

Tried = Mapping[str, tuple[Match, ...]]


@dataclass(frozen=True)
class Attempt:
    """One table and the registers that come into question.

    Attributes:
        heads: the words above the columns as they are to be read.
        learnt: what a person said before, by register.
        joins: columns that are parts of one thing count as that thing.
    """

    types: Mapping[str, RecordType]
    sheet: Sheet
    layout: Layout
    rows: tuple[Row, ...]
    heads: tuple[tuple[str, ...], ...]
    samples: Mapping[int, Sample]
    learnt: Mapping[str, Mapping[str, str]]
    joins: bool

    def fitted(
        self, words: Mapping[str, Vocabulary], *, freely: bool = False
    ) -> tuple[Tried, Fitting]:
        """Return what the columns would be in each register, and how well each of them fits.

        With `freely` heads in somebody's own words count, too.
        """
        tried = {name: self._as(name, own) for name, own in words.items()}
        if freely:
            tried = {name: in_other_words(self.heads, found, words[name], self.samples)
                     for name, found in tried.items()}  # fmt: skip
        said = narrow(self.layout.title), narrow(self.sheet.name), narrow(self.sheet.file)
        never = groups_of_members(self.types, tried, self.samples)
        return tried, Fitting(self.types, words, tried, self.layout.heads, said, never=never)

    def _as(self, name: str, words: Vocabulary) -> tuple[Match, ...]:
        learnt = self.learnt.get(name)
        found = match(self.heads, words, self.samples, learnt, explain=False)
        one = self.types[name]
        if self.joins:
            found = with_sides(one, self.layout, found, words)
            found = joined_days(self.layout, self.rows, found, words, only_heads=True)[1]
        is_of_people = isinstance(one.by_name[one.title], Link)
        return heads_as_people(one, found, words) if is_of_people else found
