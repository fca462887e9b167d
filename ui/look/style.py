"""The style sheet, made from the tokens and a text size.

Qt's traps that shaped it: `min-height` is the height of the content, so a 2 px border takes
2 px from it and 1 px from the padding, or the page jumps on focus; rules for `::item` would
silence the colours which a table's rows bring along, so there are none for tables; styled arrows
and ticks come from files.
"""

from __future__ import annotations

from string import Template

from ui.look.icons import style_file
from ui.look.tokens import COLOURS, RADIUS, SHEET_RADIUS, TextSize

_TICK = 2.8
"""Stroke of the ticks in check boxes, which are too small for the icons' own."""

_FRAME = """
QMainWindow, QWidget[ground="true"] { background: $ground; color: $ink; }
QDialog { background: $paper; color: $ink; }
QToolTip { background: $paper; color: $ink; border: 1px solid $edge; padding: 4px 8px;
    font-size: ${second}px; }
QFrame[kind="sheet"] { background: $paper; border: 1px solid $line;
    border-radius: ${sheet_radius}px; }
QFrame[kind="card"] { background: $ochre_tint; border: 1px solid $ochre_tint; border-radius: 4px; }
QFrame[kind="card"]:hover { border: 1px solid $ochre; }
QFrame[kind="hairline"] { background: $line; border: none; }
QScrollArea, QScrollArea > QWidget > QWidget[kind="scroll"] {
    background: transparent; border: none; }
QLabel { background: transparent; border: none; }
QLabel[role="title"] { font-size: ${title}px; font-weight: bold; color: $ink; }
QLabel[role="section"] { font-size: ${section}px; font-weight: bold; color: $ink; }
QLabel[role="bold"] { font-weight: bold; color: $ink; }
QLabel[role="body"] { color: $ink; }
QLabel[role="second"] { font-size: ${second}px; color: $ink2; }
QLabel[role="group"] { font-size: ${second}px; font-weight: bold; color: $ink2; }
QLabel[role="onbar"] { color: $paper; }
QLabel[tone="red"] { color: $red; } QLabel[tone="ochre"] { color: $ochre; }
QLabel[tone="green"] { color: $green; } QLabel[tone="blue"] { color: $blue; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 0; }
QScrollBar::handle { background: $thumb; border-radius: 4px; margin: 3px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $off_ground; border: none; border-radius: 4px; min-height: 8px;
    max-height: 8px; }
QProgressBar::chunk { background: $blue; border-radius: 4px; }
QMenu { background: $paper; color: $ink; border: 1px solid $edge; padding: 4px 0; }
QMenu::item { padding: ${menu_pad}px 24px ${menu_pad}px 16px; }
QMenu::item:selected { background: $blue_tint; color: $blue; }
QMenu::item:disabled { color: $off; background: $paper; }
QMenu::icon { padding-left: 12px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $ink2; padding: 0 14px; min-height: ${in3}px;
    border: none; border-bottom: 3px solid transparent; }
QTabBar::tab:hover { color: $blue; background: $blue_tint; }
QTabBar::tab:selected { color: $blue; border-bottom: 3px solid $blue; font-weight: bold; }
QTabBar::tab:focus { border: 2px solid $blue; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
"""

_BUTTONS = """
QPushButton { background: $paper; color: $blue; border: 1px solid $edge;
    border-radius: ${radius}px; padding: 0 13px; min-height: ${in1}px; }
QPushButton:hover { background: $blue_tint; border: 1px solid $blue; }
QPushButton:focus { border: 2px solid $blue; padding: 0 12px; min-height: ${in2}px; }
QPushButton:pressed { background: $chosen; }
QPushButton:disabled { background: $off_ground; color: $off; border: 1px solid $off_edge;
    padding: 0 13px; min-height: ${in1}px; }
QPushButton[kind="filled"] { background: $blue; color: $paper; border: 1px solid $blue;
    font-weight: bold; padding: 0 17px; min-height: ${in1}px; }
QPushButton[kind="filled"]:hover { background: $blue_hover; border: 1px solid $blue_hover; }
QPushButton[kind="filled"]:pressed { background: $blue_pressed; border: 1px solid $blue_pressed; }
QPushButton[kind="filled"]:disabled { background: $off_ground; color: $off;
    border: 1px solid $off_edge; font-weight: normal; }
QPushButton[kind="danger"] { color: $red; }
QPushButton[kind="danger"]:hover { background: $red_tint; border: 1px solid $red; }
QPushButton[kind="danger"]:focus { border: 2px solid $blue; }
QPushButton[kind="danger"]:disabled { color: $off; background: $off_ground;
    border: 1px solid $off_edge; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent;
    padding: 0 7px; }
QPushButton[kind="link"]:hover { background: $blue_tint; border: 1px solid $blue; }
QPushButton[kind="link"]:focus { border: 2px solid $blue; padding: 0 6px; }
QPushButton[kind="link"]:pressed { background: $chosen; }
QPushButton[kind="link"]:disabled { background: transparent; color: $off;
    border: 1px solid transparent; padding: 0 7px; }
QPushButton[kind="small"], QPushButton[kind="chip"] { min-height: ${small1}px; padding: 0 12px; }
QPushButton[kind="small"]:focus, QPushButton[kind="chip"]:focus { min-height: ${small2}px;
    padding: 0 11px; }
QPushButton[kind="small"]:disabled, QPushButton[kind="chip"]:disabled { min-height: ${small1}px;
    padding: 0 12px; }
QPushButton[kind="chip"] { color: $ink; }
QPushButton[kind="chip"]:disabled { color: $off; }
QPushButton[kind="chip"]:checked { background: $chosen; color: $blue; font-weight: bold;
    border: 2px solid $blue; min-height: ${small2}px; padding: 0 11px; }
QPushButton[kind="bar"] { background: transparent; color: $paper; border: 1px solid $paper;
    min-height: ${small1}px; padding: 0 10px; }
QPushButton[kind="bar"]:hover { background: $bar_hover; border: 1px solid $paper; }
QPushButton[kind="bar"]:focus { border: 2px solid $paper; min-height: ${small2}px;
    padding: 0 9px; }
QPushButton[kind="entry"] { border: none; padding: 0; min-height: 0; }
QPushButton[kind="entry"]:focus, QPushButton[kind="entry"]:disabled { border: none; padding: 0;
    min-height: 0; }
QPushButton[wide="true"] { text-align: left; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton { background: transparent; color: $blue; border: 1px solid transparent;
    border-radius: ${radius}px; padding: 2px 6px; }
QToolButton:hover { background: $blue_tint; border: 1px solid $blue; }
QToolButton:focus { border: 2px solid $blue; padding: 1px 5px; }
"""

_FIELDS = """
QLineEdit, QComboBox, QAbstractSpinBox { background: $paper; color: $ink; border: 1px solid $edge;
    border-radius: ${radius}px; padding: 0 10px; min-height: ${in1}px;
    placeholder-text-color: $placeholder; selection-background-color: $blue;
    selection-color: $paper; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border: 1px solid $blue; }
QLineEdit:focus, QComboBox:focus, QComboBox:on, QAbstractSpinBox:focus {
    border: 2px solid $blue; padding: 0 9px; min-height: ${in2}px; }
QLineEdit:read-only, QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled,
    QPlainTextEdit:disabled, QTextEdit:disabled { background: $off_ground;
    border: 1px solid $off_edge; }
QLineEdit:read-only:focus { border: 2px solid $blue; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $off;
    placeholder-text-color: $off; padding: 0 10px; min-height: ${in1}px; }
QPlainTextEdit, QTextEdit { background: $paper; color: $ink; border: 1px solid $edge;
    border-radius: ${radius}px; padding: 5px 7px; selection-background-color: $blue;
    placeholder-text-color: $placeholder; selection-color: $paper; }
QPlainTextEdit:hover, QTextEdit:hover { border: 1px solid $blue; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $blue; padding: 4px 6px; }
QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] { background: $off_ground;
    border: 1px solid $off_edge; }
*[state="error"] { background: $red_wash; border: 2px solid $red; padding: 0 9px;
    min-height: ${in2}px; }
*[state="warning"] { border: 2px solid $ochre; padding: 0 9px; min-height: ${in2}px; }
QPlainTextEdit[state], QTextEdit[state] { padding: 4px 6px; min-height: 0; }
*[state="error"]:hover, *[state="error"]:focus, QLineEdit[state="error"]:focus,
    QComboBox[state="error"]:focus, QAbstractSpinBox[state="error"]:focus,
    QPlainTextEdit[state="error"]:focus, QTextEdit[state="error"]:focus {
    border: 2px solid $red; }
*[state="warning"]:hover, *[state="warning"]:focus, QLineEdit[state="warning"]:focus,
    QComboBox[state="warning"]:focus, QAbstractSpinBox[state="warning"]:focus,
    QPlainTextEdit[state="warning"]:focus, QTextEdit[state="warning"]:focus {
    border: 2px solid $ochre; }
QLineEdit[role="top"] { background: $ground; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 30px; }
QComboBox::down-arrow { image: url("$arrow"); width: ${tick}px; height: ${tick}px; }
QComboBox::down-arrow:disabled { image: url("$arrow_off"); }
QComboBox QAbstractItemView, QListView[kind="popup"] { background: $paper; color: $ink;
    border: 1px solid $edge; outline: none; padding: 0;
    selection-background-color: $chosen; selection-color: $ink; }
QComboBox QAbstractItemView::item, QListView[kind="popup"]::item { min-height: ${small1}px;
    padding: 0 10px; }
QComboBox QAbstractItemView::item:selected, QListView[kind="popup"]::item:selected {
    background: $chosen; color: $ink; border-left: 4px solid $blue; padding: 0 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 26px; }
QAbstractSpinBox::up-arrow { image: url("$arrow_up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }
QCheckBox, QRadioButton { background: transparent; color: $ink; spacing: 8px;
    min-height: ${choice}px; padding: 1px 3px; border: 1px solid transparent;
    border-radius: ${radius}px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $blue; padding: 0 2px; }
QCheckBox:disabled, QRadioButton:disabled { color: $off; }
QCheckBox::indicator, QRadioButton::indicator { width: ${tick}px; height: ${tick}px;
    border: 1px solid $edge; background: $paper; }
QCheckBox::indicator { border-radius: 3px; } QRadioButton::indicator { border-radius: $round; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border: 1px solid $blue;
    background: $blue_tint; }
QCheckBox::indicator:checked { background: $blue; border: 1px solid $blue;
    image: url("$tick_file"); }
QCheckBox::indicator:indeterminate { image: url("$dash_file"); }
QRadioButton::indicator:checked { border: 2px solid $blue; background: $paper; width: $tick_in;
    height: $tick_in; image: url("$dot_file"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $off_ground;
    border: 1px solid $off_edge; }
QCheckBox::indicator:checked:disabled { image: url("$tick_off"); }
QGroupBox { border: none; font-weight: bold; margin-top: ${control}px; }
"""

_TABLES = """
QTableView, QTreeView, QListView { background: $paper; color: $ink; border: 1px solid $line;
    gridline-color: $line; selection-background-color: $chosen; selection-color: $ink;
    outline: none; }
QHeaderView { background: $off_ground; border: none; }
QHeaderView::section { background: $off_ground; color: $ink2; border: none;
    border-right: 1px solid $line;
    border-bottom: 1px solid $edge; padding: 0 10px 0 11px; min-height: ${head}px; }
QHeaderView::section:hover { background: $blue_tint; color: $blue; }
QHeaderView::up-arrow { image: url("$sort_up"); width: 14px; height: 14px;
    subcontrol-position: center right; subcontrol-origin: padding; right: 2px; }
QHeaderView::down-arrow { image: url("$sort_down"); width: 14px; height: 14px;
    subcontrol-position: center right; subcontrol-origin: padding; right: 2px; }
QTableCornerButton::section { background: $off_ground; border: none; }
QTableView QLineEdit, QTableView QComboBox { border-radius: 0; }
QCalendarWidget { background: $paper; border: 1px solid $edge; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $off_ground; }
QCalendarWidget QToolButton { min-height: ${small1}px; font-weight: bold; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("$before"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("$after"); }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QSpinBox { min-height: ${small2}px; padding: 0 6px; }
QCalendarWidget QAbstractItemView { border: none; selection-background-color: $blue;
    selection-color: $paper; }
"""

_TEMPLATE = Template(_FRAME + _BUTTONS + _FIELDS + _TABLES)


def style_sheet(size: TextSize) -> str:
    """Make the whole style sheet for a text size. Raises KeyError if a token is missing."""
    control, small, tick = size.control, size.small_control, size.second + 2
    return _TEMPLATE.substitute(
        COLOURS,
        radius=RADIUS,
        sheet_radius=SHEET_RADIUS,
        second=size.second,
        title=size.title,
        section=size.section,
        control=control,
        in1=control - 2,
        in2=control - 4,
        in3=control - 3,
        small1=small - 2,
        small2=small - 4,
        head=control - 3,
        choice=small - 4,
        menu_pad=(small - size.body) // 3,
        tick=tick,
        tick_in=f"{tick - 2}px",
        round=f"{tick // 2 + 1}px",
        arrow=style_file("chevron-down", "ink2"),
        arrow_off=style_file("chevron-down", "off"),
        arrow_up=style_file("chevron-up", "ink2"),
        tick_file=style_file("check", "paper", _TICK),
        tick_off=style_file("check", "off", _TICK),
        dash_file=style_file("dash", "blue", _TICK),
        dot_file=style_file("dot", "blue"),
        before=style_file("chevron-left", "blue"),
        after=style_file("chevron-right", "blue"),
        sort_up=style_file("sort-up", "blue"),
        sort_down=style_file("sort-down", "blue"),
    )
