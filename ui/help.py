"""F1: a short page of help for the place that is shown, beside the window, never over it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from ui.look.tokens import BLOCK, PANE
from ui.look.widgets import button, row

_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "help"
_KEYS = "keys"
_WIDTH = 420


def text_of(place: str) -> str:
    """Return the help of a place as Markdown; a place without one has that of the window."""
    path = _FOLDER / f"{place}.md"
    if not path.is_file():
        path = _FOLDER / "window.md"
    return path.read_text(encoding="utf-8")


class HelpWindow(QDialog):
    """Stays open while one works; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._beside = parent
        self.setWindowTitle("帮助")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.text = QTextBrowser()
        self.text.setAccessibleName("帮助的文字")
        self.keys_button = button("全部按键")
        self.keys_button.clicked.connect(lambda: self.show_place(_KEYS))
        close = button("关上", kind="filled")
        close.clicked.connect(self.close)
        foot = row(self.keys_button, QWidget(), close, stretch=1)
        block = QVBoxLayout(self)
        block.setContentsMargins(PANE, PANE, PANE, PANE)
        block.setSpacing(BLOCK)
        block.addWidget(self.text, 1)
        block.addLayout(foot)

    def show_place(self, place: str) -> None:
        """Show the help of a place and come to the front."""
        self.text.document().setDocumentMargin(BLOCK)
        self.text.setMarkdown(text_of(place))
        self.keys_button.setEnabled(place != _KEYS)
        if not self.isVisible():
            self._stand_beside()
        self.show()
        self.raise_()

    def _stand_beside(self) -> None:
        """Stand at the right inside the window, where the page has its second pane."""
        window = self._beside
        height = window.height() - 4 * BLOCK
        self.resize(min(_WIDTH, window.width() // 2), height)
        corner = window.mapToGlobal(window.rect().topRight())
        self.move(corner.x() - self.width() - 2 * BLOCK, corner.y() + 2 * BLOCK)
