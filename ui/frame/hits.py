"""What a search found, as a list: grouped by register, a name and one line of facts each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.frozen import frozen
from models.ledger import Ledger
from models.record import Record
from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import BAR, BLOCK, PAIR, PANE
from ui.naming import facts_of, title_of

_CHOOSABLE = frozenset({"hit", "more"})
_AnyIndex = QModelIndex | QPersistentModelIndex


@frozen()
class Row:
    """A heading ("head"), a hit, the line that leads to all hits ("more"), or plain words."""

    kind: str
    text: str
    facts: str = ""
    icon: str = ""
    record: Record | None = None


def rows_of(ledger: Ledger, records: Sequence[Record], most: int | None = None) -> list[Row]:
    """Group hits by register, best first; with `most`, a last line leads to the others."""
    shown = records if most is None else records[:most]
    groups: dict[str, list[Record]] = {}
    for record in shown:
        groups.setdefault(record.type, []).append(record)
    rows = []
    for name, members in groups.items():
        record_type = ledger.type(name)
        rows.append(Row("head", record_type.label))
        rows += [
            Row("hit", title_of(record_type, one), facts_of(record_type, one),
                record_type.group.icon, one)
            for one in members
        ]  # fmt: skip
    if len(records) > len(shown):
        rows.append(Row("more", "看全部"))
    return rows


class HitModel(QAbstractListModel):
    """Rows as Qt wants them; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _AnyIndex, role: int = 0) -> Any:  # noqa: ANN401 - Qt's any
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{row.text}\u3000{row.facts}".strip()
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        if self.rows[index.row()].kind not in _CHOOSABLE:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _HitDelegate(QStyledItemDelegate):
    """Paints a heading, or a name in bold over one line of facts."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(120, _height(index.data(Qt.ItemDataRole.UserRole)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        # Qt's stubs leave the option's box out
        box: QRect = option.rect  # type: ignore[attr-defined]
        view = self.parent()
        chosen = isinstance(view, HitList) and view.currentIndex() == index
        painter.save()
        if chosen:
            painter.fillRect(box, colour("chosen"))
            painter.fillRect(QRect(box.x(), box.y(), BAR, box.height()), colour("blue"))
        inner = box.adjusted(PANE - 2, 0, -BLOCK, 0)
        if row.kind == "hit":
            self._paint_hit(painter, inner, row)
        else:
            role = "blue" if row.kind == "more" else "ink2"
            _write(painter, inner, row.text, "second", role, bold=row.kind == "head")
        painter.restore()

    @staticmethod
    def _paint_hit(painter: QPainter, box: QRect, row: Row) -> None:
        size = theme().size
        ratio = painter.device().devicePixelRatioF()
        mark = pixmap(row.icon, "ink2", size.small_icon, ratio)
        painter.drawPixmap(box.x(), box.y() + (box.height() - size.small_icon) // 2, mark)
        box = box.adjusted(size.small_icon + BLOCK - 2, 0, 0, 0)
        if not row.facts:
            _write(painter, box, row.text, "body", "ink", bold=True)
            return
        middle = (
            box.y() + PAIR + 1 + (box.height() - 2 * PAIR) * size.body // (size.body + size.second)
        )
        upper = QRect(box.x(), box.y() + PAIR, box.width(), middle - box.y() - PAIR)
        lower = QRect(box.x(), middle, box.width(), box.bottom() - middle - PAIR + 1)
        _write(painter, upper, row.text, "body", "ink", bold=True)
        _write(painter, lower, row.facts, "second", "ink2")


def _height(row: Row) -> int:
    size = theme().size
    return size.body + size.second + 24 if row.kind == "hit" else size.second + 16


def _write(
    painter: QPainter, box: QRect, text: str, role: str, token: str, *, bold: bool = False
) -> None:
    painter.setFont(theme().font(role, bold=bold))
    painter.setPen(colour(token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)


class HitList(QListView):
    """Hits one can open with Enter or one click; ↑ and ↓ pass over the headings."""

    opened = Signal(object)
    more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("找到的")
        self._model = HitModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_HitDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)

    @property
    def rows(self) -> list[Row]:
        """What stands in the list."""
        return self._model.rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows and choose the first hit."""
        self._model.show_rows(rows)
        self.step(1)
        self.scrollToTop()

    def step(self, step: int) -> None:
        """Go to the next row that can be chosen."""
        at = self.currentIndex().row() + step
        while 0 <= at < len(self.rows):
            if self.rows[at].kind in _CHOOSABLE:
                self.setCurrentIndex(self._model.index(at))
                self.viewport().update()
                return
            at += step

    def open_current(self) -> None:
        """Open what is chosen."""
        self._open(self.currentIndex())

    def wanted_height(self) -> int:
        """Return the height that shows every row."""
        return sum(_height(row) for row in self.rows) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_current()
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Follow the text size."""
        self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        row = self.rows[index.row()] if index.isValid() else None
        if row and row.kind == "hit":
            self.opened.emit(row.record)
        elif row and row.kind == "more":
            self.more.emit()
