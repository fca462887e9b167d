"""What is dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QDropEvent

from ui.session import Session

SHEETS = (".xlsx", ".xls", ".et", ".xlsm", ".xlsb", ".ods", ".csv", ".txt")


def sheet_of(event: QDropEvent) -> Path | None:
    """Return the sheet that is dropped, None when it is none."""
    for url in event.mimeData().urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in SHEETS:
            return path
    return None


def take(event: QDropEvent, session: Session, window: QObject) -> None:
    """Find out where a dropped sheet belongs, and go there."""
    path = sheet_of(event)
    if path is None:
        return
    from ui.filling.sorting import Sorting  # no start needs it

    event.acceptProposedAction()
    found = window.findChild(Sorting)
    sorting = found if isinstance(found, Sorting) else Sorting(session, window)
    sorting.take(path)
