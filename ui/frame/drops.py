"""What is dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

_SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".csv", ".et"})


def sheet_of(event: QDropEvent) -> Path | None:
    """Return the sheet that is dropped, None when it is none."""
    for url in event.mimeData().urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in _SHEETS:
            return path
    return None
