"""The signs of one side as cards, as many beside each other as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.tokens import BLOCK
from ui.signs.card import Shown, SignCard


class Wall(QWidget):
    """Lays its cards out itself: their number in a row follows the width."""

    #: the id of the sign that was chosen
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[SignCard] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_signs(self, signs: Sequence[Shown]) -> None:
        """Show other signs."""
        for old in self.cards:
            old.hide()
            old.deleteLater()
        self.cards = [SignCard(one, self) for one in signs]
        for card in self.cards:
            card.clicked.connect(lambda _=False, id_=card.shown.id: self.chosen.emit(id_))
            card.show()
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def restyle(self) -> None:
        """Follow the text size."""
        self._place()

    def _place(self) -> None:
        height = 0
        if self.cards:
            hint = self.cards[0].sizeHint()
            across = max((self.width() + BLOCK) // (hint.width() + BLOCK), 1)
            width = (self.width() + BLOCK) // across - BLOCK
            for place, card in enumerate(self.cards):
                down, right = divmod(place, across)
                top = down * (hint.height() + BLOCK)
                card.setGeometry(right * (width + BLOCK), top, width, hint.height())
                height = top + hint.height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.updateGeometry()
