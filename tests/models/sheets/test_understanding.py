"""Whole files understood: the corpus in its halves, and the awkward files of others."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from models.declared import record_types
from models.errors import UserError
from models.sheets.reading import read
from models.sheets.told import as_json, summary
from models.sheets.understanding import Reader
from tests.models.sheets import corpus
from tests.models.sheets.corpus import page, sheet
from ui.commands.measures.sheets import measure

FORMS = Path(__file__).resolve().parents[4] / "shared" / "forms"
FORMS = FORMS if FORMS.is_dir() else FORMS.parents[2] / "shared" / "forms"


@pytest.fixture(scope="module")
def measured(tmp_path_factory, read_at_once):
    folder = tmp_path_factory.mktemp("sheets")
    corpus.write_all(folder, every=12)  # `bench --sheets` measures all of them
    return measure(folder)


def test_the_corpus_is_large_and_in_halves(measured):
    halves = measured["halves"]
    assert set(halves) == {"tuned", "held", "fresh", "unseen", "met"}
    assert sum(half["files"] for half in halves.values()) >= 100


@pytest.mark.parametrize("half", ["tuned", "held", "fresh"])
def test_sheets_heads_rows_and_columns_are_found(measured, half):
    figures = measured["halves"][half]
    for name in ("right_sheet", "right_header", "right_register", "right_rows"):
        assert figures[name] == 1, (half, name)
    assert figures["columns_right"] >= 0.97
    assert figures["columns_wrong"] <= 0.005


def test_little_is_wrong_in_sheets_by_others(measured):
    figures = measured["halves"]["met"]
    assert figures["files"] >= 12
    assert figures["right_sheet"] == 1
    for name in ("right_header", "right_register", "right_rows", "columns_right"):
        assert figures[name] >= 0.94, name
    assert figures["columns_wrong"] <= 0.01


def test_what_is_not_right_is_named(tmp_path):
    case = sheet("a.xlsx", [("姓名", "name", "resident.phone"), ("血型", "text", "resident.note"),
                            ("电话", "phone", "resident.phone")])  # fmt: skip
    case.answer["rows"] = 99
    case.write(tmp_path)
    told = measure(tmp_path)
    assert [one["what"] for one in told["misses"]] == [
        "rows: 12, not 99", "column A: resident.name, not resident.phone",
        "column B: missed resident.note",
    ]  # fmt: skip
    with pytest.raises(UserError, match="没有带答案的表"):
        measure(tmp_path / "无")


def understood(path):
    return {one.sheet.name: one for one in Reader(record_types()).read(read(path))}


def test_lists_of_words_explanations_and_empty_sheets_are_told_apart(tmp_path):
    case = sheet("a.xlsx", [("姓名", "name", None), ("身份证号", "id", None)], before=[
        page("填写说明", ["栏目", "怎么填"], ["姓名", "按身份证填写"],
             ["身份证号", "18位，末位X大写"]),
        page("下拉", ["男", "汉族"], ["女", "回族"], hidden=True),
        page("填写要求", ["1. 姓名按户口本写"], ["2. 性别填1或2"], ["3. 关系按代码"]),
        page("空白"), page("说明", ["本表由村民小组长填写，一式两份，于月底前报送村委会。"]),
    ])  # fmt: skip
    found = understood(case.write(tmp_path))
    assert {name: one.role for name, one in found.items()} == {
        "填写说明": "notes", "下拉": "dictionary", "空白": "empty", "说明": "notes",
        "填写要求": "notes",
        "名单": "data",
    }  # fmt: skip
    assert "像“村民”，表头在第 1 行，下面 12 行" in summary(found["名单"])
    assert as_json(found["空白"])["rows"] == 0


#: what each file of others does: header rows, records
EXPECTED = {
    "issue500带描述头测试.xlsx": ([2], 3),
    "合并行.xlsx": ([1], 13),
    "groupName.xlsx": ([1, 2], 10),
    "sameName.xls": ([1, 2], 4),
    "一对多_demandEntityTest.xlsx": ([2, 3, 4], 9),
    "dataformat.xlsx": ([1], 27),
    "t03_XFD.xlsx": ([1], 1),
    "t04_腾讯文档.xlsx": ([1], 56),
    "issue_530_反斜杠.xlsx": ([4], 1),
    "stress020_WPS9统计月报.xlsx": ([3, 4], 39),
    "专项支出用款申请书.xls": ([4, 5], 0),
    "complex_fill.xlsx": ([3], 0),
    "教材订购明细样表.xlsx": ([3], 0),
}
REFUSED = {
    "oleloop.xls": "坏了", "2x6m.xlsx": "太大", "54764_billion-laughs.xlsx": "恶意",
    "protected_passtika.xlsx": "密码", "password.xls": "密码", "truncated62886.docx": "坏了",
    "161_嵌套表申请单.docx": "Word",
}  # fmt: skip


@pytest.mark.skipif(not FORMS.is_dir(), reason="the files of others are not shipped")
@pytest.mark.parametrize("name", EXPECTED)
def test_awkward_files_of_others(name):
    header, rows = EXPECTED[name]
    first = as_json(next(iter(understood(FORMS / name).values())))
    assert (first["header_rows"], first["rows"]) == (header, rows)


@pytest.mark.skipif(not FORMS.is_dir(), reason="the files of others are not shipped")
@pytest.mark.parametrize("name", REFUSED)
def test_bad_files_of_others(name):
    with pytest.raises(UserError, match=REFUSED[name]):
        read(FORMS / name)


def test_merged_cells_that_go_down_hold_for_every_row(tmp_path):
    case = sheet("a.xlsx", [("户主", "head", None), ("姓名", "name", None)], n=6, down=[0])
    found = understood(case.write(tmp_path))["名单"]
    assert all(found.rows[row][0] for row in found.layout.data)


def test_marks_of_a_template_are_no_people(tmp_path):
    book = openpyxl.Workbook()
    for row in (["姓名", "电话"], ["{.name}", "{.phone}"], ["{{name}}", "x"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert understood(tmp_path / "a.xlsx")["Sheet"].layout.data == ()
