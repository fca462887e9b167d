"""A workbook of the old kind made into a new one: what is carried over, what is told as lost."""

from __future__ import annotations

import io

import openpyxl
import pytest
import xlwt

from models.declared import record_types
from models.errors import UserError
from models.forms.old.book import converted
from models.forms.recognising import Recogniser

BOXED = "borders: left thin, right thin, top thin, bottom thin; align: horiz center, wrap on"


@pytest.fixture
def old(tmp_path):
    book = xlwt.Workbook()
    page = book.add_sheet("名册")
    boxed = xlwt.easyxf(BOXED)
    page.write_merge(0, 0, 0, 3, "村民花名册", xlwt.easyxf("font: name 黑体, bold on, height 360"))
    for column, head in enumerate(["序号", "姓名", "性别", "家庭人口"]):
        page.write(1, column, head, boxed)
        for row in range(2, 6):
            page.write(row, column, None, boxed)
    page.write(6, 0, "合计", boxed)
    page.write(6, 3, xlwt.Formula("SUM(D3:D6)"), boxed)
    page.col(1).width = 20 * 256
    page.row(2).height_mismatch, page.row(2).height = True, 30 * 20
    page.portrait, page.header_str, page.footer_str = False, b"", b""
    page.set_panes_frozen(True)
    page.set_horz_split_pos(2)
    spare = book.add_sheet("备用")
    spare.visibility, spare.header_str, spare.footer_str = 1, b"", b""
    path = tmp_path / "名册.xls"
    book.save(str(path))
    return path


def test_looks_formulas_and_setup_are_carried_over(old):
    data, lost = converted(old)
    assert lost == ()
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book["名册"]
    assert page["A1"].value == "村民花名册"
    assert page["A1"].font.b
    assert page["A1"].font.name == "黑体"
    assert page["A1"].font.sz == 18
    assert [str(one) for one in page.merged_cells.ranges] == ["A1:D1"]
    assert page["B3"].border.left.style == "thin"
    assert page["B2"].alignment.wrap_text
    assert page["D7"].value == "=SUM(D3:D6)"
    assert page.column_dimensions["B"].width == 20
    assert page.row_dimensions[3].height == 30
    assert page.page_setup.orientation == "landscape"
    assert page.freeze_panes == "A3"
    assert book["备用"].sheet_state == "hidden"


def test_an_old_form_is_recognised_by_its_lines(old):
    form = Recogniser(record_types()).read(old)
    assert form.old
    assert form.package is not None
    (sheet, _) = form.sheets
    assert (sheet.body.top, sheet.body.bottom) == (2, 5)
    assert sheet.rows == (2, 3, 4, 5)


def test_what_cannot_be_read_is_said(tmp_path):
    path = tmp_path / "坏.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(UserError, match="另存为 xlsx"):
        converted(path)
