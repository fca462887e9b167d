"""用在哪里: what for, to whom, who looked into it, who approves; the rest behind one button."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.errors import Invalid
from models.field import Field
from models.kinds import LongText
from models.query import Query, Where
from models.record import Record
from ui.certificates.offers import OfferEditor
from ui.editors.editor import Editor, Subject
from ui.editors.lookup import editor_for
from ui.editors.text import TextEditor
from ui.look.buttons import button
from ui.look.fields import FieldBox
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR
from ui.session import Session

_TYPE = "certificate"
_FIRST = ("purpose", "receiver", "verifier", "approver", "lived_since", "address")
_MORE = ("copies", "issued_on", "verified_on", "handler", "collected_by", "note")
#: shown only where the text of the kind has a place for them
_WORDED = {"lived_since": "起住日期", "address": "现住址"}
#: what stands there again next time: the same people as last time
_AGAIN = ("verifier", "approver")
_OFFERED = ("purpose", "receiver")
_LONG = ("purpose", "receiver", "address")
_TWO_COLUMNS = 28  #: Chinese characters of width from which two long texts stand side by side
_REMEMBERED = 200  #: certificates looked through for what was written before


class DetailStep(QWidget):
    """Editors of a new certificate's fields, with last time's people in them."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._register = session.ledger.type(_TYPE)
        self.boxes: dict[str, FieldBox] = {}
        first, self._more = QWidget(), QWidget()
        self._grids: list[tuple[QGridLayout, tuple[str, ...]]] = []
        self._wide = True
        self._fill(first, _FIRST)
        self._fill(self._more, _MORE)
        self._more.hide()
        self._asked = QVBoxLayout()
        self._asked.setSpacing(NEAR)
        self._questions: dict[str, FieldBox] = {}
        self.more_button = button("份数、日期、经办人……", "chevron-down", "link")
        self.more_button.clicked.connect(self._open_more)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(NEAR)
        block.addLayout(self._asked)
        block.addWidget(first)
        block.addWidget(self.more_button)
        block.addWidget(self._more)
        self.editor("purpose").edited.connect(self._fill_receiver)

    def editor(self, name: str) -> Editor:
        """Return the editor of a field."""
        editor = self.boxes[name].editor
        assert isinstance(editor, Editor)  # noqa: S101 - made below
        return editor

    def start(self) -> None:
        """Begin a new certificate."""
        for box in self._questions.values():
            if isinstance(box.editor, Editor):
                box.editor.set_text("")
                box.editor.problem("")
        blank = self._session.ledger.blank(_TYPE)
        last = self._last()
        for name in self.boxes:
            value = last[name] if last and name in _AGAIN else blank.get(name)
            self.editor(name).problem("")
            self.editor(name).set_value(value)

    def take(self, person: Record | None) -> None:
        """Take over what the ledger knows of the villager."""
        self.editor("address").set_value(person["address"] if person else None)
        self.editor("lived_since").set_value(None)

    def give(self, name: str, value: Any) -> None:  # noqa: ANN401 - each field its own
        """Put a value there from outside."""
        if name in self.boxes:
            self.editor(name).set_value(value)

    def texts(self) -> dict[str, str]:
        """Return what stands in the fields, in the words of a draft."""
        texts = {name: self.editor(name).text() for name in self.boxes}
        return texts | {"details": self._details.show(self._answers())}

    def go_on(self, texts: Mapping[str, str]) -> None:
        """Take up a draft."""
        for name in self.boxes:
            if name in texts:
                self.editor(name).set_text(texts[name])
        self.answer(self._details.parse(texts.get("details", "")))

    def answer(self, rows: Sequence[Mapping[str, Any]] | None) -> None:
        """Put answers beside the questions that are asked now."""
        for row in rows or ():
            box = self._questions.get(str(row.get("asked")))
            if box and isinstance(box.editor, Editor):
                box.editor.set_text(str(row.get("answer") or ""))

    @property
    def _details(self) -> Field[Any]:
        return self._register.by_name["details"]

    def follow(self, uses: Callable[[str], bool], asks: Sequence[str]) -> None:
        """Show the fields which the text of the kind uses, and ask what only it needs."""
        for name, word in _WORDED.items():
            self.boxes[name].setVisible(uses(word))
        if [*self._questions] == [*asks]:
            return
        kept = {asked: box.editor for asked, box in self._questions.items()}
        texts = {asked: one.text() for asked, one in kept.items() if isinstance(one, Editor)}
        while taken := self._asked.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        self._questions = {one: self._question(one, texts.get(one, "")) for one in asks}

    def _question(self, asked: str, text: str) -> FieldBox:
        editor = TextEditor(LongText("answer", asked), Subject(self._session, self._register))
        editor.set_text(text)
        editor.typed.connect(self.changed)
        box = FieldBox(asked, editor)
        editor.told.connect(box.set_message)
        self._asked.addWidget(box)
        return box

    def _answers(self) -> tuple[dict[str, str], ...] | None:
        found = {asked: box.editor for asked, box in self._questions.items()}
        rows = tuple(
            {"asked": asked, "answer": one.text().strip()}
            for asked, one in found.items()
            if isinstance(one, Editor) and one.text().strip()
        )
        return rows or None

    def values(self) -> tuple[dict[str, Any], dict[str, str]]:
        """Return what is written, and by field what cannot be understood."""
        values: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for name, box in self.boxes.items():
            if box.isHidden():
                continue
            try:
                values[name] = self.editor(name).value()
            except Invalid as error:
                problems[name] = str(error)
        return {**values, "details": self._answers()}, problems

    def tell(self, problems: dict[str, str]) -> str:
        """Say what is wrong beside each field; returns the first that is wrong, or ""."""
        for name in self.boxes:
            self.editor(name).problem(problems.get(name, ""))
        self._tell_asked(problems.get("details", ""))
        wrong = [name for name in self.boxes if problems.get(name)]
        if any(name in _MORE for name in wrong):
            self._open_more()
        return wrong[0] if wrong else ""

    def _tell_asked(self, said: str) -> None:
        """Say at the first question without an answer that it needs one."""
        for box in self._questions.values():
            editor = box.editor
            if isinstance(editor, Editor):
                empty = not editor.text().strip()
                editor.problem(said if empty else "")
                if said and empty:
                    editor.setFocus()
                    said = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give long texts the whole width where letters are large or room is short."""
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS * theme().size.body
        if wide != self._wide:
            self._wide = wide
            for grid, names in self._grids:
                self._arrange(grid, names)

    def _arrange(self, grid: QGridLayout, names: tuple[str, ...]) -> None:
        place = 0
        for name in names:
            whole = not self._wide and name in _LONG
            place += whole and place % 2
            grid.addWidget(self.boxes[name], place // 2, place % 2, 1, 2 if whole else 1)
            place += 2 if whole else 1

    def _fill(self, block: QWidget, names: tuple[str, ...]) -> None:
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(BLOCK)
        grid.setVerticalSpacing(NEAR)
        for name in names:
            field = self._register.by_name[name]
            editor = self._make(name)
            editor.typed.connect(self.changed)
            editor.edited.connect(self.changed)
            box = FieldBox(field.label, editor)
            editor.told.connect(box.set_message)
            self.boxes[name] = box
        self._grids.append((grid, names))
        self._arrange(grid, names)
        for place in range(2):
            grid.setColumnStretch(place, 1)

    def _make(self, name: str) -> Editor:
        field = self._register.by_name[name]
        subject = Subject(self._session, self._register)
        if name in _OFFERED:
            return OfferEditor(field, subject, partial(self._known, name))
        if name == "address":  # frozen on this paper, whatever the villager's record says later
            return TextEditor(field, subject)
        return editor_for(field, subject)

    def _known(self, name: str) -> list[str]:
        """Return what was written before, the latest first, each once."""
        found = self._session.ledger.find(
            _TYPE, Query(where=(Where(name, "filled"),), fields=(name,), limit=_REMEMBERED)
        )
        return list(dict.fromkeys(one[name] for one in found))

    def _last(self) -> Record | None:
        found = self._session.ledger.find(
            _TYPE, Query(where=(Where("status", "=", "valid"),), limit=1)
        )
        return found[0] if found else None

    def _fill_receiver(self) -> None:
        """Who uses the same purpose again hands it in at the same place, unless one is written."""
        purpose = self.editor("purpose").text().strip()
        if not purpose or self.editor("receiver").text().strip():
            return
        found = self._session.ledger.find(
            _TYPE,
            Query(where=(Where("purpose", "=", purpose), Where("receiver", "filled")), limit=1),
        )
        if found:
            self.editor("receiver").set_value(found[0]["receiver"])
            self.boxes["receiver"].set_message("上次同样用途交给这里", "hint")
            self.changed.emit()

    def _open_more(self) -> None:
        self._more.show()
        self.more_button.hide()
