"""填哪些人: whom a form is about; several words must all hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from models.errors import UserError
from models.forms.decided.whom import ALL
from ui.editors.choices import KeptRole, row_item
from ui.look.buttons import button
from ui.look.fields import IconEdit
from ui.look.labels import Paragraph, set_tone
from ui.look.panes import row
from ui.look.tokens import BLOCK, PAGE

_WIDTH, _HEIGHT = 440, 500
_PAUSE = 250  #: milliseconds of quiet before it is counted


class WhomDialog(QDialog):
    """`words` holds what was ticked or written after 就填这些."""

    def __init__(
        self,
        offered: Sequence[str],
        now: Sequence[str],
        count: Callable[[tuple[str, ...]], int],
        unit: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("填哪些人")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.words: tuple[str, ...] = tuple(now) or (ALL,)
        self._count, self._unit = count, unit
        self._offered = [*offered, *(one for one in self.words if one not in offered)]
        self.line = IconEdit("search")
        self.line.setAccessibleName("写是哪些人")
        self.line.setPlaceholderText("比如 65岁以上、3组、党员或村民代表")
        self.line.textChanged.connect(self._filter)
        self._rows = QStandardItemModel(self)
        self._rows.itemChanged.connect(self._ticked)
        self.list = QListView()
        self.list.setAccessibleName("可以是这些人")
        self.list.setModel(self._rows)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.said = Paragraph("", "second")
        self.take_button = button("就填这些", kind="filled")
        self.take_button.clicked.connect(self._take)
        self._lay_out()
        self._later = QTimer(self, interval=_PAUSE, singleShot=True)
        self._later.timeout.connect(self._tell)
        self._filter("")
        self._tell()
        self.line.setFocus()

    def _lay_out(self) -> None:
        leave = button("不换了")
        leave.clicked.connect(self.reject)
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE - 4, PAGE - 4, PAGE - 4, PAGE - 4)
        block.setSpacing(BLOCK)
        block.addWidget(Paragraph("这张表填哪些人，勾几样就是几样都要合", "section"))
        block.addWidget(self.line)
        block.addWidget(self.list, 1)
        block.addWidget(self.said)
        block.addLayout(row(QWidget(), leave, self.take_button, stretch=0))
        self.resize(_WIDTH, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes over what is written first, then closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.line.text().strip() and self.line.hasFocus():
                self.add(self.line.text().strip())
                self.line.clear()
            else:
                self._take()
        else:
            super().keyPressEvent(event)

    def add(self, word: str) -> None:
        """Tick a word, one of the list or any other."""
        if word not in self._offered:
            self._offered.insert(1, word)
        self._set(word, wanted=True)
        self._filter(self.line.text())

    def _set(self, word: str, *, wanted: bool) -> None:
        kept = [one for one in self.words if one not in {word, ALL}]
        if wanted:
            kept = [ALL] if word == ALL else [*kept, word]
        self.words = tuple(kept) or (ALL,)
        self._later.start()

    def _filter(self, text: str) -> None:
        self._rows.blockSignals(True)
        self._rows.clear()
        for word in self._offered:
            if text.strip() in word:
                item = row_item(word, word)
                item.setCheckable(True)
                ticked = word in self.words
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                self._rows.appendRow(item)
        self._rows.blockSignals(False)
        self.list.reset()

    def _ticked(self, item: QStandardItem) -> None:
        wanted = item.checkState() == Qt.CheckState.Checked
        self._set(str(item.data(KeptRole)), wanted=wanted)
        self._filter(self.line.text())

    def _tell(self) -> None:
        try:
            count = self._count(self.words)
        except UserError as error:
            self.said.setText(f"{error.sentence}{error.action}")
            set_tone(self.said, "tone", "red")
            self.take_button.setEnabled(False)
            return
        self.said.setText(f"{'、'.join(self.words)}：账里有 {count} {self._unit}")
        set_tone(self.said, "tone", "")
        self.take_button.setEnabled(True)

    def _take(self) -> None:
        if self.line.text().strip():
            self.add(self.line.text().strip())
            self.line.clear()
        self._later.stop()
        self._tell()
        if self.take_button.isEnabled():
            self.accept()
