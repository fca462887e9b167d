"""The left column: what is due, the verbs, the registers, and at the foot what serves them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.frame.ground import Ground
from ui.frame.places import Place
from ui.look.entries import NavButton, VerbButton
from ui.look.labels import label
from ui.look.panes import ScrollPane
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR, PAIR, PANE

_MOST_KEYS = 9


class LeftColumn(Ground):
    """One entry for each place; `chosen` tells which was pressed."""

    chosen = Signal(object)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__("nav", Qt.Edge.RightEdge, parent)
        self.setAccessibleName("栏目")
        self.places = list(places)
        self.buttons = [self._button(number, one) for number, one in enumerate(places, 1)]
        block = QVBoxLayout()
        block.setContentsMargins(0, NEAR, 0, NEAR)
        block.setSpacing(0)
        self._add("today", block)
        verbs = QVBoxLayout()
        verbs.setContentsMargins(BLOCK, NEAR, BLOCK, NEAR)
        verbs.setSpacing(PAIR + 2)
        self._add("verb", verbs)
        block.addLayout(verbs)
        if any(one.part == "group" for one in places):
            word = label("台账", "group")
            word.setContentsMargins(PANE, 0, 0, PAIR)
            block.addWidget(word)
        self._add("group", block)
        block.addSpacing(PAIR)
        block.addStretch(1)
        self._add("foot", block)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        pane = ScrollPane(block)
        pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.addWidget(pane)
        theme().changed.connect(self._fit)
        self._fit()

    def show_place(self, place: str, arguments: Mapping[str, Any]) -> None:
        """Mark the entry of what the window shows; none when it has no entry."""
        for one, made in zip(self.places, self.buttons, strict=True):
            made.setChecked(one.is_at(place, arguments))

    def set_count(self, place: str, count: int) -> None:
        """Show how many things burn at a place."""
        for one, made in zip(self.places, self.buttons, strict=True):
            if one.place == place and isinstance(made, NavButton):
                made.set_count(count)

    def chosen_button(self) -> QPushButton:
        """Return the entry of what is shown, or the first."""
        return next((one for one in self.buttons if one.isChecked()), self.buttons[0])

    def _button(self, number: int, one: Place) -> QPushButton:
        kind = VerbButton if one.part == "verb" else NavButton
        made = kind(one.text, one.icon)
        made.setAccessibleName(one.text)
        keys = [f"Ctrl+{number}"] if number <= _MOST_KEYS else []
        keys += ["Ctrl+N"] if one.place == "record" else []
        if keys:
            made.setToolTip(f"{one.text}（{'，'.join(keys)}）")
        made.clicked.connect(lambda: self._pressed(one))
        return made

    def _pressed(self, one: Place) -> None:
        self.chosen.emit(one)

    def _add(self, part: str, block: QVBoxLayout) -> None:
        for one, made in zip(self.places, self.buttons, strict=True):
            if one.part == part:
                block.addWidget(made)

    def _fit(self) -> None:
        self.setFixedWidth(theme().size.nav)
