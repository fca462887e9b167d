"""What spares a person typing and looking: the same as last time, who belongs, what concerns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from models.kinds_links import Ref
from tests.ui.driving import button, field, has_field, press, rows, says, text_of, type_into
from tests.ui.villages import make_ledger, open_window, page_of
from ui.records.related import count_related, related

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def ledger(tmp_path):
    made = make_ledger(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, ledger, tmp_path):
    made = open_window(qtbot, qapp, ledger, tmp_path)
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show(window, register, id_=None):
    arguments = {} if id_ is None else {"id": id_}
    window.go("group", type=register, **arguments)
    QApplication.processEvents()
    return page_of(window).shown()


def same_as_last(page, label):
    target = field(page, label)
    target.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(target, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def test_ctrl_d_writes_what_was_saved_last_and_stores_it(window, ledger):
    first, second, third = sorted(ledger.ids("resident"))
    page = show(window, "resident", second)
    type_into(page, "外出地", "郑州市")
    page = show(window, "resident", first)
    same_as_last(page, "外出地")
    assert ledger.get("resident", first)["away_to"] == "郑州市"
    page = show(window, "resident", third)
    same_as_last(page, "户号")  # the first was saved last, and belongs to 03-027
    assert ledger.get("resident", third)["household"].title == "03-027"


def test_ctrl_d_in_a_new_record_takes_a_choice(window, ledger):
    page = show(window, "resident", min(ledger.ids("resident")))
    type_into(page, "婚姻状况", "丧偶")
    window.go("new", type="resident")
    QApplication.processEvents()
    same_as_last(page_of(window), "婚姻状况")
    assert text_of(page_of(window), "婚姻状况") == "丧偶"


def test_ctrl_d_copies_no_id_number_and_says_when_there_is_nothing(window, ledger):
    window.go("new", type="resident")
    QApplication.processEvents()
    page = page_of(window)
    same_as_last(page, "公民身份号码")
    assert text_of(page, "公民身份号码") == ""
    assert "不照抄" in window.status.text()
    same_as_last(page, "曾用名")
    assert window.status.text() == "“曾用名”以前都没写过"


def test_what_stands_for_ever_cannot_be_typed_in(window, ledger):
    id_ = ledger.save(
        "own_field", {"register": "resident", "label": "养老保险", "kind": "yes_no"}
    ).id
    page = show(window, "own_field", id_)
    kind = field(page, "填什么（定了不能改）")
    assert isinstance(kind, QLineEdit)
    assert kind.isReadOnly()
    assert not field(page, "栏的名称").isReadOnly()
    window.go("new", type="own_field")
    QApplication.processEvents()
    assert not field(page_of(window), "填什么").isReadOnly()


def test_a_field_of_ones_own_is_in_form_and_list(window, ledger):
    window.go("new", type="own_field")
    QApplication.processEvents()
    page = page_of(window)
    type_into(page, "加到哪本台账", "村民")
    type_into(page, "栏的名称", "养老保险")
    type_into(page, "填什么", "选项")
    type_into(page, "可选的项", "100元\n200元")
    press(page, "记好了")
    who = min(ledger.ids("resident"))
    page = show(window, "resident", who)
    type_into(page, "养老保险", "200元")
    own = ledger.type("resident").own_fields[0]
    assert own.show(ledger.get("resident", who)[own.name]) == "200元"
    page.list.show_column(own.name, on=True)
    place = [one.name for one in page.list.model.columns].index(own.name)
    assert not page.list.table.isColumnHidden(place), "what somebody asked for gives way last"
    assert ("200元",) in rows(page.list.table, "养老保险")


def test_the_people_of_a_household_are_one_click_away(window, ledger):
    house = ledger.find_one("household", number="03-027")
    page = show(window, "household", house.id)
    press(page, "赵振海　户主　71")
    assert page_of(window).shown().type.name == "resident"
    assert text_of(page_of(window).shown(), "姓名") == "赵振海"


def test_what_concerns_a_person_is_counted_and_leads_there(window, ledger):
    who = min(ledger.ids("resident"))
    ledger.save("special_group", {"resident": Ref(who), "category": "dibao"})
    resident = ledger.type("resident")
    assert count_related(ledger, resident, who) == 1
    assert [one.type.name for one in related(ledger, resident, who, 20)] == ["special_group"]
    page = show(window, "resident", who)
    button(page, "办过的事 1 件")
    other = show(window, "resident", sorted(ledger.ids("resident"))[1])
    assert other.sheet.related.isHidden()


def test_a_new_record_does_not_ask_for_what_follows_by_itself(window, ledger):
    window.go("new", type="departure")
    QApplication.processEvents()
    assert not has_field(page_of(window), "姓名")
    window.go("new", type="arrival")
    QApplication.processEvents()
    assert not has_field(page_of(window), "村民")
    assert has_field(page_of(window), "姓名")


def test_an_empty_register_offers_its_beginning_once(window, ledger):
    page = show(window, "special_group")
    assert says(page, "还没有特殊人群")
    assert button(page, "加一条")
    assert page_of(window).add.isHidden()
    assert page.list.search.isHidden() or not page.list.search.isVisible()
    ledger.save(
        "special_group",
        {"resident": Ref(ledger.ids("resident")[0]), "category": "dibao"},
    )
    QApplication.processEvents()
    assert page_of(window).add.isVisible()
    assert page.list.search.isVisible()


def test_ctrl_p_leads_to_the_paper_of_the_register(window, ledger):
    show(window, "resident")
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.journey.here == ("papers", {"report": "resident_register"})
    window.go("today")
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "出材料" in window.status.text()


def test_f2_goes_from_the_list_into_the_form(window, ledger):
    page = show(window, "resident")
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_F2)
    QApplication.processEvents()
    assert field(page, "姓名").hasFocus()


def test_the_status_line_says_how_many_fields_are_not_stored(window, ledger):
    page = show(window, "resident", sorted(ledger.ids("resident"))[1])
    type_into(page, "联系电话", "1380012345")
    assert window.status.text() == "已存 10:42，有 1 处没存"
    type_into(page, "联系电话", "13800123456")
    assert window.status.text() == "已存 10:42"


def test_the_keys_are_on_the_buttons(window, ledger):
    page = show(window, "resident")
    assert "Ctrl+P" in page_of(window).print.toolTip()
    assert "Ctrl+F" in page.list.search.toolTip()
    assert "Ctrl+Z" in window.top.undo_button.toolTip()
