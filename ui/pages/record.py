"""记一件事: what happened, asked in everyday words; it leads to the shortest form for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QVBoxLayout, QWidget

from models.journal import Changes
from models.record import Head
from ui.home.event_card import EventCard
from ui.home.events import Happening, happenings, parts, plain_registers
from ui.home.record_side import RecordSide
from ui.look.buttons import button
from ui.look.labels import label
from ui.look.panes import PageHead, ScrollPane, WholePane, column
from ui.look.theme import theme
from ui.look.tokens import NEAR, PANE
from ui.look.tokens import PAGE as MARGIN
from ui.pages import Page
from ui.records.flow_row import FlowRow
from ui.session import Session

_HINT = "按数字键或点一下"
_WIDE = 56
"""Widths of a character at which cards and right pane stand beside each other."""
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class RecordPage(Page):
    """Cards at the left; what is unfinished and what was done today at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._parent: Happening | None = None
        self.cards: list[EventCard] = []
        self._head = PageHead("发生了什么？", _HINT)
        self._back = button("返回", "back-arrow")
        self._back.clicked.connect(self.back)
        self._head.add_button(self._back)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(NEAR + 2)
        self._others = QWidget()
        plain = plain_registers(session.ledger.types.heads)
        below = column(
            label("直接加到台账里", "group"),
            FlowRow([self._plain_button(one) for one in plain]),
            space=NEAR,
        )
        below.setContentsMargins(0, NEAR, 0, 0)
        self._others.setLayout(below)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.addLayout(self._grid)
        left.addWidget(self._others)
        left.addStretch(1)
        self._side = RecordSide(session)
        self._cards = WholePane(left)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(PANE)
        self._panes.addWidget(self._cards, 1)
        self._panes.addWidget(self._side)
        block = self.lay_out()
        block.addWidget(self._head)
        block.addWidget(ScrollPane(self._panes), 1)
        self._show(None)
        theme().changed.connect(self._arrange)

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Ask what happened; with `sentence` ask at once which part of it."""
        wanted = arguments.get("sentence")
        every = happenings(self.session.ledger.types.heads)
        self._show(next((one for one in every if one.sentence == wanted), None))
        self._side.reload()

    def heard(self, changes: Changes) -> None:
        self._side.reload()

    def back(self) -> bool:
        if self._parent is None:
            return False
        self._show(None)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = next((one for one in self.cards if event.text() == _digit(one)), None)
        card = self.window().focusWidget()
        if pressed:
            pressed.click()
        elif isinstance(card, EventCard) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            card.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show(self, parent: Happening | None) -> None:
        """Show the sentences, or the parts of one."""
        self._parent = parent
        types = self.session.ledger.types.heads
        shown = parts(parent) if parent else happenings(types)
        self._head.set_title(f"{parent.sentence}，是哪一种？" if parent else "发生了什么？")
        self._back.setVisible(parent is not None)
        self._fill(shown)
        self._others.setVisible(parent is None)

    def _fill(self, shown: Sequence[Happening]) -> None:
        for old in self.cards:
            old.hide()
            old.deleteLater()
        self.cards = [EventCard(one) for one in shown]
        for card in self.cards:
            card.clicked.connect(lambda _=False, one=card.happening: self._choose(one))
            card.walked.connect(lambda key, card=card: self._walk(card, key))
        self._arrange()
        if self.cards:
            self.setFocusProxy(self.cards[0])
            self.cards[0].setFocus()

    def _choose(self, one: Happening) -> None:
        if len(one.types) > 1:
            self._show(one)
        else:
            self.session.go("new", type=one.types[0].name)

    def _columns(self) -> int:
        """Two columns where both fit."""
        room = self.width() - 2 * MARGIN - (self._side_width() + PANE if self._is_wide() else 0)
        widest = max((card.minimumSizeHint().width() for card in self.cards), default=0)
        return 2 if room >= 2 * max(widest, theme().size.body * 15) + NEAR else 1

    def _is_wide(self) -> bool:
        return self.width() >= theme().size.body * _WIDE

    @staticmethod
    def _side_width() -> int:
        return theme().size.body * 15 + 86

    def _arrange(self) -> None:
        """Put the right pane below the cards where both would be cramped: the page scrolls."""
        wide = self._is_wide()
        self._panes.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self._side.stand(width=self._side_width() if wide else 0)
        columns = self._columns()
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for place in range(2):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        self._cards.show_whole(whole=not wide)

    def _plain_button(self, one: Head) -> QPushButton:
        made = button(one.label, "plus")
        made.setAccessibleName(one.adds)
        made.setToolTip(f"{one.adds}\n{one.about}".strip())
        made.clicked.connect(lambda: self.session.go("new", type=one.name))
        return made

    def _walk(self, card: EventCard, key: int) -> None:
        at = self.cards.index(card) + _moves(self._columns())[key]
        if 0 <= at < len(self.cards):
            self.cards[at].setFocus(Qt.FocusReason.TabFocusReason)


def _digit(card: EventCard) -> str:
    return str(card.happening.digit)


def _moves(columns: int) -> dict[int, int]:
    return {**_STEPS, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}


PAGE = RecordPage
