"""The list of a check-up: findings under the head of their register, two lines each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QWidget

from models.record import Finding, RecordType
from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import BAR, NEAR, PAIR, PANE

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Head:
    """The line above the findings of a register."""

    label: str
    icon: str
    count: int
    unit: str = "件"


Row = Head | Finding


def rows_of(findings: Sequence[Finding], types: Mapping[str, RecordType]) -> list[Row]:
    """Put findings under the heads of their registers, in the registers' order."""
    rows: list[Row] = []
    for record_type in types.values():
        here = [one for one in findings if one.type == record_type.name]
        if here:
            rows += [Head(record_type.label, record_type.group.icon, len(here)), *here]
    return rows


class FindingModel(QAbstractListModel):
    """Rows of findings; a head cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.rows[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if isinstance(row, Head):
            return f"{row.label}　{row.count} {row.unit}"
        return f"{row.sentence}　{row.title}　{row.certainty}"


class _Painted(QStyledItemDelegate):
    """Paints heads and findings."""

    def sizeHint(self, option: Any, index: Index) -> QSize:  # noqa: ANN401
        size = theme().size
        if isinstance(index.data(Qt.ItemDataRole.UserRole), Head):
            return QSize(0, size.control)
        return QSize(0, size.body + size.second + 2 * NEAR + 3 * PAIR)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:  # noqa: ANN401
        row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if isinstance(row, Head):
            self._paint_head(painter, option.rect, row)
        else:
            view = option.widget
            chosen = isinstance(view, QListView) and view.selectionModel().isSelected(index)
            under = isinstance(view, FindingList) and view.pointed == index.row()
            self._paint_finding(painter, option.rect, row, chosen=chosen, under=under)
            if chosen and isinstance(view, QListView) and view.hasFocus():
                box = option.rect
                painter.fillRect(QRect(box.x(), box.y(), box.width(), 2), colour("blue"))
                painter.fillRect(QRect(box.x(), box.bottom() - 2, box.width(), 2), colour("blue"))
        painter.restore()

    @staticmethod
    def _paint_head(painter: QPainter, box: QRect, head: Head) -> None:
        side = theme().size.icon
        ratio = painter.device().devicePixelRatioF()
        top = box.y() + (box.height() - side) // 2
        painter.drawPixmap(box.x() + PANE, top, pixmap(head.icon, "ink2", side, ratio))
        painter.setFont(theme().font("body", bold=True))
        painter.setPen(colour("ink"))
        words = box.adjusted(PANE + side + NEAR, 0, -PANE, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), head.label)
        painter.setFont(theme().font("second"))
        painter.setPen(colour("ink2"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, int(flags), f"{head.count} {head.unit}")

    @staticmethod
    def _paint_finding(
        painter: QPainter, box: QRect, finding: Finding, *, chosen: bool, under: bool
    ) -> None:
        size = theme().size
        if chosen:
            painter.fillRect(box, colour("chosen"))
            painter.fillRect(QRect(box.x(), box.y(), BAR, box.height()), colour("blue"))
        elif under:
            painter.fillRect(box, colour("blue_tint"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), colour("line"))
        arrow = pixmap("chevron-right", "ink2", size.small_icon,
                       painter.device().devicePixelRatioF())  # fmt: skip
        middle = box.y() + (box.height() - size.small_icon) // 2
        painter.drawPixmap(box.right() - PANE - size.small_icon, middle, arrow)
        words = box.adjusted(PANE + size.icon + NEAR, NEAR, -PANE - size.small_icon - NEAR, -NEAR)
        half = words.height() * size.body // (size.body + size.second)
        for text, role, tone, place in (
            (finding.sentence, "body", "ink", QRect(words.x(), words.y(), words.width(), half)),
            (f"{finding.certainty}　{finding.title}", "second", "ink2",
             QRect(words.x(), words.y() + half, words.width(), words.height() - half)),
        ):  # fmt: skip
            font = theme().font(role, bold=chosen and role == "body")
            painter.setFont(font)
            painter.setPen(colour(tone))
            shown = QFontMetrics(font).elidedText(
                text, Qt.TextElideMode.ElideRight, place.width() + 1
            )
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
            painter.drawText(place, int(flags), shown)


class FindingList(QListView):
    """Findings to choose from; Enter or a double click opens the record."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pointed = -1
        self.setAccessibleName("查出来的")
        self.setModel(FindingModel(self))
        self.setItemDelegate(_Painted(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entered.connect(self._point_at)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_rows(self, rows: list[Row], keep: Finding | None = None) -> None:
        """Show rows and choose `keep` again, or the first finding."""
        self.pointed = -1
        model = self.model()
        assert isinstance(model, FindingModel)  # noqa: S101 - set above
        model.show_rows(rows)
        found = [number for number, row in enumerate(rows) if isinstance(row, Finding)]
        again = (number for number in found if rows[number] == keep)
        wanted = next(again, found[0] if found else -1)
        if wanted >= 0:
            self.setCurrentIndex(model.index(wanted, 0))

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self.pointed = -1
        self.viewport().update()

    def _point_at(self, index: QModelIndex) -> None:
        self.pointed = index.row()
        self.viewport().update()

    def _tell(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if isinstance(row, Finding):
            self.chosen.emit(row)
