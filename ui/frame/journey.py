"""Going from place to place: pages made at their first visit, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from models.frozen import frozen
from models.journal import Changes
from ui.garbage import Broom
from ui.pages import Page, PageSpec
from ui.session import Session

_LONGEST = 50  #: steps that Esc can go back


@frozen()
class Stop:
    """A place that was visited, with its arguments."""

    place: str
    arguments: Mapping[str, Any]


class Journey(QObject):
    """Owns the pages of a window; `arrived` tells place and arguments."""

    arrived = Signal(str, dict)

    def __init__(
        self, session: Session, specs: tuple[PageSpec, ...], stack: QStackedWidget
    ) -> None:
        super().__init__(stack)
        self._session, self._stack = session, stack
        self._by_place = {one.place: one for one in specs}
        self._creating = {one.creates: one for one in specs if one.creates}
        self._pages: dict[str, Page] = {}
        self._missed: dict[str, Changes] = {}
        self._trail: list[Stop] = []
        self._here: Stop | None = None
        self.broom = Broom()

    @property
    def places(self) -> frozenset[str]:
        """Places that have a page."""
        return frozenset(self._by_place)

    @property
    def place(self) -> str:
        """Where the window is; "" before the first page."""
        return self._here.place if self._here else ""

    @property
    def shown(self) -> str:
        """The page in sight by its own place: a new record may have one of its register's."""
        return self._spec(self._here).place if self._here else ""

    @property
    def here(self) -> tuple[str, Mapping[str, Any]]:
        """Place and arguments of what is shown."""
        return (self._here.place, self._here.arguments) if self._here else ("", {})

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        return self._pages.get(self._spec(self._here).place) if self._here else None

    def go(self, place: str, arguments: Mapping[str, Any]) -> bool:
        """Show a place; False when the page in sight wants an answer first, or there is none."""
        return self._move(Stop(place, dict(arguments)), remember=True)

    def back(self) -> bool:
        """Go one step back, inside the page or to the one before; False at the beginning."""
        if self.page and self.page.back():
            return True
        if not self._trail:
            return False
        stop = self._trail.pop()
        if self._move(stop, remember=False):
            return True
        self._trail.append(stop)
        return False

    def leave(self) -> bool:
        """Let the page in sight keep what was typed; False when it wants an answer first."""
        return self.page.leave() if self.page else True

    def heard(self, changes: Changes) -> None:
        """Tell the page in sight at once, the others when they are shown again."""
        self.broom.work()
        for place, page in self._pages.items():
            if page is self.page:
                page.heard(changes)
            else:
                before = self._missed.get(place)
                touched = changes.touched | before.touched if before else changes.touched
                self._missed[place] = Changes(changes.op, changes.label, touched)

    def _move(self, stop: Stop, *, remember: bool) -> bool:
        if not self._is_there(stop) or not self.leave():
            return False
        self.broom.work()
        page = self._page(stop)
        if remember and self._here and self._here != stop:
            self._trail = [*self._trail, self._here][-_LONGEST:]
        self._here = stop
        missed = self._missed.pop(self._spec(stop).place, None)
        if missed:
            page.heard(missed)
        page.enter(**stop.arguments)
        self._stack.setCurrentWidget(page)
        self.arrived.emit(stop.place, dict(stop.arguments))
        return True

    def _is_there(self, stop: Stop) -> bool:
        created = stop.place == "new" and stop.arguments.get("type") in self._creating
        return created or stop.place in self._by_place

    def _spec(self, stop: Stop) -> PageSpec:
        """Find the page of a place; a new record may have one of its register's own."""
        if stop.place == "new":
            own = self._creating.get(str(stop.arguments.get("type")))
            if own:
                return own
        return self._by_place[stop.place]

    def _page(self, stop: Stop) -> Page:
        spec = self._spec(stop)
        if spec.place not in self._pages:
            page = spec.make(self._session)
            page.setParent(self._stack)
            self._stack.addWidget(page)
            self._pages[spec.place] = page
        return self._pages[spec.place]
