"""The page of a register, driven in the real window as a person drives it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QWidget

from models.drafts import Drafts
from models.groups import Group
from models.identity import check_digit
from models.kinds_links import Ref
from models.query import Query
from tests.models.villages import new_village
from tests.ui import driving
from tests.ui.cut_text import cut_texts
from tests.ui.driving import button, choose_in, field, key, messages, press, rows, says, type_into
from ui.editors.choices import PickLine, YesNoEditor
from ui.frame.window import Window
from ui.look.fields import MaskedField
from ui.look.theme import theme
from ui.look.tokens import SIZES
from ui.records.condition_dialog import ConditionDialog
from ui.records.history_dialog import HistoryDialog, undone
from ui.records.model import CHUNK, RecordModel
from ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOW = dt.datetime.fromisoformat("2026-11-23T10:42")


def number(day, tail):
    first = f"419922{day}{tail}"
    return first + check_digit(first)


PEOPLE = (
    ("王秀兰", number("19580315", "042"), "03-027", "wife", "3组", "13800012345"),
    ("王秀兰", number("19850601", "112"), "05-011", "head", "5组", None),
    ("王新亮", number("19710101", "301"), "01-002", "head", "1组", "13900010002"),
    ("赵振海", number("19550808", "001"), "03-027", "head", "3组", "13700010001"),
    ("吴雪莲", number("19640202", "186"), "04-009", "head", "4组", None),
)


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.村账", clock=lambda: NOW, who="李春生")
    for name, id_number, household, relation, group, phone in PEOPLE:
        made.save("resident", {
            "name": name, "id_number": id_number, "household": Ref(None, household),
            "relation": relation, "group": group, "phone": phone,
        })  # fmt: skip
    poor = made.find_one("resident", name="吴雪莲")
    made.save("special_group", {"resident": Ref(poor.id), "category": "dibao"})
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, ledger, tmp_path, monkeypatch):
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    if not qapp.styleSheet() or theme().size.key != "standard":
        theme().apply(qapp)
    made = Window(Session(ledger, theme()))
    errors = []
    made.errors = errors
    monkeypatch.setattr("ui.messages.show_error", lambda _, error: errors.append(error))
    made.resize(1366, 697)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # or the next test restyles it


@pytest.fixture
def page(window):
    window.go("group", group=Group.PEOPLE)
    QApplication.processEvents()
    return window.journey.page


def listed(page, *columns):
    return rows(page.shown().list.table, *columns)


def look_for(page, words):
    box = page.shown().list.search
    box.setFocus()
    box.selectAll()
    driving.write(box, words)
    key(box, Qt.Key.Key_Return)


def resident(ledger, name):
    return ledger.find_one("resident", name=name)


def show(window, ledger, name):
    one = resident(ledger, name)
    window.go("group", group=Group.PEOPLE, type="resident", id=one.id)
    QApplication.processEvents()
    return window.journey.page, one.id


class Flashes(QObject):
    """Hears of every window that opens."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self.seen += [type(watched).__name__] * watched.isWindow()
        return False


def test_building_a_page_flashes_no_window(window, ledger, qapp):
    heard = Flashes()
    qapp.installEventFilter(heard)
    for name in ("resident", "village", "certificate"):
        window.go("group", group=ledger.type(name).group, type=name)
    window.go("new", type="resident")
    qapp.removeEventFilter(heard)
    assert heard.seen == []


# -- the list -----------------------------------------------------------------------------------


def test_the_list_shows_everybody_masked(page):
    shown = listed(page, "姓名", "证件后四位", "年龄")
    assert ("王新亮", PEOPLE[2][1][-4:], "55") in shown
    assert len(shown) == len(PEOPLE)
    words = [one for row in listed(page) for one in row]
    assert not any(whole in word for *_, whole in PEOPLE if whole for word in words)
    assert not any(person[1] in word for person in PEOPLE for word in words)


def test_namesakes_and_groups_are_tagged(page):
    tags = dict(listed(page, "证件后四位", "标记"))
    assert tags[PEOPLE[0][1][-4:]] == "同名"
    assert tags[PEOPLE[1][1][-4:]] == "同名"
    assert tags[PEOPLE[4][1][-4:]] == "低保"
    assert tags[PEOPLE[2][1][-4:]] == ""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("wxl", {"王秀兰", "王新亮", "吴雪莲"}),
        ("秀", {"王秀兰"}),
        ("10002", {"王新亮"}),
        (PEOPLE[3][1][-4:], {"赵振海"}),
    ],
)
def test_search_by_words_initials_and_tails(page, words, found):
    look_for(page, words)
    assert {name for (name,) in listed(page, "姓名")} == found
    count = len(listed(page))
    assert says(page, f"找到 {count} 人")


def test_nothing_found_leads_back(page):
    look_for(page, "没有这个人")
    assert says(page, "没有找到")
    press(page, "看全部")
    assert len(listed(page)) == len(PEOPLE)


def test_a_quick_filter_counts_and_filters(page):
    press(page, "低保 1")
    assert listed(page, "姓名") == [("吴雪莲",)]
    press(page, "全部")
    assert len(listed(page)) == len(PEOPLE)


def test_a_filter_without_room_is_in_the_menu(page):
    bar = page.shown().list.bar
    assert bar.chips["gone"].isHidden()
    choose_in(bar.menu(), "迁出和去世")
    assert listed(page) == []


def test_a_condition_on_any_field(page):
    a_list = page.shown().list
    a_list.ask_condition()
    dialog = a_list.findChild(ConditionDialog)
    dialog.fields.setCurrentIndex(dialog.fields.findText("村民小组"))
    type_into(dialog, "写什么", "三组", leave=False)
    dialog.ways.setCurrentIndex(dialog.ways.findText("是"))
    press(dialog, "筛选")
    assert {name for (name,) in listed(page, "姓名")} == {"王秀兰", "赵振海"}
    press(page, "村民小组是 3组")
    assert len(listed(page)) == len(PEOPLE)


def test_a_head_sorts_and_a_computed_one_too(page):
    table = page.shown().list.table
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    ages = [int(age) for (age,) in listed(page, "年龄")]
    assert ages == sorted(ages, reverse=True)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    names = [name for (name,) in listed(page, "姓名")]
    assert names == ["王新亮", "王秀兰", "王秀兰", "吴雪莲", "赵振海"]


def test_columns_are_chosen_and_remembered(page, window):
    a_list = page.shown().list
    choose_in(a_list.bar.menu().findChildren(type(a_list.bar.menu()))[0], "联系电话")
    assert ("王新亮", "139****0002") in listed(page, "姓名", "联系电话")
    again = type(a_list)(window.session, window.session.ledger.type("resident"))
    assert "phone" in [one.name for one in again.model.columns]
    again.deleteLater()


def test_rows_are_copied_as_a_block_masked_as_shown(page):
    table = page.shown().list.table
    table.setFocus()
    table.selectAll()
    key(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == len(PEOPLE)
    assert all(line.count("\t") == 5 for line in lines)
    assert not any(person[1] in line for person in PEOPLE for line in lines)


def test_an_empty_register_says_what_belongs_there(window, qtbot):
    window.go("group", group=Group.PEOPLE, type="departure")
    page = window.journey.page
    assert says(page, "还没有人口减少")
    assert says(page, "去世、迁出、嫁出")
    asked = []
    window.session.asked.connect(lambda place, given: asked.append((place, given)))
    buttons = [one for one in driving.visible(page.shown()) if one.property("kind") == "filled"]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert asked == [("new", {"type": "departure"})]


# -- an existing record -------------------------------------------------------------------------


def test_a_wrong_phone_is_told_and_a_right_one_stored(window, ledger):
    page, id_ = show(window, ledger, "吴雪莲")
    type_into(page, "联系电话", "1380012345")
    assert messages(page) == ["手机号是 11 位，现在只有 10 位，像是少了 1 位"]
    assert says(page, "联系电话没存，其余已存")
    assert ledger.get("resident", id_)["phone"] is None
    type_into(page, "现住址", "白杨村4组9号")
    assert ledger.get("resident", id_)["address"] == "白杨村4组9号"
    assert says(page, "联系电话没存，其余已存")
    type_into(page, "联系电话", "13800123456")
    assert messages(page) == []
    assert says(page, "都已存好")
    assert ledger.get("resident", id_)["phone"] == "13800123456"
    assert Drafts(ledger.path).texts("resident", id_) == {}


def test_a_field_in_error_keeps_its_text_for_another_day(window, ledger):
    page, id_ = show(window, ledger, "吴雪莲")
    type_into(page, "联系电话", "138001")
    show(window, ledger, "赵振海")
    assert messages(page) == []
    show(window, ledger, "吴雪莲")
    assert driving.text_of(page, "联系电话") == "138001"
    assert messages(page) == ["手机号是 11 位，现在只有 6 位，像是少了 5 位"]
    assert Drafts(ledger.path).texts("resident", id_) == {"phone": "138001"}


def test_each_field_is_its_own_act_with_undo_and_redo(window, ledger):
    page, id_ = show(window, ledger, "赵振海")
    type_into(page, "现住址", "白杨村3组27号")
    type_into(page, "曾用名", "赵海")
    assert ledger.undo_label() == "改了赵振海的曾用名"
    page.setFocus()
    key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driving.text_of(page, "曾用名") == ""
    assert driving.text_of(page, "现住址") == "白杨村3组27号"
    key(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert driving.text_of(page, "曾用名") == "赵海"
    assert ledger.get("resident", id_)["former_name"] == "赵海"


def test_looking_at_a_record_changes_nothing(window, ledger):
    before = ledger.undo_label()
    unknown = ledger.save("resident", {"name": "甲", "status": None, "nation": None}).id
    page, _ = show(window, ledger, "甲")
    for editor in page.shown().sheet.form.editors.values():
        editor.target().setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
    page.leave()
    record = ledger.get("resident", unknown)
    told = [record[name] for name in ("sex", "nation", "born_on", "registered", "voter", "note")]
    assert told == [None] * 6
    assert ledger.undo_label() == "加一人：甲" != before


def test_dates_in_any_spelling_and_today_by_keys(window, ledger):
    ledger.save("resident", {"name": "乙"})
    page, id_ = show(window, ledger, "乙")
    type_into(page, "出生日期", "2020.3.5")
    assert ledger.get("resident", id_)["born_on"] == dt.date(2020, 3, 5)
    assert driving.text_of(page, "出生日期") == "2020年3月5日"
    box = field(page, "出生日期")
    box.setFocus()
    key(box, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert ledger.get("resident", id_)["born_on"] == NOW.date()
    type_into(page, "出生日期", "3月5日")
    assert messages(page)[-1] == "“3月5日”没写是哪一年，请写全年月日"
    type_into(page, "出生日期", "")
    assert ledger.get("resident", id_)["born_on"] is None


def test_the_calendar_writes_a_day(window, ledger, qtbot):
    ledger.save("resident", {"name": "乙"})
    page, id_ = show(window, ledger, "乙")
    box = field(page, "出生日期")
    box.setFocus()
    key(box, Qt.Key.Key_F4)
    calendar = QApplication.activePopupWidget().findChild(QCalendarWidget)
    assert calendar.selectedDate().toPython() == NOW.date()
    calendar.clicked.emit(calendar.selectedDate().addDays(-1))
    assert ledger.get("resident", id_)["born_on"] == dt.date(2026, 11, 22)


def test_choices_filter_by_typing_and_keep_the_code(window, ledger):
    page, id_ = show(window, ledger, "吴雪莲")
    box = field(page, "文化程度")
    box.setFocus()
    box.selectAll()
    driving.write(box, "中")
    assert isinstance(box, PickLine)
    assert set(box.rows()) == {"初中", "高中", "中专"}
    type_into(page, "文化程度", "大专")
    assert ledger.get("resident", id_)["education"] == "college"
    type_into(page, "文化程度", "博士后")
    assert "没有“博士后”这一项" in messages(page)[0]
    assert ledger.get("resident", id_)["education"] == "college"


def test_a_tick_has_three_states(window, ledger):
    page, id_ = show(window, ledger, "吴雪莲")
    box = field(page, "选民")
    assert box.checkState() == Qt.CheckState.PartiallyChecked
    box.setFocus()
    key(box, Qt.Key.Key_Space)
    assert ledger.get("resident", id_)["voter"] is True
    key(box, Qt.Key.Key_Space)
    assert ledger.get("resident", id_)["voter"] is False
    key(box, Qt.Key.Key_Delete)
    assert ledger.get("resident", id_)["voter"] is None


def test_a_masked_number_is_shown_for_a_while_and_the_look_is_written_down(window, ledger):
    page, id_ = show(window, ledger, "王新亮")
    whole = PEOPLE[2][1]
    box = field(page, "公民身份号码")
    assert box.text() == f"{whole[:6]}********{whole[-4:]}"
    assert box.isReadOnly()
    cover = box.parentWidget()
    assert isinstance(cover, MaskedField)
    cover.button.click()
    assert box.text() == whole
    assert not box.isReadOnly()
    assert ledger.history("resident", id_)[0].label == "看了公民身份号码"
    cover._timer.timeout.emit()
    assert box.text() != whole
    assert box.isReadOnly()


def test_a_shown_number_can_be_changed_and_is_covered_again(window, ledger):
    page, id_ = show(window, ledger, "王新亮")
    box = field(page, "联系电话")
    box.parentWidget().button.click()
    type_into(page, "联系电话", "13911112222")
    assert ledger.get("resident", id_)["phone"] == "13911112222"
    assert driving.text_of(page, "联系电话") == "139****2222"
    field(page, "联系电话").parentWidget().button.click()
    type_into(page, "联系电话", "139111")
    assert driving.text_of(page, "联系电话") == "139111"
    assert "少了 5 位" in messages(page)[0]
    assert ledger.get("resident", id_)["phone"] == "13911112222"


def test_a_doubtful_number_passes_with_a_warning(window, ledger):
    ledger.save("resident", {"name": "乙"})
    page, id_ = show(window, ledger, "乙")
    wrong = PEOPLE[0][1][:-1] + ("0" if PEOPLE[0][1][-1] != "0" else "1")
    type_into(page, "公民身份号码", wrong)
    assert ledger.get("resident", id_)["id_number"] == wrong
    editor = page.shown().sheet.form.editors["id_number"]
    assert editor.state == "warning"
    assert "最后一位对不上" in editor.message


def test_two_fields_that_need_each_other_are_stored_together(window, ledger):
    one = ledger.save("official", {"name": "陈志强", "body": "committee", "post": "主任",
                                   "started": dt.date(2021, 1, 8)}).id  # fmt: skip
    window.go("group", group=Group.VILLAGE, type="official", id=one)
    page = window.journey.page
    type_into(page, "离任日期", "2020-1-1")
    assert messages(page) == ["离任不能早于任职"]
    type_into(page, "任职日期", "2019-1-1")
    record = ledger.get("official", one)
    assert (record["started"], record["ended"]) == (dt.date(2019, 1, 1), dt.date(2020, 1, 1))
    assert messages(page) == []


def test_the_household_stands_in_the_form_with_a_way_to_each(window, ledger):
    page, _ = show(window, ledger, "赵振海")
    press(page, "王秀兰　妻子　68")
    assert driving.text_of(page, "姓名") == "王秀兰"
    assert says(page.shown().sheet, "王秀兰")


def test_keys_go_through_the_records(window, ledger, page):
    table = page.shown().list.table
    table.setFocus()
    table.choose_row(0)
    names = [name for (name,) in listed(page, "姓名")]
    key(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.shown().sheet.title.text() == names[1]
    key(page, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.shown().sheet.title.text() == names[0]


def test_delete_can_be_taken_back_from_the_bar(window, ledger):
    page, id_ = show(window, ledger, "王新亮")
    table = page.shown().list.table
    table.setFocus()
    key(table, Qt.Key.Key_Delete)
    assert resident(ledger, "王新亮") is None
    assert "王新亮" not in {name for (name,) in listed(page, "姓名")}
    assert window.bar.text() == "删了村民：王新亮"
    press(window.bar, "撤销")
    assert ledger.get("resident", id_)["name"] == "王新亮"
    assert "王新亮" in {name for (name,) in listed(page, "姓名")}


def test_who_is_still_needed_is_not_deleted(window, ledger):
    page, _ = show(window, ledger, "吴雪莲")
    choose_in(page.shown().sheet.menu(), "删除")
    assert "还连着" in window.errors[0].sentence
    assert resident(ledger, "吴雪莲")


def test_a_change_from_elsewhere_shows_at_once(window, ledger):
    page, id_ = show(window, ledger, "赵振海")
    ledger.save("resident", {"name": "赵振河"}, id=id_)
    assert driving.text_of(page, "姓名") == "赵振河"
    assert page.shown().sheet.title.text() == "赵振河"
    assert "赵振河" in {name for (name,) in listed(page, "姓名")}


def test_history_tells_old_and_new_and_what_was_undone(window, ledger, qtbot):
    page, id_ = show(window, ledger, "赵振海")
    type_into(page, "曾用名", "赵海")
    ledger.undo()
    press(page, "改动记录")
    box = page.findChild(HistoryDialog)
    assert says(box, "改了赵振海的曾用名")
    assert says(box, "曾用名：写上 赵海")
    assert says(box, "曾用名：去掉 赵海")
    assert says(box, "2026年11月23日 10:42　李春生")
    assert not says(box, "13700010001")
    entries = ledger.history("resident", id_)
    assert [entries[place].label for place in undone(entries)] == ["改了赵振海的曾用名"]
    ledger.redo()
    assert undone(ledger.history("resident", id_)) == set()
    press(box, "看完了")


def test_the_certificate_button_gives_the_person(window, ledger):
    page, id_ = show(window, ledger, "赵振海")
    asked = []
    window.session.asked.disconnect()
    window.session.asked.connect(lambda place, given: asked.append((place, given)))
    press(page, "开证明")
    assert asked == [("new", {"type": "certificate", "given": {"resident": Ref(id_)}})]


def test_an_own_field_appears_in_the_form(window, ledger):
    page, id_ = show(window, ledger, "赵振海")
    ledger.save("own_field", {"register": "resident", "label": "养老保险", "kind": "text"})
    QApplication.processEvents()
    page = window.journey.page
    page.shown().show_id(id_)
    type_into(page, "养老保险", "已参加")
    assert ledger.get("resident", id_)["own_1"] == "已参加"


def test_the_village_has_only_its_form_with_rows_from_wps(window, ledger):
    window.go("group", group=Group.VILLAGE, type="village")
    page = window.journey.page
    assert page.shown().list is None
    type_into(page, "县区", "平安县")
    assert ledger.village["county"] == "平安县"
    editor = page.shown().sheet.form.editors["supervision_phones"]
    QGuiApplication.clipboard().setText("柳河镇纪委\t0394-1234567\n县纪委\t12388\n")
    editor.table.setFocus()
    key(editor.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    field(page, "县区").setFocus()
    QApplication.processEvents()
    rows_now = ledger.village["supervision_phones"]
    assert [one["number"] for one in rows_now] == ["0394-1234567", "12388"]
    editor.table.setCurrentCell(0, 0)
    press(editor, "删这一行")
    assert [one["office"] for one in ledger.village["supervision_phones"]] == ["县纪委"]


def test_in_a_narrow_window_the_form_lies_behind_the_list(window, ledger):
    window.resize(1024, 600)
    page, _ = show(window, ledger, "赵振海")
    QApplication.processEvents()
    assert not page.shown().list.isVisible()
    press(page, "返回")
    assert page.shown().list.isVisible()
    assert not page.shown().sheet.isVisible()
    key(page.shown().list.table, Qt.Key.Key_Return)
    assert page.shown().sheet.isVisible()
    key(field(page, "姓名"), Qt.Key.Key_Escape)
    assert page.shown().list.isVisible()


# -- a new record -------------------------------------------------------------------------------


def test_a_person_is_added_by_the_keyboard_alone(window, ledger, page):
    press(page, "加一人")
    new = window.journey.page
    here = QApplication.focusWidget()
    assert here.accessibleName() == "姓名"
    driving.write(here, "孙桂英")
    key(here, Qt.Key.Key_Return)
    type_into(new, "公民身份号码", number("19580315", "046").lower())
    assert driving.text_of(new, "出生日期") == "1958年3月15日"
    assert driving.text_of(new, "性别") == "女"
    assert field(new, "出生日期").isReadOnly()
    type_into(new, "户号", "03-027")
    type_into(new, "与户主关系", "母亲")
    type_into(new, "村民小组", "三组")
    key(field(new, "村民小组"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    one = resident(ledger, "孙桂英")
    assert (one["born_on"], one["sex"]) == (dt.date(1958, 3, 15), "female")
    assert one["household"].title == "03-027"
    assert (one["relation"], one["group"], one["registered"]) == ("mother", "3组", True)
    assert one["voter"] is None
    assert window.journey.page is page
    assert page.shown().sheet.title.text() == "孙桂英"
    assert window.bar.text() == "加一人：孙桂英"


def test_all_messages_at_once_and_the_first_field(window, ledger):
    window.go("new", type="resident")
    new = window.journey.page
    type_into(new, "联系电话", "139")
    type_into(new, "出生日期", "2月30日")
    press(new, "记好了")
    helps = {one.help for one in ledger.type("resident").fields}
    told = [one for one in messages(new) if one not in helps]
    assert len(told) == 3
    assert "要填" in told
    assert any("8 位" in one for one in told)
    assert any("没写是哪一年" in one for one in told)
    assert QApplication.focusWidget().accessibleName() == "姓名"
    assert ledger.count("resident") == len(PEOPLE)


def test_what_is_left_is_offered_again(window, ledger):
    window.go("new", type="resident")
    new = window.journey.page
    type_into(new, "姓名", "李四")
    type_into(new, "联系电话", "138")
    window.go("group", group=Group.PEOPLE)
    window.go("new", type="resident")
    assert driving.text_of(new, "姓名") == ""
    assert says(new, "上次没写完：李四")
    press(new, "接着写")
    assert driving.text_of(new, "姓名") == "李四"
    assert driving.text_of(new, "联系电话") == "138"
    type_into(new, "联系电话", "13800000000")
    press(new, "记好了")
    assert resident(ledger, "李四")["phone"] == "13800000000"
    assert Drafts(ledger.path).unfinished() == []


def test_what_is_being_typed_is_kept_before_it_is_left(window, ledger):
    window.go("new", type="resident")
    new = window.journey.page
    type_into(new, "姓名", "李四", leave=False)
    new._every.timeout.emit()  # some seconds later; then the power fails
    (kept,) = Drafts(ledger.path).unfinished()
    assert kept.texts["name"] == "李四"
    type_into(new, "联系电话", "13800000000")
    new._every.timeout.emit()
    (kept,) = Drafts(ledger.path).unfinished()
    assert kept.texts["phone"] == "13800000000"
    press(new, "记好了")
    new._every.timeout.emit()
    assert Drafts(ledger.path).unfinished() == []


def test_a_form_that_nobody_touched_is_no_draft(window, ledger):
    window.go("new", type="resident")
    window.go("group", group=Group.PEOPLE)
    assert Drafts(ledger.path).unfinished() == []


def test_not_recording_it_forgets_it(window, ledger):
    window.go("new", type="resident")
    new = window.journey.page
    type_into(new, "姓名", "李四")
    press(new, "不记了")
    assert Drafts(ledger.path).unfinished() == []
    assert ledger.count("resident") == len(PEOPLE)


def test_the_picker_tells_namesakes_apart(window, ledger):
    window.go("new", type="departure")
    new = window.journey.page
    box = field(new, "村民")
    box.setFocus()
    driving.write(box, "王秀兰")
    popup = box.completer_.popup()
    index = [popup.model().index(row, 0) for row in range(popup.model().rowCount())]
    spoken = [one.data(Qt.ItemDataRole.AccessibleTextRole) for one in index]
    assert len(spoken) == 2
    assert all("有同名" in one for one in spoken)
    assert len({one.partition("，")[2] for one in spoken}) == 2
    assert any("68 岁" in one and f"尾号 {PEOPLE[0][1][-4:]}" in one for one in spoken)
    at = next(row for row, one in enumerate(spoken) if "41 岁" in one)
    if at:
        key(popup, Qt.Key.Key_Down)
    key(popup, Qt.Key.Key_Return)
    assert box.text() == "王秀兰"
    type_into(new, "怎么走的", "迁出")
    press(new, "记好了")
    gone = ledger.find("resident", Query(text="王秀兰"))
    assert {one["group"]: one["status"] for one in gone} == {"3组": "living", "5组": "moved_out"}


def test_a_name_that_several_have_must_be_chosen(window, ledger):
    window.go("new", type="departure")
    new = window.journey.page
    editor = new.form.editors["resident"]
    editor.line.setText("王秀兰")
    type_into(new, "怎么走的", "迁出")
    press(new, "记好了")
    assert messages(new)[0] == "有 2 个“王秀兰”，请从列表里选一个（F4 打开）"
    assert ledger.count("departure") == 0


def test_initials_find_people_and_nobody_is_made_by_a_picker(window, ledger):
    window.go("new", type="departure")
    new = window.journey.page
    box = field(new, "村民")
    box.setFocus()
    driving.write(box, "zzh")
    assert box.rows() == ["赵振海"]
    box.setText("没有他")
    press(new, "记好了")
    assert any("里没有“没有他”，先加进去再选" in one for one in messages(new))


def test_a_rare_name_goes_in_and_comes_out_whole(window, ledger):
    window.go("new", type="resident")
    type_into(window.journey.page, "姓名", "王𬱖㛃")
    press(window.journey.page, "记好了")
    assert resident(ledger, "王𬱖㛃")
    assert ("王𬱖㛃",) in listed(window.journey.page, "姓名")


# -- the rows -----------------------------------------------------------------------------------


def test_the_rows_obey_qt(ledger, qtmodeltester):
    model = RecordModel(ledger, ledger.type("resident"))
    model.load(Query())
    qtmodeltester.check(model)
    ledger.save("resident", {"name": "丙"})
    model.refresh()
    qtmodeltester.check(model)
    assert model.rowCount() == len(PEOPLE) + 1


def test_only_what_is_looked_at_is_read(ledger):
    with ledger.operation("许多人"):
        for count in range(3 * CHUNK):
            ledger.save("resident", {"name": "丁", "group": f"{count % 6 + 1}组"})
    model = RecordModel(ledger, ledger.type("resident"))
    model.load(Query())
    assert model.chunks_read() == 0
    assert model.index(0, 0).data()
    assert model.chunks_read() == 1
    assert model.index(model.rowCount() - 1, 0).data()
    assert model.chunks_read() == 2


# -- every size ---------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_when_something_is_wrong(window, qapp, size):
    theme().apply(qapp, size)
    window.resize(1366, 697)
    window.go("new", type="resident")
    QApplication.processEvents()
    press(window.journey.page, "记好了")
    assert cut_texts(window.journey.page) == []


def test_every_kind_of_field_has_a_name_for_a_reader(window, ledger):
    page, _ = show(window, ledger, "赵振海")
    form = page.shown().sheet.form
    for name, editor in form.editors.items():
        label = ledger.type("resident").by_name[name].label
        assert editor.target().accessibleName().startswith(label)
        assert isinstance(editor, YesNoEditor) or isinstance(editor.target(), QLineEdit) or (
            editor.target().accessibleName() == "备注"
        )  # fmt: skip


def test_the_add_button_is_the_only_filled_one(page):
    assert [one.text() for one in driving.visible(page) if one.property("kind") == "filled"] == [
        button(page, "加一人").text()
    ]
