"""The rows of a register's list: only ids at first, the rest as it comes into sight."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.counting import by_value
from models.field import Field
from models.kinds import Choice, Integer, Money, YesNo
from models.kinds_dates import Date
from models.kinds_links import Computed, Link
from models.kinds_people import GroupName, IdNumber, PersonName, Phone
from models.ledger import Ledger
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record, RecordType
from ui.look.rows import TagRole
from ui.records.form_layout import is_tags

Index = QModelIndex | QPersistentModelIndex
CHUNK = 100
"""Rows that are read at once."""
_TAIL = 4
_WIDTHS = {
    IdNumber: 3, PersonName: 4, GroupName: 3, Integer: 2.5, YesNo: 2, Date: 8, Phone: 7,
    Money: 6.5,
}  # fmt: skip
"""Chinese characters that a column of a kind needs on the screen, masked as it is there."""
_SORTED_AT_ONCE = 500
_SAME_ORDER = {"age": "born_on"}
"""Computed columns which a stored one orders the other way round, without reading everybody."""
IdRole = Qt.ItemDataRole.UserRole + 20
"""Role of every cell: the id of its record."""


class RecordModel(QAbstractTableModel):
    """The records of one register which a query finds, as they may stand on a screen."""

    def __init__(self, ledger: Ledger, record_type: RecordType, parent: QObject | None = None):  # noqa: ANN204 - Qt
        super().__init__(parent)
        self._ledger, self.type = ledger, record_type
        self.columns: tuple[Field[Any], ...] = record_type.list_columns
        self.query = Query()
        self._order: tuple[str, ...] = ()
        self._backwards = False
        self._ids: list[int] = []
        self._chunks: dict[int, dict[int, Record]] = {}
        self._namesakes: dict[int, set[str]] = {}

    # -- what is shown -------------------------------------------------------------------------

    def load(self, query: Query) -> None:
        """Show what a query finds, in the order chosen by the heads."""
        self.query = query
        self._put(self._found())

    def set_columns(self, columns: Sequence[Field[Any]]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._forget()
        self.endResetModel()

    def refresh(self) -> None:
        """Read again after a change; rows stay where they are if they are the same ones."""
        ids = self._found()
        if ids != self._ids:
            self._put(ids)
            return
        self.repaint_rows()

    def repaint_rows(self) -> None:
        """Read the rows in sight again; which rows there are is not asked."""
        self._forget()
        if self._ids and self.columns:
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def knows(self, ids: Collection[int]) -> bool:
        """Say whether all these records are listed and still there."""
        if not ids:
            return True
        there = self._ledger.count(self.type.name, Query(ids=tuple(ids)))
        return there == len(ids) and set(ids) <= set(self._ids)

    def ids(self) -> list[int]:
        """Give the ids of all records, in the order of the list."""
        return list(self._ids)

    def id_at(self, row: int) -> int:
        """Give the id of the record in a row."""
        return self._ids[row]

    def row_of(self, id_: int) -> int:
        """Give the row of a record, -1 if it is not among them."""
        try:
            return self._ids.index(id_)
        except ValueError:
            return -1

    def record_at(self, row: int) -> Record | None:
        """Give the record of a row; None when it went meanwhile."""
        number = row // CHUNK
        if number not in self._chunks:
            self._chunks[number] = self._read(number)
        return self._chunks[number].get(self._ids[row])

    def chunks_read(self) -> int:
        """Say how many pieces of the list were read so far."""
        return len(self._chunks)

    # -- Qt's own ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if across != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        field = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "证件后四位" if isinstance(field, IdNumber) else field.label
        if role == Qt.ItemDataRole.TextAlignmentRole and _is_right(field):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        field = self.columns[index.column()]
        if role == IdRole:
            return self._ids[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight) if _is_right(field) else None
        if role not in (Qt.ItemDataRole.DisplayRole, TagRole):
            return None
        record = self.record_at(index.row())
        if record is None:
            return None
        if is_tags(field):
            tags = self.tags(index.row(), record)
            return tags if role == TagRole else " ".join(words for words, _, _ in tags)
        return _word(field, record) if role == Qt.ItemDataRole.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the register's own order. Values nobody wrote come last."""
        down = order == Qt.SortOrder.DescendingOrder
        if not 0 <= column < len(self.columns):
            self._order, self._backwards = (), False
        else:
            self._order, self._backwards = (self.columns[column].name,), down
        self._put(self._found())

    # -- reading -------------------------------------------------------------------------------

    def tags(self, row: int, record: Record) -> list[tuple[str, str, str]]:
        """Give the tags of a record: what it says of itself, and 同名."""
        field = next(one for one in self.type.active if is_tags(one))
        tags = [(word, "grey", "") for word in str(record[field.name] or "").split()]
        title = record[self.type.title]
        if title in self._namesakes.get(row // CHUNK, ()):
            tags.append(("同名", "ochre", "triangle-warn"))
        return tags

    def _found(self) -> list[int]:
        name, down = (self._order[0] if self._order else ""), self._backwards
        if name in _SAME_ORDER and _SAME_ORDER[name] in self.type.by_name:
            name, down = _SAME_ORDER[name], not down
        if name and not self.type.by_name[name].sql_type:
            return self._sorted_by_computed(self._ledger.ids(self.type.name, self.query), name)
        order = (f"-{name}" if down else name,) if name else ()
        return self._ledger.ids(self.type.name, replace(self.query, order=order))

    def _sorted_by_computed(self, ids: list[int], name: str) -> list[int]:
        keys: list[tuple[Any, int]] = []
        empty: list[int] = []
        for start in range(0, len(ids), _SORTED_AT_ONCE):
            part = tuple(ids[start : start + _SORTED_AT_ONCE])
            for record in self._ledger.find(self.type.name, Query(ids=part)):
                value = record[name]
                empty.append(record.id) if value is None else keys.append((value, record.id))
        keys.sort(reverse=self._backwards)
        return [*(id_ for _, id_ in keys), *empty]

    def _read(self, number: int) -> dict[int, Record]:
        ids = tuple(self._ids[number * CHUNK : (number + 1) * CHUNK])
        names = {one.name for one in self.columns} | {self.type.title}
        names |= {one.name for one in self.type.active if is_tags(one)}
        # what computed columns look at comes along; rows of a sheet of attendance need not
        records = self._ledger.find(self.type.name, Query(ids=ids, fields=tuple(sorted(names))))
        if isinstance(self.type.by_name[self.type.title], PersonName):
            self._namesakes[number] = self._shared_names(records)
        return {one.id: one for one in records}

    def _shared_names(self, records: Sequence[Record]) -> set[str]:
        """Return the names among these which somebody else in the whole register has, too."""
        title = self.type.title
        names = tuple({one[title] for one in records if one[title]})
        if not names:
            return set()
        asked = Query(where=(Where(title, "in", names),))
        found = by_value(self._ledger, self.type.name, (title,), asked)
        return {name for (name,), count in found.items() if count > 1}

    def _put(self, ids: list[int]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._forget()
        self.endResetModel()

    def _forget(self) -> None:
        self._chunks, self._namesakes = {}, {}


def _word(field: Field[Any], record: Record) -> str:
    value = record[field.name]
    if isinstance(field, IdNumber):
        return str(value)[-_TAIL:] if value else ""
    faces = field.faces(value, Audience.SCREEN)
    return faces.text.replace("\n", " ") if faces else ""


def _is_right(field: Field[Any]) -> bool:
    """Say whether numbers stand in a column, computed ones too."""
    return (field.result if isinstance(field, Computed) else field).right


def width_of(field: Field[Any], types: Mapping[str, RecordType]) -> float:
    """Give the width of a column in Chinese characters; a link is as wide as what it names."""
    if is_tags(field):
        return 3
    if isinstance(field, Link) and field.to in types:
        target = types[field.to]
        return width_of(target.by_name[target.title], types)
    kind = field.result if isinstance(field, Computed) else field
    if isinstance(kind, Choice):
        words = [len(one.word) for one in kind.listed()]
        return min(max(words, default=4), 8)
    for known, width in _WIDTHS.items():
        if isinstance(kind, known):
            return width
    return float(min(field.width, 10))
