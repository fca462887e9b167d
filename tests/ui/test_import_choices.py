"""从表格导入: what a person chooses for a whole sheet, and that it is kept and handed on."""

from __future__ import annotations

import time

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from models.importing.plan import ImportPlan
from models.query import Query, Where
from tests.models.villages import dump
from tests.ui.driving import button, choose_in, key, labels, press, rows, says, type_into
from tests.ui.villages import PEOPLE, make_ledger, number, open_window, page_of
from ui.filling.sorting import place_of
from ui.filling.work import recognise
from ui.importing import handing
from ui.importing.apply import apply_plan
from ui.importing.shared import SharedDialog
from ui.papers import printing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HEADS = ("姓名", "身份证号码", "喜欢什么", "家里几口")
TWO = (
    ("刘春梅", number("19720409", "184"), "唱歌", 3),
    ("何美玲", number("19600101", "003")[:15] + "000", "下棋", 2),
)
SEALS = ("用印日期", "用印事由", "份数", "批准人")


def sheet(path, heads, *lines):
    book = openpyxl.Workbook()
    for line in (heads, *lines):
        book.active.append(line)
    book.save(path)
    return path


@pytest.fixture
def ledger(tmp_path):
    made = make_ledger(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, ledger, tmp_path):
    made = open_window(qtbot, qapp, ledger, tmp_path)
    yield made
    made.close()


@pytest.fixture
def bring(qtbot, window):
    """Bring a file to the page and wait until it was looked at."""

    def go(path):
        window.go("import", path=path)
        page = page_of(window)
        settled(qtbot, page)
        return page

    return go


def settled(qtbot, page):
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)


def sees(qtbot, root, words):
    """Wait for words: what was put into a layout is shown at the next turn of the window."""
    qtbot.waitUntil(lambda: says(root, words), timeout=15000)


def match_by_hand(qtbot, page, head, words):
    heads = [page.look.model.head(at)[0] for at in range(page.look.model.columnCount())]
    column = page.look.model.field_at(heads.index(head))
    choose_in(page.column_menu(column), words)
    settled(qtbot, page)


def shared(qtbot, page, opens, words):
    """Write which body all rows are of."""
    press(page, opens)
    dialog = page.findChildren(SharedDialog)[-1]
    type_into(dialog, "组织", words)
    press(dialog, "就这样")
    settled(qtbot, page)


# -- what is the same in every row ------------------------------------------------------------


def test_what_the_sheet_lacks_is_written_once_for_all_rows(qtbot, bring, ledger, tmp_path):
    heads = ("姓名", "曾任职务", "任职时间", "离任时间")
    path = sheet(tmp_path / "离任.xlsx", ("离任村干部名册",), heads,
                 ("张守业", "村主任", "1993.09", "1999.12"), ("李凤英", "妇女主任", "2001", None))
    page = bring(path)
    sees(qtbot, page, "没有一列对到“组织”")
    assert not button(page, "导入 0 行").isEnabled()
    shared(qtbot, page, "整张表都一样…", "村民委员会")
    sees(qtbot, page, "每一行都算上：组织：村民委员会")
    assert button(page, "导入 2 行").isEnabled()
    shared(qtbot, page, "改一改", "")
    sees(qtbot, page, "没有一列对到“组织”")
    shared(qtbot, page, "整张表都一样…", "村民委员会")
    page.read(path)  # it comes again
    settled(qtbot, page)
    sees(qtbot, page, "每一行都算上：组织：村民委员会")
    apply_plan(page, page.plan, ledger)
    found = {one["name"]: one for one in ledger.find("official")}
    started = ledger.type("official").by_name["started"]
    came = [(found[name]["body"], started.show(found[name]["started"]))
            for name in ("张守业", "李凤英")]  # fmt: skip
    assert came == [("committee", "1993年9月"), ("committee", "2001年")]


def test_whoever_is_not_in_the_ledger_comes_in_first_and_the_list_goes_on(
    qtbot, bring, ledger, tmp_path
):
    heads = ("姓名", "身份证号", "入党时间", "转正时间")
    path = sheet(tmp_path / "党员花名册.xlsx", heads,
                 ("刘春梅", number("19720409", "184"), "1995.07", "1996.07"),
                 ("何美玲", number("19600101", "003"), "1985-12-01", "1986-12-01"))  # fmt: skip
    page = bring(path)
    sees(qtbot, page, "有 2 行的“村民”账里没有（“刘春梅”、“何美玲”），这些行进不去")
    press(page, "先把他们加进“村民”")
    settled(qtbot, page)
    assert page.plan.record_type.name == "resident"
    page.back()
    settled(qtbot, page)
    assert page.plan.record_type.name == "party_member", "the list itself is not lost on the way"
    sees(qtbot, page, "这些行进不去")
    press(page, "先把他们加进“村民”")
    settled(qtbot, page)
    page.read(path)  # dropped once more meanwhile
    settled(qtbot, page)
    assert page.plan.record_type.name == "resident"
    page.apply()
    settled(qtbot, page)
    assert page.plan.record_type.name == "party_member"
    assert button(page, "导入 2 行").isEnabled()
    page.apply()
    came = {one["name"] for one in ledger.find("party_member")}
    assert {"刘春梅", "何美玲"} <= came
    assert page.plan is None


# -- which register --------------------------------------------------------------------------


def test_an_unclear_sheet_is_asked_about_and_nothing_is_lost(qtbot, bring, tmp_path):
    heads = ("名称", "数量", "位置", "使用人", "备注")
    path = sheet(tmp_path / "路灯.xlsx", heads, ("路灯", 12, "村口", "张三", None))
    page = bring(path)
    sees(qtbot, page, "这张表进哪本台账？")
    shown = [one.text() for one in page.question.buttons]
    assert {"资产", "资源"} <= set(shown)
    sees(qtbot, page, "位置（坐落四至）")
    qtbot.waitUntil(page.question.buttons[0].isVisible, timeout=15000)
    press(page, "资源")
    settled(qtbot, page)
    assert page.plan.record_type.name == "resource"
    assert button(page, "导入 1 行")
    press(page, "换台账")
    settled(qtbot, page)
    assert "资源" not in [one.text() for one in page.question.buttons], "it was the wrong one"
    page.apply()
    assert page.plan is not None, "nothing comes in while it is asked where it belongs"
    page.back()
    assert page.plan.record_type.name == "resource", "looking at the others changes nothing"
    assert button(page, "导入 1 行")


def test_a_sheet_that_is_like_no_register_may_go_into_any(qtbot, bring, tmp_path):
    path = sheet(tmp_path / "养殖.xlsx", ("序号", "种类", "头数"), (1, "猪", 3), (2, "羊", 4))
    page = bring(path)
    sees(qtbot, page, "像哪一本都不像")
    page.question.others.setCurrentText("资产")
    press(page, "用这一本")
    settled(qtbot, page)
    assert page.plan.record_type.label == "资产"
    sees(qtbot, page, "没有一列对到")


def test_a_list_of_formulas_without_results_is_a_list_and_no_form(ledger, tmp_path):
    heads, rows = ("姓名", "性别", "身份证号码", "电话"), range(2, 7)
    empty = sheet(tmp_path / "空表.xlsx", heads, *((None,) * 4 for _ in rows))
    linked = sheet(tmp_path / "引用.xlsx", heads, *([f"=源!{c}{n}" for c in "ABCD"] for n in rows))
    assert place_of(recognise(ledger, empty)) == "fill"
    assert place_of(recognise(ledger, linked)) == "import"


# -- names that nobody has -------------------------------------------------------------------


def test_a_row_with_an_unknown_name_comes_in_and_one_click_keeps_the_words(
    qtbot, window, ledger, bring, tmp_path
):
    lines = [("2026.1.2", "贷款证明", 1, "王小二"), ("2026.1.3", "合同", 2, "陈志强")]
    page = bring(sheet(tmp_path / "用印登记表.xlsx", SEALS, *lines))
    sees(qtbot, page, "有 1 行的“批准人”账里没有（“王小二”），这一栏先空着")
    assert [one.kind for one in page.look.side.issues] == ["doubt"]
    press(page, "都写进备注")
    settled(qtbot, page)
    press(window, "导入 2 行")
    found = {one["document"]: one for one in ledger.find("seal_use")}
    assert found["贷款证明"]["note"] == "批准人：王小二"
    assert found["贷款证明"]["approver"] is None
    assert found["合同"]["approver"].title == "陈志强"


def test_two_digits_that_changed_places_are_put_right_by_one_click(qtbot, bring, tmp_path):
    good = number("19720409", "184")
    wrong = f"{good[:15]}{good[16]}{good[15]}{good[17]}"
    heads = ("姓名", "身份证号码", "出生日期")
    page = bring(sheet(tmp_path / "花名册.xlsx", heads, ("刘春梅", wrong, "1972.4.9")))
    press(page, f"改成 {good}")
    settled(qtbot, page)
    assert page.plan.row(2).values["id_number"] == good
    assert page.look.side.issues == []


# -- a sheet that comes again ----------------------------------------------------------------


def test_a_sheet_mended_and_dropped_again_keeps_what_was_chosen(qtbot, window, bring, tmp_path):
    path = sheet(tmp_path / "花名册.xlsx", HEADS, *TWO)
    page = bring(path)
    match_by_hand(qtbot, page, "喜欢什么", "备注")
    page.look.table.setCurrentIndex(page.look.model.place_of(2, 0))
    press(page, "这行先不导")
    settled(qtbot, page)
    sees(qtbot, page, "有问题 1 行")
    whole = number("19600101", "003")
    again = sheet(tmp_path / "花名册 带批注.xlsx", HEADS, TWO[0], ("何美玲", whole, "下棋", 2))
    page = bring(again)
    assert "备注" in {page.look.model.head(at)[1] for at in range(page.look.model.columnCount())}
    done = dict(rows(page.look.table, "行", "怎么办"))
    assert (done["2"], done["3"]) == ("不导", "新增")


def test_a_row_like_another_comes_in_where_the_person_says_it_is_somebody_else(
    qtbot, window, ledger, bring, tmp_path
):
    lines = ((1, "张三", "男"), (2, "张三", "男"))
    page = bring(sheet(tmp_path / "名单.xlsx", ("学号", "姓名", "性别"), *lines))
    assert dict(rows(page.look.table, "行", "怎么办"))["3"] == "表里重复"
    press(page, "是另一个，照样新增")
    settled(qtbot, page)
    press(window, "导入 2 行")
    assert len(ledger.find("resident", Query(where=(Where("name", "=", "张三"),)))) == 2


def test_a_row_taken_for_a_sum_is_data_where_the_person_says_so(
    qtbot, window, ledger, bring, tmp_path
):
    lines = (("周丽", "13800012341"), ("本村合计", "13800012342"))
    page = bring(sheet(tmp_path / "通讯录.xlsx", ("姓名", "联系电话"), *lines))
    table = page.look.table

    def done():
        return dict(rows(table, "行", "怎么办"))

    assert done() == {"1": "表头", "2": "新增", "3": "合计行"}
    table.setCurrentIndex(page.look.model.place_of(1, 0))
    assert not says(page, "这行也是数据"), "heads are heads"
    table.setCurrentIndex(page.look.model.place_of(3, 0))
    table.setFocus()
    while window.focusWidget() is not button(page, "这行也是数据"):
        before = window.focusWidget()
        key(before, Qt.Key.Key_Tab)
        assert window.focusWidget() is not table, "Tab never came there"
    key(window.focusWidget(), Qt.Key.Key_Space)
    settled(qtbot, page)
    assert done()["3"] == "新增"
    press(page, "还当合计行")
    settled(qtbot, page)
    assert done()["3"] == "合计行"
    press(page, "这行也是数据")
    settled(qtbot, page)
    page.read(page.plan.path)  # it comes again
    settled(qtbot, page)
    press(window, "导入 2 行")
    assert ledger.find_one("resident", name="本村合计")["phone"] == "13800012342"


def test_what_captions_say_of_the_rows_below_is_told_and_changed(qtbot, bring, tmp_path):
    lines = (("第一组",), ("周丽", "13800012341"), ("第二组",), ("孙德顺", "13800012342"))
    page = bring(sheet(tmp_path / "通讯录.xlsx", ("姓名", "联系电话"), *lines))

    def groups():
        return [one.values.get("group") for one in page.plan.rows if one.action != "note"]

    sees(qtbot, page, "小标题下面的行都算上村民小组：1组（第 2 行起），2组（第 4 行起）")
    press(page, "都不算")
    settled(qtbot, page)
    assert groups() == [None, None]
    sees(qtbot, page, "小标题没有算进下面的行")
    press(page, "还是算上")
    settled(qtbot, page)
    page.look.table.setCurrentIndex(page.look.model.place_of(4, 0))
    sees(qtbot, page, "这是小标题，下面的行都算上村民小组：2组")
    type_into(page, "这一格改成", "三组", leave=False)
    press(page, "改这一格")
    settled(qtbot, page)
    assert groups() == ["1组", "3组"]
    page.read(page.plan.path)  # it comes again
    settled(qtbot, page)
    assert groups() == ["1组", "3组"]


def test_of_namesakes_whom_nothing_tells_apart_a_person_chooses_one(
    qtbot, window, ledger, bring, tmp_path
):
    for group in ("1组", "2组"):
        ledger.save("resident", {"name": "周丽", "group": group})
    lines = (("周丽", "13800012341"), ("孙德顺", "13800012342"))
    page = bring(sheet(tmp_path / "通讯录.xlsx", ("姓名", "联系电话"), *lines))
    boxes = page.findChildren(QComboBox)
    (box,) = (one for one in boxes if one.accessibleName() == "是账里的哪一位")
    box.setCurrentText("村民小组2组")
    press(page, "是选的这人，照表改")
    settled(qtbot, page)
    assert page.plan.row(2).action == "update"
    assert page.plan.row(2).same_as == ledger.find_one("resident", group="2组").id
    press(page, "先不认")
    settled(qtbot, page)
    assert page.plan.row(2).action == "skip"


def test_whom_only_a_name_tells_are_taken_by_one_click_for_all(
    qtbot, window, ledger, bring, tmp_path
):
    for name, id_number in (("周丽", "419922195211201289"), ("孙德顺", "419922194907131149")):
        ledger.save("resident", {"name": name, "id_number": id_number})
    lines = (("周丽", "13800012341"), ("孙德顺", "13800012342"))
    page = bring(sheet(tmp_path / "通讯录.xlsx", ("姓名", "联系电话"), *lines))
    sees(qtbot, page, "请看看是不是同一人")
    press(page, "是同一人，照表改")
    settled(qtbot, page)
    press(page, "先不认")
    settled(qtbot, page)
    press(page, "这样的 2 行都认")
    settled(qtbot, page)
    press(window, "导入 2 行")
    phones = {name: ledger.find_one("resident", name=name)["phone"] for name, _ in lines}
    assert phones == dict(lines)


def test_another_register_or_other_heads_are_read_anew(qtbot, bring, tmp_path):
    path = sheet(tmp_path / "表.xlsx", HEADS, *TWO)
    page = bring(path)
    page.begin()
    page.start.choose_register("household")
    page.read(path)
    settled(qtbot, page)
    assert page.plan.record_type.name == "household"
    page.begin()
    page.start.choose_register("")
    page = bring(sheet(tmp_path / "表2.xlsx", SEALS, ("2026.1.2", "合同", 2, "陈志强")))
    assert page.plan.record_type.name == "seal_use"
    again = sheet(tmp_path / "表2 (1).xlsx", HEADS, *TWO)
    page = bring(again)
    assert page.plan.record_type.name == "resident"


def test_the_same_file_twice_changes_nothing(qtbot, window, ledger, bring, tmp_path):
    path = sheet(tmp_path / "花名册.xlsx", HEADS, TWO[0])
    bring(path)
    press(window, "导入 1 行")
    before = dump(ledger)
    page = bring(path)
    sees(qtbot, page, "和账里一样 1 行")
    assert not button(page, "导入 0 行").isEnabled()
    page.apply()
    assert dump(ledger) == before


# -- what was put right goes to the next village ---------------------------------------------


def test_what_was_put_right_is_handed_on(qtbot, qapp, window, bring, tmp_path, monkeypatch):
    page = bring(sheet(tmp_path / "花名册.xlsx", HEADS, TWO[0]))
    match_by_hand(qtbot, page, "喜欢什么", "备注")
    press(window, "导入 1 行")
    window.go("import")
    page = page_of(window)
    sees(qtbot, page, "您改过的 1 个表头已经记下")
    handed = tmp_path / "对照.json"
    monkeypatch.setattr(printing, "ask_path", lambda *_: handed)
    press(page, "存下对照，给别的村用")
    assert "里面没有人的信息" in " ".join(labels(window))
    there = tmp_path / "邻村"
    there.mkdir()
    other = make_ledger(there)
    neighbour = open_window(qtbot, qapp, other, there)
    monkeypatch.setattr(handing.QFileDialog, "getOpenFileName", lambda *_: (str(handed), ""))
    neighbour.go("import")
    press(neighbour, "拿别人的对照来用")
    sees(qtbot, neighbour, "拿来了 1 个表头的对照")
    neighbour.go("import", path=sheet(there / "名单.xlsx", HEADS, TWO[0]))
    page = page_of(neighbour)
    settled(qtbot, page)
    heads = [page.look.model.head(at) for at in range(page.look.model.columnCount())]
    assert ("喜欢什么", "备注") in heads
    neighbour.close()
    other.close()


# -- long files ------------------------------------------------------------------------------


def test_a_long_file_tells_how_far_it_is_and_stops(qtbot, window, ledger, tmp_path, monkeypatch):
    monkeypatch.setattr("models.importing.deciding._TOGETHER", 1)
    monkeypatch.setattr("ui.work.Work.step", _slow(monkeypatch))
    before = dump(ledger)
    lines = [(f"赵{chr(0x4E00 + at)}", number("19700101", f"{at:03}")) for at in range(40)]
    window.go("import", path=sheet(tmp_path / "长.xlsx", HEADS[:2], *lines))
    page = page_of(window)
    qtbot.waitUntil(lambda: says(page, "行，共 40 行"), timeout=15000)
    window.go("today")  # the window is alive meanwhile
    assert window.journey.place == "today"
    window.go("import")
    press(page, "停下")
    settled(qtbot, page)
    assert page.plan is None
    sees(qtbot, window, "第 1 步，共 3 步")
    assert dump(ledger) == before


def _slow(monkeypatch):
    from ui.work import Work

    real = Work.step

    def step(work, *said):
        real(work, *said)
        time.sleep(0.02)

    return step


def test_success_is_said_only_after_it_was_read_back(window, ledger, bring, tmp_path, monkeypatch):
    page = bring(sheet(tmp_path / "花名册.xlsx", HEADS, TWO[0]))
    seen = []
    monkeypatch.setattr(
        "models.importing.apply.stored", lambda *_: seen.append(says(window, "，1 人")) or {}
    )
    with pytest.raises(RuntimeError, match="resident"):
        apply_plan(page, page.plan, ledger)
    assert seen == [False]
    assert ledger.count("resident") == len(PEOPLE), "what cannot be read back is not kept"
    assert isinstance(page.plan, ImportPlan)


def test_a_column_merged_to_the_end_of_the_sheet_shows_no_million_rows(qtbot, window, tmp_path):
    heads = ("姓名", "身份证号码", "备注")
    path = sheet(tmp_path / "低保户登记表.xlsx", heads, (None, None, None))
    book = openpyxl.load_workbook(path)
    book.active.merged_cells.add("C2:C1048576")
    book.save(path)
    window.go("fill", path=path)
    page = page_of(window)
    qtbot.waitUntil(lambda: page.table.model().rowCount() > 0, timeout=15000)
    assert page.table.model().rowCount() < 100


def test_what_every_row_must_name_is_added_first_and_the_sheet_waits(
    qtbot, window, ledger, bring, tmp_path
):
    page = bring(sheet(
        tmp_path / "流水.xlsx", ["日期", "摘要", "收入", "支出", "经手人"],
        ("2026-01-02", "鱼塘承包款", 600, None, "李春生"),
        ("2026-01-03", "买办公用品", None, 80, "李春生"),
    ))  # fmt: skip
    sees(qtbot, window, "账里还没有“资金账户”")
    assert not button(window, "导入 0 行").isEnabled()
    press(window, "加一个账户")
    ledger.save("cash_account", {"name": "基本户", "opening": 0})
    window.go("import")
    qtbot.waitUntil(lambda: page._work is None and page.plan is not None, timeout=15000)
    assert button(window, "导入 2 行").isEnabled()
