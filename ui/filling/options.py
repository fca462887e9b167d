"""The line above a form: which of its sheets, whom it is about; and the list of periods."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from exporters.forms.looked import Looked
from exporters.forms.sheeted import Sheeted
from models.kinds_links import Ref
from models.periods import Period
from ui.editors.choices import PickLine, row_item
from ui.editors.person_picker import TwoLines, candidate_item, candidates
from ui.filling.words import said_by, sheets_of, whom_of
from ui.look.buttons import button
from ui.look.fields import choice_box
from ui.look.labels import ElidedLabel
from ui.look.tokens import NEAR
from ui.session import Session

_NO_PERIOD = "按今天填"
_QUARTERS, _MONTHS, _YEARS = 5, 7, 3  #: how many are offered, this one among them
_LIST_WIDTH = 420


def periods(session: Session) -> list[tuple[str, object]]:
    """Return the periods offered: none first."""
    found: list[tuple[str, object]] = [(_NO_PERIOD, None)]
    for kind, count in (("quarter", _QUARTERS), ("month", _MONTHS), ("year", _YEARS)):
        period = Period.containing(kind, session.ledger.today)
        for _ in range(count):
            found.append((str(period), period))
            period = period.previous()
    return found


class OptionsLine(QWidget):
    """Asks; it changes nothing itself."""

    sheet_asked = Signal(str)
    period_asked = Signal(object)
    whom_asked = Signal()
    #: id of the record that a form about one is about
    who_chosen = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._register, self._sheet = session, "", ""
        fixed = QSizePolicy.Policy.Fixed
        self.sheets = choice_box()
        self.sheets.setAccessibleName("哪一张工作表")
        self.sheets.setSizePolicy(fixed, fixed)
        self.sheets.activated.connect(
            lambda: self.sheet_asked.emit(str(self.sheets.currentData()))
        )
        self.whom = ElidedLabel("")
        self.whom_button = button("换一批", "people", "small")
        self.whom_button.clicked.connect(self.whom_asked)
        self.who = PickLine(self._offer, self._choose, "person", TwoLines(self), _LIST_WIDTH)
        self.who.setAccessibleName("填谁")
        self.who.setPlaceholderText("填谁：姓名、拼音、尾号")
        self.periods = choice_box(periods(session))
        self.periods.setAccessibleName("填哪一期")
        self.periods.setSizePolicy(fixed, fixed)
        self.periods.activated.connect(
            lambda: self.period_asked.emit(self.periods.currentData())
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR)
        line.addWidget(self.sheets)
        line.addWidget(self.who, 1)
        line.addWidget(self.whom)
        line.addWidget(self.whom_button)
        line.addStretch(1)

    def show_form(
        self, looked: Looked, one: Sheeted, said: tuple[str, ...] | None, who: Ref | None
    ) -> None:
        """Offer what there is to choose for a sheet."""
        kind = one.form.record_type
        self._register = kind.name if kind else ""
        names = sheets_of(looked)
        if [self.sheets.itemData(at) for at in range(self.sheets.count())] != [
            name for _, name in names
        ]:
            self.sheets.clear()
            for words, name in names:
                self.sheets.addItem(words, name)
        self.sheets.setCurrentIndex(self.sheets.findData(one.form.key))
        self.sheets.setVisible(len(names) > 1)
        listed = one.form.is_list and kind is not None and not kind.single
        self.whom.setText(f"填哪些人：{whom_of(one, said)}（{said_by(one, said)}）")
        for part in (self.whom, self.whom_button):
            part.setVisible(listed)
        self.who.setVisible(one.form.kind == "person" and kind is not None)
        if not self.who.hasFocus():
            self.who.setText(who.title if who else "")
        parts = (self.sheets, self.whom, self.who)
        self.setVisible(not all(one.isHidden() for one in parts))
        at = self.periods.findData(looked.decisions.period)
        self.periods.setCurrentIndex(max(at, 0))

    def _offer(self, text: str) -> list[QStandardItem]:
        if not self._register:
            return []
        found = [candidate_item(one)
                 for one in candidates(self._session.ledger, self._register, text)]  # fmt: skip
        if not found:
            none = row_item(f"没有找到“{text.strip()}”", None)
            none.setEnabled(False)
            return [none]
        return found

    def _choose(self, ref: object) -> None:
        if isinstance(ref, Ref) and ref.id is not None:
            self.who.setText(ref.title)
            self.who_chosen.emit(ref.id)
