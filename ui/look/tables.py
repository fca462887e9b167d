"""The list as every page shows it: hairlines, one row chosen, keys, columns that give way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.look.rows import CELL, RowDelegate
from ui.look.theme import theme

_SORT_ARROW = 26
"""Room for the arrow beside the words of the column by which a list is sorted."""


class ListTable(QTableView):
    """A table of rows. Arrow keys choose, Enter opens, Ctrl+C copies rows as a block for WPS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths: tuple[float, ...] = ()
        self._stretch = -1
        self._drop: tuple[int, ...] = ()
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(2 * CELL + 16)
        header.sortIndicatorChanged.connect(lambda *_: self.fit_columns())
        self._follow_size()

    def set_columns(
        self, widths: Sequence[float], stretch: int = -1, drop: Sequence[int] = ()
    ) -> None:
        """Say how many Chinese characters each column needs, and who gives way.

        `stretch` is the column that takes what room is left; `drop` names columns in the order in
        which they go when room is short; if the stretching one goes, the last one left takes the
        rest. A header's words always have their room.
        """
        self._widths, self._stretch, self._drop = tuple(widths), stretch, tuple(drop)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Share the width out again; call it after the model's columns changed."""
        count = self.model().columnCount() if self.model() else 0
        needed = {place: self._needed(place) for place in range(min(count, len(self._widths)))}
        room = self.viewport().width()
        hidden: set[int] = set()
        for place in self._drop:
            if sum(width for one, width in needed.items() if one not in hidden) <= room:
                break
            hidden.add(place)
        for place, width in needed.items():
            self.setColumnHidden(place, place in hidden)
            self.setColumnWidth(place, width)
        rest = room - sum(width for one, width in needed.items() if one not in hidden)
        takes = self._stretch
        if takes in hidden:
            takes = next((one for one in reversed(needed) if one not in hidden), -1)
        if takes in needed and rest > 0:
            self.setColumnWidth(takes, needed[takes] + rest)

    def dropped(self) -> list[int]:
        """Give the columns that are hidden now."""
        return [place for place in range(len(self._widths)) if self.isColumnHidden(place)]

    def choose_row(self, row: int) -> None:
        """Choose one row and bring it into sight."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def copy_rows(self) -> str:
        """Put the chosen rows on the clipboard as people see them; gives the same text.

        Tabs between cells, a line each: WPS pastes it as a table. Masked stays masked.
        """
        model = self.model()
        shown = [one for one in range(model.columnCount()) if not self.isColumnHidden(one)]
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        text = "\n".join(
            "\t".join(str(model.index(row, one).data() or "") for one in shown) for row in rows
        )
        QGuiApplication.clipboard().setText(text)
        return text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, copy by Ctrl+C, choose by the arrows."""
        self.setProperty("by_keys", True)
        if event.matches(QKeySequence.StandardKey.Copy) and self.selectionModel():
            self.copy_rows()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose by mouse: no outline for the keyboard."""
        self.setProperty("by_keys", False)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the whole row under the mouse."""
        super().mouseMoveEvent(event)
        self._point_at(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Take the tint away."""
        super().leaveEvent(event)
        self._point_at(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Outline the row when the keyboard comes."""
        reasons = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.setProperty("by_keys", event.reason() in reasons)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the outline away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is shown to the new width."""
        super().resizeEvent(event)
        self.fit_columns()

    def restyle(self) -> None:
        """Follow the text size."""
        self._follow_size()

    def _point_at(self, row: int) -> None:
        if self.property("hover_row") != row:
            self.setProperty("hover_row", row)
            self.viewport().update()

    def _follow_size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().size.control)
        self.horizontalHeader().setFixedHeight(theme().size.control - 2)
        # set here, not in the style sheet: the header shortens its words by this font alone
        self.horizontalHeader().setFont(theme().font("second", bold=True))
        if self._widths:
            self.fit_columns()

    def _needed(self, place: int) -> int:
        words = str(self.model().headerData(place, Qt.Orientation.Horizontal) or "")
        head = QFontMetrics(theme().font("second", bold=True)).horizontalAdvance(words)
        if self.isSortingEnabled() and place == self.horizontalHeader().sortIndicatorSection():
            head += _SORT_ARROW
        return max(int(self._widths[place] * theme().size.body), head) + 2 * CELL + 2


def table_view(*, sortable: bool = True, parent: QWidget | None = None) -> ListTable:
    """Make an empty list; set its model, then its columns. Sorting asks the model to sort."""
    made = ListTable(parent)
    if sortable:
        made.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        made.setSortingEnabled(True)
    return made
