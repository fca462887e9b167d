"""What is wrong or odd in the rows of an import, one after another, and the list of it."""

from __future__ import annotations

from collections.abc import Sequence
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

from models.importing.plan import ImportPlan
from models.importing.rows import RowPlan
from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import BAR, NEAR, PAIR

Index = QModelIndex | QPersistentModelIndex
_WRAPPED = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
_LEFT = NEAR + NEAR  #: before and behind the icon
#: kind -> icon, colour
MARKS = {
    "problem": ("octagon-alert", "red"), "double": ("triangle-warn", "ochre"),
    "doubt": ("triangle-warn", "ochre"),
}  # fmt: skip


@dataclass(frozen=True)
class Issue:
    """A cell, or a whole row where `column` is None, with what is wrong or odd about it."""

    row: int
    column: int | None
    where: str
    sentence: str
    kind: str
    spoken: str = ""


def issues_of(plan: ImportPlan) -> list[Issue]:
    """Return problems first, then doubles, then what is only odd, in the order of the sheet."""
    columns = {one.name: column for column, one in plan.columns.items() if one}
    out = [row for row in plan.rows if row.action == "skip"]
    problems = [
        _issue(plan, row, name, said, columns, "problem")
        for row in out
        for name, said in row.problems.items()
    ]
    doubles = [
        _issue(plan, row, "", row.reason, columns, "double")
        for row in out
        if row.double_of and not row.problems
    ]
    doubts = [
        _issue(plan, row, name, said, columns, "doubt")
        for row in plan.rows
        for name, said in row.doubts.items()
        if row.action != "skip"
    ]
    return [*problems, *doubles, *doubts]


def _issue(  # noqa: PLR0917 - the parts of an issue
    plan: ImportPlan, row: RowPlan, name: str, said: str, columns: dict[str, int], kind: str
) -> Issue:
    where = plan.record_type.by_name[name].label if name else "整行"
    spoken = plan.spoken(row.number)
    return Issue(row.number, columns.get(name), where, said, kind, spoken)


class IssueModel(QAbstractListModel):
    """Issues, one a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.issues: list[Issue] = []

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Show other issues."""
        self.beginResetModel()
        self.issues = list(issues)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.issues)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        issue = self.issues[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return issue
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{issue.spoken}　{issue.where}　{issue.sentence}"
        return None


class _Painted(QStyledItemDelegate):
    def sizeHint(self, option: Any, index: Index) -> QSize:  # noqa: ANN401
        view = option.widget
        room = view.viewport().width() if isinstance(view, QListView) else 0
        issue: Issue = index.data(Qt.ItemDataRole.UserRole)
        where = QFontMetrics(theme().font("second")).height()
        return QSize(0, where + _said_height(issue.sentence, room) + 2 * PAIR)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:  # noqa: ANN401
        view, box = option.widget, option.rect
        issue: Issue = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if isinstance(view, QListView) and view.selectionModel().isSelected(index):
            painter.fillRect(box, colour("chosen"))
            painter.fillRect(QRect(box.x(), box.y(), BAR, box.height()), colour("blue"))
        icon, tone = MARKS[issue.kind]
        side = theme().size.small_icon
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.x() + NEAR, box.y() + PAIR + 2, pixmap(icon, tone, side, ratio))
        words = box.adjusted(_LEFT + side, PAIR, -PAIR, -PAIR)
        painter.setFont(theme().font("second"))
        painter.setPen(colour("ink2"))
        painter.drawText(words, _WRAPPED, f"{issue.spoken}　{issue.where}")
        words.setTop(words.top() + painter.fontMetrics().height())
        painter.setFont(theme().font())
        painter.setPen(colour("ink"))
        painter.drawText(words, _WRAPPED, issue.sentence)
        painter.restore()


def _said_height(sentence: str, room: int) -> int:
    """Return the height of a sentence, wrapped in a list that is `room` wide."""
    width = room - _LEFT - theme().size.small_icon - PAIR
    metrics = QFontMetrics(theme().font())
    return metrics.boundingRect(QRect(0, 0, width, 9999), _WRAPPED, sentence).height()


class IssueList(QListView):
    """The issues to go through; the arrow keys do, too."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("有问题的和要留意的")
        self.issue_model = IssueModel(self)
        self.setModel(self.issue_model)
        self.setItemDelegate(_Painted(self))
        self.setLayoutMode(QListView.LayoutMode.Batched)  # a bad sheet has thousands
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme().changed.connect(self.scheduleDelayedItemsLayout)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)

    def point_at(self, issue: Issue | None) -> None:
        """Choose a line without telling."""
        issues = self.issue_model.issues
        if issue in issues:
            self.setCurrentIndex(self.issue_model.index(issues.index(issue), 0))
        else:
            self.clearSelection()

    def _tell(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(Qt.ItemDataRole.UserRole))
