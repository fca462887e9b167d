"""The list of papers: what it is, for whom, which kind of file, how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exporters.report import Report
from ui.look.rows import TagRole
from ui.papers.states import LOOKING, State

HEADS = ("材料", "给谁", "样式", "现在怎样")
WIDTHS = (12, 5, 4, 7)
_SUFFIXES = {"pdf": "PDF", "xlsx": "xlsx", "docx": "Word", "txt": "文字"}


class PaperModel(QAbstractTableModel):
    """All papers, one a row."""

    def __init__(self, papers: Sequence[Report], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.papers = tuple(papers)
        self.states: dict[str, State] = {}

    def show_states(self, states: dict[str, State]) -> None:
        """Show other states."""
        self.states = states
        last = self.index(max(len(self.papers) - 1, 0), len(HEADS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def state(self, paper: Report) -> State:
        """Return how a paper stands."""
        return self.states.get(paper.name, LOOKING)

    def counted(self) -> list[tuple[State, int]]:
        """Return the states there are with how many papers stand so."""
        return list(Counter(self.state(one) for one in self.papers).items())

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.papers)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        shown = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADS[section] if shown else None

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        paper = self.papers[index.row()]
        state = self.state(paper)
        if role == Qt.ItemDataRole.DisplayRole:
            kind = _SUFFIXES[paper.formats[0]]
            return (paper.label, paper.audience.value, kind, state.words)[index.column()]
        if role == TagRole and index.column() == len(HEADS) - 1:
            return [(state.words, state.tone, state.icon)]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return paper.about or None
        return None
