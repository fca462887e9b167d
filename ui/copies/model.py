"""Tables of the page 备份与恢复: the copies there are, and what was removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.backup.listing import Copy
from models.backup.places import Second
from models.removed import Removed
from ui.copies import words
from ui.days import moment
from ui.look.rows import TagRole

Index = QModelIndex | QPersistentModelIndex
One = TypeVar("One")
_RIGHT = int(Qt.AlignmentFlag.AlignRight)


class Rows(QAbstractTableModel, Generic[One]):
    """Rows of one kind of thing under fixed heads."""

    heads: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[One] = ()

    def show_rows(self, rows: Sequence[One]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        return None


class CopyModel(Rows[Copy]):
    """When, where, how many records, and what was found."""

    heads = ("什么时候", "在哪里", "条数", "检查")
    widths = (8, 6, 4, 6)

    def __init__(self, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.place: Second | None = None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        copy = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            total = "—" if copy.total is None else f"{copy.total:,}"
            cells = (words.at(copy, self._today), words.where(copy, self.place), total,
                     words.tag(copy)[0])  # fmt: skip
            return cells[index.column()]
        if role == TagRole and index.column() == len(self.heads) - 1:
            return [words.tag(copy)]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:  # noqa: PLR2004
            return _RIGHT
        return None


class RemovedModel(Rows[tuple[Removed, str, str, str]]):
    """What was removed: when, from which register, what."""

    heads = ("什么时候删的", "台账", "是什么")
    widths = (8, 6, 8)

    def __init__(self, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        removed, register, title, _ = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (moment(removed.at, self._today), register, title)[index.column()]
        return None
