"""A form before and after as an office program prints it: only the filled places differ."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import ImageChops, ImageFilter

from exporters.forms.filling import Wish, fill
from models.forms.recognising import Recogniser
from tests.exporters.forms.forms import DAY, OFFICE, list_of
from tests.models.forms.form_writer import FormWriter

pytestmark = pytest.mark.skipif(OFFICE is None, reason="no office program here")
DARK, GONE = 200, 0.001  #: grey that is ink; how much of it a hair's breadth may cost
NEAR = 1.0  #: points; a text may begin a little further on where a blank before it was written


def page_of(path):
    """Return the ink of the first page, and its words with their places."""
    page = pypdfium2.PdfDocument(path)[0]
    ink = page.render(scale=2).to_pil().convert("L").point(lambda grey: 255 * (grey < DARK))
    text = page.get_textpage()
    words = [(text.get_text_bounded(*text.get_rect(at)).strip(), text.get_rect(at))
             for at in range(text.count_rects())]  # fmt: skip
    return ink, words


def test_only_filled_places_differ_on_paper(ledger, convert, tmp_path):
    writer = list_of("村民花名册", ["序号", "姓名", "性别", "测量", "备注"], rows=200)
    writer.page["D4"] = "不动"
    for column, width in zip("ABCDE", (6, 14, 8, 12, 16), strict=True):
        writer.page.column_dimensions[column].width = width
    other = FormWriter(3, "说明", writer.book)
    other.line("填报单位：                    ")
    before, after = tmp_path / "before.xlsx", tmp_path / "after.xlsx"
    writer.book.save(before)
    form = Recogniser(ledger.types).read(before)
    (sheet, _), made = fill(form, ledger.as_of(), Wish(DAY, told=True))
    after.write_bytes(made.data)
    convert("pdf", tmp_path, [before, after])
    ink, words = page_of(tmp_path / "before.pdf")
    ink_after, words_after = page_of(tmp_path / "after.pdf")
    gone = ImageChops.subtract(ink, ink_after.filter(ImageFilter.MaxFilter(3)))
    assert gone.histogram()[255] < ink.histogram()[255] * GONE
    left, top, right, _ = ImageChops.subtract(ink_after, ink).getbbox()
    edges = ink.getbbox()
    assert edges[0] <= left < right <= edges[2]
    assert edges[1] <= top  # empty rows at the end are not printed
    there = dict(words_after)
    for word, place in words:
        assert word in there, word
        assert all(abs(a - b) < NEAR for a, b in zip(place, there[word], strict=True)), word
    values = {str(value) for value in sheet.changes.cells.values()}
    new = {word for word, _ in words_after} - {word for word, _ in words}
    assert new
    assert new <= values, new - values
