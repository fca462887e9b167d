"""A form before and after as an office program prints it: only the filled places differ."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import ImageChops, ImageFilter

from exporters.forms.filling import Wish, fill
from models.forms.recognising import Recogniser
from models.query import Where
from tests.exporters.forms.forms import DAY, EVERYBODY, OFFICE, list_of, living
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


def roster_that_fits():
    writer = list_of("村民花名册", ["序号", "姓名", "性别", "测量", "备注"], rows=200)
    writer.page["D4"] = "不动"
    other = FormWriter(3, "说明", writer.book)
    other.line("填报单位：                    ")
    return writer, EVERYBODY


def roster_that_grows():
    return list_of("低保户花名册", ["序号", "姓名", "性别", "测量"], rows=2, total="D"), {}


def matrix():
    writer = FormWriter(3)
    writer.line("人口情况统计表")
    writer.heads(["项目", "男", "女"])
    for words in ("党员", "60岁以上", "残疾人"):
        writer.heads([words, None, None])
    return writer, {}


def person(ledger):
    writer = FormWriter(4)
    writer.line("村民登记表")
    for pair in (("姓名", "性别"), ("民族", "身份证号"), ("文化程度", "家庭住址")):
        writer.pairs(*pair)
    return writer, {"where": (Where("id", "=", living(ledger)[0].id),), "told": True}


def test_only_filled_places_differ_on_paper(ledger, convert, tmp_path):
    forms = {"fits": roster_that_fits(), "grows": roster_that_grows(), "matrix": matrix(),
             "person": person(ledger)}  # fmt: skip
    done = {}
    for name, (writer, wish) in forms.items():
        for column, width in zip("ABCDE", (18, 14, 18, 24, 16), strict=True):
            writer.page.column_dimensions[column].width = width
        before = tmp_path / f"{name}.xlsx"
        writer.book.save(before)
        form = Recogniser(ledger.types).read(before)
        sheets, made = fill(form, ledger.as_of(), Wish(DAY, **wish))
        before.with_name(f"{name}_after.xlsx").write_bytes(made.data)
        done[name] = sheets[0]
    convert("pdf", tmp_path, sorted(tmp_path.glob("*.xlsx")))  # the office program starts once
    for name, sheet in done.items():
        compare(tmp_path / f"{name}.pdf", tmp_path / f"{name}_after.pdf", sheet)


def compare(before, after, sheet):
    """Say that only what was written is new, and that all else stands where it stood."""
    ink, words = page_of(before)
    ink_after, words_after = page_of(after)
    grown = sheet.changes.growth is not None
    if not grown:
        gone = ImageChops.subtract(ink, ink_after.filter(ImageFilter.MaxFilter(3)))
        assert gone.histogram()[255] < ink.histogram()[255] * GONE, before
        left, top, right, _ = ImageChops.subtract(ink_after, ink).getbbox()
        edges = ink.getbbox()
        assert edges[0] <= left < right <= edges[2], before
        assert edges[1] <= top  # empty rows at the end are not printed
    there = dict(words_after)
    values = {str(value) for value in sheet.changes.cells.values()}
    values |= {str(value) for row in sheet.changes.added for value in row.values()}
    for word, place in words:
        if any(word[:3] in value for value in values):
            continue  # a text with blanks
        assert word in there, word
        stays = all(abs(a - b) < NEAR for a, b in zip(place, there[word], strict=True))
        assert stays or (grown and there[word][1] < place[1]), word
    new = {word for word, _ in words_after} - {word for word, _ in words}
    assert new, before
    assert all(any(word in value for value in values) for word in new), new - values
