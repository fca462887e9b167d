"""The page 备份与恢复: copies made, compared, records back, the bin, the stick."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from models import backup
from models.backup import keeping, listing, places
from models.kinds_links import Ref
from models.ledger import Ledger
from tests.models.villages import dump
from tests.ui.driving import press, rows, says, visible
from tests.ui.villages import NOW, make_ledger, open_window, page_of
from ui import messages, work
from ui.copies.pane import Card
from ui.home.due import BEGIN, TODAY, due

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "电脑"
    made.mkdir()
    return made


@pytest.fixture
def ledger(folder):
    made = make_ledger(folder)
    made.save("seal_use", {"document": "土地流转备案表", "approver": Ref(None, "陈志强")})
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, ledger, tmp_path):
    made = open_window(qtbot, qapp, ledger, tmp_path)
    yield made
    work.end_all()
    made.journey.leave()


@pytest.fixture
def stick(tmp_path):
    made = tmp_path / "优盘"
    made.mkdir()
    return made


def go(qtbot, window, **arguments):
    window.go("backup", **arguments)
    page = page_of(window)
    if page.copies.copies:
        seen(qtbot, page)
    QApplication.processEvents()
    return page


def seen(qtbot, page):
    """Wait until the chosen copy was looked at."""
    qtbot.waitUntil(lambda: page.copies.shown is not None, timeout=20000)
    QApplication.processEvents()


def cards(page):
    return visible(page, Card)


def test_the_first_copy_is_made_by_a_button_and_told(qtbot, window, ledger):
    page = go(qtbot, window)
    assert says(page, "还没有备份")
    assert says(page, "只在这台电脑里，电脑坏了会一起丢")
    press(page, "现在备份")
    seen(qtbot, page)
    total = sum(ledger.count(name) for name in ledger.types)
    assert rows(page.copies.table) == [("11月23日 10:42", "电脑", f"{total}", "已检查")]
    assert says(page, "所有台账")
    assert says(page, "没有差别")
    assert f"{total} 条" in window.status.text()
    assert "已打开检查，" in window.status.text()


def test_what_was_removed_since_is_ticked_and_taken_back(qtbot, window, ledger):
    backup.make(ledger.path, NOW, "自动")
    before = dump(ledger)
    ledger.remove("seal_use", 1)
    ledger.save("resident", {"phone": "13800012346"}, id=1)
    page = go(qtbot, window)
    assert says(page, "1 次那时有，现在没有")
    assert says(page, "1 人后来改过")
    gone, changed = cards(page)
    assert gone.tick.isChecked()
    assert not changed.tick.isChecked()
    assert says(page, "电话那时是“138****2345”，现在是“138****2346”")
    changed.tick.setChecked(True)
    press(page, "取回这 2 条")
    assert dump(ledger) == before
    assert ledger.undo_label() == "从备份取回 2 条"
    assert "取回了 2 条" in window.bar.text()


def test_the_whole_lies_beside_and_is_opened_only_when_wanted(qtbot, window, ledger, monkeypatch):
    backup.make(ledger.path, NOW, "自动")
    ledger.remove("seal_use", 1)
    page = go(qtbot, window)
    wanted = []
    window.session.wanted.connect(wanted.append)
    for answer in ("接着用现在这本", "打开恢复的那份"):
        monkeypatch.setattr(messages, "choose", lambda *_, answer=answer, **__: answer)
        press(page, "整本恢复成另一份")
    (made,) = wanted
    assert made.is_file()
    assert ledger.count("seal_use") == 0
    other = Ledger(made, ledger.declared, clock=lambda: NOW)
    assert other.count("seal_use") == 1
    other.close()


def test_a_bad_copy_is_said_and_cannot_be_used(qtbot, window, ledger):
    made = backup.make(ledger.path, NOW, "自动")
    content = bytearray(made.read_bytes())
    content[-1] ^= 1
    made.write_bytes(content)
    page = go(qtbot, window)
    assert rows(page.copies.table, "检查") == [("打不开",)]
    assert says(page, "11月23日 10:42 那份打不开，不算数")
    assert not page.copies._whole.isEnabled()


def test_a_copy_from_elsewhere_is_compared_like_the_others(
    qtbot, window, ledger, stick, monkeypatch
):
    made = backup.make(ledger.path, NOW - dt.timedelta(days=300), "自动")
    moved = made.rename(stick / "旧的.cwz")
    page = go(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(moved), ""))
    press(page, "从别处找备份")
    seen(qtbot, page)
    assert rows(page.copies.table, "检查") == [("已检查",)]
    assert says(page, "没有差别")


def test_the_bin_gives_back(qtbot, window, ledger):
    before = dump(ledger)
    ledger.remove("seal_use", 1)
    ledger.remove("official", 1)
    page = go(qtbot, window, part="bin")
    assert rows(page.bin.table, "台账", "是什么") == [
        ("村干部与任职", "陈志强"),
        ("用印登记", "土地流转备案表"),
    ]
    page.bin.table.choose_row(1)
    QApplication.processEvents()
    assert says(page.bin, "删了用印登记：土地流转备案表")
    press(page.bin, "取回这一条")
    QApplication.processEvents()
    assert dump(ledger) == before
    assert says(page.bin, "没有删掉的")


def test_a_second_place_is_asked_for_chosen_and_missed_after_a_week(
    qtbot, window, ledger, stick, monkeypatch
):
    asked = [one for one in due(ledger, {"backup"}) if one.place == "backup"]
    assert [one.part for one in asked] == [BEGIN]
    page = go(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    press(page, "选备份的地方")
    qtbot.waitUntil(lambda: any(stick.rglob("*.cwz")), timeout=20000)
    qtbot.waitUntil(lambda: says(page, "备份到优盘"), timeout=20000)
    assert rows(page.copies.table, "在哪里") == [("优盘、电脑",)]
    assert not [one for one in due(ledger, {"backup"}) if one.place == "backup"]
    late = places.second(ledger.path)
    places.keep(ledger.path, type(late)(late.folder, late.since, NOW - dt.timedelta(days=9)))
    (missed,) = [one for one in due(ledger, {"backup"}) if one.place == "backup"]
    assert (missed.part, missed.tag) == (TODAY, "9 天没备份")
    page.reload()
    QApplication.processEvents()
    assert says(page, "优盘 9 天没有备份了")
    with qtbot.waitSignal(window.keeper.looked, timeout=20000):
        window.keeper.look()
    assert says(window.status, "优盘 9 天没有备份了")


def test_copies_are_kept_without_being_asked(qtbot, window, ledger):
    with qtbot.waitSignal(window.keeper.looked, timeout=20000):
        window.keeper.look()
    (first,) = listing.listed(ledger.path)
    assert first.reason == keeping.AUTOMATIC
    with qtbot.waitSignal(window.keeper.looked, timeout=20000):
        window.keeper.look()
    assert len(listing.listed(ledger.path)) == 1  # nothing changed since
    assert says(window.status, "10:42 备份到电脑，已打开检查，")


def test_leaving_makes_the_copy_that_is_due(qtbot, window, ledger):
    window.close()
    assert [one.state for one in listing.listed(ledger.path)] == ["checked"]


def test_a_copy_that_cannot_be_made_is_said_on_the_status_line(qtbot, window, ledger):
    (ledger.path.parent / "备份").write_text("一个同名的文件")
    with qtbot.waitSignal(window.keeper.looked, timeout=20000):
        window.keeper.look()
    assert says(window.status, "备份没有做成")
    window.keeper.finish()  # leaving is not held up
