"""The theme in force: puts font, palette and style sheet on the program for one text size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.look import fonts
from ui.look.style import style_sheet
from ui.look.tokens import COLOURS, SIZES, STANDARD, TextSize


def colour(token: str) -> QColor:
    """Give a token's colour. Raises KeyError for a token that does not exist."""
    return QColor(COLOURS[token])


def _palette() -> QPalette:
    roles = QPalette.ColorRole
    made = QPalette()
    for role, token in (
        (roles.Window, "ground"),
        (roles.WindowText, "ink"),
        (roles.Base, "paper"),
        (roles.AlternateBase, "off_ground"),
        (roles.Text, "ink"),
        (roles.PlaceholderText, "placeholder"),
        (roles.Button, "paper"),
        (roles.ButtonText, "ink"),
        (roles.Highlight, "blue"),
        (roles.HighlightedText, "paper"),
        (roles.Link, "blue"),
        (roles.LinkVisited, "blue"),
        (roles.ToolTipBase, "paper"),
        (roles.ToolTipText, "ink"),
    ):
        made.setColor(role, colour(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("off"))
    return made


class Theme(QObject):
    """One text size at a time; `changed` tells its key after everything is restyled."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._size = STANDARD

    @property
    def size(self) -> TextSize:
        """The text size in force, with every measure that depends on it."""
        return self._size

    def font(self, role: str = "body", *, bold: bool = False) -> QFont:
        """Make the font of a role: second, body, section or title."""
        return fonts.font(getattr(self._size, role), bold=bold)

    def apply(self, target: QApplication | QWidget, size: str = STANDARD.key) -> None:
        """Style a program or one window in the text size of that key.

        A widget that has measures of its own follows by its `restyle()`. The rare-character faces
        are left to `finish_fonts`, so that they never delay the first picture. Raises KeyError
        for a size that does not exist.
        """
        self._size = SIZES[size]
        fonts.load_first()
        target.setPalette(_palette())
        target.setFont(self.font())
        target.setStyleSheet(style_sheet(self._size))
        # Not by changeEvent of each: Qt sends a widget many of them before it is ever shown.
        for widget in QApplication.allWidgets():
            if restyle := getattr(widget, "restyle", None):
                restyle()
        self.changed.emit(size)

    def finish_fonts(self) -> None:
        """Bring in the rare-character faces now; what is on the window already is drawn anew."""
        from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

        fonts.load_rare()
        for widget in QApplication.allWidgets():
            # editors keep the glyphs of their text until they hear of a new font
            if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
                QApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))
            QWidget.update(widget)  # lists have an update() of their own


@lru_cache(maxsize=1)
def theme() -> Theme:
    """Give the program's one theme."""
    return Theme()
