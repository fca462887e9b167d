"""结账 on the screen: figures and their entries, what was counted, where it may differ, 结账."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.drafts import Drafts
from models.kinds_links import Ref
from tests.ui.driving import (
    button,
    key,
    labels,
    messages,
    press,
    rows,
    says,
    text_of,
    type_into,
    visible,
)
from tests.ui.villages import make_ledger, open_window, page_of
from ui.look.buttons import Button
from ui.papers.param_form import ParamForm

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CASH, STATEMENT = "现金盘点", "银行对账单余额"


@pytest.fixture
def ledger(tmp_path):
    made = make_ledger(tmp_path)
    for name, book, kind in (
        ("村委会基本户", "committee", "bank"), ("村委会现金", "committee", "cash"),
        ("合作社基本户", "collective", "bank"),
    ):
        made.save("cash_account", {
            "name": name, "book": book, "kind": kind, "opening": 100_000,
            "opening_day": dt.date(2026, 10, 1),
        })  # fmt: skip
    yield made
    made.close()


def enter(ledger, amount, day=9, month=10, account="村委会基本户", **more):
    approver = Ref(ledger.find_one("official", name="陈志强").id)
    return ledger.save("cash_entry", {
        "account": Ref(None, account), "amount": amount, "direction": "out", "approver": approver,
        "happened_on": dt.date(2026, month, day), "summary": f"{day}日付款", **more,
    }).id  # fmt: skip


@pytest.fixture
def window(qtbot, qapp, ledger, tmp_path):
    made = open_window(qtbot, qapp, ledger, tmp_path)
    yield made
    made.close()


def open_month(window, book="committee"):
    window.go("new", type="month_close", given={"book": book})
    settle()
    return page_of(window)


def settle():
    QTest.qWait(1)
    QApplication.processEvents()


def count(page, label, words):
    type_into(page, label, words)
    for form in visible(page.counts, ParamForm):
        form.changed.emit()  # what a pause in typing does


def at(page, row, column):
    """Click a figure."""
    index = page.accounts.index(row, column)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton,
                     pos=page.table.visualRect(index).center())  # fmt: skip
    QApplication.processEvents()


def test_today_and_the_list_lead_to_the_month_that_comes_next(window, qtbot):
    def ways():
        there = visible(page_of(window), Button)
        return [one for one in there if one.accessibleName() == "去结账：村民委员会2026年10月结账"]

    qtbot.waitUntil(lambda: bool(ways()))
    ways()[0].click()
    assert says(window, "2026年10月结账")
    assert page_of(window).book.currentText() == "村民委员会"
    window.go("group", type="month_close")
    press(window, "结一个月")
    assert says(window, "2026年10月结账")


def test_a_figure_shows_its_entries_and_leads_to_one(window, ledger):
    enter(ledger, 6_400)
    page = open_month(window)
    assert rows(page.table)[0] == ("村委会基本户", "1,000.00", "0.00", "64.00", "0.00", "936.00")
    assert rows(page.table)[-1][0] == "合计"
    at(page, 0, 3)
    assert says(page.side, "村委会基本户　支出 64.00 元")
    assert rows(page.side.table, "摘要", "金额") == [("9日付款", "64.00")]
    page.side.table.choose_row(0)
    key(page.side.table, Qt.Key.Key_Return)
    assert page_of(window).shown().sheet.record["summary"] == "9日付款"


def test_what_differs_is_said_with_where_it_may_lie_and_asks_for_a_reason(window, ledger):
    enter(ledger, 6_400)
    twice = enter(ledger, 6_400, 20)
    page = open_month(window)
    count(page, STATEMENT, "936")
    assert "银行对账单比账上多 64.00 元" in messages(page)
    assert says(page.side, "和10月9日的那一笔一样多，可能同一笔记了两遍")
    press(page, "结账")
    assert any("差在哪里" in one for one in messages(page))
    assert not ledger.count("month_close")
    first = next(one for one in visible(page.side, Button) if "20日付款" in one.accessibleName())
    first.click()
    assert page_of(window).shown().sheet.record.id == twice
    window.journey.back()
    settle()
    assert page_of(window).counts.texts()["bank_counted"] == "936", "what was typed is kept"


def test_closing_carries_over_and_undo_brings_the_month_back(window, ledger):
    enter(ledger, 6_400)
    page = open_month(window)
    count(page, CASH, "1000")
    count(page, STATEMENT, "936")
    assert messages(page) == ["和账上一样", "和账上一样"]
    press(page, "结账")
    settle()
    (close,) = ledger.find("month_close")
    assert (close["cash_counted"], close["bank_counted"]) == (100_000, 93_600)
    assert says(window, "2026年11月结账")
    assert rows(page.table)[0][1] == "936.00"
    assert not button(page, "结账").isEnabled(), "November is not over"
    assert says(page.side, "2026年11月还没过完，12月1日起可以结")
    assert not Drafts(ledger.path).unfinished("month_close")
    assert says(page.side, "村集体经济组织2026年10月可以结了")
    press(page.side, "去结账")
    assert (page.book.currentText(), says(window, "2026年10月结账")) == ("村集体经济组织", True)
    page.book.setCurrentIndex(page.book.findText("村民委员会"))
    assert says(window, "2026年11月结账")
    ledger.undo()
    assert says(window, "2026年10月结账")


def test_what_cannot_be_mended_afterwards_stands_beside(window, ledger):
    id_ = enter(ledger, 6_400, approver=None)
    page = open_month(window)
    assert says(page.side, "结账前先看看这 1 处")
    press(page.side, "去改")
    assert page_of(window).shown().sheet.record.id == id_
    ledger.save("cash_entry", {"approver": Ref(1)}, id=id_)
    window.journey.back()
    settle()
    assert "先看看 1 处" not in [one.text() for one in visible(page_of(window), Button)]


def test_what_was_typed_is_kept_and_gone_on_with(window, ledger):
    page = open_month(window)
    count(page, CASH, "999")
    page.book.setCurrentIndex(page.book.findText("村集体经济组织"))
    assert CASH not in "".join(labels(page.counts)), "that book has no cash"
    (draft,) = Drafts(ledger.path).unfinished("month_close")
    window.go("today")
    window.go("new", type="month_close", draft=draft.key)
    assert page.book.currentText() == "村民委员会"
    assert page.counts.texts()["cash_counted"] == "999"
    assert says(page.side, "现金盘点比账上少 1.00 元")


def test_the_rent_of_a_contract_is_entered_as_proposed(window, ledger):
    id_ = ledger.save("contract", {
        "name": "门面房租赁", "counterparty": "农资店", "book": "collective",
        "instalments": ({"due_on": dt.date(2026, 12, 5), "due": 300_000},),
    }).id  # fmt: skip
    window.go("group", type="contract", id=id_)
    press(page_of(window), "记一笔款")
    form = page_of(window)
    shown = {label: text_of(form, label) for label in ("金额", "账户", "摘要", "凭证号")}
    assert shown == {
        "金额": "3,000.00", "账户": "合作社基本户", "摘要": "收门面房租赁款",
        "凭证号": "社记〔2026〕第1号",
    }  # fmt: skip
    press(form, "记好了")
    (entry,) = ledger.find("cash_entry")
    assert (entry["number"], entry["contract"].id) == ("社记〔2026〕第1号", id_)
    assert ledger.get("contract", id_)["paid"] == 300_000


def test_both_differing_by_as_much_tells_of_a_transfer(window, ledger):
    page = open_month(window)
    count(page, CASH, "900")
    count(page, STATEMENT, "1100")
    assert says(page, "现金和银行差的数正好相抵")
    press(page, "现金差在哪里")
    assert says(page.side, "现金盘点比账上少 100.00 元")


def test_without_an_account_it_says_how_to_begin(qtbot, qapp, tmp_path):
    ledger = make_ledger(tmp_path)
    made = open_window(qtbot, qapp, ledger, tmp_path)
    made.go("new", type="month_close")
    press(made, "加一个账户")
    assert (made.journey.place, page_of(made).form.type.name) == ("new", "cash_account")
    made.close()
    ledger.close()
