"""What was removed: kept in the ledger's history, and brought back from there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models import removed
from models.removed import Removed
from ui.copies.model import RemovedModel
from ui.copies.pane import DetailPane, saying
from ui.days import moment
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.labels import Paragraph
from ui.look.notices import EmptyState
from ui.look.tables import table_view
from ui.session import Session


class BinView(QWidget):
    """What was removed at the left, one of it at the right."""

    taken = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._model = RemovedModel(session.ledger.today, self)
        self.table = table_view(sortable=False)
        self.table.setAccessibleName("删掉的")
        self.table.setModel(self._model)
        self.table.set_columns(self._model.widths, stretch=2, drop=(0,))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show())
        self.pane = DetailPane()
        self._take = button("取回这一条", "undo")
        self._take.clicked.connect(self.take_back)
        self.pane.foot.addStretch(1)
        self.pane.foot.addWidget(self._take)
        self.panes = TwoPanes(self.table, self.pane, (44, 56))
        self.table.clicked.connect(lambda _: self.panes.show_right())
        self._empty = EmptyState("没有删掉的", "删掉的记录都留在这里，随时能取回来。")
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.addWidget(self.panes, 1)
        block.addWidget(self._empty, 1)
        self.setFocusProxy(self.table)

    @property
    def count(self) -> int:
        """How many lie there."""
        return len(self._model.rows)

    def back(self) -> bool:
        """From the detail back to the list."""
        return self.panes.show_left()

    def reload(self) -> None:
        """Show what lies there now."""
        ledger = self.session.ledger
        rows = [
            (one, ledger.type(one.type).label, *removed.words(ledger, one))
            for one in removed.listed(ledger)
        ]
        self._model.show_rows(rows)
        self.panes.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if rows:
            self.table.choose_row(0)
        self._show()

    def chosen(self) -> list[Removed]:
        """Return what is chosen in the list."""
        rows: list[QModelIndex] = self.table.selectionModel().selectedRows()
        return [self._model.rows[one.row()][0] for one in rows]

    def take_back(self) -> None:
        """Bring back what is chosen: one act, which can be undone."""
        chosen = self.chosen()
        if not chosen:
            return
        with self.session.telling():
            removed.bring_back(self.session.ledger, chosen)
            self.session.done.emit(f"取回了 {len(chosen)} 条")
            self.taken.emit()

    def _show(self) -> None:
        chosen = self.chosen()
        self._take.setEnabled(bool(chosen))
        more = len(chosen) > 1
        self._take.setText(f"取回这 {len(chosen)} 条" if more else "取回这一条")
        if len(chosen) != 1:
            self.pane.show_head(f"选了 {len(chosen)} 条" if more else "")
            self.pane.show_items([])
            return
        at = self.table.selectionModel().selectedRows()[0].row()
        one, register, title, facts = self._model.rows[at]
        self.pane.show_head(title, register)
        who = f"，{one.who}" if one.who else ""
        when = moment(one.at, self.session.ledger.today)
        words = [Paragraph(facts)] if facts else []
        self.pane.show_items(
            [*words, saying(f"{when}{who}\u3000{one.label}"),
             saying("取回以后还是原来那一条，它连着的记录要是也删了，会一起取回。")]
        )  # fmt: skip
