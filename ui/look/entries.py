"""The left column's entries: places (with a count of what burns) and the three verbs."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.look import fonts
from ui.look.icons import pixmap
from ui.look.theme import colour, theme
from ui.look.tokens import BAR, BLOCK, NEAR, PAIR, PANE, RADIUS, SHEET_RADIUS

_GAP = 8


@lru_cache(maxsize=128)
def _width(text: str, pixels: int) -> int:
    """Measure bold words once: a layout asks for its hints over and over."""
    return QFontMetrics(fonts.font(pixels, bold=True)).horizontalAdvance(text)


class _Entry(QPushButton):
    """Icon and words at the left of a row that takes the whole width; painted here."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self.setProperty("kind", "entry")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def restyle(self) -> None:
        """Follow the text size."""
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Tell Qt the least size at which nothing is cut."""
        return self.sizeHint()

    def _paint_words(self, painter: QPainter, left: int, words: str, drawing: str) -> None:
        side = theme().size.icon
        image = pixmap(self._icon, drawing, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - side) / 2), image)
        painter.setPen(colour(words))
        metrics = painter.fontMetrics()
        base = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(QPointF(left + side + _GAP, base), self.text())

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(QPen(colour("blue"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


class NavButton(_Entry):
    """A place of the left column. Checkable; put the entries of a column into one button group."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent)
        self.setCheckable(True)
        self._count = 0

    @property
    def count(self) -> int:
        """How many things burn there; 0 shows nothing."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show how many things are late or due today, in a red badge."""
        self._count = count
        self.setAccessibleName(f"{self.text()}，{count} 件要办" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """Tell Qt the size at the text size in force."""
        size = theme().size
        words = _width(self.text(), size.body)
        badge = self._badge_width() + BLOCK if self._count else 0
        return QSize(PANE + size.icon + _GAP + words + badge + PANE, size.nav_row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint by the tokens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen:
            painter.fillRect(self.rect(), colour("paper"))
            painter.fillRect(0, 0, BAR, self.height(), colour("blue"))
        elif self.isDown():
            painter.fillRect(self.rect(), colour("chosen"))
        elif self.underMouse():
            painter.fillRect(self.rect(), colour("nav_hover"))
        painter.setFont(theme().font("body", bold=chosen))
        words = "blue" if chosen or self.underMouse() else "ink"
        self._paint_words(painter, PANE, words, "blue" if words == "blue" else "ink2")
        if self._count:
            self._paint_badge(painter)
        if self.hasFocus():
            self._paint_focus(painter)

    def _badge_width(self) -> int:
        metrics = QFontMetrics(theme().font("second", bold=True))
        return max(26, metrics.horizontalAdvance(str(self._count)) + 2 * NEAR)

    def _paint_badge(self, painter: QPainter) -> None:
        width, height = self._badge_width(), theme().size.second + 6
        top = (self.height() - height) // 2
        place = QRectF(self.width() - width - BLOCK - 2, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("red"))
        painter.drawRoundedRect(place, PAIR, PAIR)
        painter.setPen(colour("paper"))
        painter.setFont(theme().font("second", bold=True))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(self._count))


class VerbButton(_Entry):
    """One of the three verbs: 记一件事, 出材料, 填上级表; tinted while its page is shown."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Tell Qt the size at the text size in force."""
        size = theme().size
        words = _width(self.text(), size.section)
        return QSize(PANE + size.icon + _GAP + words + PANE, size.verb)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint by the tokens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.underMouse() and self.isEnabled()
        ground = "chosen" if self.isDown() or self.isChecked() else "blue_tint" if hot else "paper"
        painter.setBrush(colour(ground if self.isEnabled() else "off_ground"))
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(colour("blue" if self.isEnabled() else "off_edge"), width))
        half = width / 2
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(place, SHEET_RADIUS, SHEET_RADIUS)
        if self.hasFocus():
            self._paint_focus(painter)
        painter.setFont(theme().font("section", bold=True))
        words = "blue" if self.isEnabled() else "off"
        self._paint_words(painter, 14, words, words)
