"""A new user: from the old roster in Excel to the first printed register, every act counted."""

from __future__ import annotations

import pytest
import xlwt
from PySide6.QtCore import QEvent, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from tests.models.sheets.corpus_people import Person
from tests.ui.driving import press, says, type_into
from tests.ui.villages import dress, page_of
from ui import app, opening
from ui.papers.pdf_pages import PdfPages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PEOPLE = 30
DAMAGED = 16  #: whose number a sheet kept as a number, so that its end is lost
MOST = 7  #: clicks, drops and keys; words that are typed count once each
IN_THE_DIALOG = 1  #: 打印 in the system's own dialog, which no test can press


@pytest.fixture
def program(qapp, tmp_path, monkeypatch):
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "s"))
    monkeypatch.setattr(opening, "documents", lambda: tmp_path / "文档")
    dress(qapp)
    made = app.Program()
    yield made
    if made.window:
        made.window.close()
        made.window.deleteLater()
    if made._bell:
        made._bell.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def roster(tmp_path):
    """An .xls of 2007: title, unit line, two rows of heads, heads of households merged down.

    One number is damaged, and one line stands there twice.
    """
    book = xlwt.Workbook()
    page = book.add_sheet("Sheet1")
    page.write_merge(0, 0, 0, 7, "柳河镇白杨村常住人口花名册")
    page.write(1, 0, "填报单位：白杨村村委会")
    for column, word in enumerate(["序号", "户主姓名", "姓名", "与户主关系"]):
        page.write_merge(2, 3, column, column, word)
    page.write_merge(2, 2, 4, 5, "身份信息")
    page.write_merge(2, 2, 6, 7, "其他")
    for column, word in enumerate(["身份证号码", "性别", "联系电话", "组别"], 4):
        page.write(3, column, word)
    for at, n in enumerate((*range(PEOPLE), PEOPLE - 1), 4):
        one = Person(n)
        if not one.place:
            page.write_merge(at, at + 2, 1, 1, one.head)
        number = float(one.number[:15] + "000") if n == DAMAGED else one.number
        cells = [n + 1, None, one.name, ("户主", "妻", "儿子")[one.place], number, one.sex,
                 13800120000 + n, f"{one.group}组"]  # fmt: skip
        for column, cell in enumerate(cells):
            if cell is not None:
                page.write(at, column, cell)
    page.write(5 + PEOPLE, 0, "合计")
    page.write(5 + PEOPLE, 2, f"{PEOPLE}人")
    page.write(6 + PEOPLE, 0, "填表人：张三")
    path = tmp_path / "人口花名册(最终版).xls"
    book.save(str(path))
    return path


def test_from_an_old_roster_to_the_first_printed_register(qtbot, program, roster, printer):
    acts = []

    def act(do, *arguments, **more):
        acts.append(arguments[-1] if arguments else do)
        do(*arguments, **more)
        QApplication.processEvents()

    program.start(None)
    act(type_into, program.welcome, "村名", "白杨村", leave=False)
    act(press, program.welcome, "建账")
    window = program.window
    window.resize(1366, 697)
    QApplication.processEvents()

    def drop(path):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        window.dropEvent(QDropEvent(
            QPointF(500, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ))  # fmt: skip

    act(drop, roster)
    qtbot.waitUntil(lambda: window.journey.place == "import", timeout=15000)  # it is looked at
    page = page_of(window)
    qtbot.waitUntil(lambda: page.plan is not None and page._work is None, timeout=15000)
    assert says(page, f"新增 {PEOPLE - 1} 行")
    assert [(one.where, one.kind) for one in page.look.side.issues] == [
        ("公民身份号码", "problem"), ("整行", "double")
    ]  # fmt: skip
    act(press, page, f"导入 {PEOPLE - 1} 行")
    qtbot.waitUntil(lambda: window.journey.place == "group", timeout=15000)
    ledger = window.session.ledger
    assert (ledger.count("resident"), ledger.count("household")) == (PEOPLE - 1, PEOPLE // 3)
    act(press, window, "打印台账")
    assert window.journey.here[1]["report"] == "resident_register"
    paper = page_of(window)
    qtbot.waitUntil(lambda: paper.preview.pdf is not None, timeout=20000)
    act(press, window, "打印")
    qtbot.waitUntil(lambda: says(window, "已送去打印"), timeout=20000)
    assert all(Person(n).name in paper.preview.desk.pages.text(0) for n in range(5))
    assert len(PdfPages(printer.read_bytes())) == len(PdfPages(paper.preview.pdf))
    assert len(acts) + IN_THE_DIALOG <= MOST
