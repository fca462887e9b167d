"""In place of a ledger that does not open: its copies, and the way to go on with one of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.backup import listing, places
from models.backup.listing import Copy
from models.declared import record_types
from models.errors import UserError
from models.restore.whole import restore
from ui import opening, work
from ui.copies import words
from ui.copies.comparing import Line
from ui.copies.model import CopyModel
from ui.copies.pane import DetailPane, line_list, saying
from ui.look.buttons import button
from ui.look.icons import icon
from ui.look.notices import Banner
from ui.look.panes import PageHead
from ui.look.tables import table_view
from ui.look.tokens import BLOCK, PAGE, PANE


class Rescue(QWidget):
    """Copies at the left, what is in the chosen one at the right; nothing is overwritten."""

    #: the path of a ledger made of a copy
    chosen = Signal(object)
    #: another ledger is wanted
    other_asked = Signal()

    def __init__(self, said: UserError, path: Path) -> None:
        super().__init__()
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("村务一本账")
        self.setWindowIcon(icon("sheet", "blue", 32))
        self._path = path
        self._today = opening.clock().date()
        self._copies: list[Copy] = listing.listed(path)
        self._banner = QVBoxLayout()
        self._model = CopyModel(self._today, self)
        self._model.place = places.second(path)
        self._model.show_rows(self._copies)
        self.table = table_view(sortable=False)
        self.table.setAccessibleName("有哪些备份")
        self.table.setModel(self._model)
        self.table.set_columns(self._model.widths, stretch=1, drop=(1,))
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.selectionModel().currentRowChanged.connect(self._show)
        self.pane = DetailPane()
        other = button("选别的账本", "folder")
        other.clicked.connect(self.other_asked)
        self._use = button("用这一份接着记", kind="filled")
        self._use.clicked.connect(self.use)
        self.pane.foot.addWidget(other)
        self.pane.foot.addStretch(1)
        self.pane.foot.addWidget(self._use)
        panes = QHBoxLayout()
        panes.setSpacing(PANE)
        panes.addWidget(self.table, 45)
        panes.addWidget(self.pane, 55)
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        block.setSpacing(BLOCK)
        block.addWidget(PageHead("用备份接着记", f"{path.stem}打不开，它的备份在这里"))
        block.addLayout(self._banner)
        block.addLayout(panes, 1)
        self.resize(960, 600)
        self.tell(said)
        good = (n for n, one in enumerate(self._copies) if one.state == "checked")
        self.table.choose_row(next(good, 0))

    def tell(self, error: UserError, _path: Path | None = None) -> None:
        """Say why the ledger does not open."""
        while (item := self._banner.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self._banner.addWidget(Banner("ochre", error.sentence, "备份另外恢复成一份，它还留着。"))

    def use(self) -> None:
        """Make a ledger of the chosen copy and open it; the one that is lost stays as it is."""
        copy = self._copies[self.table.currentIndex().row()]
        path = self._path
        self._use.setEnabled(False)
        work.run(lambda: restore(copy, path), self.chosen.emit, self._not_made, owner=self)

    def _not_made(self, error: object) -> None:
        self._use.setEnabled(True)
        if isinstance(error, UserError):
            self.tell(error)

    def _show(self, index: QModelIndex, _before: QModelIndex) -> None:
        copy = self._copies[index.row()]
        self.pane.show_head(f"{words.at(copy, self._today)} 那份", self._age(copy.at))
        self._use.setEnabled(copy.state != "broken")
        if copy.note is None or copy.state == "broken":
            bad = copy.state == "broken"
            self.pane.show_items(
                [saying("打不开，不算数，请选另一份。" if bad else "恢复前先检查。")]
            )
            return
        lines = [
            Line(one.group.icon, "ink2", one.label, f"{count:,} {one.unit}")
            for name, one in record_types().items()
            if (count := copy.note.counts.get(name, 0)) and not one.is_rules
        ]
        self.pane.show_items([line_list(lines)])

    def _age(self, at: dt.datetime) -> str:
        days = (self._today - at.date()).days
        return "今天的" if days <= 0 else f"{days} 天前的"
