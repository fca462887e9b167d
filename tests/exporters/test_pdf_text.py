"""What is copied out of a PDF is what was printed."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas

from exporters.faces import FOLDER
from exporters.fonts import Face, runs
from exporters.pdf_text import copy_out_table, mend_copy_out, pack_pages


def plain_stream(page: pdfdoc.PDFPage, code: list[str]) -> None:
    """Keep what was drawn as the library does."""
    page.stream = "\n".join(code) + "\n"


def copied(lines: list[str], *, compressed: int = 1) -> list[str]:
    paper = io.BytesIO()
    canvas = Canvas(paper, pageCompression=compressed)
    for at, line in enumerate(lines):
        x = 10.0
        for name, piece in runs(line, Face.SONG):
            canvas.setFont(name, 8)
            canvas.drawString(x, 820 - 12 * at, piece)
            x += canvas.stringWidth(piece, name, 8)
    canvas.save()
    document = pypdfium2.PdfDocument(paper.getvalue())
    try:
        return document[0].get_textpage().get_text_range().splitlines()
    finally:
        document.close()


@pytest.mark.parametrize("compressed", [0, 1])
def test_characters_beyond_ffff_copy_out(compressed):
    assert copied(["张𬱖、𫖯𠅤𡋾"], compressed=compressed) == ["张𬱖、𫖯𠅤𡋾"]


def test_markup_characters_and_brackets_copy_out():
    assert copied(["<a> & (b) \\ [c] {d} % / ~ 村"]) == ["<a> & (b) \\ [c] {d} % / ~ 村"]


def test_a_thousand_different_characters_on_one_page_copy_out():
    legal = (FOLDER / "8105.txt").read_text(encoding="utf-8").split()
    lines = [line[:25] + " 𬱖 " + line[25:] for line in legal[:20] + legal[-5:]]
    assert len(set("".join(lines))) > 1000
    assert copied(lines) == lines


def test_table_is_utf_16_in_small_blocks():
    table = copy_out_table("AAAAAA+Song", [0, 0x41, 0x2CC56, *range(0x4E00, 0x4E00 + 250)])
    assert "<01> <0041>\n<02> <D873DC56>\n<03> <4E00>" in table
    assert "<00> <0000>" not in table
    sizes = [int(line.split()[0]) for line in table.splitlines() if line.endswith("beginbfchar")]
    assert sizes == [100, 100, 52]


def test_mending_twice_is_mending_once():
    mend_copy_out()
    mend_copy_out()
    assert ttfonts.makeToUnicodeCMap is copy_out_table


def test_a_page_is_packed_when_it_ends_and_the_file_is_the_same():
    def made() -> tuple[bytes, list[object]]:
        paper = io.BytesIO()
        canvas = Canvas(paper, pageCompression=1, invariant=1)
        for _ in range(2):
            canvas.drawString(10, 10, "a page" * 50)
            canvas.showPage()
        pages = [one.stream for one in canvas._doc.idToObject.values()
                 if isinstance(one, pdfdoc.PDFPage)]  # fmt: skip
        canvas.save()
        return paper.getvalue(), pages

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rl_config, "useA85", 0)
        pack_pages()
        packed, left = made()
        assert left == [None, None]
        patch.setattr(pdfdoc.PDFPage, "setStream", plain_stream)
        loose, left = made()
    assert all(left)
    assert packed == loose
