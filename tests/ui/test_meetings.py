"""A meeting as the secretary records it: who came, what was decided, what follows by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from exporters.plain import text_of
from exporters.report import report
from models.kinds_links import Ref
from tests.ui.driving import key, press, says, type_into
from tests.ui.driving import text_of as words_in
from tests.ui.villages import make_ledger, open_window, page_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def hold_a_meeting(window):
    """Street lamps in the west: 22 of 31 came, 19 for, 2 against, 1 abstained, 18,600.00."""
    ledger = window.session.ledger
    window.go("today")
    key(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    key(page_of(window), Qt.Key.Key_2)
    type_into(window, "会议种类", "村民代表会议")
    type_into(window, "议题", "西头装路灯")
    type_into(window, "应到人数", "31")
    type_into(window, "实到人数", "22")
    press(window, "记好了")
    meeting = ledger.find_one("meeting", topic="西头装路灯")
    window.go("group", type="meeting", id=meeting.id)
    assert words_in(page_of(window), "到会够不够") == (
        "应到 31 人，三分之二以上是 21，实到 22，够了"
    )
    press(page_of(window), "记一件决议")
    assert words_in(window, "哪次会") == "西头装路灯"
    assert words_in(window, "决议事项") == "西头装路灯"
    for label, number in (("赞成", "19"), ("反对", "2"), ("弃权", "1"), ("涉及金额", "18600")):
        type_into(window, label, number)
    assert words_in(window, "结果") == "通过"
    press(window, "记好了")
    return ledger.find_one("resolution", matter="西头装路灯")


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    ledger = make_ledger(tmp_path)
    made = open_window(qtbot, qapp, ledger, tmp_path)
    yield made
    made.close()
    ledger.close()


def test_a_meeting_and_what_it_decided(window):
    one = hold_a_meeting(window)
    ledger = window.session.ledger
    assert (one["number"], one["outcome"], one["amount"]) == (
        "决字〔2026〕第1号", "passed", 1_860_000,
    )  # fmt: skip
    assert one["explained"] == (
        "到会 22 人，过半数是 12 票，赞成 19 票，通过，依据规定要求：村民委员会组织法第30条"
    )
    minutes = report("meeting_minutes").build(
        ledger.as_of(), {"meeting": Ref(one["meeting"].id)}
    )
    said = text_of(minutes)
    assert "三分之二以上是 21" in said
    assert "村民委员会组织法第30条" in said
    assert "18,600.00" in said


def test_too_few_is_said_while_it_is_written(window):
    window.go("new", type="meeting")
    type_into(window, "会议种类", "村民代表会议")
    type_into(window, "应到人数", "31")
    type_into(window, "实到人数", "20")
    assert says(window, "还差 1")
