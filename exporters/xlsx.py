"""Spreadsheets: the paper as a sheet one can go on working with.

ID numbers and phones are text, amounts and dates are numbers and dates, a text that looks like a
formula stays text. The same document gives the same bytes; the properties hold the title only.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from exporters.document import Document
from exporters.sheet_rows import Piece, Row, Style, sheet_rows, widths_of
from models.field import Cell

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_PAPER = {"A4": 9, "A3": 8}
_TEXT = "@"
_DAY = 'yyyy"年"m"月"d"日"'
_FORMULA = tuple("=+-@\t\r")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STAMP = (2000, 1, 1, 0, 0, 0)  #: on every part of the package, so that bytes repeat
_INCHES = 1 / 25.4
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    "<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)
#: no green triangles on ID numbers, which are meant to be text
_NO_TRIANGLES = (
    b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>'
    b"</ignoredErrors></worksheet>"
)
_BORDERED = {Style.HEAD, Style.CELL, Style.CENTRED, Style.LABEL}
#: style -> font, size, bold, horizontal
_LOOKS = {
    Style.TITLE: ("宋体", 18, True, "center"),
    Style.PART: ("黑体", 12, False, "center"),
    Style.BODY: ("仿宋", 12, False, "left"),
    Style.NOTE: ("宋体", 10, False, "left"),
    Style.RIGHT: ("宋体", 10, False, "right"),
    Style.SIGN: ("宋体", 11, False, "left"),
    Style.HEAD: ("黑体", 10, False, "center"),
    Style.CELL: ("宋体", 10, False, None),
    Style.CENTRED: ("宋体", 10, False, "center"),
    Style.LABEL: ("黑体", 10, False, "left"),
}


class Xlsx:
    """Makes spreadsheets."""

    suffix = "xlsx"
    label = "Excel 或 WPS 表格"

    def missing(self, document: Document) -> list[str]:
        """Return nothing: a sheet keeps every character, the reader's fonts show them."""
        del document
        return []

    def render(self, document: Document) -> bytes:
        """Return the file."""
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet(_sheet_name(document.title))
        _Sheet(sheet, document).write()
        return _packed(book, document.title)


class _Sheet:
    """Writes one sheet from the top; what openpyxl wants beforehand is set beforehand."""

    def __init__(self, sheet: WriteOnlyWorksheet, document: Document) -> None:
        self.sheet = sheet
        self.document = document
        self.widths = widths_of(document)
        self.cell = lru_cache(maxsize=None)(self._cell)

    def write(self) -> None:
        """Write all rows and set up printing."""
        from openpyxl.utils import get_column_letter

        for place, width in enumerate(self.widths, 1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width
        self._print()
        rows = enumerate(sheet_rows(self.document, self.widths), 1)
        above = []  # what stands over the first table must be known before the first row is written
        for number, row in rows:
            above.append((number, row))
            if row.head:
                if self.document.layout.repeat_header:
                    self.sheet.print_title_rows = f"{number}:{number}"
                self.sheet.freeze_panes = f"A{number + 1}"
                break
        for number, row in above:
            self._row(number, row)
        for number, row in rows:
            self._row(number, row)

    def _print(self) -> None:
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet, layout = self.sheet, self.document.layout
        sheet.page_setup.orientation = "landscape" if layout.landscape else "portrait"
        sheet.page_setup.paperSize = _PAPER[layout.page]
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 1 if layout.single else 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = layout.margin * _INCHES
        margins.top, margins.bottom = 15 * _INCHES, 18 * _INCHES
        margins.header = margins.footer = 8 * _INCHES
        if self.document.footer:
            sheet.oddFooter.left.text = self.document.footer.replace("&", "&&")
        if layout.numbered:
            sheet.oddFooter.right.text = "第 &P 页，共 &N 页"

    def _row(self, number: int, row: Row) -> None:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.pagebreak import Break

        self.sheet.row_dimensions[number].height = row.height
        column = 1
        for piece in row.pieces:
            if piece.span > 1:
                first, last = get_column_letter(column), get_column_letter(column + piece.span - 1)
                self.sheet.merged_cells.add(f"{first}{number}:{last}{number}")
            column += piece.span
        if row.ends:
            self.sheet.row_breaks.append(Break(id=number))
        self.sheet.append(self._cells(row.pieces))

    def _cells(self, pieces: tuple[Piece, ...]) -> Iterator[WriteOnlyCell]:
        """Return the cells of a row one by one; the same few cell objects are used again."""
        for piece in pieces:
            value = piece.value
            if isinstance(value, str):
                value = _REFUSED.sub("", value)
            cell = self.cell(piece.style, _format(value), _is_formula_like(value))
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl takes “=…” for a formula and “#N/A” for an error
            yield cell
            for _ in range(piece.span - 1):
                cell.value = None
                yield cell

    def _cell(self, style: Style, number_format: str, quoted: bool) -> WriteOnlyCell:  # noqa: FBT001 - part of the key
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, Side

        cell = WriteOnlyCell(self.sheet)
        font, size, bold, across = _LOOKS[style]
        cell.font = Font(name=font, size=size, bold=bold)
        if across is None and number_format != _TEXT:
            across = "right"
        wraps = style not in {Style.TITLE, Style.RIGHT, Style.SIGN}
        cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=wraps)
        if style in _BORDERED:
            thin = Side(style="thin")
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        cell.number_format = number_format
        cell.quotePrefix = quoted
        return cell


def _format(value: Cell) -> str:
    """Return Excel's number format for a value."""
    if isinstance(value, dt.date):
        return _DAY
    if isinstance(value, Decimal):
        places = max(-int(value.as_tuple().exponent), 0)
        return "#,##0" + ("." + "0" * places if places else "")
    return "0" if isinstance(value, int) and not isinstance(value, bool) else _TEXT


def _is_formula_like(value: Cell) -> bool:
    return isinstance(value, str) and value.startswith(_FORMULA)


def _sheet_name(title: str) -> str:
    """Return a name that Excel takes for a sheet: 31 characters, none of its signs."""
    return re.sub(r"[\[\]:*?/\\']", "", title)[-31:].strip() or "表"


def _packed(book: Workbook, title: str) -> bytes:
    """Save the workbook, then give every part one date and the properties only a title."""
    loose = io.BytesIO()
    book.save(loose)
    target = io.BytesIO()
    with (
        zipfile.ZipFile(loose) as parts,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in parts.namelist():
            data = parts.read(name)
            if name == "docProps/core.xml":
                data = _PROPERTIES.format(escape(_REFUSED.sub("", title))).encode()
            if name.startswith("xl/worksheets/"):
                data = data.removesuffix(b"</worksheet>") + _NO_TRIANGLES
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    return target.getvalue()
