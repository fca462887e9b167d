"""One sign on the wall: its photo where there is one, its name, and how it stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from models.frozen import frozen
from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import BLOCK, NEAR, PAIR, SHEET_RADIUS

_WORDS = 19
"""Characters for which a card has room."""


@frozen(kw_only=True)
class Shown:
    """What a card says: lines, the icon and tone of its state, and where its photo lies."""

    id: int
    name: str
    place: str
    state: str
    icon: str
    tone: str
    whole: str
    photo: Path | None


class SignCard(QAbstractButton):
    """Pressed by mouse, Enter or Space it leads to its record."""

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self._photo: QPixmap | None = None
        self.setText(shown.name)
        self.setAccessibleName(f"{shown.name}　{shown.state}")
        self.setAccessibleDescription(shown.place)
        self.setToolTip("\n".join(filter(None, (shown.name, shown.place, shown.whole))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def load(self) -> None:
        """Read the photo, small; a file that is gone or broken leaves the icon there."""
        if self.shown.photo is None:
            return
        reader = QImageReader(str(self.shown.photo))
        reader.setAutoTransform(True)
        side = round(self._side() * self.devicePixelRatioF())
        size = reader.size()
        if size.isValid():
            reader.setScaledSize(
                size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            )
        image = reader.read()
        if not image.isNull():
            left, top = (image.width() - side) // 2, (image.height() - side) // 2
            self._photo = QPixmap.fromImage(image.copy(max(left, 0), max(top, 0), side, side))
            self._photo.setDevicePixelRatio(self.devicePixelRatioF())
            self.update()

    def sizeHint(self) -> QSize:
        size = theme().size
        return QSize(size.body * _WORDS, size.body + 2 * size.second + 4 * NEAR + 3 * PAIR)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size.body * _WORDS // 2, self.sizeHint().height())

    def restyle(self) -> None:
        """Follow the text size."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.hasFocus() or self.underMouse()
        width = 2 if self.hasFocus() else 1
        painter.setBrush(colour("blue_tint" if hot else "paper"))
        painter.setPen(QPen(colour("blue" if hot else "line"), width))
        half = width / 2
        frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, SHEET_RADIUS, SHEET_RADIUS)
        side = self._side()
        corner = QPointF(BLOCK, (self.height() - side) / 2)
        if self._photo:
            painter.drawPixmap(corner, self._photo)
        else:
            painter.setPen(QPen(colour("line"), 1))
            painter.drawRect(QRectF(corner.x(), corner.y(), side, side))
            drawing = theme().size.icon
            mark = pixmap("signpost", "ink2", drawing, self.devicePixelRatioF())
            painter.drawPixmap(corner + QPointF((side - drawing) / 2, (side - drawing) / 2), mark)
        self._paint_words(painter, self.rect().adjusted(BLOCK + side + BLOCK, 0, -NEAR, 0))

    def _side(self) -> int:
        return self.sizeHint().height() - 2 * BLOCK

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        size = theme().size
        icon = size.small_icon
        lines = (
            (self.shown.name, "body", True, "ink", size.body + NEAR, 0),
            (self.shown.place, "second", False, "ink2", size.second + NEAR, 0),
            (self.shown.state, "second", True, self.shown.tone, size.second + NEAR, icon + PAIR),
        )
        y = (self.height() - sum(one[4] for one in lines)) // 2
        for text, role, bold, tone, height, indent in lines:
            if indent and text:
                mark = pixmap(self.shown.icon, tone, icon, self.devicePixelRatioF())
                painter.drawPixmap(QPointF(box.x(), y + (height - icon) / 2), mark)
            painter.setFont(theme().font(role, bold=bold))
            painter.setPen(colour(tone))
            line = QRect(box.x() + indent, y, box.width() - indent, height)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, line.width()
            )
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
            painter.drawText(line, int(flags), shown)
            y += height
