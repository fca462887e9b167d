"""Every page of the window with a whole village in it: nothing cut, no English, at every size."""

from __future__ import annotations

import re
from functools import cache

import pytest
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, QModelIndex, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from models import backup, sample
from models.declared import record_types
from models.errors import DamagedLedger
from models.kinds_links import Ref
from models.ledger import Ledger
from tests.ui.cut_text import cut_texts
from tests.ui.villages import NOW, dress
from ui import app as program
from ui import work
from ui.copies.rescue import Rescue
from ui.frame.window import Window
from ui.help import HelpWindow
from ui.look.theme import theme
from ui.look.tokens import SIZES, STANDARD
from ui.records.condition_dialog import ConditionDialog
from ui.records.history_dialog import HistoryDialog
from ui.session import Session
from ui.welcome import Welcome

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")

WIDTHS = ((1366, 697), (1024, 540))
#: what holds below and above it in the wide window, or for a record alone, is not walked through
BETWEEN = {"large"}
LATIN = re.compile(r"[A-Za-z]{3,}")
#: places of files, which are a person's own words
PLACES = re.compile(r"(/[^\s：，]+)+")
ALLOWED = re.compile(
    r"(?<![A-Za-z])(PDF|xlsx|xlsm|xls|csv|et|docx|txt|Ctrl|Shift|Alt|Enter|Esc|Delete|Tab|PageUp|PageDown|WPS|"
    r"Excel|USB|cwz|F\d+|GB|App|Home|End|Space|Backspace|PgUp|PgDown|Ins|Del|Return|wxl)(?![A-Za-z])"
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("村") / "白杨村.cwz"
    sample.build(path, record_types(), clock=lambda: NOW, residents=60, years=1, seed=3)
    made = Ledger(path, record_types(), clock=lambda: NOW, who="李春生")
    made.save("own_field", {"register": "resident", "label": "是否参加养老保险", "kind": "yes_no"})
    made.save("resident", {"name": "证号不对的人", "id_number": "419922195803150420"})
    backup.make(path, NOW, "自动")
    made.remove("seal_use", made.save("seal_use", {"document": "土地流转备案表"}).id)
    yield made
    made.close()


@pytest.fixture(scope="module")
def window(qapp, ledger, tmp_path_factory):
    folder = tmp_path_factory.mktemp("settings")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    program.translate(qapp)
    dress(qapp)
    made = Window(Session(ledger, theme()))
    made.show()
    yield made
    made.journey.leave()
    work.end_all()
    made.hide()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme().apply(qapp)


def places(ledger):
    """Every place with every register: (words for a failure, place, arguments)."""
    someone = ledger.ids("resident")[0]
    own = ("today", "record", "papers", "check", "import", "fill", "backup", "disclosure")
    yield from ((one, one, {}) for one in own)
    yield "bin", "backup", {"part": "bin"}
    yield "found", "found", {"text": "王"}
    yield "found nothing", "found", {"text": "没有这个人"}
    yield "change", "record", {"sentence": "人口有变动"}
    given = {"resident": Ref(someone, ledger.get("resident", someone)["name"])}
    yield "certificate", "new", {"type": "certificate", "given": given}
    for name, one in ledger.types.items():
        if one.page[0]:
            yield one.page[0], one.page[0], {}
        if not one.hidden:
            yield name, "group", {"group": one.group, "type": name}
            yield f"one {name}", "group", {
                "group": one.group, "type": name, "id": next(iter(ledger.ids(name)), None)
            }  # fmt: skip
            yield f"new {name}", "new", {"type": name}


def settle():
    for _ in range(3):  # what a page puts off puts off more
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def seen_cut(window):
    """What is cut and stays so: what a page still puts in order is looked at when it is done."""
    settle()
    found = cut_texts(window)
    if found:
        QTest.qWait(50)
        settle()
        found = cut_texts(window)
    return found


@pytest.fixture(scope="module")
def walk(window, ledger, qapp):
    """walk(size): what is cut, and at the usual size what is English; each place once a size."""
    walked = {}

    def go(size):
        if size not in walked:
            walked[size] = _walk(window, ledger, qapp, size)
        return walked[size]

    return go


def _walk(window, ledger, qapp, size):
    dress(qapp, size)
    cut, foreign, helped = [], set(), set()
    for words, place, arguments in places(ledger):
        window.resize(*WIDTHS[0])
        if size in BETWEEN and words.startswith("one "):
            continue
        window.go(place, **arguments)
        if size not in BETWEEN and not words.startswith("one "):  # beside its list, as before
            # painted once, to see that nothing fails in it; of what is cut it shows nothing more
            window.setUpdatesEnabled(size == STANDARD.key)
            cut += [f"{words}: {one}" for one in seen_cut(window)]
        window.setUpdatesEnabled(False)
        if size == STANDARD.key and not words.startswith("one "):
            foreign |= {f"{words}: {one}" for one in english(window)}
            window.show_help()
            help_ = window.findChild(HelpWindow)
            if help_.words() not in helped:
                helped.add(help_.words())
                foreign |= {f"help {words}: {one}" for one in english(help_)}
            help_.close()
        window.resize(*WIDTHS[1])
        cut += [f"{words} in {WIDTHS[1]}: {one}" for one in seen_cut(window)]
    return cut, foreign


@pytest.mark.timeout(400)  # some two hundred pages in two widths
@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_on_any_page(walk, size):
    cut, _ = walk(size)
    assert not cut, "\n".join(cut)


@pytest.mark.timeout(400)
def test_no_english_on_any_page(walk):
    _, foreign = walk(STANDARD.key)
    assert not foreign, "\n".join(sorted(foreign))


def words_of(root):
    """All words a person can meet under a widget: on it, over it, or read aloud.

    A box that chooses a file shows the names on the disk in its lists; these are not ours.
    """
    for one in _widgets(root):
        for name in _readable(type(one)):
            if words := str(getattr(one, name)()):
                yield type(one).__name__, name, words
        yield from ((type(one).__name__, "tab", one.tabText(place)) for place in _tabs(one))
        if isinstance(one, QAbstractItemView) and not isinstance(root, QFileDialog):
            yield from ((type(one).__name__, "cell", text) for text in _cells(one.model()))
    for action in root.findChildren(QAction):
        for name in ("text", "toolTip", "statusTip"):
            yield "QAction", name, getattr(action, name)()


@cache
def _readable(kind):
    """The names of what a widget of this kind says."""
    names = ("text", "placeholderText", "title", "windowTitle", "toPlainText", "toolTip",
             "statusTip", "whatsThis", "accessibleName", "accessibleDescription",
             "currentText")  # fmt: skip
    return [name for name in names if callable(getattr(kind, name, None))]


def _widgets(root):
    """All widgets but the pages which stay ready behind the one in sight: they had their turn."""
    yield root
    for child in root.children():
        behind = isinstance(root, QStackedWidget) and child is not root.currentWidget()
        if isinstance(child, QWidget) and not behind:
            yield from _widgets(child)


def _tabs(widget):
    return range(widget.count()) if hasattr(widget, "tabText") else ()


def _cells(model):
    if model is None:
        return
    root = QModelIndex()
    across = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(root))
    for row in range(min(model.rowCount(root), 40)):
        yield from (str(model.index(row, place).data() or "") for place in across)
    yield from (str(model.headerData(place, Qt.Orientation.Horizontal) or "") for place in across)


def english(root):
    found = set()
    for kind, name, text in words_of(root):
        if _is_english(text):
            found.add(f"{kind}.{name}: {text[:80]}")
    return found


@cache  # the frame says the same on every page
def _is_english(text):
    return bool(LATIN.search(ALLOWED.sub("", PLACES.sub("", text.replace("&", "")))))


def test_no_english_in_menus_and_boxes(window, ledger, qapp):
    dress(qapp)
    one = ledger.ids("resident")[0]
    window.go("group", type="resident", id=one)
    settle()
    page = window.journey.page.shown()
    type_ = ledger.type("resident")
    menus = [page.sheet.menu(), page.list.bar.menu(), window.top.village.menu(),
             window.top.size_button.menu()]  # fmt: skip
    boxes = [
        HistoryDialog(type_, "甲", ledger.history("resident", one), window),
        ConditionDialog(window.session, type_, window),
        Welcome(None, None),
        Rescue(DamagedLedger("账本坏了，没有动它。"), ledger.path),
        _files(window),
    ]
    line, area, days = QLineEdit("甲"), QPlainTextEdit("甲"), QCalendarWidget()
    menus += [line.createStandardContextMenu(), area.createStandardContextMenu()]
    found = set()
    for root in (*menus, *boxes, days):
        found |= english(root)
        found |= {f"{one.text()}" for one in _actions(root) if _is_english(one.text())}
    for root in (*boxes, *menus, line, area, days):
        root.deleteLater()
    assert not found, "\n".join(sorted(found))


def _files(parent):
    made = QFileDialog(parent, "选一个", "/")  # not the checkout, whose path may hold anything
    made.setOption(QFileDialog.Option.DontUseNativeDialog, on=True)
    return made


def _actions(root):
    own = root.actions() if isinstance(root, QMenu) else []
    return [*own, *(one for menu in root.findChildren(QMenu) for one in menu.actions())]
