"""How wide the columns of a sheet are: in half letters, as a spreadsheet counts."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence

from exporters.charts_said import as_table
from exporters.document import Chart, Column, Document, Form, KeyValues, Table
from exporters.head_breaking import least_width
from exporters.like_columns import alike
from exporters.line_breaking import NUMBERED, WHOLE

_LEAST = 6.5
_WIDEST = 42.0  #: of a column, in half letters
_USUAL = 8  #: columns of a sheet without a table
_AIR = 0.8  #: of the two half letters beside a text, what can be spared
_BROKEN = 16.0  #: what is wider may be broken where the page is too small
_FOLDED = 11.0  #: the same where it is much too small; numbers of papers are broken then, too
#: half letters that a page holds before they get much smaller, by the sheet and whether it lies
_ROOM = {("A4", False): 112.0, ("A4", True): 165.0, ("A3", False): 165.0, ("A3", True): 240.0}
SHORT_DAY = 11.0  #: of a column of days where the page is too small: 2026-11-26


def half_letters(text: str) -> int:
    """Return the width of the widest line; a Chinese letter counts two."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max(sum(map(_HALVES.__getitem__, line)) for line in text.split("\n"))


class _Halves(dict[str, int]):
    """The width of characters in half letters, each looked up once."""

    def __missing__(self, character: str) -> int:
        wide = self[character] = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        return wide


_HALVES = _Halves()


def widths_of(document: Document) -> list[float]:
    """Return the width of every column of the sheet, in half letters."""
    tables = [
        as_table(block) if isinstance(block, Chart) else block
        for block in document.blocks if isinstance(block, Table | Chart)
    ]  # fmt: skip
    pairs = [2 * block.across for block in document.blocks if isinstance(block, KeyValues)]
    count = max([len(table.columns) for table in tables] + pairs, default=_USUAL)
    widths = [_LEAST if tables else 88.0 / count] * count
    if tables and count:
        widths[0] = 5.0  # most begin with a number
    for table in sorted(tables, key=lambda one: -len(one.columns)):
        wanted = [_wanted(table, place, column) for place, column in enumerate(table.columns)]
        last = len(wanted) - 1
        for place, width in enumerate(alike(table.columns, wanted)):
            beside = sum(widths[last + 1 :]) if place == last else 0.0  # it takes what is left
            widths[place] = max(widths[place], width - beside)
    widths = _narrowed(widths, tables, _ROOM[document.layout.page, document.layout.landscape])
    if tables and (total := sum(widths)) < 60:  # noqa: PLR2004 - a narrow table still has a title
        widths = [width * 60 / total for width in widths]
    return widths


def _narrowed(widths: list[float], tables: Sequence[Table], room: float) -> list[float]:
    """Return widths of which the long texts are broken, so that a page keeps legible letters."""
    for least in (_BROKEN, _FOLDED):
        soft = [
            max(width - least, 0.0)
            if any(_may_break(one, place) or (least == _FOLDED and _may_fold(one, place))
                   for one in tables) else 0.0
            for place, width in enumerate(widths)
        ]  # fmt: skip
        more = sum(widths) - room
        cut = min(more / sum(soft), 1.0) if more > 0 and any(soft) else 0.0
        widths = [width - cut * spare for width, spare in zip(widths, soft, strict=True)]
    if sum(widths) > room + 1:
        widths = [SHORT_DAY if width > SHORT_DAY and _holds_days(place, tables) else width
                  for place, width in enumerate(widths)]  # fmt: skip
    if sum(widths) > room + 1:
        widths = [width - _AIR if width > _LEAST + _AIR else width for width in widths]
    return widths


def _holds_days(place: int, tables: Sequence[Table]) -> bool:
    """Say whether nothing but days stands in a column; they can be written shorter."""
    columns = [one.columns[place] for one in tables if place < len(one.columns)]
    return all(one.form is Form.DATE for one in columns)


def _may_fold(table: Table, place: int) -> bool:
    """Say whether numbers of papers stand in a column: 证字〔2026〕, below it 第12号."""
    texts = {row[place].text for row in table.rows if place < len(row)} - {""}
    return bool(texts) and all(map(NUMBERED.fullmatch, texts))


def _may_break(table: Table, place: int) -> bool:
    """Say whether long texts stand in a column: no figures, days or numbers of papers."""
    if place >= len(table.columns) or not table.rows:
        return False
    column = table.columns[place]
    if column.key or column.form is not Form.TEXT:
        return False
    return not all(WHOLE.fullmatch(row[place].text) for row in table.rows)


def _wanted(table: Table, place: int, column: Column) -> float:
    most = max((half_letters(row[place].text) for row in table.rows), default=column.width)
    return min(max(most, math.ceil(least_width(column.label, half_letters))) + 2.0, _WIDEST)
