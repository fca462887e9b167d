"""Editor of child rows: a small table to type in; a block from WPS pastes as it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from models.errors import Invalid
from models.field import Field
from models.kinds_links import Lines
from ui.editors.editor import Editor, Subject
from ui.look.buttons import button
from ui.look.panes import row
from ui.look.theme import theme
from ui.look.tokens import PAIR

_LEAST, _MOST = 1, 6
"""Rows between which the table grows; beyond them it scrolls."""


class LinesEditor(Editor):
    """Child rows. Tab goes right, Enter down; past the last row a new one begins."""

    span = 3
    field: Lines

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__(field, subject)
        self._still = False
        self._text: str | None = None
        self.table = _Rows(self)
        self.table.setColumnCount(len(self.field.fields))
        self.table.setHorizontalHeaderLabels([one.label for one in self.field.fields])
        self.table.cellChanged.connect(lambda *_: self.typed.emit())
        model = self.table.model()
        for changed in (model.dataChanged, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._read_anew)
        self._usual = self.table.editTriggers()
        add, remove = button("加一行", "plus", "small"), button("删这一行", "minus", "small")
        self._buttons = (add, remove, *(self._movers() if self.field.ordered else ()))
        add.clicked.connect(self.add_row)
        remove.clicked.connect(self.remove_row)
        block = QVBoxLayout()
        block.setSpacing(PAIR)
        block.addWidget(self.table)
        block.addLayout(row(*self._buttons))
        self.row.addLayout(block, 1)
        self.setFocusProxy(self.table)
        self.fit()

    def _movers(self) -> tuple[QPushButton, ...]:
        """Make the buttons that move a row, where the order of rows means something."""
        made = []
        for words, icon, step in (("上移", "chevron-up", -1), ("下移", "chevron-down", 1)):
            one = button(words, icon, "small")
            one.clicked.connect(lambda _=False, step=step: self.move_row(step))
            made.append(one)
        return tuple(made)

    def move_row(self, step: int) -> None:
        """Change places with the row above (-1) or below (1); the cell in hand goes along."""
        line, place = self.table.currentRow(), max(self.table.currentColumn(), 0)
        other = line + step
        if line < 0 or not 0 <= other < self.table.rowCount():
            return
        for column in range(self.table.columnCount()):
            mine = self.table.takeItem(line, column)
            theirs = self.table.takeItem(other, column)
            self.table.setItem(line, column, theirs)
            self.table.setItem(other, column, mine)
        self.table.setCurrentCell(other, place)
        self._read_anew()
        self.typed.emit()
        self.finish()

    def fix(self, text: str | None) -> None:
        """Show rows that cannot be changed here: the table stays, its buttons go."""
        fixed = text is not None
        if text is not None:
            self.set_text(text)
            self.keep()
        for one in self._buttons:
            one.setVisible(not fixed)
        none = QAbstractItemView.EditTrigger.NoEditTriggers
        self.table.setEditTriggers(none if fixed else self._usual)
        self._still = fixed

    def is_fixed(self) -> bool:
        return self._still

    def _read_anew(self) -> None:
        self._text = None

    def text(self) -> str:
        if self._text is None:  # a sheet of attendance has hundreds of rows
            self._text = self._words()
        return self._text

    def _words(self) -> str:
        lines = (
            "\t".join(self._cell(line, place) for place in range(self.table.columnCount()))
            for line in range(self.table.rowCount())
        )
        return "\n".join(line for line in lines if line.strip())

    def value(self) -> Any:  # noqa: ANN401
        """Give the rows.

        Raises:
            Invalid: a cell cannot be understood; the sentence names its row and column.
        """
        for number, line in enumerate(self.text().split("\n"), 1):
            for column, cell in zip(self.field.fields, line.split("\t"), strict=False):
                try:
                    column.parse(cell)
                except Invalid as error:
                    raise Invalid(f"第 {number} 行{column.label}：{error}") from None
        return super().value()

    def set_text(self, text: str) -> None:
        if text == self.text():
            return
        self.table.blockSignals(True)
        self.table.setRowCount(0)
        self.put(0, 0, text)
        self.table.blockSignals(False)
        self.fit()

    def put(self, line: int, place: int, text: str) -> None:
        """Write a block of lines and tabs, its first cell at a row and column."""
        for down, cells in enumerate(text.rstrip("\n").split("\n") if text else ()):
            while self.table.rowCount() <= line + down:
                self.table.insertRow(self.table.rowCount())
            for right, words in enumerate(cells.rstrip("\r").split("\t")):
                if place + right < self.table.columnCount():
                    item = QTableWidgetItem(words.strip())
                    self.table.setItem(line + down, place + right, item)
        self.fit()

    def add_row(self) -> None:
        """Begin a new row and go there."""
        self.table.insertRow(self.table.rowCount())
        self.fit()
        self.table.setFocus()
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)

    def remove_row(self) -> None:
        """Take the current row away."""
        self.table.removeRow(self.table.currentRow())
        self.fit()
        self.typed.emit()
        self.finish()

    def fit(self) -> None:
        """Be as high as the rows need, between one and six."""
        rows = min(max(self.table.rowCount(), _LEAST), _MOST)
        control = theme().size.control
        self.table.setFixedHeight((rows + 1) * control + PAIR)
        widths = [one.width for one in self.field.fields]
        for place, width in enumerate(widths[:-1]):
            room = max(self.table.viewport().width(), 1)
            self.table.setColumnWidth(place, room * width // sum(widths))

    def restyle(self) -> None:
        """Follow the text size."""
        self.table.follow_size()
        self.fit()

    def _cell(self, line: int, place: int) -> str:
        item = self.table.item(line, place)
        return item.text().replace("\t", " ").replace("\n", " ") if item else ""


class WrittenLines(LinesEditor):
    """Child rows that the ledger writes: to look at, not to type in."""

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__(field, subject)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for one in self.findChildren(QPushButton):
            one.hide()


class _Rows(QTableWidget):
    def __init__(self, editor: LinesEditor) -> None:
        super().__init__()
        self._editor = editor
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.follow_size()

    def follow_size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().size.control)
        self.horizontalHeader().setFont(theme().font("second", bold=True))
        self.horizontalHeader().setFixedHeight(theme().size.control - 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            words = QGuiApplication.clipboard().text()
            self._editor.put(max(self.currentRow(), 0), max(self.currentColumn(), 0), words)
            self._editor.typed.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            item = self.currentItem()
            QGuiApplication.clipboard().setText(item.text() if item else "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_down()
        elif event.key() == Qt.Key.Key_Delete and self.currentItem():
            for item in self.selectedItems():
                item.setText("")
        elif event.key() == Qt.Key.Key_D and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._same_as_above()
        else:
            super().keyPressEvent(event)

    def go_down(self) -> None:
        """Enter: the cell below; past the last row a new one."""
        line, place = self.currentRow(), self.currentColumn()
        if line + 1 >= self.rowCount():
            self._editor.add_row()
        self.setCurrentCell(line + 1, max(place, 0))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab past the last cell leaves the table, before the first one too."""
        last = (self.rowCount() - 1, self.columnCount() - 1)
        here = (self.currentRow(), self.currentColumn())
        if not self.rowCount() or here == (last if forward else (0, 0)):
            self._editor.finish()
            self.setTabKeyNavigation(False)
            moved = super().focusNextPrevChild(forward)
            self.setTabKeyNavigation(True)
            return moved
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        here = QApplication.focusWidget()
        if here is None or not self.isAncestorOf(here):
            self._editor.finish()

    def _same_as_above(self) -> None:
        line, place = self.currentRow(), self.currentColumn()
        above = self.item(line - 1, place) if line > 0 else None
        if above:
            self.setItem(line, place, QTableWidgetItem(above.text()))
