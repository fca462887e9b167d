"""Small things beside each other which go on in a next line where room ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.tokens import NEAR, PAIR


class FlowRow(QWidget):
    """Lays its widgets out itself: a layout would lose height-for-width inside a form."""

    def __init__(self, widgets: Sequence[QWidget] = (), space: int = NEAR) -> None:
        super().__init__()
        self._widgets: list[QWidget] = []
        self._space = space
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_widgets(widgets)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show other widgets; those that are not among them are thrown away."""
        for old in self._widgets:
            if old not in widgets:
                old.hide()
                old.deleteLater()
        self._widgets = list(widgets)
        for one in self._widgets:
            one.setParent(self)
            one.show()
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self._place()
        return done

    def _place(self) -> None:
        left = top = 0
        tallest = max((one.sizeHint().height() for one in self._widgets), default=0)
        for one in self._widgets:
            hint = one.sizeHint()
            width = min(hint.width(), max(self.width(), 1))
            if left and left + width > self.width():
                left, top = 0, top + tallest + PAIR
            one.setGeometry(left, top, width, tallest)
            left += width + self._space
        if self.minimumHeight() != top + tallest:
            self.setFixedHeight(top + tallest)
            self.updateGeometry()
