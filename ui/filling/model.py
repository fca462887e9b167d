"""A sheet of a form as it would come out: its own words, and in its places what is filled in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exporters.forms.seen import Seen, State, seen
from exporters.forms.sheeted import Sheeted
from models.field import cell_text
from models.forms.face.measures import Letters, Measures
from models.forms.face.places import Area
from models.forms.face.sheet_face import Look
from models.sheets.grid import letters

Index = QModelIndex | QPersistentModelIndex
SeenRole = Qt.ItemDataRole.UserRole + 20
"""Role of a cell: its `Seen`, or None."""
CALCULATED = "自动算"
_MOST_COLUMNS = 200
_MERGED_BELOW = 60  #: rows below the last filled one that a merged area adds


@dataclass(frozen=True)
class Origin:
    """Where a row of the screen comes from: a row of the form, `added` for one that was not."""

    row: int
    added: bool = False


class FormModel(QAbstractTableModel):
    """Rows and columns are those of the filled form."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheeted: Sheeted | None = None
        self.cells: dict[tuple[int, int], Seen] = {}
        self.measures = Measures()
        self._rows = self._columns = 0

    def show_sheet(self, sheeted: Sheeted | None, measures: Measures) -> bool:
        """Show another sheet, or the same filled anew; returns whether its shape is another."""
        before = (self._rows, self._columns, self.name)
        self.beginResetModel()
        self.sheeted, self.measures = sheeted, measures
        self.cells = seen(sheeted) if sheeted else {}
        self._rows, self._columns = self._extent()
        self.endResetModel()
        return before != (self._rows, self._columns, self.name)

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.sheeted.form.sheet.name if self.sheeted else ""

    def counts(self) -> Counter[State]:
        """Return how many cells are of each state."""
        return Counter(one.state for one in self.cells.values())

    def origin(self, row: int) -> Origin:
        """Return where a row of the screen comes from."""
        grown = self.sheeted.changes.growth if self.sheeted else None
        return Origin(grown.origin(row), row in grown.fresh) if grown else Origin(row)

    def seen_at(self, index: Index) -> Seen | None:
        """Return what is known of a cell."""
        return self.cells.get((index.row(), index.column())) if index.isValid() else None

    def look(self, row: int, column: int) -> Look:
        """Return how the form draws a cell."""
        if self.sheeted is None:
            return Look()
        return self.sheeted.form.face.look(self.origin(row).row, column)

    def letters(self, row: int, column: int) -> Letters:
        """Return how the form writes in a cell."""
        return self.measures.style(self.look(row, column).style)

    def merges(self) -> list[Area]:
        """Return the merged areas, where the screen has them."""
        if self.sheeted is None:
            return []
        grown = self.sheeted.changes.growth
        areas = [one for one in self.sheeted.form.face.merges
                 if (one.bottom, one.right) != (one.top, one.left)]  # fmt: skip
        return [*map(grown.merged, areas), *grown.merges(areas)] if grown else areas

    def stands_alone(self, row: int, column: int) -> bool:
        """Say whether a cell is one of a column's own, not merged over several."""
        if self.sheeted is None:
            return False
        area = self.sheeted.form.face.merge(self.origin(row).row, column)
        return area.left == area.right

    def is_bare(self, row: int, column: int) -> bool:
        """Say whether a cell is there, alone, without lines, and holds nothing."""
        if not (0 <= column < self._columns) or (row, column) in self.cells:
            return False
        index = self.index(row, column)
        return not index.data() and not self.look(row, column).lined and self.stands_alone(
            row, column
        )

    def _extent(self) -> tuple[int, int]:
        if self.sheeted is None:
            return 0, 0
        form, grown = self.sheeted.form, self.sheeted.changes.growth
        rows = [len(form.sheet.rows), form.body.bottom + 1 if form.body else 0]
        columns = [form.sheet.width]
        for one in form.face.merges:
            if one.top < rows[0]:
                columns.append(one.right + 1)
                rows.append(min(one.bottom + 1, rows[0] + _MERGED_BELOW))
        high = max(rows) + (grown.total if grown else 0)
        high = max(high, *(row + 1 for row, _ in self.cells), 0) if self.cells else high
        wide = max(columns)
        wide = max(wide, *(column + 1 for _, column in self.cells), 0) if self.cells else wide
        return high, min(wide, _MOST_COLUMNS)

    # -- Qt's side -----------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._rows

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._columns

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return letters(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.sheeted is None or not index.isValid():
            return None
        found = self.cells.get((index.row(), index.column()))
        if role == SeenRole:
            return found
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column(), found)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (found.why if found and not found.text else "") or self._text(
                index.row(), index.column(), found
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self._text(index.row(), index.column(), found)
            return f"{words}，{found.state.value}" if found else words
        return None

    def _text(self, row: int, column: int, found: Seen | None) -> str:
        if found is not None and found.text:
            return found.text
        origin = self.origin(row)
        if self.sheeted is None or (origin.added and found is None):
            return CALCULATED if origin.added and self.look(row, column).formula else ""
        if self.look(row, column).formula:
            return CALCULATED
        return "" if origin.added else cell_text(self.sheeted.form.sheet.cell(origin.row, column))
