"""The table of an import: it looks like the sheet; a head says where its column goes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from models.importing.rows import RowPlan
from ui.importing.model import BEFORE, NOT_TAKEN, ImportModel, Mark, MarkRole, RowRole
from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import NEAR, PAIR

Index = QModelIndex | QPersistentModelIndex
_CELL = 8
_SAMPLED = 120  #: rows whose words decide how wide a column is
_WIDEST, _NARROWEST = 13, 3  #: Chinese characters


class _Heads(QHeaderView):
    """Two lines: the words of the sheet, and → the field of the register."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(2 * _CELL + 16)

    def sizeHint(self) -> QSize:
        size = theme().size
        return QSize(0, 2 * size.second + 5 * PAIR + NEAR)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        if not isinstance(model, ImportModel):
            return
        head, match = model.head(section)
        painter.save()
        painter.fillRect(rect, colour("off_ground"))
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), colour("line"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), colour("edge"))
        box = rect.adjusted(_CELL, PAIR, -PAIR, -PAIR)
        half = box.height() // 2
        upper = QRect(box.x(), box.y(), box.width(), half)
        self._write(painter, upper, head, "ink2", bold=False)
        if match:
            lower = QRect(box.x(), box.y() + half, box.width(), half)
            taken = match != NOT_TAKEN
            words = f"→ {match}" if taken else match
            self._write(painter, lower, words, "blue" if taken else "ink2", bold=True)
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, box: QRect, text: str, tone: str, *, bold: bool) -> None:
        painter.setFont(theme().font("second", bold=bold))
        painter.setPen(colour(tone))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, box.width() + 1
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)


class _Cells(QStyledItemDelegate):
    """Paints a cell with its icon, tint and border when it is the current one."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:  # noqa: ANN401
        view, box = option.widget, option.rect
        row: RowPlan = index.data(RowRole)
        mark: Mark | None = index.data(MarkRole)
        edge = index.column() < BEFORE
        painter.save()
        if row.action == "note":
            painter.fillRect(box, colour("off_ground"))
        elif mark and mark.ground:
            painter.fillRect(box, colour(mark.ground))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), colour("line"))
        painter.fillRect(QRect(box.right(), box.y(), 1, box.height()), colour("line"))
        words = box.adjusted(_CELL, 0, -PAIR, -1)
        if mark:
            side = theme().size.small_icon
            top = words.y() + (words.height() - side) // 2
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(words.x(), top, pixmap(mark.icon, mark.tone, side, ratio))
            words = words.adjusted(side + PAIR, 0, 0, 0)
        plain = "ink2" if row.action == "note" or index.column() == 0 else "ink"
        painter.setPen(colour(mark.tone if mark else plain))
        painter.setFont(theme().font(bold=bool(mark) and edge and row.action != "note"))
        shown = painter.fontMetrics().elidedText(
            str(index.data()).replace("\n", " "), Qt.TextElideMode.ElideRight, words.width() + 1
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if isinstance(view, QAbstractItemView) and view.currentIndex() == index:
            tone = "red" if mark and mark.tone == "red" else "blue"
            for side_box in _frame(box):
                painter.fillRect(side_box, colour(tone))
        painter.restore()


def _frame(box: QRect) -> tuple[QRect, ...]:
    x, y, width, height = box.x(), box.y(), box.width(), box.height()
    return (
        QRect(x, y, width, 2), QRect(x, y + height - 2, width, 2),
        QRect(x, y, 2, height), QRect(x + width - 2, y, 2, height),
    )  # fmt: skip


class ImportTable(QTableView):
    """The sheet. F4 or a click on a head changes where a column goes; F2 mends a cell."""

    #: column of the sheet, place below which a menu belongs
    head_asked = Signal(int)
    #: the cell is to be mended
    edit_asked = Signal()
    #: somebody went to a cell
    moved = Signal(QModelIndex)

    def __init__(self, model: ImportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._needed = 0  # width of the last column by its words
        self.setModel(model)
        self.setAccessibleName("要导入的表")
        self.setHorizontalHeader(_Heads(self))
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerWidget(QWidget())
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().sectionClicked.connect(self._ask_head)
        self.selectionModel().currentChanged.connect(lambda now, _: self.moved.emit(now))
        self.doubleClicked.connect(lambda _: self.edit_asked.emit())
        model.modelReset.connect(self.fit)
        theme().changed.connect(self.fit)

    def fit(self) -> None:
        """Give every column the room that its words need, and join the rows that are no data."""
        self.verticalHeader().setDefaultSectionSize(theme().size.control - 1)
        self.horizontalHeader().setFixedHeight(self.horizontalHeader().sizeHint().height())
        self.clearSpans()
        count = self._rows.columnCount()
        if not count:
            return
        metrics = QFontMetrics(theme().font(bold=True))
        small = QFontMetrics(theme().font("second", bold=True))
        icon = theme().size.small_icon + PAIR
        sampled = self._rows.rows[:_SAMPLED]
        last = self._rows.rows[-1:]
        for section in range(count):
            head, match = self._rows.head(section)
            wide = max(small.horizontalAdvance(head), small.horizontalAdvance(f"→ {match}"))
            if section == 0 and last:  # the highest number
                wide = max(wide, metrics.horizontalAdvance(self._rows.words(last[0], 0)))
            for place, row in enumerate(sampled):
                if row.action == "note" and section >= BEFORE:
                    continue
                index = self._rows.index(place, section)
                marked = icon if index.data(MarkRole) else 0
                wide = max(wide, metrics.horizontalAdvance(str(index.data())) + marked)
            body = theme().size.body
            least = 0 if section == 0 else _NARROWEST * body
            wide = min(max(wide, least), _WIDEST * body)
            self.setColumnWidth(section, wide + 2 * _CELL + PAIR)
        self._needed = self.columnWidth(count - 1)
        self._fill_width()
        for place, row in enumerate(self._rows.rows):
            if row.action == "note" and sum(cell is not None for cell in row.cells) == 1:
                self._join(place, row, count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the last column reach the edge."""
        super().resizeEvent(event)
        self._fill_width()

    def _fill_width(self) -> None:
        last = self._rows.columnCount() - 1
        if last > 0:
            others = sum(self.columnWidth(one) for one in range(last))
            self.setColumnWidth(last, max(self._needed, self.viewport().width() - others))

    def _join(self, place: int, row: RowPlan, count: int) -> None:
        first = next(at for at, cell in enumerate(row.cells) if cell is not None)
        if first in self._rows.columns:
            start = self._rows.columns.index(first) + BEFORE
            if count - start > 1:
                self.setSpan(place, start, 1, count - start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F4 for the head, F2 or Enter for the cell."""
        if event.key() == Qt.Key.Key_F4 and self.currentIndex().isValid():
            self._ask_head(self.currentIndex().column())
        elif event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def _ask_head(self, section: int) -> None:
        column = self._rows.field_at(section)
        if column is not None:
            self.head_asked.emit(column)

    def below_head(self, column: int) -> QRect:
        """Return the place of a column's head, on the screen."""
        section = self._rows.columns.index(column) + BEFORE
        header = self.horizontalHeader()
        corner = header.mapToGlobal(header.rect().bottomLeft())
        return QRect(corner.x() + header.sectionViewportPosition(section), corner.y(),
                     header.sectionSize(section), 0)  # fmt: skip
