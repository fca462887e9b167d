"""One file for each page; each binds PAGE, a class of `Page`.

The window finds them here and builds them when they are first shown.

Places and their arguments (`Session.go`):

    today                                   今天要办
    record                                  记一件事
    papers   [report=id, given={}]          出材料
    paper_layout report=id, [given={}, period=]   改样式: how the village prints a paper
    group    group=Group, [type=, id= or among=(words, conditions)]
                                            a group of registers as tabs; a record in it, or some
    new      type=, [given={}, draft=key]   a new record, on the page that takes those if any
    import   [type=], [path=]               从表格导入
    fill     [path=]                        填上级表
    check                                   体检
    figures                                 减负统计, and the records behind each figure
    sign_wall                               牌子墙
    month_close [given={book}, draft=key]   结账: the next month of a book; takes new 月结
    backup   [part="bin"]                   备份与恢复
    disclosure [given={period}]             三务公开, before the registers of its group
    found    text=                          all hits of a search
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.declared import record_types
from models.frozen import frozen
from models.journal import Changes
from ui.look.tokens import BLOCK, PAGE, PANE
from ui.session import Session


class Page(QWidget):
    """A place of the window."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def lay_out(self, space: int = BLOCK) -> QVBoxLayout:
        """Return the block for head and bodies, within the margins of every page."""
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE, PANE - 2, PAGE, PANE - 2)
        block.setSpacing(space)
        return block

    def bind(
        self, act: Callable[[], object], keys: Iterable[str] = ("Ctrl+Return", "Ctrl+Enter")
    ) -> None:
        """Let keys do something while the keyboard is in the page."""
        for one in keys:
            made = QShortcut(QKeySequence(one), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Be shown; called each time, before the page becomes visible."""

    def leave(self) -> bool:
        """Be left; keep what was typed as a draft. False only when a person must answer first."""
        return True

    def heard(self, changes: Changes) -> None:
        """Reload what is shown of a change; only called while the page is visible or on enter."""

    def back(self) -> bool:
        """Esc: go back one step inside the page; False when there is none."""
        return False


@frozen()
class PageSpec:
    """A page as declared: its place, how it is made, and which register's new records it takes."""

    place: str
    make: Callable[[Session], Page]
    creates: str = ""


#: modules whose place is a word that no module may have or that says less
_PLACES = {"import_page": "import", "new_record": "new"}


def specs() -> tuple[PageSpec, ...]:
    """Return all pages; a page's module is loaded when the page is first made.

    The place of a page is the name of its module; a page named like a register takes its new
    records.
    """
    registers = record_types()
    return tuple(
        PageSpec(
            _PLACES.get(module.name, module.name),
            partial(_make, module.name),
            module.name if module.name in registers else "",
        )
        for module in pkgutil.iter_modules(__path__)
    )


def _make(module: str, session: Session) -> Page:
    page: Page = importlib.import_module(f"{__name__}.{module}").PAGE(session)
    return page
