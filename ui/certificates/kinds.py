"""开什么: the kinds that a village issues, one line each, and what is known of their basis."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from models.kinds import Choice
from models.rules import rule_on
from ui.look.labels import IconLabel, Paragraph
from ui.look.panes import ScrollPane, Sheet
from ui.look.theme import colour, theme
from ui.look.tokens import BAR, BLOCK, NEAR, PAIR

_KIND = "certificate_kinds"
_SEEN = 6  #: lines in sight before the list scrolls


class _Line(QWidget):
    """A radio button in a row that is tinted while it is chosen."""

    def __init__(self, words: str, code: str) -> None:
        super().__init__()
        self.code = code
        self.radio = QRadioButton(words)
        self.radio.toggled.connect(lambda _: self.update())
        line = QHBoxLayout(self)
        line.setContentsMargins(BLOCK, 0, BLOCK, 0)
        line.setSpacing(NEAR)
        line.addWidget(self.radio, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.radio.isChecked():
            painter.fillRect(self.rect(), colour("chosen"))
            painter.fillRect(0, 0, BAR, self.height(), colour("blue"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))


class KindStep(QWidget):
    """The kinds as radio buttons; the arrow keys go through them."""

    changed = Signal()

    def __init__(self, field: Choice, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self._radios = QButtonGroup(self)
        self._lines: list[_Line] = []
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for option in field.listed():
            if rule_on(_KIND, option.code, today) is None:
                continue
            line = _Line(option.word, option.code)
            self._radios.addButton(line.radio)
            self._lines.append(line)
            rows.addWidget(line)
        self._sheet = Sheet(margin=1)
        self._sheet.body.setContentsMargins(1, 1, 1, 1)
        self._pane = ScrollPane(rows)
        self._sheet.body.addWidget(self._pane)
        self._hint = Paragraph("", "second")
        mark = QHBoxLayout()
        mark.setSpacing(PAIR + 2)
        mark.addWidget(IconLabel("info"), 0, Qt.AlignmentFlag.AlignTop)
        mark.addWidget(self._hint, 1)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(PAIR + 2)
        block.addWidget(self._sheet)
        block.addLayout(mark)
        self._radios.buttonToggled.connect(lambda _, on: self._told() if on else None)
        theme().changed.connect(self._keep_height)
        self._keep_height()

    @property
    def code(self) -> str | None:
        """The chosen kind."""
        return next((one.code for one in self._lines if one.radio.isChecked()), None)

    def choose(self, code: str | None) -> None:
        """Choose a kind."""
        for one in self._lines:
            if one.code == code:
                one.radio.setChecked(True)

    def uses(self, name: str) -> bool:
        """Say whether the text of the chosen kind has a place for a field."""
        rule = rule_on(_KIND, self.code or "", self._today)
        return rule is not None and f"{{{name}}}" in str(rule.more.get("body", ""))

    def _told(self) -> None:
        rule = rule_on(_KIND, self.code or "", self._today)
        self._hint.setText(rule.said_as if rule else "")
        self.changed.emit()

    def _keep_height(self) -> None:
        for one in self._lines:
            one.setFixedHeight(theme().size.control)
        self._sheet.setFixedHeight(min(len(self._lines), _SEEN) * theme().size.control + 6)
