"""Text that copies out of a PDF as it was put in.

reportlab 5.1 writes the table from glyph to character (ToUnicode) with four hexadecimal digits a
character and in one block. The PDF standard (ISO 32000-1, 9.10.3) asks for UTF-16BE and at most
100 entries a block: without it 𬱖 prints right, but is copied and searched as ⳅ.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

_BLOCK = 100
_ROW = 8  #: numbers; so many are written at once

_HEAD = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""

_TAIL = """\
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def copy_out_table(fontname: str, subset: Sequence[int]) -> str:
    """Write the ToUnicode table of a font of up to 256 glyphs.

    `subset` holds the character code of every glyph, in glyph order, 0 where there is none.
    """
    entries = [
        f"<{glyph:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for glyph, code in enumerate(subset)
        if code
    ]
    blocks = [entries[at : at + _BLOCK] for at in range(0, len(entries), _BLOCK)]
    lines = [_HEAD.format(name=fontname)]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, _TAIL])


def remember_numbers() -> None:
    """Let reportlab write each number once, and rows of numbers without a call for each.

    The widths of letters are a few hundred numbers, written for every face of every paper.
    """
    from reportlab.pdfbase import pdfdoc

    if hasattr(vars(pdfdoc)["fp_str"], "cache_info"):
        return
    written = vars(pdfdoc)["fp_str"] = lru_cache(maxsize=4096)(vars(pdfdoc)["fp_str"])
    usual = pdfdoc.PDFArray.format

    def row(array: Any, document: Any, *more: bytes) -> bytes:  # noqa: ANN401 - of the library
        numbers = array.sequence
        if len(numbers) < _ROW or not set(map(type, numbers)) <= {int, float}:
            return bytes(usual(array, document, *more))
        return b"[ " + "\n".join(map(written, numbers)).encode() + b" ]"

    vars(pdfdoc)["PDFArray"].format = row


def mend_copy_out() -> None:
    """Put our table in the place of reportlab's; doing it again changes nothing."""
    from reportlab.pdfbase import ttfonts

    ttfonts.makeToUnicodeCMap = copy_out_table


def pack_pages() -> None:
    """Let reportlab pack what is drawn on a page as soon as the page ends.

    It does so when the file is saved: a thousand pages would lie in memory ten times as large
    until then. The bytes are the same.
    """
    from reportlab import rl_config
    from reportlab.pdfbase import pdfdoc

    page = pdfdoc.PDFPage
    usual = page.setStream
    if usual.__module__ == __name__:
        return

    def packed(page: Any, code: Any) -> None:  # noqa: ANN401 - of the library
        usual(page, code)
        if page.compression and page.stream and not rl_config.useA85:
            how = pdfdoc.PDFArray([pdfdoc.PDFName("FlateDecode")])
            content = pdfdoc.PDFZCompress.encode(page.stream)
            page.Contents = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Filter": how}), content)
            page.stream = None

    vars(pdfdoc)["PDFPage"].setStream = packed
