"""A line of work: its tag, what it is and why, and one verb."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.home.due import Due
from ui.look.buttons import button
from ui.look.labels import ElidedLabel
from ui.look.tags import Tag
from ui.look.theme import colour, theme
from ui.look.tokens import BLOCK, NEAR, PAIR, PANE


class DueRow(QWidget):
    """Shows one `Due`; `chosen` when its verb is pressed. `first` fills the button."""

    chosen = Signal(object)

    def __init__(self, one: Due, *, first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.due = one
        self.button = button(one.verb, kind="filled" if first else "plain")
        self.button.setAccessibleName(f"{one.verb}：{one.title}")
        self.button.clicked.connect(lambda: self.chosen.emit(one))
        self.button.setMinimumWidth(theme().size.body * 7 + NEAR)
        tag = Tag(one.tag, one.icon, one.tone)  # stands at the left of the room it has
        tag.setFixedWidth(theme().size.second * 3 + 84)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(one.title, "bold"))
        if one.facts:
            words.addWidget(ElidedLabel(one.facts, "second"))
        line = QHBoxLayout()
        line.setContentsMargins(PANE + 1, NEAR, PANE + 1, NEAR + 1)
        line.setSpacing(BLOCK + PAIR)
        line.addWidget(tag)
        line.addLayout(words, 1)
        line.addWidget(self.button)
        self.setLayout(line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Part the line of work from the next by a hairline."""
        painter = QPainter(self)
        painter.fillRect(1, self.height() - 1, self.width() - 2, 1, colour("line"))
