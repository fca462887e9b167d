"""The heads of the form in sight, which stay above its rows when they are scrolled away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from models.forms.face.places import Area

_MOST = 0.4  #: of what is in sight; higher heads would leave no room for the rows


class Heads(QTableView):
    """Shows the rows of the heads of a table over its first rows; it takes no clicks."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.rows: tuple[int, ...] = ()
        self._height = 0
        self.setModel(table.model())
        self.setItemDelegate(table.itemDelegate())
        for edge in (self.horizontalHeader(), self.verticalHeader()):
            edge.setMinimumSectionSize(1)  # as low and narrow as the table's own
            edge.hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.hide()
        table.verticalScrollBar().valueChanged.connect(self.place)
        table.horizontalScrollBar().valueChanged.connect(self.place)

    def fit(self, rows: Sequence[int], areas: Iterable[Area]) -> None:
        """Show these rows of the table, as wide, high and merged as there."""
        self.rows = tuple(rows)
        self.clearSpans()
        wanted = set(rows)
        for row in range(max(wanted, default=-1) + 1):
            self.setRowHidden(row, row not in wanted)
            self.setRowHeight(row, self._table.rowHeight(row))
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, self._table.isColumnHidden(column))
            self.setColumnWidth(column, self._table.columnWidth(column))
        self._height = sum(self._table.rowHeight(row) for row in rows)
        for one in areas:
            inside = range(one.top, one.bottom + 1)
            if (one.bottom > one.top or one.right > one.left) and wanted.issuperset(inside):
                self.setSpan(one.top, one.left, len(inside), one.right - one.left + 1)
        self.place()

    @property
    def covered(self) -> int:
        """How many pixels of the rows lie below it now."""
        return 0 if self.isHidden() else self._height

    def place(self) -> None:
        """Stand above the rows when the heads themselves are out of sight."""
        table = self._table
        view = table.viewport().geometry()
        above = bool(self.rows) and table.rowViewportPosition(self.rows[0]) < 0
        self.setVisible(above and self._height < view.height() * _MOST)
        if not self.isHidden():
            self.setGeometry(QRect(view.x(), view.y(), view.width(), self._height))
            self.horizontalScrollBar().setValue(table.horizontalScrollBar().value())
            self.raise_()
