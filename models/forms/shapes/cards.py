"""Equal cards on one sheet, side by side or below each other: each is about another household.

Two copies of one card, 存根联 beside 户存联, are about the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.field import cell_text
from models.forms.face.places import Area
from models.sheets.grid import Sheet, is_empty
from models.writing import narrow

_CARD = re.compile(r"卡|一[式页张][两二三四\d]|[两二三四]户")
#: what numbers one card among others, and what names the copies of one
_NUMBER = re.compile(
    r"\d+|(?<=第)[一二三四五六七八九十]+|[(][一二三四五六七八九十]+[)]|[①-⑩]|[:_]"
)
_COPY = re.compile("第?[一二三123]联|存根|[户村镇档]存联?|留存联?|正本|副本|回执")
_FEWEST_ROWS, _FEWEST, _NARROWEST, _MOST = 3, 5, 2, 12
Words = Mapping[tuple[int, int], str]


@dataclass(frozen=True)
class Cards:
    """Where equal cards are on a sheet, the first at the left above.

    Attributes:
        areas: those of the cards, in the order in which they are filled.
        are_copies: all of them are about the same.
    """

    areas: tuple[Area, ...]
    are_copies: bool = False


def cards_on(sheet: Sheet) -> Cards | None:
    """Return the cards of a sheet; None where nothing stands there twice as a whole."""
    words = {(row, column): narrow(cell_text(cell)) for row, cells in enumerate(sheet.rows)
             for column, cell in enumerate(cells) if not is_empty(cell)}  # fmt: skip
    if len(words) < 2 * _FEWEST:
        return None
    whole = Area(0, 0, len(sheet.rows) - 1, sheet.width - 1)
    below = tuple(_below(words, whole)) or (whole,)
    areas = tuple(part for one in below for part in (*_beside(words, one),) or (one,))
    first = areas[0]
    if len(areas) < 2 or not _is_card(words, first, sheet, of_one=len(below) == len(areas)):  # noqa: PLR2004
        return None
    copies = any(_COPY.search(word) and not _same(word, _across(words, at, first, areas[1]))
                 for at, word in words.items() if first.holds(*at))  # fmt: skip
    return Cards(areas, copies)


def _beside(words: Words, area: Area) -> Iterator[Area]:
    """Yield equal parts of an area side by side; what stands above them all is of none."""
    here = {at: word for at, word in words.items() if area.holds(*at)}
    for top in sorted({row for row, _ in here}):
        line = sorted((column, word) for (row, column), word in here.items() if row == top)
        again = [column for column, word in line[1:]
                 if _same(word, line[0][1]) or _are_copies(word, line[0][1])]  # fmt: skip
        if len(line) > 1 and not again:
            return  # 男方 beside 女方: not the same
        if not again:
            continue
        left, width = line[0][0], again[0] - line[0][0]
        rest = {at: word for at, word in here.items() if at[0] >= top}
        count = 1 + max((column - left) // width for _, column in rest)
        if width >= _NARROWEST and _repeats(rest, (0, width), left, count):
            for n in range(count):
                yield Area(top, left + n * width, area.bottom, left + (n + 1) * width - 1)
        return


def _below(words: Words, area: Area) -> Iterator[Area]:
    """Yield equal parts of an area below each other, each with its own title."""
    tops = sorted({row for row, _ in words})[:2]
    for top in tops:
        line = [at for at in words if at[0] == top]
        first = min(line)
        again = [row for row in sorted({row for row, _ in words}) if row > top
                 and _same(words.get((row, first[1]), ""), words[first])]  # fmt: skip
        if not again or again[0] - top < _FEWEST_ROWS:
            continue
        height = again[0] - top
        rest = {at: word for at, word in words.items() if at[0] >= top}
        count = 1 + len(again)
        if count <= _MOST and _repeats(rest, (height, 0), top, count):
            for n in range(count):
                last = top + (n + 1) * height - 1
                yield Area(top + n * height, area.left, last, area.right)
            return


def _repeats(words: Words, step: tuple[int, int], start: int, count: int) -> bool:
    """Say whether the same words stand in each of some parts, one step from the last."""
    height, width = step
    axis, length = (0, height) if height else (1, width)
    first = {at: word for at, word in words.items() if at[axis] - start < length}
    if len(words) != len(first) * count or len(first) < _FEWEST:
        return False
    return all(
        _same(word, other) or _are_copies(word, other)
        for (row, column), word in first.items() for n in range(1, count)
        for other in (words.get((row + n * height, column + n * width), ""),)
    )  # fmt: skip


def _same(one: str, other: str) -> bool:
    return _NUMBER.sub("", one) == _NUMBER.sub("", other)


def _are_copies(one: str, other: str) -> bool:
    """Say whether two words name the copies of one card: 村存联 and 户存联."""
    return bool(_COPY.search(one) and _COPY.search(other))


def _across(words: Words, at: tuple[int, int], first: Area, second: Area) -> str:
    """Return what stands in a second card where something stands in the first."""
    row, column = at
    return words.get((row + second.top - first.top, column + second.left - first.left), "")


def _is_card(words: Words, area: Area, sheet: Sheet, *, of_one: bool) -> bool:
    """Say whether an area begins with a title of its own, or the sheet says that it has cards."""
    here = [at for at in words if area.holds(*at)]
    rows = sorted({row for row, _ in here})
    titled = len(rows) >= _FEWEST_ROWS and sum(row == rows[0] for row, _ in here) == 1
    above = (narrow(sheet.name), *(word for (row, _), word in words.items() if row < rows[0] + 1))
    called = any(map(_CARD.search, above))
    return titled or (called and not of_one and len(rows) >= _FEWEST_ROWS)
