"""What every page shares: the ledger, the theme, and the ways to speak to the window.

A page never talks to another page: it asks the session to go somewhere, or it hears that the
ledger changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.errors import UserError
from models.journal import Changes
from models.ledger import Ledger
from ui.look.theme import Theme


class Session(QObject):
    """An open ledger and its window."""

    #: `models.journal.Changes`: pages reload what they show of it
    changed = Signal(object)
    #: place and arguments: the window shows that page
    asked = Signal(str, dict)
    #: a line for the status bar
    said = Signal(str)
    #: something was done that can be taken back: the dark bar with 撤销
    done = Signal(str)
    #: a place, and how many things burn there: the left column shows it
    counted = Signal(str, int)
    #: a `UserError` that needs a box
    failed = Signal(object)
    #: another ledger is to be opened in this one's place: its path
    wanted = Signal(object)
    #: a copy was made: whoever says which there are looks again
    kept = Signal()

    def __init__(self, ledger: Ledger, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ledger = ledger
        self.theme = theme
        self._stop = ledger.subscribe(self._heard)

    def _heard(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.said.emit(f"已存 {self.ledger.now:%H:%M}")

    def go(self, place: str, **arguments: Any) -> None:  # noqa: ANN401 - a page's own words
        """Ask the window to show a place, see `ui.pages`."""
        self.asked.emit(place, arguments)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Show a `UserError` from the block as a sentence; all else is a bug and passes."""
        try:
            yield
        except UserError as error:
            self.failed.emit(error)

    def close(self) -> None:
        """Let the ledger go."""
        self._stop()
        self.ledger.close()
