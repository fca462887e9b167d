"""From the start to a clean end: opening, refusing, welcoming, a second start, a failure."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QFileInfo, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from models import backup
from models.declared import record_types
from models.errors import CannotWrite, DamagedLedger, HeldLedger, NewerLedger, UserError
from models.ledger import Ledger
from tests.ui.driving import says
from ui import app, messages, mishap, opening, settings, single, work
from ui.copies.rescue import Rescue
from ui.look.notices import Banner
from ui.look.theme import theme
from ui.welcome import Welcome

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ROOT = Path(__file__).resolve().parents[2]
NOW = dt.datetime(2026, 11, 23, 10, 42)


@pytest.fixture(autouse=True)
def own_places(tmp_path, monkeypatch, qapp):
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    monkeypatch.setattr(opening, "documents", lambda: tmp_path / "文档" / "村务一本账")
    monkeypatch.setattr(single, "_TRIES", 1)
    monkeypatch.setattr(single, "_WAIT", 200)
    if not qapp.styleSheet():
        theme().apply(qapp)


@pytest.fixture
def program():
    made = app.Program()
    yield made
    for window in (made.window, made.welcome):
        if window:
            window.close()
            window.deleteLater()
    if made._bell:
        made._bell.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "我的 账" / "白杨村.cwz"
    opening.create(made, {"name": "白杨村", "township": "柳河镇", "county": ""})
    return made


def press(root, words):
    QApplication.processEvents()
    found = [
        one
        for one in root.findChildren(QPushButton)
        if words in {one.text(), one.accessibleName()} and one.isVisible()
    ]
    assert found, f"no button {words}"
    found[0].click()


def banner(welcome):
    return welcome.findChildren(Banner)[-1].accessibleName()


# -- opening -------------------------------------------------------------------------------------


def test_the_first_start_asks_and_makes_a_ledger(program, tmp_path):
    assert program.start(None)
    press(program.welcome, "建账")
    assert program.window is None
    assert program.welcome._village_box.message() == "写上村名就能建账"
    program.welcome.village.setText("柳 树/村")
    press(program.welcome, "建账")
    assert program.welcome is None
    assert program.window.isVisible()
    made = program.window.session.ledger
    assert made.village["name"] == "柳 树/村"
    assert made.path == tmp_path / "文档" / "村务一本账" / "柳 树村.cwz"


def test_the_next_start_opens_the_ledger_opened_last(program, path):
    program.start(path)
    program.window.close()
    again = app.Program()
    again.start(None)
    assert again.window.session.ledger.path == path
    again.window.close()


def test_a_ledger_that_is_gone_is_said_and_tried_again(program, path):
    aside = path.with_name("在 U 盘上.cwz")
    path.rename(aside)
    assert program.start(path)
    assert "没有找到账本“白杨村.cwz”" in banner(program.welcome)
    aside.rename(path)
    press(program.welcome, "再试一次")
    assert program.window.session.ledger.village["name"] == "白杨村"


def test_a_held_ledger_is_said_and_tried_again(program, path):
    # flock tells handles apart, so one process can play both
    holder = Ledger(path, record_types(), clock=lambda: NOW)
    program.start(path)
    assert "正开着" in banner(program.welcome)
    holder.close()
    press(program.welcome, "再试一次")
    assert program.window.isVisible()


@pytest.mark.parametrize("harm", [lambda whole: whole[:5000], lambda _: b"", bytes.swapcase])
def test_a_ledger_that_does_not_open_leads_to_its_copies(program, path, qtbot, harm):
    kept = backup.make(path, NOW, "自动")
    path.write_bytes(harm(path.read_bytes()))
    broken = path.read_bytes()
    program.start(path)
    assert isinstance(program.welcome, Rescue)
    assert "没有动它" in banner(program.welcome)
    assert says(program.welcome, "本村情况")
    press(program.welcome, "用这一份接着记")
    qtbot.waitUntil(lambda: program.window is not None, timeout=20000)
    assert program.window.session.ledger.path.name == "白杨村（恢复11月23日 1042）.cwz"
    assert program.window.session.ledger.village["name"] == "白杨村"
    assert path.read_bytes() == broken
    assert kept.is_file()


def test_from_the_copies_another_ledger_can_be_chosen(program, path, tmp_path, monkeypatch):
    backup.make(path, NOW, "自动")
    other = tmp_path / "别的.cwz"
    opening.create(other, {"name": "柳树村"})
    path.write_bytes(b"x" * 5000)
    program.start(path)
    press(program.welcome, "选别的账本")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    press(program.welcome, "选账本文件")
    assert program.window.session.ledger.path == other


def test_a_foreign_file_is_left_alone_and_another_can_be_chosen(program, path, monkeypatch):
    foreign = path.with_name("花名册.xlsx")
    foreign.write_bytes(b"PK\3\4" + b"x" * 500)
    program.start(foreign)
    assert "不是村务一本账的账本" in banner(program.welcome)
    assert foreign.read_bytes().startswith(b"PK")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    press(program.welcome, "选账本文件")
    assert program.window.session.ledger.path == path


def test_a_folder_that_cannot_be_made_is_said(program, tmp_path, monkeypatch):
    (tmp_path / "文件").write_text("")
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "文件" / "里面")
    )
    program.start(None)
    press(program.welcome, "换个地方")
    program.welcome.village.setText("柳树村")
    press(program.welcome, "建账")
    assert "建不了" in banner(program.welcome)
    assert program.window is None


def test_the_way_on_fits_the_trouble(path, tmp_path):
    gone = tmp_path / "没有.cwz"
    assert opening.way_on(HeldLedger("开着"), path) == "再试一次"
    assert opening.way_on(CannotWrite("写不进"), path) == "再试一次"
    assert opening.way_on(UserError("没有"), gone) == "再试一次"
    assert opening.way_on(DamagedLedger("坏了"), path) == ""  # no copy to take
    backup.make(path, NOW, "自动")
    assert opening.way_on(DamagedLedger("坏了"), path) == "用备份"
    assert opening.way_on(NewerLedger("新版"), path) == ""
    assert opening.way_on(UserError("不是账本"), path) == ""
    assert opening.way_on(UserError("不是账本"), None) == ""


def test_the_sample_village_is_built_beside_the_window(program, qtbot, monkeypatch):
    monkeypatch.setitem(opening._SAMPLE, "residents", 30)
    program.start(None)
    press(program.welcome, "看看示例村")
    assert not program.welcome.sample_button.isEnabled()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20000)
    ledger = program.window.session.ledger
    assert ledger.path.name == "示例村.cwz"
    assert ledger.count("resident") >= 30
    assert [one.name for one in ledger.path.parent.glob("*没建完*")] == []


def test_another_ledger_takes_the_place_of_the_one_there_is(program, path, tmp_path, monkeypatch):
    other = tmp_path / "别的.cwz"
    opening.create(other, {"name": "柳树村"})
    program.start(path)
    first = program.window
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    first.other_asked.emit("open")
    assert program.window.windowTitle().startswith("柳树村")
    assert not first.isVisible()
    Ledger(path, record_types(), clock=lambda: NOW).close()  # it was let go
    assert settings.recent_ledgers() == [other, path]


def test_the_first_window_can_be_closed_and_the_ledger_stays(program, path):
    program.start(path)
    program.window.other_asked.emit("new")
    assert isinstance(program.welcome, Welcome)
    program.welcome.close()
    assert program.window.isVisible()


# -- a second start ------------------------------------------------------------------------------


_CALL = """
import sys
from PySide6.QtCore import QSettings
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
from ui import app
print("code", app.run(sys.argv[1]))
"""


def test_a_second_start_brings_the_first_window_up_and_ends(
    program, path, tmp_path, qtbot, monkeypatch
):
    program.start(path)
    up = []
    monkeypatch.setattr(program.window, "bring_up", lambda: up.append(True))
    program._hang_bell()
    second = subprocess.Popen(
        [sys.executable, "-c", _CALL, str(path), str(tmp_path / "settings")],
        stdout=subprocess.PIPE, text=True, cwd=ROOT, env=_plain_environment(),
    )  # fmt: skip
    with second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30000)
        assert second.stdout.read().splitlines() == ["code 0"]
    assert up == [True]


def test_nobody_answers_for_a_ledger_that_is_not_open(path):
    assert not single.call_up(path)


def test_two_ledgers_never_meet(path, tmp_path):
    assert single.name_of(path) != single.name_of(tmp_path / "别的.cwz")
    assert single.name_of(path) == single.name_of(path.parent / "." / path.name)


# -- failures ------------------------------------------------------------------------------------


@pytest.fixture
def watch(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(messages, "show_mishap", lambda parent, log: told.append(log))
    monkeypatch.setattr(messages, "show_error", lambda parent, error: told.append(error))
    made = mishap.Watch(tmp_path / "日志")
    made.told = told
    yield made
    import logging

    logger = logging.getLogger("village-ledger")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def fail():
    raise ZeroDivisionError("坏在这里")


def raised(function):
    try:
        function()
    except ZeroDivisionError as error:
        return type(error), error, error.__traceback__


def test_a_failure_is_logged_with_its_trace_and_told_once(watch, tmp_path, qtbot):
    watch.caught(*raised(fail))
    watch.caught(*raised(fail))
    qtbot.waitUntil(lambda: bool(watch.told))
    QApplication.processEvents()
    log = tmp_path / "日志" / "程序.log"
    assert watch.told == [log]
    text = log.read_text(encoding="utf-8")
    assert text.count("ZeroDivisionError: 坏在这里") == 2
    assert "in fail" in text


def test_what_a_person_can_mend_is_told_as_that(watch, qtbot):
    error = CannotWrite("磁盘满了。")
    watch.caught(CannotWrite, error, None)
    qtbot.waitUntil(lambda: watch.told == [error])


def test_a_log_that_cannot_be_written_does_not_hinder(watch, tmp_path, qtbot):
    (tmp_path / "日志").write_text("a file where the folder should be")
    watch.caught(*raised(fail))
    qtbot.waitUntil(lambda: watch.told == [None])


def test_the_box_says_what_is_unharmed_and_where_the_log_lies(qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(
        "ui.look.dialog.tell", lambda parent, title, text: said.append((title, text))
    )
    messages.show_mishap(None, Path("日志") / "程序.log")
    title, text = said[0]
    assert title == "程序出了问题"
    assert "已经存好的账都在" in text
    assert "程序.log" in text


def test_work_on_a_thread_delivers_here_and_its_failures_too(qtbot):
    got, threads = [], []
    here = threading.current_thread()

    def count():
        threads.append(threading.current_thread() is here)
        return 42

    def full():
        raise CannotWrite("满了")

    work.run(count, got.append)
    qtbot.waitUntil(lambda: got == [42])
    assert threads == [False]
    work.run(full, got.append, got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert isinstance(got[1], CannotWrite)


def test_work_that_is_a_bug_reaches_the_hook(qtbot):
    with qtbot.captureExceptions() as caught:
        work.run(fail, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_work_can_be_stopped_and_tells_how_far_it_is(qtbot):
    steps, ends = [], []

    def long(task):
        for number in range(10_000):
            task.step("正在数", number, 10_000)
            time.sleep(0.001)

    task = work.Work(long)
    task.stepped.connect(lambda what, number, total: steps.append((what, number, total)))
    task.failed.connect(ends.append)
    task.start()
    qtbot.waitUntil(lambda: len(steps) > 2)
    task.stop()
    qtbot.waitUntil(lambda: bool(ends))
    assert isinstance(ends[0], work.Stopped)
    assert steps[0] == ("正在数", 0, 10_000)


# -- the whole program ---------------------------------------------------------------------------

_RUN = """
import sys
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
from ui import app, mishap, messages, single
def later():
    heavy = {"openpyxl", "reportlab", "pypinyin", "pypdfium2", "python_calamine"}
    print("heavy", sorted(heavy & set(sys.modules)))
    messages.show_mishap = told
    QTimer.singleShot(0, lambda: 1 / 0)
def told(parent, log):
    print("told")
    QTimer.singleShot(100, lambda: print("alive", app.QApplication.topLevelWidgets() != []))
    QTimer.singleShot(200, lambda: [one.close() for one in QApplication.topLevelWidgets()])
start = app.Program.start
def started(self, path):
    QTimer.singleShot(700, later)
    return start(self, path)
app.Program.start = started
print("code", app.run(sys.argv[1]))
"""


def test_the_program_starts_survives_a_failure_and_ends_cleanly(path, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(path), str(tmp_path / "settings")],
        capture_output=True, text=True, timeout=60, cwd=ROOT, check=False,
        env={**_plain_environment(), "XDG_DATA_HOME": str(tmp_path / "data")},
    )  # fmt: skip
    assert done.stdout.splitlines() == ["heavy []", "told", "alive True", "code 0"], done.stderr
    logs = list((tmp_path / "data").rglob("程序.log"))
    assert len(logs) == 1
    assert "ZeroDivisionError" in logs[0].read_text(encoding="utf-8")
    assert not path.with_name(f".{path.name}.lock").exists()
    assert QFileInfo(str(path)).size() > 0


def _plain_environment():
    import os

    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}


def test_words_that_only_a_newer_qt_asks_for_are_chinese(qapp):
    app.translate(qapp)
    for text in ("Look in:", "&Look in:", "Files of type:", "Files of &type:"):
        said = QCoreApplication.translate("QFileDialog", text)
        assert said != text
        assert not said.isascii()
    assert QCoreApplication.translate("甲", "words of nobody") == "words of nobody"
