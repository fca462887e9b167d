"""A document as the rows of a sheet: what stands in which cell, across how many columns.

Without openpyxl, so that it can be read and tested by itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from typing import assert_never

from exporters.charts_said import as_table
from exporters.document import (
    Block,
    Chart,
    Codes,
    CutLine,
    Datum,
    Document,
    Drawn,
    Form,
    Heading,
    KeyValues,
    Layout,
    Note,
    PageBreak,
    Paragraph,
    Pictures,
    Signatures,
    Spread,
    Steps,
    Table,
)
from exporters.head_breaking import head_lines
from exporters.sheet_widths import half_letters
from models.field import Cell

_LINE = 18.0  #: points of height for a line of text
_NEXT = 14.0  #: and for each further one
_TITLE_WIDE = 1.9  #: letters of a title to those of a cell
#: rows on a page, by the sheet and whether it lies
_PAGE_ROWS = {("A4", False): 41, ("A4", True): 27, ("A3", False): 61, ("A3", True): 41}
_CHART_ROWS = 15  #: over which a chart stands at least


class Style(Enum):
    """How a cell looks."""

    TITLE = auto()
    PART = auto()
    BODY = auto()
    NOTE = auto()
    RIGHT = auto()
    SIGN = auto()
    HEAD = auto()
    CELL = auto()
    CENTRED = auto()
    LABEL = auto()
    SUM = auto()
    SUM_CENTRED = auto()


_HEADINGS = ((Style.TITLE, 34.0), (Style.PART, 26.0), (Style.NOTE, 24.0))


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, or several side by side or one below the other that are one.

    `adds` says that it is the sum of so many rows above; negative where sums stand among rows,
    which are not added twice. `mirrors` says that it is the figure so many columns to its left,
    below nought: for a chart only.
    """

    value: Cell
    style: Style
    span: int = 1
    down: int = 1
    adds: int = 0
    mirrors: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `head` marks the heads of a table, `ends` a new page after it.

    `chart` stands from this row down; its figures are the rows above.
    """

    pieces: tuple[Piece, ...]
    height: float = _LINE
    head: bool = False
    ends: bool = False
    chart: Chart | None = None


def chart_rows(chart: Chart) -> int:
    """Return how many rows of a sheet a chart covers; lying bars need more for more names."""
    upright = chart.drawn in {Drawn.COLUMNS, Drawn.STACKED}
    return _CHART_ROWS if upright else max(_CHART_ROWS, len(chart.names) + 4)


def sheet_rows(document: Document, widths: list[float]) -> Iterator[Row]:
    """Return all rows of the sheet from the top."""
    across, room = len(widths), sum(widths)
    title = f"{document.title}（{document.mark}）" if document.mark else document.title
    if document.layout.titled:
        yield _title(title, across, room)
        yield from _spread(document.subtitle, widths)
    elif document.mark:
        yield Row((Piece(document.mark, Style.TITLE, across),), 34)
    for block in document.blocks:
        yield from _block(block, across, room, widths, document.layout)


def _chart(chart: Chart, across: int, widths: list[float], layout: Layout) -> Iterator[Row]:
    """Return a chart on a page of its own, apart from its figures where it would be cut."""
    yield Row((), ends=True)  # the spreadsheet would cut a chart between two pages
    yield Row((Piece(chart.title, Style.PART, across),), 26)
    figures = [replace(row, head=False) for row in _table(as_table(chart), widths)]
    if chart.drawn is Drawn.PYRAMID:
        figures = [_mirrored(row, across) for row in figures]
    most = _PAGE_ROWS[layout.page, layout.landscape]
    if 2 + len(figures) + chart_rows(chart) > most and figures:
        figures[-1] = replace(figures[-1], ends=True)
    yield from figures
    yield Row((), chart=chart)
    yield from (Row(()) for _ in range(chart_rows(chart)))


def _mirrored(row: Row, across: int) -> Row:
    """Return a row of a pyramid's figures, with the first below nought in a column not seen.

    A spreadsheet draws to the left only what is below nought; what a person reads and sums up
    stays as it is.
    """
    first = row.pieces[1].value
    if not isinstance(first, int | Decimal):
        return row
    between = [Piece(None, Style.NOTE)] * (across - len(row.pieces))
    unseen = Piece(-first, Style.NOTE, mirrors=across - 1)
    return replace(row, pieces=(*row.pieces, *between, unseen))


def _block(  # noqa: C901, PLR0912 - one case for each kind of block
    block: Block, across: int, room: float, widths: list[float], layout: Layout
) -> Iterator[Row]:
    match block:
        case Heading():
            style, height = _HEADINGS[block.level]
            yield Row((Piece(block.text, style, across),), height)
        case Paragraph():
            text = ("\u3000\u3000" if block.indent else "") + block.text
            yield _wrapped(text, Style.BODY, across, room)
        case Note():
            yield _wrapped(block.text, Style.NOTE, across, room)
        case Spread():
            yield from _spread(block, widths)
        case KeyValues():
            yield from _pairs(block, across, widths)
        case Table():
            yield from _filling(block, widths, broken=layout.titled)
        case Chart():
            yield from _chart(block, across, widths, layout)
        case Signatures():
            yield from _signatures(block, across)
        case Pictures():
            for one in block.pictures:  # a sheet names them; they are seen in the PDF
                yield _wrapped(f"〔照片〕{one.words}", Style.NOTE, across, room)
        case Codes():
            for code in block.codes:  # the squares stand in the PDF, what they say stands here
                yield Row((Piece(code.words, Style.PART, across),), 26.0)
                yield _wrapped(code.text, Style.BODY, across, room)
        case Steps():
            yield _wrapped(" → ".join(block.steps), Style.BODY, across, room)
        case CutLine():
            words = f"- - - - - - - - {block.text} - - - - - - - -"
            yield Row((Piece(words, Style.PART, across),))
        case PageBreak():
            yield Row((), ends=True)
        case _:
            assert_never(block)


def _title(text: str, across: int, room: float) -> Row:
    """Return the title; one that is longer than the sheet is wide takes more lines."""
    lines = max(1, math.ceil(half_letters(text) * _TITLE_WIDE / max(room, 1)))
    return Row((Piece(text, Style.TITLE, across),), 8 + 26 * lines)


def _wrapped(text: str, style: Style, across: int, room: float) -> Row:
    lines = sum(max(1, math.ceil(half_letters(line) / room)) for line in text.split("\n"))
    return Row((Piece(text, style, across),), _high(lines))


def _high(lines: int) -> float:
    """Return the height of so many lines; Excel allows 409 points."""
    return min(_LINE + _NEXT * (lines - 1), 400.0)


def _spread(block: Spread, widths: Sequence[float]) -> Iterator[Row]:
    """Return a text at the left and one at the right, below each other where both are long."""
    across = len(widths)
    left, right = half_letters(block.left), half_letters(block.right)
    fits = [at for at in range(1, across) if sum(widths[:at]) > left and sum(widths[at:]) > right]
    if left and right and fits:
        at = min(fits, key=lambda one: abs(one - across / 2))
        beside = Piece(block.right, Style.RIGHT, across - at)
        yield Row((Piece(block.left, Style.NOTE, at), beside))
        return
    for text, style in ((block.left, Style.NOTE), (block.right, Style.RIGHT)):
        if text:
            yield Row((Piece(text, style, across),))


def _pairs(block: KeyValues, across: int, widths: list[float]) -> Iterator[Row]:
    spare = max(across // block.across - 1, 1)
    for first in range(0, len(block.pairs), block.across):
        pieces: list[Piece] = []
        for label, datum in block.pairs[first : first + block.across]:
            pieces += [Piece(label, Style.LABEL), Piece(datum.text, Style.CELL, spare)]
        if (left := across - sum(piece.span for piece in pieces)) > 0:
            pieces[-1] = replace(pieces[-1], span=spare + left)
        lines, place = 1, 0
        for piece in pieces:
            room = sum(widths[place : place + piece.span]) - 1
            place += piece.span
            said = str(piece.value or "").split("\n")
            lines = max(lines, sum(max(1, math.ceil(half_letters(one) / room)) for one in said))
        yield Row(tuple(pieces), _high(lines) + 4)


def _filling(table: Table, widths: list[float], *, broken: bool) -> Iterator[Row]:
    """Return a table as wide as the sheet: the last column of a narrower one takes the rest."""
    last = len(table.columns) - 1
    more = len(widths) - last - 1
    if last < 0 or not more:
        yield from _table(table, widths, broken=broken)
        return
    for row in _table(table, [*widths[:last], sum(widths[last:])], broken=broken):
        *before, end = row.pieces
        if row.head and end.value is None:  # it belongs to the head above, which is one with it
            yield replace(row, pieces=(*row.pieces, *[Piece(None, Style.HEAD)] * more))
        else:
            yield replace(row, pieces=(*before, replace(end, span=end.span + more)))


def _table(table: Table, widths: list[float], *, broken: bool = True) -> Iterator[Row]:
    """Return a table; of a bare list, which a program reads on, the heads are not `broken`."""
    yield from _heads(table, widths, broken=broken)
    styles = [
        Style.CENTRED if column.centred or column.form is Form.DATE else Style.CELL
        for column in table.columns
    ]
    yield from _rows(table, widths, styles)
    if not table.rows:
        yield Row((Piece(table.empty, Style.CENTRED, max(len(table.columns), 1)),), _LINE + 8)


def _rows(table: Table, widths: list[float], styles: list[Style]) -> Iterator[Row]:
    """Return the rows, the sums among them, and the totals."""
    sums = frozenset(table.sums)
    added = [True] * len(table.columns)  #: columns whose sums all follow from their rows
    since = 0
    for place, row in enumerate(table.rows):
        if place not in sums:
            yield Row(tuple(map(_piece, row, styles)), _height(row, widths))
            continue
        pieces = [_sum(row, table.rows[since:place], at, styles) for at in range(len(row))]
        added = [one and bool(piece.adds) for one, piece in zip(added, pieces, strict=True)]
        yield Row(tuple(replace(piece, adds=-piece.adds) for piece in pieces), _LINE + 2)
        since = place + 1
    if table.totals:
        bare = [row for place, row in enumerate(table.rows) if place not in sums]
        pieces = [_sum(table.totals, bare, at, styles) for at in range(len(table.totals))]
        if sums:
            count = len(table.rows)
            pieces = [
                replace(piece, adds=-count if piece.adds and follows else 0)
                for piece, follows in zip(pieces, added, strict=True)
            ]
        yield Row(tuple(pieces), _LINE + 2)


def _sum(
    row: Sequence[Datum], above: Sequence[Sequence[Datum]], at: int, styles: Sequence[Style]
) -> Piece:
    """Return a cell of a row of sums: where it is what its column adds up to, it says so."""
    value, adds = row[at].cell, 0
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        numbers = [one for each in above if isinstance(one := each[at].cell, int | Decimal)]
        adds = len(above) if numbers and sum(numbers) == value else 0
    style = Style.SUM_CENTRED if styles[at] is Style.CENTRED else Style.SUM
    return Piece(value, style, adds=adds)


def _heads(table: Table, widths: list[float], *, broken: bool) -> Iterator[Row]:
    """Return the heads; columns that share a head have it above them, merged."""
    labels = [_head(column.label, width - 1) if broken else column.label
              for column, width in zip(table.columns, widths, strict=False)]  # fmt: skip
    height = _high(max((one.count("\n") + 1 for one in labels), default=1)) + 6
    if shared := table.heads():
        upper, place = [], 0
        for words, span in shared:
            label = words or labels[place]
            upper.append(Piece(label, Style.HEAD, span, down=1 if words else 2))
            place += span
        yield Row(tuple(upper), _LINE + 6, head=True)
    yield Row(
        tuple(
            Piece(None if shared and not column.over else label, Style.HEAD)
            for column, label in zip(table.columns, labels, strict=True)
        ),
        height, head=True,
    )  # fmt: skip


def _head(label: str, room: float) -> str:
    """Return a head, broken between words where its column is narrow."""
    return "\n".join(head_lines(label, room, half_letters) or [label])


def _piece(datum: Datum, style: Style) -> Piece:
    return Piece(datum.cell, style)


def _height(row: tuple[Datum, ...], widths: list[float]) -> float:
    lines = 1
    for datum, width in zip(row, widths, strict=False):
        if len(datum.text) * 2 > width:
            need = sum(
                max(1, math.ceil(half_letters(line) / (width - 1)))
                for line in datum.text.split("\n")
            )
            lines = max(lines, need)
    return _high(lines)


def _signatures(block: Signatures, across: int) -> Iterator[Row]:
    if block.roles:
        yield Row((), 10)
        part, more = divmod(across, len(block.roles))
        if part:
            yield Row(tuple(
                Piece(f"{role}：", Style.SIGN, part + (place < more))
                for place, role in enumerate(block.roles)
            ), 24)  # fmt: skip
        else:
            yield from (Row((Piece(f"{role}：", Style.SIGN, across),), 24) for role in block.roles)
    if block.seals or block.date:
        yield Row((), 40)
        yield from _sealed(block, across)


def _sealed(block: Signatures, across: int) -> Iterator[Row]:
    """Return the bodies, the first at the right, and the day under it."""
    if 1 < len(block.seals) <= across:
        part, more = divmod(across, len(block.seals))
        yield Row(tuple(
            Piece(one, Style.RIGHT, part + (place < more))
            for place, one in enumerate(reversed(block.seals))
        ), 22)  # fmt: skip
    else:
        yield from (Row((Piece(one, Style.RIGHT, across),), 22) for one in block.seals if one)
    if block.date:
        yield Row((Piece(block.date, Style.RIGHT, across),), 22)
