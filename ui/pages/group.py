"""A group of the left column: its registers as tabs, each a list beside a form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from models.groups import Group
from models.journal import Changes
from models.query import Query
from models.record import RecordType
from ui.look import tokens
from ui.look.buttons import Button, button
from ui.look.panes import PageHead
from ui.look.theme import theme
from ui.look.tokens import NEAR
from ui.pages import Page
from ui.records.more_menu import MoreMenu
from ui.records.page import RecordPage
from ui.records.tabs import RegisterTabs
from ui.session import Session

_FACTS_WORDS = 12
"""Room kept for the line of facts, in characters."""
_KEPT = 12
"""How many pages of registers stay ready; each takes some megabytes."""
_FACTS = 2
"""How many registers are counted in the line beside the title."""


class GroupPage(Page):
    """The registers of one group; each page of a register is built when it is first shown."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.group: Group | None = None
        self._pages: dict[str, RecordPage] = {}
        self._shown_last: dict[Group, str] = {}
        self.head = PageHead("")
        self.bring = button("从表格导入", "download")
        self.add = button("加一条", "plus", "filled")
        self.print = button("打印台账", "printer")
        self.print.set_keys("Ctrl+P", "看一眼打出来的样子，再打印")
        self.view = button("", "eye", parent=self)
        self.more = MoreMenu(session, self)
        self._wanted: set[Button] = set()
        for one in (self.more, self.view, self.print, self.bring, self.add):
            self.head.add_button(one)
        self.view.clicked.connect(lambda: session.go(self.shown().type.page[0]))
        self.bring.clicked.connect(lambda: session.go("import", type=self.shown().type.name))
        self.print.clicked.connect(lambda: session.go("papers", report=self._paper()))
        self.add.clicked.connect(lambda: session.go("new", type=self.shown().type.name))
        self.tabs = RegisterTabs(self)
        self.tabs.chosen.connect(self._show)
        self.stack = QStackedWidget()
        block = self.lay_out(NEAR + 4)
        block.addWidget(self.head)
        self._tab_line = QVBoxLayout()
        block.addLayout(self._tab_line)
        block.addWidget(self.stack, 1)

    # -- Page ----------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401
        """Show a group; with `type` and `id` one record in it."""
        name = arguments.get("type")
        group = arguments.get("group") or self.session.ledger.type(name or "").group
        types = self._registers(group)
        if group is not self.group or self.tabs.tabs() != _tabs(types):
            self._set_group(group, types)
        wanted = name or self._shown_last.get(group) or types[0].name
        self._show(wanted)
        if (id_ := arguments.get("id")) is not None:
            self.shown().show_id(id_)
        elif among := arguments.get("among"):
            self.shown().show_among(*among)
        else:
            self.shown().show_list()
        self.shown().begin_here()

    def leave(self) -> bool:
        if self.stack.count():
            self.shown().leave()
        return True

    def heard(self, changes: Changes) -> None:
        if not self.stack.count():
            return
        name = self.shown().type.name
        if self._pages[name].type is not self.session.ledger.type(name):
            self._show(name)  # the village added a field: the page is built anew
        else:
            self.shown().heard(changes)
            self._show_buttons()
        self._tell_facts()

    def back(self) -> bool:
        return bool(self.stack.count()) and self.shown().back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tabs()

    def restyle(self) -> None:
        """Follow the text size."""
        self._place_tabs()

    def _place_tabs(self) -> None:
        """Put the tabs behind the title where they fit, else into a line of their own."""
        if self.group is None:
            return
        title = QFontMetrics(theme().font("title", bold=True)).horizontalAdvance(self.group.label)
        room = self.width() - 2 * tokens.PAGE - title - 3 * NEAR
        buttons = self._fold(room)
        facts = _FACTS_WORDS * theme().size.second
        tabs = self.tabs.whole_width()
        line = self.head.layout()
        assert isinstance(line, QHBoxLayout)  # noqa: S101 - a head is one row
        inside = line.indexOf(self.tabs) >= 0
        fits = tabs + facts + buttons <= room
        self.tabs.set_width(tabs if fits else None)
        if fits and not inside:
            self._tab_line.removeWidget(self.tabs)
            line.insertWidget(1, self.tabs)
        elif not fits and (inside or not self._tab_line.count()):
            line.removeWidget(self.tabs)
            self._tab_line.addWidget(self.tabs)

    def _fold(self, room: int) -> int:
        """Put buttons that find no room into 更多, and return the width of the others."""
        if not self.stack.count():
            return 0
        wanted = (self.view, self.print, self.bring, self.add)
        shown, folded = [one for one in wanted if one in self._wanted], list[Button]()

        def width() -> int:
            menu = [self.more] if folded or self.shown().type.is_rules else []
            return sum(one.sizeHint().width() + NEAR for one in (*menu, *shown))

        for one in (self.bring, self.view, self.print):
            if width() > room and one in shown:
                shown.remove(one)
                folded.append(one)
        for one in wanted:
            one.setVisible(one in shown)
        self.more.show_for(self.shown(), folded)
        return width()

    # -- inside --------------------------------------------------------------------------------

    def shown(self) -> RecordPage:
        """Give the page of the register that is shown."""
        page = self.stack.currentWidget()
        assert isinstance(page, RecordPage)  # noqa: S101 - nothing else is put there
        return page

    def _registers(self, group: Group) -> list[RecordType]:
        types = self.session.ledger.types
        found = [types[one.name] for one in types.heads if one.group is group and not one.hidden]
        return sorted(found, key=lambda one: (one.is_rules, one.order))

    def _set_group(self, group: Group, types: list[RecordType]) -> None:
        self.group = group
        self.head.set_title(group.label)
        self.tabs.set_tabs(_tabs(types))
        self._place_tabs()

    def _show(self, name: str) -> None:
        if self.stack.count() and self.shown().type.name != name:
            self.shown().leave()
        page = self._page(name)
        self.stack.setCurrentWidget(page)
        self._shown_last[page.type.group] = name
        self.tabs.show_tab(name)
        self.add.setText(page.type.adds)
        page.load()
        self._show_buttons()
        self._tell_facts()

    def _show_buttons(self) -> None:
        """An empty register offers its beginning in the middle, not here once more.

        What the register has beside this list (a page of its own, packs of rules) stands here.
        """
        page = self.shown()
        filled = not page.type.single and not page.is_empty()
        self.view.setText(page.type.page[1])
        wanted = {
            self.add: filled,
            self.bring: filled or page.type.is_rules,
            self.print: bool(self._paper()) and not page.is_empty(),
            self.view: bool(page.type.page[0]),
        }
        self._wanted = {one for one, is_wanted in wanted.items() if is_wanted}
        self._place_tabs()

    def _paper(self) -> str:
        """Return the paper of the register that is shown, "" if there is none."""
        from exporters.report import book_of

        found = book_of(self.shown().type.name)
        return found.name if found else ""

    def _page(self, name: str) -> RecordPage:
        record_type = self.session.ledger.type(name)
        old = self._pages.pop(name, None)
        if old and old.type is record_type:
            self._pages[name] = old  # the last one that was used
            return old
        made = self._pages[name] = RecordPage(self.session, record_type, self.stack)
        self.stack.addWidget(made)
        if old:
            self._drop(old)
        if len(self._pages) > _KEPT:
            self._drop(self._pages.pop(next(iter(self._pages))))
        return made

    def _drop(self, page: RecordPage) -> None:
        page.leave()
        self.stack.removeWidget(page)
        page.deleteLater()

    def _tell_facts(self) -> None:
        """Say how many there are; the first quick filter says who counts as there."""
        if self.group is None:
            return
        ledger, facts = self.session.ledger, []
        types = [one for one in self._registers(self.group) if not one.single]
        alike = Counter(one.filters[0].label for one in types if one.filters)
        for one in types[:_FACTS]:
            first = one.filters[0] if one.filters else None
            where = first.where(ledger.today) if first else ()
            count = ledger.count(one.name, Query(where=where))
            words = first.label if first else one.label if len(types) > 1 else ""
            if alike[words] > 1:  # 没答复 is said of several registers here
                words = f"{one.label}{words}"
            words = words if one.unit not in words else ""
            facts.append(f"{words} {count:,} {one.unit}".strip())
        self.head.set_facts("　".join(facts))


def _tabs(types: Sequence[RecordType]) -> list[tuple[str, str]]:
    return [(one.name, one.label) for one in types]


PAGE = GroupPage
