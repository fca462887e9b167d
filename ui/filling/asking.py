"""What a form's page asks in a box of its own: meanings, whom it is about, who counts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from models.forms.answers import under
from models.forms.counts.census import Census
from models.forms.counts.counting import Count, Ratio
from models.forms.decided import whom
from models.forms.decided.meanings import freely, meanings, said_of
from ui.filling.counted_dialog import CountedDialog
from ui.filling.desk import FillDesk
from ui.filling.meaning_dialog import MeaningDialog
from ui.filling.storing import take_whom
from ui.filling.whom_dialog import WhomDialog
from ui.filling.words import head_of, whom_of
from ui.session import Session


class Asking(QObject):
    """Opens the boxes; what is answered goes to the desk."""

    #: a register and the id of a record that is to be shown
    wanted = Signal(str, int)

    def __init__(self, session: Session, desk: FillDesk, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._desk, self._page = session, desk, page

    def meaning(self, at: int) -> None:
        """Ask what the place of that number means."""
        one = self._desk.one
        place = one.form.places[at] if one else None
        if one is None or place is None or place.gap is not None:
            return
        types = self._session.ledger.types
        now, offered = said_of(place, one.form, types), meanings(place, one.form, types)
        dialog = MeaningDialog(
            head_of(place), offered, now,
            lambda words: freely(place, one.form, types, words), self._page,
        )  # fmt: skip
        dialog.accepted.connect(lambda: self.mean(at, dialog.words))
        _open(dialog)

    def mean(self, at: int, words: str) -> None:
        """Let the place of that number mean something else, "" for nothing."""
        one = self._desk.one
        if one is not None and at >= 0:
            self._desk.decide(self._desk.said.with_meaning(one.form.places[at].name, words))

    def whom(self) -> None:
        """Ask whom the form is about."""
        one = self._desk.one
        if one is None or one.form.record_type is None:
            return
        form, decided = one.form, self._desk.decisions
        view = under(form, self._session.ledger.as_of(), decided.period or one.period)
        day = decided.day(view.today)
        said = self._desk.said.whom
        now = said if said is not None else tuple(filter(None, whom_of(one, None).split("、")))
        dialog = WhomDialog(
            list(whom.offered(form, view)), now,
            lambda words: whom.count(form, view, words, day),
            one.form.record_type.unit if form.kind == "roster" else "户", self._page,
        )  # fmt: skip
        dialog.accepted.connect(lambda: take_whom(self._desk, dialog.words))
        _open(dialog)

    def counted(self, count: Count | Ratio) -> None:
        """Show the records behind a figure."""
        ledger = self._session.ledger
        ids = sorted(count.whom(Census(ledger.as_of(), self._desk.decisions.day(ledger.today))))
        register = "household" if count.households else "resident"
        dialog = CountedDialog(ledger, register, ids, count.told, self._page)
        dialog.chosen.connect(lambda id_: self.wanted.emit(register, id_))
        _open(dialog)


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
