"""The check-up of the file on the page: what is wrong, and one button that mends what it can."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models import sound
from models.ledger import Ledger
from models.sound import Fault
from ui import work
from ui.copies.comparing import Line
from ui.copies.pane import DetailPane, line_list, saying
from ui.look.buttons import button
from ui.look.labels import ElidedLabel, IconLabel, Paragraph
from ui.look.panes import row
from ui.look.tokens import NEAR
from ui.session import Session


class SoundView(QWidget):
    """One pane: nothing to choose, only to read and to mend."""

    taken = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.faults: list[Fault] | None = None
        self.pane = DetailPane()
        self._again = button("查一遍", "shield-check")
        self._again.clicked.connect(self.look)
        self._mend = button("修好能修的", "check")
        self._mend.clicked.connect(self.mend)
        self.pane.foot.addWidget(self._again)
        self.pane.foot.addStretch(1)
        self.pane.foot.addWidget(self._mend)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(NEAR)
        block.addWidget(self.pane)
        self.setFocusProxy(self._again)
        self._say("还没有查", ["点“查一遍”：账本的每一页、编号、附件、查找，都从头看一遍。"])

    def back(self) -> bool:
        """Nothing lies behind this pane."""
        return False

    def reload(self) -> None:
        """What was found may be out of date: it is looked for again when asked."""

    def look(self) -> None:
        """Look at the whole file, on a thread."""
        ledger = self.session.ledger
        self._again.setEnabled(False)
        self._say("正在查……", [])
        work.run(lambda: _examined(ledger), self._found, self._failed, owner=self)

    def mend(self) -> None:
        """Mend what can be mended, after a copy; then look again."""
        with self.session.telling():
            said = sound.mend(self.session.ledger)
            if said:
                self.session.done.emit("修好了：" + "；".join(said))
                self.taken.emit()
        self.look()

    def _found(self, faults: list[Fault]) -> None:
        self._again.setEnabled(True)
        self.faults = faults
        now = self.session.ledger.now
        if not faults:
            self._say(f"{now:%H:%M} 查过，账本文件是好的", [])
            good = ("每一页都读得出来", "记录之间连得上", "编号没有重、没有丢",
                    "没有人记了两遍，结过的账没有变", "附件都在，没有变")  # fmt: skip
            self.pane.show_items([line_list([Line("check", "green", one, "") for one in good])])
            return
        self._say(f"{now:%H:%M} 查过，有 {len(faults)} 样", [])
        self.pane.show_items([_told(one) for one in faults])
        self._mend.setVisible(any(one.mend for one in faults))

    def _failed(self, error: object) -> None:
        self._again.setEnabled(True)
        self._say("没有查成", [])
        self.session.failed.emit(error)

    def _say(self, title: str, words: list[str]) -> None:
        self.pane.show_head(title)
        self.pane.show_items([saying(one) for one in words])
        self._mend.setVisible(False)


def _told(fault: Fault) -> QWidget:
    made = QWidget()
    block = QVBoxLayout(made)
    block.setContentsMargins(0, 0, 0, NEAR)
    block.setSpacing(2)
    head = ElidedLabel(fault.sentence, "bold")
    block.addLayout(row(IconLabel("triangle-warn", "ochre"), head, stretch=1))
    block.addWidget(Paragraph(fault.action, "second"))
    return made


def _examined(ledger: Ledger) -> list[Fault]:
    with work.reading(ledger) as other:
        return sound.examine(other)
