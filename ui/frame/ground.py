"""A part of the frame: a plain ground with a hairline at one side."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.theme import colour


class Ground(QWidget):
    """Paints a token's colour and a line at the side where its neighbour begins."""

    def __init__(
        self, token: str, line: Qt.Edge | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._token, self._line = token, line

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self._token))
        places = {
            Qt.Edge.TopEdge: QRect(0, 0, self.width(), 1),
            Qt.Edge.BottomEdge: QRect(0, self.height() - 1, self.width(), 1),
            Qt.Edge.RightEdge: QRect(self.width() - 1, 0, 1, self.height()),
        }
        if self._line is not None:
            painter.fillRect(places[self._line], colour("line"))
