"""从表格导入: the sheet as it came, what is wrong in it, and one act that can be taken back."""

from __future__ import annotations

import subprocess
import sys

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from models.importing.plan import ImportPlan
from models.sheets import apart, reading
from tests.ui.cut_text import cut_texts
from tests.ui.driving import button, choose_in, press, rows, says
from tests.ui.villages import PEOPLE, make_ledger, number, open_window, page_of
from ui.importing.apply import apply_plan
from ui.importing.model import MarkRole
from ui.look.theme import theme
from ui.look.tokens import SIZES
from ui.papers import printing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HEADS = ("姓名", "身份证号码", "出生年月", "与户主关系", "电话号码", "喜欢什么")


def sheet(path, *lines, title="3组人员花名册（2026年）"):
    book = openpyxl.Workbook()
    book.active.append([title])
    book.active.append(HEADS)
    for line in lines:
        book.active.append(line)
    book.active.append(["合计", f"{len(lines)}人"])
    book.save(path)
    return path


@pytest.fixture
def roster(tmp_path):
    name, id_number, *_ = PEOPLE[2]
    lost = number("19600101", "003")[:15] + "000"
    return sheet(
        tmp_path / "3组花名册最终版(2).xlsx",
        ("刘春梅", number("19720409", "184"), "1972.4.9", "户主", "13800127704", "唱歌"),
        ("刘思远", number("19981130", "271"), "1998.11.30", "儿子", "13900124410", None),
        (name, id_number, None, "户主", "13700122298", None),
        ("何美玲", lost, None, "妻", "18800120075", None),
        ("李建国", number("19791005", "443"), "1979.10.5", "户主", "150001240", None),
    )


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
def page(qtbot, window, roster):
    window.go("import", path=roster)
    made = page_of(window)
    ready(qtbot, made)
    return made


def ready(qtbot, page):
    qtbot.waitUntil(lambda: page._work is None and page.plan is not None, timeout=15000)


def cell(page, row, head):
    """Index of a cell by the row's number in the sheet and the column's head."""
    heads = [page.look.model.head(section)[0] for section in range(page.look.model.columnCount())]
    return page.look.model.place_of(row, page.look.model.field_at(heads.index(head)))


def go_to(page, row, head):
    page.look.table.setCurrentIndex(cell(page, row, head))


def test_the_first_step_asks_for_a_file(window):
    window.go("import", type="resident")
    assert says(window, "第 1 步，共 3 步")
    assert says(window, "把表格文件拖到这里")
    assert page_of(window).start.register_box.currentText() == "村民"


def test_every_row_says_what_becomes_of_it_and_nothing_is_written(page, window, ledger):
    done = dict(rows(page.look.table, "行", "怎么办"))
    assert done == {
        "1": "表名", "2": "表头", "3": "新增", "4": "新增", "5": "改 1 处", "6": "先不导",
        "7": "先不导", "8": "合计行",
    }  # fmt: skip
    assert says(window, "新增 2 行")
    assert says(window, "有问题 2 行")
    assert button(window, "导入 3 行").isEnabled()
    assert ledger.count("resident") == len(PEOPLE)


def test_a_bad_cell_stands_out_and_gives_its_reason(page, window):
    mark = cell(page, 7, "电话号码").data(MarkRole)
    assert (mark.icon, mark.tone) == ("octagon-alert", "red")
    assert "少了" in mark.reason
    change = cell(page, 5, "电话号码").data(MarkRole)
    assert "13700010001" in change.reason
    go_to(page, 7, "电话号码")
    assert says(window, "第 7 行　李建国")
    assert says(window, mark.reason)


def test_a_cell_is_mended_in_place(qtbot, page, window):
    go_to(page, 7, "电话号码")
    page.look.table.setFocus()
    QTest.keyClick(page.look.table, Qt.Key.Key_F2)
    line = page.look.side.line
    assert window.focusWidget() is line
    line.setText("15000124000")
    press(window, "改这一格")
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    assert dict(rows(page.look.table, "行", "怎么办"))["7"] == "新增"
    assert page.look.table.currentIndex() == cell(page, 7, "电话号码"), "the eye stays"


def test_a_cell_or_a_row_is_left_out(qtbot, page, window):
    go_to(page, 7, "电话号码")
    press(window, "这一格不要")
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    assert dict(rows(page.look.table, "行", "怎么办"))["7"] == "新增"
    go_to(page, 3, "姓名")
    press(window, "这行先不导")
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    assert dict(rows(page.look.table, "行", "怎么办"))["3"] == "不导"
    press(window, "这行还是导")
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    assert dict(rows(page.look.table, "行", "怎么办"))["3"] == "新增"


def test_a_head_is_matched_by_hand(qtbot, page):
    column = page.look.model.field_at(cell(page, 3, "喜欢什么").column())
    assert page.look.model.head(cell(page, 3, "喜欢什么").column()) == ("喜欢什么", "不导入")
    choose_in(page.column_menu(column), "写进备注")
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    assert page.look.model.head(cell(page, 3, "喜欢什么").column())[1] == "写进备注"
    assert page.plan.row(3).values["note"] == "喜欢什么：唱歌"
    choose_in(page.column_menu(column), "备注")
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    assert page.look.model.head(cell(page, 3, "喜欢什么").column())[1] == "备注"
    name = page.look.model.field_at(cell(page, 3, "姓名").column())
    choose_in(page.column_menu(name), "不导入")
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    assert says(page, "第 2 步，共 3 步")
    qtbot.waitUntil(lambda: says(page, "没有一列对到“姓名”"))


def test_only_what_is_wrong(page, window):
    press(window, "只看有问题的")
    assert [row for (row,) in rows(page.look.table, "行")] == ["6", "7"]


def test_problems_are_gone_through_one_by_one(page, window):
    assert [one.row for one in page.look.side.issues if one.kind == "problem"] == [6, 7]
    assert page.look.table.currentIndex() == cell(page, 6, "身份证号码"), "the first one is shown"
    page.look.side.list.clicked.emit(page.look.side.list.model().index(1, 0))
    assert page.look.table.currentIndex() == cell(page, 7, "电话号码")


def test_an_import_is_one_act_that_can_be_taken_back(page, window, ledger):
    press(window, "导入 3 行")
    assert ledger.count("resident") == len(PEOPLE) + 2
    assert ledger.find_one("resident", name="赵振海")["phone"] == "13700122298"
    assert window.journey.place == "group"
    assert says(window, "，3 人；还有 2 行没有导，改好再拖进来就补上")
    press(window.bar, "撤销")
    assert ledger.count("resident") == len(PEOPLE)
    assert ledger.find_one("resident", name="赵振海")["phone"] == "13700010001"


def test_stopping_an_import_leaves_the_ledger_as_it_was(page, window, ledger, monkeypatch):
    def apply(plan, ledger_, progress):
        with ledger_.operation("导入"):
            ledger_.save("resident", {"name": "半路上的人"})
            waiting = progress.__self__
            waiting.progress.stopped.emit()
            progress(1, 2)

    monkeypatch.setattr(ImportPlan, "apply", apply)
    assert apply_plan(page, page.plan, ledger) is None
    assert ledger.find_one("resident", name="半路上的人") is None


def test_reading_can_be_stopped_and_leaves_nothing_running(qtbot, window, roster, monkeypatch):
    sleeps = [sys.executable, "-c", "import time; time.sleep(60)"]
    started, popen = [], subprocess.Popen
    monkeypatch.setattr(reading, "_command", lambda: sleeps)
    monkeypatch.setattr(
        apart.subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[-1]
    )
    window.go("import", path=roster)
    made = page_of(window)
    qtbot.waitUntil(lambda: bool(started) and made.start.progress.isVisible(), timeout=5000)
    assert says(made, "正在看“3组花名册最终版(2).xlsx”")
    press(made, "停下")
    qtbot.waitUntil(lambda: made._work is None, timeout=5000)
    assert made.plan is None
    assert not made.start.progress.isVisible()
    assert [one.returncode is not None for one in started] == [True]
    assert says(window, "第 1 步，共 3 步")


def test_rows_that_stay_out_go_back_with_their_reasons(page, window, monkeypatch, tmp_path):
    target = tmp_path / "退回.xlsx"
    monkeypatch.setattr(printing, "ask_path", lambda *args: target)
    press(window, "把 2 行退回去")
    lines = list(openpyxl.load_workbook(target).active.iter_rows(values_only=True))
    assert lines[0] == (*HEADS, "退回原因")
    assert [line[0] for line in lines[1:]] == ["何美玲", "李建国"]
    assert "末尾是 000" in lines[1][-1]
    assert says(window, "退回的行存成了")


def test_a_file_can_be_dropped_on_the_page(qtbot, window, roster):
    window.go("import")
    page = page_of(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(roster))])
    page.dropEvent(QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    ))  # fmt: skip
    ready(qtbot, page)
    assert says(page, "导入：3组花名册最终版(2).xlsx")


def test_a_file_that_is_no_table_is_told(qtbot, window, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr("ui.messages.show_error", lambda parent, error: said.append(str(error)))
    window.go("import")
    path = tmp_path / "照片.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0" + b"0" * 200)
    monkeypatch.setattr("ui.importing.start.ask_file", lambda parent: path)
    press(window, "选文件")
    qtbot.waitUntil(lambda: bool(said), timeout=15000)
    assert button(window, "选文件").isEnabled()
    assert says(window, "第 1 步，共 3 步")


def test_esc_goes_back_to_the_choice_of_a_file(page, window):
    assert page.back()
    assert page.plan is None
    assert says(window, "第 1 步，共 3 步")
    assert not page.back()


def test_many_rows_cost_only_what_is_seen(qtbot, window, tmp_path):
    lines = [
        (f"赵{chr(0x4E00 + n)}", number("19700101", f"{n % 1000:03}"), None, "户主", None, None)
        for n in range(1500)
    ]
    window.go("import", path=sheet(tmp_path / "多.xlsx", *lines))
    page = page_of(window)
    qtbot.waitUntil(lambda: page.plan is not None, timeout=30000)
    asked = []
    real = page.look.model.data
    page.look.model.data = lambda *args: (asked.append(1), real(*args))[1]
    page.look.table.viewport().repaint()
    assert page.look.model.rowCount() == 1503
    assert len(asked) < 1500


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_at_any_text_size(qtbot, qapp, window, page, size):
    theme().apply(qapp, size)
    qtbot.wait(30)
    assert cut_texts(page) == []


def test_a_sheet_without_household_numbers_says_so(page):
    assert says(page, "表里没有“户号”，按户主分成 1 户")
    assert "按户主分成 1 户" in page.plan.summary()


def test_the_same_mistake_is_left_out_in_all_rows_at_once(qtbot, window, tmp_path):
    lost = [number(f"1960010{day}", "003")[:15] + "000" for day in (1, 2, 3)]
    lines = [(f"何美{name}", one, None, "妻", None, None)
             for name, one in zip("玲珍兰", lost, strict=True)]  # fmt: skip
    window.go("import", path=sheet(tmp_path / "坏.xlsx", *lines))
    ready(qtbot, page_of(window))
    damaged = sum("末尾是 000" in one.sentence for one in page_of(window).look.side.issues)
    press(window, f"{damaged} 处一样的都不要这一格")
    qtbot.waitUntil(lambda: page_of(window)._work is None, timeout=15000)
    assert button(window, "导入 3 行").isEnabled()


def test_a_word_that_no_list_has_is_put_right_in_all_rows_at_once(qtbot, window, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["姓名", "任职组织", "职务"])
    for name in ("周大勇", "吴玉兰", "郑小军"):
        book.active.append([name, "中共白杨村支部委员会", "委员"])
    book.active.append(["孙二喜", "村民委员会", "委员"])
    book.save(tmp_path / "干部.xlsx")
    window.go("import", path=tmp_path / "干部.xlsx", type="official")
    ready(qtbot, page_of(window))
    page = page_of(window)
    go_to(page, 2, "任职组织")
    assert page.look.side.take_all.text() == "3 处一样的都这样改"
    press(window, "3 处都改成 村党组织")
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    assert page.look.side.issues == []
    assert button(window, "导入 4 行").isEnabled()


def test_what_a_column_is_good_for_is_said_above_it(qtbot, window, tmp_path):
    line = ("刘春梅", number("19720409", "184"), None, "户主", None, "刘春梅")
    path = sheet(tmp_path / "户.xlsx", line)
    book = openpyxl.load_workbook(path)
    book.active["F2"] = "户主姓名"
    book.save(path)
    window.go("import", path=path)
    page = page_of(window)
    ready(qtbot, page)
    heads = [page.look.model.head(section) for section in range(page.look.model.columnCount())]
    assert ("户主姓名", "户主，分户用") in heads


def test_changes_are_taken_or_only_fill_what_is_empty(qtbot, page, window):
    box = page.look.ways.policies
    assert box.isVisible()
    box.setCurrentText("只补账里空的")
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    assert dict(rows(page.look.table, "行", "怎么办"))["5"] == "一样"
    box.setCurrentText("不一样的照表改")
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    go_to(page, 5, "电话号码")
    press(window, "只补空的")
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    assert dict(rows(page.look.table, "行", "怎么办"))["5"] == "一样"
    press(window, "照表改")
    qtbot.waitUntil(lambda: page._work is None, timeout=15000)
    assert dict(rows(page.look.table, "行", "怎么办"))["5"] == "改 1 处"


def test_another_sheet_of_the_file_is_one_choice_away(qtbot, window, tmp_path):
    path = sheet(tmp_path / "两组.xlsx", ("刘春梅", number("19720409", "184"), None, "户主"),
                 ("刘思远", number("19981130", "271"), None, "儿子"))  # fmt: skip
    book = openpyxl.load_workbook(path)
    other = book.create_sheet("4组")
    for line in (HEADS, ("何美玲", number("19600101", "003"), None, "妻")):
        other.append(line)
    book.save(path)
    window.go("import", path=path)
    page = page_of(window)
    ready(qtbot, page)
    box = page.look.ways.sheets
    assert [box.itemText(n) for n in range(box.count())] == ["Sheet", "4组"]
    box.setCurrentText("4组")
    box.activated.emit(1)
    ready(qtbot, page)
    assert page.plan.sheet == "4组"
    assert box.count() == 2
    qtbot.waitUntil(lambda: says(page, "工作表“Sheet”也是名单，这回只导“4组”"))
    press(page, "导入 1 行")
    ready(qtbot, page)  # every group has its sheet: the next one is looked at
    assert page.plan.sheet == "Sheet"
    press(page, "导入 2 行")
    assert window.journey.place == "group"


def test_the_sheet_is_saved_with_the_reasons_as_comments(page, window, monkeypatch, tmp_path):
    target = tmp_path / "批注.xlsx"
    monkeypatch.setattr(printing, "ask_path", lambda *args: target)
    press(window, "带批注另存")
    assert "少了" in openpyxl.load_workbook(target).active["E7"].comment.text
    assert says(window, "带批注的表存成了")
