"""A field of a form: label above, editor, and its message right beneath."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.look.buttons import button
from ui.look.icons import pixmap
from ui.look.labels import ElidedLabel, IconLabel, Paragraph, set_tone
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR, PAGE, PAIR

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox

REVEAL_SECONDS = 30

# state of the editor -> icon and tone of the sentence
_MESSAGES = MappingProxyType(
    {
        "error": ("octagon-alert", "red"),
        "warning": ("triangle-warn", "ochre"),
        "hint": ("info", "ink2"),
    }
)


class Message(QWidget):
    """A sentence on one field, below it or beside it where its row has room.

    A `label` goes before it where several fields share the place.
    """

    def __init__(self, label: str = "", *, beside: bool = False) -> None:
        super().__init__()
        self._label, self._beside = label, beside
        self._icon: IconLabel | None = None
        self._words: Paragraph | None = None
        self.hide()

    def text(self) -> str:
        """Give the sentence that is shown."""
        return self._words.text() if self._words and not self.isHidden() else ""

    def tell(self, text: str, state: str) -> None:
        """Show a sentence; an empty one goes."""
        if text:
            icon, words = self._parts()
            drawing, tone = _MESSAGES[state]
            icon.set_icon(drawing, tone)
            set_tone(words, "tone", tone)
            words.setText(f"{self._label}：{text}" if self._label else text)
        self.setVisible(bool(text))

    def _parts(self) -> tuple[IconLabel, Paragraph]:
        """Make icon and words with the first sentence: most fields never say anything."""
        if self._icon is None or self._words is None:
            self._icon, self._words = IconLabel("octagon-alert", "red"), Paragraph("", "second")
            line = QHBoxLayout(self)
            top = theme().size.second + NEAR if self._beside else 0
            line.setContentsMargins(0, top, 0, 0)
            line.setSpacing(PAIR + 2)
            up = Qt.AlignmentFlag.AlignVCenter if self._beside else Qt.AlignmentFlag.AlignTop
            line.addWidget(self._icon, 0, up)
            line.addWidget(self._words, 1)
        return self._icon, self._words


class FieldBox(QWidget):
    """Label, editor and message. The label names the editor for a screen reader, too."""

    def __init__(self, text: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._state = ""
        self._label = ElidedLabel(text, "second")
        self._label.setBuddy(editor)
        self._said: Message | None = None
        block = QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(2)
        block.addWidget(self._label)
        block.addWidget(editor)
        block.addStretch(1)
        if not editor.accessibleName():
            self._target().setAccessibleName(text)

    def label(self) -> str:
        """Give the label's words."""
        return self._label.text()

    def set_label(self, text: str) -> None:
        """Show another label, for instance with （由证号得出）."""
        self._label.setText(text)
        self._target().setAccessibleName(text)

    @property
    def state(self) -> str:
        """error, warning, hint or empty."""
        return self._state

    def message(self) -> str:
        """Give the sentence beneath the editor."""
        return self._said.text() if self._said else ""

    def set_message(self, text: str, state: str = "error") -> None:
        """Say what is wrong (error), to be looked at (warning) or to be known (hint).

        An empty text takes the message away. Raises KeyError for another state.
        """
        self._state = state if text else ""
        set_tone(self._target(), "state", self._state if self._state != "hint" else "")
        self._target().setAccessibleDescription(text)
        if text and self._said is None:  # most fields never say anything
            self._said = Message()
            block = self.layout()
            assert isinstance(block, QVBoxLayout)  # noqa: S101 - laid out so above
            block.insertWidget(2, self._said)
        if self._said:
            self._said.tell(text, state)

    def _target(self) -> QWidget:
        return self.editor.focusProxy() or self.editor


class IconEdit(QLineEdit):
    """A line to write in with an icon at its left: search, a link, something masked."""

    def __init__(self, icon: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._make_room()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def restyle(self) -> None:
        """Follow the text size."""
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint by the tokens."""
        super().paintEvent(event)
        side = theme().size.small_icon
        colour = "ink2" if self.isEnabled() else "off"
        image = pixmap(self._icon, colour, side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(BLOCK - 1, (self.height() - side) / 2), image)

    def _make_room(self) -> None:
        self.setTextMargins(theme().size.small_icon + NEAR - 2, 0, 0, 0)


class MaskedField(QWidget):
    """A value shown masked; 看全号 shows it whole for 30 seconds.

    `on_reveal` fetches the whole value and writes the look into the history; it is called at
    each press. A test hands in its own timer and fires it.
    """

    revealed = Signal()

    def __init__(
        self,
        text_masked: str,
        on_reveal: Callable[[], str] | None = None,
        parent: QWidget | None = None,
        timer: QTimer | None = None,
    ) -> None:
        super().__init__(parent)
        self._masked, self._on_reveal = text_masked, on_reveal
        self.line = IconEdit("lock", text_masked)
        self.line.setReadOnly(True)
        self.line.setCursorPosition(0)
        self._keep_width()
        # a parent from the first: shown without one it would flash as a window of its own
        self.button = button("看全号", "eye", parent=self)
        self.button.setVisible(on_reveal is not None)
        self.button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR - 2)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self._timer = timer or QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REVEAL_SECONDS * 1000)
        self._timer.timeout.connect(self.cover)

    def text(self) -> str:
        """Give what is shown now."""
        return self.line.text()

    def set_masked(self, text_masked: str, on_reveal: Callable[[], str] | None) -> None:
        """Show another masked value; None hides the button."""
        self._masked, self._on_reveal = text_masked, on_reveal
        self.button.setVisible(on_reveal is not None)
        self.cover()

    def cover(self) -> None:
        """Mask the value again."""
        self._timer.stop()
        self._show(self._masked, "lock", "看全号", "eye")

    def restyle(self) -> None:
        """Follow the text size."""
        self._keep_width()

    def hideEvent(self, event: QHideEvent) -> None:
        """Mask the value when its page is left."""
        super().hideEvent(event)
        self.cover()

    def _press(self) -> None:
        if self._timer.isActive() or self.text() != self._masked:
            self.cover()
        elif self._on_reveal is not None:
            self._show(self._on_reveal(), "eye", "遮起来", "lock")
            self._timer.start()
            self.revealed.emit()

    def _keep_width(self) -> None:
        """Keep room for the whole value: a number cut at its end is another number."""
        words = QFontMetrics(theme().font()).horizontalAdvance(self.line.text())
        self.line.setMinimumWidth(words + theme().size.small_icon + 2 * PAGE - NEAR)

    def _show(self, text: str, mark: str, words: str, icon: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)
        self.line.set_icon(mark)
        self._keep_width()
        self.button.setText(words)
        self.button.set_icon(icon)


def choice_box(
    choices: Iterable[tuple[str, object]] = (), parent: QWidget | None = None
) -> QComboBox:
    """Make a list to choose from: (words, what is kept) each. F4 opens it."""
    from PySide6.QtWidgets import QComboBox, QStyledItemDelegate  # the window begins without

    made = QComboBox(parent)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    # Qt's own delegate for combo lists ignores the style sheet's row height
    made.setItemDelegate(QStyledItemDelegate(made))
    made.setMaxVisibleItems(12)
    for words, kept in choices:
        made.addItem(words, kept)
    return made
