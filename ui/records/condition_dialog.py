"""One condition on any field, asked in words: 栏 · 怎么比 · 写什么."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import Invalid
from models.field import Field
from models.kinds import Choice, Text
from models.kinds_links import Link
from models.kinds_people import IdNumber
from models.query import Where
from models.record import RecordType
from ui.editors.editor import Editor, Subject
from ui.editors.lookup import EDITORS
from ui.editors.text import MaskedEditor, TextEditor
from ui.look.buttons import button
from ui.look.fields import FieldBox, choice_box
from ui.look.labels import Paragraph
from ui.look.tokens import BLOCK, NEAR, PAGE
from ui.session import Session

_WORDS = {
    "=": "是", "!=": "不是", "contains": "里面有", ">=": "不小于", "<=": "不大于",
    "empty": "空着", "filled": "写了的",
}  # fmt: skip
_WIDTH = 420


class ConditionDialog(QDialog):
    """Asks for one condition; `condition` and `words` hold it after 好."""

    def __init__(self, session: Session, record_type: RecordType, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("按某一栏筛选")
        self._session, self._type = session, record_type
        self.condition: Where | None = None
        self.words = ""
        self._editor: Editor | None = None
        fields = [one for one in record_type.active if one.sql_type]
        self.fields = choice_box([(one.label, one.name) for one in fields])
        self.ways = choice_box()
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        accept, leave = button("筛选", kind="filled"), button("不筛了")
        accept.setDefault(True)
        accept.clicked.connect(self._take)
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR)
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(accept)
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE - 4, PAGE - 4, PAGE - 4, PAGE - 4)
        block.setSpacing(BLOCK)
        block.addWidget(Paragraph("只看合这一条的", "section"))
        block.addWidget(FieldBox("哪一栏", self.fields))
        block.addWidget(FieldBox("怎么比", self.ways))
        block.addLayout(self._place)
        block.addStretch(1)
        block.addLayout(foot)
        self.fields.currentIndexChanged.connect(self._show_field)
        self.ways.currentIndexChanged.connect(self._show_way)
        self.setFixedWidth(_WIDTH)
        self._show_field()

    @property
    def field(self) -> Field[Any]:
        """The field that is chosen."""
        return self._type.by_name[self.fields.currentData()]

    def _show_field(self) -> None:
        while taken := self._place.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        self._editor = _editor_of(self.field, Subject(self._session, self._type))
        self._place.addWidget(FieldBox("写什么", self._editor))
        self.ways.clear()
        for way in _ways_of(self.field):
            self.ways.addItem(_WORDS[way], way)

    def _show_way(self) -> None:
        box = self._place.itemAt(0).widget() if self._place.count() else None
        if box:
            box.setVisible(self.ways.currentData() not in ("empty", "filled"))

    def _take(self) -> None:
        way, field, editor = self.ways.currentData(), self.field, self._editor
        if editor is None:
            return
        if way in ("empty", "filled"):
            self.condition, self.words = Where(field.name, way), f"{field.label}{_WORDS[way]}"
            self.accept()
            return
        box = self._place.itemAt(0).widget()
        try:
            value = editor.text().strip() if way == "contains" else editor.value()
        except Invalid as error:
            value, said = None, str(error)
        else:
            said = "" if value is not None else "要写上拿什么来比"
        if said and isinstance(box, FieldBox):
            box.set_message(said)
            return
        self.condition = Where(field.name, way, value)
        shown = value if isinstance(value, str) and way == "contains" else field.show(value)
        self.words = f"{field.label}{_WORDS[way]} {shown}"
        self.accept()


def _editor_of(field: Field[Any], subject: Subject) -> Editor:
    kind = next(EDITORS[one] for one in type(field).__mro__ if one in EDITORS)
    return TextEditor(field, subject) if kind is MaskedEditor else kind(field, subject)


def _ways_of(field: Field[Any]) -> tuple[str, ...]:
    if isinstance(field, Choice | Link) or field.kind == "yes_no":
        return ("=", "!=", "empty", "filled")
    if isinstance(field, Text):
        first = ("contains", "=") if not isinstance(field, IdNumber) else ("=", "contains")
        return (*first, "!=", "empty", "filled")
    return ("=", ">=", "<=", "empty", "filled")
