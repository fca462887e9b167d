"""Ways of an import: households out of heads, policies, mappings, what was learnt, the copy."""

from __future__ import annotations

import datetime as dt
import json

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters.marked_sheet import marked, save_marked
from models.declared import record_types
from models.errors import Refused, UserError
from models.field import cell_text
from models.identity import birthday_of
from models.importing import apply, deciding, learnt
from models.importing.again import with_choices
from models.importing.choice import choose
from models.importing.damage import slips
from models.importing.likely import likely
from models.importing.plan import ImportPlan
from models.kinds_links import Ref
from models.ledger import Ledger
from models.saving_many import RefusedAt
from models.sheets.grid import Sheet, Workbook
from models.sheets.reading import read
from tests.models.sheets.corpus_people import Person
from tests.models.villages import dump

NOW = dt.datetime(2026, 11, 23, 10, 0)


@pytest.fixture
def ledger(tmp_path):
    made = Ledger(tmp_path / "白杨村.cwz", record_types(), clock=lambda: NOW, who="李春生")
    yield made
    made.close()


@pytest.fixture
def sheet(tmp_path):
    counter = iter(range(100))

    def make(*rows, merges=()):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        for area in merges:
            book.active.merge_cells(area)
        path = tmp_path / f"表{next(counter)}.xlsx"
        book.save(path)
        return path

    return make


def plan_of(path, ledger, register=None, **more):
    return ImportPlan.read(path, register and ledger.type(register), ledger, **more)


PEOPLE = [Person(n) for n in range(9)]
TYPES = record_types()
RELATIONS = ("户主", "妻", "儿子")


def household_of(ledger, person):
    found = ledger.find_one("resident", id_number=person.number)
    return found["household"] and found["household"].title


# -- who lives together ----------------------------------------------------------------------


def roster(sheet, *, relation=True, repeat=False):
    head = ["户主", "姓名", *(["与户主关系"] if relation else []), "身份证号", "组别"]
    rows = [
        [
            (PEOPLE[n - n % 3].name if repeat or n % 3 == 0 else None), PEOPLE[n].name,
            *([RELATIONS[n % 3]] if relation else []), PEOPLE[n].number, f"{n // 3 + 1}组",
        ]
        for n in range(9)
    ]  # fmt: skip
    return sheet(head, *rows)


@pytest.mark.parametrize("way", ["blank below", "repeated", "no relation", "only relation"])
def test_households_follow_from_heads(ledger, sheet, way):
    if way == "only relation":
        path = sheet(["姓名", "与户主关系", "身份证号", "组别"], *[
            [PEOPLE[n].name, RELATIONS[n % 3], PEOPLE[n].number, f"{n // 3 + 1}组"]
            for n in range(9)
        ])  # fmt: skip
    else:
        path = roster(sheet, relation=way != "no relation", repeat=way != "blank below")
    plan = plan_of(path, ledger)
    assert plan.gathered.groups == 3
    assert "按户主分成 3 户" in plan.summary()
    plan.apply(ledger)
    assert ledger.count("household") == 3
    numbers = [household_of(ledger, one) for one in PEOPLE]
    assert numbers == [f"0{n // 3 + 1}-001" for n in range(9)]
    heads = {one["number"]: one["head"] for one in ledger.find("household")}
    assert heads["02-001"] == PEOPLE[3].name
    before = dump(ledger)
    again = plan_of(path, ledger)
    assert again.counts["same"] == 9
    assert dump(ledger) == before


def test_somebody_new_joins_the_household_that_is_there(ledger, sheet):
    plan_of(roster(sheet), ledger).apply(ledger)
    child = Person(40)
    path = sheet(["户主", "姓名", "与户主关系", "身份证号"],
                 [PEOPLE[3].name, PEOPLE[3].name, "户主", PEOPLE[3].number],
                 [PEOPLE[3].name, child.name, "女儿", child.number])  # fmt: skip
    plan_of(path, ledger).apply(ledger)
    assert household_of(ledger, child) == "02-001"
    assert ledger.count("household") == 3


def test_numbers_go_on_behind_the_last(ledger, sheet):
    ledger.save("household", {"number": "01-026"})
    plan_of(roster(sheet), ledger).apply(ledger)
    assert household_of(ledger, PEOPLE[0]) == "01-027"


def test_a_list_of_households_brings_its_heads(ledger, sheet):
    path = sheet(
        ["户主姓名", "身份证号", "联系电话", "组别"],
        *[[one.name, one.number, "13800012345", "1组"] for one in PEOPLE[:3]],
    )
    plan_of(path, ledger, "resident").apply(ledger)
    assert ledger.count("household") == 3
    assert all(one["relation"] == "head" for one in ledger.find("resident"))


def test_a_row_that_is_a_household_is_its_head_with_the_heads_number(ledger, sheet):
    head, wife = PEOPLE[:2]
    plan = plan_of(sheet(["户主", "户主身份证号", "成员1姓名", "与户主关系"],
                         [head.name, head.number, wife.name, "妻"]), ledger)  # fmt: skip
    assert plan.row(2).values["id_number"] == head.number
    assert plan.row(2).values["relation"] == "head"


# -- cells -----------------------------------------------------------------------------------


def test_a_household_is_told_by_its_head(ledger, sheet):
    plan_of(sheet(
        ["姓名", "身份证号码", "户号", "与户主关系", "村民小组"],
        *([Person(n).name, Person(n).number, f"0{n}", "户主", "1组"] for n in range(3)),
    ), ledger, "resident").apply(ledger)  # fmt: skip
    heads = [Person(n).name for n in range(3)]
    plan = plan_of(sheet(
        ["序号", "户主姓名", "组别", "门牌住址", "承包地面积"],
        *([n, name, "1组", f"白杨村{n}号", 2 + n] for n, name in enumerate(heads)),
        [4, "孙不在", "1组", "白杨村9号", 3],
    ), ledger, "household")  # fmt: skip
    assert not plan.missing
    assert plan.counts == {"note": 1, "update": 3, "problem": 1}
    assert "没有户主是“孙不在”的户" in plan.row(5).problems["number"]
    plan.apply(ledger)
    assert {one["number"]: one["address"] for one in ledger.find("household")} == {
        f"0{n}": f"白杨村{n}号" for n in range(3)
    }
    again = plan_of(plan.path, ledger, "household")
    assert again.counts == {"note": 1, "same": 3, "problem": 1}


def test_a_formula_without_a_result_is_told(ledger, sheet):
    plan = plan_of(sheet(["姓名", "联系电话"], ["王秀兰", '="138"&"00012345"']), ledger)
    assert "还没算出结果" in plan.row(2).problems["phone"]


def test_what_follows_needs_no_result_and_no_day(ledger, sheet):
    one = PEOPLE[1]
    month = f"{one.born.year}年{one.born.month}月"
    other = f"{one.born.year}年{one.born.month % 12 + 1}月"
    plan = plan_of(sheet(["姓名", "身份证号", "出生年月", "性别"],
                         [one.name, one.number, month, "=1"],
                         [PEOPLE[2].name, PEOPLE[2].number, other, None]), ledger)  # fmt: skip
    assert plan.row(2).values["born_on"] == one.born
    assert plan.row(2).doubts == {"sex": f"这一格不用，按公民身份号码是{one.sex}"}
    assert set(plan.row(3).doubts) == {"born_on"}


@pytest.mark.parametrize("at", range(6, 13))
def test_two_digits_that_changed_places_are_found(at):
    good = Person(5).number
    wrong = good[:at] + good[at + 1] + good[at] + good[at + 2 :]
    found = slips(wrong, NOW.date())
    assert (at + 1, good) in found or wrong == good or not found
    assert slips(good, NOW.date()) == []


def test_nobody_who_is_meant_was_born_in_1592():
    assert slips("419922195211201280", NOW.date()) == []


def test_swapped_digits_are_said_with_what_would_be_right(ledger, sheet):
    wrong = next(text for text in _swapped_numbers() if len(slips(text, NOW.date())) == 1)
    plan = plan_of(sheet(["姓名", "身份证号"], ["王秀兰", wrong]), ledger)
    assert "写反了，该是" in plan.row(2).doubts["id_number"]
    assert slips(wrong, NOW.date())[0][1] in plan.row(2).doubts["id_number"]


def test_a_number_that_a_sheet_rounded_still_tells_its_person(ledger, sheet):
    whole = "419922197801010027"
    ledger.save("resident", {"name": "赵建国", "id_number": whole})
    rounded = float(whole[:15] + "000")
    assert cell_text(rounded) == whole[:15] + "000", "as the sheet shows it"
    row = plan_of(sheet(["姓名", "身份证号"], ["赵建国", rounded]), ledger).row(2)
    assert (row.action, row.problems) == ("same", {})
    assert "用账里的" in row.doubts["id_number"]


def test_one_person_in_two_spellings_is_asked_about(ledger, sheet):
    born = dt.date(1955, 8, 8)
    ledger.save("resident", {"name": "赵振海", "id_number": "419922195508080019"})
    head = ["姓名", "身份证号", "出生日期"]
    asked = plan_of(sheet(head, ["赵振诲", None, born]), ledger).row(2)
    assert "账里有“赵振海”" in asked.doubts["name"]
    assert "只差一个字" in asked.doubts["name"]
    twin = ["赵振江", "419922195508080035", born]
    other_day = ["钱振海", None, dt.date(1956, 8, 8)]
    others = plan_of(sheet(head, twin, other_day), ledger).rows[1:]
    assert not any("name" in row.doubts for row in others)


def test_what_was_said_of_a_row_stays_with_its_person(ledger, sheet):
    head = ["姓名", "身份证号", "联系电话"]
    (first, second, third) = (
        [one.name, one.number, f"1380001234{at}"] for at, one in enumerate(PEOPLE[:3])
    )
    old = plan_of(sheet(head, first, second), ledger).with_action(2, "skip")
    old = old.with_policy("empty-only").with_cell(3, 2, "13900012345")
    moved = with_choices(plan_of(sheet(head, second, first), ledger), old)
    assert (moved.chosen, moved.policy) == ({3: "skip"}, "empty-only")
    assert deciding.read_all(moved).row(2).values["phone"] == "13900012345"
    mended = with_choices(plan_of(sheet(head, [*first[:2], None], second), ledger), old)
    assert mended.chosen == {2: "skip"}
    another = with_choices(plan_of(sheet(head, third, second), ledger), old)
    assert another.chosen == {}


def test_a_row_of_few_cells_that_is_another_takes_no_choice_along(ledger, sheet):
    head = ["名称", "坐落四至", "面积"]
    old = plan_of(sheet(head, ["鱼塘", "村东", 3], ["果园", "村西", 5]), ledger, "resource")
    old = old.with_action(3, "skip")
    other = plan_of(sheet(head, ["鱼塘", "村东", 3], ["果园", "村北", 8]), ledger, "resource")
    mended = plan_of(sheet(head, ["鱼塘", "村东", 3], ["果园", "村西", 8]), ledger, "resource")
    assert not with_choices(other, old).chosen
    assert with_choices(mended, old).chosen == {3: "skip"}


def test_a_longer_sheet_for_which_no_register_is_clear_is_told_and_can_be_chosen(
    ledger, tmp_path
):
    book = openpyxl.Workbook()
    for row in (["姓名", "身份证号码"], ["张三", "419922195803150423"]):
        book.active.append(row)
    more = book.create_sheet("路灯")
    for row in (["名称", "数量", "位置", "使用人", "备注"],
                *(["路灯", at, f"{at}组", None, None] for at in (1, 2, 3))):  # fmt: skip
        more.append(row)
    book.save(tmp_path / "两张.xlsx")
    plan = plan_of(tmp_path / "两张.xlsx", ledger)
    assert (plan.record_type.name, plan.source.others) == ("resident", ("路灯",))
    assert "工作表“路灯”比这张长" in plan.summary()


def test_names_of_strangers_are_added_to_the_remarks_that_are_there(ledger, sheet):
    ledger.save("village", {"name": "白杨村"})
    ledger.save("seal_use", {
        "used_on": dt.date(2026, 1, 2), "document": "入学证明", "receiver": "小学", "note": "补登",
    })  # fmt: skip
    path = sheet(
        ["用印日期", "用印事由", "送往单位", "批准人"],
        ["2026.1.2", "入学证明", "小学", "王小二"],
    )
    plan = plan_of(path, ledger, "seal_use")
    link = next(iter(plan.strangers))
    plan.with_noted(link).apply(ledger)
    (one,) = ledger.find("seal_use")
    assert one["note"] == "补登；批准人：王小二"
    assert plan_of(path, ledger, "seal_use").with_noted(link).counts == {"same": 1, "note": 1}


def test_a_column_without_a_field_is_added_to_the_remarks_of_its_rows(ledger, sheet):
    path = sheet(["姓名", "残疾类别", "备注"], ["王秀兰", "肢体", "独居"], ["何美", None, None])
    plan = plan_of(path, ledger, "resident").with_kept(1)
    assert [one.values.get("note") for one in plan.rows[1:]] == ["独居；残疾类别：肢体", None]
    plan.apply(ledger)
    assert plan_of(path, ledger, "resident").with_kept(1).counts == {"same": 2, "note": 1}
    left = plan.given(1, None)
    assert (left.kept, left.columns[1]) == (frozenset(), None)


def test_what_a_title_says_of_all_rows_is_in_each(ledger, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["白杨村残疾人花名册"])
    book.active.append(["姓名", "残疾等级", "残疾证号"])
    book.active.append(["王秀兰", "二级", "A001"])
    book.save(tmp_path / "a.xlsx")
    plan = ImportPlan.read(tmp_path / "a.xlsx", None, ledger)
    assert (plan.record_type.name, plan.shared) == ("special_group", {"category": "disabled"})
    book.active["A1"] = "白杨村低保、残疾人花名册"
    book.save(tmp_path / "b.xlsx")
    both = ImportPlan.read(tmp_path / "b.xlsx", ledger.type("special_group"), ledger)
    assert both.shared == {}, "it says two"


@pytest.mark.parametrize(("name", "title", "group"), [
    ("第三村民小组", "白杨村人口花名册", "3组"), ("Sheet1", "白杨村二组人口花名册", "2组"),
    ("Sheet1", "1组、2组人口花名册", None), ("Sheet1", "1-3组人口花名册", None),
    ("党小组", "村民小组长花名册", None),
])  # fmt: skip
def test_people_of_a_sheet_for_one_group_live_in_it(ledger, tmp_path, name, title, group):
    book = openpyxl.Workbook()
    book.active.title = name
    for row in ([title], ["姓名", "联系电话"], ["王秀兰", "13800012345"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    plan = ImportPlan.read(tmp_path / "a.xlsx", ledger.type("resident"), ledger)
    assert plan.row(3).values.get("group") == group


CAPTIONS = ("第一组", "二组 共12户", "三组（石桥边）", "（四）白杨村四组名单", "五队",
            "组别：六组", "一、低保户", "第二组党员", "互助组")  # fmt: skip


@pytest.mark.parametrize("merged", [True, False])
def test_captions_inside_a_list_give_the_group_to_the_rows_below(ledger, sheet, merged):
    rows, first, phones = [("姓名", "联系电话", "住址")], [], iter(range(13800012300, 13800012400))
    for caption in (None, *CAPTIONS):
        if caption:
            first.append(len(rows) + 2)
            rows.append((caption,))
        rows += [(Person(next(phones) % 90).name, str(next(phones))) for _ in range(2)]
        if caption == CAPTIONS[0]:
            rows.append(("小计", "2人"))
    areas = [f"A{row - 1}:C{row - 1}" for row in first if merged]
    plan = plan_of(sheet(*rows, merges=areas), ledger, "resident")
    found = [plan.row(row).values.get("group") for row in first]
    assert found == ["1组", "2组", "3组", "4组", "5组", "6组", None, None, None]
    assert "group" not in plan.row(2).values, "nothing above it"
    assert "小标题下面的行都算上村民小组：1组（第 4 行起）" in plan.summary()
    mended = plan.with_cell(first[0] - 1, 0, "8组").with_cell(first[-1] - 1, 0, "石桥组")
    assert [mended.row(first[at] + 1).values["group"] for at in (0, 1, -1)] == [
        "8组", "2组", "石桥组"]  # fmt: skip
    none = mended.with_captions(counted=False)
    assert not any("group" in one.values for one in none.rows)
    assert none.with_captions(counted=True).rows == mended.rows


def test_a_column_of_groups_wins_over_captions_and_parts_of_a_group_stay_in_it(ledger, sheet):
    rows = [["姓名", "电话", "组别"], ["第一组"], ["王秀兰", "13800012341"],
            ["周明华", "13800012342", "2组"]]  # fmt: skip
    plan = plan_of(sheet(*rows), ledger, "resident")
    assert [plan.row(at).values.get("group") for at in (3, 4)] == [None, "2组"]
    assert plan.with_column(2, None).row(4).values["group"] == "1组"
    rows = [["姓名", "电话", "住址"], ["第一组"], ["一、低保户"], ["王秀兰", "13800012341"],
            ["二、特困户"], ["周明华", "13800012342"]]  # fmt: skip
    plan = plan_of(sheet(*rows), ledger, "resident")
    assert [plan.row(at).values.get("group") for at in (4, 6)] == ["1组", "1组"]


def test_captions_say_which_sort_of_people_stand_below(ledger, sheet):
    rows = [["姓名", "开始时间", "备注"], ["一、低保户"], ["王秀兰", "2024.3"], ["二、残疾人"],
            ["周明华", "2023.5"]]  # fmt: skip
    plan = plan_of(sheet(*rows), ledger, "special_group")
    assert [plan.row(at).values.get("category") for at in (3, 5)] == ["dibao", "disabled"]
    assert not plan.missing


def test_a_row_that_is_data_after_all_is_read_and_can_be_taken_back(ledger, sheet):
    heads, person = ["姓名", "联系电话", "组别"], ["示例", "13800012341", "1组"]
    path = sheet(heads, person, ["周明华", "13800012342", "2组"], ["合计", "13800012343", None],
                 merges=["C3:C4"])  # fmt: skip
    plan = plan_of(path, ledger, "resident")
    assert plan.counts == {"note": 3, "add": 1}
    told = plan.with_data([1, 2, 4])
    assert told.counts == {"note": 1, "add": 3}, "the heads stay heads"
    assert told.row(4).values["group"] == "2组", "merged down"
    assert told.without_data([2, 4]).rows == plan.rows
    again = plan_of(path, ledger, "resident", before=told)
    assert (again.rows, again.as_data) == (told.rows, told.as_data)
    told.apply(ledger)
    assert ledger.find_one("resident", name="示例")["phone"] == "13800012341"


def test_likely_registers_say_what_they_would_read(sheet):
    path = sheet(["名称", "数量", "地点"], ["路灯", 12, "村口"], ["垃圾桶", 30, "各组"])
    found = {one.record_type.label: one.sentence for one in likely(read(path).sheets[0], TYPES)}
    assert "地点（坐落四至）" in found["资源"]
    assert "用不上：数量" in found["资源"]
    assert "村民" not in found
    alone = sheet(["种类", "时间"], ["猪", "2026.1.1"])
    assert likely(read(alone).sheets[0], TYPES) == [], "a date is in every register"


def test_of_several_slips_the_rest_of_the_row_tells_the_one(ledger, sheet):
    wrong, born = next(_told_by_the_birthday())
    head, name = ["姓名", "身份证号", "出生日期"], "王秀兰"
    said = plan_of(sheet(head, [name, wrong, born]), ledger).row(2).doubts
    right = next(one for _, one in slips(wrong, NOW.date()) if birthday_of(one) == born)
    assert right in said["id_number"]
    assert "先看公民身份号码有没有写错" in said["born_on"]


def _told_by_the_birthday():
    """Numbers with several slips that explain them, of which a birthday leaves one."""
    for text in _swapped_numbers():
        days = [birthday_of(one) for _, one in slips(text, NOW.date())]
        for day in days if len(days) > 1 else ():
            if days.count(day) == 1 and day != birthday_of(text):
                yield text, day


def _swapped_numbers():
    """Numbers in which two digits changed places, and which still have all their digits."""
    for one in PEOPLE:
        for at in range(16):
            number = one.number
            text = f"{number[:at]}{number[at + 1]}{number[at]}{number[at + 2 :]}"
            if not text.endswith("000"):
                yield text


def test_a_person_is_found_by_the_number_beside_the_name(ledger, sheet):
    one, other = Person(1), Person(2)
    for person in (one, other):
        ledger.save("resident", {"name": "王秀兰", "id_number": person.number})
    path = sheet(["姓名", "身份证号", "类别", "开始日期"],
                 ["王秀兰", other.number, "低保", "2026-01-01"],
                 ["王秀蓝", one.number, "残疾", "2026-01-01"])  # fmt: skip
    plan = plan_of(path, ledger, "special_group")
    assert plan.row(2).action == "add"
    assert "按证件号记" in plan.row(3).doubts["resident"]
    plan.apply(ledger)
    found = {one_["category"]: one_["resident"].id for one_ in ledger.find("special_group")}
    assert found["dibao"] == ledger.find_one("resident", id_number=other.number).id
    assert found["disabled"] == ledger.find_one("resident", id_number=one.number).id


# -- what is done with changes ---------------------------------------------------------------


@pytest.fixture
def changed(ledger, sheet):
    one, other = PEOPLE[0], PEOPLE[1]
    ledger.save("resident", {"name": one.name, "id_number": one.number, "phone": "13800012345"})
    ledger.save("resident", {"name": other.name, "id_number": other.number})
    return sheet(["姓名", "身份证号", "联系电话", "备注"],
                 [one.name, one.number, "13900012345", "新"],
                 [other.name, other.number, "13700012345", None])  # fmt: skip


def test_policies(ledger, changed):
    take = plan_of(changed, ledger)
    assert take.counts["update"] == 2
    fill = plan_of(changed, ledger, policy="empty-only")
    assert set(fill.row(2).changes) == {"note"}
    assert "联系电话账里有了，不改" in fill.row(2).doubts[""]
    assert set(fill.row(3).changes) == {"phone"}
    skip = take.with_policy("skip-changed")
    assert [skip.row(row).action for row in (2, 3)] == ["skip", "skip"]
    assert skip.with_action(3, "update").row(3).action == "update"
    assert set(take.with_action(2, "fill").row(2).changes) == {"note"}
    take.with_policy("empty-only").apply(ledger)
    assert ledger.find_one("resident", name=PEOPLE[0].name)["phone"] == "13800012345"


def test_one_person_in_two_spellings_is_named(ledger, sheet):
    one = PEOPLE[0]
    ledger.save("resident", {"name": one.name, "id_number": one.number})
    plan = plan_of(sheet(["姓名", "身份证号"], [one.name[:-1] + "囍", one.number]), ledger)
    assert "两种写法" in plan.row(2).doubts["name"]


def test_a_number_that_is_somebody_elses_is_asked_about_and_takes_no_name_away(ledger, sheet):
    one = PEOPLE[0]
    ledger.save("resident", {"name": one.name, "id_number": one.number, "group": "3组"})
    path = sheet(["姓名", "身份证号", "联系电话"], ["欧阳四方", one.number, "13800012345"])
    plan = plan_of(path, ledger)
    said = plan.row(2).problems["name"]
    assert f"“{one.name}”" in said
    assert "3组" in said
    taken, filled = (plan.with_action(2, way).row(2) for way in ("update", "fill"))
    assert (taken.action, set(taken.changes)) == ("update", {"name", "phone"})
    assert (filled.action, set(filled.changes)) == ("update", {"phone"})


def test_who_is_told_by_nothing_but_a_name_is_the_one_whom_the_person_says(ledger, sheet):
    for one, group in zip(PEOPLE, "112", strict=False):
        name = "王秀兰" if group == "2" else one.name
        ledger.save("resident", {"name": name, "id_number": one.number, "group": f"{group}组"})
    ledger.save("resident", {"name": "王秀兰", "id_number": PEOPLE[3].number, "group": "5组"})
    plan = plan_of(sheet(
        ["姓名", "组别", "联系电话"],
        [PEOPLE[0].name, None, "13800012341"], [PEOPLE[1].name, "1组", "13800012342"],
        ["王秀兰", "5组", "13800012343"], ["王秀兰", None, "13800012344"],
        [PEOPLE[0].name, "4组", "13800012345"],
    ), ledger)  # fmt: skip
    assert plan.counts["problem"] == 5
    assert [bool(plan.row(row).like) for row in range(2, 7)] == [True, True, True, False, False]
    assert "像是其中这一人（证件尾号" in plan.row(4).problems[""]
    assert "村民小组不一样" in plan.row(6).problems[""]
    said = plan.with_actions([2, 3, 4], "update")
    assert [set(said.row(row).changes) for row in (2, 3, 4)] == [{"phone"}] * 3
    said.apply(ledger)
    assert ledger.find_one("resident", id_number=PEOPLE[3].number)["phone"] == "13800012343"
    with pytest.raises(UserError, match="没有可改的"):
        plan.with_action(5, "update")


def test_namesakes_are_told_apart_by_the_head_of_their_household(ledger, sheet):
    heads = ["户主", "姓名", "与户主关系"]
    rows = [[head, name, how] for head in ("张大山", "张二河")
            for name, how in ((head, "户主"), ("张伟", "儿子"))]  # fmt: skip
    numbers = iter(PEOPLE)
    path = sheet([*heads, "身份证号"], *([*row, next(numbers).number] for row in rows))
    plan_of(path, ledger).apply(ledger)
    plan = plan_of(sheet([*heads, "民族"], *([*row, "汉族"] for row in rows)), ledger)
    found = [plan.row(row).same_as for row in range(2, 6)]
    assert len({*found}) == 4
    assert None not in found
    said = plan_of(sheet(["姓名", "备注"], ["张伟", "x"]), ledger).row(2).problems[""]
    assert "户主张二河" in said


def test_namesakes_are_described(ledger, sheet):
    for person, group in ((Person(1), "3组"), (Person(2), "5组")):
        ledger.save("resident", {"name": "王秀兰", "id_number": person.number, "group": group})
    said = plan_of(sheet(["姓名", "备注"], ["王秀兰", "x"]), ledger).row(2).problems[""]
    assert "王秀兰（证件尾号" in said
    assert "3组" in said
    assert "5组" in said


# -- columns -----------------------------------------------------------------------------


def test_a_mapping_says_what_columns_are(ledger, sheet):
    path = sheet(["谁", "血型", "姓名"], ["王秀兰", "A", "x"])
    plan = plan_of(path, ledger, mapping={"A": "姓名", "血型": "resident.note", "C": None})
    assert plan.row(2).values == {"name": "王秀兰", "note": "A"}
    with pytest.raises(UserError, match="没有“Z9”这一列"):
        plan_of(path, ledger, "resident", mapping={"Z9": "姓名"})
    with pytest.raises(UserError, match="没有“身高”这一栏"):
        plan_of(path, ledger, "resident", mapping={"A": "身高"})


def test_a_mapping_file_that_is_none_is_told(tmp_path):
    (tmp_path / "a.json").write_text("[1]")
    with pytest.raises(UserError, match="看不懂"):
        learnt.read_mapping(tmp_path / "a.json", record_types())
    with pytest.raises(UserError, match="打不开"):
        learnt.read_mapping(tmp_path / "b.json", record_types())
    (tmp_path / "a.json").write_text('{"resident": {"谁": "name"}, "B": null}')
    read = learnt.read_mapping(tmp_path / "a.json", record_types())
    assert read == {"resident": {"谁": "resident.name"}, "B": None}


def test_what_one_ledger_learnt_helps_the_next(ledger, sheet, tmp_path):
    there = {"resident": {"小名": "resident.former_name", "这里没有": "resident.note"}}
    (tmp_path / "给邻村.json").write_text(json.dumps(there))
    mapping = learnt.read_mapping(tmp_path / "给邻村.json", record_types())
    plan = plan_of(sheet(["姓名", "小名"], ["王秀兰", "兰子"]), ledger, mapping=mapping)
    assert plan.row(2).values == {"name": "王秀兰", "former_name": "兰子"}


def test_what_a_person_said_of_a_head_is_known_next_time(ledger, sheet):
    rows = ["姓名", "血型", "电话"], [PEOPLE[0].name, "A", "13800012345"]
    plan = plan_of(sheet(*rows), ledger)
    plan = plan.with_column(1, plan.record_type.by_name["note"]).with_column(2, None)
    plan.apply(ledger)
    kept = json.loads(learnt.path_of(ledger.path).read_text(encoding="utf-8"))
    assert kept == {"resident": {"血型": "resident.note", "电话": ""}}
    again = plan_of(sheet(rows[0], [PEOPLE[1].name, "B", "13800012345"]), ledger)
    assert again.row(2).values == {"name": PEOPLE[1].name, "note": "B"}
    learnt.path_of(ledger.path).write_text("spoilt")
    assert plan_of(sheet(*rows), ledger).columns[1] is None


# -- the copy that goes back -----------------------------------------------------------------


def wrong_sheet(sheet):
    return sheet(["姓名", "身份证号", "联系电话"], [PEOPLE[0].name, PEOPLE[0].number, "138"],
                 [PEOPLE[1].name, PEOPLE[1].number[:-1] + "0", "13800012345"],
                 [PEOPLE[0].name, PEOPLE[0].number, "138"])  # fmt: skip


def test_a_marked_copy_has_the_reasons_as_comments(ledger, sheet, tmp_path):
    plan = plan_of(wrong_sheet(sheet), ledger)
    save_marked(plan, tmp_path / "批注.xlsx")
    page = openpyxl.load_workbook(tmp_path / "批注.xlsx").active
    assert "手机号是 11 位" in page["C2"].comment.text
    assert "和第 2 行一样" in page["A4"].comment.text
    assert page["A2"].comment is None
    with pytest.raises(UserError, match="不盖掉"):
        save_marked(plan, plan.path)


def test_what_every_row_says_yields_to_what_a_row_says_itself(ledger, sheet):
    heads = ("姓名", "组织", "职务")
    path = sheet(heads, ["张守业", None, "会计"], ["李凤英", "监委会", "主任"])
    plan = ImportPlan.read(path, ledger.type("official"), ledger)
    assert plan.counts["problem"] == 1
    plan = plan.with_shared({"body": "collective"})
    assert [one.values["body"] for one in plan.rows if one.action == "add"] == [
        "collective", "supervision"]  # fmt: skip
    assert plan.with_shared({"body": None}).counts["problem"] == 1


def test_a_marked_copy_of_a_text_is_a_workbook(ledger, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("姓名,联系电话\n=王,138\n", encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(marked(plan_of(path, ledger)))
    page = openpyxl.load_workbook(tmp_path / "b.xlsx").active
    assert (page["A2"].value, page["A2"].data_type) == ("=王", "s")
    assert "手机号" in page["B2"].comment.text


# -- written and read back -------------------------------------------------------------------


def test_success_is_said_only_after_reading_back(ledger, sheet, monkeypatch):
    plan = plan_of(wrong_sheet(sheet), ledger)
    before = dump(ledger)
    monkeypatch.setattr(apply, "_write", lambda *args: [[(99, {"name": "没写"})]])
    with pytest.raises(RuntimeError):
        plan.apply(ledger)
    assert dump(ledger) == before


NAMES = st.text(alphabet="王李秀兰明𬱖䶮", min_size=1, max_size=4)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.fixed_dictionaries({"name": NAMES}, optional={
    "phone": st.just("13800012345"), "note": NAMES, "sex": st.sampled_from(["male", "female"]),
    "id_number": st.sampled_from([Person(n).number for n in range(30)]),
}), max_size=6))  # fmt: skip
def test_many_at_once_are_written_as_one_by_one(tmp_path_factory, many):
    folder = tmp_path_factory.mktemp("many")
    dumps = []
    for way in ("one", "many"):
        ledger = Ledger(folder / f"{way}.cwz", record_types(), clock=lambda: NOW, who="李")
        with ledger.operation("导入"):
            if way == "many":
                ledger.save_many("resident", many)
            else:
                for values in many:
                    ledger.save("resident", values)
        tables = dump(ledger)
        tables["changes"] = ledger.store.rows(
            "SELECT op, type, record_id, before, after FROM _change"
        )
        tables["found"] = [(one.type, one.id) for one in ledger.search("王")]
        dumps.append(tables)
        ledger.close()
    assert dumps[0] == dumps[1]


def test_one_of_many_that_is_refused_leaves_nothing(ledger):
    before = dump(ledger)
    with pytest.raises(RefusedAt) as told:
        ledger.save_many("resident", [{"name": "王"}, {"phone": "13800012345"}])
    assert told.value.place == 1
    assert isinstance(told.value.refused, Refused)
    assert dump(ledger) == before


def test_registers_that_take_numbers_or_copies_are_written_one_by_one(ledger):
    ledger.save("village", {"name": "白杨村", "secretary": "李春生"})
    person = ledger.save("resident", {"name": "王秀兰"}).id
    given = {"resident": Ref(person), "purpose": "办卡"}
    ids = ledger.save_many("certificate", [given, given])
    numbers = [ledger.get("certificate", id_)["number"] for id_ in ids]
    assert numbers == ["证字〔2026〕第1号", "证字〔2026〕第2号"]
    assert ledger.count("seal_use") == 2


def test_two_parts_of_a_list_say_above_what_they_are_of(ledger, sheet):
    ledger.save("village", {"name": "清水村"})
    first = ["欠款单位（个人）", "欠款事由", "形成时间", "原欠金额", "已收回", "备注"]
    again = ["债权单位（个人）", "借款（欠款）原因", "发生年月", "原借金额", "已偿还", "备注"]
    path = sheet(["清水村债权债务清理表"], ["一、债权（别人欠村里的）"], first,
                 ["油厂", "租金", "2015年", 300, 100, "无"],
                 ["何平", "借支", "2016年", 200, 0, "无"],
                 ["债权小计", None, None, 500, 100], ["二、债务（村里欠别人的）"], again,
                 ["农机站", "修路", "2018年", 900, 0, "无"])  # fmt: skip
    plan = plan_of(path, ledger)
    assert plan.record_type.name == "debt"
    kinds = {row.values["counterparty"]: row.values["kind"]
             for row in plan.rows if row.action == "add"}  # fmt: skip
    assert kinds == {"油厂": "claim", "何平": "claim", "农机站": "owed"}


def test_days_without_a_year_are_of_the_year_above_the_list(ledger, sheet):
    ledger.save("village", {"name": "清水村"})
    lines = [["3月5日", "换届"], [4.18, "修路"], [1.2, "分红"], ["2025-12-30", "年终"]]
    path = sheet(["清水村二〇二六年会议台帐"], ["会议日期", "会议议题"], *lines)
    plan = plan_of(path, ledger, "meeting")
    days = [row.values.get("held_on") for row in plan.rows if row.number > 2]
    assert days == [dt.date(2026, 3, 5), dt.date(2026, 4, 18), None, dt.date(2025, 12, 30)]
    assert "2 日还是 20 日看不出来" in plan.row(5).problems["held_on"]
    assert "只写了几月几日，按表名算 2026 年" in plan.summary()
    spans = sheet(["清水村2025—2026年会议台帐"], ["会议日期", "会议议题"], *lines)
    assert "没写是哪一年" in plan_of(spans, ledger, "meeting").row(3).problems["held_on"]


def test_a_kind_of_meeting_that_is_not_there_comes_in_with_its_meetings(ledger, sheet):
    ledger.save("village", {"name": "白杨村"})
    lines = (("2026-03-01", "村两委联席会", "防火"), ("2026-04-01", "村两委联席会", "防汛"))
    plan = plan_of(sheet(["会议日期", "会议类型", "会议议题"], *lines), ledger, "meeting")
    assert "“会议种类”新加 1 种（村两委联席会）" in plan.summary()
    plan.apply(ledger)
    assert [one["kind"].title for one in ledger.find("meeting")] == ["村两委联席会"] * 2


def test_a_contract_without_a_name_is_called_after_its_subject(ledger, sheet):
    plan = plan_of(sheet(
        ["合同编号", "承包方", "承包标的", "合同类型"], ["T1", "张三", "村东鱼塘 12 亩", "承包"],
        ["T2", "李四", None, "租赁"],
    ), ledger, "contract")  # fmt: skip
    assert not plan.missing
    plan.apply(ledger)
    assert {one["name"] for one in ledger.find("contract")} == {"村东鱼塘 12 亩承包", "李四租赁"}


def test_a_namesake_with_another_number_is_somebody_else(ledger, sheet):
    one, other = Person(1), Person(2)
    ledger.save("resident", {"name": one.name, "id_number": one.number})
    head = ["姓名", "身份证号码", "人群类别"]
    path = sheet(head, [one.name, other.number, "低保"], [one.name, one.number, "低保"],
                 [one.name, f"{other.number[:15]}000", "残疾"])  # fmt: skip
    plan = plan_of(path, ledger, "special_group")
    assert "像是另一个人" in plan.row(2).problems["resident"]
    assert plan.strangers["resident"] == {one.name: 1}
    assert plan.row(3).action == "add"
    assert "按姓名对" in plan.row(4).doubts["resident"]  # a damaged number tells nobody


def test_a_column_of_numbers_that_is_empty_is_told_once(ledger, sheet):
    rows = [["姓名", "身份证号", "组别"], *([f"王大{one}", None, "1组"] for one in "山水火土")]
    plan = plan_of(sheet(*rows), ledger, "resident")
    assert "B 列“公民身份号码”整列是空的" in plan.summary()
    assert not any(one.doubts for one in plan.rows)
    mended = plan.with_cell(2, 1, "11010519491231002X")
    assert "整列" not in mended.summary()
    assert [one.number for one in mended.rows if one.doubts] == [3, 4, 5]


def test_the_next_sheet_is_one_of_the_same_whatever_its_heads(tmp_path):
    heads = [["姓名", "性别", "组别"], ["名字", "男女", "电话"], ["会议时间", "议题", "地点"]]
    cells = ["王秀兰", "女", "1组"], ["周明华", "男", "13800012342"], ["2024-1-2", "修路", "村部"]
    book = Workbook(tuple(
        Sheet(name, (tuple(head), tuple(row), tuple(row)))
        for name, head, row in zip("甲乙丙", heads, cells, strict=True)
    ), "xlsx")  # fmt: skip
    assert choose(tmp_path / "a.xlsx", book, TYPES, None, "甲").alike == ("乙",)
