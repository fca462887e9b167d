"""Spreadsheets: the paper as a sheet one can go on working with.

ID numbers and phones are text, amounts and dates are numbers and dates, a text that looks like a
formula stays text. openpyxl makes the package, the looks and the print set-up; the rows are
written by `sheet_xml`. The same document gives the same bytes; the properties hold the title only.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from exporters.document import Document, Signatures, Table
from exporters.sheet_charts import add_chart
from exporters.sheet_rows import Row, Style, sheet_rows
from exporters.sheet_widths import widths_of
from exporters.sheet_xml import TEXT, rows_of, xml_text
from models.sheets.grid import letters

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_PAPER = {"A4": 9, "A3": 8}
_STAMP = (2000, 1, 1, 0, 0, 0)  #: on every part of the package, so that bytes repeat
_MILLIMETRES = {"A4": (210, 297), "A3": (297, 420)}
_TOP, _BOTTOM = 15, 18  #: millimetres
_INCHES = 1 / 25.4
_POINTS = 72 / 25.4
_UNIT, _PADDING = 5.25, 3.75  #: points that a half letter is wide, and that a column has beside
_PRESSED = 1.25  #: times as long as its pages a notice may be and is still put on them
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    "<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)
_NO_ROWS = re.compile(rb"<sheetData ?/>|<sheetData></sheetData>")
#: no green triangles on ID numbers, which are meant to be text
_NO_TRIANGLES = (
    b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>'
    b"</ignoredErrors></worksheet>"
)
_BORDERED = {Style.HEAD, Style.CELL, Style.CENTRED, Style.LABEL, Style.SUM,
             Style.SUM_CENTRED}  # fmt: skip
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
    Style.SUM: ("黑体", 10, False, None),
    Style.SUM_CENTRED: ("黑体", 10, False, "center"),
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
        if kept := document.bytes_kept(self.suffix):
            return kept
        book = _book()
        sheet = book.worksheets[0]
        sheet.title = _sheet_name(document.title)
        widths = widths_of(document)
        tables = [
            block for block in document.blocks if isinstance(block, Table) and block.columns
        ]
        _shape(sheet, widths, sheet_rows(document, widths), tables)
        _print(sheet, document)
        if pages := _pressed(document, widths):
            sheet.page_setup.fitToHeight = pages
        look = lru_cache(maxsize=None)(lambda *key: _look(sheet, *key))
        rows, count = bytearray(), 0
        for row in rows_of(sheet_rows(document, widths), widths, look):
            rows += row.encode()  # at once: the text of a long register is twice as large
            count += 1
        whole = f"A1:{letters(max(len(widths), 1) - 1)}{count}"
        return _packed(book, document.title, rows, whole.encode())


def _book() -> Workbook:
    """Return an empty workbook; widths are counted in the letters that stand in its cells."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    book = Workbook()
    name, size, *_ = _LOOKS[Style.CELL]
    usual = Font(name=name, size=size)
    book._fonts = IndexedList([usual])  # type: ignore[attr-defined]  # noqa: SLF001 - no other way to the first
    book._named_styles["Normal"].font = usual  # type: ignore[attr-defined]  # noqa: SLF001
    return book


def _shape(
    sheet: Worksheet, widths: list[float], rows: Iterator[Row], tables: list[Table]
) -> None:
    """Set widths, merged cells, page breaks, the heads that stay, the filter, the printed part."""
    from openpyxl.worksheet.pagebreak import Break

    for place, width in enumerate(widths):
        sheet.column_dimensions[letters(place)].width = width
    first = last = number = charts = 0
    for number, row in enumerate(rows, 1):
        _merge(sheet, row, number)
        if row.ends:
            sheet.row_breaks.append(Break(id=number))
        if row.chart:
            add_chart(sheet, row.chart, number, widths)
            charts += 1
        if row.head and (not first or last == number - 1):
            first, last = first or number, number
    if first and len({one.columns for one in tables}) == 1:  # other heads would be wrong below
        sheet.freeze_panes = f"A{last + 1}"
        if not charts:  # the page of a chart has no use for them
            sheet.print_title_rows = f"{first}:{last}"
    if number and widths:
        sheet.print_area = f"A1:{letters(len(widths) - 1)}{number}"
    if len(tables) == 1 and tables[0].rows:
        ends = letters(len(tables[0].columns) - 1), last + len(tables[0].rows)
        sheet.auto_filter.ref = f"A{last}:{ends[0]}{ends[1]}"


def _merge(sheet: Worksheet, row: Row, number: int) -> None:
    from openpyxl.worksheet.cell_range import CellRange

    place = 0
    for piece in row.pieces:
        if piece.span > 1 or piece.down > 1:
            ends = letters(place), letters(place + piece.span - 1)
            sheet.merged_cells.add(
                CellRange(f"{ends[0]}{number}:{ends[1]}{number + piece.down - 1}")
            )
        place += piece.span


def _print(sheet: Worksheet, document: Document) -> None:
    """Set up printing: the sheet, one page wide, margins, page numbers."""
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.properties import PageSetupProperties

    layout = document.layout
    sheet.page_setup.orientation = "landscape" if layout.landscape else "portrait"
    sheet.page_setup.paperSize = _PAPER[layout.page]
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if layout.single else 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = layout.margin * _INCHES
    margins.top, margins.bottom = _TOP * _INCHES, _BOTTOM * _INCHES
    margins.header = margins.footer = 8 * _INCHES
    foot = HeaderFooterItem()
    if document.footer:
        foot.left.text = document.footer.replace("&", "&&")
    if layout.numbered:
        foot.right.text = "第 &P 页，共 &N 页"
    sheet.HeaderFooter.oddFooter = foot


def _pressed(document: Document, widths: list[float]) -> int:
    """Return on how many pages a signed notice is pressed, 0 where it takes what it needs.

    Whose last page would hold the seals and little else is made a little smaller.
    """
    if not any(isinstance(one, Signatures) and one.seals for one in document.blocks):
        return 0
    layout, rows = document.layout, list(sheet_rows(document, widths))
    if any(row.ends for row in rows):
        return 0
    wide, high = sorted(_MILLIMETRES[layout.page], reverse=layout.landscape)
    room = (wide - 2 * layout.margin) * _POINTS
    needed = sum(width * _UNIT + _PADDING for width in widths)
    scale = min(room / needed, 1.0)
    pages = sum(row.height for row in rows) * scale / ((high - _TOP - _BOTTOM) * _POINTS)
    whole = int(pages)
    return whole if whole and pages / whole <= _PRESSED else 0


def _look(sheet: Worksheet, style: Style, number_format: str, quoted: bool) -> int:  # noqa: FBT001 - part of a key
    """Return the number of a look in the workbook, making it when first asked."""
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Border, Font, Side

    cell = Cell(sheet, row=1, column=1)  # it never gets into the sheet
    font, size, bold, across = _LOOKS[style]
    cell.font = Font(name=font, size=size, bold=bold)
    if across is None and number_format != TEXT:
        across = "right"
    elif style is Style.SUM:
        across = "center"
    wraps = style not in {Style.RIGHT, Style.SIGN}
    cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=wraps)
    if style in _BORDERED:
        thin = Side(style="thin")
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    cell.number_format = number_format
    cell.quotePrefix = quoted
    return int(cell.style_id)


def _sheet_name(title: str) -> str:
    """Return a name that Excel takes for a sheet: 31 characters, none of its signs."""
    return re.sub(r"[\[\]:*?/\\']", "", title)[-31:].strip() or "表"


def _packed(book: Workbook, title: str, rows: bytearray, whole: bytes) -> bytes:
    """Save the workbook with the rows, every part of one date, the properties only a title."""
    loose = io.BytesIO()
    book.save(loose)
    target = io.BytesIO()
    with (
        zipfile.ZipFile(loose) as parts,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in parts.namelist():
            data: list[bytes | bytearray] = [parts.read(name)]
            if name == "docProps/core.xml":
                data = [_PROPERTIES.format(xml_text(title)).encode()]
            if name.startswith("xl/worksheets/sheet"):
                bare = data[0].replace(b'ref="A1:A1"', b'ref="' + whole + b'"', 1)
                before, after = _NO_ROWS.split(bare)
                after = after.removesuffix(b"</worksheet>") + _NO_TRIANGLES
                data = [before, b"<sheetData>", rows, b"</sheetData>", after]
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            with packed.open(info, "w") as part:
                for piece in data:
                    part.write(piece)
    return target.getvalue()
