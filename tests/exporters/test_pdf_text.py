"""What is copied out of a PDF is what was printed."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.pdfbase import ttfonts
from reportlab.pdfgen.canvas import Canvas

from exporters.faces import FOLDER
from exporters.fonts import Face, runs
from exporters.pdf_text import copy_out_table, mend_copy_out


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
