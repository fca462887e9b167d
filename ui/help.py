"""F1: a short page of help for the place that is shown, beside the window's first pane."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.look.buttons import button
from ui.look.labels import Paragraph, label
from ui.look.panes import ScrollPane, Sheet, row
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR, PAIR, PANE

_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "help"
_KEYS = "keys"
_WIDTH = 430
_ITEM = re.compile(r"(-|\d+\.) +(.+)")
_ROW = re.compile(r"\| *([^|]+?) *\| *([^|]+?) *\|")


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
        self._place = ""
        self.setWindowTitle("帮助")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self._sheet = QVBoxLayout()
        self.keys_button = button("全部按键")
        self.keys_button.clicked.connect(lambda: self.show_place(_KEYS))
        close = button("关上", kind="filled")
        close.clicked.connect(self.close)
        foot = row(self.keys_button, QWidget(), close, stretch=1)
        block = QVBoxLayout(self)
        block.setContentsMargins(PANE, PANE, PANE, PANE)
        block.setSpacing(BLOCK)
        block.addLayout(self._sheet, 1)
        block.addLayout(foot)
        theme().changed.connect(self._restyle)

    def show_place(self, place: str) -> None:
        """Show the help of a place and come to the front."""
        self._place = place
        self._fill()
        self.keys_button.setEnabled(place != _KEYS)
        if not self.isVisible():
            self._stand_beside()
        self.show()
        self.raise_()

    def words(self) -> str:
        """Return what stands in the window."""
        return "\n".join(one.text() for one in self.findChildren(Paragraph))

    def _restyle(self) -> None:
        if self._place:
            self._fill()

    def _fill(self) -> None:
        while item := self._sheet.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        title, *lines = text_of(self._place).splitlines()
        sheet = Sheet(title.lstrip("# "))
        words = QVBoxLayout()
        words.setContentsMargins(0, PAIR, NEAR, 0)
        words.setSpacing(NEAR)
        for line in lines:
            if line.strip():
                words.addLayout(_laid_out(line.strip()))
        words.addStretch(1)
        sheet.body.addWidget(ScrollPane(words), 1)
        self._sheet.addWidget(sheet)

    def _stand_beside(self) -> None:
        """Stand at the right inside the window, where the page has its second pane."""
        window = self._beside
        wide = _WIDTH + 10 * (theme().size.body - 15)
        self.resize(min(wide, window.width() // 2), window.height() - 4 * BLOCK)
        corner = window.mapToGlobal(window.rect().topRight())
        self.move(corner.x() - self.width() - 2 * BLOCK, corner.y() + 2 * BLOCK)


def _laid_out(line: str) -> QLayout:
    """Lay out one line of Markdown: an item, a row of a table, or a paragraph."""
    made = QHBoxLayout()
    made.setSpacing(NEAR)
    rest = line
    if item := _ITEM.fullmatch(line):
        mark = label("•" if item[1] == "-" else item[1])
        mark.setFixedWidth(theme().size.body + PAIR)
        made.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        rest = item[2]
    elif cells := _ROW.fullmatch(line):
        if cells[1].startswith("-"):
            return made
        key = label(cells[1], "bold")
        key.setFixedWidth(theme().size.body * 9)
        made.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        rest = cells[2]
    words = Paragraph()
    words.setTextFormat(Qt.TextFormat.MarkdownText)
    words.setText(rest)
    made.addWidget(words, 1)
    return made
