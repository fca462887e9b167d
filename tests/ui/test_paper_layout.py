"""改样式: a paper as the village wants it, from the form to the printed page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.cut_text import cut_texts
from tests.ui.driving import button, press, type_into
from tests.ui.test_papers_page import wait
from tests.ui.villages import make_ledger, open_window, page_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def ledger(tmp_path):
    made = make_ledger(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, ledger, tmp_path):
    made = open_window(qtbot, qapp, ledger, tmp_path)
    made.go("papers", report="resident_register")
    wait(qtbot, page_of(made))
    yield made
    made.close()


def words(page):
    return page.preview.desk.pages.text(0) if page.preview.pdf else ""


def open_page(qtbot, window):
    menu = page_of(window).foot.menu()
    (action,) = [one for one in menu.actions() if one.text() == "改样式"]
    action.trigger()
    page = page_of(window)
    qtbot.waitUntil(lambda: "户籍人口台账" in words(page), timeout=15000)
    return page


def test_a_paper_is_changed_seen_stored_and_taken_back(qtbot, window, ledger):
    page = open_page(qtbot, window)
    columns = page.form.editors["columns"]
    assert columns.table.item(0, 0).text() == "户号"
    type_into(window, "标题改成", "{村名}花名册")
    columns.table.item(2, 1).setText("大名")
    columns.table.setCurrentCell(2, 0)
    press(window, "上移")
    qtbot.waitUntil(lambda: "白杨村花名册" in words(page) and "大名" in words(page), timeout=15000)
    assert not cut_texts(page)
    press(window, "存好")
    back = page_of(window)
    qtbot.waitUntil(lambda: "白杨村花名册" in words(back), timeout=15000)
    entry = ledger.find_one("paper_layout", paper="resident_register")
    assert [row["column"] for row in entry["columns"]][:3] == ["户号", "姓名", "户主"]
    ledger.undo()
    assert ledger.find_one("paper_layout", paper="resident_register") is None
    qtbot.waitUntil(lambda: "户籍人口台账" in words(back), timeout=15000)


def test_what_was_changed_is_shown_again_and_can_go_back(qtbot, window, ledger):
    ledger.save("paper_layout", {"paper": "resident_register", "roles": "书记"})
    page = open_page(qtbot, window)
    qtbot.waitUntil(lambda: page.form.editors["roles"].text() == "书记", timeout=15000)
    qtbot.waitUntil(lambda: "书记：" in words(page), timeout=15000)
    press(window, "回到原来")
    assert ledger.find_one("paper_layout", paper="resident_register") is None


def test_nothing_changed_is_nothing_stored(qtbot, window, ledger):
    page = open_page(qtbot, window)
    qtbot.waitUntil(lambda: page.form.editors["title"].text() != "", timeout=15000)
    press(window, "存好")
    assert not ledger.count("paper_layout")


def test_layouts_are_handed_on(qtbot, window, ledger, tmp_path, monkeypatch):
    open_page(qtbot, window)
    path = tmp_path / "样式.toml"
    ledger.save("paper_layout", {"paper": "resident_register", "title": "花名册"})
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(window, "另存给别的村")
    assert "花名册" in path.read_text(encoding="utf-8")
    ledger.undo()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    press(window, "收别村的")
    assert ledger.find_one("paper_layout", paper="resident_register")["title"] == "花名册"
    assert button(window, "回到原来").isEnabled()
