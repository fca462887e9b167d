"""From a place on a page back to the records: which row stands there, and what it was made of."""

from __future__ import annotations

from exporters.document import Behind, Document, Table
from exporters.pdf import cleaner, frame_of
from exporters.strips import Strip, pages
from exporters.typesetting import Setting, running_face


def behind_at(document: Document, page: int, y: float) -> Behind | None:
    """Return the records of the row at a place; None where none is, or nobody said which.

    Args:
        document: the paper, as it was rendered.
        page: from 0.
        y: points below the top of the page.
    """
    frame = frame_of(document)
    running = running_face(document.layout)
    setting = Setting(frame, cleaner(document), document.layout.repeat_header, running=running)
    strips = setting.head(document)
    known: dict[int, Behind | None] = {}
    for block in document.blocks:
        own = setting.block(block)
        if isinstance(block, Table) and block.behind:
            known |= _rows(block, own)
        strips += own
    stacks = pages(strips, frame)
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
