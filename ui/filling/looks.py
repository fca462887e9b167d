"""The looks of a form's cells: each is told by a mark or a pattern, not by its colour alone."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from exporters.forms.seen import State
from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import NEAR, PAIR

_CORNER = 8
_HATCH = 7  #: pixels between two lines


class Look(NamedTuple):
    """Ground, icon with its tone, and what else marks it: corner, lower corner or hatch."""

    ground: str
    icon: str = ""
    tone: str = "ink2"
    mark: str = ""


LOOKS = MappingProxyType(
    {
        State.FILLED: Look("blue_tint", mark="corner"),
        State.TYPED: Look("green_tint", "pen", "green", "lower"),
        State.OPEN: Look("ochre_tint", "pen", "ochre"),
        State.UNKNOWN: Look("paper", "question", "ink2", "hatch"),
        State.LEFT: Look("off_ground", "dash", "ink2"),
    }
)


def paint_ground(painter: QPainter, box: QRect, state: State) -> None:
    """Paint ground, corner and hatch of a cell."""
    look = LOOKS[state]
    painter.fillRect(box, colour(look.ground))
    if look.mark == "corner":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("blue"))
        x, y = box.x(), box.y()
        painter.drawPolygon(QPolygonF(
            [QPointF(x, y), QPointF(x + _CORNER, y), QPointF(x, y + _CORNER)]
        ))  # fmt: skip
    elif look.mark == "lower":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("green"))
        x, y = box.right() + 1, box.bottom() + 1
        painter.drawPolygon(QPolygonF(
            [QPointF(x, y), QPointF(x - _CORNER, y), QPointF(x, y - _CORNER)]
        ))  # fmt: skip
    elif look.mark == "hatch":
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(colour("thumb"), 1))
        for start in range(box.x() - box.height(), box.right() + 1, _HATCH):
            painter.drawLine(start, box.bottom() + 1, start + box.height(), box.y())
        painter.restore()


def paint_icon(painter: QPainter, box: QRect, state: State) -> None:
    """Paint a cell's icon: in its middle, on a bare spot."""
    look = LOOKS[state]
    side = min(theme().size.small_icon - 2, box.height() - 2, box.width() - 2)
    if not look.icon or side < _CORNER:
        return
    x = box.x() + (box.width() - side) // 2
    y = box.y() + (box.height() - side) // 2
    if look.mark == "hatch":
        painter.fillRect(x - 1, y - 1, side + 2, side + 2, colour("paper"))
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(x, y, pixmap(look.icon, look.tone, side, ratio))


class Legend(QWidget):
    """A small cell with its look, and the words for it with a count."""

    def __init__(self, state: State, count: int) -> None:
        super().__init__()
        self._state = state
        self.words = f"{state.value} {count} 格"
        self.setAccessibleName(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Tell Qt the size at the text size in force."""
        metrics = self.fontMetrics()
        side = self._side()
        wide = side + NEAR // 2 + side // 4 + NEAR + metrics.horizontalAdvance(self.words) + 2
        return QSize(wide, max(side, metrics.height()) + PAIR)

    def minimumSizeHint(self) -> QSize:
        """Tell Qt the least size at which nothing is cut."""
        return self.sizeHint()

    def restyle(self) -> None:
        """Follow the text size."""
        self.updateGeometry()

    def _side(self) -> int:
        return theme().size.second + NEAR

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint by the tokens."""
        painter = QPainter(self)
        side = self._side()
        box = QRect(0, (self.height() - side) // 2, side + side // 4, side)
        paint_ground(painter, box, self._state)
        paint_icon(painter, box, self._state)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("edge"), 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.setPen(colour("ink"))
        left = box.right() + NEAR
        room = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.words)
