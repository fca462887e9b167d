"""Columns that are parts of one text: 当事人甲 and 当事人乙 where the register asks for 当事人.

Each row is rewritten: the parts stand together in the first of the columns, the others add nothing
of their own. The file stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from models.field import Cell, cell_text
from models.sheets.grid import Row, is_empty
from models.sheets.headers import Match, letters
from models.sheets.layout import Layout
from models.sheets.vocabulary import Target, Vocabulary, bare, core

_SURE, _FEWEST = 0.9, 2
_SIDE = re.compile(r"(?<=..)[(（]?(?:[甲乙丙][方]?|[一二]方?|[abc12])[)）]?$")
_CALLED = re.compile(r"(姓名|名字|名称)$")
_TEXTS = frozenset({"text", "long_text"})


def joined_parts(
    layout: Layout, rows: tuple[Row, ...], matches: tuple[Match, ...], words: Vocabulary
) -> tuple[tuple[Row, ...], tuple[Match, ...]]:
    """Return rows and matches with the parts of a text made one, where there are such."""
    taken = {one.target.path for one in matches if one.target}
    parts: dict[Target, list[int]] = {}
    for one in matches:
        if one.target is None and not one.reason.startswith("上次"):
            whole = _whole(layout.heads[one.column], words)
            if whole and whole.path not in taken:
                parts.setdefault(whole, []).append(one.column)
    for target, columns in parts.items():
        if len(columns) >= _FEWEST:
            rows = _rows(layout, rows, columns)
            matches = _matches(matches, target, columns)
    return rows, matches


def _whole(head: Sequence[str], words: Vocabulary) -> Target | None:
    """Return the text of which a head names one side: 当事人 of 当事人甲, 当事人/乙方/姓名."""
    said = _CALLED.sub("", bare("".join(head[-2:])))
    word = _SIDE.sub("", said)
    if word == said:
        return None
    tables: Sequence[Mapping[str, list[Target]]] = (words.labels, words.aliases, words.cores)
    for table, key in zip(tables, (word, word, core(word)), strict=True):
        found = [one for one in table.get(key, ()) if one.own and not one.linked]
        if len(found) == 1 and found[0].field.kind in _TEXTS:
            return found[0]
    return None


def _rows(layout: Layout, rows: tuple[Row, ...], columns: Sequence[int]) -> tuple[Row, ...]:
    made: list[Row] = list(rows)
    for number in layout.data:
        row = list(rows[number])
        said = [row[column] for column in columns if column < len(row)]
        said = [cell for cell in said if not is_empty(cell)]
        if len(said) >= _FEWEST:
            row[columns[0]] = _joined(said)
        elif said:
            row += [None] * (columns[0] + 1 - len(row))
            row[columns[0]] = said[0]
        made[number] = tuple(row)
    return tuple(made)


def _joined(cells: Sequence[Cell]) -> str:
    return "、".join(dict.fromkeys(cell_text(cell).strip() for cell in cells))


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
