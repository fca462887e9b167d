"""The head of a step on a page that is gone through from top to bottom: ① 给谁开."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look.labels import label
from ui.look.theme import colour, theme
from ui.look.tokens import NEAR, PAIR


class _Number(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme().size.icon + PAIR + 2
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        painter.drawEllipse(self.rect())
        painter.setPen(colour("paper"))
        painter.setFont(theme().font("body", bold=True))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class StepHead(QWidget):
    """A number in a disc, the word of the step, and at the right what belongs to it."""

    def __init__(self, number: int, words: str, *right: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(f"第 {number} 步　{words}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR + 2)
        line.addWidget(_Number(number))
        line.addWidget(label(words, "section"))
        line.addStretch(1)
        for one in right:
            line.addWidget(one)
