"""The right pane of 记一件事: what was left unfinished, and what was done today."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.drafts import Drafts, NewDraft
from models.journal import Operation
from ui.days import moment
from ui.look.buttons import button
from ui.look.labels import ElidedLabel, IconLabel, Paragraph, label
from ui.look.panes import ScrollPane, Sheet, WholePane, hairline
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR, PAIR
from ui.session import Session

_ACTS = 30
_ANY = 16_777_215  #: what Qt takes for no greatest width
_LEAST = 3
"""Acts of today that are in sight; where there is less room the whole pane scrolls."""


class RecordSide(QWidget):
    """Reloaded each time the page comes into sight, and after every act."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._block = QVBoxLayout()
        self._block.setContentsMargins(0, 0, 0, 0)
        self._block.setSpacing(BLOCK)
        self._pane = WholePane(self._block)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pane)

    def stand(self, width: int) -> None:
        """Take so much width beside the cards; 0 is below them, in full height."""
        self.setMinimumWidth(width)
        self.setMaximumWidth(width or _ANY)
        self._pane.show_whole(whole=not width)

    def reload(self) -> None:
        """Show what is so now."""
        while item := self._block.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        ledger = self._session.ledger
        drafts = [one for one in Drafts(ledger.path).unfinished() if one.type in ledger.types]
        if drafts:
            self._block.addWidget(self._unfinished(drafts))
        self._block.addWidget(self._done(), 1)

    def _unfinished(self, drafts: list[NewDraft]) -> Sheet:
        sheet = Sheet()
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addWidget(IconLabel("pen", "ochre"))
        head.addWidget(label("上次没写完", "bold"), 1)
        sheet.body.addLayout(head)
        for draft in drafts[:2]:
            sheet.body.addWidget(self._draft(draft))
        if len(drafts) > 2:  # noqa: PLR2004 - the two that fit
            sheet.body.addWidget(label(f"还有 {len(drafts) - 2} 件，在“今天要办”里", "second"))
        return sheet

    def _draft(self, draft: NewDraft) -> QWidget:
        ledger = self._session.ledger
        record_type = ledger.type(draft.type)
        name = draft.texts.get(record_type.title, "").strip()
        title = f"{record_type.adds}：{name}" if name else record_type.adds
        made = QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(title))
        words.addWidget(ElidedLabel(f"{moment(draft.at, ledger.today)} 停下", "second"))
        again = button("接着写")
        again.setAccessibleName(f"接着写：{title}")
        again.clicked.connect(lambda: self._session.go("new", type=draft.type, draft=draft.key))
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR)
        line.addLayout(words, 1)
        line.addWidget(again)
        return made

    def _done(self) -> Sheet:
        sheet = Sheet("今天已经记的")
        ledger = self._session.ledger
        acts = ledger.done_since(dt.datetime.combine(ledger.today, dt.time()))
        lines = QVBoxLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for act in acts[:_ACTS]:
            lines.addWidget(self._act(act))
        if not acts:
            lines.addWidget(label("今天还没有记", "second"))
        lines.addStretch(1)
        pane = ScrollPane(lines)
        pane.setMinimumHeight(_LEAST * theme().size.control)
        sheet.body.addWidget(pane, 1)
        sheet.body.addWidget(Paragraph("记错了不要紧，按 Ctrl+Z 一步一步退回。", "second"))
        return sheet

    def _act(self, act: Operation) -> QWidget:
        made = QWidget()
        time = label(moment(act.at, act.at.date()), "second")
        time.setFixedWidth(theme().size.second * 3 + PAIR)
        line = QHBoxLayout()
        line.setContentsMargins(0, NEAR, 0, NEAR)
        line.setSpacing(NEAR)
        line.addWidget(time, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(ElidedLabel(act.label), 1)
        block = QVBoxLayout(made)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(0)
        block.addLayout(line)
        block.addWidget(hairline())
        return made
