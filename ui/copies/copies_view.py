"""Which copies there are, and what the chosen one has that the present ledger has not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.backup import listing, places
from models.backup.listing import Copy
from models.restore.differing import Told
from models.restore.records import from_copy
from models.restore.whole import restore
from ui import messages, work
from ui.copies import words
from ui.copies.comparing import Compared, compared
from ui.copies.model import CopyModel
from ui.copies.pane import Card, DetailPane, heading, line_list, saying
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.labels import Paragraph
from ui.look.tables import table_view
from ui.look.tokens import NEAR
from ui.session import Session

_CARDS = 30  #: records offered one by one
_STAY, _OPEN = "接着用现在这本", "打开恢复的那份"


class CopiesView(QWidget):
    """The list at the left, the difference at the right; looking changes nothing."""

    #: records were taken back
    taken = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.shown: Compared | None = None
        self._extra: list[Copy] = []
        self._cards: list[tuple[Card, Told]] = []
        self._turn = 0
        self._model = CopyModel(session.ledger.today, self)
        self.table = table_view(sortable=False)
        self.table.setAccessibleName("有哪些备份")
        self.table.setModel(self._model)
        self.table.set_columns(self._model.widths, stretch=1, drop=(1,))
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._warning = Paragraph("", "second", "ochre")
        left = QWidget()
        block = QVBoxLayout(left)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(NEAR)
        block.addWidget(self.table, 1)
        block.addWidget(self._warning)
        self.pane = DetailPane()
        self._whole = button("整本恢复成另一份")
        self._whole.clicked.connect(self.restore_whole)
        self._take = button("取回勾上的", "undo")
        self._take.clicked.connect(self.take_back)
        self.pane.foot.addWidget(self._whole)
        self.pane.foot.addStretch(1)
        self.pane.foot.addWidget(self._take)
        self.panes = TwoPanes(left, self.pane, (44, 56))
        self.table.clicked.connect(lambda _: self.panes.show_right())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        self.setFocusProxy(self.table)

    @property
    def copies(self) -> Sequence[Copy]:
        """Copies as they are listed."""
        return self._model.rows

    def back(self) -> bool:
        """From the detail back to the list."""
        return self.panes.show_left()

    def reload(self) -> None:
        """List the copies there are now; the chosen one stays chosen."""
        path = self.session.ledger.path
        chosen = self.table.currentIndex()
        name = self.copies[chosen.row()].name if chosen.isValid() else ""
        found = [*self._extra, *listing.listed(path)]
        self._model.place = places.second(path)
        self._model.show_rows(found)
        self._warn()
        again = next((n for n, one in enumerate(found) if one.name == name), 0)
        if found:
            self.table.choose_row(again)
        else:
            self._show_none()

    def add(self, copy: Copy) -> None:
        """List a copy from elsewhere, first and chosen."""
        self._extra = [copy, *(one for one in self._extra if one.path != copy.path)]
        self.reload()
        self.table.choose_row(0)
        self.table.setFocus()

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid():
            return
        copy, ledger = self.copies[index.row()], self.session.ledger
        self._turn += 1
        turn = self._turn
        self._begin(copy, "正在从头到尾查这一份，再和现在比……")
        work.run(lambda: (turn, compared(ledger, copy)), self._compared, owner=self)

    def _begin(self, copy: Copy, said: str) -> None:
        self.shown, self._cards = None, []
        self.pane.show_head(f"{words.at(copy, self.session.ledger.today)} 那份，和现在差在哪里",
                            "只看，不动")  # fmt: skip
        self.pane.show_items([saying(said)])
        self._whole.setEnabled(False)
        self._count()

    def _show_none(self) -> None:
        self.shown, self._cards = None, []
        self.pane.show_head("还没有备份")
        self.pane.show_items([saying("点“现在备份”做第一份，做好就打开检查。")])
        self._whole.setEnabled(False)
        self._count()

    def _compared(self, result: tuple[int, Compared]) -> None:
        turn, found = result
        if turn != self._turn:
            return  # another copy was chosen meanwhile
        self.shown = found
        self._replace(found.copy)
        self._whole.setEnabled(found.usable)
        if found.said:
            self.pane.show_items([saying(found.said)])
            return
        items: list[QWidget] = [line_list(found.lines)]
        items += self._offered("那时有、现在没有的", found.gone, alone=len(found.gone) == 1)
        items += self._offered("后来改过的，可以换回那时的样子", found.changed)
        self.pane.show_items(items)
        self._count()

    def _offered(
        self, head: str, records: Sequence[Told], *, alone: bool = False
    ) -> list[QWidget]:
        if not records:
            return []
        items: list[QWidget] = [heading(head)]
        for one in records[:_CARDS]:
            label = self.session.ledger.type(one.type).label
            card = Card(one.title, f"{label}\u3000{one.facts}", one.since, ticked=alone)
            card.toggled.connect(self._count)
            self._cards.append((card, one))
            items.append(card)
        if (rest := len(records) - _CARDS) > 0:
            items.append(saying(f"还有 {rest:,} 条没有列出来，要都拿回来就整本恢复成另一份。"))
        return items

    def ticked(self) -> list[Told]:
        """Return the records that are to come back."""
        return [one for card, one in self._cards if card.tick.isChecked()]

    def _count(self) -> None:
        number = len(self.ticked())
        self._take.setVisible(bool(self._cards))
        self._take.setEnabled(number > 0)
        self._take.setText(f"取回这 {number} 条" if number else "取回勾上的")

    def _replace(self, copy: Copy) -> None:
        """Show in the list what was found when the copy was looked at."""
        rows = [copy if one.name == copy.name else one for one in self.copies]
        at = self.table.currentIndex().row()
        if copy == self.copies[at]:
            return
        model = self._model
        model.rows = rows
        model.dataChanged.emit(model.index(at, 0), model.index(at, model.columnCount() - 1))
        self._warn()

    def _warn(self) -> None:
        bad = [one for one in self.copies if one.state == "broken"]
        today = self.session.ledger.today
        said = "、".join(words.at(one, today) for one in bad[:3])
        self._warning.setText(f"{said} 那份打不开，不算数。别的都能用。" if bad else "")
        self._warning.setVisible(bool(bad))

    def take_back(self) -> None:
        """Bring the ticked records back: one act, which can be undone."""
        chosen = self.ticked()
        if not chosen or self.shown is None:
            return
        ledger = self.session.ledger
        with self.session.telling():
            from_copy(ledger, self.shown.copy.path, [(one.type, one.id) for one in chosen])
            self.session.done.emit(f"取回了 {len(chosen)} 条")
            self.taken.emit()

    def restore_whole(self) -> None:
        """Make a ledger of the copy beside the present one, and ask with which to go on."""
        if self.shown is None or not self.shown.usable:
            return
        with self.session.telling():
            made = restore(self.shown.copy, self.session.ledger.path)
            answer = messages.choose(
                self, "恢复好了，两份都在",
                f"恢复的那份叫“{made.name}”，和现在这本放在一起。\n现在这本没有动。",
                [_OPEN, _STAY],
            )  # fmt: skip
            if answer == _OPEN:
                self.session.wanted.emit(made)
