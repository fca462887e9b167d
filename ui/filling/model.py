"""A sheet of a form as it would come out: its own words, and in its places what is filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exporters.forms.references import Growth
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
        self.beside: dict[tuple[int, int], Seen] = {}
        self._tables: tuple[Sheeted, ...] = ()
        self._keys: dict[tuple[int, int], str] = {}
        self.measures = Measures()
        self._rows = self._columns = 0

    def show_sheet(
        self, sheeted: Sheeted | None, measures: Measures, tables: Sequence[Sheeted] = ()
    ) -> bool:
        """Show another sheet, or the same filled anew; returns whether its shape is another.

        `tables` are all tables of the sheet from above; `cells` are those of the one at work, the
        others' are `beside`.
        """
        before = (self._rows, self._columns, self.name)
        self.beginResetModel()
        self.sheeted, self.measures = sheeted, measures
        self._tables = tuple(tables) or ((sheeted,) if sheeted else ())
        self._take_cells()
        self._rows, self._columns = self._extent()
        self.endResetModel()
        return before != (self._rows, self._columns, self.name)

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.sheeted.form.sheet.name if self.sheeted else ""

    def _take_cells(self) -> None:
        """Take the cells of all tables; each is further down by the rows added to those above."""
        self.cells, self.beside, self._keys, down = {}, {}, {}, 0
        for one in self._tables:
            mine = {(row + down, column): cell for (row, column), cell in seen(one).items()}
            (self.cells if one is self.sheeted else self.beside).update(mine)
            self._keys |= dict.fromkeys(mine, one.form.key)
            down += one.changes.growth.total if one.changes.growth else 0

    def key_at(self, row: int, column: int) -> str:
        """Return the key of the table of which a cell is a place, "" for none."""
        return self._keys.get((row, column), "")

    def counts(self) -> Counter[State]:
        """Return how many cells are of each state, of all tables."""
        return Counter(one.state for one in (*self.cells.values(), *self.beside.values()))

    def origin(self, row: int) -> Origin:
        """Return where a row of the screen comes from."""
        for grown in self._grown():
            if row in grown.fresh:
                return Origin(grown.fresh[row], added=True)
            row = grown.origin(row)
        return Origin(row)

    def _grown(self) -> list[Growth]:
        """Return how the tables grew, from above."""
        return [grown for one in self._tables if (grown := one.changes.growth)]

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
        areas = [one for one in self.sheeted.form.face.merges
                 if (one.bottom, one.right) != (one.top, one.left)]  # fmt: skip
        for grown in reversed(self._grown()):  # the lower ones first: they move nothing above
            areas = [*map(grown.merged, areas), *grown.merges(areas)]
        return areas

    def stands_alone(self, row: int, column: int) -> bool:
        """Say whether a cell is one of a column's own, not merged over several."""
        if self.sheeted is None:
            return False
        area = self.sheeted.form.face.merge(self.origin(row).row, column)
        return area.left == area.right

    def is_bare(self, row: int, column: int) -> bool:
        """Say whether a cell is there, alone, without lines, and holds nothing."""
        if not (0 <= column < self._columns) or (row, column) in self._keys:
            return False
        index = self.index(row, column)
        return not index.data() and not self.look(row, column).lined and self.stands_alone(
            row, column
        )

    def _extent(self) -> tuple[int, int]:
        if self.sheeted is None:
            return 0, 0
        form = self.sheeted.form
        bodies = [one.form.body.bottom + 1 for one in self._tables if one.form.body]
        rows = [max(len(form.sheet.rows), *bodies, 0)]
        columns = [form.sheet.width]
        for one in form.face.merges:
            if one.top < rows[0]:
                columns.append(one.right + 1)
                rows.append(min(one.bottom + 1, rows[0] + _MERGED_BELOW))
        high = max(rows) + sum(one.total for one in self._grown())
        high = max(high, *(row + 1 for row, _ in self._keys), 0) if self._keys else high
        wide = max(columns)
        wide = max(wide, *(column + 1 for _, column in self._keys), 0) if self._keys else wide
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
        at = index.row(), index.column()
        found = self.cells.get(at) or self.beside.get(at)
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
