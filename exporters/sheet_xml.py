"""The rows of a sheet as they stand in the file (ECMA-376 part 1, 18.3.1).

Written by hand because openpyxl takes many times as long for a large register; a
text is always written as text, so that nothing in it can become a formula.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from html import escape

from exporters.sheet_rows import Piece, Row, Style
from exporters.sheet_widths import SHORT_DAY
from models.field import Cell
from models.sheets.grid import letters

#: characters that XML cannot hold
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_EPOCH = dt.date(1899, 12, 30)
_FORMULA = tuple("=+-@\t")

#: (style, number format, quoted) -> number of the look in the workbook
Look = Callable[[Style, str, bool], int]

TEXT = "@"
DAY, BRIEF_DAY = 'yyyy"年"m"月"d"日"', "yyyy-mm-dd"


def rows_of(rows: Iterable[Row], widths: Sequence[float], look: Look) -> Iterator[str]:
    """Return the XML of every row; `widths` of the columns in half letters."""
    for number, row in enumerate(rows, 1):
        cells = "".join(_cells(row, number, widths, look))
        yield f'<row r="{number}" ht="{row.height:g}" customHeight="1">{cells}</row>'


def _cells(row: Row, number: int, widths: Sequence[float], look: Look) -> Iterator[str]:
    place = 0
    for piece in row.pieces:
        value = piece.value
        quoted = isinstance(value, str) and value.startswith(_FORMULA)
        form = number_format(value, widths[place] if place < len(widths) else 0)
        style = look(piece.style, form, quoted)
        yield _cell(f"{letters(place)}{number}", style, value, _sum(piece, place, number))
        for other in range(place + 1, place + piece.span):
            yield f'<c r="{letters(other)}{number}" s="{style}"/>'
        place += piece.span


def _sum(piece: Piece, place: int, number: int) -> str:
    """Return the formula of a sum, "" where the cell is none; the figure stays beside it."""
    if piece.mirrors:
        return f"<f>-{letters(place - piece.mirrors)}{number}</f>"
    if not piece.adds:
        return ""
    column, count = letters(place), abs(piece.adds)
    span = f"{column}{number - count}:{column}{number - 1}"
    # SUBTOTAL leaves out the sums that stand among the rows
    return f"<f>SUM({span})</f>" if piece.adds > 0 else f"<f>SUBTOTAL(9,{span})</f>"


def _cell(at: str, style: int, value: Cell, formula: str = "") -> str:
    if value is None or value == "":
        return f'<c r="{at}" s="{style}"/>'
    if isinstance(value, str):
        text = xml_text(value)
        kept = f'<is><t xml:space="preserve">{text}</t></is>'
        return f'<c r="{at}" s="{style}" t="inlineStr">{kept}</c>'
    if isinstance(value, dt.date):
        value = (value - _EPOCH).days
    return f'<c r="{at}" s="{style}">{formula}<v>{value}</v></c>'


def number_format(value: Cell, width: float) -> str:
    """Return Excel's number format for a value: dates, amounts with commas, numbers, text.

    A day is written shorter where its column is too narrow for it.
    """
    if isinstance(value, dt.date):
        return DAY if width > SHORT_DAY else BRIEF_DAY
    if isinstance(value, Decimal):
        places = max(-int(value.as_tuple().exponent), 0)
        return "#,##0" + ("." + "0" * places if places else "")
    return "0" if isinstance(value, int) else TEXT


def without_refused(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _REFUSED.sub("", text)


def xml_text(text: str) -> str:
    """Return a text as XML holds it between two tags."""
    return escape(without_refused(text), quote=False)
