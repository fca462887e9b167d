"""Buttons: one filled in sight at most, all others plain; a word on each."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.look.icons import icon as make_icon
from ui.look.theme import colour, theme
from ui.look.tokens import RADIUS

# the colour of a button's icon, by kind
_ICON_COLOURS = MappingProxyType(
    {
        "plain": "blue",
        "filled": "paper",
        "link": "blue",
        "danger": "red",
        "small": "blue",
        "chip": "ink2",
        "bar": "paper",
    }
)


class Button(QPushButton):
    """A push button whose icon follows the text size and the screen's scale."""

    def __init__(
        self, text: str, icon: str = "", kind: str = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.kind, self._icon, self._drawn_for = kind, icon, (0.0, False)
        self._icon_colour = _ICON_COLOURS[kind]
        self.setProperty("kind", kind)
        self.setCheckable(kind == "chip")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw_icon()

    def set_icon(self, icon: str) -> None:
        """Show another icon beside the words, or none."""
        self._icon = icon
        self._draw_icon()

    def take_width(self) -> None:
        """Take the width there is; icon and words then stand at the left, below each other's."""
        self.setProperty("wide", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_keys(self, keys: str, what: str = "") -> None:
        """Name the keys that do the same in the tooltip: 记一件事（Ctrl+N）."""
        self.setToolTip(f"{what or self.text()}（{keys}）")

    def sizeHint(self) -> QSize:
        """Tell Qt the size at the text size in force."""
        hint = super().sizeHint()
        # a chosen chip is bold: keep room for it, or the row jumps
        return hint + QSize(4, 0) if self.kind in ("chip", "filled") else hint

    def minimumSizeHint(self) -> QSize:
        """Tell Qt the least size at which nothing is cut."""
        return self.sizeHint()

    def restyle(self) -> None:
        """Follow the text size."""
        self._draw_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint by the tokens, with an icon for the scale of the screen."""
        if self._icon and self._drawn_for != (self.devicePixelRatioF(), not self.isEnabled()):
            self._draw_icon()  # not in event(): every event of every button would come to Python
        super().paintEvent(event)
        if self.kind == "filled" and self.hasFocus():
            self._paint_ring()

    def _paint_ring(self) -> None:
        """Part the filled ground from its border by a white ring: the second ring of focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("paper"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), RADIUS - 1, RADIUS - 1)

    def _draw_icon(self) -> None:
        if not self._icon:
            return
        side, ratio, off = theme().size.small_icon, self.devicePixelRatioF(), not self.isEnabled()
        self._drawn_for = (ratio, off)
        self.setIcon(make_icon(self._icon, self._icon_colour, side, ratio, off=off))
        self.setIconSize(QSize(side, side))


def button(
    text: str, icon: str | None = None, kind: str = "plain", parent: QWidget | None = None
) -> Button:
    """Make a button: verb and thing, at most six characters.

    Kinds: plain, filled (one in sight), link (no border), danger (red words), small, chip (stays
    chosen), bar (on the dark bar). Raises KeyError for another kind.
    """
    return Button(text, icon or "", kind, parent)
