"""The right pane of the page: a copy or a removed record, and what can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.copies.comparing import Line
from ui.look.labels import ElidedLabel, IconLabel, Paragraph, label
from ui.look.panes import ScrollPane, Sheet, hairline
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR, PAIR, PANE
from ui.look.tokens import PAGE as MARGIN


class Card(QFrame):
    """One record that can be taken back: a tick, what it is, what became of it."""

    toggled = Signal(bool)

    def __init__(self, title: str, facts: str, since: str, *, ticked: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.tick = QCheckBox()
        self.tick.setAccessibleName(f"取回 {title}")
        self.tick.setChecked(ticked)
        self.tick.toggled.connect(self.toggled)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(f"{title}\u3000{facts}".strip(), "bold"))
        if since:
            words.addWidget(ElidedLabel(since, "second"))
        line = QHBoxLayout(self)
        line.setContentsMargins(BLOCK, NEAR, BLOCK, NEAR)
        line.setSpacing(BLOCK)
        line.addWidget(self.tick)
        line.addLayout(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the card ticks it."""
        super().mouseReleaseEvent(event)
        self.tick.toggle()


class DetailPane(Sheet):
    """A head, a body that scrolls, and a foot of buttons."""

    def __init__(self) -> None:
        super().__init__(margin=MARGIN)
        self._title = ElidedLabel("", "section")
        self._note = label("", "second")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        self._middle = QVBoxLayout()
        self.foot = QHBoxLayout()
        self.foot.setSpacing(NEAR)
        self.body.addLayout(head)
        self.body.addLayout(self._middle, 1)
        self.body.addLayout(self.foot)
        self._pane: ScrollPane | None = None

    def show_head(self, title: str, note: str = "") -> None:
        """Say what the pane shows."""
        self._title.setText(title)
        self._note.setText(note)
        self.setAccessibleName(title)

    def show_items(self, items: Sequence[QWidget]) -> None:
        """Show widgets below each other in the body."""
        inner = QWidget()
        block = QVBoxLayout(inner)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(NEAR)
        for one in items:
            block.addWidget(one)
        block.addStretch(1)
        old, self._pane = self._pane, ScrollPane(inner)
        if old:
            self._middle.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._middle.addWidget(self._pane)


def line_list(lines: Sequence[Line]) -> QWidget:
    """Show what differs, a hairline above each."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(PANE)
    grid.setVerticalSpacing(NEAR)
    grid.setColumnStretch(2, 1)
    for one in lines:
        at = grid.rowCount()
        grid.addWidget(hairline(), at, 0, 1, 3)
        grid.addWidget(IconLabel(one.icon, one.colour), at + 1, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label(one.label, "bold" if one.bold else "body"), at + 1, 1)
        grid.addWidget(ElidedLabel(one.words, "second"), at + 1, 2)
    grid.addWidget(hairline(), grid.rowCount(), 0, 1, 3)
    return made


def heading(words: str) -> QWidget:
    """Make a small head above cards."""
    made = label(words, "bold")
    made.setContentsMargins(0, PAIR, 0, 0)
    return made


def saying(words: str, tone: str = "") -> QWidget:
    """Make a sentence in the body."""
    made = Paragraph(words, "second", tone)
    made.setMinimumHeight(theme().size.control)
    return made
