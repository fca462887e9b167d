"""One plain question where a sheet could be for several registers: which one is it?"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout

from models.importing.likely import Likely, UnclearRegister
from models.record import RecordType
from ui.filling.start import FORMS
from ui.importing.start import registers_of
from ui.look.buttons import Button, button
from ui.look.fields import choice_box
from ui.look.labels import Paragraph, label
from ui.look.panes import ScrollPane, Sheet, hairline, row
from ui.look.tokens import BLOCK, PAGE

_NO_ONE = "像哪一本都不像，请您选一本。"
_SEVERAL = "选哪一本都只是先看看，看清楚了才进账，选错了能再换。"


class RegisterQuestion(Sheet):
    """The likely registers as buttons, each with the columns that it would read; any other below.

    It changes nothing itself; `chosen` gives the name of a register.
    """

    chosen = Signal(str)
    #: it is no list but a form to be filled
    fill_asked = Signal()

    def __init__(self, types: Mapping[str, RecordType]) -> None:
        super().__init__(margin=PAGE)
        self.buttons: list[Button] = []
        self._said = Paragraph("", "second")
        self._lines = QGridLayout()
        self._lines.setSpacing(BLOCK)
        self._lines.setColumnStretch(1, 1)
        self.others = choice_box(registers_of(types))
        self.others.setAccessibleName("别的台账")
        self._take = button("用这一本", kind="small")
        self._take.clicked.connect(lambda: self.chosen.emit(str(self.others.currentData())))
        content = QVBoxLayout()
        content.setSpacing(BLOCK)
        content.addWidget(label("这张表进哪本台账？", "bold"))
        content.addWidget(self._said)
        content.addLayout(self._lines)
        content.addWidget(hairline())
        self._else = label("")
        content.addLayout(row(self._else, self.others, self._take, stretch=1))
        self._fill = button("不是名单，是要填的表", "grid", "small")
        self._fill.clicked.connect(self.fill_asked)
        content.addLayout(row(self._fill))
        content.addStretch(1)
        self.body.addWidget(ScrollPane(content))

    def ask(self, unclear: UnclearRegister) -> None:
        """Ask about another sheet."""
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.buttons = [self._button(one) for one in unclear.likely]
        for at, (made, one) in enumerate(zip(self.buttons, unclear.likely, strict=True)):
            self._lines.addWidget(made, at, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(Paragraph(one.sentence, "second"), at, 1)
        self._said.setText(f"{unclear.heads}。{_SEVERAL if unclear.likely else _NO_ONE}")
        self._fill.setVisible(unclear.path.suffix.lower() in FORMS)
        self._else.setText("都不是，用别的" if unclear.likely else "台账")
        first = self.buttons[0] if self.buttons else self.others
        first.setFocus()

    def _button(self, one: Likely) -> Button:
        made = button(one.record_type.label)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setAccessibleDescription(one.sentence)
        made.clicked.connect(lambda: self.chosen.emit(one.record_type.name))
        return made
