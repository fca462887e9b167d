"""Words on the window: they end in … with the whole text at hand, or wrap; they are never cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look.icons import pixmap
from ui.look.theme import theme


def label(text: str, role: str = "body", tone: str = "", parent: QWidget | None = None) -> QLabel:
    """Make a one-line label. Roles: title, section, body, bold, second, group."""
    return _dressed(QLabel(parent), text, role, tone)


def _dressed(made: QLabel, text: str, role: str, tone: str) -> QLabel:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    made.setText(text)
    return made


def set_tone(widget: QWidget, name: str, value: str) -> None:
    """Set a property which the style sheet reads, and restyle if it changed."""
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        QWidget.update(widget)  # lists have an update() of their own


class ElidedLabel(QLabel):
    """A line that ends in … where room ends; the whole text is then its tooltip."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._own_tip = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        _dressed(self, text, role, tone)

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(text)
        self._tell()

    def shown_text(self) -> str:
        """Give what is really painted."""
        metrics = self.fontMetrics()
        room = self.contentsRect().width()
        # a label that has exactly its hint can be half a pixel short of its own text
        if metrics.horizontalAdvance(self.text()) <= room + 1:
            return self.text()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        """Tell Qt the least size at which nothing is cut."""
        hint = super().minimumSizeHint()
        few = self.fontMetrics().horizontalAdvance("一二…") + 2
        return QSize(min(hint.width(), few), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is shown to the new width."""
        super().resizeEvent(event)
        self._tell()

    def restyle(self) -> None:
        """Follow the text size."""
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint by the tokens."""
        painter = QPainter(self)
        # not by self.style(): naming QStyle costs a start-up 20 ms for its enumerations
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = self.alignment().value | Qt.TextFlag.TextSingleLine.value
        painter.drawText(self.contentsRect(), flags, self.shown_text())

    def _tell(self) -> None:
        if self.shown_text() != self.text():
            self.setToolTip(self.text())
            self._own_tip = True
        elif self._own_tip:
            self.setToolTip("")
            self._own_tip = False


class Paragraph(QLabel):
    """Text that wraps and keeps the height it needs, also in a pane that is short of height."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        _dressed(self, text, role, tone)

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(text)
        self._keep_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is shown to the new width."""
        super().resizeEvent(event)
        self._keep_height()

    def restyle(self) -> None:
        """Follow the text size."""
        self._keep_height()

    def _keep_height(self) -> None:
        if self.width() > 0:
            self.setMinimumHeight(0)  # Qt's answer is never less than the minimum in force
            self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)


class IconLabel(QLabel):
    """An icon beside a word. It follows the text size and the screen's scale."""

    def __init__(
        self, name: str, colour: str = "ink2", *, big: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._big = name, colour, big
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._draw()

    def set_icon(self, name: str, colour: str) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self._draw()

    def restyle(self) -> None:
        """Follow the text size."""
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing for the scale of the screen."""
        if self._drawn_for != self.devicePixelRatioF():
            self._draw()
        super().paintEvent(event)

    def _draw(self) -> None:
        size = theme().size
        side = size.icon + 8 if self._big else size.small_icon
        self.setFixedSize(side, side)
        self._drawn_for = self.devicePixelRatioF()
        self.setPixmap(pixmap(self._name, self._colour, side, self._drawn_for))
