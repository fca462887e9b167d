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
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QWidget

from models.importing.plan import ImportPlan
from models.importing.rows import RowPlan
from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import BAR, NEAR, PAIR

Index = QModelIndex | QPersistentModelIndex
#: kind -> icon, colour
MARKS = {"problem": ("octagon-alert", "red"), "doubt": ("triangle-warn", "ochre")}


@dataclass(frozen=True)
class Issue:
    """A cell, or a whole row where `column` is None, with what is wrong or odd about it."""

    row: int
    column: int | None
    where: str
    sentence: str
    kind: str


def issues_of(plan: ImportPlan) -> list[Issue]:
    """Return problems first, then what is only odd, each in the order of the sheet."""
    columns = {one.name: column for column, one in plan.columns.items() if one}
    problems = [one for row in plan.rows for one in _problems(plan, row, columns)]
    doubts = [
        _issue(plan, row, name, said, columns, "doubt")
        for row in plan.rows
        for name, said in row.doubts.items()
        if row.action != "skip"
    ]
    return [*problems, *doubts]


def _problems(plan: ImportPlan, row: RowPlan, columns: dict[str, int]) -> list[Issue]:
    if row.action != "skip":
        return []
    if row.problems:
        return [
            _issue(plan, row, name, said, columns, "problem")
            for name, said in row.problems.items()
        ]
    if row.double_of:
        return [Issue(row.number, None, "整行", row.reason, "problem")]
    return []


def _issue(  # noqa: PLR0917 - the parts of an issue
    plan: ImportPlan, row: RowPlan, name: str, said: str, columns: dict[str, int], kind: str
) -> Issue:
    where = plan.record_type.by_name[name].label if name else "整行"
    return Issue(row.number, columns.get(name), where, said, kind)


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
            return f"{issue.row} 行　{issue.where}　{issue.sentence}"
        return None


class _Painted(QStyledItemDelegate):
    def sizeHint(self, option: Any, index: Index) -> QSize:  # noqa: ANN401
        size = theme().size
        return QSize(0, size.body + size.second + 4 * PAIR + NEAR)

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
        words = box.adjusted(NEAR + side + NEAR, PAIR, -PAIR, -PAIR)
        half = words.height() * theme().size.second // (theme().size.second + theme().size.body)
        for text, role, ink, place in (
            (f"{issue.row} 行　{issue.where}", "second", "ink2",
             QRect(words.x(), words.y(), words.width(), half)),
            (issue.sentence, "body", "ink",
             QRect(words.x(), words.y() + half, words.width(), words.height() - half)),
        ):  # fmt: skip
            painter.setFont(theme().font(role))
            painter.setPen(colour(ink))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


class IssueList(QListView):
    """The issues to go through; the arrow keys do, too."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("有问题的和要留意的")
        self.issue_model = IssueModel(self)
        self.setModel(self.issue_model)
        self.setItemDelegate(_Painted(self))
        self.setUniformItemSizes(True)
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
