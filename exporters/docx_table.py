"""A table of a Word text, written as it stands in the file (ECMA-376 part 1, 17.4).

By hand, because the library takes a hundred times as long for a list of some hundred rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from exporters.docx_marks import Type
from exporters.sheet_xml import xml_text

if TYPE_CHECKING:
    from docx.document import Document as Made

_TWIPS = 1440 / 25.4  #: in a millimetre
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True)
class Cell:
    """A cell: `way` is center, right or ""; `down` begins ("restart") or goes on a merged one."""

    text: str
    kind: Type
    way: str = ""
    span: int = 1
    down: str = ""


@dataclass(frozen=True)
class Row:
    """A row, never split over pages; a head stands again on every page."""

    cells: tuple[Cell, ...]
    head: bool = False


def add_table(
    made: Made, widths: Sequence[float], rows: Sequence[Row], *, tight: bool = False
) -> None:
    """Put a table at the end of a text; `widths` are millimetres; `tight` rows are lower."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    grid = [round(one * _TWIPS) for one in widths]
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in grid)
    written = "".join(_row(one, grid, tight=tight) for one in rows)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
        '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{written}</w:tbl>"
    )
    body = made.element.body
    body.insert(len(body) - 1, table)  # before the properties of the section


def keep_last_row(made: Made) -> None:
    """Keep the last row of a table with what follows, where the text ends with that table."""
    from docx.oxml.ns import qn

    body = [one for one in made.element.body if one.tag != qn("w:sectPr")]
    gap = body[-1:]  # the thin line below it
    if not gap or len(body) < 2 or body[-2].tag != qn("w:tbl"):  # noqa: PLR2004 - the two
        return
    for paragraph in body[-2][-1].iter(qn("w:pPr")):
        if paragraph.find(qn("w:keepNext")) is None:
            paragraph.insert(0, paragraph.makeelement(qn("w:keepNext"), {}))


def _row(row: Row, grid: Sequence[int], *, tight: bool) -> str:
    said = ["<w:tr><w:trPr><w:cantSplit/>", "<w:tblHeader/>" if row.head else "", "</w:trPr>"]
    place = 0
    for one in row.cells:
        width = sum(grid[place : place + one.span])
        place += one.span
        span = f'<w:gridSpan w:val="{one.span}"/>' if one.span > 1 else ""
        down = f'<w:vMerge w:val="{one.down}"/>' if one.down else ""
        manners = _manners(one.kind, one.way, row.head, tight)
        said.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{down}'
            f'<w:vAlign w:val="center"/></w:tcPr><w:p>{manners}'
            f"{_letters(one.text, one.kind)}</w:p></w:tc>"
        )
    return "".join([*said, "</w:tr>"])


@lru_cache
def _manners(kind: Type, way: str, head: bool, tight: bool) -> str:  # noqa: FBT001 - a key
    """Return how a paragraph of a cell stands: its own lines, not those of the page's grid."""
    keep = "<w:keepNext/>" if head else ""
    across = f'<w:jc w:val="{way}"/>' if way else ""
    line = round(kind.size * 1.35 * 20)
    air = 0 if tight else 30
    return (
        f'<w:pPr>{keep}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="{air}" w:after="{air}" w:line="{line}" w:lineRule="atLeast"/>'
        f"{across}</w:pPr>"
    )


@lru_cache
def _looks(kind: Type) -> str:
    bold = "<w:b/>" if kind.bold else ""
    size = round(kind.size * 2)
    return (
        f'<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        f'w:eastAsia="{kind.face}" w:cs="Times New Roman"/>{bold}<w:sz w:val="{size}"/></w:rPr>'
    )


def _letters(text: str, kind: Type) -> str:
    if not text:
        return ""
    lines = (xml_text(line) for line in text.split("\n"))
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{_looks(kind)}{said}</w:r>"
