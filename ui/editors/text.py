"""Editors of what is typed: one line, several lines, numbers; and what is only read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from models.field import Field
from models.kinds_links import Copied, Link
from models.kinds_people import BankAccount, IdNumber, Phone
from models.privacy import Audience
from ui.editors.editor import Editor, Subject
from ui.look.fields import MaskedField
from ui.look.theme import theme
from ui.look.tokens import NEAR
from ui.look.words_area import WordsArea

WIDE = 14
"""Chinese characters from which a text gets two columns."""
_LEAST, _MOST = 2, 8
"""Lines between which a long text grows; one that cannot be changed needs only one."""


class TextEditor(Editor):
    """One line: text, numbers, money, names, codes."""

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__(field, subject)
        self.span = 2 if field.width >= WIDE else 1
        self.line = self._make_line()
        self.line.setPlaceholderText(f"比如 {field.example}" if field.example else "")
        # in a narrow field the example ends in …: here it stands whole
        tips = (field.help, self.line.placeholderText())
        self.line.setToolTip("\n".join(filter(None, tips)))
        self.row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        self._wire(self.line)

    def _make_line(self) -> QLineEdit:
        return QLineEdit()

    def _wire(self, line: QLineEdit) -> None:
        line.textEdited.connect(self.typed)
        line.editingFinished.connect(self.finish)
        line.returnPressed.connect(self.go_on)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def go_on(self) -> None:
        """Enter goes to the next field."""
        self.finish()
        if self.target().hasFocus():
            step = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(self.target(), step)


class LongTextEditor(Editor):
    """Several lines; Tab goes on, Enter breaks the line."""

    span = 3

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__(field, subject)
        self.area = WordsArea()
        self.area.setTabChangesFocus(True)
        self.area.setPlaceholderText(f"比如 {field.example}" if field.example else "")
        self.area.textChanged.connect(self.typed)
        self.area.installEventFilter(self)
        self.row.addWidget(self.area, 1)
        self.setFocusProxy(self.area)
        self._keep_height()
        layout = self.area.document().documentLayout()
        layout.documentSizeChanged.connect(lambda _: self._keep_height())

    def text(self) -> str:
        return self.area.toPlainText()

    def set_text(self, text: str) -> None:
        if self.area.toPlainText() != text:
            self.area.setPlainText(text)

    def fix(self, text: str | None) -> None:
        """Show words that cannot be typed here; they wrap as what is typed does."""
        if text is not None:
            self.set_text(text)
        if self.is_fixed() != (text is not None):
            self.area.setReadOnly(text is not None)
            self.area.style().polish(self.area)
            self._keep_height()

    def is_fixed(self) -> bool:
        return self.area.isReadOnly()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.finish()
        return super().eventFilter(watched, event)

    def restyle(self) -> None:
        """Follow the text size."""
        self._keep_height()

    def _keep_height(self) -> None:
        """Be as high as the words are, within limits; beyond them it scrolls."""
        # a plain text's own height is counted in lines as they are broken here
        lines = max(round(self.area.document().size().height()), 1 if self.is_fixed() else _LEAST)
        line = QFontMetrics(theme().font()).lineSpacing()
        height = min(lines, _MOST) * line + theme().size.body + NEAR // 2
        bar = Qt.ScrollBarPolicy
        self.area.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if lines > _MOST else bar.ScrollBarAlwaysOff
        )
        if self.area.height() != height or self.area.minimumHeight() != height:
            self.area.setFixedHeight(height)


class ReadOnlyEditor(Editor):
    """A value that is never typed here: computed, copied, or a number given when it is stored."""

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__(field, subject)
        self.span = 2 if field.width >= WIDE else 1
        self._value: Any = None
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def value(self) -> Any:  # noqa: ANN401
        return self._value

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self._value = value
        self.set_text(self._shown(value))
        self.keep()

    def _shown(self, value: Any) -> str:  # noqa: ANN401
        """Show a copy as the form of the other register shows it: whole, but numbers covered."""
        if isinstance(self.field, Copied):
            source = self._source(self.field)
            return source.mask(value) if value and is_covered(source) else self.field.show(value)
        faces = self.field.faces(value, Audience.SCREEN)
        return faces.text if faces else ""

    def _source(self, copied: Copied) -> Field[Any]:
        link = self.subject.type.by_name[copied.link]
        ledger = self.subject.session.ledger
        return ledger.type(link.to).by_name[copied.of] if isinstance(link, Link) else copied


class ReadOnlyText(LongTextEditor):
    """Several lines that are never typed here; they wrap, and take the height they need."""

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__(field, subject)
        self._value: Any = None
        super().fix("")

    def fix(self, text: str | None) -> None:
        """Show other words; it is never typed in."""
        super().fix(text or "")

    def value(self) -> Any:  # noqa: ANN401
        return self._value

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self._value = value
        faces = self.field.faces(value, Audience.SCREEN)
        self.set_text(faces.text if faces else "")
        self.keep()


class MaskedEditor(TextEditor):
    """An ID number, a telephone or an account: covered, whole for 30 seconds at 看全号.

    A look at it is written into the record's history. In a new record, and while nothing is
    stored, it is an ordinary line: who types a number sees it.
    """

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__(field, subject)
        self.span = 2
        self._value: Any = None
        self.cover = _Cover("")
        self.cover.button.setToolTip("显示 30 秒，看过会写进改动记录；要改也先点它")
        self.row.addWidget(self.cover, 1)
        self.cover.hide()
        self._wire(self.cover.line)

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self._value = value
        self.line.setText(self.field.show(value))
        self.line.setCursorPosition(0)
        self._kept = self.line.text()
        if value is None or self.subject.id is None:
            self._uncover()
            return
        self.cover.set_masked(self.field.mask(value), self._look)
        self._show(self.cover)

    def text(self) -> str:
        if self.target() is not self.cover.line:
            return self.line.text()
        return self.cover.line.text() if self.cover.is_open() else self._kept

    def set_text(self, text: str) -> None:
        """Show words that are not stored: they stand uncovered, or nobody could mend them."""
        self.line.setText(text)
        self._uncover()

    def say(self, text: str, state: str) -> None:
        if state == "error" and text and self.target() is self.cover.line:
            self.line.setText(self.text())
            self._uncover()
        super().say(text, state)

    def _look(self) -> str:
        subject = self.subject
        if subject.id is not None:
            words = f"看了{self.field.label}"
            with subject.session.telling():
                subject.session.ledger.look(subject.type.name, subject.id, words)
        return self.field.show(self._value)

    def _uncover(self) -> None:
        self._show(self.line)

    def _show(self, what: QLineEdit | MaskedField) -> None:
        if self.is_fixed():
            return
        target = self.cover.line if what is self.cover else self.line
        old = self.target()
        had = old.hasFocus()
        self.line.setVisible(what is self.line)
        self.cover.setVisible(what is self.cover)
        target.setAccessibleName(old.accessibleName())
        self.setFocusProxy(target)
        if had and old is not target:
            target.setFocus()


class _Cover(MaskedField):
    """A masked value which can be changed while it is shown whole."""

    def is_open(self) -> bool:
        """Say whether the value stands there whole."""
        return not self.line.isReadOnly()

    def cover(self) -> None:
        if self.line.isModified() and self.line.hasFocus() and self.isVisible():
            self._timer.start()  # somebody is typing: not now
            return
        super().cover()
        self.line.setReadOnly(True)
        self.line.style().polish(self.line)

    def _press(self) -> None:
        was_open = self.is_open()
        super()._press()
        if not was_open and self.text() != self._masked:
            self.line.setReadOnly(False)
            self.line.setModified(False)
            self.line.setFocus()


def is_covered(field: Field[Any]) -> bool:
    """Say whether a kind stands covered in a form, not only in lists and papers."""
    return isinstance(field, IdNumber | Phone | BankAccount)
