"""Step 9 of the day: the town's form comes at 15:00 and goes back filled; next month it is known.

What the ledger says of the low-income households stands in it already; the person says whom the
form is about, answers what nobody knew, and is not asked again.
"""

from __future__ import annotations

import openpyxl
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from models.kinds_links import Ref
from models.query import Query, Where
from tests.models.forms.form_writer import FormWriter
from tests.ui.driving import button, press, says, type_into
from ui.filling.looks import Legend
from ui.papers import printing

HEADS = ("序号", "村组", "户主姓名", "户主身份证号", "家庭人口", "村名", "填报日期", "联系电话",
         "取暖方式", "是否享受补助", "困难原因", "双核对接")  # fmt: skip
FILLED = 7  #: the eighth is known, but nobody gave a telephone; the others are in no register
HOUSEHOLDS, LINES = 16, 12  #: four rows more are needed than the form has
TITLE = "柳河镇2026年冬季取暖困难户摸底表"


def form_of(path, title=TITLE):
    """The form as the town sends it: lines for twelve, a sum below."""
    writer = FormWriter(len(HEADS))
    writer.line(title)
    writer.texts({"A": "填报单位（盖章）：____", "H": "填报时间：   年  月  日"})
    writer.heads(list(HEADS))
    first, last = writer.rows(LINES)
    writer.total(first, last, ["E"])
    writer.book.save(path)
    return path


def know_the_poor(ledger):
    """Sixteen heads of households are 低保户; returns their names in the order of the form."""
    heads = ledger.find("resident", Query(where=(Where("relation", "=", "head"),)))
    chosen = sorted(heads, key=lambda one: (one["group"], one["household"].title))[:HOUSEHOLDS]
    with ledger.operation("低保户"):
        for one in chosen:
            ledger.save("special_group", {"resident": Ref(one.id), "category": "dibao"})
    return [one["name"] for one in chosen]


def fill_a_form(desk, tmp_path, monkeypatch):
    """In the window: drop, say whom, answer, save; then the December edition."""
    names = know_the_poor(desk.ledger)
    page = _dropped(desk, form_of(tmp_path / "冬季取暖困难户摸底表.xlsx"))
    assert says(page, "账里分不出来，名册没有填")
    assert not page.model.index(3, 2).data()
    press(page, "选哪些人")
    dialog = next(one for one in page.findChildren(QDialog) if one.isVisible())
    type_into(dialog, "写是哪些人", "低保", leave=False)
    press(dialog, "就填这些")
    desk.come_back()
    _ready(desk, page)
    assert says(page, f"填 {HOUSEHOLDS} 户")
    # the seven columns of every household, the village and the day above them
    assert f"从账里填好 {FILLED * HOUSEHOLDS + 2} 格" in _legend(page)
    assert f"等您填 {HOUSEHOLDS} 格" in _legend(page)
    assert f"没看懂，没动 {4 * HOUSEHOLDS} 格" in _legend(page)
    _write(desk, page, 3, 8, "煤炉")
    press(page, "加一栏记账")
    _ready(desk, page)
    _write(desk, page, 3, 9, "是")
    sheet = _saved(desk, page, tmp_path / "十一月.xlsx", monkeypatch)
    rows = list(sheet.iter_rows(min_row=4, max_row=3 + HOUSEHOLDS, values_only=True))
    assert [row[2] for row in rows] == names
    assert all(cell is not None for row in rows for cell in row[:FILLED])
    assert rows[0][8:] == ("煤炉", "是", None, None)
    assert sheet.cell(4 + HOUSEHOLDS, 5).value == f"=SUM(E4:E{3 + HOUSEHOLDS})"
    # next month: whom it is about and what was answered is known; one value changes
    page = _dropped(desk, form_of(tmp_path / "十二月.xlsx", TITLE.replace("冬季", "12月")))
    desk.actions = 0
    assert page.model.index(3, 8).data() == "煤炉"
    desk.act(page.table.go_to, 3, 8)
    desk.act(type_into, page, "这一格写", "电暖", leave=False)
    desk.act(press, page, "写上")
    _ready(desk, page)
    desk.actions += 1
    sheet = _saved(desk, page, tmp_path / "十二月填好.xlsx", monkeypatch)
    assert desk.actions <= 5
    assert sheet.cell(4, 9).value == "电暖"


def fill_by_command(terminal, tmp_path):
    """By command: the same form, for whom the person says."""
    form, target = form_of(tmp_path / "摸底表.xlsx"), tmp_path / "填好.xlsx"
    told = terminal.tell("fill", form, "--output", target)
    assert (told["records"], told["written"]) == (0, 2), "a title that nobody understands"
    told = terminal.tell("fill", form, "--output", target, "--where", "范围=60岁以上")
    changed = set(told["fidelity"]["changed"])
    assert "xl/worksheets/sheet1.xml" in changed <= {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}
    assert told["records"] > LINES
    written = {one["head"][-1]: one["written"] for one in told["sheets"][0]["places"]}
    for head in ("序号", "村组", "家庭人口", "村名", "填报日期"):
        assert written[head] == told["records"], head
    assert not any(written[head] for head in HEADS[-4:]), "no register has these"
    sheet = openpyxl.load_workbook(target).active
    assert sheet.cell(4 + told["records"], 5).value == f"=SUM(E4:E{3 + told['records']})"


def _dropped(desk, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    desk.window.dropEvent(QDropEvent(
        QPointF(500, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    ))  # fmt: skip
    desk.until(lambda: desk.window.journey.place == "fill" and desk.page.desk.path == path)
    _ready(desk, desk.page)
    return desk.page


def _ready(desk, page):
    desk.until(lambda: page.desk.looked is not None and not page.desk.busy)
    QApplication.processEvents()


def _legend(page):
    return [one.words for one in page.findChildren(Legend) if one.isVisible()]


def _write(desk, page, row, column, words):
    page.table.go_to(row, column)
    type_into(page, "这一格写", words, leave=False)
    press(page, "写上")
    _ready(desk, page)


def _saved(desk, page, path, monkeypatch):
    monkeypatch.setattr(printing, "ask_path", lambda *_: path)
    assert button(page, "另存填好的表").isEnabled()
    press(page, "另存填好的表")
    desk.until(lambda: path.exists() and says(page, "存成了"))
    return openpyxl.load_workbook(path).active
