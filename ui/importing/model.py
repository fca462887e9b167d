"""The sheet of an import as it came, with what becomes of every column, row and cell."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.field import cell_text
from models.importing.plan import ImportPlan
from models.importing.rows import RowPlan
from models.importing.words import WORDS as SAID
from models.importing.words import word_of
from models.sheets.grid import letters

Index = QModelIndex | QPersistentModelIndex
MarkRole = Qt.ItemDataRole.UserRole + 20
"""Role of a cell: its `Mark`, or None."""
RowRole = Qt.ItemDataRole.UserRole + 21
"""Role of a cell: the `RowPlan` of its row."""

NOT_TAKEN = "不导入"
"""What the head of a column says that fills nothing."""

INTO_REMARKS = "写进备注"
"""What it says where the column's words go into the remarks."""

BEFORE = 2
"""Columns before those of the sheet: the number of the row, and what becomes of it."""

#: what a row counts as -> icon, tone of the words, words
WORDS = {
    "add": ("plus", "green", SAID["add"]),
    "update": ("swap", "blue", SAID["update"]),
    "same": ("minus", "ink2", SAID["same"]),
    "problem": ("octagon-alert", "red", "先不导"),
    "double": ("triangle-warn", "ochre", SAID["double"]),
    "skip": ("barred", "ink2", SAID["skip"]),
    "note": ("barred", "ink2", SAID["note"]),
}


@dataclass(frozen=True)
class Mark:
    """How a cell stands out: icon, tone of its words, ground, and the reason."""

    icon: str
    tone: str
    ground: str
    reason: str


class ImportModel(QAbstractTableModel):
    """Rows of the sheet; first the number and what becomes of the row, then its cells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan: ImportPlan | None = None
        self.rows: list[RowPlan] = []
        self.columns: tuple[int, ...] = ()
        self.only_wrong = False

    def show_plan(self, plan: ImportPlan | None) -> None:
        """Show another plan."""
        self.beginResetModel()
        self.plan = plan
        self.columns = _shown_columns(plan) if plan else ()
        self.rows = self._wanted()
        self.endResetModel()

    def show_only_wrong(self, only: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show all rows, or those only with which something is wrong or odd."""
        self.beginResetModel()
        self.only_wrong = only
        self.rows = self._wanted()
        self.endResetModel()

    def field_at(self, section: int) -> int | None:
        """Return the column of the sheet at a place of the table."""
        place = section - BEFORE
        return self.columns[place] if 0 <= place < len(self.columns) else None

    def first_row(self) -> int:
        """Return the place of the first row that is no head and no note."""
        return next((at for at, one in enumerate(self.rows) if one.action != "note"), 0)

    def place_of(self, number: int, column: int | None) -> QModelIndex:
        """Return where a cell of the sheet stands; invalid when it is not shown."""
        row = next((at for at, one in enumerate(self.rows) if one.number == number), -1)
        place = self.columns.index(column) + BEFORE if column in self.columns else 0
        return self.index(row, place)

    # -- Qt's side -----------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        if self.plan is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.columns) + BEFORE

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or self.plan is None:
            return None
        head, match = self.head(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return head
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{head}，对到{match}" if match else head
        if role == Qt.ItemDataRole.ToolTipRole:
            column = self.field_at(section)
            reasons = [one.reason for one in self.plan.matches if one.column == column]
            return f"{reasons[0]}。点一下改对到哪一栏（F4）" if reasons else None
        return None

    def head(self, section: int) -> tuple[str, str]:
        """Return the words above a column and what it is matched to, "" beside the sheet."""
        column = self.field_at(section)
        if self.plan is None or column is None:
            return ("行" if section == 0 else "怎么办"), ""
        heads = self.plan.source.layout.heads
        words = "/".join(heads[column]) if column < len(heads) else ""
        field = self.plan.columns.get(column)
        return words or f"{letters(column)} 列", field.label if field else self._unwritten(column)

    def _unwritten(self, column: int) -> str:
        """Say what a column is good for that fills no field: to tell households or people."""
        plan = self.plan
        if plan is None:
            return NOT_TAKEN
        if column in plan.kept:
            return INTO_REMARKS
        target = next((one.target for one in plan.matches if one.column == column), None)
        if target is None:
            return NOT_TAKEN
        if not target.linked:  # a part of what another column has: the day beside its month
            whole = any(one and one.name == target.field.name for one in plan.columns.values())
            return f"{target.field.label}，合成一栏" if whole else NOT_TAKEN
        rule = plan.record_type.gathers
        if rule and plan.gathered.groups and target.field.name == rule.by:
            return f"{target.field.label}，分户用"
        return f"{target.field.label}，对人用" if target.field.kind == "id_number" else NOT_TAKEN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, index.column())
        mark = self._mark(row, index.column())
        if role == MarkRole:
            return mark
        if role == Qt.ItemDataRole.ToolTipRole:
            return mark.reason if mark and mark.reason else None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return mark.reason if mark else None
        return None

    def words(self, row: RowPlan, section: int) -> str:
        """Return what stands in a cell of the table."""
        if section == 0:
            spoken = self.plan.spoken(row.number) if self.plan else ""
            return spoken.replace("第 ", "").removesuffix(" 行")
        column = self.field_at(section)
        if column is not None:
            return cell_text(row.cells[column]) if column < len(row.cells) else ""
        if row.action == "note":
            return row.reason
        if row.action == "update":
            return f"改 {len(row.changes)} 处"
        return WORDS[word_of(row)][2]

    def _mark(self, row: RowPlan, section: int) -> Mark | None:
        column = self.field_at(section)
        if column is None:
            if section == 0:
                return None
            icon, tone, _ = WORDS[word_of(row)]
            reason = row.problems.get("", "") or row.reason
            return Mark(icon, tone, "", reason)
        plan = self.plan
        field = plan.columns.get(column) if plan else None
        if plan is None or field is None or row.action == "note":
            return None
        if (row.number, column) in plan.dropped:
            return Mark("barred", "ink2", "off_ground", "这一格不要，同一行别的照导")
        if said := row.problems.get(field.name):
            return Mark("octagon-alert", "red", "red_tint", said)
        if said := row.doubts.get(field.name):
            return Mark("triangle-warn", "ochre", "ochre_tint", said)
        if field.name in row.changes:
            before, after = (field.show(one) or "空着" for one in row.changes[field.name])
            return Mark("swap", "blue", "blue_tint", f"账里是{before}，导入后是{after}")
        if (row.number, column) in plan.mended:
            return Mark("pen", "blue", "", "您改过的")
        return None

    def _wanted(self) -> list[RowPlan]:
        if self.plan is None:
            return []
        if not self.only_wrong:
            return list(self.plan.rows)
        return [row for row in self.plan.rows
                if word_of(row) in {"problem", "double"} or row.doubts]  # fmt: skip


def _shown_columns(plan: ImportPlan) -> tuple[int, ...]:
    """Return the columns that have a head or anything in them, the days of a term together."""
    heads, own = plan.source.layout.heads, plan.source.sheet.own
    filled = {
        column for row in plan.rows if row.action != "note"
        for column, cell in enumerate(row.cells) if cell is not None
    }  # fmt: skip
    shown = [
        column for column in range(max([len(heads), *(one + 1 for one in filled)]))
        if column in filled or (column < len(heads) and heads[column])
    ]  # fmt: skip
    return tuple(sorted(shown, key=lambda at: (own(at), at)))
