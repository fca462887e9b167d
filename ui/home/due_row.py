"""A line of work: its tag, what it is and why, and one verb."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.home.due import Due
from ui.look.buttons import button
from ui.look.labels import ElidedLabel
from ui.look.panes import hairline
from ui.look.tags import Tag
from ui.look.theme import theme
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
        tag = QWidget()
        tag_line = QHBoxLayout(tag)
        tag_line.setContentsMargins(0, 0, 0, 0)
        tag_line.addWidget(Tag(one.tag, one.icon, one.tone), 0, Qt.AlignmentFlag.AlignLeft)
        tag.setFixedWidth(theme().size.second * 3 + 84)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(one.title, "bold"))
        if one.facts:
            words.addWidget(ElidedLabel(one.facts, "second"))
        line = QHBoxLayout()
        line.setContentsMargins(PANE, NEAR, PANE, NEAR)
        line.setSpacing(BLOCK + PAIR)
        line.addWidget(tag)
        line.addLayout(words, 1)
        line.addWidget(self.button)
        block = QVBoxLayout(self)
        block.setContentsMargins(1, 0, 1, 0)
        block.setSpacing(0)
        block.addLayout(line)
        block.addWidget(hairline())
