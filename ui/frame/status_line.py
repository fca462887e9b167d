"""The bottom line: what is stored, who is at work, which day it is."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.days import weekday
from ui.frame.ground import Ground
from ui.look.labels import ElidedLabel, IconLabel, label
from ui.look.theme import theme
from ui.look.tokens import PAGE, PAIR, PANE


class StatusLine(Ground):
    """Says one thing at the left; who and when stand at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("nav", Qt.Edge.TopEdge, parent)
        self._mark = IconLabel("check", "green")
        self._said = ElidedLabel("", "second")
        self._safe = IconLabel("safe", "ink2")
        self._kept = ElidedLabel("", "second")
        self._who = ElidedLabel("", "second")
        self._day = label("", "second")
        line = QHBoxLayout(self)
        line.setContentsMargins(PANE, 1, PANE, 0)
        line.setSpacing(PAIR + 2)
        line.addWidget(self._mark)
        line.addWidget(self._said)
        line.addSpacing(PAGE - PAIR - 2)
        line.addWidget(self._safe)
        line.addWidget(self._kept, 1)
        line.addSpacing(PAGE)
        line.addWidget(self._who)
        line.addSpacing(PAGE - PAIR - 2)
        line.addWidget(self._day)
        self.set_kept("")
        theme().changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Return what is said now."""
        return self._said.text()

    def say(self, text: str) -> None:
        """Say something; a tick stands before what was stored."""
        stored = text.startswith("已")
        self._mark.set_icon(*(("check", "green") if stored else ("info", "ink2")))
        self._said.setText(text)

    def set_kept(self, text: str, *, well: bool = True) -> None:
        """Say when the ledger was copied last."""
        self._safe.set_icon(*(("safe", "ink2") if well else ("triangle-warn", "ochre")))
        self._safe.setVisible(bool(text))
        self._kept.setText(text)

    def set_who(self, who: str) -> None:
        """Say who keeps the ledger."""
        self._who.setText(f"经手人：{who}" if who else "")

    def set_day(self, day: dt.date) -> None:
        """Say which day it is."""
        self._day.setText(f"{day:%Y}年{day.month}月{day.day}日 {weekday(day)}")

    def _fit(self) -> None:
        self.setFixedHeight(theme().size.second + 16)
