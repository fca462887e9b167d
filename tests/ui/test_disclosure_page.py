"""三务公开: the matrix, the notice beside it, one step after the other; counted in presses."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models import disclosing
from models.kinds_links import Ref
from models.periods import Period
from tests.ui.driving import button, field, key, labels, press, says, type_into
from tests.ui.villages import make_ledger, open_window, page_of
from ui import messages
from ui.papers import printing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")

QUARTER = Period.parse("2026Q3")


@pytest.fixture
def ledger(tmp_path):
    made = make_ledger(tmp_path)
    made.save("official", {"name": "周玉芬", "body": "supervision", "post": "监委会主任"})
    party = made.find_one("matter", code="H03")
    made.save("disclosure", {"matter": Ref(party.id), "period": QUARTER,
                             "title": "2026年第三季度党费收缴公开"})  # fmt: skip
    yield made
    made.close()


@pytest.fixture
def page(qtbot, qapp, ledger, tmp_path):
    window = open_window(qtbot, qapp, ledger, tmp_path)
    window.go("disclosure")
    QApplication.processEvents()
    return page_of(window)


@pytest.fixture
def no_printer(monkeypatch, tmp_path):
    """No printer is there; papers go to files."""
    folder = tmp_path / "打印"
    folder.mkdir()
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    monkeypatch.setattr(messages, "choose", lambda parent, title, text, buttons: buttons[-1])
    monkeypatch.setattr(printing, "ask_folder", lambda parent: folder)
    monkeypatch.setattr(
        printing, "ask_path", lambda parent, name, suffix: folder / f"{name}.{suffix}"
    )
    return folder


def words(page, item):
    """What stands in the row of an item, in the months that are in sight."""
    model = page.matrix.model()
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == item)
    said = [model.index(row, at).data() for at in range(1, model.columnCount())]
    return list(dict.fromkeys(said))


def choose(page, item, column):
    model = page.matrix.model()
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == item)
    page.matrix.setCurrentIndex(model.index(row, column))
    page._rested()
    QApplication.processEvents()


def test_the_left_column_leads_here_and_the_registers_stand_behind(page, ledger):
    window = page.window()
    press(window, "今天要办")
    press(window, "三务公开")
    assert page_of(window) is page
    press(page, "公开台账")
    assert page_of(window).shown().type.name == "disclosure"
    assert button(window, "三务公开").isChecked()


def test_the_matrix_says_what_is_late_and_what_waits(page):
    assert words(page, "证明和用印") == ["过期 39 天", "1月15日前"]
    assert words(page, "财务收支") == ["没公开", "过期 8 天", "12月15日前", "1月15日前"]
    assert says(page, "还有 1 项没公开")


def test_a_quarter_goes_up_in_five_presses(page, ledger, no_printer):
    months = [one for one in disclosing.owed(ledger.as_of()) if one[1][0].period != QUARTER]
    for _, cells in months:  # the months are done already
        for one in cells:
            ledger.save("disclosure", {"matter": Ref(one.matter.id), "period": one.period,
                                       "title": "没有", "nothing": True})  # fmt: skip
    QApplication.processEvents()
    due = dict(disclosing.owed(ledger.as_of()))[dt.date(2026, 10, 15)]
    pressed = ["一起办", "出方案", "登记审查", "登记确定", "打印上墙"]
    for one in pressed:
        press(page, one)
    assert len(pressed) <= 5
    found = [one for one in ledger.find("disclosure") if one["period"] == QUARTER]
    posted = [one for one in found if one["posted_on"]]
    assert len(posted) == len(due) > 3
    assert {one["reviewed_by"] for one in posted} == {"周玉芬"}
    assert {one["decided_by"] for one in posted} == {"村委会会议"}
    assert all(one["paper"] for one in posted)
    assert len(list(no_printer.iterdir())) == len(posted)
    assert words(page, "证明和用印")[0] == "正在公示，到12月8日"
    assert disclosing.owed(ledger.as_of()) == []
    ledger.undo()
    assert not [one for one in ledger.find("disclosure") if one["posted_on"]], "one act"


def test_who_turns_back_at_the_printer_has_posted_nothing(page, ledger, monkeypatch):
    choose(page, "证明和用印", 1)
    for one in ("出方案", "登记审查", "登记确定"):
        press(page, one)
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "pick_printer", lambda *args: None)
    press(page, "打印上墙")
    assert all(one["posted_on"] is None for one in ledger.find("disclosure"))


def test_a_correction_begins_a_new_notice(page, ledger, no_printer):
    choose(page, "证明和用印", 1)
    for one in ("出方案", "登记审查", "登记确定", "打印上墙"):
        press(page, one)
    press(page, "出更正")
    newest = max(ledger.find("disclosure"), key=lambda one: one.id)
    assert newest["corrects"].title == "2026年第三季度证明和用印公开"
    page.window().go("disclosure")
    assert "出方案" in words(page, "证明和用印")[0]


def test_nothing_of_the_kind_is_said_in_one_press(page, ledger):
    choose(page, "协商议定的事", 1)
    press(page, "本期没有")
    assert words(page, "协商议定的事")[0] == "没有这类事"


def test_the_text_is_written_in_the_record(page, ledger):
    choose(page, "协商议定的事", 1)
    press(page, "改内容")
    shown = page_of(page.window()).shown()
    assert field(shown, "标题").toPlainText() == "2026年第三季度协商议定的事公开"


def test_what_happens_now_is_public_now(page, ledger):
    press(page, "随时公开一件")
    press(page, "写好了")
    assert ledger.count("disclosure") == 1, "said beside the fields what is missing"
    type_into(page, "公开事项", "宅基地申请")
    type_into(page, "要写的话", "张三申请宅基地，三组，一百二十平方米。")
    press(page, "写好了")
    made = max(ledger.find("disclosure"), key=lambda one: one.id)
    assert made["title"] == "2026年11月宅基地申请公开"
    assert page.side.cell.record.id == made.id
    press(page, "出方案")
    assert ledger.get("disclosure", made.id)["planned_on"] == ledger.today


def test_keys_reach_everything(qtbot, page, ledger):
    page.matrix.setFocus()
    choose(page, "证明和用印", 1)
    before = page.side.cell
    key(page.matrix, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.side.cell is not before)
    key(page.matrix, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert max(ledger.find("disclosure"), key=lambda one: one.id)["planned_on"] == ledger.today


def test_today_leads_to_the_period_that_is_due(page, ledger):
    window = page.window()
    window.go("new", type="disclosure", given={"period": QUARTER})
    assert {one.period for one in page.side.cells} == {QUARTER}
    assert any("一起办" in one for one in labels(page))


def test_the_paper_is_the_real_one_and_is_checked(qtbot, page):
    choose(page, "证明和用印", 1)
    qtbot.waitUntil(lambda: page.side.preview.pdf is not None, timeout=8000)
    assert page.side.preview.pdf.startswith(b"%PDF")
    assert says(page, "没有证件号、手机号、银行账号")
