"""Columns that are parts of one text: 当事人甲 and 当事人乙 where the register asks for 当事人.

Each row is rewritten: the parts stand together in the first of the columns, the others add nothing
of their own. The file stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.field import Cell, cell_text
from models.sheets.grid import Row, is_empty, letters
from models.sheets.layout import Layout
from models.sheets.matched import Match
from models.sheets.vocabulary import Target, Vocabulary, bare, core

_SURE, _FEWEST = 0.9, 2
_SIDE = re.compile(r"(?<=..)[(（]?(?:[甲乙丙][方]?|[一二]方?|[abc12])[)）]?$")
#: the four directions of a plot: 四至/东, 东至
_BOUND = re.compile(r"(?:四至|坐落)?([东南西北])(?:至|面|边|到)?")
_BOUNDS = "四至"
_CALLED = re.compile(r"(姓名|名字|名称)$")
_TEXTS = frozenset({"text", "long_text"})
_OF_SEVERAL = re.compile("[和与及]|四至")  #: a field that asks for two things in one


@dataclass(frozen=True)
class _Part:
    """One column of a text, and what is said before its words."""

    column: int
    before: str = ""


def joined_parts(
    layout: Layout, rows: tuple[Row, ...], matches: tuple[Match, ...], words: Vocabulary
) -> tuple[tuple[Row, ...], tuple[Match, ...]]:
    """Return rows and matches with the parts of a text made one, where there are such."""
    parts: dict[Target, list[_Part]] = {}
    for one in matches:
        if one.target is None and not one.was_said:
            whole, before = _whole(layout.heads[one.column], one, words)
            if whole:
                parts.setdefault(whole, []).append(_Part(one.column, before))
    for target, found in parts.items():
        whole_ones = [_Part(one.column) for one in matches if one.target == target]
        if whole_ones and not all(one.before for one in found):
            continue  # one column is the whole of it
        joined = sorted((*whole_ones, *found), key=lambda one: one.column)
        if len(joined) >= _FEWEST:
            rows = _rows(layout, rows, joined)
            matches = _matches(matches, target, [one.column for one in joined])
    return rows, matches


def _whole(head: Sequence[str], one: Match, words: Vocabulary) -> tuple[Target | None, str]:
    """Return the text of which a column is a part, and what must be said before it.

    当事人 of 当事人甲, 纠纷当事人/乙方/姓名; 四至 of 东至; 文件名称和用印事由 of 用印事由 where
    another column is the name.
    """
    several = [each for each in one.either if _OF_SEVERAL.search(each.field.label)]
    if len(several) == 1 == len(one.either) and several[0].field.kind in _TEXTS:
        return several[0], ""
    said = bare("".join(head[-3:]))
    if bound := _BOUND.fullmatch(bare("".join(head[-2:]))):
        return _text(_BOUNDS, words), f"{bound[1]}至"
    called = _CALLED.sub("", said)
    word = _SIDE.sub("", called)
    return (None if word == called else _text(word, words)), ""


def _text(word: str, words: Vocabulary) -> Target | None:
    """Return the one text that is known by a word."""
    tables: Sequence[Mapping[str, list[Target]]] = (words.labels, words.aliases, words.cores)
    for table, key in zip(tables, (word, word, core(word)), strict=True):
        found = [one for one in table.get(key, ()) if one.own and not one.linked]
        if len(found) == 1 and found[0].field.kind in _TEXTS:
            return found[0]
    return None


def _rows(layout: Layout, rows: tuple[Row, ...], parts: Sequence[_Part]) -> tuple[Row, ...]:
    made: list[Row] = list(rows)
    first = parts[0].column
    for number in layout.data:
        row = list(rows[number])
        said = [(one, row[one.column]) for one in parts if one.column < len(row)]
        said = [(one, cell) for one, cell in said if not is_empty(cell)]
        row += [None] * (first + 1 - len(row))
        if len(said) == 1 and not said[0][0].before:
            row[first] = said[0][1]
        elif said:
            row[first] = _joined(said)
        made[number] = tuple(row)
    return tuple(made)


def _joined(said: Sequence[tuple[_Part, Cell]]) -> str:
    texts = (f"{one.before}{cell_text(cell).strip().removeprefix(one.before)}"
             for one, cell in said)  # fmt: skip
    return "、".join(dict.fromkeys(texts))


def _matches(
    matches: tuple[Match, ...], target: Target, columns: Sequence[int]
) -> tuple[Match, ...]:
    first, label = columns[0], target.field.label
    made = {}
    for column in columns:
        others = "、".join(letters(each) for each in columns if each != column)
        said = f"和 {others} 列合起来是“{label}”"
        made[column] = Match(column, target.field if column == first else None, _SURE, said,
                             target, target.derivation)  # fmt: skip
    return tuple(made.get(one.column, one) for one in matches)
