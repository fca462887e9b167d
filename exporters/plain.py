"""Plain text: for the clipboard, for a group chat, and to compare papers in tests."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import assert_never

from exporters.charts_said import as_table
from exporters.document import (
    Block,
    Chart,
    Codes,
    CutLine,
    Document,
    Form,
    Heading,
    KeyValues,
    Note,
    PageBreak,
    Paragraph,
    Pictures,
    Signatures,
    Spread,
    Steps,
    Table,
)

_RULE = "----------------"
_BETWEEN = "  "


class Plain:
    """Makes text files; readable in Windows' own editor, so with a byte-order mark."""

    suffix = "txt"
    label = "纯文字"

    def missing(self, document: Document) -> list[str]:
        """Return nothing: text keeps every character."""
        del document
        return []

    def render(self, document: Document) -> bytes:
        """Return the file."""
        return b"\xef\xbb\xbf" + text_of(document).replace("\n", "\r\n").encode()


def text_of(document: Document) -> str:
    """Return a document as text; lines end in a line feed."""
    lines = []
    if document.mark:
        lines.append(f"【{document.mark}】")
    if document.layout.titled:
        lines += [document.title, *_spread(document.subtitle)]
    for block in document.blocks:
        lines += _block(block)
    if document.footer:
        lines += ["", document.footer]
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _block(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 - one case for each kind of block
    match block:
        case Heading():
            yield from ("", block.text)
        case Paragraph():
            yield ("\u3000\u3000" if block.indent else "") + block.text
        case Spread():
            yield from _spread(block)
        case KeyValues():
            for label, value in block.pairs:
                yield f"{label}：{value.text}"
        case Table():
            yield ""
            yield from _table(block)
            yield ""
        case Chart():
            yield from ("", block.title, *_table(as_table(block)))
        case Note():
            yield block.text
        case Signatures():
            if block.roles:
                yield from ("", (_BETWEEN * 4).join(f"{role}：" for role in block.roles))
            if block.seals or block.date:
                yield from ("", (_BETWEEN * 4).join(block.seals), block.date)
        case Pictures():
            yield from (f"〔照片〕{one.words}" for one in block.pictures)
        case Codes():
            for code in block.codes:
                yield from ("", f"〔二维码〕{code.words}", *code.text.split("\n"))
        case Steps():
            yield " → ".join(block.steps)
        case CutLine():
            yield from ("", f"{_RULE} {block.text} {_RULE}", "")
        case PageBreak():
            yield from ("", _RULE * 2, "")
        case _:
            assert_never(block)


def _spread(block: Spread) -> Iterator[str]:
    texts = [text for text in (block.left, block.right) if text]
    if texts:
        yield (_BETWEEN * 4).join(texts)


def _table(table: Table) -> Iterator[str]:
    """Return rows with columns one under the other; a line break in a cell becomes a space."""
    heads = [column.over + column.label for column in table.columns]
    rows = [
        [" ".join(datum.text.split()) for datum in row]
        for row in (*table.rows, table.totals) if row
    ]  # fmt: skip
    widths = [max(_columns(row[place]) for row in [heads, *rows]) for place in range(len(heads))]
    right = [column.form is Form.NUMBER and not column.centred for column in table.columns]
    for row in [heads, *rows]:
        yield _BETWEEN.join(map(_padded, row, widths, right))
    if not table.rows:
        yield table.empty


def _padded(text: str, width: int, right: bool) -> str:  # noqa: FBT001 - mapped over columns
    pad = " " * (width - _columns(text))
    return pad + text if right else text + pad


def _columns(text: str | Sequence[str]) -> int:
    """Return how wide a text stands in a face where Chinese letters are two wide."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
