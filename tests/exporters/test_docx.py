from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from docx.oxml.ns import qn

from exporters.document import (
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
from exporters.docx import Docx
from exporters.report import reports

COLUMNS = (Column("序号", 3, Form.NUMBER, centred=True), Column("姓名", 6), Column("事由", 16))
ROWS = ((Datum("1", 1), Datum("单𬱖", "单𬱖"), Datum("=1+1", "=1+1")),)
BLOCKS = (
    Heading("一、总的"), Paragraph("第一段。\n第二段。"), Table(COLUMNS, ROWS),
    Note("说明：没有。"), KeyValues((("时间", Datum("上午", "上午")),)), Spread("左", "右"),
    CutLine("骑缝"), PageBreak(),
    Signatures(("主持人", "记录人"), "2026年1月1日", ("白杨村民委员会",)),
)  # fmt: skip


def made_of(*blocks, **more):
    paper = Document(title="测试", name="测试", blocks=blocks, **more)
    return docx.Document(BytesIO(Docx().render(paper)))


def texts_of(made):
    """Return the text of paragraphs and cells in the order of the page."""
    return "".join(one.text or "" for one in made.element.body.iter(qn("w:t")))


def test_everything_stands_in_it_in_order():
    said = texts_of(made_of(*BLOCKS, subtitle=Spread("公示时间", "村务")))
    words = (
        "测试", "公示时间", "一、总的", "第一段", "第二段", "姓名", "单𬱖", "=1+1", "说明",
        "上午", "左", "骑缝", "主持人", "白杨村民委员会", "2026年1月1日",
    )  # fmt: skip
    places = [said.find(word) for word in words]
    assert -1 not in places
    assert places == sorted(places)


def test_the_page_of_an_official_paper():
    section = made_of(Paragraph("字"), layout=Layout(official=True)).sections[0]
    margins = (section.left_margin, section.top_margin, section.right_margin,
               section.bottom_margin)  # fmt: skip
    assert [round(one.mm, 1) for one in margins] == [28, 37, 26, 35]
    assert [round(one.mm) for one in (section.page_width, section.page_height)] == [210, 297]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "lines"
    lying = made_of(Paragraph("字"), layout=Layout(landscape=True, page="A3")).sections[0]
    assert [round(one.mm) for one in (lying.page_width, lying.page_height)] == [420, 297]


def test_letters_are_those_of_the_office():
    made = made_of(*BLOCKS, layout=Layout(official=True, running="fang"))
    faces = {
        one.text: (one._r.rPr.rFonts.get(qn("w:eastAsia")), one.font.size.pt)
        for paragraph in made.paragraphs for one in paragraph.runs if one.text.strip()
        if one._r.rPr is not None
    }  # fmt: skip
    assert faces["第一段。"] == ("仿宋", 16)
    assert made.styles["Heading 1"].element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"
    assert made.styles["Heading 2"].element.rPr.rFonts.get(qn("w:eastAsia")) == "楷体"
    assert made.styles["Title"].font.size.pt == 22


def test_heads_stand_again_and_rows_are_never_split():
    row = made_of(Table(COLUMNS, ROWS * 3)).tables[0].rows[0]
    assert row._tr.trPr.find(qn("w:tblHeader")) is not None
    assert row._tr.trPr.find(qn("w:cantSplit")) is not None


def test_heads_that_are_shared_are_one_cell():
    columns = (COLUMNS[0], Column("应到", over="人数"), Column("实到", over="人数"))
    head = made_of(Table(columns, ROWS)).tables[0]
    assert head.cell(0, 1)._tc is head.cell(0, 2)._tc
    assert [head.cell(0, 1).text, head.cell(1, 2).text, head.cell(1, 0).text] == [
        "人数", "实到", "序号",
    ]  # fmt: skip


def test_properties_hold_the_title_only_and_the_bytes_repeat():
    paper = Document(title="测试", name="测试", blocks=BLOCKS)
    data = Docx().render(paper)
    assert data == Docx().render(paper)
    with zipfile.ZipFile(BytesIO(data)) as parts:
        names = parts.namelist()
        core = parts.read("docProps/core.xml").decode()
        assert {one.date_time for one in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        whole = "".join(parts.read(name).decode() for name in names)
    assert "测试" in core
    assert "creator" not in core
    assert "python-docx" not in whole
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def test_characters_which_xml_cannot_hold_do_no_harm():
    assert "王秀兰" in texts_of(made_of(Paragraph("王\x00秀\x0b兰"), Note("\ud800")))


def test_notices_minutes_certificates_and_letters_are_offered():
    offered = {one.name for one in reports() if "docx" in one.formats}
    assert offered >= {"disclosure_notice", "meeting_minutes", "certificate_slip", "return_letter"}
    assert "resident_register" not in offered


def test_who_signs_has_the_last_row_and_the_notes_above_on_the_page():
    made = made_of(Table(COLUMNS, ROWS * 3), Note("说明"), Note("监督电话"),
                   Signatures((), "2026年1月1日", ("白杨村民委员会",)))  # fmt: skip
    keeps = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next
             for row in made.tables[0].rows]  # fmt: skip
    assert keeps == [True, None, None, True]  # the head, and the row that goes along
    after = [one for one in made.paragraphs if one.text.strip() or one.style.name == "Normal"]
    assert all(one.paragraph_format.keep_with_next for one in after[-5:-1])


def test_no_room_between_letters_and_digits():
    """Else Word ends its lines elsewhere than the PDF: （15 and below it 日）."""
    properties = made_of(Paragraph("字")).styles["Normal"].element.pPr
    assert [properties.find(qn(name)).get(qn("w:val")) for name in
            ("w:autoSpaceDE", "w:autoSpaceDN")] == ["0", "0"]  # fmt: skip
