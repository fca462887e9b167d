"""A tag: an icon and a few bold words on a tint. The same drawing on a page and in a table."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import NEAR, RADIUS, TONES


def tag_width(text: str, icon: str = "") -> int:
    """Measure a tag in logical pixels at the text size in force."""
    words = QFontMetrics(theme().font("second", bold=True)).horizontalAdvance(text)
    return words + 2 * NEAR + (theme().size.small_icon + 3 if icon else 0) + 1


def paint_tag(painter: QPainter, box: QRect, text: str, icon: str = "", tone: str = "grey") -> str:
    """Paint a tag at the left of `box`, in the middle of its height; gives the words painted."""
    size, (words, ground) = theme().size, TONES[tone]
    width = min(tag_width(text, icon), box.width())
    top = box.y() + (box.height() - size.tag) // 2
    place = QRect(box.x(), top, width, size.tag)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ground))
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    left = place.x() + NEAR
    if icon:
        ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
        side = size.small_icon
        drawing = pixmap(icon, words, side, ratio)
        painter.drawPixmap(left - 1, place.y() + (place.height() - side) // 2, drawing)
        left += side + 3
    painter.setPen(colour(words))
    painter.setFont(theme().font("second", bold=True))
    room = QRect(left, place.y(), place.right() - left - NEAR + 2, place.height())
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(room, int(flags), shown)
    painter.restore()
    return shown


class Tag(QWidget):
    """A tag on a page. Tones: green done, ochre look, red late or wrong, blue later, grey fact."""

    def __init__(
        self, text: str, icon: str = "", tone: str = "grey", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tag(text, icon, tone)

    def text(self) -> str:
        """Give the words."""
        return self._text

    def set_tag(self, text: str, icon: str = "", tone: str = "grey") -> None:
        """Say something else. Raises KeyError for a tone that does not exist."""
        self._text, self._icon, self._tone = text, icon, tone
        TONES[tone]
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Tell Qt the size at the text size in force."""
        return QSize(tag_width(self._text, self._icon), theme().size.tag)

    def minimumSizeHint(self) -> QSize:
        """Tell Qt the least size at which nothing is cut."""
        return self.sizeHint()

    def restyle(self) -> None:
        """Follow the text size."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint by the tokens."""
        painter = QPainter(self)
        paint_tag(painter, self.rect(), self._text, self._icon, self._tone)
