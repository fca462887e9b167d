"""The matrix on the page: cells painted with icon and words, chosen by mouse or arrows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from models.disclosing import Cell
from ui.disclosures.matrix_model import CellRole, MatrixModel, Rows
from ui.disclosures.words import LOOKS
from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import NEAR, PAIR

Index = QModelIndex | QPersistentModelIndex
_ITEM = 8  #: Chinese characters of an item that are always in sight
_LEAST = 3  #: Chinese characters of a month
_LEFT = 6  #: distance of an icon from its cell's edge
_HALF, _QUARTER = 6, 3


class CellDelegate(QStyledItemDelegate):
    """Paints a cell: ground, icon, words; the chosen one in a frame."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:  # noqa: ANN401
        box: QRect = option.rect
        view = option.widget
        cell = index.data(CellRole)
        look = LOOKS[cell.state] if cell else None
        chosen = index == view.currentIndex() and index.column() > 0
        painter.save()
        painter.fillRect(box, colour(look.ground or "paper") if look else colour("paper"))
        if chosen and not (look and look.ground):
            painter.fillRect(box, colour("chosen"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), colour("line"))
        painter.fillRect(QRect(box.right(), box.y(), 1, box.height()), colour("line"))
        self._words(painter, box, index, view, bold=bool(look and look.bold))
        if chosen:
            painter.setPen(QPen(colour(look.colour if look else "blue"), 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _words(
        self, painter: QPainter, box: QRect, index: Index, view: QWidget, *, bold: bool
    ) -> None:
        cell = index.data(CellRole)
        left = box.x() + (_LEFT if cell else NEAR)
        if cell:
            side = theme().size.small_icon
            look = LOOKS[cell.state]
            top = box.y() + (box.height() - side) // 2
            image = pixmap(look.icon, look.colour, side, view.devicePixelRatioF())
            painter.drawPixmap(left, top, image)
            left += side + PAIR
            painter.setPen(colour(look.colour))
        else:
            painter.setPen(colour("ink"))
        font = theme().font("second" if cell else "body", bold=bold)
        painter.setFont(font)
        words = str(index.data() or "")
        room = QRect(left, box.y(), box.right() - left - 2, box.height())
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def sizeHint(self, _option: Any, _index: Index) -> QSize:  # noqa: ANN401
        return QSize(0, theme().size.control + PAIR)


class Matrix(QTableView):
    """Items against the months of half a year, or of a quarter where letters are large."""

    #: the `Cell` that is looked at
    looked_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = MatrixModel(self)
        self.setModel(self.table)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setAccessibleName("公开事项和月份")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(self._turned)
        self._month = 1

    def show_rows(self, rows: Rows, today: dt.date) -> None:
        """Show other items; what was looked at stays looked at."""
        self.table.show_rows(rows, today)
        self._fit()

    def show_month(self, month: int) -> None:
        """Bring a month in sight with its neighbours."""
        self._month = month
        self._fit()

    def look_at(self, cell: Cell) -> None:
        """Choose a cell, without telling that it was."""
        index = self.table.place_of(cell)
        if index.isValid():
            blocked = self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(blocked)
            self.scrollTo(index)
            self.viewport().update()

    def chosen(self) -> Cell | None:
        """Return the cell that is looked at."""
        return self.table.cell(self.currentIndex()) if self.currentIndex().isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many months as have room."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the notice beside it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        """Show half a year where its words have room, else a quarter; share out what is left."""
        size, room, kept = theme().size, self.viewport().width(), self.chosen()
        item = _ITEM * size.body + 2 * NEAR
        for count in (_HALF, _QUARTER):
            first = (self._month - 1) // count * count + 1
            if (first, count) != (self.table.first, self.table.count):
                self.table.show_months(first, count)
            needed = [self._needed(place) for place in range(1, count + 1)]
            if item + sum(needed) <= room:
                break
        self.clearSpans()
        for row, at, wide in self.table.spans():
            self.setSpan(row, at, 1, wide)
        more = max(room - item - sum(needed), 0) // count
        for place, width in enumerate(needed, 1):
            self.setColumnWidth(place, width + more)
        self.setColumnWidth(0, max(room - sum(needed) - count * more, item))
        self.verticalHeader().setDefaultSectionSize(size.control + PAIR)
        if kept:
            self.look_at(kept)

    def _needed(self, place: int) -> int:
        """Measure the widest words of a month; what spans months has room enough."""
        words = [
            QFontMetrics(theme().font("second", bold=bold)).horizontalAdvance(one)
            for one, bold in self.table.month_words(place)
        ]
        side = theme().size.small_icon + _LEFT + 2 * PAIR
        return max([_LEAST * theme().size.second, *words]) + side

    def _turned(self, index: Index, _before: Index) -> None:
        self.viewport().update()
        if index.column() and (cell := self.table.cell(index)):
            self.looked_at.emit(cell)
