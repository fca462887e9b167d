"""Buttons for what can be done with the record in sight; what finds no room stands in the menu."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from models import deeds
from models.deeds import Deed
from models.record import Record
from ui.look.buttons import button
from ui.look.tokens import NEAR
from ui.session import Session

_BUTTONS = 2
"""How many stand beside the title; with more it would be cut."""


class DeedRow(QWidget):
    """The deeds which the register of a record declares."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._record: Record | None = None
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(NEAR)
        self.hide()

    def show_of(self, record: Record) -> None:
        """Show what can be done with a record."""
        self._record = record
        while taken := self._line.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        for one in self._offered()[:_BUTTONS]:
            made = button(one.label)
            made.setToolTip(one.hint)
            made.clicked.connect(lambda _=False, one=one: self._do(one))
            self._line.addWidget(made)
            made.show()  # else it waits for the next event
        self.setVisible(self._line.count() > 0)

    def add_to(self, menu: QMenu) -> None:
        """Put every deed into the menu 更多."""
        for one in self._offered():
            action = menu.addAction(one.label)
            action.setToolTip(one.hint)
            action.triggered.connect(lambda _=False, one=one: self._do(one))
        if self._offered():
            menu.addSeparator()

    def _offered(self) -> list[Deed]:
        return deeds.offered(self._session.ledger, self._record) if self._record else []

    def _do(self, deed: Deed) -> None:
        record, ledger = self._record, self._session.ledger
        if record is None:
            return
        with self._session.telling():
            form = deeds.form_of(ledger, record, deed)
            if form:
                self._session.go("new", type=form.type, given=form.values)
            else:
                deeds.do(ledger, record, deed)
                self._session.done.emit(ledger.undo_label() or deed.label)
