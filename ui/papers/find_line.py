"""在这份材料里找: a line above the desk; what is found is framed on its page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.buttons import button
from ui.look.fields import IconEdit
from ui.look.labels import label
from ui.look.tokens import NEAR, PANE
from ui.papers.desk import Desk


class FindLine(QWidget):
    """Words to look for, the next and the one before; Enter goes on, Escape closes."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words = IconEdit("search")
        self.words.setPlaceholderText("在这份材料里找")
        self.words.setAccessibleName("在这份材料里找")
        self.words.installEventFilter(self)
        self.words.textChanged.connect(lambda _: self._look(0, stay=True))
        self._said = label("", "second")
        line = QHBoxLayout(self)
        line.setContentsMargins(PANE, 0, PANE, 0)
        line.setSpacing(NEAR)
        line.addWidget(self.words, 1)
        line.addWidget(self._said)
        for text, step in (("上一处", -1), ("下一处", 1)):
            one = button(text, kind="small")
            one.clicked.connect(lambda _=False, step=step: self._look(step))
            line.addWidget(one)
        self.hide()

    def open(self) -> None:
        """Be shown, with the words of last time to be written over."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def shut(self) -> None:
        """Go away; nothing is framed any more."""
        self.hide()
        self.forget()
        self.closed.emit()

    def forget(self) -> None:
        """Say and frame nothing: what was found stands no more, or on other pages."""
        self._desk.show_found(None)
        self._said.setText("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter looks further, with Shift backwards; Escape closes."""
        if watched is not self.words or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._look(-1 if back else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
            return True
        return False

    def _look(self, step: int, *, stay: bool = False) -> None:
        """Show the next place where the words stand; `stay`: from the page in sight on."""
        words, pages = self.words.text().strip(), self._desk.pages
        if not words or pages is None:
            self.forget()
            return
        found = pages.find(words, None if stay else self._desk.found, self._desk.current, step)
        self._desk.show_found(found)
        self._said.setText(f"第 {found.page + 1} 页" if found else "没有找到")
