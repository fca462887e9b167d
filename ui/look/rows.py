"""Rows of a list, painted here: tint, bar and bold first cell when chosen, tags in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QToolTip,
)

from ui.look.icons import pixmap
from ui.look.tags import paint_tag, tag_width
from ui.look.theme import colour, theme
from ui.look.tokens import BAR, PAIR

TagRole = Qt.ItemDataRole.UserRole + 10
"""Role of a cell that shows tags: a list of (words, tone, icon or "")."""
IconRole = Qt.ItemDataRole.UserRole + 11
"""Role of a cell that shows an icon before its words: (icon, colour token)."""
CELL = 11
"""Distance of a cell's words from its edges."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QHelpEvent

    Index = QModelIndex | QPersistentModelIndex
    TagList = Sequence[tuple[str, str, str]]


#: PySide's stub knows neither `rect` nor `widget` of it
Option: TypeAlias = Any


class RowDelegate(QStyledItemDelegate):
    """Paints every cell of a list. A cell whose words end in … tells them whole as tooltip."""

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint one cell."""
        # not from option.state: naming QStyle costs a start-up 20 ms for its enumerations
        view = option.widget
        listed = isinstance(view, QAbstractItemView)
        chosen = listed and view.selectionModel().isSelected(index)
        first = self._is_first(index, option.widget)
        painter.save()
        self._paint_ground(painter, option, index, chosen=chosen, first=first)
        box = option.rect.adjusted(CELL, 0, -CELL, -1)
        tags = index.data(TagRole)
        if tags:
            self._paint_tags(painter, box, tags)
        else:
            self._paint_words(painter, box, index, bold=chosen and first)
        painter.restore()

    def sizeHint(self, _option: Option, index: Index) -> QSize:
        """Tell Qt the size at the text size in force."""
        return QSize(self.needed_width(index) + 2 * CELL, theme().size.control)

    def needed_width(self, index: Index) -> int:
        """Measure the words or tags of a cell, without its margins."""
        tags: TagList | None = index.data(TagRole)
        if tags:
            return sum(tag_width(words, icon) for words, _, icon in tags) + PAIR * (len(tags) - 1)
        metrics = QFontMetrics(theme().font(bold=True))
        icon = theme().size.small_icon + PAIR if index.data(IconRole) else 0
        return metrics.horizontalAdvance(_words(index)) + icon

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: Option,
        index: Index,
    ) -> bool:
        """Tell a shortened cell whole."""
        if event.type() == QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole):
            whole = "，".join(tag[0] for tag in index.data(TagRole) or ()) or _words(index)
            if self.needed_width(index) > option.rect.width() - 2 * CELL + 1:
                QToolTip.showText(event.globalPos(), whole, view)
                return True
        return super().helpEvent(event, view, option, index)

    @staticmethod
    def _is_first(index: Index, view: object) -> bool:
        if not isinstance(view, QAbstractItemView) or not hasattr(view, "horizontalHeader"):
            return index.column() == 0
        header = view.horizontalHeader()
        shown = (header.logicalIndex(place) for place in range(header.count()))
        return index.column() == next((one for one in shown if not header.isSectionHidden(one)), 0)

    def _paint_ground(
        self,
        painter: QPainter,
        option: Option,
        index: Index,
        *,
        chosen: bool,
        first: bool,
    ) -> None:
        box = option.rect
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if chosen:
            painter.fillRect(box, colour("chosen"))
        elif isinstance(ground, QBrush | QColor):
            painter.fillRect(box, ground)
        elif option.widget and option.widget.property("hover_row") == index.row():
            painter.fillRect(box, colour("blue_tint"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), colour("line"))
        if chosen and first:
            painter.fillRect(QRect(box.x(), box.y(), BAR, box.height()), colour("blue"))
        view = option.widget
        if isinstance(view, QAbstractItemView) and view.hasFocus():
            self._paint_outline(painter, box, view, index)

    @staticmethod
    def _paint_outline(
        painter: QPainter, box: QRect, view: QAbstractItemView, index: Index
    ) -> None:
        """Outline the row where the keyboard stands; a mouse needs no outline."""
        if view.currentIndex().row() == index.row() and view.property("by_keys"):
            painter.fillRect(QRect(box.x(), box.y(), box.width(), 2), colour("blue"))
            painter.fillRect(QRect(box.x(), box.bottom() - 1, box.width(), 2), colour("blue"))

    @staticmethod
    def _paint_tags(painter: QPainter, box: QRect, tags: TagList) -> None:
        """Paint the tags that fit whole, and +2 for two others: the tooltip has them all."""
        count = _fitting(tags, box.width())
        others = f"+{len(tags) - count}" if count < len(tags) else ""
        end = box.right() - (tag_width(others) + PAIR if others else 0)
        left = box.x()
        for words, tone, icon in (*tags[:count], *([(others, "grey", "")] if others else ())):
            until = box.right() if words == others else end
            paint_tag(painter, QRect(left, box.y(), until - left, box.height()), words, icon, tone)
            left += min(tag_width(words, icon), until - left) + PAIR

    @staticmethod
    def _paint_words(painter: QPainter, box: QRect, index: Index, *, bold: bool) -> None:
        mark = index.data(IconRole)
        if mark:
            side = theme().size.small_icon
            ratio = painter.device().devicePixelRatioF()
            top = box.y() + (box.height() - side) // 2
            painter.drawPixmap(box.x(), top, pixmap(mark[0], mark[1], side, ratio))
            box = box.adjusted(side + PAIR, 0, 0, 0)
        words_colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(QPen(words_colour or colour("ink"), 1))
        given = index.data(Qt.ItemDataRole.FontRole)
        painter.setFont(given if given and not bold else theme().font(bold=bold))
        across = index.data(Qt.ItemDataRole.TextAlignmentRole)
        flags = int(across) if across is not None else int(Qt.AlignmentFlag.AlignLeft)
        flags &= ~int(Qt.AlignmentFlag.AlignVertical_Mask)
        flags |= int(Qt.AlignmentFlag.AlignVCenter)
        shown = painter.fontMetrics().elidedText(
            _words(index), Qt.TextElideMode.ElideRight, box.width() + 1
        )
        painter.drawText(box, flags | int(Qt.TextFlag.TextSingleLine), shown)


def _fitting(tags: TagList, room: int) -> int:
    """Count the tags that can be shown whole, with the number of the others; at least one."""
    widths = [tag_width(words, icon) + PAIR for words, _, icon in tags]
    for count in range(len(tags), 1, -1):
        others = len(tags) - count
        if sum(widths[:count]) + (tag_width(f"+{others}") if others else -PAIR) < room:
            return count
    return min(len(tags), 1)


def _words(index: Index) -> str:
    value = index.data(Qt.ItemDataRole.DisplayRole)
    return "" if value is None else str(value).replace("\n", " ")
