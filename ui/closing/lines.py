"""Sentences below each other, each with the one button that leads there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.frozen import frozen
from ui.look.buttons import button
from ui.look.labels import IconLabel, Paragraph
from ui.look.panes import hairline
from ui.look.tokens import NEAR


@frozen()
class Line:
    """What is said, in bold and below it; `verb` are the words of its button, "" for none."""

    icon: str
    tone: str
    title: str
    more: str = ""
    verb: str = ""
    about: Any = None


class LineList(QWidget):
    """Shows lines; `chosen` tells what a line is about when its button is pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()
        self._block = QVBoxLayout(self)
        self._block.setContentsMargins(0, 0, 0, 0)
        self._block.setSpacing(NEAR)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if lines == self.lines:
            return
        self.lines = lines
        while taken := self._block.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        for number, one in enumerate(lines):
            if number:
                self._block.addWidget(hairline())
            self._block.addWidget(self._made(one))
        self.setVisible(bool(lines))

    def _made(self, one: Line) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR)
        flag = Qt.AlignmentFlag
        beside = flag.AlignTop if one.more else flag.AlignVCenter
        line.addWidget(IconLabel(one.icon, one.tone), 0, beside)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Paragraph(one.title))
        if one.more:
            words.addWidget(Paragraph(one.more, "second"))
        line.addLayout(words, 1)
        if one.verb:
            go = button(one.verb, kind="small")
            go.setAccessibleName(f"{one.verb}：{one.title}")
            go.clicked.connect(lambda: self.chosen.emit(one.about))
            line.addWidget(go, 0, Qt.AlignmentFlag.AlignVCenter)
        return made
