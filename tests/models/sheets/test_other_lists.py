"""Lists that fit no register whole: two columns of amounts, facts kept elsewhere, what lacks."""

from __future__ import annotations

import openpyxl
import pytest

from models.declared import record_types
from models.errors import UserError
from models.importing.choice import as_imported
from models.importing.plan import ImportPlan
from models.sheets.reading import read
from models.sheets.told import as_json, summary
from models.sheets.understanding import Reader
from tests.models.sheets.corpus_people import Person
from tests.models.villages import new_village

PEOPLE = [Person(n) for n in range(5)]


@pytest.fixture(scope="module")
def reader():
    return Reader(record_types(), joins=True)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    made = new_village(tmp_path_factory.mktemp("lists") / "a.cwz")
    yield made
    made.close()


def book(path, *rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def fields(told):
    return {one["head"][-1]: one["field"] for one in told["columns"] if one["head"]}


CASH = [
    ["2025年收支明细"],
    ["日期", "凭证号", "摘要", "收入", "支出", "余额"],
    [None, None, "上年结转", None, None, 500],
    ["2025-01-03", "记1", "收鱼塘承包款", 2732, None, 3232],
    ["2025-01-09", "记2", "付办公电费", None, 1044, 2188],
    ["2025-02-01", "记3", "付保洁工资", 0, 600, 1588],
    [None, None, "第一季度合计", 2732, 1644, None],
]  # fmt: skip


def test_income_and_spending_in_two_columns_are_one_amount(reader, ledger, tmp_path):
    path = book(tmp_path / "流水.xlsx", *CASH)
    told = as_json(reader.sheet(read(path).sheets[0]))
    assert (told["register"], told["rows"]) == ("cash_entry", 3)
    assert fields(told)["收入"] == "cash_entry.amount"
    assert fields(told)["支出"] == "cash_entry.amount"
    plan = ImportPlan.read(path, None, ledger)
    assert [(one.values.get("direction"), one.values.get("amount"))
            for one in plan.rows if one.action != "note"] == [
        ("in", 273200), ("out", 104400), ("out", 60000)]  # fmt: skip
    path = book(tmp_path / "又.xlsx", *CASH, [None, None, "小计", None, 44, None])
    told = ImportPlan.read(path, None, ledger).with_data([8]).row(8)
    assert (told.values["direction"], told.values["amount"]) == ("out", 4400), "joined as all are"


def test_the_two_columns_say_that_it_is_a_book_of_money(reader, tmp_path):
    rows = [["2025-01-02", "卖树", 100, None, "王明"], ["2025-01-03", "电费", None, 30, "王明"]]
    path = book(tmp_path / "一.xlsx", ["日期", "事由", "收入", "支出", "经手人"], *rows)
    assert as_json(reader.sheet(read(path).sheets[0]))["register"] == "cash_entry"


def test_a_day_in_two_columns_is_one_and_a_month_goes_on_below(reader, tmp_path):
    rows = [[1, 5, "卖树", 100, None], [None, 9, "电费", None, 30], [2, "12日", "水费", None, 40]]
    path = book(tmp_path / "现金日记账.xlsx", ["2025年", None, "摘要", "收入", "支出"],
                ["月", "日", None, None, None], *rows)  # fmt: skip
    found = reader.sheet(read(path).sheets[0])
    days = [one["field"] for one in as_json(found)["columns"]][:2]
    assert days == ["cash_entry.happened_on"] * 2
    assert [found.rows[n][0] for n in found.layout.data] == ["2025-1-5", "2025-1-9", "2025-2-12"]


def test_what_is_kept_in_another_register_is_named_and_not_written(reader, tmp_path):
    rows = [[one.name, one.number, "二级", one.number + "43"] for one in PEOPLE]
    path = book(tmp_path / "残疾人.xlsx", ["姓名", "身份证号", "残疾等级", "残疾证号"], *rows)
    found = as_imported(reader.sheet(read(path).sheets[0]), record_types())
    assert found.record_type.name == "resident"
    by_head = {one["head"][0]: one for one in as_json(found)["columns"]}
    assert by_head["残疾等级"]["field"] == "special_group.level"
    assert by_head["残疾证号"]["field"] == "special_group.number"
    assert "special_group.resident" in by_head["残疾等级"]["derivation"]
    assert [one.field for one in found.matches[2:]] == [None, None]
    for words, field in {"A类": "level", "低保": "category"}.items():
        rows = [[one.name, one.number, words] for one in PEOPLE]
        path = book(tmp_path / f"{field}.xlsx", ["姓名", "身份证号", "救助类型"], *rows)
        matches = reader.sheet(read(path).sheets[0]).matches
        assert matches[2].target.path == f"special_group.{field}"


def test_a_list_of_gifts_without_its_batch_brings_the_people(reader, tmp_path):
    rows = [[one.name, one.number, 200, "2026-02-01"] for one in PEOPLE]
    path = book(tmp_path / "慰问.xlsx", ["春节慰问金发放签收表"],
                ["姓名", "身份证号", "慰问金（元）", "领取日期"], *rows)  # fmt: skip
    found = reader.sheet(read(path).sheets[0])
    assert found.record_type.name == "grant"
    assert as_imported(found, record_types()).record_type.name == "resident"


def test_a_sum_behind_its_day_is_no_entry(reader, tmp_path):
    rows = [[1, 1, *CASH[2][2:]], *([1, 3, *row[2:]] for row in CASH[3:6]),
            [1, 31, "本月合计", 2732, 1644, 1588]]  # fmt: skip
    path = book(tmp_path / "账.xlsx", ["月", "日", "摘要", "收入", "支出", "余额"], *rows)
    assert as_json(reader.sheet(read(path).sheets[0]))["rows"] == len(rows) - 2


def test_a_list_of_what_is_given_is_one_though_its_batch_is_only_in_the_title(reader, tmp_path):
    rows = [[one.name, one.number, 7.9, 11.3, 98.6, 1114.18, "13600739055"] for one in PEOPLE]
    head = ["补贴对象（户主姓名）", "身份证号码", "二轮承包面积（亩）", "核实补贴面积（亩）",
            "补贴标准（元/亩）", "补贴金额（元）", "联系电话"]  # fmt: skip
    path = book(tmp_path / "地补.xlsx", ["耕地地力保护补贴资金发放清册"], head, *rows)
    told = as_json(reader.sheet(read(path).sheets[0]))
    assert told["register"] == "grant"
    assert fields(told)["补贴金额（元）"] == "grant.amount"


def test_a_summary_below_the_list_is_nobody(reader, tmp_path):
    rows = [[one.name, one.sex, one.number, "汉族", "小学", "在家"] for one in PEOPLE]
    head = ["姓名", "性别", "身份证号", "民族", "学历", "去向"]
    path = book(tmp_path / "劳力.xlsx", head, *rows, [], ["汇总", "人数"], ["已就业", 3],
                [], ["调查员签字：", None, None, "户主确认："])  # fmt: skip
    assert as_json(reader.sheet(read(path).sheets[0]))["rows"] == len(PEOPLE)


def test_somebody_below_a_gap_of_whom_little_is_known_is_somebody(reader, tmp_path):
    rows = [[one.name, one.sex, one.number, "汉族", "小学", "在家"] for one in PEOPLE]
    head = ["姓名", "性别", "身份证号", "民族", "学历", "去向"]
    path = book(tmp_path / "劳力.xlsx", head, *rows, [], [PEOPLE[0].name, "女"])
    assert as_json(reader.sheet(read(path).sheets[0]))["rows"] == len(PEOPLE) + 1


def test_formulas_that_nobody_worked_out_are_told(reader, ledger, tmp_path):
    path = book(tmp_path / "公式.xlsx", ["姓名", "电话"], *[["=A9", "=B9"]] * 3)
    found = reader.sheet(read(path).sheets[0])
    assert "3 行里的 6 格是公式" in summary(found)
    assert as_json(found)["unsolved"] == 6
    with pytest.raises(UserError, match="存一次"):
        ImportPlan.read(path, None, ledger)


@pytest.mark.parametrize(
    ("title", "heads", "register"),
    [
        ("困难党员慰问金发放名单", ["党员姓名", "身份证号", "慰问金额（元）", "签字"], "grant"),
        ("党员花名册", ["党员姓名", "身份证号", "入党时间", "联系电话"], "party_member"),
        ("2025年死亡人口登记表", ["姓名", "性别", "身份证号", "死亡日期"], "departure"),
    ],
)
def test_the_last_word_of_a_title_says_what_a_list_is_about(
    tmp_path, reader, title, heads, register
):
    values = {"党员姓名": "name", "姓名": "name", "身份证号": "number", "性别": "sex",
              "入党时间": "born", "死亡日期": "born"}  # fmt: skip
    rows = [[getattr(one, values[head]) if head in values else 500 for head in heads]
            for one in PEOPLE]  # fmt: skip
    path = book(tmp_path / "a.xlsx", [title], heads, *rows)
    (told,) = (as_json(one) for one in reader.read(read(path)))
    assert told["register"] == register


def test_the_head_of_a_household_does_not_receive_what_another_gets(tmp_path, reader):
    rows = [[PEOPLE[0].name, one.name, one.number, 600] for one in PEOPLE[1:]]
    path = book(tmp_path / "a.xlsx", ["移民直补资金发放表"],
                ["户主姓名", "移民姓名", "身份证号码", "金额（元）"], *rows)  # fmt: skip
    (told,) = (as_json(one) for one in reader.read(read(path)))
    assert told["register"] == "grant"
    assert fields(told)["户主姓名"] is None
    assert fields(told)["移民姓名"] == "grant.name"
