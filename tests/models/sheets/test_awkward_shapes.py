"""Shapes that are no plain list: blocks side by side, spans that disagree, lists of codes."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.marked_sheet import marked
from models.declared import record_types
from models.importing.plan import ImportPlan
from models.importing.words import rejects
from models.ledger import Ledger
from models.sheets.questions import questions
from models.sheets.reading import read
from models.sheets.terms import halves
from models.sheets.told import as_json, summary
from models.sheets.understanding import Reader
from models.sheets.value_lists import lists_of
from tests.models.sheets.corpus_people import Person

PEOPLE = [Person(n) for n in range(9)]
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))
SPELLINGS = ["{0.year}.{0.month}.{0.day}", "{0.year}年{0.month}月{0.day}日", "{:%Y-%m-%d}",
             "{0.year}/{0.month}/{0.day}", "{:%Y%m%d}", "{0.year}-{0.month}-{0.day}"]  # fmt: skip


@pytest.fixture(scope="module")
def reader():
    return Reader(record_types(), joins=True)


@pytest.fixture
def ledger(tmp_path):
    made = Ledger(tmp_path / "a.cwz", record_types(), clock=lambda: dt.datetime(2026, 11, 23, 10))
    yield made
    made.close()


def book(path, *rows, merges=(), more=()):
    made = openpyxl.Workbook()
    made.active.title = "名单"
    for row in rows:
        made.active.append(row)
    for area in merges:
        made.active.merge_cells(area)
    for name, hidden, lines in more:
        page = made.create_sheet(name)
        page.sheet_state = "hidden" if hidden else "visible"
        for line in lines:
            page.append(line)
    made.save(path)
    return path


def first(reader, path):
    return reader.sheet(read(path).sheets[0])


# -- 双栏 ------------------------------------------------------------------------------------

HEADS = ["序号", "姓名", "身份证号", "联系电话"]


def in_two_blocks(path, gap=(), spoil=None):
    """Nine people: five on the left, four on the right, as printed on one sheet."""
    rows = [[n + 1, one.name, one.number, f"1380012{4000 + n}"] for n, one in enumerate(PEOPLE)]
    rows.append([None] * 4)
    if spoil:
        spoil(rows)
    lines = [[*rows[n], *gap, *rows[n + 5]] for n in range(5)]
    return book(path, ["白杨村人员名单"], [*HEADS, *gap, *HEADS], *lines, ["合计", "9人"],
                merges=[f"A1:{'I' if gap else 'H'}1"])  # fmt: skip


@pytest.mark.parametrize("gap", [(), (None,)])
def test_blocks_side_by_side_are_one_list(tmp_path, reader, gap):
    told = as_json(first(reader, in_two_blocks(tmp_path / "a.xlsx", gap)))
    assert (told["header_rows"], told["first_row"], told["last_row"]) == ([2], 3, 7)
    assert told["rows"] == 9
    fields = [one["field"] for one in told["columns"]]
    assert fields == [None, "resident.name", "resident.id_number", "resident.phone"] * 2
    assert told["columns"][5]["column"] == ("G" if gap else "F")


def test_both_blocks_come_in_and_are_told_by_their_own_cells(tmp_path, ledger):
    def spoil(rows):
        rows[7][3] = "138001"

    path = in_two_blocks(tmp_path / "a.xlsx", spoil=spoil)
    plan = ImportPlan.read(path, None, ledger)
    assert plan.counts["add"] == 8
    (problem,) = plan.as_json()["problems"]
    assert (problem["row"], problem["column"], problem["value"]) == (5, "H", "138001")
    assert "右边第 5 行" in plan.summary()
    page = openpyxl.load_workbook(io.BytesIO(marked(plan)))["名单"]
    assert page["H5"].comment is not None
    plan.apply(ledger)
    assert ledger.count("resident") == 8


def test_groups_with_the_same_heads_stay_apart(tmp_path, reader):
    path = book(tmp_path / "a.xlsx", ["班级", "小组A", None, "小组B", None],
                [None, "姓名", "电话", "姓名", "电话"],
                ["一班", "王明", 13800010001, "李丽", 13800010002],
                merges=["A1:A2", "B1:C1", "D1:E1"])  # fmt: skip
    found = first(reader, path)
    assert not found.sheet.blocks
    assert [head[0] for head in found.layout.heads] == ["班级", "小组A", "小组A", "小组B", "小组B"]


# -- spans that disagree ---------------------------------------------------------------------


def with_spans(path, sexes):
    rows = [[one.name if n in {0, 3, 6} else None, "男", f"项目{n}"]
            for n, one in enumerate(PEOPLE)]  # fmt: skip
    return book(path, ["姓名", "性别", "参加的活动"], *rows,
                merges=["A2:A4", "A5:A7", "A8:A10", *sexes])  # fmt: skip


def test_spans_that_cut_across_a_person_are_asked(tmp_path, reader, ledger):
    path = with_spans(tmp_path / "a.xlsx", ["B2:B8", "B9:B10"])
    told = as_json(first(reader, path))
    assert told["rows"] == 9
    (asked,) = told["questions"]
    assert (asked["column"], asked["rows"]) == ("B", [8, 10])
    assert "对不齐" in asked["question"]
    plan = ImportPlan.read(path, ledger.type("resident"), ledger)
    assert "对不齐" in plan.row(8).problems["sex"]
    assert "对不齐" not in plan.with_cell(8, 1, "女").row(8).problems.get("sex", "")


def test_spans_inside_each_other_are_plain(tmp_path, reader):
    path = with_spans(tmp_path / "a.xlsx", ["B2:B10"])
    assert questions(first(reader, path)) == ()


# -- lists of words --------------------------------------------------------------------------

CODES = [["代码", "名称"], ["01", "汉族"], ["02", "蒙古族"], ["03", "回族"]]


@pytest.mark.parametrize("hidden", [True, False])
def test_codes_are_read_as_the_file_explains_them(tmp_path, reader, ledger, hidden):
    one, two = PEOPLE[:2]
    path = book(
        tmp_path / "a.xlsx", ["姓名", "身份证号", "民族", "婚姻状况", "文化程度"],
        [one.name, one.number, "03", "B", "1-小学"], [two.name, two.number, 2, "A", "初中"],
        more=[("民族", hidden, CODES), ("婚姻", hidden, [["A", "未婚"], ["B", "已婚"]])],
    )  # fmt: skip
    found = reader.read(read(path))
    assert [one.role for one in found] == ["data", "dictionary", "dictionary"]
    assert as_json(found[1])["lists"][-1]["codes"]["02"] == "蒙古族"
    assert "汉族" in summary(found[1])
    plan = ImportPlan.read(path, None, ledger)
    rows = [plan.row(number).values for number in (2, 3)]
    shown = [[ledger.type("resident").by_name[name].show(row[name])
              for name in ("nation", "marital", "education")] for row in rows]  # fmt: skip
    assert shown == [["回族", "已婚", "小学"], ["蒙古族", "未婚", "初中"]]


def test_lists_of_a_sheet_with_heads_above_them(tmp_path):
    path = book(tmp_path / "a.xlsx", ["姓名"], more=[
        ("字典", True, [["性别", "与户主关系"], ["男", "户主"], ["女", "妻"], [None, "儿子"]]),
        ("选项", True, [["1-是", "是"], ["2-否", "否"]]),
    ])  # fmt: skip
    _, heads, coded = read(path).sheets
    assert [(one.head, one.values) for one in lists_of(heads)] == [
        ("性别", ("男", "女")), ("与户主关系", ("户主", "妻", "儿子"))
    ]  # fmt: skip
    assert lists_of(coded)[0].codes == {"1": "是", "2": "否"}


# -- heads of households ---------------------------------------------------------------------


def test_what_stands_under_the_head_of_the_household_is_the_heads(tmp_path, reader):
    heads = [["户主信息", None, None, "家庭成员", None],
             ["姓名", "身份证号码", "户编号", "姓名", "身份证号码"]]  # fmt: skip
    rows = [[one.head, Person(n - n % 3).number, f"01-{one.house:03}", one.name, one.number]
            for n, one in enumerate(PEOPLE)]  # fmt: skip
    path = book(tmp_path / "a.xlsx", *heads, *rows, merges=["A1:C1", "D1:E1"])
    told = as_json(first(reader, path))
    assert [one["field"] for one in told["columns"]] == [
        "household.head", "household.head_number", "resident.household", "resident.name",
        "resident.id_number",
    ]  # fmt: skip


def test_two_rows_of_unknown_heads_fit_into_each_other_without_merged_cells(tmp_path, reader):
    path = book(tmp_path / "a.xlsx", ["设备", "管理", None, "参数", None],
                [None, "位置", "管理员", "型号", "厂家"],
                *[[f"泵{n}", f"村{n}口", "张三", "甲型", "某厂"] for n in range(4)])  # fmt: skip
    told = as_json(first(reader, path))
    assert told["header_rows"] == [1, 2]
    assert [one["head"] for one in told["columns"]] == [
        ["设备"], ["管理", "位置"], ["管理", "管理员"], ["参数", "型号"], ["参数", "厂家"]
    ]  # fmt: skip


# -- what stands above the heads, and what tells nothing alone --------------------------------


def test_a_title_over_half_the_table_and_a_day_above_it_are_no_heads(tmp_path, reader):
    heads = ["姓名", "性别", "身份证号", "联系电话", "住址", "备注"]
    rows = [[one.name, "男", one.number, None, f"{n}号", None] for n, one in enumerate(PEOPLE)]
    half = book(tmp_path / "a.xlsx", ["白杨村人员名单"], heads, *rows, merges=["A1:C1"])
    dated = book(tmp_path / "b.xlsx", ["当前日期", None, dt.date(2025, 6, 4)], heads, *rows,
                 merges=["A1:B1"])  # fmt: skip
    assert as_json(first(reader, half))["header_rows"] == [2]
    assert as_json(first(reader, dated))["header_rows"] == [2]


def test_two_sides_are_one_text(tmp_path, reader, ledger):
    path = book(
        tmp_path / "矛盾纠纷台账.xlsx",
        ["排查日期", "当事人甲", "当事人乙", "纠纷类型", "简要情况"],
        *(["2025-03-04", "张三", "李四", "邻里纠纷", f"因{n}号地界起争执"] for n in range(3)),
    )
    told = as_json(first(reader, path))
    assert [one["field"] for one in told["columns"]][1:3] == ["dispute.parties"] * 2
    plan = ImportPlan.read(path, None, ledger)
    assert {row.values["parties"] for row in plan.rows[1:]} == {"张三、李四"}


# -- 起止日期 --------------------------------------------------------------------------------

TERMS = ["2005.2.1-2035.1.31", "自2020年1月1日起至2025年12月31日止", "2021.3.1—今",
         "2019/5/1~2024/4/30（5年）", *["2022-01-01至2026-12-31"] * 6, "5年", None]  # fmt: skip


def contracts(path, head="起止日期", terms=TERMS):
    rows = [[f"{n}号鱼塘承包", "李凤英", dt.date(2005, 1, 9), said, "好"]
            for n, said in enumerate(terms)]  # fmt: skip
    return book(path, ["合同名称", "承包方", "签订日期", head, "备注"], *rows)


def test_a_term_in_one_cell_is_its_two_days(tmp_path, reader, ledger):
    path = contracts(tmp_path / "合同台账.xlsx")
    told = as_json(first(reader, path))
    assert [one["column"] for one in told["columns"]] == list("ABCDE")
    assert told["columns"][3]["field"] == "contract.started"
    assert told["columns"][3]["derivation"] == "contract.ended is the second day of the cell"
    plan = ImportPlan.read(path, ledger.type("contract"), ledger)
    days = [(row.values.get("started"), row.values.get("ended")) for row in plan.rows[1:]]
    assert days[0] == (dt.date(2005, 2, 1), dt.date(2035, 1, 31))
    assert days[1] == (dt.date(2020, 1, 1), dt.date(2025, 12, 31))
    assert days[2] == (dt.date(2021, 3, 1), None)
    assert days[3] == (dt.date(2019, 5, 1), dt.date(2024, 4, 30))
    assert days[10:] == [(None, None)] * 2
    assert (plan.counts["add"], len(plan.as_json()["problems"])) == (12, 1)
    (odd,) = plan.as_json()["problems"]
    assert (odd["row"], odd["column"], odd["value"]) == (12, "D", "5年")
    page = openpyxl.load_workbook(io.BytesIO(marked(plan)))["名单"]
    assert page["D12"].comment is not None
    # mended in its place, as a whole and the last day by itself
    beyond = max(plan.columns)
    mended = plan.with_cell(12, 3, "2023.1.1-2027.12.31").with_cell(4, beyond, "2031-2-28")
    assert mended.row(12).values["ended"] == dt.date(2027, 12, 31)
    assert mended.row(4).values["ended"] == dt.date(2031, 2, 28)
    # another field gets the cell as it stands
    other = plan.with_column(3, plan.record_type.by_name["subject"])
    assert other.row(2).values["subject"] == TERMS[0]
    assert not {"started", "ended"} & other.row(2).values.keys()
    other = other.with_action(5, "skip")
    again = ImportPlan.read(path, ledger.type("contract"), ledger, before=other)
    assert again.row(2).values == other.row(2).values
    assert again.chosen == {5: "skip"}
    kept = plan.with_kept(3)
    again = ImportPlan.read(path, ledger.type("contract"), ledger, before=kept)
    assert again.row(2).values == kept.row(2).values
    refused = plan.with_cell(2, 2, "2005.2.30")
    head, row = rejects(refused)
    assert head[3:] == ("起止日期", "备注", "退回原因")
    assert row[3:5] == ("2005.2.1—2035.1.31", "好")
    plan.apply(ledger)
    assert {one["ended"] for one in ledger.find("contract")} >= {dt.date(2035, 1, 31), None}


@pytest.mark.parametrize(
    ("head", "terms", "found"),
    [
        ("合同期限", TERMS[:3], "contract.started"),
        ("租赁期", TERMS[:3], "contract.started"),
        ("公示期间", TERMS[:3], None),  # another term
        ("合同期限", ["5年", "10年", "5年"], None),
        ("起止日期", ["2020年1月至2025年12月"] * 3, None),  # no day is made up
        ("起止日期", ["2025.1.31-2020.2.1"] * 3, None),
        ("起止日期", [*TERMS[:2], "5年", "长期"], None),
    ],
)
def test_a_column_is_a_term_by_its_head_and_its_cells(tmp_path, reader, head, terms, found):
    told = as_json(first(reader, contracts(tmp_path / "合同台账.xlsx", head, terms)))
    assert told["columns"][3]["field"] == found


@pytest.mark.parametrize(("register", "head"),
                         [("official", "任职起止时间"), ("representative", "任期")])  # fmt: skip
def test_months_and_years_in_office_are_a_term(tmp_path, register, head):
    terms = ["2021.3—今", "2018年1月至2021年3月", "2015-长期"]
    rows = [[one.name, said, "13800012345"] for one, said in zip(PEOPLE, terms, strict=False)]
    path = book(tmp_path / "任职情况.xlsx", ["姓名", head, "联系电话"], *rows)
    types = record_types()
    found = first(Reader(types, types[register], joins=True), path)
    assert as_json(found)["columns"][1]["field"] == f"{register}.started"
    assert found.rows[1][1:] == ("2021.3", "13800012345", "至今")
    assert found.rows[2][1:] == ("2018年1月", "13800012345", "2021年3月")
    assert found.rows[3][3] == "长期", "as it was spelled"


@given(
    days=st.tuples(DAYS, DAYS).map(sorted),
    spelled=st.tuples(*[st.sampled_from(SPELLINGS)] * 2),
    between=st.sampled_from(["-", "—", "——", "~", "～", "至", "到", " - ", "-\n", "\n", "起至"]),
    around=st.sampled_from(["{}", "自{}", "从{}止", "{}（30年）", "30年（{}）", " {} "]),
)
def test_two_days_in_one_cell_come_back(days, spelled, between, around):
    written = between.join(one.format(day) for one, day in zip(spelled, days, strict=True))
    ends = [record_types()["contract"].by_name[name] for name in ("started", "ended")]
    found = halves(around.format(written), *ends)
    assert found is not None
    assert [one.read(said) for one, said in zip(ends, found, strict=True)] == days


def test_the_bounds_of_a_plot_and_a_name_with_its_reason_are_one_text(tmp_path, reader):
    plots = [["北沟地", "耕地", 3.5, "村道", "水渠", "林地", "山脊"] for _ in PEOPLE]
    bounds = book(tmp_path / "资源登记簿.xlsx",
                  ["资源名称", "资源类别", "面积（亩）", "四至", None, None, None],
                  [None, None, None, "东", "南", "西", "北"], *plots,
                  merges=["A1:A2", "B1:B2", "C1:C2", "D1:G1"])  # fmt: skip
    understood = first(reader, bounds)
    assert [one["field"] for one in as_json(understood)["columns"]][3:] == ["resource.place"] * 4
    place = understood.rows[understood.layout.data[0]][3]
    assert place == "东至村道、南至水渠、西至林地、北至山脊"
    used = [["2025-03-04", "申报书", "办理贷款", n + 1] for n, _ in enumerate(PEOPLE)]
    heads = ["用印时间", "用印文件名称", "用印事由", "份数"]
    found = first(reader, book(tmp_path / "公章使用登记.xlsx", heads, *used))
    assert [one["field"] for one in as_json(found)["columns"]][1:3] == ["seal_use.document"] * 2
    assert found.rows[1][1] == "申报书、办理贷款"


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (("入党时间", "转正日期"), ["party_member.joined_on", "party_member.confirmed_on"]),
        (("入职日期", "转正日期"), [None, None]),
    ],
)
def test_a_day_beside_is_told_by_what_stands_with_it(tmp_path, reader, heads, found):
    rows = [["2020-01-02", "2021-01-02", one.name, one.number, f"{n}号", "已婚", "是", f"{n}户"]
            for n, one in enumerate(PEOPLE)]  # fmt: skip
    own = ["姓名", "身份证号", "家庭住址", "婚姻状况", "是否选民", "户号"]
    path = book(tmp_path / "a.xlsx", [*heads, *own], *rows)
    assert [one["field"] for one in as_json(first(reader, path))["columns"]][:2] == found


@pytest.mark.parametrize(("words", "field"), [("3组", "resident.group"), ("女子组", None)])
def test_the_groups_of_a_contest_are_none_of_the_village(tmp_path, reader, words, field):
    rows = [[one.name, "女", one.number, words] for one in PEOPLE]
    path = book(tmp_path / "a.xlsx", ["姓名", "性别", "身份证号", "组别"], *rows)
    assert as_json(first(reader, path))["columns"][3]["field"] == field


def test_what_is_merged_across_in_head_and_rows_is_one_column(tmp_path, reader):
    path = book(
        tmp_path / "a.xlsx",
        ["户主姓名", None, "联系电话", "备注"],
        *(["王秀兰", None, f"1380000000{n}", None] for n in range(5)),
        merges=("A1:B1", *(f"A{row}:B{row}" for row in range(2, 7))),
    )
    (found,) = reader.read(read(path))
    assert [one["head"] for one in as_json(found)["columns"]] == [
        ["户主姓名"], ["联系电话"], ["备注"],
    ]  # fmt: skip


# -- no heads, or one over two columns ---------------------------------------------------------


def fields(found):
    return [one.target and one.target.path for one in found.matches]


def test_a_list_without_heads_is_told_by_its_values(reader, ledger, tmp_path):
    rows = [[one.name, "女" if n % 2 else "男", "汉族", one.number, "村东头", f"1380012{4000 + n}"]
            for n, one in enumerate(PEOPLE)]  # fmt: skip
    path = book(tmp_path / "无表头.xlsx", *rows, ["经办：李干事"])
    found = first(reader, path)
    assert fields(found) == [
        "resident.name", "resident.sex", None, "resident.id_number", None, "resident.phone",
    ]  # fmt: skip
    told = as_json(found)
    assert (told["header_rows"], told["first_row"], told["rows"]) == ([], 1, len(PEOPLE))
    assert "没有表头，共 9 行" in summary(found)
    plan = ImportPlan.read(path, None, ledger)
    plan.apply(ledger)
    assert {one["id_number"] for one in ledger.find("resident")} == {one.number for one in PEOPLE}
    assert all(one.same_as for one in ImportPlan.read(path, None, ledger).rows[:9])


def test_numbers_that_are_no_id_cards_make_no_list(reader, tmp_path):
    rows = [[one.name, f"{at}23456789012345678"] for at, one in enumerate(PEOPLE)]
    assert first(reader, book(tmp_path / "a.xlsx", *rows)).role != "data"


def test_one_head_over_two_columns_is_two(reader, tmp_path):
    relations = ["户主", "配偶", "儿子"] * 3
    rows = [
        ["001" if said == "户主" else None, one.name, said, one.number]
        for one, said in zip(PEOPLE, relations, strict=True)
    ]
    path = book(tmp_path / "a.xlsx", ["户编号", "户主（与户主关系）", None, "身份证号"], *rows,
                merges=["B1:C1"])  # fmt: skip
    found = first(reader, path)
    assert fields(found) == [
        "resident.household", "resident.name", "resident.relation", "resident.id_number",
    ]  # fmt: skip
    assert len(found.layout.data) == len(PEOPLE)


def test_heads_of_an_export_in_latin_letters(reader, tmp_path):
    rows = [[one.name, one.number, f"1380012{4000 + n}"] for n, one in enumerate(PEOPLE)]
    found = first(reader, book(tmp_path / "a.xlsx", ["name", "IDcard", "phone"], *rows))
    assert fields(found) == ["resident.name", "resident.id_number", "resident.phone"]


def test_several_people_in_one_row_are_not_whom_it_is_about(reader, tmp_path):
    rows = [[f"村东{n}号", one.name, one.number, "王秀兰", "妻", "王小明", "长子"]
            for n, one in enumerate(PEOPLE)]  # fmt: skip
    path = book(
        tmp_path / "a.xlsx",
        ["门牌", "户主", None, "家庭成员一", None, "家庭成员二", None],
        [None, "姓名", "身份证", "姓名", "关系", "姓名", "关系"],
        *rows, merges=["A1:A2", "B1:C1", "D1:E1", "F1:G1"],
    )  # fmt: skip
    found = first(reader, path)
    assert fields(found)[3:] == [None] * 4
    assert "household.head" in fields(found)


def test_the_owner_of_a_dog_is_no_row_of_people(reader, tmp_path):
    rows = [["1组", one.name, "土狗", "黄", "公"] for one in PEOPLE]
    path = book(tmp_path / "a.xlsx", ["组别", "犬主姓名", "品种", "毛色", "公母"], *rows)
    assert first(reader, path).record_type is None


def test_whose_relation_is_said_is_the_member_and_not_the_head(reader, tmp_path):
    rows = [["王秀兰", one.name, one.number, "长子"] for one in PEOPLE]
    path = book(tmp_path / "a.xlsx", ["户代表", "股东姓名", "身份证号码", "与户代表关系"], *rows)
    found = first(reader, path)
    assert fields(found)[1:] == ["resident.name", "resident.id_number", "resident.relation"]


def test_a_column_without_a_head_is_no_term(reader, tmp_path):
    rows = [["1组", one.name, "联系十户", "无"] for one in PEOPLE]
    path = book(tmp_path / "a.xlsx", ["村民代表花名册"], ["组别", "代表姓名", None, "备注"], *rows)
    assert fields(first(reader, path))[2] is None


def test_heads_may_end_in_a_colon(reader, tmp_path):
    rows = [[one.name, one.number, "户主"] for one in PEOPLE]
    heads = ["姓名：", "身份证号码：", "户籍"], [None, None, "与户主关系："]
    path = book(tmp_path / "a.xlsx", *heads, *rows, merges=["A1:A2", "B1:B2"])
    found = first(reader, path)
    assert fields(found) == ["resident.name", "resident.id_number", "resident.relation"]
