"""An old workbook (.xls) as a new one: cells, looks, formulas, merges, sizes, print setup, lists.

What cannot be carried over (pictures, comments, macros ...) is counted and told; nothing is lost
silently.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlrd

from models.errors import UserError
from models.forms.face.places import name_of
from models.forms.old.looks import font, styles
from models.forms.old.records import Told, told

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_CHARACTER = 256  #: parts of a character's width, in which columns are told
_STAMP = (2000, 1, 1, 0, 0, 0)
_NAMES = {"\x06": "_xlnm.Print_Area", "\x07": "_xlnm.Print_Titles"}
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}


def converted(path: Path) -> tuple[bytes, tuple[str, ...]]:
    """Return an old workbook as a new one, and in words what was not carried over.

    Raises:
        UserError: it cannot be read.
    """
    data = path.read_bytes()
    try:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            book = xlrd.open_workbook(
                file_contents=data, formatting_info=True, on_demand=True, logfile=nowhere
            )
        records = [told(book, at) for at in range(book.nsheets)]
        parts = dict(_parts(book, records))
    except Exception:  # noqa: BLE001 - whatever a strange file makes of it
        raise UserError(
            f"“{path.name}”是旧格式，转不过来。", "请用 WPS 打开，另存为 xlsx 再填。"
        ) from None
    lost = sum((one.lost for one in records), Counter[str]())
    unread = sum(text == "" for one in records for text in one.formulas.values())
    if unread:
        lost["公式（只留下了结果）"] = unread
    if _MACROS in data:
        lost["宏"] = 1
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), _HEAD + text)
    return made.getvalue(), tuple(f"{what} {count} 处" for what, count in lost.items())


def _parts(book: Any, records: list[Told]) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    numbers = range(1, book.nsheets + 1)
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPES}{kind}+xml"/>'
        for name, kind in (("workbook", "sheet.main"), ("styles", "styles"),
                           *((f"worksheets/sheet{n}", "worksheet") for n in numbers))
    )  # fmt: skip
    yield "[Content_Types].xml", (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    yield "_rels/.rels", _relations((("rId1", "officeDocument", "xl/workbook.xml"),))
    links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    links.append(("rId0", "styles", "styles.xml"))
    yield "xl/_rels/workbook.xml.rels", _relations(links)
    yield "xl/workbook.xml", _workbook(book)
    yield "xl/styles.xml", styles(book)
    for number, (sheet, said) in enumerate(zip(book.sheets(), records, strict=True), 1):
        yield f"xl/worksheets/sheet{number}.xml", "".join(_sheet(book, sheet, said))


def _relations(links: Any) -> str:  # noqa: ANN401 - triples
    made = "".join(f'<Relationship Id="{id_}" Type="{_LINKS}/{kind}" Target="{target}"/>'
                   for id_, kind, target in links)  # fmt: skip
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _workbook(book: Any) -> str:  # noqa: ANN401
    sheets = "".join(
        f'<sheet name={quoteattr(one.name)} sheetId="{n}" r:id="rId{n}"'
        f'{" state=" + quoteattr("hidden") if one.visibility else ""}/>'
        for n, one in enumerate(book.sheets(), 1)
    )
    names = "".join(_names(book))
    first = '<workbookPr date1904="1"/>' if book.datemode else ""
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">{first}<sheets>{sheets}</sheets>'
        f"{f'<definedNames>{names}</definedNames>' if names else ''}</workbook>"
    )


def _names(book: Any) -> Iterator[str]:  # noqa: ANN401
    for one in book.name_obj_list:
        text = getattr(one, "formula_text", "") or ""
        name = _NAMES.get(one.name, "") if one.builtin else one.name
        if not name or not text or one.macro or one.func or "unk" in text:
            continue
        local = f' localSheetId="{one.scope}"' if one.scope >= 0 else ""
        yield f"<definedName name={quoteattr(name)}{local}>{escape(text)}</definedName>"


def _sheet(book: Any, sheet: Any, said: Told) -> Iterator[str]:  # noqa: ANN401
    yield f'<worksheet xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
    if said.fits:
        yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    yield f'<sheetViews><sheetView workbookViewId="0">{_frozen(sheet)}</sheetView></sheetViews>'
    columns = "".join(
        f'<col min="{at + 1}" max="{at + 1}" width="{one.width / _CHARACTER:g}" customWidth="1"'
        f'{" hidden=" + quoteattr("1") if one.hidden else ""}/>'
        for at, one in sorted(sheet.colinfo_map.items()) if at < 16_384  # noqa: PLR2004
    )  # fmt: skip
    yield f"<cols>{columns}</cols>" if columns else ""
    yield "<sheetData>"
    for row in range(sheet.nrows):
        info = sheet.rowinfo_map.get(row)
        high = ""
        if info is not None and not info.has_default_height:
            high = f' ht="{info.height / 20:g}" customHeight="1"'
        hidden = ' hidden="1"' if info is not None and info.hidden else ""
        cells = "".join(_cell(book, sheet, said, row, at) for at in range(sheet.row_len(row)))
        yield f'<row r="{row + 1}"{high}{hidden}>{cells}</row>'
    yield "</sheetData>"
    yield from _around(sheet, said)
    yield "</worksheet>"


def _frozen(sheet: Any) -> str:  # noqa: ANN401
    across, down = sheet.vert_split_pos, sheet.horz_split_pos
    if not sheet.panes_are_frozen or not (across or down):
        return ""
    wide = f' xSplit="{across}"' if across else ""
    high = f' ySplit="{down}"' if down else ""
    pane = "bottomRight" if across and down else "topRight" if across else "bottomLeft"
    return (f'<pane{wide}{high} topLeftCell="{name_of(down, across)}" activePane="{pane}" '
            'state="frozen"/>')  # fmt: skip


def _cell(book: Any, sheet: Any, said: Told, row: int, column: int) -> str:  # noqa: ANN401
    cell = sheet.cell(row, column)
    at = f'r="{name_of(row, column)}" s="{cell.xf_index or 0}"'
    text = said.formulas.get((row, column), "")
    made = f"<f>{escape(text)}</f>" if text else ""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        if made:
            return f'<c {at} t="str">{made}<v>{escape(cell.value)}</v></c>'
        return f'<c {at} t="inlineStr"><is>{_text(book, sheet, row, column)}</is></c>'
    if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        return f"<c {at}>{made}<v>{cell.value!r}</v></c>"
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return f'<c {at} t="b">{made}<v>{cell.value}</v></c>'
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return f'<c {at} t="e">{made}<v>{_ERRORS.get(cell.value, "#N/A")}</v></c>'
    return f"<c {at}>{made}</c>" if made else f"<c {at}/>"


def _text(book: Any, sheet: Any, row: int, column: int) -> str:  # noqa: ANN401
    """Return a text, in runs where it has several looks."""
    text = sheet.cell_value(row, column)
    runs = sheet.rich_text_runlist_map.get((row, column)) or []
    if not runs:
        return f'<t xml:space="preserve">{escape(text)}</t>'
    starts = [(0, None), *runs] if runs[0][0] else list(runs)
    ends = [start for start, _ in starts[1:]] + [len(text)]
    made = ""
    for (start, number), end in zip(starts, ends, strict=True):
        look = f"<rPr>{font(book, book.font_list[number], run=True)}</rPr>" if number else ""
        made += f'<r>{look}<t xml:space="preserve">{escape(text[start:end])}</t></r>'
    return made


def _around(sheet: Any, said: Told) -> Iterator[str]:  # noqa: ANN401
    if sheet.merged_cells:
        made = "".join(
            f'<mergeCell ref="{name_of(top, left)}:{name_of(bottom - 1, right - 1)}"/>'
            for top, bottom, left, right in sheet.merged_cells
        )
        yield f'<mergeCells count="{len(sheet.merged_cells)}">{made}</mergeCells>'
    if said.lists:
        made = "".join(
            '<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="'
            + " ".join(f"{name_of(a, c)}:{name_of(b, d)}" for a, b, c, d in areas)
            + f'"><formula1>{escape(words)}</formula1></dataValidation>'
            for areas, words in said.lists
        )
        yield f'<dataValidations count="{len(said.lists)}">{made}</dataValidations>'
    if said.centred:
        yield '<printOptions horizontalCentered="1"/>'
    if len(said.margins) == 4:  # noqa: PLR2004 - all four sides
        sides = " ".join(f'{side}="{inches:g}"' for side, inches in said.margins.items())
        yield f'<pageMargins {sides} header="0.3" footer="0.3"/>'
    if said.page:
        yield "<pageSetup " + " ".join(f'{k}="{v}"' for k, v in said.page.items()) + "/>"
    if said.header or said.footer:
        head = f"<oddHeader>{escape(said.header)}</oddHeader>" if said.header else ""
        foot = f"<oddFooter>{escape(said.footer)}</oddFooter>" if said.footer else ""
        yield f"<headerFooter>{head}{foot}</headerFooter>"
