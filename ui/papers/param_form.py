"""What a paper asks before it is made: its parameters are fields, so the form writes itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.errors import Invalid
from models.field import Field
from models.groups import Group
from models.record import RecordType
from ui.editors.editor import Editor, Subject
from ui.editors.lookup import editor_for
from ui.look.fields import FieldBox
from ui.look.tokens import NEAR
from ui.session import Session

_PAUSE = 300  #: milliseconds of quiet before what is typed counts


class ParamForm(QWidget):
    """Editors of some fields, with their defaults; `changed` follows when typing stops."""

    changed = Signal()

    def __init__(self, session: Session, fields: Sequence[Field[Any]], across: int = 2) -> None:
        super().__init__()
        self.boxes: dict[str, FieldBox] = {}
        self._fields = tuple(fields)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(NEAR)
        grid.setVerticalSpacing(NEAR)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.changed)
        if not fields:
            return
        asked = RecordType("asked", "", group=Group.VILLAGE, title=fields[0].name,
                           fields=self._fields)  # fmt: skip
        subject = Subject(session, asked)
        view = session.ledger.as_of()
        for number, field in enumerate(self._fields):
            editor = editor_for(field, subject)
            editor.set_value(field.default(view) if field.default else None)
            editor.typed.connect(self._pause.start)
            editor.edited.connect(self._pause.start)
            box = FieldBox(field.label, editor)
            editor.told.connect(box.set_message)
            self.boxes[field.name] = box
            grid.addWidget(box, number // across, number % across)
        for place in range(across):
            grid.setColumnStretch(place, 1)

    def editor(self, name: str) -> Editor:
        """Return the editor of a field."""
        editor = self.boxes[name].editor
        assert isinstance(editor, Editor)  # noqa: S101 - made above
        return editor

    def values(self) -> dict[str, Any] | None:
        """Return what is asked; None while something is missing or wrong, which is then said."""
        result: dict[str, Any] = {}
        good = True
        for field in self._fields:
            editor = self.editor(field.name)
            try:
                value = editor.value()
                said = field.check(value)
            except Invalid as error:
                value, said = None, [str(error)]
            editor.problem(said[0] if said else "")
            good = good and not said
            result[field.name] = value
        return result if good else None
