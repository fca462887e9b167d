"""Two panes beside each other; where the window is narrow the right one goes behind 返回."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.buttons import button
from ui.look.theme import theme
from ui.look.tokens import NEAR, PANE

_LEAST = 53
"""Chinese characters of body text that both panes together need."""


class TwoPanes(QWidget):
    """What to choose at the left, the chosen thing at the right."""

    #: narrow or wide again
    turned = Signal(bool)

    def __init__(self, left: QWidget, right: QWidget, shares: tuple[int, int]) -> None:
        super().__init__()
        self.left, self.right = left, right
        self.narrow = False
        self.back_button = button("返回", "back-arrow")
        self.back_button.clicked.connect(self.show_left)
        self.back_button.hide()
        self._behind = QWidget()
        block = QVBoxLayout(self._behind)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(NEAR)
        block.addWidget(self.back_button)
        block.addWidget(right, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(PANE)
        line.addWidget(left, shares[0])
        line.addWidget(self._behind, shares[1])

    def show_left(self) -> bool:
        """Go back to the left pane; False when it is in sight already."""
        if not self.narrow or self.left.isVisibleTo(self):
            return False
        self._show(right=False)
        self.left.setFocus()
        return True

    def show_right(self) -> None:
        """Bring the right pane in sight."""
        if self.narrow:
            self._show(right=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _LEAST * theme().size.body
        if narrow != self.narrow:
            self.narrow = narrow
            self.back_button.setVisible(narrow)
            self.left.setVisible(True)
            self._behind.setVisible(not narrow)
            self.turned.emit(narrow)

    def _show(self, *, right: bool) -> None:
        self.left.setVisible(not right)
        self._behind.setVisible(right)
