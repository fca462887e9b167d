"""Two records made into one: asks which other, and says what will come of it before it is done."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models import merging
from models.errors import Invalid, UserError
from models.kinds_links import Link, Ref
from models.record import Record, RecordType
from ui.editors.editor import Subject
from ui.editors.links import LinkEditor
from ui.look.buttons import button
from ui.look.fields import FieldBox
from ui.look.labels import Paragraph
from ui.look.tokens import BLOCK, NEAR, PAGE
from ui.session import Session

_WIDTH = 520
_SHOWN = 4  #: differing fields that are told one by one


class MergeDialog(QDialog):
    """Asks for the record that goes into the one in sight; `label` is what was done."""

    def __init__(
        self, session: Session, record_type: RecordType, record: Record, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.label = ""
        self._session, self._type, self._record = session, record_type, record
        title = record_type.by_name[record_type.title].show(record[record_type.title])
        self.setWindowTitle("并成一条")
        link = Link("other", "另一条", to=record_type.name)
        self.other = LinkEditor(link, Subject(session, record_type))
        self.other.edited.connect(self._look)
        self._box = FieldBox("哪一条和它是同一个", self.other)
        self._told = Paragraph("选好了，先说会怎么样，再并。", "second")
        self.done_button, leave = button("并成一条", kind="filled"), button("不并了")
        self.done_button.setEnabled(False)
        self.done_button.clicked.connect(self._merge)
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR)
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.done_button)
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE - 4, PAGE - 4, PAGE - 4, PAGE - 4)
        block.setSpacing(BLOCK)
        block.addWidget(Paragraph(f"留下的是这一条：{title}", "section"))
        block.addWidget(self._box)
        block.addWidget(self._told)
        block.addStretch(1)
        block.addLayout(foot)
        self.setFixedWidth(_WIDTH)

    def _chosen(self) -> Ref | None:
        try:
            ref = self.other.value()
        except Invalid:
            return None
        return ref if isinstance(ref, Ref) and ref.id is not None else None

    def _look(self) -> None:
        """Say what would come of it."""
        ref = self._chosen()
        self.done_button.setEnabled(False)
        self._box.set_message("")
        if ref is None or ref.id is None:
            self._told.setText("请从列出的里面选一条。")
            return
        try:
            found = merging.looked_at(
                self._session.ledger, self._type.name, self._record.id, ref.id
            )
        except UserError as error:
            self._box.set_message(error.sentence)
            return
        self._told.setText("\n".join(_said(found)))
        self.done_button.setEnabled(True)

    def _merge(self) -> None:
        ref = self._chosen()
        if ref is None or ref.id is None:
            return
        try:
            ledger = self._session.ledger
            done = merging.merge(ledger, self._type.name, self._record.id, ref.id)
        except UserError as error:
            self._box.set_message(error.sentence)
            return
        self.label = done.label
        self.accept()


def _said(found: merging.Merge) -> list[str]:
    return [
        *merging.said(found, _SHOWN),
        "那一条会放到“删掉的”里，开出去的纸不变，不对就按 Ctrl+Z 撤销。",
    ]
