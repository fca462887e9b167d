"""What of a form is still open, one place a row; a click goes to its first empty cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from ui.editors.choices import KeptRole, row_item
from ui.editors.person_picker import SecondRole, TwoLines
from ui.filling.words import Gap
from ui.look.theme import theme


class GapList(QListView):
    """The places to go through; Enter goes to one."""

    #: a `Gap`
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("还空着的")
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(TwoLines(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme().changed.connect(self.scheduleDelayedItemsLayout)
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)

    def show_gaps(self, gaps: list[Gap]) -> None:
        """Show other places."""
        self._rows.clear()
        for one in gaps:
            item = row_item(one.title, one)
            item.setData(one.sentence, SecondRole)
            item.setToolTip(f"{one.title}\n{one.sentence}")
            item.setData(f"{one.title}，{one.sentence}", Qt.ItemDataRole.AccessibleTextRole)
            self._rows.appendRow(item)

    def _tell(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(KeptRole))
