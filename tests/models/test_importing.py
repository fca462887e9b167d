"""A village's own sheets go in: matched, checked, previewed, written as one act, taken back."""

from __future__ import annotations

import datetime as dt
import json

import openpyxl
import pytest

from models.declared import record_types
from models.errors import UserError
from models.identity import check_digit
from models.importing.plan import ImportPlan
from models.importing.which import told_apart
from models.kinds_links import Ref
from models.ledger import Ledger
from models.query import Query

NOW = dt.datetime(2026, 11, 23, 10, 0)
HEAD = ["序号", "姓名", "身份证号码", "出生年月", "户号", "与户主关系", "电话号码", "血型"]


def number(first17):
    return first17 + check_digit(first17)


WANG = number("41992219580315042")
LI = number("41992219810112332")
HE = number("41992219900202511")


@pytest.fixture
def ledger(tmp_path):
    made = Ledger(tmp_path / "白杨村.cwz", record_types(), clock=lambda: NOW, who="李春生")
    yield made
    made.close()


@pytest.fixture
def sheet(tmp_path):
    """sheet(rows …, head=…): an xlsx with a title row and a header row."""
    counter = iter(range(100))

    def make(*rows, head=HEAD, title="3组人员花名册（2026年）"):
        book = openpyxl.Workbook()
        page = book.active
        page.title = "名单"
        for row in ([title], head, *rows):
            page.append(row)
        path = tmp_path / f"花名册{next(counter)}.xlsx"
        book.save(path)
        return path

    return make


def roster(sheet):
    return sheet(
        [1, "王秀兰", WANG, "1958.3.15", "03-027", "户主", "13800012345", "A"],
        [2, "李𬱖䶮", LI.lower(), "1981年1月12日", "03-027", "儿子", 13900124410, None],
        [3, "何　美", None, dt.date(1990, 2, 2), "03-028", "户主", "无", None],
        ["合计", "3人"],
        ["填表人：张三"],
    )


def plan_of(path, ledger, register=None):
    return ImportPlan.read(path, register and ledger.type(register), ledger)


def dump(ledger):
    """Everything in the file but the journal, as it is stored."""
    tables = [
        name
        for (name,) in ledger.store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in {"_operation", "_change", "sqlite_sequence"}
    ]
    return {name: ledger.store.rows(f"SELECT * FROM [{name}] ORDER BY 1, 2") for name in tables}


def without_revisions(tables):
    """A record that was gone and came back counts on."""
    return {
        name: rows if name.startswith("_") else [row[:1] + row[2:] for row in rows]
        for name, rows in tables.items()
    }


def actions(plan):
    return {row.number: row.action for row in plan.rows}


def test_a_roster_comes_in_as_one_act(ledger, sheet):
    plan = plan_of(roster(sheet), ledger)
    found = plan.record_type.name, plan.sheet, plan.source.layout.header
    assert found == ("resident", "名单", (1,))
    assert plan.title == "3组人员花名册（2026年）"
    assert actions(plan) == {
        1: "note", 2: "note", 3: "add", 4: "add", 5: "add", 6: "note", 7: "note",
    }  # fmt: skip
    seen = []
    changes = plan.apply(ledger, lambda done, whole: seen.append((done, whole)))
    assert changes.label == ledger.undo_label() == f"导入 {plan.path.name}，3 人"
    assert seen[-1] == (3, 3)
    people = {one["name"]: one for one in ledger.find("resident")}
    assert set(people) == {"王秀兰", "李𬱖䶮", "何美"}
    li = people["李𬱖䶮"]
    assert li["id_number"] == LI
    assert (li["born_on"], li["sex"]) == (dt.date(1981, 1, 12), "female")
    assert (li["household"].title, li["relation"], li["phone"]) == ("03-027", "son", "13900124410")
    assert people["何美"]["born_on"] == dt.date(1990, 2, 2)
    assert people["何美"]["phone"] is None
    assert ledger.count("household") == 2
    assert ledger.find_one("household", number="03-027")["head"] == "王秀兰"


def test_undo_takes_back_everything_and_redo_brings_it_again(ledger, sheet):
    ledger.save("resident", {"name": "老住户", "phone": "13000000000"})
    before = dump(ledger)
    plan_of(roster(sheet), ledger).apply(ledger)
    after = dump(ledger)
    assert after != before
    ledger.undo()
    assert dump(ledger) == before
    ledger.redo()
    assert without_revisions(dump(ledger)) == without_revisions(after)


def test_the_same_file_twice_changes_nothing(ledger, sheet):
    path = roster(sheet)
    plan_of(path, ledger).apply(ledger)
    before = dump(ledger)
    again = plan_of(path, ledger)
    assert again.counts["same"] == 3
    assert not again.counts["add"] + again.counts["update"]
    with pytest.raises(UserError, match="账里没有动"):
        again.apply(ledger)
    assert dump(ledger) == before


def test_a_plan_is_carried_out_once(ledger, sheet):
    plan = plan_of(roster(sheet), ledger)
    plan.apply(ledger)
    with pytest.raises(UserError, match="又有了变动"):
        plan.apply(ledger)


def test_people_without_any_key_do_not_double(ledger, sheet):
    path = sheet(["王伟", "1组"], ["王伟", "2组"], head=["姓名", "村民小组"])
    plan_of(path, ledger).apply(ledger)
    assert ledger.count("resident") == 2
    assert plan_of(path, ledger).counts["same"] == 2
    unclear = plan_of(sheet(["王伟", "3组"], head=["姓名", "村民小组"]), ledger)
    assert "分不清" in unclear.row(3).problems[""]
    assert unclear.with_action(3, "add").row(3).action == "add"
    one, other = unclear.row(3).alike
    apart = told_apart(ledger, ledger.type("resident"), (one, other))
    assert list(map(apart.__getitem__, (one, other))) == ["村民小组1组", "村民小组2组"]
    said = unclear.with_action(3, f"update#{other}")
    assert (said.row(3).action, said.row(3).same_as) == ("update", other)
    assert said.with_action(3, "").row(3) == unclear.row(3)


def test_only_what_differs_is_changed_and_nothing_is_erased(ledger, sheet):
    plan_of(roster(sheet), ledger).apply(ledger)
    wang = ledger.find_one("resident", name="王秀兰")
    ledger.save("resident", {"note": "老支书的爱人"}, id=wang.id)
    plan = plan_of(sheet([1, "王秀兰", WANG, None, "03-029", None, "13700122298", None]), ledger)
    row = plan.row(3)
    assert (row.action, row.same_as) == ("update", wang.id)
    assert {name: new for name, (_, new) in row.changes.items()} == {
        "household": Ref(None, "03-029"), "phone": "13700122298",
    }  # fmt: skip
    assert row.changes["phone"][0] == "13800012345"
    plan.apply(ledger)
    now = ledger.get("resident", wang.id)
    assert (now["phone"], now["household"].title) == ("13700122298", "03-029")
    assert (now["relation"], now["note"]) == ("head", "老支书的爱人")
    assert ledger.undo_label() == f"导入 {plan.path.name}，1 人"


def test_a_change_behind_the_plan_stops_it(ledger, sheet):
    plan_of(roster(sheet), ledger).apply(ledger)
    plan = plan_of(sheet([1, "王秀兰", WANG, None, None, None, "13700122298"]), ledger)
    wang = ledger.find_one("resident", name="王秀兰")
    ledger.save("resident", {"phone": "13700000000"}, id=wang.id)
    with pytest.raises(UserError, match="又有了变动"):
        plan.apply(ledger)
    assert ledger.get("resident", wang.id)["phone"] == "13700000000"


def test_namesakes_with_other_numbers_are_other_people(ledger, sheet):
    plan_of(roster(sheet), ledger).apply(ledger)
    other = number("41992219700101111")
    plan = plan_of(sheet([1, "王秀兰", other, None, "03-027", None, None]), ledger)
    assert plan.row(3).action == "add"
    assert "王秀兰" in plan.row(3).doubts["name"]


def test_one_without_a_number_gets_it(ledger, sheet):
    plan_of(roster(sheet), ledger).apply(ledger)
    plan = plan_of(sheet([1, "何美", HE, None, "03-028", None, None]), ledger)
    assert plan.row(3).action == "update"
    assert set(plan.row(3).changes) >= {"id_number", "sex"}


def test_rows_that_repeat_in_the_file(ledger, sheet):
    plan = plan_of(
        sheet(
            [1, "王秀兰", WANG, None, "03-027", None, "13800012345"],
            [1, "王秀兰", WANG, None, "03-027", None, "13800012345"],
            [2, "王秀蓝", WANG, None, "03-027", None, "13800012345"],
        ),
        ledger,
    )
    assert (plan.row(4).action, plan.row(4).reason) == ("skip", "和第 3 行一样")
    assert plan.row(5).problems[""] == "和第 3 行是同一人，可是姓名不一样，请留一行"
    assert plan.counts == {"note": 2, "add": 1, "double": 1, "problem": 1}
    assert plan.with_action(3, "skip").row(5).action == "skip"  # the double of row 4 now
    alone = plan.with_action(3, "skip").with_action(4, "skip")
    assert alone.row(5).action == "add"


def test_numbers_that_excel_damaged(ledger, sheet):
    plan_of(roster(sheet), ledger).apply(ledger)
    plan = plan_of(
        sheet(
            [1, "王秀兰", float(WANG[:15] + "000"), None, None, None, "13711111111"],
            [2, "孙芳", WANG[:6] + "199001010000"[:9] + "000", None, None, None, None],
            [3, "周涛", "4.19922E+17", None, None, None, None],
            [4, "吴敏", "4199221990****1234", None, None, None, None],
        ),
        ledger,
    )
    wang = plan.row(3)
    assert wang.action == "update"
    assert set(wang.changes) == {"phone"}
    assert f"尾号 {WANG[-4:]}" in wang.doubts["id_number"]
    for row, words in ((4, "000"), (5, "科学记数"), (6, "遮住")):
        assert words in plan.row(row).problems["id_number"]
        assert plan.row(row).action == "skip"
    through = plan.with_action(4, "add").row(4)
    assert through.action == "add"
    assert "id_number" not in through.values
    plan.with_action(4, "add").apply(ledger)
    assert ledger.find_one("resident", name="王秀兰")["id_number"] == WANG
    assert ledger.find_one("resident", name="孙芳")["id_number"] is None


def test_doubtful_numbers_pass(ledger, sheet):
    old, wrong = "419922580315042", WANG[:-1] + ("1" if WANG[-1] != "1" else "2")
    plan = plan_of(
        sheet(
            [1, "王秀兰", old, None, "1"],
            [2, "李强", wrong, None, "2"],
            [3, "新生", None, None, "3"],
        ),
        ledger,
    )  # fmt: skip
    assert plan.counts["add"] == 3
    assert "15 位" in plan.row(3).doubts["id_number"]
    assert "最后一位" in plan.row(4).doubts["id_number"]
    assert "先空着" in plan.row(5).doubts["id_number"]
    plan.apply(ledger)
    assert ledger.find_one("resident", name="王秀兰")["born_on"] == dt.date(1958, 3, 15)
    newer = plan_of(sheet([1, "王秀兰", WANG, None, "1"]), ledger)
    assert newer.row(3).same_as == ledger.find_one("resident", name="王秀兰").id


def test_what_follows_from_the_number_is_only_compared(ledger, sheet):
    head = ["姓名", "身份证号", "出生日期", "性别", "年龄"]
    plan = plan_of(
        sheet(
            ["王秀兰", WANG, "1958.3.16", "男", 64],
            ["李强", LI, "98年11月", None, 41],
            ["何美", HE, 32906, None, 12],
            ["孙芳", None, 29598, None, 41],
            head=head,
        ),
        ledger,
    )
    wang = plan.row(3)
    assert "1958年3月16日" in wang.doubts["born_on"]
    assert "1958年3月15日" in wang.doubts["born_on"]
    assert "男" in wang.doubts["sex"]
    assert wang.values["born_on"] == dt.date(1958, 3, 15)
    assert "98年11月" in plan.row(4).doubts["born_on"]
    assert plan.row(4).action == "add"
    assert "算出来是 36" in plan.row(5).doubts["age"]  # an old sheet: four years too low is usual
    assert "age" not in wang.doubts
    assert plan.row(6).doubts["born_on"] == "29598 就是 1981年1月12日"


def test_a_wrong_cell_keeps_its_row_out_until_mended(ledger, sheet):
    path = sheet(
        [1, "王秀兰", WANG, None, "03-027", "户主", "150001240"],
        [2, "李强", LI, None, "03-027", "表叔公", None],
        [3, None, HE, None, "03-028", None, None],
        [4, "7组", None, None, "03-028", None, None],
    )
    plan = plan_of(path, ledger)
    assert plan.counts == {"note": 2, "problem": 3, "add": 1}
    assert "少了 2 位" in plan.row(3).problems["phone"]
    assert plan.row(4).doubts["relation"].endswith("这一格先空着，别的照导")  # a word, no slip
    assert plan.strangers["relation"] == {"表叔公": 1}
    assert plan.with_noted("relation").row(4).values["note"] == "与户主关系：表叔公"
    assert [one["value"] for one in plan.as_json()["problems"]].count("表叔公") == 1
    assert plan.row(5).problems == {"name": "要填"}
    assert "不该有数字" in plan.row(6).problems["name"]
    mended = plan.with_cell(3, 6, "15000124001").without_cell(4, 5).with_cell(5, 1, "何美")
    assert (mended.row(3).values["phone"], mended.row(3).cells[6]) == ("15000124001",) * 2
    assert [mended.row(row).action for row in (3, 4, 5, 6)] == ["add", "add", "add", "skip"]
    assert plan.row(3).problems  # the first plan is as it was
    with pytest.raises(UserError, match="姓名要填"):
        plan.with_action(5, "add")
    with pytest.raises(UserError, match="表名"):
        plan.with_action(1, "add")
    with pytest.raises(UserError, match="没有可改的"):
        plan.with_action(3, "update")
    mended.with_action(4, "skip").apply(ledger)
    assert {one["name"] for one in ledger.find("resident")} == {"王秀兰", "何美"}


def test_rejected_rows_go_back_with_the_reason(ledger, sheet):
    plan = plan_of(
        sheet([1, "王秀兰", WANG, None, "03-027", None, "150001240"], [2, "李强", LI]), ledger
    )
    head, row = plan.rejects()
    assert head == (*HEAD, "退回原因")
    assert row[:3] == (1, "王秀兰", WANG)
    assert row[-1] == "联系电话：手机号是 11 位，现在只有 9 位，像是少了 2 位"


def test_columns_can_be_given_by_hand(ledger, sheet):
    path = sheet(["王秀兰", "138"], head=["那一个", "血型"])
    with pytest.raises(UserError, match="该进哪本台账"):
        plan_of(path, ledger)
    plan = plan_of(path, ledger, "resident")
    assert [one.label for one in plan.missing] == ["姓名"]
    with pytest.raises(UserError, match="请先给“姓名”对上一列"):
        plan.apply(ledger)
    mended = plan.with_column(0, plan.record_type.by_name["name"])
    assert mended.row(3).action == "add"
    moved = mended.with_column(1, plan.record_type.by_name["name"])
    assert [one.field and one.field.name for one in moved.matches] == [None, "name"]


def test_unmatched_columns_are_told(ledger, sheet):
    plan = plan_of(roster(sheet), ledger)
    assert {one.column: one.reason for one in plan.matches if one.field is None} == {
        0: "是行号，不用导", 7: "账里没有这一栏",
    }  # fmt: skip
    text = plan.summary()
    assert "新增 3、表头和说明 4" in text
    assert "H 列“血型”不导：账里没有这一栏" in text
    told = json.loads(json.dumps(plan.as_json()))
    assert told["counts"]["new"] == 3
    assert told["columns"][1]["field"] == "resident.name"
    assert (told["first_row"], told["last_row"], told["rows"]) == (3, 5, 3)


def test_problems_are_told_with_row_and_column(ledger, sheet):
    plan = plan_of(sheet([1, "王秀兰", WANG, None, None, None, "150001240"]), ledger)
    assert "第 3 行 联系电话：手机号是 11 位" in plan.summary()
    (problem,) = plan.as_json()["problems"]
    assert (problem["row"], problem["column"], problem["value"]) == (3, "G", "150001240")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_a_csv_roster(ledger, tmp_path, encoding):
    path = tmp_path / "花名册.csv"
    path.write_text(f'姓名,身份证号,户号\n王𬱖䶮,="{WANG}",03-027\n', encoding=encoding)
    plan_of(path, ledger).apply(ledger)
    (one,) = ledger.find("resident")
    assert (one["name"], one["id_number"], one["household"].title) == ("王𬱖䶮", WANG, "03-027")


def test_formulas_that_went_wrong_are_told(ledger, tmp_path):
    path = tmp_path / "花名册.csv"
    path.write_text("姓名,户号,联系电话\n王秀兰,#REF!,#N/A\n", encoding="utf-8")
    problems = plan_of(path, ledger).row(2).problems
    assert problems["household"] == "表格里的公式出错了（#REF!）"
    assert "#N/A" in problems["phone"]


def test_links_to_people_are_found_or_named(ledger, sheet):
    ledger.save("resident", {"name": "王秀兰", "id_number": WANG})
    for other in (LI, HE):
        ledger.save("resident", {"name": "李强", "id_number": other})
    head = ["姓名", "类别", "开始日期", "备注"]
    plan = plan_of(
        sheet(
            ["王秀兰", "低保", "2026-01-01", "一人户"],
            ["李强", "低保", "2026-01-01", None],
            [f"李强 {HE[-4:]}", "残疾", "2026-01-01", None],
            ["没有这人", "低保", None, None],
            head=head,
        ),
        ledger,
    )
    assert plan.record_type.name == "special_group"
    assert actions(plan) == {1: "note", 2: "note", 3: "add", 4: "skip", 5: "add", 6: "skip"}
    assert "有 2 个“李强”" in plan.row(4).problems["resident"]
    assert "没有“没有这人”" in plan.row(6).problems["resident"]
    before = dump(ledger)
    plan.apply(ledger)
    assert {one["resident"].title for one in ledger.find("special_group")} == {"王秀兰", "李强"}
    ledger.undo()
    assert dump(ledger) == before


def test_an_old_register_brings_its_numbers(ledger, sheet):
    ledger.save("village", {"name": "白杨村", "secretary": "李春生"})
    ledger.save("resident", {"name": "王秀兰", "id_number": WANG})
    head = ["编号", "申请人", "证明事项", "用途", "开具日期"]
    kind = ledger.type("certificate").by_name["kind"].listed()[0].word
    plan = plan_of(
        sheet(["证字〔2026〕第7号", "王秀兰", kind, "办卡", "2026-02-01"], head=head), ledger
    )
    assert plan.record_type.name == "certificate"
    plan.apply(ledger)
    assert ledger.find("certificate")[0]["number"] == "证字〔2026〕第7号"
    assert ledger.count("seal_use") == 0
    assert plan_of(plan.path, ledger).counts["same"] == 1


def test_all_or_nothing(ledger, sheet):
    plan = plan_of(roster(sheet), ledger)
    before = dump(ledger)

    def stop(done, whole):
        if done == whole:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plan.apply(ledger, stop)
    assert dump(ledger) == before
    assert ledger.undo_label() is None


def test_a_copy_is_made_before_when_there_is_something_to_lose(ledger, sheet):
    folder = ledger.path.parent / "备份"
    plan_of(roster(sheet), ledger).apply(ledger)
    assert not folder.exists()
    plan_of(sheet([9, "孙芳", HE, None, "9"]), ledger).apply(ledger)
    (copy,) = folder.glob("*.cwz")
    assert "导入前" in copy.name


def test_fields_of_the_village_itself_are_filled(ledger, sheet):
    ledger.save("own_field", {"register": "resident", "label": "血型", "kind": "text"})
    plan_of(roster(sheet), ledger).apply(ledger)
    found = ledger.find("resident", Query(fields=("name", "own_1")))
    assert {one["name"]: one["own_1"] for one in found}["王秀兰"] == "A"


def test_the_right_sheet_is_taken(ledger, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["填写说明：请如实填写"])
    book.create_sheet("字典").append(["男", "女"])
    page = book.create_sheet("3组")
    for row in (["姓名", "身份证号"], ["王秀兰", WANG]):
        page.append(row)
    book.save(tmp_path / "a.xlsx")
    assert plan_of(tmp_path / "a.xlsx", ledger).sheet == "3组"
    with pytest.raises(UserError, match="没有“4组”"):
        ImportPlan.read(tmp_path / "a.xlsx", None, ledger, sheet="4组")


def test_what_cannot_be_imported_is_said(ledger, sheet, tmp_path):
    with pytest.raises(UserError, match="只有一条"):
        plan_of(sheet(["白杨村"], head=["村名"]), ledger, "village")
    (tmp_path / "a.csv").write_text("1,2,3\n4,5,6\n")
    with pytest.raises(UserError, match="没找到表头"):
        plan_of(tmp_path / "a.csv", ledger)
    with pytest.raises(UserError, match="没有要导的行"):
        plan_of(sheet(head=HEAD), ledger).apply(ledger)
