"""The left side of 写正文: name, text, what is wrong in it, what may be inserted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models import wording
from models.kinds import Choice
from models.record import RecordType
from ui.editors.editor import Editor, Subject
from ui.editors.lookup import editor_for
from ui.editors.text import TextEditor
from ui.look.buttons import button
from ui.look.fields import FieldBox
from ui.look.labels import Paragraph, label
from ui.look.panes import Sheet, column, row
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR, PAIR
from ui.look.words_area import WordsArea
from ui.records.flow_row import FlowRow
from ui.session import Session

_FIRST = ("name",)
_REST = (("form", "heading"), ("basis",), ("article", "words"))
_LINES = 8
ASK = "开的时候问……"
_HELP = (
    "一行是一段。花括号里的由账里填；方括号 [ ] 里有一处不知道，方括号里的就不印；"
    "[甲|乙] 印头一个知道的。"
)


class WordingSide(QWidget):
    """Fields and text of one kind, checked while it is typed."""

    changed = Signal()

    def __init__(self, session: Session, register: RecordType, places: Sequence[str]) -> None:
        super().__init__()
        self._places = places
        self._boxes: dict[str, FieldBox] = {}
        subject = Subject(session, register)
        first, *rest = (self._line(names, subject, register) for names in (_FIRST, *_REST))
        self.area = WordsArea()
        self.area.setTabChangesFocus(True)
        self.area.setAccessibleName("正文")
        self.area.textChanged.connect(self._typed)
        self._said = Paragraph("", "second", "red")
        made_all = []
        for word in (*places, ASK):
            made = button(word, kind="small")
            made.setToolTip("放到光标那里" if word != ASK else "开证明时问一句，写答案的地方")
            made.clicked.connect(lambda _=False, word=word: self.insert(word))
            made_all.append(made)
        insert = FlowRow(made_all, space=PAIR)
        sheet = Sheet()
        block = column(
            first,
            label("正文", "bold"),
            self.area,
            self._said,
            label("点一下，放到正文里", "bold"),
            insert,
            Paragraph(_HELP, "second"),
            *rest,
            space=NEAR,
        )
        sheet.body.addLayout(block)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, NEAR, NEAR)
        whole.addWidget(sheet)
        whole.addStretch(1)
        theme().changed.connect(self._keep_height)
        self._keep_height()

    def _line(
        self, names: Sequence[str], subject: Subject, register: RecordType
    ) -> QHBoxLayout:
        line = row(space=BLOCK)
        line.takeAt(0)
        for name in names:
            line.addWidget(self._box(name, subject, register), 1)
        return line

    def _box(self, name: str, subject: Subject, register: RecordType) -> FieldBox:
        field = register.by_name[name]
        # one line each, also where the list has room for several
        choice = isinstance(field, Choice)
        editor = editor_for(field, subject) if choice else TextEditor(field, subject)
        editor.typed.connect(self.changed)
        editor.edited.connect(self.changed)
        box = FieldBox(field.label, editor)
        editor.told.connect(box.set_message)
        self._boxes[name] = box
        return box

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a kind."""
        for name, box in self._boxes.items():
            if isinstance(box.editor, Editor):
                box.editor.set_value(values.get(name))
                box.editor.problem("")
        self.area.setPlainText(values.get("body") or "")

    def values(self) -> dict[str, Any]:
        """Return what stands here."""
        found = {name: box.editor for name, box in self._boxes.items()}
        values = {name: one.value() for name, one in found.items() if isinstance(one, Editor)}
        return {**values, "body": self.area.toPlainText().strip() or None}

    def faults(self) -> list[str]:
        """Return what is wrong with the text."""
        return wording.faults(self.area.toPlainText(), self._places)

    def tell(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong beside each field."""
        for name, box in self._boxes.items():
            if isinstance(box.editor, Editor):
                box.editor.problem(problems.get(name, ""))
        if said := problems.get("body") or problems.get("") or problems.get("answer"):
            self._said.setText(said)

    def insert(self, word: str) -> None:
        """Put a place where the cursor is; what is asked gets its words selected to write over."""
        asks = word == ASK
        question = "写上要问什么"
        self.area.insertPlainText(f"{{{wording.ASKED}{question}}}" if asks else f"{{{word}}}")
        if asks:
            cursor = self.area.textCursor()
            end = cursor.position() - 1
            cursor.setPosition(end - len(question))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self.area.setTextCursor(cursor)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._said.setText("\n".join(self.faults()[:3]))
        self._said.setVisible(bool(self._said.text()))
        self.changed.emit()

    def _keep_height(self) -> None:
        line = QFontMetrics(theme().font()).lineSpacing()
        self.area.setFixedHeight(_LINES * line + theme().size.body)
