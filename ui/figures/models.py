"""The tables of the 减负统计: figures, and the records behind one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.affairs.figures import Line
from models.ledger import Ledger
from models.query import Query
from models.record import Record, RecordType
from models.tally import Number, said
from ui.naming import facts_of, title_of

BEHIND = "一共 {} 条，双击去看："
Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    """A table with heads and words."""

    HEADS: tuple[str, ...] = ()
    NUMBERS: tuple[int, ...] = ()

    def words(self, row: int) -> Sequence[str]:
        """Give the words of a row."""
        raise NotImplementedError(type(self).__name__)  # pragma: no cover - abstract

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.HEADS[section]
        return self._side(section, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row())[index.column()]
        return self._side(index.column(), role)

    def _side(self, column: int, role: int) -> object:
        if role != Qt.ItemDataRole.TextAlignmentRole or column not in self.NUMBERS:
            return None
        return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class FigureModel(Rows):
    """The figures of a period."""

    HEADS = ("项目", "单位", "本期", "上年同期", "增减", "本年累计")
    NUMBERS = (2, 3, 4, 5)
    WIDTHS = (10, 3, 5, 5, 5, 6)
    DROP = (1, 5, 4)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(self, found: list[Line]) -> None:
        """Show other figures."""
        self.beginResetModel()
        self._lines = found
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Give the figure of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def words(self, row: int) -> Sequence[str]:
        line = self._lines[row]
        tally = line.counted.tally
        return (
            tally.label, tally.unit, said(line.now), said(line.before), _more(line.more),
            said(line.year),
        )  # fmt: skip


class RecordRows(Rows):
    """The records behind a figure: when, what, and what else tells them apart."""

    HEADS = ("日期", "是什么")
    WIDTHS = (8, 14)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._type: RecordType | None = None
        self._records: list[Record] = []

    @staticmethod
    def read(ledger: Ledger, record_type: RecordType, ids: Sequence[int]) -> list[Record]:
        """Read what is shown of some records, the newest first."""
        names = {record_type.title, record_type.dated, *record_type.listed} - {""}
        order = (f"-{record_type.dated}",) if record_type.dated else ()
        query = Query(ids=tuple(ids), fields=tuple(names), order=order)
        return ledger.find(record_type.name, query)

    def show_records(self, record_type: RecordType, found: list[Record]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._type, self._records = record_type, found
        self.endResetModel()

    def record(self, row: int) -> Record | None:
        """Give the record of a row."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._records)

    def words(self, row: int) -> Sequence[str]:
        if self._type is None:
            return ("", "")
        record, kind = self._records[row], self._type
        day = kind.by_name[kind.dated].show(record[kind.dated]) if kind.dated else ""
        return (day, "　".join(filter(None, (title_of(kind, record), facts_of(kind, record)))))


def _more(value: Number | None) -> str:
    return f"+{said(value)}" if value is not None and value > 0 else said(value)
