"""A card of 记一件事: a sentence, what it takes, and the digit that chooses it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.home.events import Happening
from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import BLOCK, NEAR, PAGE, PAIR, PANE, RADIUS, SHEET_RADIUS

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class EventCard(QAbstractButton):
    """Pressed by mouse, Enter, Space, or its digit."""

    #: an arrow key was pressed
    walked = Signal(int)

    def __init__(self, happening: Happening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.happening = happening
        self.setText(happening.sentence)
        self.setAccessibleName(f"{happening.digit} {happening.sentence}")
        self.setAccessibleDescription(happening.hint)
        self.setToolTip(f"{happening.sentence}（按 {happening.digit}）\n{happening.hint}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        size = theme().size
        return QSize(size.body * 20, size.section + size.second + 58)

    def minimumSizeHint(self) -> QSize:
        size = theme().size
        words = QFontMetrics(theme().font("section", bold=True)).horizontalAdvance(self.text())
        return QSize(words + size.icon + size.control + 3 * PAGE, self.sizeHint().height())

    def restyle(self) -> None:
        """Follow the text size."""
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the arrows to the page: Qt would walk in the order of Tab, or scroll."""
        if event.key() in _ARROWS:
            self.walked.emit(event.key())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.hasFocus() or self.underMouse()
        ground = "chosen" if self.isDown() else "blue_tint" if hot else "paper"
        width = 2 if self.hasFocus() else 1
        painter.setBrush(colour(ground))
        painter.setPen(QPen(colour("blue" if hot else "line"), width))
        half = width / 2
        frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, SHEET_RADIUS, SHEET_RADIUS)
        side = theme().size.icon + 8
        mark = pixmap(self.happening.icon, "blue", side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(PANE - 1, (self.height() - side) / 2), mark)
        self._paint_digit(painter)
        left = PANE + side + PANE - 1
        right = PANE + theme().size.second + 2 * BLOCK
        self._paint_words(painter, self.rect().adjusted(left, 0, -right, 0))

    def _paint_digit(self, painter: QPainter) -> None:
        side = theme().size.second + 10
        box = QRectF(self.width() - side - PANE + 1, (self.height() - side) / 2, side, side)
        painter.setBrush(colour("paper"))
        painter.setPen(QPen(colour("edge"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setFont(theme().font())
        painter.setPen(colour("ink2"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self.happening.digit))

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        size = theme().size
        upper, lower = size.section + NEAR, size.second + NEAR
        top = (self.height() - upper - lower - PAIR) // 2
        for text, role, bold, token, y, height in (
            (self.happening.sentence, "section", True, "ink", top, upper),
            (self.happening.hint, "second", False, "ink2", top + upper + PAIR, lower),
        ):
            painter.setFont(theme().font(role, bold=bold))
            painter.setPen(colour(token))
            line = QRect(box.x(), y, box.width(), height)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, line.width()
            )
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
            painter.drawText(line, int(flags), shown)
