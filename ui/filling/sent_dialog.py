"""记下报过了: to whom a form was given and when; it goes to 要表要数 with the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from models.errors import Invalid
from models.kinds_dates import Date
from models.record import Record
from ui.editors.dates import DateEditor
from ui.editors.editor import Subject
from ui.look.buttons import button
from ui.look.fields import FieldBox, choice_box
from ui.look.labels import Paragraph
from ui.look.panes import row
from ui.look.tokens import BLOCK, PAGE
from ui.session import Session

_WIDTH = 460
_NEW = "新记一张"


class SentDialog(QDialog):
    """`demand`, `receiver` and `day` hold what was said after 记下."""

    def __init__(
        self, session: Session, title: str, demands: Sequence[Record], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("记下报过了")
        self.demand: Record | None = None
        self.receiver = ""
        self.day = session.ledger.today
        choices: list[tuple[str, object]] = [
            (f"{one['subject']}（{one['sender']}）", one) for one in demands
        ]
        self.demands = choice_box([*choices, (_NEW, None)])
        self._receiver = QLineEdit()
        self._receiver.setPlaceholderText("比如 柳河镇民政办")
        self._receiver_box = FieldBox("报给谁", self._receiver)
        kind = session.ledger.type("form_demand")
        self._day = DateEditor(Date("given_on", "哪天报的"), Subject(session, kind))
        self._day.set_value(self.day)
        self._day_box = FieldBox("哪天报的", self._day)
        take, leave = button("记下", kind="filled"), button("先不记")
        take.setDefault(True)
        take.clicked.connect(self._take)
        leave.clicked.connect(self.reject)
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE - 4, PAGE - 4, PAGE - 4, PAGE - 4)
        block.setSpacing(BLOCK)
        block.addWidget(Paragraph(f"“{title}”报出去了", "section"))
        block.addWidget(Paragraph(
            "记在“要表要数”里，填好的那份也留着；下回再要，就知道报过什么。", "second"
        ))  # fmt: skip
        block.addWidget(FieldBox("是哪一张要的表", self.demands))
        block.addWidget(self._receiver_box)
        block.addWidget(self._day_box)
        block.addLayout(row(QWidget(), leave, take, stretch=0))
        self.setFixedWidth(_WIDTH)
        self.demands.currentIndexChanged.connect(self._show_demand)
        self._show_demand()

    def _show_demand(self) -> None:
        found = self.demands.currentData()
        if isinstance(found, Record):
            self._receiver.setText(str(found["sender"] or ""))
        self._receiver.setCursorPosition(0)

    def _take(self) -> None:
        found = self.demands.currentData()
        self.demand = found if isinstance(found, Record) else None
        self.receiver = self._receiver.text().strip()
        self._receiver_box.set_message("" if self.receiver else "要写上报给谁")
        try:
            day = self._day.value()
        except Invalid as error:
            self._day_box.set_message(str(error))
            return
        if day is None:
            self._day_box.set_message("要写上哪天报的")
            return
        self.day = day
        if self.receiver:
            self.accept()
