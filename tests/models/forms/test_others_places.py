"""What stands in a form about others than its person stays empty; what only leads is no head."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Border, Side

from models.declared import record_types
from models.forms.form import FormSheet
from models.forms.recognising import Recogniser

_LINE = Side(style="thin")


def _form(folder: Path, rows: list[list[Any]], merges: tuple[str, ...] = ()) -> FormSheet:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows(min_row=3):
        for cell in cells:
            cell.border = Border(_LINE, _LINE, _LINE, _LINE)
    for area in merges:
        sheet.merge_cells(area)
    book.save(folder / "a.xlsx")
    return Recogniser(record_types()).read(folder / "a.xlsx").sheets[0]


def _meant(form: FormSheet) -> dict[tuple[int, int], str]:
    return {one.cell: one.target.path for one in form.places if one.cell and one.target}


def test_number_of_a_member_is_not_that_of_the_person(tmp_path: Path) -> None:
    form = _form(tmp_path, [
        ["入户调查登记表"], ["  县（市、区）    乡（镇）    村"],
        ["户主姓名", None, "性别", None], ["年龄", None, "民族", None],
        ["家庭成员", "姓名", None, "身份证号", None], [None, "健康状况", None, "联系电话", None],
    ], ("A5:A6",))  # fmt: skip
    meant = _meant(form)
    assert meant[(2, 3)] == "resident.sex"
    assert (4, 4) not in meant
    assert (5, 4) not in meant


def test_account_in_another_name_stays_open(tmp_path: Path) -> None:
    rows = [["优待金申领登记表"], [],
            ["姓名", None, "性别", None], ["身份证号", None, "民族", None]]  # fmt: skip
    account = ["户名", None, "银行账号", None]
    assert _meant(_form(tmp_path, [*rows, account]))[(4, 3)] == "resident.card"
    claimed = [*rows, ["申领人（家属）", None, "与本人关系", None], account]
    assert (5, 3) not in _meant(_form(tmp_path, claimed))


def test_row_of_letters_and_parts_of_a_list_of_items(tmp_path: Path) -> None:
    form = _form(tmp_path, [
        ["农村基本情况统计年报"], [], ["行次", "指标名称", "计量单位", "数值"],
        ["—", "甲", "乙", 1],
        [None, "一、基本情况"], [1, "农户数", "户"], [2, "户籍人口数", "人"],
        [None, "二、村级组织"], [3, "党员数", "人"],
    ])  # fmt: skip
    counted = {one.cell: one.derivation for one in form.places if one.count}
    assert counted == {(5, 3): "户数：全部", (6, 3): "人数：户籍在册", (8, 3): "人数：党员"}
