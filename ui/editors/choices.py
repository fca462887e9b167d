"""A line with a list below it: typing filters, F4 opens; for choices and for links."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCheckBox,
    QCompleter,
    QLineEdit,
    QListView,
    QWidget,
)

from models.errors import Invalid
from models.field import Field
from models.kinds import Choice
from models.writing import narrow
from ui.editors.editor import Editor, Subject
from ui.editors.text import WIDE, TextEditor
from ui.look.icons import pixmap
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR
from ui.records.flow_row import FlowRow

KeptRole = Qt.ItemDataRole.UserRole + 1
"""Role of a row in the list: what is kept when it is chosen."""
_ROWS = 9


class PickLine(QLineEdit):
    """A line that offers a list: (words, kept) rows, made anew by `offer(text)` at each key."""

    def __init__(
        self,
        offer: Callable[[str], list[QStandardItem]],
        chosen: Callable[[Any], None],
        icon: str = "",
        delegate: QAbstractItemDelegate | None = None,
        width: int = 0,
    ) -> None:
        super().__init__()
        self._mark = icon
        self._offer, self._chosen, self._width = offer, chosen, width
        self._delegate = delegate
        self._is_made = False
        self.textEdited.connect(lambda _: self.open_list())
        self._make_room()

    @cached_property
    def completer_(self) -> QCompleter:
        """The list and its window; a form has many lines and few lists are ever opened."""
        self._rows = QStandardItemModel(self)
        popup = QListView()
        popup.setProperty("kind", "popup")
        popup.setUniformItemSizes(True)
        popup.setMouseTracking(True)
        made = QCompleter(self._rows, self)
        made.setWidget(self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setMaxVisibleItems(_ROWS)
        made.setPopup(popup)
        if self._delegate:
            popup.setItemDelegate(self._delegate)
        made.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self._is_made = True
        return made

    def open_list(self, text: str | None = None) -> None:
        """Show the rows for what is typed, or for `text`; the first one is ready for Enter."""
        popup = self.completer_.popup()
        self._rows.clear()
        for item in self._offer(self.text() if text is None else text):
            self._rows.appendRow(item)
        if not self._rows.rowCount():
            popup.hide()
            return
        here = self.rect()
        self.completer_.complete(QRect(0, 0, max(here.width(), self._width), here.height()))
        self.completer_.popup().setCurrentIndex(self._row_now())

    def rows(self) -> list[str]:
        """Give the words of the rows offered now."""
        if not self._is_made:
            return []
        return [self._rows.item(row).text() for row in range(self._rows.rowCount())]

    def is_open(self) -> bool:
        """Say whether the list is shown."""
        return self._is_made and self.completer_.popup().isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F4 or Alt+Down opens the whole list, Down too while it is closed."""
        down = event.key() == Qt.Key.Key_Down
        if (event.key() == Qt.Key.Key_F4 or down) and not self.is_open():
            self.open_list("")
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the list."""
        super().mousePressEvent(event)
        if not self.is_open() and not self.isReadOnly():
            self.selectAll()
            QTimer.singleShot(0, self, self._open_if_here)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list taking the keys is not leaving."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme().size.small_icon
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        top = (self.height() - side) // 2
        arrow = pixmap("chevron-down", "ink2", side, ratio)
        painter.drawPixmap(self.width() - side - NEAR, top, arrow)
        if self._mark:
            painter.drawPixmap(BLOCK - 1, top, pixmap(self._mark, "ink2", side, ratio))

    def restyle(self) -> None:
        """Follow the text size."""
        self._make_room()

    def _make_room(self) -> None:
        side = theme().size.small_icon
        self.setTextMargins(side + NEAR - 2 if self._mark else 0, 0, side, 0)

    def _open_if_here(self) -> None:
        if self.hasFocus() and not self.is_open():
            self.open_list("")

    def _row_now(self) -> QModelIndex:
        model = self.completer_.popup().model()
        words = self.text()
        rows = range(model.rowCount())
        row = next((one for one in rows if model.index(one, 0).data() == words), 0)
        return model.index(row, 0)

    def _take(self, index: QModelIndex) -> None:
        # the completer hands over an index of its own model of rows
        item = self._rows.item(index.row())
        if item is not None:
            self._chosen(item.data(KeptRole))


def row_item(words: str, kept: object) -> QStandardItem:
    """Make one row of a list."""
    item = QStandardItem(words)
    item.setData(kept, KeptRole)
    return item


class ChoiceEditor(TextEditor):
    """One of a list. Typing a part of a word filters; the code is kept, the word is shown."""

    field: Choice

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__(field, subject)
        self.span = 2 if field.width >= WIDE else 1

    def _make_line(self) -> PickLine:
        return PickLine(self._rows, self._choose)

    def value(self) -> str | None:
        """Give the code; a code that is in no list any more stays what it was."""
        if self._old is not None and self.text() == self.field.show(self._old):
            return self._old
        return self.field.parse(self.text())

    _old: str | None = None

    def set_value(self, value: str | None) -> None:
        self._old = value
        super().set_value(value)

    def finish(self) -> None:
        """A part of exactly one word means that word."""
        said = narrow(self.text())
        if said and self.is_changed():
            try:
                self.line.setText(self.field.show(self.field.parse(said)))
            except Invalid:
                fitting = [one for one in self.field.listed() if said in one.word]
                if len(fitting) == 1:
                    self.line.setText(fitting[0].word)
        super().finish()

    def _rows(self, text: str) -> list[QStandardItem]:
        said = narrow(text)
        fitting = [
            one
            for one in self.field.listed()
            if any(said in word for word in (one.word, *one.aliases))
        ]
        empty = [] if self.field.required or said else [row_item("", None)]
        return [*empty, *(row_item(one.word, one.code) for one in fitting)]

    def _choose(self, code: str | None) -> None:
        self.line.setText(self.field.show(code))
        self.typed.emit()
        self.finish()


class YesNoEditor(Editor):
    """Yes, no, or nobody wrote it down: a tick, an empty box, a dash.

    A click makes the unknown a yes, then changes between yes and no; Delete makes it unknown.
    """

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__(field, subject)
        self.box = _ThreeWays(field.label)
        self.box.setAccessibleName(field.label)
        self.box.setToolTip("横线是还没记。空格：是和否换着来；Delete：回到没记")
        self.box.stateChanged.connect(lambda _: self._changed())
        self.row.addWidget(self.box)
        self.setFocusProxy(self.box)

    def text(self) -> str:
        return self.field.show(self.value())

    def set_text(self, text: str) -> None:
        try:
            value = self.field.parse(text)
        except Invalid:
            value = None
        self.box.blockSignals(True)
        self.box.setCheckState(_STATES[value])
        self.box.blockSignals(False)

    def value(self) -> bool | None:
        return {state: value for value, state in _STATES.items()}[self.box.checkState()]

    def _changed(self) -> None:
        self.typed.emit()
        self.finish()


_STATES = {
    None: Qt.CheckState.PartiallyChecked,
    True: Qt.CheckState.Checked,
    False: Qt.CheckState.Unchecked,
}


class _ThreeWays(QCheckBox):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTristate(True)
        self.setCheckState(Qt.CheckState.PartiallyChecked)

    def nextCheckState(self) -> None:
        yes = self.checkState() == Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if yes else Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setCheckState(Qt.CheckState.PartiallyChecked)
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def yes_no_row(editors: list[YesNoEditor]) -> QWidget:
    """Lay check boxes beside each other; they go on in a next line where room ends."""
    return FlowRow(list(editors), space=2)
