"""A day in several columns, as account books have it: 2025年 over 月 and 日.

Each row is rewritten: the whole day stands in the first of the columns. A month or a year that is
written once and left blank below goes on. The file stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from models.field import Cell, cell_text
from models.kinds_dates import Date
from models.sheets.grid import Row, is_empty, letters
from models.sheets.layout import Layout
from models.sheets.matched import Match
from models.sheets.vocabulary import Target, Vocabulary, bare
from models.writing import narrow

_SURE = 0.9
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?度?")
_NUMBER = re.compile(r"(\d{1,4})(?:\.0)?[年月日]?")
_PARTS = ("年", "月", "日")
_YEARS = re.compile("年[度份]?")  #: a column that may stand further left: written once for a year


def joined_days(
    layout: Layout,
    rows: tuple[Row, ...],
    matches: tuple[Match, ...],
    words: Vocabulary,
    *,
    only_heads: bool = False,
) -> tuple[tuple[Row, ...], tuple[Match, ...]]:
    """Return rows and matches with the parts of a day made one, where there are such.

    With `only_heads` the rows stay: registers are compared by what the columns would be.
    """
    for places in _places(layout, matches):
        target = _target(layout, places, matches, words)
        year = _year_above(layout, places)
        if target is None or ("年" not in places and not year):
            continue
        rows = rows if only_heads else _rows(layout, rows, places, year)
        matches = _matches(matches, target, sorted(places.values()))
    return rows, matches


def _places(layout: Layout, matches: Sequence[Match]) -> Iterator[Mapping[str, int]]:
    """Yield columns 月 and 日 that stand beside each other, with 年 where it is left of them."""
    leaves = {one.column: bare(layout.heads[one.column][-1]) for one in matches
              if one.target is None and layout.heads[one.column]}  # fmt: skip
    for left, right in pairwise(sorted(leaves)):
        if right == left + 1 and (leaves[left], leaves[right]) == _PARTS[1:]:
            years = [column for column, leaf in leaves.items()
                     if column < left and _YEARS.fullmatch(leaf)
                     and layout.heads[column][:-1] in ((), layout.heads[left][:-1])]  # fmt: skip
            year = {"年": years[-1]} if years else {}
            yield {**year, "月": left, "日": right}


def _target(
    layout: Layout,
    places: Mapping[str, int],
    matches: Sequence[Match],
    words: Vocabulary,
) -> Target | None:
    """Return the day that the words above name; else the one that every record must have."""
    taken = {one.target for one in matches if one.target}
    days = [one for one in words.targets if one.own and not one.linked
            and isinstance(one.field, Date) and one not in taken]  # fmt: skip
    above = [bare(word) for word in layout.heads[places["月"]][:-1]]
    named = [one for one in days if any(bare(word) in above for word in one.words)]
    if named:
        return named[0]
    if any(not _YEAR.fullmatch(narrow(word)) for word in above if not word.isdigit()):
        return None
    needed = [one for one in days if one.field.required]
    return needed[0] if len(needed) == 1 else None


def _year_above(layout: Layout, places: Mapping[str, int]) -> str:
    """Return the year in the words above the two columns, else the only one of the title."""
    for said in ("".join(layout.heads[places["月"]][:-1]), layout.title):
        years: set[str] = set(_YEAR.findall(narrow(said)))
        if len(years) == 1:
            return years.pop()
    return ""


def _rows(
    layout: Layout, rows: tuple[Row, ...], places: Mapping[str, int], year: str
) -> tuple[Row, ...]:
    made: list[Row] = list(rows)
    first = min(places.values())
    going_on = {"年": year, "月": "", "日": ""}
    for number in layout.data:
        row = list(rows[number])
        row += [None] * (max(places.values()) + 1 - len(row))
        written = {part: _number(row[column]) for part, column in places.items()}
        if not any(written.values()):
            continue  # the row says itself that its day is missing
        going_on |= {part: said for part, said in written.items() if said}
        row[first] = "-".join(going_on[part] for part in _PARTS)
        made[number] = tuple(row)
    return tuple(made)


def _number(cell: Cell) -> str:
    """Return what a cell says of a day, as it stands where it is no number."""
    text = "" if is_empty(cell) else narrow(cell_text(cell))
    found = _NUMBER.fullmatch(text)
    return found[1] if found else text


def _matches(
    matches: tuple[Match, ...], target: Target, columns: Sequence[int]
) -> tuple[Match, ...]:
    made = {}
    for column in columns:
        others = "、".join(letters(each) for each in columns if each != column)
        said = f"和 {others} 列合起来是“{target.field.label}”"
        field = target.field if column == columns[0] else None
        made[column] = Match(column, field, _SURE, said, target, target.derivation)
    return tuple(made.get(one.column, one) for one in matches)
