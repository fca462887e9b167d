"""A workbook understood: which sheets hold data, for which register, and what each column is.

It knows nothing of importing or of filling forms; both start from here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from models.kinds import Choice
from models.record import RecordType
from models.sheets import row_sense
from models.sheets.attempt import Attempt
from models.sheets.beside import Beside
from models.sheets.further_words import widened
from models.sheets.grid import Row, Sheet, Workbook, is_empty
from models.sheets.head_rows import with_theirs
from models.sheets.headers import is_running, match
from models.sheets.headless import lay_out_headless
from models.sheets.joint import joined_parts
from models.sheets.layout import Layout, Role, filled_down, lay_out
from models.sheets.matched import ROW_NUMBER, Match
from models.sheets.other_words import in_other_words
from models.sheets.parted_days import joined_days
from models.sheets.people import (
    by_name,
    by_title,
    heads_as_people,
    not_the_head,
    told_of_others,
)
from models.sheets.side_by_side import unfolded
from models.sheets.terms import parted_terms
from models.sheets.two_sided import joined_sides
from models.sheets.value_lists import explains_codes
from models.sheets.values import Sample
from models.sheets.vocabulary import Vocabulary, bare, core, shorter, vocabulary
from models.writing import narrow

SheetRole = Literal["data", "dictionary", "notes", "empty"]

_HALF = 0.5
_DICTIONARY = re.compile(
    r".*(字典|代码|选项|数据源|下拉|码表|枚举|参数|基础数据|对照|dict|list|hidden).*"
)
_NOTES = re.compile(r".*(说明|须知|注意|帮助|封面|目录|要求|readme|填表指南).*")
_LONGEST_VALUE = 14
_LOOKED_AT = 40
_LABELLED = re.compile("[^:：]{2,8}[:：].")  #: a label with what belongs to it
_FEWEST = 3  #: heads in a row that begins a list, where words that gather others stand among them
_EXPLAINED = 4  #: cells of a row that explains a head; more are themselves a head


@dataclass(frozen=True)
class Understood:
    """A sheet and what was understood of it.

    Attributes:
        role: data, dictionary (value lists), notes, or empty.
        rows: its rows, with cells that are merged down repeated.
        record_type: the register to which it belongs, None when none fits.
        matches: what each column is.
        score: how well it fits; only to compare with other sheets.
        torn: the two registers between which only a person can decide.
    """

    sheet: Sheet
    role: SheetRole
    layout: Layout | None = None
    rows: tuple[Row, ...] = ()
    record_type: RecordType | None = None
    matches: tuple[Match, ...] = ()
    score: float = 0.0
    torn: tuple[RecordType, ...] = ()


class Reader:
    """Understands sheets against the registers that there are."""

    def __init__(
        self,
        types: Mapping[str, RecordType],
        wanted: RecordType | None = None,
        learnt: Mapping[str, Mapping[str, str]] | None = None,
        *,
        joins: bool = False,
        spelled: Callable[[str, str], str] | None = None,
        widens: Callable[[RecordType], bool] = lambda _: False,
    ) -> None:
        """Take the registers.

        Args:
            types: all registers.
            wanted: the only one that comes into question.
            learnt: what a person said before, by register: words of a head -> register.field.
            joins: blocks side by side are read as one list, and columns of registers beside are
                named; a form keeps its places.
            spelled: how the words of a head are to be read beneath a title, as they stand when
                None.
            widens: the registers whose further words hold in a form too, but for those that ask
                whether: they want a tick there, and no word.
        """
        self._joins = joins
        self._spelled = spelled
        self._widens = widens
        self._beside = Beside(types) if joins else None
        chosen = [wanted] if wanted else [
            one for one in types.values() if not (one.single or one.hidden)
        ]  # fmt: skip
        self._words = {one.name: vocabulary(one, types) for one in chosen}
        self._wider: dict[str, Vocabulary] = {}
        self._types = {one.name: one for one in chosen}
        self._all = types
        self._titles = {one.name: one.title for one in types.values()}
        self._wanted = wanted
        self._learnt = learnt or {}
        self._known = {word for one in self._words.values() for word in one.words}

    def read(self, book: Workbook) -> tuple[Understood, ...]:
        """Return what was understood of each sheet, in their order."""
        return tuple(self.sheet(one) for one in book.sheets)

    def sheet(self, sheet: Sheet, called: Collection[int] = ()) -> Understood:
        """Understand one sheet; some rows, 0-based, are data because a person says so."""
        if not any(not is_empty(cell) for row in sheet.rows for cell in row):
            return Understood(sheet, "empty")
        if self._describes_heads(sheet):
            return Understood(sheet, "notes")
        layout = lay_out(sheet, self.is_known)
        if layout is None and self._joins:
            layout = lay_out_headless(sheet)
        if layout is None:
            name = narrow(sheet.name).lower()
            explains = _NOTES.fullmatch(name) and not _DICTIONARY.fullmatch(name)
            is_list = _is_list(sheet) and not explains
            return Understood(sheet, "dictionary" if is_list else "notes")
        if self._joins and layout.header and (joined := unfolded(sheet, layout, self.is_known)):
            sheet, layout = joined, lay_out(joined, self.is_known) or layout
        if called:
            roles = (Role.DATA if row in called else role for row, role in enumerate(layout.roles))
            layout = replace(layout, roles=tuple(roles))
        rows = filled_down(sheet, layout)
        found = self._best(sheet, layout, rows)
        if found.record_type is None:
            return self._without_register(found)
        return found

    def is_known(self, text: str) -> bool:
        """Say whether words are the head of a field in some register."""
        word = bare(text)
        return (
            is_running(word)
            or word in self._known
            or core(word) in self._known
            or core(shorter(word)) in self._known
        )

    # -- which register ------------------------------------------------------------------------

    def _best(self, sheet: Sheet, layout: Layout, rows: tuple[Row, ...]) -> Understood:
        samples = _samples(layout, rows)
        heads = self._read(layout)
        attempt = Attempt(self._types, sheet, layout, rows, heads, samples, self._learnt,
                          self._joins)  # fmt: skip
        tried, fitting = attempt.fitted(self._words)
        enough = tuple(tried) if self._wanted else fitting.enough
        best = fitting.best(enough) if enough else ""
        sure = bool(self._wanted) or not self._joins
        if not best and not sure:  # too few of its heads are the usual words
            wider = {name: self._chosen(name) for name in self._words}
            tried, fitting = attempt.fitted(wider, freely=True)
            plain = tuple(filter(fitting.is_plain, fitting.enough))
            best = fitting.best(plain) if plain else ""
        if not best or (not sure and fitting.overruled(best)):
            matches = tuple(_nothing(one) for one in tried[fitting.likest])
            return Understood(sheet, "data", self._sensible(layout, rows, matches, None), rows,
                              None, matches)  # fmt: skip
        if not sure and (rival := fitting.rival(best)):
            two = self._types[best], self._types[rival]
            matches = agreed(two, tried[best], tried[rival])
            return Understood(sheet, "data", self._sensible(layout, rows, matches, None), rows,
                              None, matches, torn=two)  # fmt: skip
        record_type = self._types[best]
        words = self._chosen(best)
        matches = match(heads, words, samples, self._learnt.get(best))
        matches = heads_as_people(record_type, matches, words)
        matches = with_theirs(record_type, matches, words, samples)
        matches = tuple(not_the_head(one, heads, matches, self._titles) for one in matches)
        matches = tuple(by_title(record_type, one, matches, self._titles) for one in matches)
        matches = by_name(record_type, heads, matches, self._titles)
        if self._beside:
            matches = tuple(told_of_others(one, self._all) for one in matches)
            rows, matches = joined_sides(record_type, layout, rows, matches, words)
            rows, matches = joined_parts(layout, rows, matches, words)
            rows, matches = joined_days(layout, rows, matches, words)
            sheet, layout, rows, matches = parted_terms(
                record_type, sheet, layout, rows, matches, words=words, samples=samples
            )
            heads = self._read(layout)
        if self._beside:  # a form, filled at once, takes no such guesses
            matches = in_other_words(heads, matches, words, samples)
            matches = self._beside.understood(record_type, heads, matches, samples)
        layout = self._sensible(layout, rows, matches, record_type)
        role: SheetRole = "dictionary" if _lists_choices(record_type, matches) else "data"
        if role == "dictionary":
            return Understood(sheet, role, layout, rows, None, tuple(map(_nothing, matches)))
        return Understood(sheet, role, layout, rows, record_type, matches, fitting.scores[best])

    def _chosen(self, name: str) -> Vocabulary:
        """Return the vocabulary in which a list is read once its register is known."""
        if not self._joins and not self._widens(self._types[name]):
            return self._words[name]
        if name not in self._wider:
            self._wider[name] = widened(self._words[name], self._all, whether=self._joins)
        return self._wider[name]

    def _read(self, layout: Layout) -> tuple[tuple[str, ...], ...]:
        """Return the heads as they are to be read."""
        if self._spelled is None:
            return layout.heads
        spelled, title = self._spelled, layout.title
        return tuple(tuple(spelled(word, title) for word in head) for head in layout.heads)

    def _sensible(
        self,
        layout: Layout,
        rows: tuple[Row, ...],
        matches: Sequence[Match],
        record_type: RecordType | None,
    ) -> Layout:
        return replace(layout, roles=row_sense.refined(layout, rows, matches, record_type))

    # -- no register ---------------------------------------------------------------------------

    def _without_register(self, found: Understood) -> Understood:
        if found.role == "dictionary":
            return found
        name = narrow(found.sheet.name).lower()
        is_lists = found.sheet.hidden or _DICTIONARY.fullmatch(name)
        if (is_lists and _is_list(found.sheet)) or explains_codes(found.sheet):
            return replace(found, role="dictionary")
        if _NOTES.fullmatch(name) and _is_prose(found):
            return replace(found, role="notes")
        return found

    def _describes_heads(self, sheet: Sheet) -> bool:
        """Say whether the first column lists heads: a page that explains how to fill in."""
        words: dict[int, list[str]] = {0: [], 1: []}
        if self._begins_with_heads(sheet):
            return False
        for row in sheet.rows[:_LOOKED_AT]:
            if sum(not is_empty(cell) for cell in row) > _EXPLAINED:
                continue
            first = next((at for at, cell in enumerate(row[:2])
                          if isinstance(cell, str) and cell.strip()), None)  # fmt: skip
            if first is not None:
                words[first].append(str(row[first]))
        listed = max(words.values(), key=len)
        known = sum(self.is_known(word) for word in listed)
        said = sum(map(len, words.values()))
        filled = sum(not all(map(is_empty, row)) for row in sheet.rows[:_LOOKED_AT])
        return known > 1 and known >= said * 0.6 and said >= filled * _HALF

    def _begins_with_heads(self, sheet: Sheet) -> bool:
        """Say whether the first row of several cells holds heads alone: below it stands a list.

        政治面貌 over 群众, 群众: what is listed under a head may be a head elsewhere. A line of
        labels above, 单位：白杨村 and 日期：, is none of the list.
        """
        several = ([str(cell) for cell in row if not is_empty(cell)]
                   for row in sheet.rows[:_LOOKED_AT])  # fmt: skip
        first = next((row for row in several
                      if len(row) > 1 and not all(map(_LABELLED.match, row))), [])  # fmt: skip
        known = sum(map(self.is_known, first))
        return bool(known) and (known == len(first) or known >= max(len(first) * 0.6, _FEWEST))


def _samples(layout: Layout, rows: tuple[Row, ...]) -> dict[int, Sample]:
    data = [rows[number] for number in layout.data]
    return {
        column: Sample.of(row[column] for row in data if column < len(row))
        for column in range(len(layout.heads))
    }


def _nothing(one: Match) -> Match:
    reason = one.reason if one.target is None else "看不出该进哪本台账"
    running = one.derivation if one.derivation == ROW_NUMBER else None
    return replace(one, field=None, target=None, score=0.0, reason=reason, derivation=running)


def agreed(
    two: tuple[RecordType, RecordType], ones: Sequence[Match], others: Sequence[Match]
) -> tuple[Match, ...]:
    """Return the columns that two registers read alike; the others wait for a person to choose."""
    said = f"像“{two[0].label}”，也像“{two[1].label}”，请先选进哪本台账"
    return tuple(
        one if one.target is None or (other.target and one.target.path == other.target.path)
        else one.opened(said)
        for one, other in zip(ones, others, strict=True)
    )  # fmt: skip


def _lists_choices(record_type: RecordType, matches: Sequence[Match]) -> bool:
    """Say whether the columns are only lists of words to choose from, without anybody's name."""
    named = {record_type.title, *(name for names in record_type.same_when for name in names)}
    fields = [one.target.field for one in matches if one.target and not one.target.linked]
    return bool(fields) and all(
        (isinstance(one, Choice) or one.kind in {"yes_no", "group_name"}) and one.name not in named
        for one in fields
    )


def _is_list(sheet: Sheet) -> bool:
    """Say whether all cells are short words, as in lists of values."""
    texts = [str(cell) for row in sheet.rows for cell in row if not is_empty(cell)]
    return all(len(text) <= _LONGEST_VALUE for text in texts)


def _is_prose(found: Understood) -> bool:
    """Say whether a sheet is words to read: long cells, few of them."""
    cells: list[Any] = [cell for row in found.sheet.rows for cell in row if not is_empty(cell)]
    return any(isinstance(cell, str) and len(cell) > _LONGEST_VALUE for cell in cells)
