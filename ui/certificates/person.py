"""给谁开: a line to find a villager by name, pinyin or the tail of a number, then their card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.errors import Invalid
from models.kinds_links import Ref
from models.ledger import Ledger
from models.lists import GONE
from models.query import Query, Where
from models.record import Record
from ui.editors.editor import Subject
from ui.editors.links import LinkEditor
from ui.editors.person_picker import short_word
from ui.look.buttons import button
from ui.look.fields import FieldBox
from ui.look.labels import ElidedLabel, IconLabel
from ui.look.panes import Sheet
from ui.look.tokens import BLOCK
from ui.session import Session


class PersonStep(QWidget):
    """The villager for whom something is made."""

    #: somebody was chosen, or nobody is any more
    changed = Signal()

    def __init__(self, session: Session, type_: str, link: str) -> None:
        super().__init__()
        self._session = session
        register = session.ledger.type(type_)
        #: everybody for whom it is made, in one act; usually one
        self.people: list[Record] = []
        self._adding = False
        self.editor = LinkEditor(register.by_name[link], Subject(session, register))
        self.editor.edited.connect(self._take)
        self.box = FieldBox("姓名、拼音首字母、证件或手机尾号", self.editor)
        self.editor.told.connect(self.box.set_message)
        self._name, self._facts = ElidedLabel("", "bold"), ElidedLabel("", "second")
        self._warning = ElidedLabel("", "second", "ochre")
        other = button("换人")
        other.clicked.connect(self.choose_another)
        more = button("再加一人", "plus", "link")
        more.setToolTip("同样的证明给几个人一起开，各有各的号")
        more.clicked.connect(self.add_another)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._others = ElidedLabel("", "second", "blue")
        for one in (self._name, self._facts, self._warning, self._others):
            words.addWidget(one)
        line = QHBoxLayout()
        line.setSpacing(BLOCK)
        line.addWidget(IconLabel("person", "blue", big=True))
        line.addLayout(words, 1)
        line.addWidget(more)
        line.addWidget(other)
        self.card = Sheet(margin=BLOCK)
        self.card.body.addLayout(line)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.addWidget(self.box)
        block.addWidget(self.card)
        self.setFocusProxy(self.editor)
        self.card.hide()

    @property
    def person(self) -> Record | None:
        """The first of those chosen."""
        return self.people[0] if self.people else None

    @property
    def ref(self) -> Ref | None:
        """The chosen villager."""
        return Ref(self.person.id, self.person["name"]) if self.person else None

    def choose(self, ref: Ref | None) -> None:
        """Choose a villager, or nobody."""
        self.editor.set_value(ref)
        self.editor.problem("")
        self._show(ref)

    def choose_another(self) -> None:
        """Ask again who it is."""
        self.choose(None)
        self.editor.setFocus()

    def add_another(self) -> None:
        """Ask for one more person; the same paper is made for each."""
        self._adding = True
        self.editor.set_value(None)
        self.editor.problem("")
        self.box.show()
        self.editor.setFocus()

    def go_on(self, text: str) -> None:
        """Take up a draft: who was meant, or the words that were typed."""
        self.choose(None)
        self.editor.set_text(text)
        if text:
            self._take()

    def reload(self) -> None:
        """Read the villager again: something in the ledger changed."""
        if self.people:
            ledger = self._session.ledger
            ids = tuple(one.id for one in self.people)
            found = {one.id: one for one in ledger.find("resident", Query(ids=ids))}
            self.people = [found[id_] for id_ in ids if id_ in found]
            self._tell()

    def missing(self) -> str:
        """Say what is missing here; "" when somebody is chosen."""
        if self.person:
            return ""
        try:
            self.editor.value()
        except Invalid as error:
            return str(error)
        return "先选是给谁开"

    def _take(self) -> None:
        try:
            ref = self.editor.value()
        except Invalid as error:
            self.editor.problem(str(error))
            return
        self.editor.problem("")
        if ref is not None and ref.id is not None:
            self._show(ref)

    def _show(self, ref: Ref | None) -> None:
        ledger = self._session.ledger
        found = ledger.find("resident", Query(ids=(ref.id or 0,))) if ref else []
        known = [one.id for one in self.people] if self._adding else []
        kept = self.people if self._adding else []
        self.people = [*kept, *(one for one in found if one.id not in known)]
        self._adding = False
        self._tell()

    def _tell(self) -> None:
        ledger = self._session.ledger
        self.card.setVisible(bool(self.people))
        self.box.setVisible(not self.people)
        if self.person:
            self._name.setText(headline(ledger, self.person))
            self._facts.setText(facts(ledger, self.person))
            said = {one["name"]: gone(ledger, one) for one in self.people}
            warning = "；".join(f"{name}：{word}" for name, word in said.items() if word)
            if len(self.people) == 1:
                warning = gone(ledger, self.person)
            self._warning.setText(warning)
            self._warning.setVisible(bool(warning))
            others = "、".join(str(one["name"]) for one in self.people[1:])
            self._others.setText(f"一起开：{others}，共 {len(self.people)} 人")
            self._others.setVisible(bool(others))
        self.changed.emit()


def headline(ledger: Ledger, person: Record) -> str:
    """Write 王秀兰　女　68 岁　3组."""
    register = ledger.type("resident")
    words = [short_word(register, person, name) for name in ("name", "sex", "age", "group")]
    return "　".join(word for word in words if word)


def facts(ledger: Ledger, person: Record) -> str:
    """Write what tells a villager from a namesake: 户主赵振海　证件尾号 0426　另有 1 人同名."""
    register = ledger.type("resident")
    words = [_head_of(ledger, person)]
    tail = short_word(register, person, "id_number")
    words.append(f"证件{tail}" if tail else "证件号还没记")
    same = ledger.count(
        "resident",
        Query(where=(Where("name", "=", person["name"]), Where("status", "!=", "dead"))),
    )
    others = same - (person["status"] != "dead")
    if others > 0:
        words.append(f"另有 {others} 人同名")
    return "　".join(word for word in words if word)


def gone(ledger: Ledger, person: Record) -> str:
    """Say that the ledger has this villager as dead or moved away; "" otherwise."""
    if person["status"] not in GONE:
        return ""
    word = ledger.type("resident").by_name["status"].show(person["status"])
    return f"账里记的是“{word}”，请看清楚再开"


def _head_of(ledger: Ledger, person: Record) -> str:
    if not person["household"]:
        return ""
    if person["relation"] == "head":
        return "户主本人"
    heads = ledger.find(
        "resident",
        Query(
            where=(
                Where("household", "=", person["household"]),
                Where("relation", "=", "head"),
            ),
            limit=1,
        ),
    )
    return f"户主{heads[0]['name']}" if heads else f"{person['household'].title} 户"
