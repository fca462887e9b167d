"""开什么: allowed and refused kinds in one list, and what is known of the basis of each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models import deciding, wording
from models.kinds_links import Ref
from models.pinyin import latin_of
from models.query import Query
from models.record import Record
from models.rule_list import said_as
from ui.look.labels import IconLabel, Paragraph
from ui.look.panes import ScrollPane, Sheet
from ui.look.tags import Tag
from ui.look.theme import colour, theme
from ui.look.tokens import BAR, BLOCK, NEAR, PAIR
from ui.session import Session

_SEEN = 6  #: lines in sight before the list scrolls
_FIND_WIDTH = 190


class _Line(QWidget):
    """A radio button in a row that is tinted while it is chosen."""

    def __init__(self, kind: Record) -> None:
        super().__init__()
        self.kind = kind
        self.radio = QRadioButton(str(kind["heading"] or kind["name"]))
        self.radio.setToolTip(str(kind["name"]))
        self.radio.toggled.connect(lambda _: self.update())
        line = QHBoxLayout(self)
        line.setContentsMargins(BLOCK, 0, BLOCK, 0)
        line.setSpacing(NEAR)
        line.addWidget(self.radio, 1)
        if kind["answer"] == deciding.NO:
            line.addWidget(Tag("村里不能开", "barred", "red"))
        elif not kind["body"]:
            line.addWidget(Tag("没有正文", "pen", "ochre"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.radio.isChecked():
            painter.fillRect(self.rect(), colour("chosen"))
            painter.fillRect(0, 0, BAR, self.height(), colour("blue"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))


class KindStep(QWidget):
    """The kinds as radio buttons; the arrow keys go through them, words find one."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._radios = QButtonGroup(self)
        self._lines: list[_Line] = []
        self._read: dict[int, str] = {}
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self.finder = QLineEdit()
        self.finder.setAccessibleName("找证明事项")
        self.finder.setToolTip("写几个字或拼音首字母，上下键挑，回车选定")
        self.finder.textEdited.connect(self._narrow)
        self.finder.returnPressed.connect(self._take_first)
        self._sheet = Sheet(margin=1)
        self._sheet.body.setContentsMargins(1, 1, 1, 1)
        self._pane = ScrollPane(self._rows)
        self._sheet.body.addWidget(self._pane)
        self._hint = Paragraph("", "second")
        self._mark = QWidget()
        mark = QHBoxLayout(self._mark)
        mark.setContentsMargins(0, 0, 0, 0)
        mark.setSpacing(PAIR + 2)
        mark.addWidget(IconLabel("info"), 0, Qt.AlignmentFlag.AlignTop)
        mark.addWidget(self._hint, 1)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(PAIR + 2)
        block.addWidget(self._sheet)
        block.addWidget(self._mark)
        theme().changed.connect(self._keep_height)
        self.reload()

    @property
    def kind(self) -> Record | None:
        """The chosen kind."""
        return next((one.kind for one in self._lines if one.radio.isChecked()), None)

    @property
    def ref(self) -> Ref | None:
        """The chosen kind, as a link."""
        return Ref(self.kind.id, self.kind["name"]) if self.kind else None

    @property
    def all(self) -> list[Record]:
        """Every kind in the list."""
        return [one.kind for one in self._lines]

    def choose(self, id_: int | None, name: str = "") -> None:
        """Choose a kind by its id, or one of the same name that took its place."""
        fitting = [one for one in self._lines if one.kind.id == id_]
        fitting = fitting or [one for one in self._lines if name and one.kind["name"] == name]
        if fitting:
            fitting[0].radio.setChecked(True)
            self._pane.ensureWidgetVisible(fitting[0])

    def uses(self, word: str) -> bool:
        """Say whether the text of the chosen kind has a place of this name."""
        return bool(self.kind) and word in wording.places(self.kind["body"] or "")  # type: ignore[index]

    def asks(self) -> list[str]:
        """Return what the text of the chosen kind asks for."""
        return wording.asked(self.kind["body"] or "") if self.kind else []

    def reload(self) -> None:
        """Read the list anew; what was chosen stays chosen where it still is."""
        chosen = self.kind
        for line in self._lines:
            self._radios.removeButton(line.radio)
            line.hide()
            line.deleteLater()
        self._lines = [_Line(one) for one in deciding.offered(self._session.ledger.as_of())]
        for place, line in enumerate(self._lines):
            self._radios.addButton(line.radio)
            line.radio.toggled.connect(self._toggled)
            self._rows.insertWidget(place, line)
        self.finder.setPlaceholderText(f"在 {len(self._lines)} 种里找")
        self._keep_height()
        if chosen:
            self.choose(chosen.id, chosen["name"])

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        if on:
            kind = self.kind
            self._hint.setText(said_as(kind) if kind else "")
            self._mark.setVisible(kind is not None and kind["answer"] != deciding.NO)
            self.changed.emit()

    def _narrow(self, text: str) -> None:
        """Show only what the words mean, by name, other names, purpose or initials."""
        found = None
        if words := text.strip().lower():
            ledger = self._session.ledger
            found = set(ledger.ids(deciding.KINDS, Query(text=words), ordered=False))
            if words.isascii():
                found |= {one.id for one in self.all if f" {words}" in self._latin(one)}
        for line in self._lines:
            line.setVisible(found is None or line.kind.id in found)

    def _latin(self, kind: Record) -> str:
        """Return the initials of a kind's names, read once."""
        if kind.id not in self._read:
            self._read[kind.id] = latin_of(list(deciding.names(kind)))
        return self._read[kind.id]

    def _take_first(self) -> None:
        words = self.finder.text().strip()
        seen = [one for one in self._lines if not one.isHidden()]
        # 婚姻状况 means 婚姻状况证明 before 收养人婚姻状况……
        seen.sort(key=lambda one: not str(one.kind["name"]).startswith(words))
        if seen and words:
            seen[0].radio.setChecked(True)
            self.finder.clear()
            self._narrow("")
            self._pane.ensureWidgetVisible(seen[0])

    def _keep_height(self) -> None:
        for one in self._lines:
            one.setFixedHeight(theme().size.control)
        self._sheet.setFixedHeight(min(len(self._lines), _SEEN) * theme().size.control + 6)
        self.finder.setFixedWidth(_FIND_WIDTH + 5 * (theme().size.body - 15))
