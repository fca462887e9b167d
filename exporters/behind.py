"""From a place on a page back to the records: which row stands there, and what it was made of."""

from __future__ import annotations

from exporters.document import Behind, Document, Table
from exporters.pdf import setting_of
from exporters.strips import Strip, pages


def behind_at(document: Document, page: int, y: float) -> Behind | None:
    """Return the records of the row at a place; None where none is, or nobody said which.

    Args:
        document: the paper, as it was rendered.
        page: from 0.
        y: points below the top of the page.
    """
    setting = setting_of(document)
    strips = setting.head(document)
    known: dict[int, Behind | None] = {}
    for block, own in setting.parts(document):
        if isinstance(block, Table) and block.behind:
            known |= _rows(block, own)
        strips += own
    stacks = pages(strips, setting.frame)
    y /= document.layout.zoom
    if not 0 <= page < len(stacks):
        return None
    for top, strip in stacks[page]:
        if top <= y < top + strip.height:
            return known.get(id(strip))
    return None


def _rows(table: Table, strips: list[Strip]) -> dict[int, Behind | None]:
    """Return what is behind each strip of a table; nothing where a row is cut over pages."""
    rows = [one for one in strips if one.grid is not None]  # not the room around the table
    behind = [None, *table.behind, *([table.behind_all] if table.totals else [])]
    if len(behind) != len(rows):
        return {}
    return {id(strip): one for strip, one in zip(rows, behind, strict=True)}
