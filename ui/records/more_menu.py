"""更多 above a register: buttons that find no room, and packs of rules out of and into a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from exporters.document import file_stem
from exporters.renderer import put
from models import rule_packs
from models.journal import Changes
from models.ledger import Ledger
from ui.look.buttons import Button
from ui.session import Session

if TYPE_CHECKING:
    from ui.records.page import RecordPage

_FILES = "规定包 (*.toml)"


class MoreMenu(Button):
    """The button with its menu; only seen where there is something in it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("更多", "chevron-down", "link", parent)
        self._session = session
        self._page: RecordPage | None = None
        self._folded: tuple[Button, ...] = ()
        self.clicked.connect(self.open_menu)
        self.hide()

    def show_for(self, page: RecordPage, folded: Sequence[Button]) -> None:
        """Offer what can be done with the register that is shown, and what found no room."""
        self._page, self._folded = page, tuple(folded)
        self.setVisible(page.type.is_rules or bool(folded))

    def menu(self) -> QMenu:
        """Make the menu."""
        made = QMenu(self)
        for one in self._folded:
            made.addAction(one.text()).triggered.connect(one.click)
        if self._page is None or not self._page.type.is_rules:
            return made
        made.addAction("导入规定包…").triggered.connect(lambda: bring_pack(self._session, self))
        action = made.addAction("把列出的另存成规定包…")
        action.triggered.connect(self.save_pack)
        action.setEnabled(not self._page.is_empty())
        return made

    def open_menu(self) -> None:
        """Show the menu below its button."""
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def save_pack(self) -> None:
        """Write the rules which the list shows into a file for another village."""
        page = self._page
        if page is None or page.list is None:
            return
        ledger = self._session.ledger
        usual = file_stem(f"{ledger.village['name']}{page.type.label}")
        name, _ = QFileDialog.getSaveFileName(self, "另存规定包", f"{usual}.toml", _FILES)
        if not name:
            return
        path = Path(name) if name.lower().endswith(".toml") else Path(f"{name}.toml")
        ids = page.list.model.ids()
        with self._session.telling():
            put(rule_packs.pack_of(ledger, page.type, ids).encode(), path)
            self._session.said.emit(f"{len(ids)} {page.type.unit}存进了“{path.name}”")


def bring_pack(session: Session, parent: QWidget) -> None:
    """Ask for a pack and bring in what it holds, as one act that can be taken back."""
    name, _ = QFileDialog.getOpenFileName(parent, "导入规定包", "", _FILES)
    if not name:
        return
    with session.telling():
        changes = rule_packs.take(session.ledger, Path(name))
        if changes.touched:
            session.done.emit(f"{changes.label}：{_counted(session.ledger, changes)}")
        else:
            session.said.emit(f"“{Path(name).name}”里的账里都有了，没有动")


def _counted(ledger: Ledger, changes: Changes) -> str:
    """Say how many of which register a pack brought: 事务清单 12 项、挂牌目录 6 块."""
    counts: dict[str, int] = {}
    for register, _ in changes.touched:
        counts[register] = counts.get(register, 0) + 1
    types = [ledger.type(name) for name in counts]
    return "、".join(f"{one.label} {counts[one.name]} {one.unit}" for one in types)
