"""今天要办: what is due, each line with one verb; at the right the first step of each verb."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models.journal import Changes
from models.ledger import Ledger
from models.record import Finding
from ui import work
from ui.days import day_of
from ui.home.due import BEGIN, COUNTED, LATE, PARTS, TODAY, Due, burning, due, obliged, to_look_at
from ui.home.due_row import DueRow
from ui.home.today_side import TodaySide
from ui.look.buttons import button
from ui.look.labels import ElidedLabel, IconLabel, label
from ui.look.notices import EmptyState
from ui.look.panes import PageHead, ScrollPane, Sheet, WholePane, hairline, row
from ui.look.theme import theme
from ui.look.tokens import NEAR, PAIR, PANE
from ui.pages import Page, specs
from ui.session import Session

_CHECK_AFTER = 600
"""Milliseconds from a change to the check-up: it runs beside the window, once for many changes."""


_WIDE = 56
"""Widths of a character at which the page has room for its right column; else it goes below."""


class TodayPage(Page):
    """Lines of work at the left, 记 and 出 at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._places = {one.place for one in specs()} | {"new"}
        self._findings: list[Finding] = []
        self._looked: tuple[int, dt.date] | None = None
        self._obliged: tuple[tuple[int, dt.date], list[Due]] | None = None
        self.rows: list[DueRow] = []
        self._lines_shown: list[Due] = []
        self._head = PageHead("今天要办")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._foot = ElidedLabel("", "second")
        self._seen = button("看今天记的", kind="link")
        self._seen.clicked.connect(lambda: session.go("record"))
        sheet = Sheet(margin=0)
        sheet.body.setContentsMargins(1, PAIR, 1, NEAR)
        self._lines = WholePane(self._list)
        sheet.body.addWidget(self._lines, 1)
        sheet.body.addWidget(hairline())
        self._mark = IconLabel("check", "green")
        foot = row(self._mark, self._foot, self._seen, stretch=1)
        foot.setContentsMargins(PANE, 0, NEAR, 0)
        sheet.body.addLayout(foot)
        self._side = TodaySide(session, self._places)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(PANE)
        self._panes.addWidget(sheet, 2)
        self._panes.addWidget(self._side, 1)
        block = self.lay_out()
        block.addWidget(self._head)
        block.addWidget(ScrollPane(self._panes), 1)
        self._check = QTimer(self, singleShot=True, interval=_CHECK_AFTER)
        self._check.timeout.connect(self._look)
        self._here = self._stands = self._filled = False
        theme().changed.connect(self._restyle)

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - this place has no arguments
        self._here = True
        if self._stands:
            self.reload()
        else:  # what is due asks many registers: the window is there before, see paintEvent
            self._say_facts([])
            self._say_done()
        self._check.start()

    def leave(self) -> bool:
        self._here = False
        self._check.stop()
        return True

    def heard(self, changes: Changes) -> None:
        self.enter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._stands:
            self._stands = True
            QTimer.singleShot(0, self, self._begin)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _begin(self) -> None:
        """Work out what is due beside the window, which takes keys and clicks meanwhile."""
        ledger, places = self.session.ledger, self._places
        work.run(lambda: _due(ledger, places), self._first, lambda _: self.reload(), owner=self)

    def _first(self, found: list[Due]) -> None:
        if self._here and not self._filled:  # nothing was written since
            self._show(found)

    def reload(self) -> None:
        """Show what is due now; what follows from records is asked again when some changed."""
        ledger = self.session.ledger
        now = ledger.store.written, ledger.today
        with self.session.telling():
            if self._obliged is None or self._obliged[0] != now:
                self._obliged = now, obliged(ledger)
            self._show(due(ledger, self._places, self._obliged[1]))

    def _show(self, found: list[Due]) -> None:
        self._filled = True
        with self.session.telling():
            self.session.counted.emit("today", burning(found))
            lines = [*found, *to_look_at(self.session.ledger, self._findings)]
            if lines != self._lines_shown or not self.rows:
                self._fill(lines)
                self._lines_shown = lines
            self._say_facts(found)
            self._say_done()
            self._side.reload()
            self._fit()

    def _fit(self) -> None:
        """Put the cards below the list where both would be cramped; then the page scrolls."""
        if not self.isVisible():
            return  # not laid out yet: a guess would build the cards twice more
        wide = self.width() >= theme().size.body * _WIDE
        ways = QBoxLayout.Direction
        self._panes.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._lines.show_whole(whole=not wide)
        self._side.stand(beside=wide)

    def _fill(self, found: list[Due]) -> None:
        at = next((n for n, one in enumerate(self.rows) if one.button.hasFocus()), -1)
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for part in PARTS:
            lines = [one for one in found if one.part == part]
            if lines:
                self._list.addWidget(_part(part))
            for one in lines:
                made = DueRow(one, first=not self.rows and part in {BEGIN, LATE, TODAY})
                made.chosen.connect(lambda due: self.session.go(due.place, **due.arguments))
                self._list.addWidget(made)
                self.rows.append(made)
        if at >= 0 and self.rows:
            self.rows[min(at, len(self.rows) - 1)].button.setFocus()
        if not self.rows:
            self._list.addStretch(1)
            self._list.addWidget(EmptyState("没有到期要办的", "有事就记，按 Ctrl+N。"))
        self._list.addStretch(1)

    def _restyle(self) -> None:
        self._lines_shown = []
        if self._here and self._stands:  # else it reloads when it is entered
            self.reload()

    def _say_facts(self, found: list[Due]) -> None:
        counts = [
            f"{words} {number} 件"
            for words, part in COUNTED
            if (number := sum(one.part == part for one in found))
        ]
        self._head.set_facts(
            "\u3000".join(filter(None, (day_of(self.session.ledger.today), "，".join(counts))))
        )

    def _say_done(self) -> None:
        ledger = self.session.ledger
        acts = ledger.done_since(dt.datetime.combine(ledger.today, dt.time()))
        last = f"，刚才是：{acts[0].label}" if acts else ""
        self._foot.setText(f"今天已办 {len(acts)} 件{last}" if acts else "今天还没有记")
        self._mark.set_icon(*(("check", "green") if acts else ("ring", "ink2")))
        self._seen.setVisible(bool(acts))

    def _look(self) -> None:
        """Let the check-up run beside the window; its findings join the list."""
        ledger = self.session.ledger
        now = ledger.store.written, ledger.today
        if now != self._looked:  # else it would find the same again
            self._looked = now
            work.run(lambda: _findings(ledger), self._found, lambda _: None, owner=self)

    def _found(self, findings: list[Finding]) -> None:
        if findings != self._findings:
            self._findings = findings
            if self._here:
                self.reload()


def _due(ledger: Ledger, places: Collection[str]) -> list[Due]:
    with work.reading(ledger) as other:
        return due(other, places)


def _findings(ledger: Ledger) -> list[Finding]:
    from models import checking

    with work.reading(ledger) as other:
        return checking.findings(other)


def _part(words: str) -> QWidget:
    made = label(words, "group")
    made.setContentsMargins(PANE, NEAR - 2, PANE, 2)
    made.setFixedHeight(theme().size.second + 18)
    return made


PAGE = TodayPage
