"""Several lines to write in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit


class WordsArea(QPlainTextEdit):
    """Takes words, no files: a file dropped on it is the window's, its path is no text."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Say whether something dropped or pasted may be put in."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)
