"""A line of text that offers what was written there before, the latest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QStandardItem

from models.field import Field
from ui.editors.choices import PickLine, row_item
from ui.editors.editor import Subject
from ui.editors.text import TextEditor

_OFFERED = 8


class OfferEditor(TextEditor):
    """Free text; what was typed stays unless an offer is chosen from the list (F4)."""

    def __init__(
        self, field: Field[Any], subject: Subject, known: Callable[[], Sequence[str]]
    ) -> None:
        self._known = known
        super().__init__(field, subject)

    def _make_line(self) -> PickLine:
        return PickLine(self._rows, self._choose)

    def _rows(self, text: str) -> list[QStandardItem]:
        typed = text.strip()
        fitting = [one for one in self._known() if typed in one and one != typed][:_OFFERED]
        own = [typed] if typed and fitting else []
        return [row_item(one, one) for one in (*own, *fitting)]

    def _choose(self, words: str) -> None:
        self.line.setText(words)
        self.typed.emit()
        self.finish()
