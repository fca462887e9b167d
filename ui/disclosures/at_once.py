"""随时公开一件: what happened must be public now; a short form beside the matrix."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.disclosing import DRAFTED, Cell
from models.kinds import LongText
from models.kinds_dates import Date
from models.kinds_links import Link
from models.linking import resolve
from models.periods import Period
from ui.look.buttons import button
from ui.look.labels import Paragraph
from ui.look.panes import ScrollPane, Sheet
from ui.look.tokens import BLOCK, NEAR
from ui.papers.param_form import ParamForm
from ui.session import Session

_ABOUT = "目录里要求有了就公开的事，或者村民关心的事，写好就出方案，一步一步上墙。"


class AtOnce(QWidget):
    """Asks what, when and in which words; makes the notice."""

    #: id of the notice that was made
    made = Signal(int)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._form: ParamForm | None = None
        self._body = QVBoxLayout()
        back = button("先不公开")
        back.clicked.connect(self.left)
        make = button("写好了", "check", "filled")
        make.clicked.connect(self.make)
        inside = QWidget()
        block = QVBoxLayout(inside)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(BLOCK)
        block.addWidget(Paragraph(_ABOUT, "second"))
        block.addLayout(self._body)
        block.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR)
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(make)
        sheet = Sheet("随时公开一件", margin=BLOCK)
        sheet.body.addWidget(ScrollPane(inside), 1)
        sheet.body.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)

    def begin(self) -> None:
        """Make ready for another one."""
        while self._body.count():
            old = self._body.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self._form = ParamForm(self._session, (
            Link("matter", "公开事项", to="matter", required=True, help="从公开目录里选"),
            Date("day", "哪天的事", required=True, default=lambda view: view.today),
            LongText("words", "要写的话", required=True),
        ), across=1)  # fmt: skip
        self._body.addWidget(self._form)
        self._form.editor("matter").setFocus()

    def make(self) -> None:
        """Write the notice; what is missing is said beside its field."""
        from exporters.posting import begin

        values = self._form.values() if self._form else None
        if values is None:
            return
        with self._session.telling():
            ledger = self._session.ledger
            ref = values["matter"]
            field = ledger.type("disclosure").by_name["matter"]
            if ref.id is None and isinstance(field, Link):
                ref = resolve(ledger, field, ref.title)
            matter = ledger.get("matter", ref.id)
            cadence = matter["cadence"]
            kind = cadence if cadence in {"month", "quarter", "year"} else "month"
            period = Period.containing(kind, values["day"])
            cell = Cell(matter, period, DRAFTED, values["day"])
            self.made.emit(begin(ledger, cell, ledger.today, words=values["words"]))
