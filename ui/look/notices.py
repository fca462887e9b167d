"""What the window says without a box: done, waiting, look here, nothing here yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.look.buttons import button as make_button
from ui.look.labels import ElidedLabel, IconLabel, Paragraph
from ui.look.theme import colour, theme
from ui.look.tokens import BAR, BLOCK, NEAR, PAIR, PANE, SHEET_RADIUS, TONES

UNDO_SECONDS = 8

_TONE_ICONS = MappingProxyType(
    {
        "green": "check",
        "ochre": "triangle-warn",
        "red": "octagon-alert",
        "blue": "info",
        "grey": "info",
    }
)


class UndoBar(QWidget):
    """The dark bar at the bottom after a removal, an import or a print; 8 seconds, with 撤销.

    It waits while the mouse is over it. A test hands in its own timer and fires it.
    """

    undone = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, timer: QTimer | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._undo: Callable[[], object] | None = None
        self._words = ElidedLabel("", "onbar")
        self._button = make_button("撤销", kind="bar")
        self._button.clicked.connect(self._take_back)
        line = QHBoxLayout(self)
        line.setContentsMargins(PANE, PAIR, PANE - 6, PAIR)
        line.setSpacing(BLOCK)
        line.addWidget(IconLabel("check", "paper"))
        line.addWidget(self._words, 1)
        line.addWidget(self._button)
        self._timer = timer or QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_SECONDS * 1000)
        self._timer.timeout.connect(self._close)
        self.hide()

    def text(self) -> str:
        """Give what the bar says."""
        return self._words.text()

    def tell(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done; `undo` runs when 撤销 is pressed, None shows no button."""
        self._undo = undo
        self._words.setText(text)
        self.setAccessibleName(text)
        self._button.setVisible(undo is not None)
        self.show()
        if self.parentWidget():
            self.raise_()
        self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while somebody reads."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count the seconds anew."""
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start()

    def event(self, event: QEvent) -> bool:
        """Grow upwards when the text size changes while the bar is shown."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            place, height = self.geometry(), self.sizeHint().height()
            if height != place.height():
                place.setTop(place.bottom() + 1 - height)
                self.setGeometry(place)
        return done

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint by the tokens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("bar"))
        painter.drawRoundedRect(QRectF(self.rect()), SHEET_RADIUS, SHEET_RADIUS)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self._timer.stop()
        self._close()
        if undo is not None:
            undo()
            self.undone.emit()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class Banner(QFrame):
    """A tinted strip in a page: what is the matter, and one button that leads on."""

    clicked = Signal()

    def __init__(
        self,
        tone: str,
        title: str,
        text: str = "",
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        words, self._ground = TONES[tone]
        self.setAccessibleName(f"{title} {text}".strip())
        line = QHBoxLayout(self)
        line.setContentsMargins(PANE, BLOCK - 2, PANE - 4, BLOCK - 2)
        line.setSpacing(BLOCK)
        line.addWidget(IconLabel(_TONE_ICONS[tone], words), 0, Qt.AlignmentFlag.AlignTop)
        block = QVBoxLayout()
        block.setSpacing(2)
        block.addWidget(Paragraph(title, "bold"))
        if text:
            block.addWidget(Paragraph(text, "second"))
        line.addLayout(block, 1)
        if button:
            made = make_button(button)
            made.clicked.connect(self.clicked)
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint by the tokens."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self._ground))
        painter.fillRect(0, 0, BAR, self.height(), colour(TONES[self._tone][0]))


class EmptyState(QWidget):
    """An empty place: what belongs here, how to begin, at most two buttons. Never a picture."""

    def __init__(
        self,
        sentence: str,
        hint: str = "",
        buttons: Sequence[QPushButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, NEAR, 0, NEAR)
        block.setSpacing(NEAR)
        block.addStretch(1)
        words = [Paragraph(sentence, "bold")] + ([Paragraph(hint, "second")] if hint else [])
        for one in words:
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            block.addWidget(one)
        line = QHBoxLayout()
        line.setSpacing(NEAR)
        line.addStretch(1)
        for one_button in buttons:
            line.addWidget(one_button)
        line.addStretch(1)
        block.addSpacing(PAIR)
        block.addLayout(line)
        block.addStretch(1)


class Progress(QWidget):
    """Waiting: what, how many of how many, 停下, and what is safe already."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._note = ElidedLabel(""), ElidedLabel("", "second")
        self._line = QProgressBar()
        self._line.setTextVisible(False)
        self._line.setFixedHeight(NEAR)
        self._stop = make_button("停下", kind="small")
        self._stop.clicked.connect(self.stopped)
        middle = QHBoxLayout()
        middle.setSpacing(BLOCK - 2)
        middle.addWidget(self._line, 1)
        middle.addWidget(self._stop)
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(PAIR)
        block.addWidget(self._words)
        block.addLayout(middle)
        block.addWidget(self._note)

    def text(self) -> str:
        """Give what is said of the work."""
        return self._words.text()

    def tell(self, what: str, number: int, total: int, unit: str = "份", note: str = "") -> None:
        """Say which one is at work: 正在出第四季度材料：第 4 份，共 5 份 (three are done).

        `total` 0 means that nobody knows how many there are.
        """
        counted = f"：第 {number} {unit}，共 {total} {unit}" if total else ""
        self._words.setText(what + counted)
        self._line.setAccessibleName(self._words.text())
        self._line.setRange(0, total)
        self._line.setValue(number - 1)
        self._note.setText(note)
        self._note.setVisible(bool(note))


def told(text: str, tone: str, parent: QWidget | None = None) -> QWidget:
    """Make one line of an icon and words in a tone, such as 电话没存，其余已存."""
    made = QWidget(parent)
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(PAIR + 2)
    line.addWidget(IconLabel(_TONE_ICONS[tone], TONES[tone][0]))
    line.addWidget(ElidedLabel(text, "second", tone if tone != "grey" else ""), 1)
    made.setMaximumHeight(theme().size.control)
    return made
