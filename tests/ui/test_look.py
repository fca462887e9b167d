"""The toolkit of the window: colours one can read, icons, text that is never cut, states."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tests.ui.cut_text import cut_texts
from ui.look import fonts, icons
from ui.look.buttons import button
from ui.look.dialog import Box, tell
from ui.look.entries import NavButton, VerbButton
from ui.look.fields import FieldBox, IconEdit, MaskedField, choice_box
from ui.look.labels import ElidedLabel, IconLabel, Paragraph, label
from ui.look.notices import Banner, EmptyState, Progress, UndoBar, told
from ui.look.panes import PageHead, ScrollPane, SectionLine, Sheet, WholePane, column, row
from ui.look.rows import TagRole
from ui.look.style import style_sheet
from ui.look.tables import table_view
from ui.look.tags import Tag
from ui.look.theme import colour, theme
from ui.look.tokens import COLOURS, CONTRASTS, SIZES, TONES

# Qt's screenless platform grumbles at every window; it has no window manager to tell.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALL_SIZES = pytest.mark.parametrize("size", SIZES)


@pytest.fixture
def dressed(qapp):
    theme().apply(qapp)
    yield qapp
    theme().apply(qapp)


def shown(qtbot, widget, width=480, height=320):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    QApplication.processEvents()
    return widget


# -- tokens -------------------------------------------------------------------------------------


def luminance(value):
    parts = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one, other):
    dark, light = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("words", "ground", "least"), CONTRASTS)
def test_words_can_be_read_on_their_ground(words, ground, least):
    assert ratio(words, ground) >= least


def test_every_tone_is_among_the_promised_contrasts():
    pairs = {(words, ground) for words, ground, _ in CONTRASTS}
    assert set(TONES.values()) <= pairs
    assert all(least >= 3.0 for *_, least in CONTRASTS)


def test_no_colour_is_written_outside_the_tokens():
    for path in Path(icons.__file__).parents[1].rglob("*.py"):
        if path.name != "tokens.py":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"[\"' ]#[0-9A-Fa-f]{6}\b", text), f"{path.name} writes a colour"


@ALL_SIZES
def test_the_style_sheet_has_every_token_and_nothing_smaller_than_14(size):
    sheet = style_sheet(SIZES[size])
    assert "$" not in sheet
    assert min(int(one) for one in re.findall(r"font-size: (\d+)px", sheet)) >= 14


# -- icons --------------------------------------------------------------------------------------


def test_every_drawing_has_one_meaning_and_every_meaning_one_drawing():
    assert {path.stem for path in icons.FOLDER.glob("*.svg")} == set(icons.MEANINGS)
    assert len(set(icons.MEANINGS.values())) == len(icons.MEANINGS)
    drawings = [path.read_text(encoding="utf-8") for path in icons.FOLDER.glob("*.svg")]
    assert len(set(drawings)) == len(drawings)


@pytest.mark.parametrize("name", icons.MEANINGS)
def test_an_icon_is_one_colour_on_the_grid_of_24_and_inside_it(qapp, name):
    text = (icons.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'fill="none"' in text
    assert "#" not in text
    image = icons.pixmap(name, "red", 48).toImage()
    painted = [
        (x, y, image.pixelColor(x, y))
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert painted, "nothing was drawn"
    red = colour("red")
    assert all(abs(one.red() - red.red()) < 8 and one.blue() < 60 for *_, one in painted)
    assert all(1 <= x <= 46 and 1 <= y <= 46 for x, y, _ in painted), "runs over its edge"


def test_icons_are_drawn_anew_for_a_sharper_screen(qapp):
    once, twice = (icons.pixmap("people", "ink", 20, scale) for scale in (1.0, 2.0))
    assert (once.width(), twice.width()) == (20, 40)
    assert twice.deviceIndependentSize().toSize() == QSize(20, 20)
    blown_up = once.toImage().scaled(40, 40)
    assert twice.toImage().convertToFormat(QImage.Format.Format_ARGB32) != blown_up


def test_an_unknown_icon_or_colour_is_a_bug(qapp):
    with pytest.raises(KeyError):
        icons.pixmap("smiley", "ink", 20)
    with pytest.raises(KeyError):
        icons.pixmap("pen", "pink", 20)


# -- theme --------------------------------------------------------------------------------------


@ALL_SIZES
def test_a_text_size_reaches_fonts_and_heights(dressed, qtbot, size):
    holder = QWidget()
    press, write, title = button("打印", "printer"), QLineEdit(), label("村民和户", "title")
    nav, verb = NavButton("今天要办", "today"), VerbButton("记一件事", "pen")
    layout = QVBoxLayout(holder)
    for one in (press, write, title, nav, verb):
        layout.addWidget(one)
    shown(qtbot, holder)
    with qtbot.waitSignal(theme().changed) as told_size:
        theme().apply(dressed, size)
    QApplication.processEvents()
    measures = SIZES[size]
    assert told_size.args == [size]
    assert press.height() == write.height() == measures.control
    assert press.iconSize().width() == measures.small_icon
    assert title.fontInfo().pixelSize() == measures.title
    assert (nav.height(), verb.height()) == (measures.nav_row, measures.verb)


def test_focus_moves_nothing(dressed, qtbot):
    holder = QWidget()
    widgets = [
        QLineEdit("王秀兰"),
        choice_box([("妻子", 1)]),
        *(button("打印", kind=kind) for kind in ("plain", "filled", "link", "small", "chip")),
        QCheckBox("常住"),
        QRadioButton("男"),
    ]
    layout = QVBoxLayout(holder)
    for one in widgets:
        layout.addWidget(one)
    shown(qtbot, holder, 300, 500)
    holder.activateWindow()
    before = [(one.geometry(), one.sizeHint()) for one in widgets]
    for one in widgets:
        one.setFocus()
        QApplication.processEvents()
        assert one.hasFocus()
        assert [(w.geometry(), w.sizeHint()) for w in widgets] == before, type(one).__name__


def test_rare_characters_of_names_have_a_face(dressed, qtbot):
    theme().finish_fonts()
    words = label("䶮㛃𬱖𫖯𬭎𠅤𡋾𣲗㙓𬇙龘堃")
    shown(qtbot, words)
    layout = QTextLayout(words.text(), words.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    assert all(0 not in run.glyphIndexes() for run in runs)
    assert {run.rawFont().familyName() for run in runs} <= set(fonts.families())


def test_rare_characters_shown_too_early_are_drawn_anew(dressed, qtbot):
    line = shown(qtbot, QLineEdit("𠅤𡋾"))
    changes = []
    line.changeEvent = lambda event: changes.append(event.type())
    theme().finish_fonts()
    assert QEvent.Type.FontChange in changes


# -- words that are never cut -------------------------------------------------------------------


def test_a_long_line_ends_in_dots_and_tells_itself_whole(dressed, qtbot):
    line = shown(qtbot, ElidedLabel("买买提·阿不都热合曼·吐尔逊和他的一家"), 120, 30)
    assert line.shown_text().endswith("…")
    assert line.toolTip() == line.text()
    line.resize(600, 30)
    assert line.shown_text() == line.text()
    assert not line.toolTip()


def test_a_long_line_keeps_the_tooltip_it_was_given(dressed, qtbot):
    line = shown(qtbot, ElidedLabel("短"), 200, 30)
    line.setToolTip("给的提示")
    line.resize(300, 30)
    assert line.toolTip() == "给的提示"


def test_the_check_finds_cut_words(dressed, qtbot):
    holder = QWidget()
    short = {
        "QLabel": QLabel("这一句话放不下", holder),
        "QPushButton": QPushButton("打印并登记", holder),
        "QCheckBox": QCheckBox("集体经济组织成员", holder),
        "IconEdit": IconEdit("search", "419922195803150426", holder),
    }
    for place, one in enumerate(short.values()):
        one.setGeometry(0, place * 40, 60, 36)
    wrapped = QLabel("一段会换行的话，高度不够就会被截断，看不到后面的字", holder)
    wrapped.setWordWrap(True)
    wrapped.setGeometry(0, 200, 80, 20)
    pushed_out = QLabel("窗口外", holder)
    pushed_out.setGeometry(460, 200, 80, 30)
    shown(qtbot, holder)
    found = "\n".join(cut_texts(holder))
    for name in short:
        assert f"{name} “" in found
    assert "一段会换行的话" in found
    assert "“窗口外” lies outside" in found


def gallery():
    """Every widget once, in the words of the program."""
    chosen, refused = button("全部", kind="chip"), button("打印")
    chosen.setChecked(True)
    refused.setEnabled(False)
    wrong = FieldBox("联系电话", QLineEdit("1380012345"))
    wrong.set_message("手机号是 11 位，现在只有 10 位，像是少了一位。别的已经存好。")
    doubtful = FieldBox("开会日子", QLineEdit("2026年11月30日"))
    doubtful.set_message("那天已经有一个会", "warning")
    masked = FieldBox("公民身份号码", MaskedField("419922********0426", lambda: "whole"))
    bar, waiting, place = UndoBar(), Progress(), NavButton("今天要办", "today")
    bar.tell("删了 1 条用印登记", lambda: None)
    waiting.tell("正在出第四季度材料", 4, 5, note="已出的 3 份留着。可以先去做别的事")
    place.set_count(12)
    head = PageHead("村民和户", "在册 1,286 人，412 户")
    head.add_button(button("从表格导入", "download"))
    head.add_button(button("加一人", "plus", "filled"))
    buttons = [button("从表格导入", "download"), button("记第一块", "plus", "filled")]
    left = Sheet("一页的左边")
    for one in (place, VerbButton("填上级表", "grid"), masked, wrong, doubtful):
        left.body.addWidget(one)
    left.body.addLayout(row(chosen, button("低保 23", kind="chip"), refused))
    left.body.addLayout(row(button("删除", "close", "danger"), button("更多", kind="link")))
    left.body.addLayout(row(QCheckBox("常住"), QRadioButton("男"), choice_box([("妻子", 1)])))
    right = Sheet("一页的右边")
    tags = [("已办", "check", "green"), ("过期 8 天", "octagon-alert", "red")]
    right.body.addLayout(row(*(Tag(*one) for one in tags), IconLabel("stamp")))
    for one in (
        SectionLine("户　03-027", "分开记"),
        Banner("ochre", "3 份还缺内容", "缺什么都列好了，补上一样就少一样。", "去补"),
        EmptyState("还没有登记牌子", "把村里挂着的牌子记一遍，一块一行。", buttons),
        waiting,
        bar,
        told("电话没存，其余已存", "ochre"),
    ):
        right.body.addWidget(one)
    panes = QHBoxLayout()
    panes.addWidget(left, 1)
    panes.addWidget(right, 1)
    page = QWidget()
    page.setLayout(column(head, ScrollPane(panes)))
    return page


@ALL_SIZES
@pytest.mark.parametrize(("width", "height"), [(1170, 615), (1024, 420)])
def test_nothing_is_cut_at_any_size(dressed, qtbot, size, width, height):
    theme().apply(dressed, size)
    page = shown(qtbot, gallery(), width, height)
    QApplication.processEvents()
    assert cut_texts(page) == []
    theme().apply(dressed, "largest")
    QApplication.processEvents()
    assert cut_texts(page) == []


def test_everything_one_can_press_has_a_name_in_chinese(dressed, qtbot):
    page = shown(qtbot, gallery(), 1170, 615)
    for one in page.findChildren(QPushButton):
        assert re.search("[一-鿿]", one.accessibleName() or one.text())
    for one in page.findChildren(QLineEdit):
        assert re.search("[一-鿿]", one.accessibleName())


# -- fields -------------------------------------------------------------------------------------


def test_an_error_stands_beside_its_field_and_goes_again(dressed, qtbot):
    box = shown(qtbot, FieldBox("联系电话", QLineEdit("1380012345")))
    box.set_message("少 1 位，手机号是 11 位")
    QApplication.processEvents()
    assert box.message() == "少 1 位，手机号是 11 位"
    assert box.editor.accessibleDescription() == box.message()
    edge = box.editor.grab().toImage().pixelColor(box.editor.width() // 2, 1)
    assert edge == colour("red")
    height = box.editor.height()
    box.set_message("")
    QApplication.processEvents()
    assert (box.state, box.message(), box.editor.height()) == ("", "", height)
    assert box.editor.grab().toImage().pixelColor(box.editor.width() // 2, 1) != colour("red")


def test_a_masked_value_is_whole_for_thirty_seconds(dressed, qtbot):
    timer, asked = QTimer(), []

    def whole():
        asked.append(1)
        return "419922195803150426"

    field = shown(qtbot, MaskedField("419922********0426", whole, timer=timer))
    assert timer.interval() == 30_000
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert (field.text(), field.button.text()) == ("419922195803150426", "遮起来")
    assert timer.isActive()
    timer.timeout.emit()
    assert (field.text(), field.button.text()) == ("419922********0426", "看全号")
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    field.hide()
    assert field.text() == "419922********0426"
    assert len(asked) == 2


# -- notices and boxes --------------------------------------------------------------------------


def test_the_bar_takes_back_once_or_goes_by_itself(dressed, qtbot):
    timer, done = QTimer(), []
    holder = QWidget()
    bar = UndoBar(holder, timer)
    QVBoxLayout(holder).addWidget(bar)
    shown(qtbot, holder)
    assert not bar.isVisible()
    bar.tell("删了 1 条用印登记", lambda: done.append("back"))
    assert (bar.isVisible(), bar.text(), timer.interval()) == (True, "删了 1 条用印登记", 8000)
    press = bar.findChild(QPushButton)
    with qtbot.waitSignal(bar.undone):
        qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert (done, bar.isVisible()) == (["back"], False)
    bar.tell("删了 2 条用印登记", lambda: done.append("again"))
    timer.timeout.emit()
    assert (done, bar.isVisible()) == (["back"], False)


def test_waiting_says_what_and_how_many(dressed, qtbot):
    waiting = shown(qtbot, Progress())
    waiting.tell("正在出第四季度材料", 4, 5)
    assert waiting.text() == "正在出第四季度材料：第 4 份，共 5 份"
    with qtbot.waitSignal(waiting.stopped):
        qtbot.mouseClick(waiting.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_enter_chooses_the_safe_button_and_esc_answers_nothing(dressed, qtbot):
    words = ["删掉", "换个名字存", "再存一次"]
    text = "写不进去，原来的文件没有动。"
    box = shown(qtbot, Box(None, "还在 WPS 里开着", text, words, danger="删掉"))
    assert [one.text() for one in box.buttons] == words
    assert [one.kind for one in box.buttons] == ["danger", "plain", "filled"]
    assert box.buttons[0].x() < box.buttons[1].x() < box.buttons[2].x()
    assert cut_texts(box) == []
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.chosen == "再存一次"
    again = shown(qtbot, Box(None, "还在 WPS 里开着", text, words))
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert (again.chosen, again.isVisible()) == ("", False)


def test_a_thing_to_know_has_one_button(dressed, qtbot):
    seen = []

    def press():
        box = QApplication.activeModalWidget()
        seen.extend(one.text() for one in box.findChildren(QPushButton))
        qtbot.mouseClick(box.buttons[0], Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, press)
    tell(None, "账打不开", "账本没有动。")
    assert seen == ["知道了"]


# -- lists --------------------------------------------------------------------------------------


def people(rows=30):
    model = QStandardItemModel(0, 5)
    model.setHorizontalHeaderLabels(["姓名", "性别", "年龄", "证件后四位", "标记"])
    for number in range(rows):
        cells = [QStandardItem(text) for text in ("王秀兰", "女", "68", f"{number:04}", "")]
        cells[4].setData([("低保", "grey", "")], TagRole)
        model.appendRow(cells)
    return model


def listed(qtbot, width=480):
    table = table_view()
    table.setModel(people())
    table.set_columns([4, 2, 2, 3, 4], stretch=4, drop=[4, 1])
    return shown(qtbot, table, width, 300)


@ALL_SIZES
def test_columns_give_way_in_the_declared_order(dressed, qtbot, size):
    theme().apply(dressed, size)
    table = listed(qtbot, 900)
    assert table.dropped() == []
    table.resize(
        table._needed(0) + table._needed(1) + table._needed(2) + table._needed(3) + 30, 300
    )
    assert table.dropped() == [4]
    table.resize(table._needed(0) + table._needed(2) + table._needed(3) + 30, 300)
    assert table.dropped() == [1, 4]
    table.resize(900, 300)
    assert table.dropped() == []
    assert cut_texts(table) == []
    assert table.rowHeight(0) == SIZES[size].control


def test_the_chosen_row_has_tint_bar_and_bold_first_cell(dressed, qtbot):
    table = listed(qtbot)
    plain = table.viewport().grab().toImage()
    table.choose_row(0)
    chosen = table.viewport().grab().toImage()
    assert chosen.pixelColor(1, 18) == colour("blue")
    assert chosen.pixelColor(6, 3) == colour("chosen")
    assert plain.pixelColor(6, 3) == colour("paper")
    dark = [
        sum(
            image.pixelColor(x, y).lightness() < 110
            for x in range(8, table.columnWidth(0))
            for y in range(36)
        )
        for image in (plain, chosen)
    ]
    assert dark[1] > dark[0] * 1.2
    tag = table.visualRect(table.model().index(0, 4)).topLeft() + QPoint(14, 8)
    assert chosen.pixelColor(tag) == colour("off_ground")


def test_rows_are_chosen_by_arrows_opened_by_enter_and_copied_for_wps(dressed, qtbot):
    table = listed(qtbot)
    table.choose_row(0)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(table.activated) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0].row() == 2
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    expected = "王秀兰\t女\t68\t0001\t\n王秀兰\t女\t68\t0002\t"
    assert QApplication.clipboard().text() == expected


def test_a_paragraph_keeps_its_height_in_a_short_pane(dressed, qtbot):
    holder = QWidget()
    layout = QVBoxLayout(holder)
    words = Paragraph("身份证号末尾成了 000。表格软件只记 15 位，后 3 位丢了，原号找不回。" * 2)
    layout.addWidget(words)
    layout.addWidget(QLabel("下一行"))
    shown(qtbot, holder, 200, 60)
    assert words.height() >= words.heightForWidth(words.width())


def test_a_paragraph_gives_height_back(dressed, qtbot):
    words = Paragraph("一句很长的话。" * 12)
    shown(qtbot, words, 120, 60)
    high = words.minimumHeight()
    words.setText("短了")
    assert words.minimumHeight() < high
    words.setText("")
    assert words.minimumHeight() == 0


def test_the_bar_grows_upwards_with_the_text(dressed, qtbot):
    holder = shown(qtbot, QWidget(), 700, 300)
    bar = UndoBar(holder)
    bar.tell("删了 1 条用印登记", lambda: None)
    bar.setGeometry(20, 240, 600, bar.sizeHint().height())
    low = bar.geometry().bottom()
    theme().apply(dressed, "largest")
    QApplication.processEvents()
    assert bar.height() == bar.sizeHint().height()
    assert bar.geometry().bottom() == low
    assert not cut_texts(bar)


def test_a_masked_field_shows_no_window_of_its_own(dressed, qtbot):
    before = set(QApplication.topLevelWidgets())
    made = MaskedField("419922********0426", lambda: "x")
    qtbot.addWidget(made)
    assert set(QApplication.topLevelWidgets()) - before == {made}
    assert made.button.parent() is made


def test_a_pane_stands_in_full_height_when_the_page_scrolls(dressed, qtbot):
    lines = column(*(label("一行") for _ in range(20)))
    pane = WholePane(lines)
    shown(qtbot, pane, 300, 100)
    assert pane.verticalScrollBar().maximum() > 0
    pane.show_whole(whole=True)
    lines.addWidget(label("又一行"))
    QApplication.processEvents()
    assert pane.height() >= pane.content().sizeHint().height()
    pane.show_whole(whole=False)
    assert pane.minimumHeight() == 0


def test_a_verb_stays_tinted_while_its_page_is_shown(dressed, qtbot):
    verb = shown(qtbot, VerbButton("记一件事", "pen"), 180, 44)
    verb.setChecked(True)
    assert verb.grab().toImage().pixelColor(90, 6) == colour("chosen")


def test_a_wide_button_has_icon_and_words_at_its_left(dressed, qtbot):
    made = button("开证明", "stamp")
    made.take_width()
    shown(qtbot, made, 300, 36)
    made.clearFocus()
    image = made.grab().toImage()
    right = {image.pixelColor(x, 18).name() for x in range(150, 290)}
    assert right == {colour("paper").name()}
