"""Forms filled from a ledger: only what is meant is written, and everything else stays."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections import Counter

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink

from exporters.forms import packing
from exporters.forms.fidelity import Unfaithful, prove
from exporters.forms.filling import fill
from exporters.forms.seen import State, seen
from exporters.forms.sheet_text import Changes
from exporters.forms.sheeted import NOT_SURE, Wish
from models.errors import UserError
from models.forms.counts.census import LIVING
from models.forms.counts.conditions import said_in
from models.forms.decided.mapped import decided
from models.forms.face.package import Package
from models.money_words import in_words
from models.periods import Period
from models.query import Query, Where
from tests.exporters.forms.forms import DAY, EVERYBODY, list_of, living, said_where
from tests.models.forms.form_writer import FormWriter


def test_rows_are_added_above_the_sum_and_everything_below_moves_along(filled, ledger):
    heads = ["姓名", "身份证号", "慰问金（元）", "备用", "翻倍", "占比", "比合计", "累计", "说明"]
    writer = FormWriter(len(heads))
    writer.line("村民花名册")
    writer.heads(heads)
    first, last = writer.rows(3)
    page = writer.page
    for row in range(first, last + 1):
        page[f"E{row}"] = f"=C{row}*2"
        page[f"F{row}"] = f"=C{row}/SUM(C${first}:C${last})"
        page[f"G{row}"] = f"=C{row}/C${last + 1}"
        page[f"H{row}"] = f"=SUM(C${first}:C{row})"
    page[f"I{first}"] = "由镇里填"
    page.merge_cells(f"I{first}:I{last}")
    total = writer.total(first, last, "CE")
    page.merge_cells(f"A{total}:B{total}")
    page.row_dimensions[total].height = 33
    page.cell(total + 1, 1, "注：本表一式两份")
    page.merge_cells(f"A{total + 1}:I{total + 1}")
    page.cell(total + 1, 1).comment = Comment("盖章", "镇里")
    page.conditional_formatting.add(
        f"C{first}:C{last}",
        CellIsRule("greaterThan", ["100"], fill=PatternFill("solid", "FFFF00")),
    )
    writer.list(f"D{first}:D{last}", ["是", "否"])
    page.print_area = f"A1:I{total + 1}"
    page.print_title_rows = "1:2"
    other = writer.book.create_sheet("汇总")
    other["A1"] = f"=Sheet1!C{total}"
    other["A2"].hyperlink = Hyperlink("A2", location=f"Sheet1!A{total}")
    writer.book.defined_names["合计数"] = DefinedName("合计数", attr_text=f"Sheet1!$C${total}")

    done, book, made = filled(writer, **EVERYBODY)

    added = len(living(ledger)) - 3
    assert done.records == added + 3
    new = book["Sheet1"]
    end = last + added
    assert [new.cell(row, 1).value for row in range(first, end + 1)].count(None) == 0
    assert new.cell(total + added, 1).value == "合计"
    assert new[f"C{total + added}"].value == f"=SUM(C{first}:C{end})"
    assert new[f"E{end}"].value == f"=C{end}*2"
    for row in (first, end):
        assert new[f"F{row}"].value == f"=C{row}/SUM(C${first}:C${end})"
        assert new[f"G{row}"].value == f"=C{row}/C${end + 1}"
        assert new[f"H{row}"].value == f"=SUM(C${first}:C{row})"
    assert new[f"A{end}"].border.left.style == "thin"
    assert [new.row_dimensions[row].height for row in (end, total + added)] == [22, 33]
    assert {f"A{total + added}:B{total + added}", f"I{first}:I{end}"} <= set(
        map(str, new.merged_cells.ranges)
    )
    assert new.cell(total + 1 + added, 1).comment.text == "盖章"
    assert str(new.data_validations.dataValidation[0].sqref) == f"D{first}:D{end}"
    assert {str(one.sqref) for one in new.conditional_formatting} == {f"C{first}:C{end}"}
    assert new.print_area == f"'Sheet1'!$A$1:$I${total + 1 + added}"
    assert new.print_title_rows == "$1:$2"
    assert book["汇总"]["A1"].value == f"=Sheet1!C{total + added}"
    assert book["汇总"]["A2"].hyperlink.location == f"Sheet1!A{total + added}"
    assert book.defined_names["合计数"].attr_text == f"Sheet1!$C${total + added}"
    assert b'fullCalcOnLoad="1"' in zipfile.ZipFile(io.BytesIO(made.data)).read("xl/workbook.xml")


def test_what_the_party_knows_of_somebody_stands_beside_the_name(filled, ledger):
    heads = ["姓名", "公民身份号码", "入党时间"]
    _, book, _ = filled(list_of("村民花名册", heads, rows=200), **EVERYBODY)
    joined = {one["id_number"]: one["joined_on"] for one in ledger.find("party_member")
              if not one["left_on"]}  # fmt: skip
    rows = [row for row in book.active.iter_rows(min_row=3, values_only=True) if row[1]]
    told = {number: day for _, number, day, *_ in rows if day}
    assert {number: str(day)[:4] for number, day in told.items()} == {
        number: str(day.year) for number, day in joined.items() if day and number in told
    }
    assert told


def test_a_sum_shows_its_result_before_anybody_calculates_it(filled, ledger):
    writer = FormWriter(4)
    writer.line("各户人口花名册")
    writer.heads(["户主姓名", "家庭人口", "备用", "翻倍"])
    first, last = writer.rows(3)
    total = writer.total(first, last, "BC")
    writer.page[f"D{total}"] = f"=B{total}*2"
    done, _, made = filled(writer, **EVERYBODY)
    book = openpyxl.load_workbook(io.BytesIO(made.data), data_only=True)
    page, row = book.active, total + done.records - 3
    sizes = [page.cell(at, 2).value for at in range(first, row)]
    assert page.cell(row, 1).value == "合计"
    assert page.cell(row, 2).value == sum(sizes) > 0
    assert page.cell(row, 3).value == 0
    assert page.cell(row, 4).value == 2 * sum(sizes)


def test_simple_formulas_are_worked_out_in_old_and_new_rows(filled, ledger):
    writer = list_of("村民花名册", ["姓名", "年龄", "翻倍", "累计"], rows=3, total="B")
    page = writer.page
    for row in (3, 4, 5):
        page[f"C{row}"] = f"=B{row}*2"
        page[f"D{row}"] = f"=D{row - 1}+B{row}" if row > 3 else f"=B{row}"
    page["C6"] = "=ROUND(AVERAGE(B3:B5),1)"
    page["D6"] = "=TEXT(B6,0)"
    writer.book.create_sheet("汇总")["A1"] = "=Sheet1!B6"
    _, book, made = filled(writer, **EVERYBODY)
    shown = openpyxl.load_workbook(io.BytesIO(made.data), data_only=True)
    page, end = shown["Sheet1"], len(living(ledger)) + 3
    ages = [page.cell(row, 2).value for row in range(3, end)]
    assert page.cell(end, 2).value == sum(ages) == page.cell(end - 1, 4).value
    assert [page.cell(row, 3).value for row in range(3, end)] == [age * 2 for age in ages]
    assert page.cell(end, 3).value == pytest.approx(sum(ages) / len(ages), abs=0.05)
    assert page.cell(end, 4).value is None  # for the program that opens it
    assert shown["汇总"]["A1"].value is None
    assert book["汇总"]["A1"].value == f"=Sheet1!B{end}"


def test_lists_side_by_side_are_filled_one_after_the_other(filled, ledger):
    writer = list_of("村民花名册", ["姓名", "性别", "身份证号"] * 2, rows=50)
    done, book, _ = filled(writer, **EVERYBODY)
    height = max(50, -(-done.records // 2))
    page = book.active
    left = [page.cell(row, 3).value for row in range(3, height + 3)]
    right = [page.cell(row, 6).value for row in range(3, height + 3)]
    numbers = Counter(one["id_number"] for one in living(ledger) if one["id_number"])
    assert Counter(one for one in (*left, *right) if one) == numbers
    assert done.record_at(2, 5)["id_number"] == right[0]


def test_fewer_records_than_rows_leave_the_rest_empty(filled):
    writer = list_of("党员花名册", ["序号", "姓名", "性别"], rows=200)
    done, book, _ = filled(writer)
    assert 0 < done.records < 200
    assert book.active.cell(3 + done.records, 2).value is None
    assert book.active.cell(2 + done.records, 1).value == done.records


def test_numbers_of_people_stay_text(filled):
    heads = ["姓名", "公民身份号码", "手机号", "年龄"]
    _, book, _ = filled(list_of("村民花名册", heads), **EVERYBODY)
    row = [one.value for one in book.active[3]]
    assert isinstance(row[1], str)
    assert len(row[1]) == 18
    assert isinstance(row[2], str | None)
    assert isinstance(row[3], int)


@pytest.mark.parametrize(
    ("width", "look", "height", "told"),
    [(13, {}, None, True), (19, {}, None, False), (13, {"shrink_to_fit": True}, None, False),
     (13, {"wrap_text": True}, 22, True), (13, {"wrap_text": True}, 30, False)],
)  # fmt: skip
def test_numbers_that_have_no_room_are_told_as_looks_are_the_forms_own(
    filled, width, look, height, told
):
    writer = list_of("村民花名册", ["姓名", "公民身份号码"])
    writer.page.column_dimensions["B"].width = width
    for row in range(3, 7):
        writer.page.cell(row, 2).alignment = Alignment(**look)
        writer.page.row_dimensions[row].height = height
    done, book, made = filled(writer, **EVERYBODY)
    assert any("B 列窄" in said for said in done.said) is told
    assert len(book.active["B3"].value) == 18
    assert "xl/styles.xml" not in made.fidelity.changed


def test_the_words_of_the_form_win(filled):
    writer = list_of("村民花名册", ["姓名", "性别", "性别（1男2女）", "政治面貌"], rows=200)
    writer.list("B3:B202", ["男性", "女性"])
    writer.list("D3:D202", ["1.党员", "2.其他"])
    done, book, _ = filled(writer, **EVERYBODY)
    rows = list(book.active.iter_rows(min_row=3, max_row=2 + done.records, values_only=True))
    assert {row[1] for row in rows} <= {"男性", "女性", None}
    assert {row[3] for row in rows} <= {"1.党员", None}
    assert any("表里只能选" in said for said in done.said)


def test_a_wider_word_of_the_form_fits_and_words_copied_from_people_fit_as_theirs(filled, ledger):
    home = ledger.type("resident")
    writer = list_of("村民花名册", ["身份证号", "与户主关系", "文化程度", "姓名"], rows=200)
    writer.list("B3:B202", ["本人", "配偶", "子女", "其他"])
    writer.list("C3:C202", ["小学及以下", "初中", "高中（中专）", "大专及以上"])
    _, book, _ = filled(writer, **EVERYBODY)
    found = {row[0]: row[1:3] for row in book.active.iter_rows(min_row=3, values_only=True)}
    pairs = set()
    for one in living(ledger):
        relation, school = found.get(one["id_number"], (None, None))
        pairs |= {(home.by_name["relation"].show(one["relation"]), relation),
                  (home.by_name["education"].show(one["education"]), school)}  # fmt: skip
    assert {("户主", "本人"), ("妻子", "配偶"), ("儿子", "子女"), ("小学", "小学及以下"),
            ("大专", "大专及以上"), ("儿媳", None)} <= pairs  # fmt: skip
    assert not {("儿媳", "子女"), ("儿媳", "其他"), ("孙子", "子女")} & pairs
    party = list_of("党员花名册", ["姓名", "性别", "民族"], rows=9)
    party.list("B3:B11", ["男性", "女性"])
    party.list("C3:C11", ["汉", "苗"])
    done, book, _ = filled(party)
    rows = list(book.active.iter_rows(min_row=3, max_row=2 + done.records, values_only=True))
    assert {row[1] for row in rows} == {"男性", "女性"}
    assert "汉" in {row[2] for row in rows}


def test_a_code_in_the_head_is_written_instead_of_the_word(filled):
    _, book, _ = filled(list_of("村民花名册", ["姓名", "性别（1男 2女）"]), **EVERYBODY)
    assert book.active["B3"].value in {"1", "2"}


def test_a_list_posted_in_public_gets_no_numbers(filled):
    done, book, _ = filled(list_of("村民公示", ["姓名", "身份证号", "联系电话"]), **EVERYBODY)
    assert book.active["A3"].value
    assert book.active["B3"].value is None
    assert book.active["C3"].value is None
    assert any("贴出来的表不写" in said for said in done.said)


def test_an_account_goes_only_where_money_is_paid(filled):
    heads = ["姓名", "一卡通账号"]
    done, book, _ = filled(list_of("村民花名册", heads, rows=200), **EVERYBODY)
    assert {row[1] for row in book.active.iter_rows(min_row=3, values_only=True)} == {None}
    assert any("敏感" in said for said in done.said)
    again, _, _ = filled(list_of("村民花名册", heads), **EVERYBODY, asked=("一卡通账号",))
    assert not any("敏感" in said for said in again.said)


def test_nobody_is_filled_in_when_the_title_names_people_unknown_to_the_ledger(filled):
    done, book, _ = filled(list_of("高血压患者花名册", ["姓名", "性别", "身份证号"]))
    assert done.records == 0
    assert book.active["A3"].value is None
    assert "高血压患者" in done.said[0]


def test_a_title_says_whose_names_stand_in_the_list(filled, ledger):
    done, _, _ = filled(list_of("60岁以上老年人花名册", ["姓名", "年龄", "身份证号"]))
    where = [each for one in said_in("60岁以上") for each in one.where(DAY)]
    born = where[0].value
    old = [one for one in living(ledger) if one["born_on"] and one["born_on"] <= born]
    assert done.records == len(old)


def test_a_title_narrows_down_other_registers_too(filled, ledger):
    heads = ["姓名", "入党时间", "党内职务"]
    everybody, _, _ = filled(list_of("党员花名册", heads))
    older, book, _ = filled(list_of("50岁以上党员花名册", heads, rows=60))
    assert 0 < older.records < everybody.records
    limit = dt.date(DAY.year - 50, DAY.month, DAY.day)
    born = {one["name"]: one["born_on"] for one in living(ledger)}
    names = [row[0] for row in book.active.iter_rows(min_row=3, values_only=True) if row[0]]
    assert len(names) == older.records
    assert all(born[name] <= limit for name in names)


def test_a_title_says_of_which_period(filled, ledger):
    heads = ["用印日期", "文件名称和用印事由", "批准人"]
    done, _, _ = filled(list_of("2026年3月用印登记表", heads))
    meant = [one for one in ledger.find("seal_use")
             if one["used_on"].year == 2026 and one["used_on"].month == 3]  # fmt: skip
    assert done.records == len(meant)
    assert done.records < ledger.count("seal_use")


def test_what_happened_to_people_is_of_the_period_and_people_stay(filled, ledger):
    years = [one["happened_on"].year for one in ledger.find("arrival")]
    heads = ["姓名", "增加原因", "变动日期"]
    for year in (years[0], years[0] - 9):
        done, _, _ = filled(list_of(f"{year}年人口增加登记表", heads), **EVERYBODY)
        assert done.form.record_type.name == "arrival"
        assert done.records == years.count(year)
    done, _, _ = filled(list_of("2026年3月村民花名册", ["姓名", "身份证号"]), **EVERYBODY)
    assert done.records == len(living(ledger))


@pytest.mark.parametrize(
    ("title", "heads", "only_heads"),
    [
        ("户主花名册", ["姓名", "身份证号"], True),
        ("户主花名册", ["姓名", "与户主关系"], False),
        ("户主及家庭成员花名册", ["姓名", "身份证号"], False),
    ],
)
def test_a_list_of_heads_is_of_nobody_else(filled, ledger, title, heads, only_heads):
    done, _, _ = filled(list_of(title, heads), **EVERYBODY)
    heads_there = sum(one["relation"] == "head" for one in living(ledger))
    assert done.records == (heads_there if only_heads else len(living(ledger)))


def test_names_that_stand_there_are_completed_and_doubtful_ones_left(filled, ledger):
    known = next(one for one in living(ledger) if one["id_number"] and one["phone"])
    writer = FormWriter(3)
    writer.line("村民花名册")
    writer.heads(["姓名", "身份证号", "联系电话"])
    writer.rows(2, values=[{"A": known["name"], "B": known["id_number"]}, {"A": "无此人"}])
    done, book, _ = filled(writer, **EVERYBODY)
    assert book.active["C3"].value == known["phone"]
    assert book.active["C4"].value is None
    assert any("第 4 行（共 1 行）" in said for said in done.said)


def test_a_list_that_a_person_began_is_completed_and_goes_on_only_when_he_says_so(filled, ledger):
    aged = ledger.find("resident", Query(where=(*LIVING, *said_where("60岁以上"))))
    ids = {one.id for one in aged}
    young = next(one for one in living(ledger) if one.id not in ids and one["phone"])

    def begun():
        writer = FormWriter(4)
        writer.line("60岁以上老年人花名册")
        writer.heads(["序号", "姓名", "身份证号", "联系电话"])
        writer.rows(5, numbered=True, values=[
            {"B": aged[2]["name"], "C": aged[2]["id_number"], "D": "13900000000"},
            {"B": "无此人"}, {"B": young["name"], "C": young["id_number"]},
        ])  # fmt: skip
        return writer

    for others in (False, True):
        done, book, _ = filled(begun(), others=others)
        rows = list(book.active.iter_rows(min_row=3, values_only=True))
        assert rows[0] == (1, aged[2]["name"], aged[2]["id_number"], "13900000000")
        assert rows[1] == (2, "无此人", None, None)
        assert rows[2][3] == young["phone"], "not of that age, yet it is known who it is"
        names = [row[2] for row in rows[3:] if row[2]]
        assert sorted(names) == (sorted(one["id_number"] for one in aged if one is not aged[2])
                                 if others else [])  # fmt: skip
        assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
        assert done.counts[0] == len(rows) - 5, "numbers that were printed are not written"
        assert done.records == (len(aged) + 1 if others else 2)
        assert any("没有接着填" in said for said in done.said) is not others
        assert {(one.state, one.why) for at, one in seen(done).items() if at[0] == 3} == {
            (State.OPEN, NOT_SURE)
        }
    party = list_of("党员花名册", ["姓名", "性别", "身份证号", "年龄", "备注"], rows=3)
    party.page["A3"], party.page["A4"] = "无此人", "也无此人"
    done, book, _ = filled(party)
    assert {row for (row, _), _ in done.changes.cells.items()} == set(), "no table of counts"


def test_a_form_about_one_asks_who(filled, ledger, recogniser, tmp_path):
    writer = FormWriter(4)
    writer.line("村民登记表")
    for pair in (("姓名", "性别"), ("民族", "身份证号"), ("文化程度", "家庭住址")):
        writer.pairs(*pair)
    done, book, _ = filled(writer)
    assert book.active["B2"].value is None
    assert "说明是谁" in done.said[0]
    one = living(ledger)[0]
    mine = (Where("id_number", "=", one["id_number"]),)
    _, book, _ = filled(writer, where=mine, told=True)
    assert book.active["B2"].value == one["name"]
    assert book.active["D3"].value == one["id_number"]
    with pytest.raises(UserError, match="只填一个"):
        filled(writer, where=(Where("sex", "=", "male"),), told=True)


def test_counts_are_those_of_the_ledger(filled, ledger):
    writer = FormWriter(3)
    writer.line("村基本情况统计表")
    writer.heads(["项目", "单位", "数量"])
    writer.rows(5, values=[{"A": "女性", "B": "人"}, {"A": "低保户", "B": "户"},
                           {"A": "机动车", "B": "辆"}, {"A": "党员", "B": "人", "C": 99},
                           {"A": "水井", "B": "口", "C": "无"}])  # fmt: skip
    _, book, _ = filled(writer)
    assert [book.active[f"C{row}"].value for row in (6, 7)] == [99, "无"], "somebody began"
    women = [one for one in living(ledger) if one["sex"] == "female"]
    assert book.active["C3"].value == len(women)
    assert isinstance(book.active["C4"].value, int)
    assert book.active["C5"].value is None


def test_whether_somebody_belongs_is_answered_from_other_registers(filled, ledger):
    heads = ["姓名", "公民身份号码", "是否低保", "是否党员", "是否养狗"]
    done, book, _ = filled(list_of("村民花名册", heads, rows=200), **EVERYBODY)
    rows = list(book.active.iter_rows(min_row=3, max_row=2 + done.records, values_only=True))
    poor = {
        one["resident"].id for one in ledger.find("special_group")
        if one["category"] == "dibao" and not (one["ended"] and one["ended"] < DAY)
    }  # fmt: skip
    numbers = {one["id_number"] for one in living(ledger) if one.id in poor}
    assert numbers
    assert {row[1] for row in rows if row[2] == "是"} == numbers
    assert {row[2] for row in rows} == {"是", "否"}
    assert {row[4] for row in rows} == {None}


def test_facts_of_a_group_come_from_the_people_in_it(filled, ledger):
    writer = list_of("残疾人台账", ["姓名", "残疾证号", "残疾等级", "特殊类型"], rows=9)
    done, book, _ = filled(writer, told=True, where=said_where("残疾人"), asked=("等级或类别",))
    lines = {one["resident"].title: one for one in ledger.find("special_group")
             if one["category"] == "disabled"}  # fmt: skip
    assert done.records
    for row in range(3, 3 + min(done.records, 9)):
        name, number, *_ = (cell.value for cell in book.active[row])
        assert name in lines
        assert number == lines[name]["number"]


def test_members_of_a_household_are_counted_in_its_row(filled, ledger):
    writer = list_of("各户人口表", ["户主姓名", "家庭人口", "常住人数", "60岁以上人数"], rows=200)
    done, book, _ = filled(writer, **EVERYBODY)
    rows = [[cell.value for cell in book.active[row]] for row in range(3, 3 + done.records)]
    living_here = [one for one in living(ledger) if one["living"] and one["household"]]
    assert sum(row[2] for row in rows) == len(living_here)
    assert all(0 <= row[3] <= row[1] for row in rows)
    assert any(row[3] for row in rows)


def test_a_household_has_its_block_of_rows_and_a_larger_one_a_larger_block(filled, ledger):
    homes = Counter(one["household"].id for one in living(ledger) if one["household"])
    writer = FormWriter(7)
    writer.line("农户家庭成员册")
    writer.heads(["序号", "户主姓名", "成员姓名", "与户主关系", "家庭人口", "数", "累计"])
    first, last = writer.rows(9, block=3, common=(1, 2, 5, 6))
    page = writer.page
    for number, top in enumerate(range(first, last + 1, 3), 1):
        page.cell(top, 1, number)
        page.cell(top, 6, f"=COUNTA(C{top}:C{top + 2})")
        for row in range(top, top + 3):
            page.cell(row, 7, f"=COUNTA(C${first}:C{row})")
    writer.total(first, last, "EF")
    page.cell(last + 2, 1, "注：如实填写").comment = Comment("盖章", "镇里")
    writer.list(f"D{first}:D{last}", ["户主", "其他"])
    done, book, made = filled(writer, **EVERYBODY)
    page = book.active
    merged = {str(one) for one in page.merged_cells.ranges}
    row, sizes = first, []
    while page.cell(row, 1).value != "合计":
        assert page.cell(row, 1).value == len(sizes) + 1
        assert page.cell(row, 2).value == page.cell(row, 3).value
        size = page.cell(row, 5).value
        sizes.append(size)
        below = row + max(size, 3)
        assert {f"{column}{row}:{column}{below - 1}" for column in "ABEF"} <= merged
        assert page.cell(row, 6).value == f"=COUNTA(C{row}:C{below - 1})"
        members = [page.cell(at, 3).value for at in range(row, below)]
        assert len(members) - members.count(None) == size
        assert [page.cell(at, 7).value for at in range(row, below)] == [
            f"=COUNTA(C${first}:C{at})" for at in range(row, below)
        ]
        row = below
    assert sorted(sizes) == sorted(homes.values())
    assert max(sizes[:3]) > 3 < max(sizes[3:]), "blocks of the form grew, and blocks added"
    assert page.cell(row, 5).value == f"=SUM(E{first}:E{row - 1})"
    assert page.cell(row + 1, 1).comment.text == "盖章"
    assert str(page.data_validations.dataValidation[0].sqref) == f"D{first}:D{row - 1}"
    said = re.search(r"有 (\d+) 户人多", "".join(done.said))
    assert int(said[1]) == sum(size > 3 for size in sizes)
    worked = openpyxl.load_workbook(io.BytesIO(made.data), data_only=True).active
    assert worked.cell(row, 6).value == homes.total()
    cells = seen(done)
    assert {at[0] + 1: cells[at].text for at in cells if at[1] == 2} == {
        at: name for at in range(first, row) if (name := page.cell(at, 3).value)
    }


def test_two_tables_on_a_sheet_are_both_filled_and_the_lower_one_moves(filled, ledger):
    writer = FormWriter(3)
    writer.line("低保户花名册")
    writer.heads(["序号", "姓名", "性别"])
    first, _ = writer.rows(1)
    writer.line("")
    writer.line("二、党员花名册")
    writer.heads(["序号", "姓名", "入党时间"])
    writer.rows(1)
    _, book, _ = filled(writer)
    page = book.active
    texts = {page.cell(row, 1).value: row for row in range(1, page.max_row + 1)}
    poor = ledger.count("resident", Query(where=(*said_where("低保"), *LIVING)))
    party = len(ledger.find("party_member"))
    lower = texts["二、党员花名册"]
    assert lower == 5 + poor - 1
    assert page.cell(first + poor - 1, 1).value == poor
    assert page.cell(lower + 1 + party, 1).value == party


def test_a_sample_row_stays_and_a_score_row_is_nobodys(filled):
    writer = FormWriter(4)
    writer.line("村民花名册")
    writer.heads(["序号", "姓名", "性别", "村名"])
    sample_row = {"A": 1, "B": "张三", "C": "男", "D": "某某村"}
    writer.rows(5, values=[sample_row, {"C": "5分", "D": "3分"}])
    done, book, _ = filled(writer, **EVERYBODY)
    page = book.active
    assert page["B3"].value == "张三"
    assert page["B4"].value is None
    assert page["C4"].value == "5分"
    assert page["B5"].value
    assert done.form.rows == (4, 5, 6)


@pytest.mark.parametrize("room", [8, 2])
def test_a_household_form_lists_the_others_of_the_household(filled, ledger, room):
    homes = Counter(one["household"].id for one in living(ledger) if one["household"])
    people = [one for one in living(ledger) if one["household"] and
              one["household"].id == homes.most_common(1)[0][0]]  # fmt: skip
    head = next(one for one in people if one["relation"] == "head")
    writer = FormWriter(6)
    writer.line("农户信息采集表")
    writer.pairs("户主姓名", "性别", "年龄")
    writer.pairs("身份证号码", "家庭人口", "联系电话")
    writer.line("家庭成员情况")
    writer.heads(["姓名", "与户主关系", "身份证号码", "年龄", "文化程度", "年收入"])
    first, last = writer.rows(room)
    writer.pairs("村委会意见")
    done, book, _ = filled(writer, where=(Where("id_number", "=", head["id_number"]),))
    page = book.active
    written = [page.cell(row, 1).value for row in range(first, first + len(people))]
    assert set(written[:-1]) == {one["name"] for one in people} - {head["name"]}
    end = max(first + len(people) - 1, last + 1)
    assert page.cell(end, 1).value == "村委会意见", "what is below moves where rows are added"
    assert f"B{end}:F{end}" in {str(one) for one in page.merged_cells.ranges}
    assert {at[0] + 1 for at, one in seen(done).items() if at[1] == 0 and one.text} == set(
        range(first, first + len(people) - 1)
    )
    assert page["B2"].value == head["name"]
    assert page["D3"].value == len(people)
    assert done.records == 1


def test_a_card_of_the_head_is_his_whoever_of_the_household_it_is_looked_up_by(filled, ledger):
    wife = next(one for one in living(ledger) if one["relation"] == "wife" and one["household"])
    head = next(one for one in living(ledger) if one["relation"] == "head"
                and one["household"] and one["household"].id == wife["household"].id)  # fmt: skip
    writer = FormWriter(6)
    writer.line("入户调查登记表")
    writer.pairs("户主姓名", "性别", "年龄")
    writer.pairs("身份证号码", "家庭人口", "联系电话")
    writer.line("家庭成员情况")
    writer.heads(["姓名", "与户主关系", "身份证号码", "年龄", "文化程度", "年收入"])
    first, _ = writer.rows(8, values=[{"B": "户主"}, *({},) * 7])
    _, book, _ = filled(writer, where=(Where("id_number", "=", wife["id_number"]),))
    page = book.active
    assert (page["B2"].value, page["B3"].value) == (head["name"], head["id_number"])
    assert (page["D2"].value == "男") == (int(head["id_number"][16]) % 2 == 1)
    names = [page.cell(row, 1).value for row in (first, first + 1)]
    assert names == [head["name"], wife["name"]], "the line marked 户主 is his"


def test_sums_come_from_the_books_of_the_period_named(filled, ledger):
    writer = FormWriter(2)
    writer.line("村级财务收支公开表（2026年10月）")
    writer.heads(["项目", "金额（元）"])
    items = ["一、上期结余", "二、本期收入合计", "三、本期支出合计", "四、期末结余"]
    first, _ = writer.rows(4, values=[{"A": item} for item in items])
    _, book, _ = filled(writer)
    opening, came, went, closing = (book.active.cell(first + at, 2).value for at in range(4))
    assert closing == pytest.approx(opening + came - went)
    assert went > 0


def test_a_share_is_one_count_in_another(filled, ledger):
    writer = FormWriter(3)
    writer.line("党员情况统计表")
    writer.heads(["类别", "人数", "占比"])
    first, _ = writer.rows(2, values=[{"A": "党员"}, {"A": "女党员"}])
    _, book, _ = filled(writer)
    page = book.active
    assert page.cell(first, 3).value == 100
    share = page.cell(first + 1, 2).value / page.cell(first, 2).value * 100
    assert page.cell(first + 1, 3).value == pytest.approx(share, abs=0.01)


def test_numbers_in_a_sentence_are_counted(filled, ledger):
    writer = list_of("村民花名册", ["姓名", "性别"])
    writer.line("本村现有户籍人口      人，低保户    户，其中党员      名，外来种植大户      户。")
    _, book, _ = filled(writer, **EVERYBODY)
    text = next(cell.value for row in book.active.iter_rows() for cell in row
                if isinstance(cell.value, str) and "户籍人口" in cell.value)  # fmt: skip
    registered = sum(bool(one["registered"]) for one in living(ledger))
    assert f"户籍人口{registered}" in text.replace(" ", "")
    assert "种植大户      户" in text


def test_what_sums_up_a_list_counts_those_who_stand_in_it(filled, ledger):
    writer = list_of("困难群众走访慰问名册", ["户主姓名", "家庭人口", "其中：女"], rows=4)
    page, below = writer.page, writer.page.max_row + 1
    page.cell(below, 1, "合计")
    page.cell(below + 1, 1, "合计：      户      人，其中：女      人")
    done, book, _ = filled(writer)
    assert not done.records
    assert book.active.cell(below + 1, 1).value == page.cell(below + 1, 1).value
    areas = sorted(one["farm_area"] for one in ledger.find("household") if one["farm_area"])
    larger = Where("farm_area", ">", areas[len(areas) // 2])
    done, book, _ = filled(writer, where=(larger,), told=True)
    rows = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=3)]
    homes, (sums, text) = rows[: done.records], [one for one in rows if "合计" in (one[0] or "")]
    assert 4 < done.records < ledger.count("household", Query())
    people, women = (sum(row[at] for row in homes) for at in (1, 2))
    assert sums == ["合计", people, women]
    digits = re.findall("[0-9]+", text[0])
    assert list(map(int, digits)) == [done.records, people, women]


def test_of_a_list_in_which_somebody_is_unknown_no_sum_is_known(filled, ledger):
    members = [one["name"] for one in ledger.find("party_member")]
    known = next(one for one in members if members.count(one) == 1)
    for names, told in (([known], "1"), ([known, "查无此人"], None)):
        writer = list_of("党员名册", ["姓名", "性别", "文化程度"], rows=4)
        for row, name in enumerate(names, 3):
            writer.page.cell(row, 1, name)
        below = writer.line("合计：      人，其中：女      人")
        text = filled(writer)[1].active.cell(below, 1).value
        assert re.findall("[0-9]+", text)[:1] == ([told] if told else [])
    heads = [one["name"] for one in living(ledger) if one["relation"] == "head"]
    known = next(one for one in heads if heads.count(one) == 1)
    for names in ([known], [known, "查无此人"]):
        writer = list_of("各户人口表", ["户主姓名", "家庭人口"], rows=4)
        for row, name in enumerate(names, 3):
            writer.page.cell(row, 1, name)
        below = writer.line("合计")
        writer.page.unmerge_cells(f"A{below}:B{below}")
        page = filled(writer)[1].active
        assert page["B3"].value
        assert page.cell(below, 2).value == (page["B3"].value if len(names) == 1 else None)


def test_the_line_of_this_village_is_completed_and_no_other(filled, ledger):
    writer = FormWriter(3)
    writer.line("各村人口统计表")
    writer.heads(["村名", "户籍人口数", "党员人数"])
    writer.rows(3, values=[{"A": "黑松村"}, {"A": "白杨村委会"}, {"A": "红柳村"}])
    _, book, _ = filled(writer)
    page = book.active
    registered = [one for one in living(ledger) if one["registered"]]
    assert page["B4"].value == len(registered)
    assert isinstance(page["C4"].value, int)
    assert [page[name].value for name in ("B3", "C3", "B5", "C5")] == [None] * 4


def test_blanks_in_running_text_keep_their_width(filled):
    writer = FormWriter(3)
    writer.line("      村村民花名册")
    writer.line("填报单位（盖章）：____________________  填报时间：    年   月   日")
    writer.heads(["姓名", "性别", "民族"])
    writer.rows(2)
    _, book, _ = filled(writer)
    page = book.active
    assert page["A1"].value == "白杨  村村民花名册"
    assert page["A2"].value == (
        "填报单位（盖章）：柳河镇白杨村________  填报时间：2026年11月20日"
    )


def test_of_a_sort_that_was_never_entered_nothing_is_known(filled, ledger):
    kept = {one["category"] for one in ledger.find("special_group")}
    assert "dibao" in kept
    assert "needy_child" not in kept
    writer = FormWriter(4)
    writer.line("困难群体情况统计表")
    writer.heads(["序号", "项目", "单位", "数量"])
    writer.rows(2, values=[{"B": "低保对象", "C": "人"}, {"B": "困境儿童", "C": "人"}])
    done, book, _ = filled(writer)
    assert book.active["D3"].value
    assert book.active["D4"].value is None
    assert "账里从没记过“困境儿童”" in "".join(done.why.values())
    writer = list_of("村民花名册", ["姓名", "身份证号", "性别", "是否低保", "是否困境儿童"])
    done, book, _ = filled(writer, **EVERYBODY)
    assert book.active["D3"].value in {"是", "否"}
    assert book.active["E3"].value is None
    writer = list_of("农户花名册", ["户主姓名", "家庭人口", "其中残疾人", "其中困境儿童"])
    done, book, _ = filled(writer, **EVERYBODY)
    assert done.form.places[-1].derivation == "户内人数：困境儿童"
    assert isinstance(book.active["C3"].value, int)
    assert book.active["D3"].value is None


@pytest.mark.parametrize(
    ("line", "told"),
    [("______镇防火巡查表", "柳河__镇防火巡查表"), ("______乡防火巡查表", "______乡防火巡查表"),
     ("户主签字：________村填报人：________", "户主签字：________村填报人：________")],
)  # fmt: skip
def test_a_place_is_written_only_where_it_is_of_that_sort(filled, line, told):
    writer = FormWriter(3)
    writer.line("防火巡查户表")
    writer.line(line)
    writer.heads(["户主姓名", "户主电话", "人口数"])
    writer.rows(2)
    assert filled(writer)[1].active["A2"].value == told


def test_a_household_is_rung_up_at_its_heads(filled, ledger):
    writer = list_of("防火巡查户表", ["户主姓名", "户主电话", "人口数"])
    page = filled(writer, **EVERYBODY)[1].active
    heads = {one["name"]: one["phone"] for one in living(ledger) if one["relation"] == "head"}
    told = {row[0].value: row[1].value for row in page.iter_rows(min_row=3) if row[0].value}
    assert any(told.values())
    assert told == {name: heads[name] for name in told}


def test_the_proof_notices_what_was_not_meant(filled, ledger, recogniser, tmp_path):
    writer = list_of("村民花名册", ["姓名", "性别"])
    _, _, made = filled(writer, **EVERYBODY)
    package = Package(tmp_path / "form.xlsx")
    part = package.sheets[0].path
    with pytest.raises(Unfaithful):
        prove(package, made.data, {}, ())
    with pytest.raises(Unfaithful):
        prove(package, made.data, {part: Changes()}, ())


def test_an_old_file_is_refused_in_words(ledger, recogniser, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("姓名,性别\n,\n", encoding="utf-8")
    with pytest.raises(UserError, match="填不进去"):
        fill(recogniser.read(path), ledger.as_of(), Wish(DAY))


def test_a_part_that_nobody_wrote_to_is_the_same_bytes(filled, tmp_path):
    writer = list_of("村民花名册", ["姓名", "性别"], rows=200)
    _, _, made = filled(writer, **EVERYBODY)
    before = Package(tmp_path / "form.xlsx")
    with zipfile.ZipFile(io.BytesIO(made.data)) as after:
        for name, data in before.bytes.items():
            if name != before.sheets[0].path:
                assert after.read(name) == data, name
    assert packing.pack(before, {}).fidelity.changed == ()


def test_amounts_are_repeated_in_words_and_summed_up_below(filled, ledger):
    writer = list_of("债权债务登记表", ["对方", "原额", "原额（大写）"], rows=60)
    below = writer.line("合计人民币（大写）：__________元整  （小写）：￥      元")
    done, book, _ = filled(writer)
    sheet = book.active
    amounts = [one["amount"] for one in ledger.find("debt")]
    assert done.records == len(amounts) > 0
    for row in range(3, 3 + len(amounts)):
        fen = int(sheet.cell(row, 2).value * 100)
        assert sheet.cell(row, 3).value == in_words(fen)
    words = in_words(sum(amounts)).removesuffix("元整")
    assert f"（大写）：{words}" in sheet.cell(below, 1).value
    assert f"￥{sum(amounts) / 100:,.2f}" in sheet.cell(below, 1).value


def test_what_a_person_chose_is_filled(ledger, recogniser, tmp_path):
    def filled_with(writer, said, period=None):
        path = tmp_path / "form.xlsx"
        writer.book.save(path)
        form = decided(recogniser.read(path), said, ledger.types)
        _, made = fill(form, ledger.as_of(), Wish(DAY, period, told=True))
        return openpyxl.load_workbook(io.BytesIO(made.data)).active

    chosen = {"C": "金额大写：原额", "D": "所在地：县、乡镇、村"}
    heads = ["对方", "原额", "汉字", "地方"]
    page = filled_with(list_of("债权债务登记表", heads, rows=60), chosen)
    (debt, *_) = ledger.find("debt")
    assert in_words(debt["amount"]) in {row[2].value for row in page.iter_rows(min_row=3)}
    assert page["D3"].value.endswith("白杨村")
    chosen = {"A": "村民的姓名", "B": "村民的公民身份号码"}
    page = filled_with(list_of("一览表", ["农户", "号", "房子", "用途"]), chosen)
    told = {(one["name"], one["id_number"]) for one in living(ledger)}
    assert {row[:2] for row in page.iter_rows(min_row=3, values_only=True)} == told
    writer = FormWriter(2)
    writer.line("一览表")
    writer.heads(["项目", "数量"])
    writer.rows(3, values=[{"A": "党员"}, {"A": "低保户"}, {"A": "村民代表"}])
    chosen = {"B3": "用印登记：用印次数合计", "B4": "占比：女", "B5": "户数：低保"}
    page = filled_with(writer, chosen, Period.parse("2026"))
    uses = [one for one in ledger.find("seal_use") if one["used_on"].year == 2026]
    assert page["B3"].value == sum(one["times"] for one in uses)
    women = [one for one in living(ledger) if one["sex"] == "female"]
    assert page["B4"].value == pytest.approx(len(women) * 100 / len(living(ledger)), abs=0.01)
    assert isinstance(page["B5"].value, int)


def test_people_of_one_sort_or_another_are_each_listed_once(filled, ledger):
    done, book, _ = filled(list_of("低保户和残疾人花名册", ["姓名", "公民身份号码"], rows=300))
    listed = {row[1] for row in book.active.iter_rows(min_row=3, values_only=True) if row[1]}
    mine = {one["resident"].id for one in ledger.find("special_group")
            if one["category"] in {"dibao", "disabled"}
            and not (one["ended"] and one["ended"] < DAY)}  # fmt: skip
    assert listed == {one["id_number"] for one in living(ledger) if one.id in mine}
    assert done.records == len(listed) > 0


def test_each_group_has_its_own_counts(filled, ledger):
    heads = ["村民小组", "人口", "其中：女", "60岁以上", "女性占户籍人口比例（%）"]
    done, book, _ = filled(list_of("各村民小组人口统计表", heads, rows=2))
    told = {row[0]: row[1:] for row in book.active.iter_rows(min_row=3, values_only=True)}
    women = Counter(one["group"] for one in living(ledger) if one["sex"] == "female")
    assert done.records == len(told) == len(ledger.find("village_group"))
    assert {name: row[1] for name, row in told.items()} == {name: women[name] for name in told}
    assert len({row[3] for row in told.values()}) > 1, "every group has the share of the village"
