"""Find text that a person cannot read whole: the check every page's test runs at every size."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from ui.look.labels import ElidedLabel
from ui.look.tags import Tag
from ui.look.theme import theme

_SLACK = 1
"""Widths are rounded several times on their way; one pixel is not a cut."""

_HEAD_PADDING, _SORT_ARROW = 22, 24


def cut_texts(root: QWidget) -> list[str]:
    """Return one line per visible text under `root` which is cut, hidden or pushed out.

    A text that ends in … and tells itself whole in its tooltip is not cut. What lies outside the
    window of a scroll area is reached by scrolling and is not cut; what lies outside any other
    parent is.
    """
    found = []
    for widget in in_sight(root):
        if widget.width() == 0:
            continue
        words = _words_of(widget)
        if words and (reason := _reason(widget, root)):
            found.append(f"{type(widget).__name__} “{words}” {reason}")
        if isinstance(widget, QTableView):
            found += _cut_heads(widget)
    return found


def in_sight(root: QWidget) -> Iterator[QWidget]:
    """Walk what is shown under a widget; pages that stay ready behind it are thousands more."""
    yield root
    for child in root.children():
        if isinstance(child, QWidget) and not child.isHidden():
            yield from in_sight(child)


def _words_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | Tag):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return " ".join(_tabs(widget)) if isinstance(widget, QTabBar) else ""


def _tabs(bar: QTabBar) -> list[str]:
    return [bar.tabText(place) for place in range(bar.count())]


def _reason(widget: QWidget, root: QWidget) -> str:
    need, have = _need(widget), _have(widget)
    if need[0] > have[0] + _SLACK:
        return f"needs {need[0]} px of width, has {have[0]}"
    if need[1] > have[1] + _SLACK:
        return f"needs {need[1]} px of height, has {have[1]}"
    return _outside(widget, root)


def _need(widget: QWidget) -> tuple[int, int]:
    metrics = widget.fontMetrics()
    if isinstance(widget, ElidedLabel):
        whole = widget.shown_text() == widget.text() or widget.toolTip() == widget.text()
        return (0 if whole else widget.sizeHint().width()), metrics.height()
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return 0, widget.heightForWidth(widget.width())
        return widget.sizeHint().width(), widget.minimumSizeHint().height()
    if isinstance(widget, Tag | QToolButton | QTabBar):
        hint = widget.sizeHint()
        return hint.width(), hint.height()
    if isinstance(widget, QAbstractButton):
        icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
        return metrics.horizontalAdvance(widget.text().replace("&", "")) + icon, metrics.height()
    words = _words_of(widget)
    if isinstance(widget, QLineEdit) and not widget.text() and words in widget.toolTip():
        return 0, metrics.height()  # an example ends in … by itself
    return metrics.horizontalAdvance(words), metrics.height()


def _have(widget: QWidget) -> tuple[int, int]:
    room = _room(widget)
    return room.width(), room.height()


def _room(widget: QWidget) -> QRect:
    style = widget.style()
    if isinstance(widget, QComboBox):
        box = QStyleOptionComboBox()
        widget.initStyleOption(box)
        part = QStyle.SubControl.SC_ComboBoxEditField
        return style.subControlRect(QStyle.ComplexControl.CC_ComboBox, box, part, widget)
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        # frame, padding and the two pixels QLineEdit keeps at each side
        return widget.rect().adjusted(margins.left() + 13, 0, -margins.right() - 11, 0)
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        part = {
            QCheckBox: QStyle.SubElement.SE_CheckBoxContents,
            QRadioButton: QStyle.SubElement.SE_RadioButtonContents,
        }.get(type(widget), QStyle.SubElement.SE_PushButtonContents)
        return style.subElementRect(part, option, widget)
    return widget.rect()


def _outside(widget: QWidget, root: QWidget) -> str:
    """Say whether a parent which does not scroll hides a part of the widget."""
    parent = widget.parentWidget()
    child = widget
    while child is not root and parent is not None:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            area = parent.parentWidget()
            if parent is area.viewport():
                hidden_bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
                place = QRect(widget.mapTo(parent, QPoint()), widget.size())
                sideways = place.right() > parent.width() + _SLACK
                if sideways and area.horizontalScrollBarPolicy() == hidden_bar:
                    return "lies outside a pane that does not scroll sideways"
                return ""
        place = QRect(widget.mapTo(parent, QPoint()), widget.size())
        if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(place):
            return f"lies outside its {type(parent).__name__}"
        child, parent = parent, parent.parentWidget()
    return ""


def _cut_heads(table: QTableView) -> list[str]:
    header = table.horizontalHeader()
    if not header.isVisibleTo(table) or table.model() is None:
        return []
    found = []
    for place in range(header.count()):
        words = str(table.model().headerData(place, Qt.Orientation.Horizontal) or "")
        # Qt's own hint keeps room for a sort arrow in every column, though only one shows it
        metrics = QFontMetrics(theme().font("second", bold=True))
        need = metrics.horizontalAdvance(words) + _HEAD_PADDING if words else 0
        if header.isSortIndicatorShown() and header.sortIndicatorSection() == place:
            need += _SORT_ARROW
        if not header.isSectionHidden(place) and need > header.sectionSize(place) + _SLACK:
            found.append(f"heading “{words}” needs {need} px, has {header.sectionSize(place)}")
    return found
