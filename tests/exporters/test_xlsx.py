from __future__ import annotations

import datetime as dt
import zipfile
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from exporters.blocks import table_of
from exporters.document import Column, Datum, Document, Form, Layout, Signatures, Spread, Table
from exporters.xlsx import Xlsx
from models.kinds import DecimalNumber, Money, Text
from models.kinds_dates import Date
from models.kinds_people import IdNumber, Phone
from models.privacy import Audience
from models.sheets.grid import letters
from tests.exporters.drawn import wide_table

FIELDS = (
    Text("name", "姓名"), IdNumber("id_number", "公民身份号码"), Phone("phone", "电话"),
    Money("amount", "金额"), Date("day", "日期"),
)  # fmt: skip
ROW = {
    "name": "王秀兰", "id_number": "419922195803150426", "phone": "013800012345",
    "amount": 112640, "day": dt.date(2026, 11, 23),
}  # fmt: skip


def sheet_of(*rows, **document):
    table = table_of(FIELDS, rows, Audience.TOWNSHIP)
    document = Document(title="测试表", name="测试表", blocks=(table,), **document)
    return openpyxl.load_workbook(BytesIO(Xlsx().render(document))).active


def test_numbers_are_text_amounts_are_numbers_days_are_days():
    sheet = sheet_of(ROW)
    name, id_number, phone, amount, day = sheet[3]
    assert (name.value, name.data_type) == ("王秀兰", "s")
    assert (id_number.value, id_number.data_type, id_number.number_format) == (
        "419922195803150426", "s", "@",
    )  # fmt: skip
    assert (phone.value, phone.number_format) == ("013800012345", "@")
    assert (Decimal(str(amount.value)), amount.number_format) == (Decimal("1126.4"), "#,##0.00")
    assert (day.value, day.number_format) == (dt.datetime(2026, 11, 23), 'yyyy"年"m"月"d"日"')


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "#N/A", "TRUE", "<a>&\"'"])
def test_a_text_stays_text(text):
    cell = sheet_of({**ROW, "name": text})["A3"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert cell.quotePrefix == (text[0] in "=+-@")


def test_characters_which_xml_cannot_hold_do_no_harm():
    assert sheet_of({**ROW, "name": "王\x00秀\x0b兰\ud800"})["A3"].value == "王秀兰"


@pytest.mark.parametrize("name", "䶮㛃𬱖𫖯𬭎𠅤𡋾𣲗㙓𬇙龘堃")
def test_rare_names_stay_themselves(name):
    assert sheet_of({**ROW, "name": name})["A3"].value == name


def test_print_setup():
    sheet = sheet_of(
        ROW, layout=Layout(landscape=True, page="A3"), footer="制表 A&B",
        subtitle=Spread("期间：2026年", "填报单位：白杨村"),
    )  # fmt: skip
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "8"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"
    assert sheet.oddFooter.right.text == "第 &P 页，共 &N 页"
    assert "制表 A&&B" in sheet.oddFooter.left.text
    assert "A1:E1" in {str(one) for one in sheet.merged_cells.ranges}
    assert sheet["A1"].value == "测试表"


def test_heads_are_bordered():
    sheet = sheet_of(ROW)
    assert sheet["A2"].border.bottom.style == sheet["A3"].border.left.style == "thin"


def test_an_empty_table_says_so():
    assert sheet_of()["A3"].value == "没有。"


def test_properties_hold_the_title_only():
    document = Document(title="测试表", name="x", blocks=())
    with zipfile.ZipFile(BytesIO(Xlsx().render(document))) as parts:
        core = parts.read("docProps/core.xml").decode()
        dates = {one.date_time for one in parts.infolist()}
    assert "测试表" in core
    assert "creator" not in core
    assert "openpyxl" not in core
    assert dates == {(2000, 1, 1, 0, 0, 0)}


def test_more_places_to_sign_than_columns():
    table = Table((Column("数", 4, Form.NUMBER),), ((Datum("1", 1),),))
    document = Document(title="表", name="表", blocks=(table, Signatures(("甲", "乙"))))
    sheet = openpyxl.load_workbook(BytesIO(Xlsx().render(document))).active
    assert [sheet["A5"].value, sheet["A6"].value] == ["甲：", "乙："]


def test_letters_of_columns():
    assert [letters(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def sums_of(*rows, totals, sums=()):
    columns = (Column("组", 4), Column("数", 4, Form.NUMBER), Column("金额", 6, Form.NUMBER))
    table = Table(columns, rows, totals=totals, sums=sums)
    data = Xlsx().render(Document(title="表", name="表", blocks=(table,)))
    return (
        openpyxl.load_workbook(BytesIO(data)).active,
        openpyxl.load_workbook(BytesIO(data), data_only=True).active,
    )


def line(word, count, amount):
    return Datum(word, word), Datum(str(count), count), Datum(str(amount), Decimal(amount))


def test_totals_are_formulas_that_hold_their_figure():
    said, figures = sums_of(
        line("1组", 2, "1.50"), line("2组", 3, "2.25"), totals=line("合计", 5, "3.75")
    )
    assert [said["B5"].value, said["C5"].value] == ["=SUM(B3:B4)", "=SUM(C3:C4)"]
    assert [figures["B5"].value, figures["C5"].value] == [5, 3.75]
    assert said["A5"].value == "合计"


def test_a_figure_that_is_no_sum_of_its_column_stays_a_figure():
    said, _ = sums_of(line("1组", 2, "1.50"), totals=line("结余", 9, "1.50"))
    assert [said["B4"].value, said["C4"].value] == [9, "=SUM(C3:C3)"]


def test_sums_among_rows_are_not_added_twice():
    said, figures = sums_of(
        line("1组", 2, "1.50"), line("小计", 2, "1.50"), line("2组", 3, "2.25"),
        line("小计", 3, "2.25"), totals=line("合计", 5, "3.75"), sums=(1, 3),
    )  # fmt: skip
    assert said["B4"].value == "=SUBTOTAL(9,B3:B3)"
    assert said["B7"].value == "=SUBTOTAL(9,B3:B6)"
    assert figures["C7"].value == 3.75


def test_rows_can_be_filtered_and_the_printed_part_is_set():
    sheet = sheet_of(ROW, {**ROW, "name": "李四"})
    assert sheet.auto_filter.ref == "A2:E4"
    assert sheet.print_area == "'测试表'!$A$1:$E$4"
    assert sheet_of().auto_filter.ref is None


def test_a_shared_head_is_merged_above_its_columns():
    columns = (Column("序号", 3), Column("应到", 4, over="人数"), Column("实到", 4, over="人数"))
    table = Table(columns, ((Datum("1", 1), Datum("2", 2), Datum("3", 3)),))
    data = Xlsx().render(Document(title="表", name="表", blocks=(table,)))
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert {"A2:A3", "B2:C2"} < {str(one) for one in sheet.merged_cells.ranges}
    assert [sheet["A2"].value, sheet["B2"].value, sheet["B3"].value, sheet["C3"].value] == [
        "序号", "人数", "应到", "实到",
    ]  # fmt: skip
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$2:$3")
    assert sheet.auto_filter.ref == "A3:C4"


def opened(*blocks, **layout):
    document = Document(title="表", name="表", blocks=blocks, layout=Layout(**layout))
    return openpyxl.load_workbook(BytesIO(Xlsx().render(document))).active


def test_a_narrower_table_is_as_wide_as_the_one_it_stands_with():
    wide = Table(tuple(Column(f"栏{at}", 4) for at in range(6)), ((Datum("甲", "甲"),) * 6,))
    columns = (Column("事", 4), Column("应到", 4, over="人数"), Column("说明", 4))
    narrow = Table(columns, ((Datum("会", "会"), Datum("3", 3), Datum("长" * 40, "长" * 40)),),
                   totals=(Datum("合计", "合计"), Datum("3", 3), Datum("", None)))  # fmt: skip
    sheet = opened(wide, narrow)
    merged = sorted(str(one) for one in sheet.merged_cells.ranges)
    assert {"C6:F6", "C7:F7"} < set(merged)
    cells = [cell for one in sheet.merged_cells.ranges for cell in one.cells]
    assert len(cells) == len(set(cells)), "no two of them overlap"
    assert sheet.row_dimensions[6].height < 60, "a long text has all that room"
    assert sheet["B7"].value == "=SUM(B6:B6)"


def test_a_wide_register_keeps_letters_of_8_points():
    """Texts are broken and days written shorter, rather than all made smaller to fit the sheet."""
    sheet = opened(wide_table(), landscape=True)
    needed = sum(one.width * 5.25 + 3.75 for one in sheet.column_dimensions.values())
    assert sheet["A3"].font.size * (297 - 30) / 25.4 * 72 / needed >= 8
    assert (sheet["C3"].value, sheet["C3"].number_format) == (
        dt.datetime(2026, 12, 30), "yyyy-mm-dd",
    )  # fmt: skip
    assert sheet.column_dimensions["E"].width > len("419922198710290013")
    assert sheet["O2"].value == "领取人\n签字"


@pytest.mark.parametrize(("rows", "pages"), [(10, 0), (40, 1), (60, 0)])
def test_a_notice_does_not_leave_its_seal_alone_on_a_page(rows, pages):
    table = Table((Column("事", 20),), ((Datum("一件", "一件"),),) * rows)
    sheet = opened(table, Signatures((), "2026年1月1日", ("白杨村民委员会",)))
    assert sheet.page_setup.fitToHeight == pages


def test_a_number_shows_the_digits_it_has():
    rate = DecimalNumber("rate", "标准", places=4, fewest=2)
    table = table_of((rate,), ({"rate": Decimal("104.2500")},), Audience.TOWNSHIP)
    assert opened(table)["A3"].number_format == "#,##0.00"
