"""填上级表: a form from above, filled, looked at, mended by hand, saved, and kept in mind."""

from __future__ import annotations

import json

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from models.drafts import Drafts
from models.forms.decided.half_done import path_of as half_done_of
from models.forms.decided.remembered import path_of
from models.kinds_links import Ref
from tests.models.forms.form_writer import BOX, FormWriter
from tests.ui.cut_text import cut_texts
from tests.ui.driving import button, field, key, press, says, type_into
from tests.ui.villages import dress, make_ledger, open_window, page_of
from ui import messages
from ui.filling.looks import Legend
from ui.look.theme import theme
from ui.look.tokens import SIZES
from ui.look.words_area import WordsArea
from ui.papers import printing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HEADS = ("序号", "姓名", "性别", "联系电话", "一卡通账号", "取暖方式", "是否享受补助")
TITLE = "柳河镇低保户花名册"


def roster(path, *, title=TITLE, heads=HEADS, rows=4):
    """A list with lines for the people, a list of words in its last column, and a sum below."""
    writer = FormWriter(len(heads))
    writer.line(title)
    writer.texts({"A": "填报单位：____", "F": "填表人：____"})
    writer.heads(list(heads))
    first, last = writer.rows(rows)
    if "是否享受补助" in heads:
        words = DataValidation(type="list", formula1='"是,否"')
        column = "ABCDEFGHIJ"[heads.index("是否享受补助")]
        words.add(f"{column}{first}:{column}{last}")
        writer.page.add_data_validation(words)
    writer.book.save(path)
    return path


@pytest.fixture
def ledger(tmp_path):
    made = make_ledger(tmp_path)
    for group in ("3组", "5组"):
        who = made.find_one("resident", name="王秀兰", group=group)
        made.save("special_group", {"resident": Ref(who.id), "category": "dibao"})
        made.save("resident", {"card": "6228480001112223"}, id=who.id)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def errors(monkeypatch):
    """What boxes would have said; a box waits for an answer that nobody gives here."""
    said = []
    monkeypatch.setattr(messages, "show_error", lambda _, error: said.append(str(error)))
    return said


@pytest.fixture
def window(qtbot, qapp, ledger, tmp_path):
    made = open_window(qtbot, qapp, ledger, tmp_path)
    yield made
    made.close()


@pytest.fixture
def form(tmp_path):
    return roster(tmp_path / "低保户冬季取暖名册.xlsx")


@pytest.fixture
def page(qtbot, window, form):
    return shown(qtbot, window, form)


def shown(qtbot, window, path):
    window.go("fill", path=path)
    made = page_of(window)
    settle(qtbot, made)
    return made


def settle(qtbot, page):
    qtbot.waitUntil(lambda: page.desk.looked is not None and not page.desk.busy, timeout=15000)
    QApplication.processEvents()


def words(page, name):
    """What stands on the screen in a cell such as C4."""
    return page.model.index(*at(name)).data()


def at(name):
    return int(name[1:]) - 1, ord(name[0]) - 65


def go_to(page, name):
    page.table.go_to(*at(name))
    QApplication.processEvents()


def counts(page):
    return [one.words for one in page.findChildren(Legend) if one.isVisible()]


def write(qtbot, page, name, text):
    go_to(page, name)
    type_into(page, "这一格写", text, leave=False)
    press(page, "写上")
    settle(qtbot, page)


def save(qtbot, page, path, monkeypatch):
    monkeypatch.setattr(printing, "ask_path", lambda *_: path)
    press(page, "另存填好的表")
    qtbot.waitUntil(lambda: path.exists() and says(page, "存成了"), timeout=15000)
    return openpyxl.load_workbook(path).active


def box(page):
    QApplication.processEvents()
    return next(one for one in page.findChildren(QDialog) if one.isVisible())


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.dropEvent(QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    ))  # fmt: skip


def test_the_form_shows_what_comes_from_the_ledger_what_is_open_and_what_nobody_knows(page):
    assert says(page, TITLE)
    assert says(page, "填哪些人：低保户（表上写的）")
    assert words(page, "A2").startswith("填报单位：")
    assert "白杨村" in words(page, "A2")
    assert [words(page, f"{one}4") for one in "ABC"] == ["1", "王秀兰", "女"]
    assert words(page, "D4") == "138****2345"
    assert {"从账里填好 8 格", "等您填 4 格", "没看懂，没动 4 格"} <= set(counts(page))
    assert says(page, "还差 5 样")


def test_a_cell_says_where_it_comes_from_and_leads_to_its_record(window, page):
    go_to(page, "D4")
    assert says(page, "D4　联系电话")
    assert says(page, "从哪来：村民的“联系电话”")
    assert says(page, "是谁：王秀兰")
    press(page, "看这个人")
    assert window.journey.place == "group"
    key(window, Qt.Key.Key_Escape)
    assert words(page_of(window), "B4") == "王秀兰"


def test_what_is_open_is_written_by_hand_saved_and_fits_the_forms_own_list(
    qtbot, page, tmp_path, monkeypatch, errors
):
    write(qtbot, page, "D5", "13911112222")
    write(qtbot, page, "G4", "随便")
    assert "只能选“是、否”" in errors[0]
    write(qtbot, page, "G4", "是")
    assert words(page, "G4") == "是"
    sheet = save(qtbot, page, tmp_path / "填好.xlsx", monkeypatch)
    assert [one.value for one in sheet[4]][:4] == [1, "王秀兰", "女", "13800012345"]
    assert sheet["D5"].value == "13911112222"
    assert sheet["G4"].value == "是"
    assert sheet["F4"].value is None


def test_the_form_itself_is_never_overwritten(qtbot, page, form, monkeypatch):
    before, asked = form.read_bytes(), []
    monkeypatch.setattr(printing, "ask_path", lambda *_: form)
    monkeypatch.setattr(messages, "choose", lambda _, title, *__: asked.append(title) or "")
    press(page, "另存填好的表")
    qtbot.waitUntil(lambda: bool(asked), timeout=15000)
    assert "原来的表不盖掉" in asked[0]
    assert form.read_bytes() == before


def test_what_was_written_goes_into_the_ledger_in_one_act_and_comes_back_out_of_it(
    qtbot, window, page, ledger, errors
):
    write(qtbot, page, "D5", "139")
    press(page, "记进账")
    assert "“联系电话”里的“139”记不进账" in errors[0]
    assert ledger.find_one("resident", name="王秀兰", group="5组")["phone"] is None
    write(qtbot, page, "D5", "13911112222")
    press(page, "记进账")
    settle(qtbot, page)
    assert ledger.find_one("resident", name="王秀兰", group="5组")["phone"] == "13911112222"
    assert words(page, "D5") == "139****2222"
    window.undo()
    settle(qtbot, page)
    assert not words(page, "D5")


def test_what_no_register_has_becomes_a_field_of_the_village_and_is_known_next_time(
    qtbot, window, page, ledger, tmp_path
):
    write(qtbot, page, "F4", "煤炉")
    press(page, "加一栏记账")
    settle(qtbot, page)
    assert words(page, "F4") == "煤炉"
    assert "取暖方式" in [one.label for one in ledger.type("resident").active]
    again = shown(qtbot, window, roster(tmp_path / "十二月.xlsx"))
    assert words(again, "F4") == "煤炉"


def test_another_meaning_is_chosen_in_chinese_and_known_when_the_form_comes_again(
    qtbot, window, page, ledger, tmp_path
):
    go_to(page, "F4")
    press(page, "换个意思")
    dialog = box(page)
    type_into(dialog, "找一栏", "民族", leave=False)
    press(dialog, "就是它")
    settle(qtbot, page)
    go_to(page, "G4")
    press(page, "整列不填")
    settle(qtbot, page)
    assert "您说不填 2 格" in counts(page)
    kept = json.loads(path_of(ledger.path).read_text(encoding="utf-8"))
    assert kept["forms"][0]["meanings"] == {"取暖方式": "民族", "是否享受补助": ""}
    assert "王秀兰" not in path_of(ledger.path).read_text(encoding="utf-8")
    heads = (*HEADS[:6], "备注", "是否享受补助")
    other = shown(qtbot, window, roster(tmp_path / "十二月.xlsx", heads=heads))
    go_to(other, "F4")
    assert says(other, "从哪来：村民的“民族”")
    assert any("多了“备注”" in one for one in [other._note.text()])


def test_decisions_are_handed_on_as_a_file_for_the_command(qtbot, page, tmp_path, monkeypatch):
    go_to(page, "F4")
    page.asking.mean(page.cell.place, "民族")
    settle(qtbot, page)
    path = tmp_path / "对照.json"
    monkeypatch.setattr(printing, "ask_path", lambda *_: path)
    page.more.hand_on()
    assert json.loads(path.read_text(encoding="utf-8")) == {"F": "民族"}
    page.more.start_anew()
    settle(qtbot, page)
    page.more.take({"F": "民族"})
    settle(qtbot, page)
    assert page.model.sheeted.form.places[-2].target.path == "resident.nation"


def test_whom_it_is_about_is_changed_by_ticking_or_writing(qtbot, page):
    press(page, "换一批")
    dialog = box(page)
    type_into(dialog, "写是哪些人", "60岁以上女", leave=False)
    press(dialog, "就填这些")
    settle(qtbot, page)
    assert says(page, "60岁以上女（您定的）")
    assert [words(page, f"B{row}") for row in (4, 5)] == ["王秀兰", ""]


def test_a_title_that_says_nothing_known_fills_nobody_until_the_person_says_whom(
    qtbot, window, tmp_path
):
    page = shown(qtbot, window, roster(tmp_path / "表.xlsx", title="困难群众走访名册"))
    assert says(page, "账里分不出来，名册没有填")
    assert not words(page, "B4")
    press(page, "选哪些人")
    dialog = box(page)
    dialog.add("低保")
    press(dialog, "就填这些")
    settle(qtbot, page)
    assert words(page, "B4") == "王秀兰"


def test_what_the_purpose_does_not_need_is_filled_only_when_said_and_then_it_is_in_the_history(
    qtbot, page, ledger, tmp_path, monkeypatch
):
    go_to(page, "E4")
    assert says(page, "是敏感信息")
    press(page, "照样填")
    settle(qtbot, page)
    assert words(page, "E4") == "****2223"
    sheet = save(qtbot, page, tmp_path / "填好.xlsx", monkeypatch)
    assert sheet["E4"].value == "6228480001112223"
    labels = [one.label for one in ledger.history("village", ledger.village.id)]
    assert "填表“低保户冬季取暖名册”写出了一卡通账号 2 处" in labels


def test_what_was_given_is_kept_with_its_file_and_named_when_it_is_asked_again(
    qtbot, window, page, ledger, tmp_path, monkeypatch
):
    save(qtbot, page, tmp_path / "填好.xlsx", monkeypatch)
    press(page, "记下报过了")
    dialog = box(page)
    press(dialog, "记下")
    assert not ledger.count("form_demand"), "nobody said to whom"
    type_into(dialog, "报给谁", "柳河镇民政办")
    press(dialog, "记下")
    (demand,) = ledger.find("form_demand")
    assert (demand["subject"], demand["sender"]) == (TITLE, "柳河镇民政办")
    (file,) = demand["files"]
    (line,) = demand["given"]
    assert file.name == "填好.xlsx"
    assert file.sha256[:12] in line["remark"]
    again = shown(qtbot, window, roster(tmp_path / "十二月.xlsx"))
    assert button(again, "这项我报过").toolTip().startswith("2026年11月23日柳河镇民政办要的")
    window.undo()
    assert not ledger.count("form_demand")


def test_what_was_written_survives_the_end_of_the_program(qtbot, page, ledger, form):
    write(qtbot, page, "F5", "电暖")
    assert half_done_of(ledger.path).exists()
    page.open(form)
    settle(qtbot, page)
    assert words(page, "F5") == "电暖"


def test_a_form_about_one_is_filled_for_whom_is_chosen(qtbot, window, tmp_path):
    book = openpyxl.Workbook()
    lines = ("村民登记表", "姓名 性别", "出生日期 民族", "联系电话 监护人", "户籍地址 文化程度")
    for line in lines:
        book.active.append([cell for word in line.split() for cell in (word, None)])
    for line in book.active["A2:D5"]:
        for one in line:
            one.border = BOX
    path = tmp_path / "登记表.xlsx"
    book.save(path)
    page = shown(qtbot, window, path)
    assert says(page, "还没说填谁")
    type_into(page, "填谁", "赵振海", leave=False)
    key(field(page, "填谁"), Qt.Key.Key_Return)
    settle(qtbot, page)
    assert (words(page, "B2"), words(page, "D2")) == ("赵振海", "男")


def test_a_form_that_is_on_no_list_becomes_an_affair_to_send_it_back(window, page, monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "choose", lambda *said: asked.append(said) or said[-1][0])
    page.more.send_back()
    assert "不在清单上" in asked[0][1]
    assert window.journey.place == "new"
    assert field(page_of(window), "什么事").toPlainText() == f"填报{TITLE}"


def test_who_is_not_known_is_written_by_hand_beside_those_who_are(
    qtbot, window, tmp_path, monkeypatch
):
    path = roster(tmp_path / "begun.xlsx")
    book = openpyxl.load_workbook(path)
    book.active["B4"], book.active["B5"] = "赵振海", "无此人"
    book.save(path)
    page = shown(qtbot, window, path)
    assert words(page, "C4") == "男"
    assert says(page, "没有接着填")
    go_to(page, "D5")
    assert says(page, "找不准")
    write(qtbot, page, "D5", "13812340000")
    saved = save(qtbot, page, tmp_path / "存.xlsx", monkeypatch)
    assert (saved["C4"].value, saved["D5"].value, saved["C5"].value) == ("男", "13812340000", None)
    assert saved["B6"].value is None


def test_all_tables_of_a_sheet_are_in_sight_and_each_is_decided_alone(
    qtbot, window, tmp_path, monkeypatch
):
    writer = FormWriter(4)
    for title in ("低保户花名册", "户主花名册"):
        writer.line(title)
        writer.heads(["序号", "姓名", "性别", "取暖方式"])
        writer.rows(1)
        writer.line("")
    path = tmp_path / "两张.xlsx"
    writer.book.save(path)
    page = shown(qtbot, window, path)
    assert [words(page, f"B{row}") for row in (3, 4)] == ["王秀兰", "王秀兰"]
    assert [words(page, f"A{row}") for row in (6, 7, 8)] == ["户主花名册", "序号", "1"]
    assert says(page, "填哪些人：低保户")
    first = words(page, "B8")
    go_to(page, "B8")
    assert says(page, "户主花名册")
    assert not says(page, "填哪些人：低保户")
    write(qtbot, page, "D8", "煤炉")
    write(qtbot, page, "D4", "空调")
    saved = save(qtbot, page, tmp_path / "存.xlsx", monkeypatch)
    assert (saved["B8"].value, saved["D8"].value, saved["D4"].value) == (first, "煤炉", "空调")
    assert [saved[f"D{row}"].value for row in (3, 9)] == [None, None]
    for row in range(1, saved.max_row + 1):
        assert str(saved.cell(row, 2).value or "") == (words(page, f"B{row}") or "")


def test_a_table_with_a_line_for_each_village_asks_for_nobody_and_fills_the_line(
    qtbot, window, tmp_path
):
    writer = FormWriter(4)
    writer.line("各村人口统计表")
    writer.heads(["村名", "总户数", "总人口", "其中：女"])
    writer.rows(1)
    path = tmp_path / "各村人口.xlsx"
    writer.book.save(path)
    page = shown(qtbot, window, path)
    assert says(page, "一村一行的表")
    assert not says(page, "填哪些人")
    assert words(page, "A3") == "白杨村"
    assert all(int(words(page, name)) > 0 for name in ("B3", "C3", "D3"))
    assert counts(page)[0] == "从账里填好 4 格"


def test_a_dropped_sheet_goes_where_it_belongs_and_is_asked_about_when_it_could_be_either(
    qtbot, window, form, tmp_path, monkeypatch
):
    drop(window, form)
    qtbot.waitUntil(lambda: window.journey.place == "fill", timeout=15000)
    book = openpyxl.load_workbook(form)
    for row, name in zip(range(4, 8), ("甲一", "乙二", "丙三", "丁四"), strict=True):
        book.active[f"B{row}"] = name
    both = tmp_path / "两可.xlsx"
    book.save(both)
    asked = []
    monkeypatch.setattr(messages, "choose", lambda *words: asked.append(words) or "导入名单")
    drop(window, both)
    qtbot.waitUntil(lambda: window.journey.place == "import", timeout=15000)
    assert asked[0][-1] == ("导入名单", "填这张表")
    page = page_of(window)
    qtbot.waitUntil(lambda: page.plan is not None, timeout=15000)
    press(page, "填这张表")
    assert window.journey.place == "fill"


def test_a_form_dropped_on_a_text_that_is_being_written_is_filled_and_the_text_stays(
    qtbot, window, ledger, form
):
    window.go("new", type="appeal")
    QApplication.processEvents()
    area = next(one for one in page_of(window).findChildren(WordsArea) if one.isVisible())
    area.setPlainText("写了一半")
    data, copy = QMimeData(), Qt.DropAction.CopyAction
    data.setUrls([QUrl.fromLocalFile(str(form))])
    how = copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    middle = area.rect().center()
    QApplication.sendEvent(area.viewport(), QDragEnterEvent(middle, *how))
    QApplication.sendEvent(area.viewport(), QDropEvent(QPointF(middle), *how))
    assert area.toPlainText() == "写了一半"
    qtbot.waitUntil(lambda: window.journey.place == "fill", timeout=15000)
    (draft,) = Drafts(ledger.path).unfinished("appeal")
    assert "写了一半" in draft.texts.values()


def test_an_old_kind_of_file_is_filled_as_a_new_one(qtbot, window, tmp_path, monkeypatch):
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.header_str = sheet.footer_str = b""
    sheet.write(0, 0, "低保户名册")
    for column, head in enumerate(HEADS):
        sheet.write(1, column, head)
    path = tmp_path / "旧表.xls"
    book.save(str(path))
    page = shown(qtbot, window, path)
    assert says(page, "原表是旧格式（xls），填好的存成新格式（xlsx），原来的不动")
    before, target = path.read_bytes(), tmp_path / "填好.xlsx"
    asked = []
    monkeypatch.setattr(printing, "ask_path", lambda *words: asked.append(words) or target)
    press(page, "另存填好的表")
    qtbot.waitUntil(target.exists, timeout=15000)
    assert asked[0][1:] == ("旧表（填好）", "xlsx")
    assert openpyxl.load_workbook(target).active["A1"].value == "低保户名册"
    assert path.read_bytes() == before


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_at_any_size(qtbot, qapp, window, form, size):
    dress(qapp, size)
    page = shown(qtbot, window, form)
    go_to(page, "D4")
    assert theme().size.key == size
    found = cut_texts(window)
    window.resize(1024, 540)
    QApplication.processEvents()
    assert not found + cut_texts(window)


def test_the_heads_stay_in_sight_below_them(qtbot, window, tmp_path):
    form = roster(tmp_path / "长.xlsx", title="柳河镇村民花名册", rows=60)
    page = shown(qtbot, window, form)
    go_to(page, "B4")
    heads = page.table.heads
    assert heads.isHidden()
    go_to(page, "B60")
    assert not heads.isHidden()
    assert heads.model().index(heads.rows[0], 0).data() == "序号"
    go_to(page, "B30")
    assert page.table.visualRect(page.table.currentIndex()).top() >= heads.covered > 0
    go_to(page, "B1")
    assert heads.isHidden()
