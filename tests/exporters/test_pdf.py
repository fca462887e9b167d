from __future__ import annotations

import pypdfium2
import pytest

from exporters.document import (
    EMPTY,
    Column,
    CutLine,
    Datum,
    Document,
    Form,
    Heading,
    KeyValues,
    Layout,
    Note,
    PageBreak,
    Paragraph,
    Signatures,
    Spread,
    Table,
)
from exporters.pdf import Pdf, set_pages, unprintable

RARE = "䶮㛃𬱖𫖯𬭎𠅤𡋾𣲗㙓𬇙龘堃"
COLUMNS = (Column("序号", 3, Form.NUMBER, centred=True), Column("姓名", 6), Column("事由", 16))


def document_of(*blocks, **more):
    return Document(title="测试", name="测试", blocks=blocks, **more)


def rows_of(count, text="办理居民用电户名变更"):
    return tuple(
        (Datum(str(one), one), Datum(f"王{one}", ""), Datum(text, "")) for one in range(count)
    )


def pages_of(data):
    with pypdfium2.PdfDocument(data) as pdf:
        texts = []
        for page in pdf:
            text = page.get_textpage()
            texts.append(text.get_text_bounded())
            text.close()
            page.close()
        return texts


def test_five_thousand_rows_each_on_a_page_with_heads_and_its_number():
    pages = pages_of(Pdf().render(document_of(Table(COLUMNS, rows_of(5000)))))
    assert 100 < len(pages) < 250
    assert all("事由" in page for page in pages)
    assert f"第 {len(pages)} 页，共 {len(pages)} 页" in pages[-1]
    assert sum(page.count("办理居民用电户名变更") for page in pages) == 5000


def test_heads_can_stand_once():
    document = document_of(Table(COLUMNS, rows_of(100)), layout=Layout(repeat_header=False))
    assert sum("事由" in page for page in pages_of(Pdf().render(document))) == 1


@pytest.mark.parametrize("name", RARE)
def test_rare_names_copy_out_as_themselves(name):
    blocks = (
        Heading(f"头{name}", 1), Paragraph(f"文{name}，女"), Note(f"注{name}"),
        Table(COLUMNS, ((Datum("1", 1), Datum(f"表{name}", ""), EMPTY),)),
        KeyValues((("姓名", Datum(f"盒{name}", "")),)),
    )  # fmt: skip
    (page,) = pages_of(Pdf().render(document_of(*blocks)))
    for word in "头文注表盒":
        assert f"{word}{name}" in page


def test_what_no_face_has_is_named_and_drawn_as_a_box():
    document = document_of(Paragraph("王\U0002fffe兰"), Note("\U0010fffd"))
    assert unprintable(document) == "\U0002fffe\U0010fffd"
    assert Pdf().missing(document) == ["\U0002fffe", "\U0010fffd"]
    (page,) = pages_of(Pdf().render(document))
    assert "王〓兰" in page


def test_a_long_cell_is_broken_over_pages_and_never_cut():
    text = "".join(f"第{number}句话写得很长。" for number in range(600))
    pages = pages_of(Pdf().render(document_of(Table(COLUMNS, rows_of(1, text)))))
    assert len(pages) > 1
    squeezed = "".join("".join(pages).split())
    assert all(f"第{number}句" in squeezed for number in range(600))


def test_line_breaks_in_a_cell_are_kept():
    (page,) = pages_of(Pdf().render(document_of(Table(COLUMNS, rows_of(1, "一行\n二行")))))
    assert "一行二行" not in page.replace(" ", "")


def test_an_empty_table_says_so():
    (page,) = pages_of(Pdf().render(document_of(Table(COLUMNS, (), empty="本期没有。"))))
    assert "本期没有。" in page


@pytest.mark.parametrize(
    ("layout", "size"),
    [
        (Layout(), (595, 842)),
        (Layout(landscape=True), (842, 595)),
        (Layout(page="A3"), (842, 1191)),
        (Layout(page="A3", landscape=True), (1191, 842)),
    ],
)
def test_sheets(layout, size):
    data = Pdf().render(document_of(Paragraph("字"), layout=layout))
    with pypdfium2.PdfDocument(data) as pdf:
        assert pdf.get_page_size(0) == pytest.approx(size, abs=1)


def test_a_single_page_shrinks_rather_than_spills():
    paragraphs = [Paragraph("本证明仅用于办理居民用电户名变更，他用无效。" * 5)] * 8
    assert len(set_pages(document_of(*paragraphs))) == 2
    assert len(set_pages(document_of(*paragraphs, layout=Layout(single=True)))) == 1


def test_who_signs_never_stands_alone():
    for count in range(20, 40):
        document = document_of(Table(COLUMNS, rows_of(count)), Signatures(("保管人",)))
        last = pages_of(Pdf().render(document))[-1]
        assert "保管人" in last
        assert "办理居民用电户名变更" in last


def test_a_page_break_begins_a_page():
    pages = pages_of(Pdf().render(document_of(Paragraph("前"), PageBreak(), Paragraph("后"))))
    assert ["前" in page for page in pages] == [True, False]
    assert len(pages_of(Pdf().render(document_of(Paragraph("前"), PageBreak())))) == 1


def test_properties_hold_the_title_only():
    with pypdfium2.PdfDocument(Pdf().render(document_of(Paragraph("字")))) as pdf:
        about = pdf.get_metadata_dict(skip_empty=True)
    assert about.pop("Title") == "测试"
    assert set(about) <= {"CreationDate", "ModDate"}
    assert not about or "2000" in about["CreationDate"]


def test_everything_stays_inside_the_page():
    document = document_of(
        Spread("左" * 60, "右" * 60), CutLine("骑缝" * 10),
        Signatures((), "2026年1月1日", ("村" * 80,)),
        KeyValues(tuple((f"栏{n}", Datum("长" * 90, "")) for n in range(3))),
        Table(tuple(Column(f"第{n}栏的名称", 6) for n in range(26)),
              (tuple(Datum("419922195803150426", "") for _ in range(26)),)),
    )  # fmt: skip
    data = Pdf().render(document)
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for place in range(text.count_chars()):
                left, _, right, _ = text.get_charbox(place)
                assert -0.5 <= left <= right <= 595.8
            text.close()
            page.close()


def test_a_table_of_which_nothing_may_be_seen_is_no_crash():
    made = Pdf().render(Document(title="空", blocks=(Table((), ()),), name="空"))
    assert made.startswith(b"%PDF")
