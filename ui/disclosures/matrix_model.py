"""Items against months, as the table shows them: a quarter's item spans its three months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.disclosing import Cell
from models.record import Record
from ui.disclosures.words import LOOKS, words_of
from ui.look.theme import colour

Index = QModelIndex | QPersistentModelIndex
Rows = Sequence[tuple[Record, Sequence[Cell]]]
CellRole = Qt.ItemDataRole.UserRole + 30


class MatrixModel(QAbstractTableModel):
    """The first column names the item, the others are months `first` to `first + count - 1`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Rows = ()
        self.first, self.count = 1, 6
        self._today = dt.date.min
        self._at: dict[tuple[int, int], tuple[Cell, int]] = {}

    def show_rows(self, rows: Rows, today: dt.date) -> None:
        """Show other items."""
        self.beginResetModel()
        self.rows, self._today = rows, today
        self._place()
        self.endResetModel()

    def show_months(self, first: int, count: int) -> None:
        """Show other months of the year."""
        self.beginResetModel()
        self.first, self.count = first, count
        self._place()
        self.endResetModel()

    def spans(self) -> list[tuple[int, int, int]]:
        """Return (row, column, width) of cells that are wider than a month."""
        return [(row, at, wide) for (row, at), (_, wide) in self._at.items() if wide > 1]

    def month_words(self, place: int) -> list[tuple[str, bool]]:
        """Return the words of a column that must stand within one month; True: in bold."""
        return [
            (words_of(cell, self._today), LOOKS[cell.state].bold)
            for (_, at), (cell, wide) in self._at.items() if at == place and wide == 1
        ]  # fmt: skip

    def cell(self, index: Index) -> Cell | None:
        """Return what stands at a place."""
        for at in range(index.column(), 0, -1):
            found = self._at.get((index.row(), at))
            if found:
                return found[0] if at + found[1] > index.column() else None
        return None

    def place_of(self, cell: Cell) -> QModelIndex:
        """Return where an item and period stand now."""
        for (row, at), (one, _) in self._at.items():
            if one.matter.id == cell.matter.id and one.period == cell.period:
                return self.index(row, at)
        return QModelIndex()

    def _place(self) -> None:
        self._at = {}
        last = self.first + self.count - 1
        for row, (_, cells) in enumerate(self.rows):
            for one in cells:
                begin = max(one.period.first.month, self.first)
                end = min(one.period.last.month, last)
                if begin <= end:
                    self._at[row, begin - self.first + 1] = (one, end - begin + 1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.count + 1

    def headerData(
        self, place: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or way != Qt.Orientation.Horizontal:
            return None
        return f"{self.first + place - 1}月" if place else "公开事项"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.column() == 0:
            return self._item(index.row(), role)
        cell = self.cell(index)
        if cell is None:
            return None
        if role == CellRole:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return words_of(cell, self._today)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            said = words_of(cell, self._today)
            return f"{cell.matter['short']}　{cell.period}　{said}"
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour(LOOKS[cell.state].colour)
        return None

    def _item(self, row: int, role: int) -> object:
        matter = self.rows[row][0]
        if role == Qt.ItemDataRole.DisplayRole:
            return matter["short"]
        if role == Qt.ItemDataRole.ToolTipRole:
            return matter["matter"]
        return None
