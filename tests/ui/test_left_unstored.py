"""What was typed and not stored when the program died is offered; two records become one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.drafts import Drafts
from models.kinds_links import Ref
from tests.models.villages import open_ledger
from tests.ui.driving import choose_in, field, key, press, says, text_of, type_into, visible
from tests.ui.villages import NOW, make_ledger, open_window
from ui import work
from ui.home.due import UNFINISHED, due
from ui.records.form import Form
from ui.records.merge_dialog import MergeDialog
from ui.records.sheet import RecordSheet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")

DIES = """
import os, signal, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from models.drafts import Drafts
from models.groups import Group
from tests.models.villages import open_ledger
from tests.ui.driving import type_into
from ui.frame.window import Window
from ui.look.theme import theme
from ui.pages import new_record
from ui.records import form
from ui.session import Session
form._EVERY = new_record._EVERY = 50
app = QApplication(sys.argv)
theme().apply(app)
window = Window(Session(open_ledger(Path(sys.argv[1])), theme()))
window.resize(1366, 697)
window.show()
drafts = Drafts(Path(sys.argv[1]))
def wait(kept):
    until = time.monotonic() + 60
    while not kept() and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)
window.go("new", type="official")
type_into(window, "姓名", "赵振川")
wait(drafts.unfinished)
window.go("group", group=Group.PEOPLE, type="resident", id=1)
type_into(window, "备注", "腿脚不便", leave=False)
wait(drafts.unstored)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def path(tmp_path):
    made = make_ledger(tmp_path)
    made.close()
    return made.path


@pytest.fixture
def window(qtbot, qapp, path, tmp_path):
    ledger = open_ledger(path, clock=lambda: NOW)
    made = open_window(qtbot, qapp, ledger, tmp_path)
    yield made
    work.end_all()
    made.journey.leave()
    ledger.close()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_after_kill_what_was_typed_is_offered(path):
    done = subprocess.run(
        [sys.executable, "-c", DIES, path], capture_output=True, text=True, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    ledger = open_ledger(path, clock=lambda: NOW)
    assert ledger.get("resident", 1)["note"] is None
    offered = [one.title for one in due(ledger, {"new", "group"}) if one.part == UNFINISHED]
    ledger.close()
    assert any("王秀兰的备注还没存" in one for one in offered), offered
    assert any("赵振川" in one for one in offered), offered


def test_what_is_offered_waits_and_is_stored_by_enter(qtbot, window, path):
    ledger = window.session.ledger
    Drafts(path).keep_text("resident", 1, "note", "腿脚不便")
    window.go("group", group=ledger.type("resident").group, type="resident", id=1)
    QApplication.processEvents()
    assert text_of(window, "备注") == "腿脚不便"
    assert says(window, "上次没来得及存的")
    assert says(window, "备注没存，其余已存")
    assert ledger.get("resident", 1)["note"] is None
    target = field(window, "备注")
    target.setFocus(Qt.FocusReason.TabFocusReason)
    key(target, Qt.Key.Key_Tab)
    assert ledger.get("resident", 1)["note"] == "腿脚不便"
    assert Drafts(path).unstored() == {}
    assert says(window, "都已存好")


def test_what_is_typed_back_leaves_nothing_behind(qtbot, window, path):
    ledger = window.session.ledger
    window.go("group", group=ledger.type("resident").group, type="resident", id=1)
    QApplication.processEvents()
    form = visible(window, Form)[0]
    type_into(window, "备注", "写错了", leave=False)
    form.keep_typed()
    assert Drafts(path).unstored() == {("resident", 1): {"note": "写错了"}}
    type_into(window, "备注", "", leave=False)
    form.keep_typed()
    assert Drafts(path).unstored() == {}


def test_two_are_made_into_one_in_the_window(qtbot, window, path):
    ledger = window.session.ledger
    window.go("group", group=ledger.type("resident").group, type="resident", id=1)
    QApplication.processEvents()
    sheet = visible(window, RecordSheet)[0]
    choose_in(sheet.menu(), "和另一条并成一条")
    QApplication.processEvents()
    (box,) = visible(window, MergeDialog)
    box.other.write(Ref(2))
    QApplication.processEvents()
    assert says(box, "放到“删掉的”里")
    press(box, "并成一条")
    assert sorted(ledger.ids("resident")) == [1, 3]
    assert ledger.undo_label() == "并成一条：王秀兰、王秀兰"
    assert says(window, "并成一条：王秀兰、王秀兰")
    press(window.bar, "撤销")
    assert sorted(ledger.ids("resident")) == [1, 2, 3]
