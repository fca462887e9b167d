"""The box, only for what the program cannot go on without. Never opened from another box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.buttons import Button, button
from ui.look.labels import IconLabel, Paragraph
from ui.look.tokens import BLOCK, NEAR, PAGE, PANE

_WIDTH = 480


class Box(QDialog):
    """A question: what happened, what is unharmed, what to do; its buttons are verbs.

    The last button is the safe one: filled, default, chosen by Enter. `danger` names a button
    that stands far left in red words. Esc closes without an answer: `chosen` stays empty.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        buttons: Sequence[str],
        *,
        danger: str = "",
    ) -> None:
        super().__init__(parent)
        self.chosen = ""
        self.setModal(True)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        kinds = dict.fromkeys(buttons, "plain") | {danger: "danger", buttons[-1]: "filled"}
        self.buttons = [self._make(words, kinds[words]) for words in buttons]
        head = QHBoxLayout()
        head.setSpacing(BLOCK)
        # one button means: something to know; several: something to decide
        told = ("info", "blue") if len(buttons) == 1 else ("triangle-warn", "ochre")
        mark = IconLabel(*told, big=True)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setContentsMargins(0, 2, 0, 0)
        words.setSpacing(NEAR)
        words.addWidget(Paragraph(title, "section"))
        for line in text.split("\n"):
            words.addWidget(Paragraph(line))
        words.addStretch(1)
        head.addLayout(words, 1)
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE - 4, PAGE - 4, PAGE - 4, PAGE - 4)
        block.setSpacing(PANE)
        block.addLayout(head, 1)
        block.addLayout(self._foot(danger))
        room = parent.window().width() - 2 * PAGE if parent else _WIDTH
        self.setFixedWidth(max(self._foot_width(), min(_WIDTH, room)))
        self.buttons[-1].setFocus()

    def _make(self, words: str, kind: str) -> Button:
        made = button(words, kind=kind)
        made.setDefault(kind == "filled")
        made.clicked.connect(lambda: self._choose(words))
        return made

    def _foot(self, danger: str) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(NEAR)
        for made in (one for one in self.buttons if one.text() == danger):
            foot.addWidget(made)
        foot.addStretch(1)
        for made in (one for one in self.buttons if one.text() != danger):
            foot.addWidget(made)
        return foot

    def _foot_width(self) -> int:
        wide = sum(one.sizeHint().width() + NEAR for one in self.buttons)
        return wide + 2 * PAGE

    def _choose(self, words: str) -> None:
        self.chosen = words
        self.accept()


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    buttons: Sequence[str],
    *,
    danger: str = "",
) -> str:
    """Ask and wait; gives the words of the button pressed, empty if closed by Esc.

    The last of `buttons` is the safe one and the default. Treat an empty answer as: leave
    everything as it is.
    """
    box = Box(parent, title, text, buttons, danger=danger)
    box.exec()
    chosen = box.chosen
    box.deleteLater()
    return chosen


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Say something that must be read before going on."""
    ask(parent, title, text, ["知道了"])
