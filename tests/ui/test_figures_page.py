"""The 减负统计 on the screen: a figure, the records behind it, and the way to one of them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from tests.ui.driving import key, press, rows, says
from tests.ui.villages import make_ledger, open_window, page_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    ledger = make_ledger(tmp_path)
    for day, subject in ((dt.date(2026, 11, 3), "防火通知"), (dt.date(2026, 10, 3), "防汛通知")):
        ledger.save("incoming", {"subject": subject, "sender": "柳河镇", "received_on": day})
    made = open_window(qtbot, qapp, ledger, tmp_path)
    yield made
    made.close()


def figures(window):
    return dict(rows(page_of(window).table, "项目", "本期"))


def test_a_figure_opens_the_records_behind_it(window):
    window.go("group", type="affair")
    press(window, "看减负数")
    page = page_of(window)
    assert figures(window)["收到文件"] == "1"
    assert rows(page.behind)[0][1].startswith("防火通知")
    assert says(window, "一共 1 条")
    page.behind.choose_row(0)
    key(page.behind, Qt.Key.Key_Return)
    assert window.journey.place == "group"
    assert page_of(window).shown().sheet.record["subject"] == "防火通知"


def test_another_period_counts_anew(window):
    window.go("figures")
    page = page_of(window)
    page.period.setCurrentIndex(page.period.findText("2026年10月"))
    assert figures(window)["收到文件"] == "1"
    assert rows(page.behind)[0][1].startswith("防汛通知")
    page.period.setCurrentIndex(page.period.findText("2026年"))
    assert figures(window)["收到文件"] == "2"
    assert len(rows(page.behind)) == 2


def test_what_is_written_meanwhile_is_counted(window):
    window.go("figures")
    window.session.ledger.save("incoming", {"subject": "又一件", "sender": "柳河镇"})
    assert figures(window)["收到文件"] == "2"
    window.session.ledger.undo()
    assert figures(window)["收到文件"] == "1"
