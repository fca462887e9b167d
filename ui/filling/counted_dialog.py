"""看是哪些: the records behind a figure of a form; one of them leads to itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from models.kinds_links import Ref
from models.ledger import Ledger
from models.query import Query
from ui.editors.choices import KeptRole
from ui.editors.person_picker import Candidate, TwoLines, candidate_item, second_line
from ui.filling.words import record_name
from ui.look.buttons import button
from ui.look.labels import Paragraph
from ui.look.panes import row
from ui.look.tokens import BLOCK, PAGE

_WIDTH, _HEIGHT = 440, 480
_MOST = 500  #: that are listed; a figure of a whole village is read off its register


class CountedDialog(QDialog):
    """`chosen` tells the id of the record that is wanted."""

    chosen = Signal(int)

    def __init__(
        self, ledger: Ledger, register: str, ids: Sequence[int], told: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("看是哪些")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        kind = ledger.type(register)
        self._rows = QStandardItemModel(self)
        found = ledger.find(register, Query(ids=tuple(ids), limit=_MOST))
        for one in found:
            ref = Ref(one.id, record_name(kind, one))
            item = candidate_item(Candidate(ref, second_line(kind, one), shared=False))
            self._rows.appendRow(item)
        self.list = QListView()
        self.list.setAccessibleName("数进来的")
        self.list.setModel(self._rows)
        self.list.setItemDelegate(TwoLines(self))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.activated.connect(self._take)
        go, leave = button("看这一条", kind="filled"), button("关上")
        go.setDefault(True)
        go.setEnabled(bool(found))
        go.clicked.connect(lambda: self._take(self.list.currentIndex()))
        leave.clicked.connect(self.reject)
        more = f"，先列 {_MOST} {kind.unit}" if len(ids) > _MOST else ""
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE - 4, PAGE - 4, PAGE - 4, PAGE - 4)
        block.setSpacing(BLOCK)
        block.addWidget(Paragraph(f"{told}　{len(ids)} {kind.unit}{more}", "section"))
        block.addWidget(self.list, 1)
        block.addLayout(row(QWidget(), leave, go, stretch=0))
        self.resize(_WIDTH, _HEIGHT)
        self.list.setCurrentIndex(self._rows.index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        ref = index.data(KeptRole)
        if isinstance(ref, Ref) and ref.id is not None:
            self.accept()
            self.chosen.emit(ref.id)
