"""The window's frame, driven as a person drives it: by labels and keys."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout

from models.declared import record_types
from models.drafts import Drafts
from models.errors import CannotWrite
from models.kinds_links import Ref
from models.ledger import Ledger
from models.periods import Period
from models.query import Query
from tests.models.villages import new_village
from tests.ui.cut_text import cut_texts
from ui import messages
from ui.frame.places import places_of
from ui.frame.window import Window
from ui.home.due import burning, due, to_look_at
from ui.home.event_card import EventCard
from ui.home.events import happenings
from ui.look.theme import theme
from ui.look.tokens import PANE, SIZES
from ui.pages import Page, PageSpec, found, record, today
from ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NOW = dt.datetime(2026, 11, 23, 10, 42)


class Clock:
    now = NOW

    def __call__(self):
        return self.now


class Plain(Page):
    """A page that remembers what it was told, with one field and one filled button."""

    def __init__(self, session):
        super().__init__(session)
        from ui.look.buttons import button
        from ui.look.panes import Sheet

        self.entered, self.left, self.told, self.may_leave = [], 0, [], True
        self.field = QLineEdit()
        self.field.setAccessibleName("一栏")
        self.pressed = 0
        self.filled = button("记好了", kind="filled")
        self.filled.clicked.connect(self._press)
        sheet = Sheet()
        sheet.body.addWidget(self.field)
        sheet.body.addWidget(self.filled)
        QVBoxLayout(self).addWidget(sheet)

    def _press(self):
        self.pressed += 1

    def enter(self, **arguments):
        self.entered.append(arguments)

    def leave(self):
        self.left += 1
        return self.may_leave

    def heard(self, changes):
        self.told.append(changes)


PLAIN = ("group", "new", "papers", "import", "check")
SPECS = (
    PageSpec("today", today.PAGE), PageSpec("record", record.PAGE), PageSpec("found", found.PAGE),
    *(PageSpec(place, Plain) for place in PLAIN),
    PageSpec("certificate", Plain, creates="certificate"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def own_settings(tmp_path):
    """Keep the tests away from the settings of whoever runs them."""
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ledger(tmp_path, clock):
    made = new_village(tmp_path / "白杨村.cwz", clock=clock)
    phones = ({"office": "柳河镇纪委", "number": "0394-5551234"},)
    made.save("village", {"director": "陈志强", "supervision_phones": phones}, id=1)
    for name, number in (("王秀兰", "1"), ("王建国", "2"), ("李明", "3")):
        made.save(
            "resident",
            {"name": name, "household": Ref(None, f"0{number}"), "phone": f"1380001234{number}",
             "group": "3组"},
        )  # fmt: skip
    made.save("official", {"name": "陈志强", "body": "committee", "post": "主任"})
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, ledger, monkeypatch):
    monkeypatch.setattr(today, "specs", lambda: SPECS)
    if theme().size.key != "standard" or not qapp.styleSheet():
        theme().apply(qapp)
    made = Window(Session(ledger, theme()), SPECS)
    made.resize(1366, 697)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    # without an event loop nobody deletes it, and every restyling would go through it again
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def button(root, words):
    QApplication.processEvents()  # what was added to a page shows itself then
    found_ = [
        one
        for one in root.findChildren(QAbstractButton)
        if one.isVisible() and words in {one.text(), one.accessibleName()}
    ]
    assert found_, f"no button {words}"
    return found_[0]


def buttons(root):
    return [one.text() for one in root.findChildren(QAbstractButton) if one.isVisible()]


def special(ledger, ended, category="dibao"):
    who = ledger.find_one("resident", name="王秀兰")
    return ledger.save(
        "special_group",
        {"resident": Ref(who.id), "category": category, "started": dt.date(2025, 1, 1),
         "ended": ended},
    )  # fmt: skip


# -- frame ---------------------------------------------------------------------------------------


def test_the_left_column_holds_what_has_a_page_and_nothing_else():
    types = record_types().values()
    assert [one.text for one in places_of(types, {"today", "record"})] == ["今天要办", "记一件事"]
    every = [one.text for one in places_of(types, {one.place for one in SPECS})]
    assert every[:3] == ["今天要办", "记一件事", "出材料"]
    assert "村民和户" in every
    assert every[-2:] == ["体检", "本村"]
    assert "填上级表" not in every


def test_the_frame_says_whose_ledger_who_and_when(window):
    assert window.windowTitle() == "白杨村 — 村务一本账"
    texts = [one.text() for one in window.status.findChildren(type(window.status._said))]
    assert "经手人：李春生" in texts
    assert window.status._day.text() == "2026年11月23日 星期一"
    assert window.session.ledger.who == "李春生"


def test_a_place_is_reached_by_mouse_by_digit_and_by_its_own_key(window, qtbot):
    button(window.left, "村民和户").click()
    assert window.journey.place == "group"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.journey.place == "today"
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.journey.place == "record"
    assert button(window.left, "记一件事").isChecked()
    assert not button(window.left, "今天要办").isChecked()


def test_esc_goes_back_step_by_step(window, qtbot):
    for name in ("record", "papers", "check"):
        window.go(name)
    places = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        places.append(window.journey.place)
    assert places == ["papers", "record", "today", "today"]


def test_a_page_that_wants_an_answer_is_not_left(window):
    window.go("papers")
    window.journey.page.may_leave = False
    button(window.left, "体检").click()
    assert window.journey.place == "papers"
    assert button(window.left, "出材料").isChecked()
    assert not button(window.left, "体检").isChecked()
    window.journey.page.may_leave = True


def test_a_place_without_a_page_is_not_gone_to(window):
    assert not window.go("nowhere")
    assert window.journey.place == "today"


def test_a_new_record_goes_to_the_page_that_creates_it(window):
    window.session.go("new", type="certificate")
    assert window.journey.page is window.journey._pages["certificate"]
    window.session.go("new", type="resident")
    assert window.journey.page is window.journey._pages["new"]
    assert window.journey.page.entered[-1] == {"type": "resident"}


def test_pages_are_built_at_their_first_visit_and_hear_what_they_missed(window, ledger):
    assert set(window.journey._pages) == {"today"}
    window.go("papers")
    papers = window.journey.page
    ledger.save("household", {"number": "88"})
    window.go("check")
    ledger.save("household", {"number": "89"})
    ledger.save("household", {"number": "90"})
    assert len(papers.told) == 1
    window.go("papers")
    assert len(papers.told) == 2
    assert len(papers.told[1].touched) == 2


def test_the_filled_button_is_pressed_by_ctrl_enter_also_from_a_field(window, qtbot):
    window.go("papers")
    page = window.journey.page
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.pressed == 1


def test_ctrl_s_answers_that_all_is_stored_and_lets_the_field_store(window, qtbot):
    window.go("papers")
    field = window.journey.page.field
    stored = []
    field.editingFinished.connect(lambda: stored.append(field.text()))
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.status.text() == "已存 10:42"
    assert stored == ["abc"]
    assert field.hasFocus()


def test_f6_goes_round_the_panes(window, qtbot):
    window.go("papers")
    QApplication.processEvents()
    seen = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(window.focusWidget())
    assert set(seen) == {
        button(window.left, "出材料"), window.journey.page.field, window.top.search
    }  # fmt: skip


def test_a_sheet_dropped_on_the_window_goes_to_import(window, tmp_path):
    path = tmp_path / "花名册.xlsx"
    for name, wanted in ((path, "import"), (tmp_path / "照片.jpg", "today")):
        window.go("today")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(name))])
        window.dropEvent(
            QDropEvent(
                QPointF(300, 300), Qt.DropAction.CopyAction, data,
                Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
            )
        )  # fmt: skip
        assert window.journey.place == wanted
    window.go("import")
    assert {"path": path} in window.journey.page.entered


# -- undo ----------------------------------------------------------------------------------------


def test_undo_and_redo_by_name_and_key(window, ledger, qtbot):
    who = ledger.find_one("resident", name="李明")
    ledger.save("resident", {"group": "5组"}, id=who.id)
    assert "李明" in window.top.undo_button.text()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ledger.get("resident", who.id)["group"] == "3组"
    assert window.status.text().startswith("已撤销：")
    button(window.top, "重做：改了李明的村民小组").click()
    assert ledger.get("resident", who.id)["group"] == "5组"
    assert not window.top.redo_button.isVisible()


def test_ctrl_z_in_a_field_takes_back_typing_first_then_the_act(window, ledger, qtbot):
    before = ledger.count("household")
    ledger.save("household", {"number": "88"})
    window.go("papers")
    field = window.journey.page.field
    field.setFocus()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert ledger.count("household") == before + 1
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ledger.count("household") == before


def test_the_dark_bar_takes_back_what_was_done(window, ledger):
    ledger.remove("resident", ledger.find_one("resident", name="李明").id)
    window.session.done.emit("删了 1 个人")
    assert window.bar.isVisible()
    assert window.bar.text() == "删了 1 个人"
    for size in reversed(SIZES):  # over the bottom line and the page's margin: over no button
        window.set_size(size)
        assert window.bar.height() <= window.status.height() + PANE - 2
        assert window.bar.geometry().bottom() == window.centralWidget().rect().bottom()
    button(window.bar, "撤销").click()
    assert ledger.find_one("resident", name="李明")
    assert not window.bar.isVisible()


def test_undo_that_depends_on_later_records_is_told(window, ledger, monkeypatch):
    told = []
    monkeypatch.setattr(messages, "show_error", lambda parent, error: told.append(error))
    error = CannotWrite("磁盘满了。")

    def full():
        raise error

    monkeypatch.setattr(ledger, "undo", full)
    window.undo()
    assert told == [error]


# -- search --------------------------------------------------------------------------------------


def test_search_shows_hits_by_register_and_enter_opens_one(window, ledger, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.top.search
    assert box.hasFocus()
    qtbot.keyClicks(box, "wang")
    qtbot.waitUntil(lambda: box.hits is not None)
    rows = box.hits.rows
    assert [row.text for row in rows if row.kind == "head"] == ["村民"]
    assert {row.text for row in rows if row.kind == "hit"} == {"王秀兰", "王建国"}
    assert all("3组" in row.facts for row in rows if row.kind == "hit")
    assert not any("13800012341" in row.facts for row in rows)
    second = [row for row in rows if row.kind == "hit"][1].record
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    group = ledger.type("resident").group
    assert window.journey.page.entered[-1] == {"group": group, "type": "resident", "id": second.id}
    assert box.hits is None
    assert box.text() == ""


def test_enter_right_after_typing_opens_the_best_hit(window, qtbot):
    box = window.top.search
    box.setFocus()
    qtbot.keyClicks(box, "2342")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.journey.place == "group"


def test_what_is_not_found_is_said_and_esc_empties_the_box(window, qtbot):
    box = window.top.search
    box.setFocus()
    box.setText("没有这个人")
    box.search()
    assert "没有找到" in box.hits.rows[0].text
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.hits is None
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_many_hits_lead_to_the_page_with_all_of_them(window, ledger, qtbot):
    with ledger.operation("加人"):
        for number in range(20):
            ledger.save("resident", {"name": f"赵{chr(0x4E00 + number)}", "group": "1组",
                                     "household": Ref(None, f"9{number}")})  # fmt: skip
    box = window.top.search
    box.setFocus()
    box.setText("赵")
    box.search()
    assert box.hits.rows[-1].kind == "more"
    qtbot.keyClick(box, Qt.Key.Key_Up)
    box.hits.setCurrentIndex(box.hits.model().index(len(box.hits.rows) - 1))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    page = window.journey.page
    assert window.journey.place == "found"
    assert sum(row.kind == "hit" for row in page.list.rows) == 20
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.journey.place == "group"


# -- today ---------------------------------------------------------------------------------------


def test_an_empty_village_is_led_by_the_hand(tmp_path, clock):
    made = Ledger(tmp_path / "空.cwz", record_types(), clock=clock)
    places = {one.place for one in SPECS}
    assert [one.verb for one in due(made, places)] == ["去写", "导入花名册"]
    assert [one.verb for one in due(made, places - {"import"})] == ["去写"]
    made.close()


def test_ends_of_special_groups_stand_in_their_week(ledger):
    days = (0, 3, 12, 31, 40, -1)
    for number, days_ in enumerate(days):
        special(ledger, NOW.date() + dt.timedelta(days=days_),
                ("dibao", "tekun", "disabled", "alone", "orphan", "veteran")[number])  # fmt: skip
    found_ = due(ledger, {"group"})
    assert [(one.part, one.tag) for one in found_] == [
        ("今天", "今天到期"), ("本周", "周四 26日"), ("30 天内", "12月5日"),
        ("本季度", "12月24日"),
    ]  # fmt: skip
    assert burning(found_) == 1


def test_the_red_count_follows_the_ledger_and_the_day(window, ledger, clock):
    entry = window.left.buttons[0]
    assert entry.count == 0
    special(ledger, NOW.date() + dt.timedelta(days=1))
    assert entry.count == 0
    clock.now = NOW + dt.timedelta(days=1)
    window._tick()
    assert entry.count == 1
    assert window.status._day.text() == "2026年11月24日 星期二"
    assert "王秀兰的低保到期" in window.journey.page.rows[0].due.title


def test_a_line_of_work_leads_to_its_record(window, ledger):
    made = special(ledger, NOW.date())
    button(window, "去看看：王秀兰的低保到期").click()
    assert window.journey.page.entered[-1]["id"] == made.id


def test_what_was_left_unfinished_can_be_gone_on_with(window, ledger):
    key = Drafts(ledger.path).keep_new("resident", {"name": "张三"}, NOW)
    window.go("today")
    button(window.journey.page, "接着写：加一人：张三").click()
    assert window.journey.page.entered[-1] == {"type": "resident", "draft": key}
    window.go("record")
    button(window.journey.page, "接着写：加一人：张三").click()
    assert window.journey.page.entered[-1] == {"type": "resident", "draft": key}


def test_findings_of_the_check_up_join_the_list_and_the_rest_is_counted(window, ledger, qtbot):
    page = window.journey.page
    qtbot.waitUntil(lambda: any(row.due.part == "请看看" for row in page.rows), timeout=5000)
    assert all(
        row.due.verb in {"去看看", "去体检"} for row in page.rows if row.due.part == "请看看"
    )
    many = [page._findings[0]] * 9
    lines = to_look_at(ledger, many)
    assert len(lines) == 4
    assert lines[-1].tag == "还有 6 处"
    assert lines[-1].place == "check"


def test_the_right_column_leads_on(window):
    page = window.journey.page
    button(page, "看本季度材料").click()
    assert window.journey.place == "papers"
    window.go("today")
    button(page, "开证明").click()
    assert window.journey.page is window.journey._pages["certificate"]
    window.go("today")
    button(page, "来了任务").click()
    assert {"要办的事", "只传阅的文件"} <= set(buttons(window.journey.page))
    assert Period.containing("quarter", NOW.date()).part == 4


def test_today_counts_what_was_done(window, ledger):
    assert "今天已办 6 件" in window.journey.page._foot.text()
    ledger.undo()
    assert "今天已办 5 件" in window.journey.page._foot.text()


# -- record --------------------------------------------------------------------------------------


def test_the_chooser_has_the_events_there_are_and_a_digit_chooses(window, qtbot):
    window.go("record")
    page = window.journey.page
    shown = [card.text() for card in page.findChildren(EventCard) if card.isVisible()]
    assert shown == [one.sentence for one in happenings(record_types().values())]
    assert page.cards[0].hasFocus()
    qtbot.keyClicks(page.cards[0], "5")
    assert window.journey.page.entered[-1] == {"type": "seal_use"}


def test_a_shared_sentence_asks_which_part_and_esc_comes_back(window, qtbot):
    window.go("record")
    page = window.journey.page
    qtbot.keyClicks(page.cards[0], "0")
    assert [card.text() for card in page.cards] == ["多了人", "少了人"]
    qtbot.keyClick(page.cards[0], Qt.Key.Key_Escape)
    assert len(page.cards) == len(happenings(record_types().values()))
    qtbot.keyClicks(page.cards[0], "0")
    qtbot.keyClicks(page.cards[0], "2")
    assert window.journey.page.entered[-1] == {"type": "departure"}


def test_arrows_walk_the_cards_and_enter_chooses(window, qtbot):
    window.go("record")
    QApplication.processEvents()
    page = window.journey.page
    qtbot.keyClick(page.cards[0], Qt.Key.Key_Right)
    assert page.cards[1].hasFocus()
    qtbot.keyClick(page.cards[1], Qt.Key.Key_Left)
    qtbot.keyClick(page.cards[0], Qt.Key.Key_Down)
    assert page.cards[2].hasFocus()
    qtbot.keyClick(page.cards[2], Qt.Key.Key_Up)
    qtbot.keyClick(page.cards[0], Qt.Key.Key_Right)
    qtbot.keyClick(page.cards[1], Qt.Key.Key_Down)
    assert page.cards[3].happening.digit == 4
    qtbot.keyClick(page.cards[3], Qt.Key.Key_Return)
    assert window.journey.page is window.journey._pages["certificate"]


def test_a_register_without_an_event_is_one_button_away(window):
    window.go("record")
    button(window.journey.page, "加一人").click()
    assert window.journey.page.entered[-1] == {"type": "resident"}


# -- text size and room --------------------------------------------------------------------------


def test_text_size_by_key_and_menu_is_kept(window, qtbot):
    from ui import settings

    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme().size.key == "large"
    assert window.top.size_actions["large"].isChecked()
    window.top.size_actions["largest"].trigger()
    assert theme().size.key == settings.text_size() == "largest"
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert theme().size.key == "large"


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(window, ledger, size):
    for number, days in enumerate((0, 3, 12)):
        special(ledger, NOW.date() + dt.timedelta(days=days), ("dibao", "tekun", "alone")[number])
    window.set_size(size)
    for room in ((1366, 697), (1093, 560), (1024, 600)):
        window.resize(*room)
        for place in ("today", "record", "found"):
            window.go(place, **({"text": "王"} if place == "found" else {}))
            for _ in range(3):  # a line that wraps tells its height in a second round
                QApplication.processEvents()
            assert cut_texts(window) == [], f"{place} {room}"
            assert window.width() == room[0]


def test_help_tells_of_the_page_in_sight(window, qtbot):
    window.go("record")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert "数字键" in window._help.words()
    button(window._help, "全部按键").click()
    assert "换到下一块" in window._help.words()
    for place in (*PLAIN, "today", "found", "certificate"):
        window._help.show_place(place)
        assert cut_texts(window._help) == []


def test_closing_leaves_the_page_and_lets_the_ledger_go(window, ledger, qtbot):
    window.go("papers")
    page = window.journey.page
    with qtbot.waitSignal(window.closed):
        window.close()
    assert page.left == 1
    other = Ledger(ledger.path, record_types(), clock=lambda: NOW)
    assert other.count("resident", Query()) == 3
    other.close()


def test_in_a_narrow_window_the_right_column_stands_below(window, ledger):
    window.go("today")
    page = window.journey.page
    window.resize(1366, 697)
    QApplication.processEvents()
    wide = page._side.mapTo(page, page._side.rect().topLeft())
    window.resize(1024, 540)
    QApplication.processEvents()
    narrow = page._side.mapTo(page, page._side.rect().topLeft())
    assert page._side.isVisible()
    assert narrow.x() < wide.x()
    assert narrow.y() > wide.y()
    assert "开证明" in buttons(page)


def test_a_change_of_size_after_the_page_was_left_reads_nothing(window, ledger, monkeypatch):
    window.go("today")
    page = window.journey.page
    window.go("record")
    read = []
    with monkeypatch.context() as patch:
        patch.setattr(type(ledger.store), "rows", lambda *asked: read.append(asked) or [])
        page._restyle()
    assert not page._here
    assert not read


def test_the_help_is_gone_without_a_trace(window, qapp):
    window.show_help()
    window._help.deleteLater()
    window._help = None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme().changed.emit("standard")  # would raise in a slot of a deleted window
