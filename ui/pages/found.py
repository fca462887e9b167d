"""All hits of a search, when the few below the search box are not enough."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedLayout, QWidget

from models.journal import Changes
from models.record import Record
from ui.frame.hits import HitList, rows_of
from ui.look.notices import EmptyState
from ui.look.panes import PageHead, Sheet
from ui.pages import Page
from ui.session import Session

_MOST = 500


class FoundPage(Page):
    """One long list, grouped by register."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._text = ""
        self._head = PageHead("找")
        self.list = HitList()
        self.list.opened.connect(self._open)
        nothing = Sheet()
        nothing.body.addWidget(
            EmptyState("没有找到", "换个字试试，也可以打拼音首字母、证件或手机号的后四位。")
        )
        self._bodies = QStackedLayout()
        self._bodies.addWidget(self.list)
        self._bodies.addWidget(nothing)
        holder = QWidget()
        holder.setLayout(self._bodies)
        block = self.lay_out()
        block.addWidget(self._head)
        block.addWidget(holder, 1)
        self.setFocusProxy(self.list)

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Search for `text`; without it show the last search again."""
        self._text = arguments.get("text", self._text)
        self._search()
        self.list.setFocus()

    def heard(self, changes: Changes) -> None:
        self._search()

    def _search(self) -> None:
        with self.session.telling():
            found = self.session.ledger.search(self._text, _MOST)
            self._head.set_title(f"找“{self._text}”")
            more = "\u3000只列出前面这些，多打几个字会更准" if len(found) == _MOST else ""
            self._head.set_facts(f"找到 {len(found)} 条{more}" if found else "")
            self.list.show_rows(rows_of(self.session.ledger, found))
            self._bodies.setCurrentIndex(0 if found else 1)

    def _open(self, record: Record) -> None:
        group = self.session.ledger.type(record.type).group
        self.session.go("group", group=group, type=record.type, id=record.id)


PAGE = FoundPage
