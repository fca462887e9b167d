"""The registers of a group as tabs: what finds no room stands in a menu, nothing is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.cut_text import cut_texts
from tests.ui.driving import choose_in, visible
from tests.ui.villages import dress
from ui.look.buttons import Button
from ui.look.tokens import SIZES
from ui.records.tabs import RegisterTabs

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LABELS = (
    "上级任务", "收文", "发文", "准入登记", "退回函", "年度计划", "报数登记", "责任状",
    "检查", "工作群和软件", "清单种类", "事务清单",
)  # fmt: skip
NAMES = [f"r{place}" for place in range(len(LABELS))]


@pytest.fixture
def tabs(qtbot, qapp):
    dress(qapp)
    made = RegisterTabs()
    qtbot.addWidget(made)
    made.set_tabs(list(zip(NAMES, LABELS, strict=True)))
    made.show_tab("r0")
    made.resize(700, made.height())
    made.show()
    chosen = []

    def follow(name):
        chosen.append(name)
        made.show_tab(name)

    made.chosen.connect(follow)
    made.heard = chosen
    return made


def in_sight(tabs):
    return [tabs.bar.tabText(at) for at in range(len(LABELS)) if tabs.bar.isTabVisible(at)]


def in_menu(tabs):
    return [one.text() for one in tabs.menu().actions()]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("width", [560, 780, 1122, 2400])
def test_every_register_is_in_the_row_or_in_the_menu_and_none_is_cut(tabs, qapp, size, width):
    dress(qapp, size)
    for name in NAMES:
        tabs.show_tab(name)
        tabs.resize(width, tabs.height())
        assert sorted(in_sight(tabs) + in_menu(tabs)) == sorted(LABELS)
        assert LABELS[NAMES.index(name)] in in_sight(tabs)
        assert not cut_texts(tabs)
        ends = [one.geometry().right() for one in (tabs.bar, *visible(tabs, Button))]
        assert max(ends) < width


def test_with_room_for_all_there_is_no_menu(tabs):
    tabs.resize(3000, tabs.height())
    assert in_sight(tabs) == list(LABELS)
    assert not visible(tabs, Button)


def test_one_from_the_menu_takes_the_last_place_in_the_row(tabs):
    before = in_sight(tabs)
    choose_in(tabs.menu(), "事务清单")
    assert tabs.heard == ["r11"]
    assert in_sight(tabs)[-1] == "事务清单"
    assert in_sight(tabs)[0] == before[0]


def test_arrow_keys_reach_every_register(tabs):
    for _ in LABELS[1:]:
        QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert tabs.heard == NAMES[1:]
    assert tabs.bar.tabText(tabs.bar.currentIndex()) == "事务清单"


def test_the_menu_opens_by_keyboard(tabs, qtbot):
    more = visible(tabs, Button)[0]
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(tabs.findChildren(type(tabs.menu()))))
