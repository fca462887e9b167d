"""What the village does not issue: where to go instead, and the slip to take along."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from exporters.document import Document
from models import deciding
from models.kinds import Text
from models.kinds_links import Ref
from models.kinds_people import PersonName
from models.record import Record
from models.rule_list import said_as
from ui.editors.editor import Subject
from ui.editors.text import TextEditor
from ui.look.buttons import button
from ui.look.fields import FieldBox
from ui.look.labels import IconLabel, Paragraph, label
from ui.look.panes import ScrollPane, Sheet, column, hairline, row
from ui.look.theme import colour
from ui.look.tokens import BLOCK, NEAR, PAIR, PANE, SHEET_RADIUS
from ui.papers.desk import WHOLE
from ui.papers.preview import Preview
from ui.session import Session

_SLIP = 250  #: width of the slip's picture
_NO_PROMISE = frozenset({"", "不适用", "不需"})


class Grounds(QFrame):
    """规定要求 or 提示 in a tinted box."""

    def __init__(self) -> None:
        super().__init__()
        self._head, self._words = Paragraph("", "bold", "blue"), Paragraph("", "second")
        block = QVBoxLayout()
        block.setSpacing(PAIR)
        block.addWidget(self._head)
        block.addWidget(self._words)
        line = QHBoxLayout(self)
        line.setContentsMargins(PANE, BLOCK, PANE, BLOCK)
        line.setSpacing(NEAR)
        line.addWidget(IconLabel("info", "blue"), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(block, 1)

    def tell(self, kind: Record) -> None:
        """Say on what the refusal rests."""
        self._head.setText(said_as(kind))
        item = f"这是其中第 {kind['item']} 项。" if kind["item"] else ""
        self._words.setText(f"{kind['place'] or ''}适用。{item}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("blue_tint"))
        painter.drawRoundedRect(self.rect(), SHEET_RADIUS, SHEET_RADIUS)


class RefusedPane(QWidget):
    """At the right: no, why, and three ways on; beside them the slip."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Paragraph("", "title")
        head = row(IconLabel("barred", "red", big=True), self._title, stretch=1, space=BLOCK)
        first = Paragraph("不是村里不帮忙，是文件列明不该由村里开。下面是去处。", "second")
        self._ways = QVBoxLayout()
        self._ways.setSpacing(NEAR)
        self._grounds = Grounds()
        self._hint = Paragraph("", "second")
        hint = row(IconLabel("info"), self._hint, stretch=1, space=PAIR + 2)
        words = column(self._ways, self._grounds, hint, space=BLOCK)
        words.addStretch(1)
        self.slip = Preview(zoom=WHOLE, bare=True)
        self.slip.desk.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.slip.setFixedWidth(_SLIP)
        self.slip.setMinimumHeight(_SLIP + 130)
        sheet = Sheet(margin=PANE + 4)
        sheet.body.addLayout(head)
        sheet.body.addWidget(first)
        line = QHBoxLayout()
        line.setSpacing(PANE)
        line.addLayout(words, 1)
        line.addWidget(self.slip)
        sheet.body.addLayout(line, 1)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.addWidget(ScrollPane(column(sheet)))

    def show_kind(self, kind: Record) -> None:
        """Say where to go instead of this kind."""
        self._title.setText(f"{kind['name']}，村里不能开")
        while taken := self._ways.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        for icon, lead, words in _ways_of(kind):
            self._ways.addWidget(hairline())
            self._ways.addWidget(_way(icon, lead, words))
        self._ways.addWidget(hairline())
        self._grounds.tell(kind)
        basis = f"去处的依据：{kind['alt_basis']}。" if kind["alt_basis"] else ""
        self._hint.setText(f"{basis}去处按通常做法写，拿不准先问镇便民服务中心。")

    def show_slip(self, document: Document | None, sentence: str = "") -> None:
        """Lay the slip beside."""
        if document is None:
            self.slip.clear(sentence)
        else:
            self.slip.show_document(document)


def _ways_of(kind: Record) -> list[tuple[str, str, str]]:
    found = []
    if kind["alt_document"]:
        found.append(("sheet", "先看有没有这些", kind["alt_document"]))
    if kind["alt_office"]:
        found.append(("house", "没有的，到这里办", kind["alt_office"]))
    if (kind["promise_allowed"] or "") not in _NO_PROMISE:
        found.append(("pen", "能不能写承诺代替", kind["promise_allowed"]))
    return found or [("question", "去处还没有写", "到“证明事项”里补上，下次就有了")]


def _way(icon: str, lead: str, words: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, PAIR, 0, PAIR)
    line.setSpacing(BLOCK)
    line.addWidget(IconLabel(icon, "blue"), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(column(Paragraph(lead, "second"), Paragraph(words, "bold"), space=2), 1)
    return made


class RefusedStep(QWidget):
    """At the left: what it is for, since the purpose may lead to a kind that can be issued."""

    changed = Signal()
    #: another kind is asked for: its id
    wanted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        register = session.ledger.type("refusal")
        subject = Subject(session, register)
        self._editors: dict[str, TextEditor] = {}
        self._boxes: dict[str, FieldBox] = {}
        fields = (
            PersonName("name", "姓名（外村的人写这里）"),
            Text("purpose", "拿去办什么"),
            Text("receiver", "哪个单位要的"),
        )
        for field in fields:
            editor = TextEditor(field, subject)
            editor.typed.connect(self.changed)
            self._editors[field.name] = editor
            self._boxes[field.name] = box = FieldBox(field.label, editor)
            editor.told.connect(box.set_message)
        other = label("用途不同，答案可能不同", "bold")
        self._words = Paragraph("", "second")
        self._led: list[int] = []
        self._leads = QVBoxLayout()
        self._leads.setSpacing(PAIR)
        two = row(space=BLOCK)
        two.takeAt(0)
        for name in ("purpose", "receiver"):
            two.addWidget(self._boxes[name], 1)
        block = column(
            self._boxes["name"],
            two,
            other,
            self._words,
            self._leads,
            space=NEAR,
        )
        self.setLayout(block)

    def values(self) -> dict[str, str | None]:
        """Return what is written."""
        return {
            name: one.text().strip() or None
            for name, one in self._editors.items()
            if not self._boxes[name].isHidden()
        }

    def start(self) -> None:
        """Begin anew."""
        for one in self._editors.values():
            one.set_text("")
            one.problem("")

    def tell(self, problems: dict[str, str]) -> None:
        """Say what is missing beside its field."""
        for name, one in self._editors.items():
            one.problem(problems.get(name, ""))

    def follow(self, kind: Record, among: Sequence[Record], person: Ref | None) -> None:
        """Offer the kinds that the purpose allows; ask for a name when nobody is chosen."""
        self._boxes["name"].setVisible(person is None)
        purpose = self._editors["purpose"].text()
        found = deciding.fitting(kind, purpose, among)
        self._words.setText(
            "这几种名字像，但法规写明由村里出，用途对得上就可以开："
            if found
            else "先问清群众拿去办什么事，写在上面；有法规写明由村里出的，这里会提出来。"
        )
        if [one.id for one in found] == self._led:
            return
        self._led = [one.id for one in found]
        while taken := self._leads.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        for one in found[:3]:
            lead = button(f"改开：{one['heading'] or one['name']}", "arrow-right", "link")
            lead.setToolTip(f"{one['name']}（{said_as(one)}）")
            lead.clicked.connect(lambda _=False, id_=one.id: self.wanted.emit(id_))
            self._leads.addWidget(lead)
