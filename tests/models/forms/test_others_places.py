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


def _told(form: FormSheet) -> dict[str, str | None]:
    """Return what is proposed, by cell or column."""
    return {one.name: one.target.path if one.target else one.derivation for one in form.places}


def test_a_household_has_its_own_labels_over_their_blanks_and_its_members_below(
    tmp_path: Path,
) -> None:
    form = _form(tmp_path, [
        ["农户信息采集表"], ["村：", None, "组：", None, "调查日期："],
        ["基本情况", "户主姓名", "性别", "身份证号码", "家庭人口"], [],
        [None, "姓名", "与户主关系", "身份证号码", "年龄"], [None] * 5, [None] * 5, [None] * 5,
        ["资产", "类别", "房产", "车辆", "合计"], [None, "数量"], [None, "价值"],
    ], ("A3:A8", "A9:A11"))  # fmt: skip
    told = _told(form)
    assert (form.kind, form.rows) == ("person", (5, 6, 7))
    assert (told["B4"], told["D4"]) == ("household.head", "household.head_number")
    assert told["E4"] == "household.size"
    assert (told["B"], told["C"]) == ("resident.name", "resident.relation")
    assert told["D2"] == "household.group"
    assert all(told.get(cell) is None for cell in ("C10", "D10", "E11"))


def test_rows_of_labels_over_their_blanks_are_a_card_beside_room_for_a_photo(
    tmp_path: Path,
) -> None:
    form = _form(tmp_path, [
        ["备案登记表"], ["编号："],
        ["姓名", "性别", "民族", "出生年月", "照片"], [None] * 5,
        ["身份证号码", None, "文化程度", "联系电话"], [None] * 5,
        ["户籍所在地", None, None, "现居住地址"], [None] * 5,
        ["推荐意见", None, None, "审核意见"], ["（盖章）", None, None, "（盖章）"],
    ], ("E3:E8", "A5:B5", "A6:B6", "A7:C7", "A8:C8"))  # fmt: skip
    told = _told(form)
    assert form.kind == "person"
    assert [told[cell] for cell in ("A4", "D4", "A6", "D6", "A8", "D8")] == [
        "resident.name", "resident.born_on", "resident.id_number", "resident.phone",
        "resident.registered_address", "resident.address",
    ]  # fmt: skip


def test_a_part_of_a_card_named_after_its_person_is_theirs_and_after_another_is_not(
    tmp_path: Path,
) -> None:
    form = _form(tmp_path, [
        ["困难学生认定申请表"], ["学校："],
        ["学生本人基本情况", "姓名", None, "性别", None], [None, "身份证号", None, "民族", None],
        ["学生监护人基本情况", "姓名", None, "身份证号", None],
        [None, "联系电话", None, "现住址", None],
    ], ("A3:A4", "A5:A6"))  # fmt: skip
    assert _meant(form) == {(2, 2): "resident.name", (2, 4): "resident.sex",
                            (3, 2): "resident.id_number", (3, 4): "resident.nation"}  # fmt: skip


def test_columns_of_members_begin_with_the_head_where_the_form_says_so(tmp_path: Path) -> None:
    for first, outside, told in (("第1人（户主）", "户主姓名", "resident.id_number"),
                                 ("第1人", "住房面积", "resident.id_number"),
                                 ("第1人", "申请人姓名", None)):  # fmt: skip
        form = _form(tmp_path, [
            ["家庭调查表"], [], [outside, None, "家庭住址", None, None],
            ["项目", None, first, "第2人", "第3人"], ["R1", "姓名"], ["R2", "与户主关系"],
            ["R3", "身份证号"], ["R4", "与本人关系"],
        ])  # fmt: skip
        meant = _meant(form)
        assert [meant.get((6, column)) for column in (2, 3, 4)] == [told] * 3, (first, outside)
        assert (7, 3) not in meant
    officials = _form(tmp_path, [
        ["村干部档案核对表"], [], ["项目", None, "第1人", "第2人", "第3人"],
        ["基本信息", "姓名"], [None, "性别"], [None, "身份证号"], [None, "手机号码"],
    ])  # fmt: skip
    told = _meant(officials)
    assert [told[3, column] for column in (2, 3, 4)] == ["official.name"] * 3, "no household's"
    assert told[6, 4] == "official.phone"


def test_items_side_by_side_are_counted_by_their_own_words(tmp_path: Path) -> None:
    form = _form(tmp_path, [
        ["村社会基本情况年报"], [], ["编号", "项目", "数量", "编号", "项目", "数量"],
        ["1", "户籍人口", None, "4", "党员", None],
        ["1.1", "其中：女", None, "5", "低保人数", None],
        ["2", "常住人口", None, "6", "残疾人数", None],
    ])  # fmt: skip
    told = _told(form)
    assert told["C5"] == "人数：户籍在册，女"
    assert (told["F4"], told["F5"], told["F6"]) == ("人数：党员", "人数：低保", "人数：残疾")


def test_the_first_line_of_items_is_no_head_and_those_without_unit_may_ask_of_the_village(
    tmp_path: Path,
) -> None:
    form = _form(tmp_path, [
        ["村级应急管理基础信息表"], [], ["项目", "计量单位", "数量", "项目", "计量单位", "数量"],
        ["总户数", "户", None, "村干部", "人", None],
        ["残疾人", "人", None, "应急队员", "人", None],
        ["独居老人", "人", None, "村部值班电话", "—", None],
    ])  # fmt: skip
    told = _told(form)
    assert [told[name] for name in ("C4", "C5", "C6")] == [
        "户数：全部", "人数：残疾", "人数：独居老人",
    ]  # fmt: skip
    assert [told[name] for name in ("F4", "F5", "F6")] == [
        "人数：村干部", None, "village.office_phone",
    ]  # fmt: skip
    form = _form(tmp_path, [
        ["文化活动场所调查表"], [], ["序号", "项目", "单位", "填报内容"],
        [1, "所属乡镇", None, None], [2, "场所面积", "平方米", None],
    ])  # fmt: skip
    assert _told(form)["D4"] == "village.township"


def test_a_corner_without_words_heads_the_items_below_it(tmp_path: Path) -> None:
    form = _form(tmp_path, [
        ["党员结构统计表"], [],
        [None, "合计", "35岁及以下", "36—45岁", "46岁以上", "大专", "中专高中"],
        ["党员总数"], ["其中：女党员"], ["其中：预备党员"], ["村民代表"],
    ])  # fmt: skip
    told = _told(form)
    assert told["C5"] == "人数：党员，女，年龄≤35"
    assert told["F6"] == "人数：预备党员，大专"
    assert told["G7"] == "人数：党员，村民代表，高中或中专"


def test_letters_below_the_heads_of_a_table_count_its_columns(tmp_path: Path) -> None:
    told = _told(_form(tmp_path, [
        ["党员队伍统计表"], ["单位："], ["项目", "行次", "合计", "女", "35岁以下", "大专"],
        [None, None, "a", "b", "c", "d"], ["党员总数", "1"], ["预备党员", "2"], ["村干部", "3"],
    ], ("A3:A4", "B3:B4")))  # fmt: skip
    assert (told["A2"], told["D6"], told["E7"]) == (
        "village.name", "人数：预备党员，女", "人数：党员，村干部，年龄<35",
    )  # fmt: skip
    form = _form(tmp_path, [
        ["人口统计表"], ["填报单位："], ["指标", "代码", "总计", "男"], ["甲", "乙", "1", "2"],
        ["一、户籍人口", "01"], ["二、常住人口", "02"],
    ])  # fmt: skip
    assert (form.header, form.body.top, _told(form)["C5"]) == ((2, 3), 4, "人数：户籍在册")


def test_sorts_of_people_side_by_side_are_counted_and_no_card_of_one(tmp_path: Path) -> None:
    told = _told(_form(tmp_path, [
        ["组织情况表"], [], ["项目", "数量", "项目", "数量"],
        ["党员总数", None, "村“两委”成员", None],
        ["其中女党员", None, "其中女性", None], ["预备党员", None, "村民代表", None],
        ["35岁以下党员", None, "其中党员代表", None],
    ]))  # fmt: skip
    assert (told["B5"], told["D5"], told["D7"]) == (
        "人数：党员，女", "人数：两委成员，女", "人数：村民代表，党员",
    )  # fmt: skip


def test_a_line_of_counts_may_stand_above_a_list(tmp_path: Path) -> None:
    told = _told(_form(tmp_path, [
        ["关爱服务季报表"], ["一、数量情况"],
        ["60岁以上老人", "独居老人", "留守儿童", "孤儿", "探访次数"], [], ["二、独居老人名单"],
        ["序号", "姓名", "性别", "身份证号", "住址"], ["1"], ["2"], ["3"],
    ]))  # fmt: skip
    assert (told["A4"], told["C4"]) == ("人数：年龄≥60", "人数：留守儿童")
    assert told["B"] == "resident.name"


def test_two_numbers_that_only_a_village_has_are_counted_above_a_list(tmp_path: Path) -> None:
    cases: tuple[tuple[list[str | None], bool], ...] = (
        (["总户数", None, "常住人口", None, "供水方式", None], True),
        (["低保户数", None, "常住人口", None, "供水方式", None], False),
        (["网格名称", None, "总户数", None, "常住人口", None], False),
        (["工程名称", None, "总户数", None, "常住人口", None], False),
    )
    for line, meant in cases:
        heads = ["序号", "姓名", "性别", "身份证号", "住址", "备注"]
        rows = [["饮水安全排查表"], ["一、基本情况"], line, ["二、名单"], heads, [1], [2], [3]]
        told = _told(_form(tmp_path, rows, ("A1:F1", "A2:F2", "A4:F4")))
        found = {told.get(f"{column}3") for column in "BDF"} - {None}
        assert found == ({"户数：全部", "人数：常住"} if meant else set()), line


def test_a_line_for_each_village_counts_beside_who_is_in_office(tmp_path: Path) -> None:
    heads = ["序号", "村名", "村党支部书记", "联系电话", "村委会主任", "户数", "党员数", "低保数"]
    told = _told(_form(tmp_path, [["各村基本情况汇总表"], [], heads, ["1"], ["2"]]))
    assert [told[at] for at in "CDEFG"] == [
        None, None, "village.director", "户数：全部", "人数：党员",
    ]  # fmt: skip


def test_a_part_behind_men_and_women_is_of_all_of_them(tmp_path: Path) -> None:
    rows = [["户籍人口年龄构成统计表"], [], ["年龄组", "合计", "男", "女", "其中：党员"],
            ["0-17岁"], ["18岁及以上"]]  # fmt: skip
    assert _told(_form(tmp_path, rows))["E4"] == "人数：户籍在册，年龄0-17，党员"
    rows[2] = ["文化程度", "合计", "18-59岁", "60岁及以上", "其中：女"]
    rows[3:] = [["小学"], ["初中"]]
    assert _told(_form(tmp_path, rows))["E4"] is None


def test_a_card_of_the_village_asks_its_office_and_whose_list_stands_below(
    tmp_path: Path,
) -> None:
    form = _form(tmp_path, [
        ["村民委员会基本情况登记表"], ["登记时间："],
        ["村委会名称", None, "统一社会信用代码", None], ["办公地址", None, "办公电话", None],
        ["村委会主任", None, "户籍人口", None], ["总户数", None, "常住人口", None],
        ["村委会成员名单"], ["姓名", "性别", "职务", "任职时间"], [None] * 4, [None] * 4,
    ], ("A7:D7",))  # fmt: skip
    told = _told(form)
    assert told["D3"] == "village.credit_code"
    assert told["B5"] == "village.director"
    assert (told["A"], told["C"]) == ("official.name", "official.post")


def test_a_line_of_labels_below_a_table_is_no_head_of_one(tmp_path: Path) -> None:
    form = _form(tmp_path, [
        ["分年龄、分性别户籍人口结构统计表"], ["村（居）："], ["年龄组", "合计", "男", "女"],
        ["0—17岁"], ["18—59岁"], ["60岁及以上"], ["填报人：", "审核：", "上报日期："],
    ])  # fmt: skip
    assert form.header == (2,)
    assert _told(form)["D6"] == "人数：户籍在册，年龄≥60，女"
