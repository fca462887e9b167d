"""What stands in no column because it is the same in every row: asked once for the whole sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.errors import Invalid
from models.field import Field
from models.importing.plan import ImportPlan
from ui.editors.editor import Editor, Subject
from ui.editors.lookup import editor_for
from ui.look.buttons import button
from ui.look.fields import FieldBox
from ui.look.labels import Paragraph
from ui.look.panes import row
from ui.look.tokens import BLOCK, PAGE
from ui.session import Session

_WIDTH = 460


class SharedDialog(QDialog):
    """One editor for each field; None takes back what was written before."""

    #: field name -> value, when it was accepted
    given = Signal(object)

    def __init__(
        self, session: Session, plan: ImportPlan, fields: Sequence[Field[Any]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("整张表都一样的")
        subject = Subject(session, plan.record_type)
        self._editors: dict[str, tuple[Editor, FieldBox]] = {}
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE - 4, PAGE - 4, PAGE - 4, PAGE - 4)
        block.setSpacing(BLOCK)
        block.addWidget(Paragraph("这张表里没有的，写一次，每一行都算上。", "second"))
        for one in fields:
            editor = editor_for(one, subject)
            editor.set_value(plan.shared.get(one.name))
            box = FieldBox(one.label, editor)
            self._editors[one.name] = editor, box
            block.addWidget(box)
        take, leave = button("就这样", kind="filled"), button("先不写")
        take.setDefault(True)
        take.clicked.connect(self._take)
        leave.clicked.connect(self.reject)
        block.addLayout(row(QWidget(), leave, take, stretch=0))
        self.setFixedWidth(_WIDTH)

    def _take(self) -> None:
        given: dict[str, Any] = {}
        wrong = False
        for name, (editor, box) in self._editors.items():
            try:
                value = editor.value()
                said = next(iter(editor.field.check(value)), "") if value is not None else ""
            except Invalid as error:
                value, said = None, str(error)
            box.set_message(said)
            wrong = wrong or bool(said)
            given[name] = value
        if not wrong:
            self.given.emit(given)
            self.accept()
