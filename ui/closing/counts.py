"""What a person counted, beside what the books say; what differs is said at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.kinds import Money
from models.money.closes import COUNTED, differences, said_of
from models.money.month import Month
from ui.editors.editor import Editor
from ui.look.buttons import Button, button
from ui.look.labels import Paragraph
from ui.look.panes import SectionLine
from ui.look.tokens import BLOCK
from ui.papers.param_form import ParamForm
from ui.records.flow_row import FlowRow
from ui.session import Session

_TYPE = "month_close"
_ASKS = {"cash": "现金差在哪里", "bank": "银行差在哪里"}
_OPPOSITE = "现金和银行差的数正好相抵：可能有一笔取现、存现没记，或账户选错了。"
_WHO = ("closed_on", "handler", "proof")
_MONEY = Money("amount", "金额")


class Counts(QWidget):
    """Cash and statement where the book has such accounts, then day, person and reason."""

    #: something was typed
    changed = Signal()
    #: where a difference may lie is asked: cash or bank
    asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._month: Month | None = None
        self._form: ParamForm | None = None
        self._why: ParamForm | None = None
        self._line = SectionLine("数一数，对一对", "没有对账单的可以先空着")
        self._block = QVBoxLayout(self)
        self._block.setContentsMargins(0, 0, 0, 0)
        self._block.setSpacing(BLOCK)
        self._block.addWidget(self._line)
        self._where, self._opposite = FlowRow(), Paragraph(_OPPOSITE, "second")

    def begin(self, month: Month) -> None:
        """Make ready for a month; what was typed is gone."""
        self._month = month
        fields = self._session.ledger.type(_TYPE).by_name
        asked = [name for kind, name in COUNTED.items() if month.accounts(kind)]
        for old in (self._form, self._why):
            if old:
                old.hide()
                old.deleteLater()
        self._form = ParamForm(self._session, [fields[one] for one in (*asked, *_WHO)])
        self._why = ParamForm(self._session, [fields["why"]], across=1)
        for one in (self._form, self._where, self._opposite, self._why):
            self._block.addWidget(one)
        for form in (self._form, self._why):
            form.changed.connect(self._told)
        self.follow(month)

    def follow(self, month: Month) -> None:
        """The books say something else now; what was typed stays."""
        self._month = month
        for kind, name in COUNTED.items():
            if self._form and name in self._form.boxes:
                standing = _MONEY.show(month.total("closing", kind))
                label = self._form.editor(name).field.label
                self._form.boxes[name].set_label(f"{label}（账上 {standing} 元）")
        self._tell()

    def differences(self) -> dict[str, int]:
        """Return by how much what was typed differs from the books: cash or bank -> 分."""
        if self._month is None or self._form is None:
            return {}
        asked = [name for name in COUNTED.values() if name in self._form.boxes]
        found = differences({name: self._typed(name) for name in asked}, self._month.flows)
        return {kind: found[name] for kind, name in COUNTED.items() if name in found}

    def values(self) -> dict[str, Any] | None:
        """Return what is typed; None while something in it is wrong, which is then said."""
        if self._form is None or self._why is None:
            return None
        values, why = self._form.values(), self._why.values()
        self._tell()
        return None if values is None or why is None else {**values, **why}

    def texts(self) -> dict[str, str]:
        """Give what stands in the fields, in the words of a draft."""
        return {name: self.editor(name).text() for name in self._names()}

    def go_on(self, texts: Mapping[str, str]) -> None:
        """Put the words of a draft there."""
        for name in self._names():
            if name in texts:
                self.editor(name).set_text(texts[name])
        self._tell()

    def is_begun(self) -> bool:
        """Say whether somebody typed a count or a reason."""
        texts = self.texts()
        return any(texts.get(one, "").strip() for one in (*COUNTED.values(), "proof", "why"))

    def editor(self, name: str) -> Editor:
        """Return the editor of a field."""
        for form in (self._form, self._why):
            if form and name in form.boxes:
                return form.editor(name)
        raise KeyError(name)

    def problems(self, said: Mapping[str, str]) -> bool:
        """Say beside the fields what the ledger refused; False when it is about none of them."""
        mine = [one for one in said if one in self._names()]
        for one in mine:
            self.editor(one).problem(said[one])
        if mine:
            self.editor(mine[0]).setFocus()
        return bool(mine)

    def _names(self) -> list[str]:
        return [name for form in (self._form, self._why) if form for name in form.boxes]

    def _typed(self, name: str) -> int | None:
        from models.errors import Invalid

        try:
            found: int | None = self.editor(name).value()
        except Invalid:
            return None
        return found

    def _button(self, kind: str) -> Button:
        made = button(_ASKS[kind], "search", "small")
        made.setToolTip("看看哪一天、哪一笔可能凑出差的数")
        made.clicked.connect(lambda: self.asked.emit(kind))
        return made

    def _told(self) -> None:
        if self.isVisible():  # typing may have rested after the page was left, or closed
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        """Say beside each count by how much it differs; ask why only then."""
        if self._form is None or self._why is None:
            return
        different = self.differences()
        for kind, name in COUNTED.items():
            if name in self._form.boxes:
                fen = different.get(kind)
                counted = self._typed(name) is not None
                if fen:
                    self._form.editor(name).warning(said_of(name, fen))
                else:
                    self._form.editor(name).say("和账上一样" if counted else "", "hint")
        self._where.set_widgets([self._button(kind) for kind in different])
        self._where.setVisible(bool(different))
        self._opposite.setVisible(len(different) > 1 and sum(different.values()) == 0)
        self._why.setVisible(bool(different) or bool(self.editor("why").text().strip()))
