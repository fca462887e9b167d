"""What every editor of a field can do; `ui.editors.lookup` says which kind gets which editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from models.field import Field
from models.record import RecordType
from ui.look.labels import set_tone
from ui.session import Session

SPACE = 6
"""Distance between an editor and its button."""


@dataclass
class Subject:
    """What a form is about: a register, and the record in it; without an id it is a new one."""

    session: Session
    type: RecordType
    id: int | None = None


class Editor(QWidget):
    """Edits one value. It converts with its field and knows nothing of the ledger's writing.

    `span` is how many of the form's three columns it needs.
    """

    #: the value was left or chosen: now it may be stored
    edited = Signal()
    #: the text changes as it is typed
    typed = Signal()
    #: message and its state: error, warning, hint or empty
    told = Signal(str, str)
    span = 1

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        super().__init__()
        self.field, self.subject = field, subject
        self.message, self.state = "", ""
        self._fixed: QLineEdit | None = None
        self._loose: QWidget = self
        self._kept = ""
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(SPACE)
        # the columns of a form are equally wide, whatever stands in them
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    # -- the value -----------------------------------------------------------------------------

    def text(self) -> str:
        """Give what stands there, in the words of a draft."""
        raise NotImplementedError(type(self).__name__)  # pragma: no cover - abstract

    def set_text(self, text: str) -> None:
        """Put words there: a draft, or what a value reads as."""
        raise NotImplementedError(type(self).__name__)  # pragma: no cover - abstract

    def value(self) -> Any:  # noqa: ANN401 - each kind its own
        """Give the value; None when nothing is written.

        Raises:
            Invalid: the words cannot be understood.
        """
        return self.field.parse(self.text())

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value; it counts as unchanged until somebody types."""
        self.set_text(self.field.show(value))
        self.keep()

    def write(self, value: Any) -> None:  # noqa: ANN401
        """Write a value as if somebody had typed it and left the editor."""
        self.set_text(self.field.show(value))
        self.typed.emit()
        self.finish()

    def keep(self) -> None:
        """Take what stands there as unchanged."""
        self._kept = self.text()

    def is_changed(self) -> bool:
        """Say whether somebody wrote something since the value was set."""
        return self.text() != self._kept

    def finish(self) -> None:
        """Tell a change that was typed; called when the editor is left."""
        if self.is_fixed() or not self.is_changed():
            return
        self._kept = self.text()
        self.edited.emit()

    # -- what is said about it -----------------------------------------------------------------

    def problem(self, text: str) -> None:
        """Say what is wrong; "" takes it away."""
        self.say(text, "error")

    def warning(self, text: str) -> None:
        """Say what looks odd but may stay."""
        self.say(text, "warning")

    def say(self, text: str, state: str) -> None:
        """Say something about the value; `state` is error, warning or hint."""
        if not text and not self.message:
            return
        self.message, self.state = text, state if text else ""
        set_tone(self.target(), "state", self.state if self.state != "hint" else "")
        self.target().setAccessibleDescription(text)
        self.told.emit(text, self.state)

    # -- fixed by others -----------------------------------------------------------------------

    def fix(self, text: str | None) -> None:
        """Show words that cannot be typed here, because other fields decide them; None ends it."""
        if text is None:
            if self.is_fixed():
                self._swap(self._loose)
            return
        if self._fixed is None:
            self._fixed = QLineEdit()
            self._fixed.setReadOnly(True)
            self.row.addWidget(self._fixed)
        self._fixed.setText(text)
        self._fixed.setCursorPosition(0)
        if self.target() is not self._fixed:
            self._loose = self.target()
            self._swap(self._fixed)

    def target(self) -> QWidget:
        """Give the widget that has the focus and carries the name."""
        return self.focusProxy() or self

    def is_fixed(self) -> bool:
        """Say whether words stand here that cannot be typed."""
        return self._fixed is not None and self.target() is self._fixed

    def _swap(self, target: QWidget) -> None:
        old = self.target()
        for place in range(self.row.count()):
            if widget := self.row.itemAt(place).widget():
                widget.setVisible((widget is self._fixed) == (target is self._fixed))
        target.setAccessibleName(old.accessibleName())
        self.setFocusProxy(target)
