"""The search box of the top bar: over everything, with its hits right below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from models.record import Record
from ui.look.fields import IconEdit
from ui.look.theme import colour, theme
from ui.look.tokens import BLOCK, PAIR
from ui.session import Session

if TYPE_CHECKING:
    from ui.frame.hits import HitList

_KEYS = "Ctrl+K"
_SHOWN, _SOUGHT = 12, 50
_WAIT = 40
"""Milliseconds after a key before the search: a quick typist makes one search of a word."""
_HINTS = (
    "找人、找事：姓名、拼音首字母、证件或手机尾号",
    "找人、找事：姓名、拼音、尾号",
    "找人、找事",
)


class FindBox(IconEdit):
    """Type, ↓ and ↑ choose, Enter opens; Esc closes the hits and then empties the box."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("search", "", parent)
        self._session = session
        self._popup: HitList | None = None
        self.setProperty("role", "top")
        self.setAccessibleName("找")
        self.setToolTip(f"在全部台账里找（{_KEYS}）")
        self._timer = QTimer(self, singleShot=True, interval=_WAIT)
        self._timer.timeout.connect(self.search)
        self.textEdited.connect(lambda _: self._timer.start())
        self._fit_hint()

    @property
    def hits(self) -> HitList | None:
        """The hits in sight, None when they are closed."""
        return self._popup if self._popup and self._popup.isVisible() else None

    def search(self) -> None:
        """Show what is found by the words in the box."""
        self._timer.stop()
        text = self.text().strip()
        if not text:
            self.close_hits()
            return
        with self._session.telling():
            found = self._session.ledger.search(text, _SOUGHT)
            self._show(text, found)

    def close_hits(self) -> None:
        """Hide the hits."""
        if self._popup:
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, hits = event.key(), self.hits
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif key == Qt.Key.Key_Escape and (hits or self.text()):
            self.close_hits() if hits else self.clear()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and hits:
            hits.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Down and self.text().strip():
            self.search()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_hits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def restyle(self) -> None:
        """Follow the text size."""
        self._fit_hint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or self.width() < self._keys_width() * 3:
            return
        painter = QPainter(self)
        painter.setFont(theme().font("second"))
        painter.setPen(colour("ink2"))
        box = self.rect().adjusted(0, 0, -BLOCK, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                         _KEYS)  # fmt: skip

    def _enter(self) -> None:
        if self._timer.isActive() or not self.hits:
            self.search()
        if self.hits:
            self.hits.open_current()

    def _show(self, text: str, found: list[Record]) -> None:
        if self._popup is None:
            self._popup = self._make_popup()
        from ui.frame.hits import Row, rows_of

        rows = rows_of(self._session.ledger, found, _SHOWN)
        nothing = f"没有找到“{text}”，换个字，或用拼音首字母、号码后四位试试"
        self._popup.show_rows(rows or [Row("words", nothing)])
        window = self.window()
        at = self.mapTo(window, QPoint(0, self.height() + PAIR))
        room = window.height() - at.y() - 2 * BLOCK
        self._popup.setGeometry(
            at.x(), at.y(), self.width(), min(self._popup.wanted_height(), room)
        )
        self._popup.show()
        self._popup.raise_()

    def _make_popup(self) -> HitList:
        """Make the list a part of the window, so that the keyboard stays in the box."""
        from ui.frame.hits import HitList  # a list is more than a start has time for

        made = HitList(self.window())
        made.setProperty("kind", "popup")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.opened.connect(self._open)
        made.more.connect(self._see_all)
        return made

    def _open(self, record: Record) -> None:
        self.close_hits()
        self.clear()
        group = self._session.ledger.type(record.type).group
        self._session.go("group", group=group, type=record.type, id=record.id)

    def _see_all(self) -> None:
        text = self.text().strip()
        self.close_hits()
        self._session.go("found", text=text)

    def _keys_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(_KEYS) + 2 * BLOCK

    def _fit_hint(self) -> None:
        room = self.width() - self._keys_width() - theme().size.icon - 3 * BLOCK
        fitting = (one for one in _HINTS if self.fontMetrics().horizontalAdvance(one) <= room)
        self.setPlaceholderText(next(fitting, "找"))
