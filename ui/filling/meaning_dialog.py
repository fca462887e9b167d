"""换个意思: what a place of a form means, from a list that is searched in Chinese."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from models.forms.decided.meanings import Meaning
from models.forms.decided.taking import PEOPLE
from ui.editors.choices import KeptRole, row_item
from ui.editors.person_picker import SecondRole, TwoLines
from ui.look.buttons import button
from ui.look.fields import IconEdit
from ui.look.labels import Paragraph
from ui.look.panes import row
from ui.look.tokens import BLOCK, PAGE

_WIDTH, _HEIGHT = 460, 480


class MeaningDialog(QDialog):
    """`words` holds what was chosen after 就是它."""

    def __init__(
        self, head: str, offered: Sequence[Meaning], now: str | None,
        freely: Callable[[str], list[Meaning]], parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("换个意思")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.words = ""
        self._offered, self._freely = offered, freely
        counts = any(one.words.startswith(PEOPLE) for one in offered)
        self.line = IconEdit("search")
        self.line.setAccessibleName("找一栏")
        self.line.setPlaceholderText(
            "比如 人数：60岁以上女" if counts else "比如 电话、出生、是否：60岁以上"
        )
        self.line.textChanged.connect(self._filter)
        self._rows = QStandardItemModel(self)
        self.list = QListView()
        self.list.setAccessibleName("可以是这些")
        self.list.setModel(self._rows)
        self.list.setItemDelegate(TwoLines(self))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(lambda _: self._take())
        self.take_button, leave = button("就是它", kind="filled"), button("不换了")
        self.take_button.clicked.connect(self._take)
        leave.clicked.connect(self.reject)
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE - 4, PAGE - 4, PAGE - 4, PAGE - 4)
        block.setSpacing(BLOCK)
        block.addWidget(Paragraph(f"“{head}”填什么", "section"))
        block.addWidget(self.line)
        block.addWidget(self.list, 1)
        block.addLayout(row(QWidget(), leave, self.take_button, stretch=0))
        self.resize(_WIDTH, _HEIGHT)
        self._filter("")
        self._choose(now)
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through the list while one writes; Enter takes."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            now = self.list.currentIndex().row() + step
            self._go(min(max(now, 0), self._rows.rowCount() - 1))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        else:
            super().keyPressEvent(event)

    def _filter(self, text: str) -> None:
        self._rows.clear()
        words = text.strip()
        found = [one for one in self._offered if one.is_like(words)]
        known = {one.words for one in found}
        found += [one for one in self._freely(words) if one.words not in known]
        for one in found:
            item = row_item(one.words or "（空着）", one.words)
            item.setData(one.source, SecondRole)
            self._rows.appendRow(item)
        self.take_button.setEnabled(bool(found))
        self._go(0)

    def _choose(self, words: str | None) -> None:
        at = next((number for number, one in enumerate(self._offered) if one.words == words), -1)
        self._go(at if at >= 0 else min(1, self._rows.rowCount() - 1))

    def _go(self, at: int) -> None:
        index = self._rows.index(at, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _take(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.words = str(index.data(KeptRole) or "")
            self.accept()
