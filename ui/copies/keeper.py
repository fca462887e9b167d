"""Keeps copies while the window stands: looks every minute, works beside it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from models import backup
from models.backup import attached, keeping, listing, places
from models.backup.listing import Copy
from models.backup.places import Second
from models.errors import UserError
from models.frozen import frozen
from ui import work
from ui.session import Session

_FIRST, _MINUTE = 4_000, 60_000


@frozen()
class State:
    """What there is after a round. `said`: what a person must know, "" when all is well."""

    newest: Copy | None
    second: Second | None
    made: bool = False
    said: str = ""


class Keeper(QObject):
    """Makes a copy when one is due, and carries it to the stick when that is plugged in."""

    #: a `State`, after every round
    looked = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._busy = False
        self.state = State(None, None)
        timer = QTimer(self, interval=_MINUTE)
        timer.timeout.connect(self.look)
        timer.start()
        QTimer.singleShot(_FIRST, self, self.look)

    def look(self) -> None:
        """Look whether a copy is due, on a thread: a stick can be slow to answer."""
        ledger = self._session.ledger
        if self._busy or not self._window.isVisible():
            return  # closed, and perhaps its ledger too
        with self._session.telling():
            path, op, now = ledger.path, ledger.journal.last(), ledger.now
            self._start(lambda: _round(path, op, now))

    def make(self) -> None:
        """Make a copy now, because a person wants one."""
        path, now = self._session.ledger.path, self._session.ledger.now
        if not self._busy:
            self._start(lambda: _made(path, now, keeping.BY_HAND))

    @property
    def is_busy(self) -> bool:
        """Say whether a round is under way."""
        return self._busy

    def finish(self) -> None:
        """Before the window goes: make the copy that is due, here and now; sticks come later."""
        ledger = self._session.ledger
        last = listing.newest(ledger.path)
        try:
            if keeping.is_due(last, ledger.journal.last(), ledger.now):
                backup.make(ledger.path, ledger.now, keeping.AUTOMATIC)
                attached.carry(ledger.path, backup.folder_of(ledger.path))
        except (UserError, OSError):
            return  # the next start says so; leaving is not held up

    def _start(self, function: object) -> None:
        self._busy = True
        work.run(function, self._done, self._failed, owner=self._window)  # type: ignore[arg-type]

    def _done(self, state: State) -> None:
        self._busy = False
        self.state = state
        self.looked.emit(state)
        if state.made:
            self._session.kept.emit()

    def _failed(self, error: object) -> None:
        self._busy = False
        words = error.sentence + error.action if isinstance(error, UserError) else ""
        self.state = State(self.state.newest, self.state.second, said=words)
        self.looked.emit(self.state)


def _round(path: Path, op: int, now: dt.datetime) -> State:
    if keeping.is_due(listing.newest(path), op, now):
        return _made(path, now, keeping.AUTOMATIC)
    if keeping.lags(path):
        kept = keeping.keep(path, now, fresh=False)
        return State(listing.newest(path), places.second(path), said=kept.said if kept else "")
    return State(listing.newest(path), places.second(path))


def _made(path: Path, now: dt.datetime, reason: str) -> State:
    kept = keeping.keep(path, now, reason)
    return State(
        listing.newest(path), places.second(path), made=True, said=kept.said if kept else ""
    )
