"""A day: typed in any spelling, or taken from a calendar."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton, QVBoxLayout

from models.errors import Invalid
from models.field import Field
from ui.editors.editor import Subject
from ui.editors.text import TextEditor
from ui.look.calendar import calendar
from ui.look.icons import icon
from ui.look.theme import theme

_OPEN, _TODAY = "打开日历（F4）", "今天（Ctrl+;）"


class DateEditor(TextEditor):
    """A day or nothing. F4 opens the calendar, Ctrl+; writes today's date."""

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__(field, subject)
        self.span = 1
        self._button = QAction(self)
        self._button.setToolTip(f"{_OPEN}，{_TODAY}")
        self._button.triggered.connect(self.open_calendar)
        self.line.addAction(self._button, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.line.findChildren(QToolButton):
            button.setAccessibleName(_OPEN)
        self._draw()

    def _make_line(self) -> QLineEdit:
        return _DateLine(self)

    def restyle(self) -> None:
        """Follow the text size."""
        self._draw()

    def open_calendar(self) -> None:
        """Show the calendar below the field, on the day that is written or on today."""
        days = _Calendar(self)
        days.show_at(self._shown_day())

    def take(self, day: dt.date) -> None:
        """Write a day as if it had been typed."""
        self.line.setText(self.field.show(day))
        self.typed.emit()
        self.finish()

    def write_today(self) -> None:
        """Write the ledger's day."""
        self.take(self.subject.session.ledger.today)

    def _shown_day(self) -> dt.date:
        try:
            day = self.value()
        except Invalid:
            day = None
        return day or self.subject.session.ledger.today

    def _draw(self) -> None:
        self._button.setIcon(icon("calendar", "ink2", theme().size.small_icon))


class _DateLine(QLineEdit):
    def __init__(self, editor: DateEditor) -> None:
        super().__init__()
        self._editor = editor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_F4:
            self._editor.open_calendar()
        elif control and event.key() in (Qt.Key.Key_Semicolon, ord("；")):
            self._editor.write_today()
        else:
            super().keyPressEvent(event)


class _Calendar(QFrame):
    """The calendar in a frame that goes when somebody clicks elsewhere."""

    def __init__(self, editor: DateEditor) -> None:
        super().__init__(editor, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "sheet")
        self._editor = editor
        self.days = calendar()
        self.days.clicked.connect(self._take)
        self.days.activated.connect(self._take)
        block = QVBoxLayout(self)
        block.setContentsMargins(1, 1, 1, 1)
        block.addWidget(self.days)

    def show_at(self, day: dt.date) -> None:
        """Open below the editor with a day chosen."""
        self.days.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(self._editor.mapToGlobal(QPoint(0, self._editor.height())))
        self.show()
        self.days.setFocus()

    def _take(self, day: QDate) -> None:
        self._editor.take(dt.date(day.year(), day.month(), day.day()))
        self.close()
