"""The quick filters above a list, with counts; what finds no room goes into 筛选."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from models import counting
from models.query import Condition
from models.record import Filter, RecordType
from ui.look.buttons import Button, button
from ui.look.tokens import NEAR
from ui.session import Session

_ALL = "全部"


@dataclass(frozen=True)
class Own:
    """Conditions which a person set, or a figure brought along, in words for their chip."""

    words: str
    conditions: tuple[Condition, ...]


class FilterBar(QWidget):
    """全部, one chip for each filter of the register, and the menu 筛选 for everything else."""

    changed = Signal()

    def __init__(
        self, session: Session, record_type: RecordType, extras: Callable[[QMenu], None]
    ) -> None:
        super().__init__()
        self._session, self._type, self._extras = session, record_type, extras
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.filter: Filter | None = None
        self.own: list[Own] = []
        self._own_chips: list[Button] = []
        self._all = self._chip(_ALL, None)
        self.chips = {one.name: self._chip(one.label, one) for one in record_type.filters}
        self.menu_button = button("筛选", "chevron-down", "small", self)
        self.menu_button.clicked.connect(self.open_menu)
        self._show_checked()

    def conditions(self) -> tuple[Condition, ...]:
        """Give what the list must meet."""
        today = self._session.ledger.today
        chosen = self.filter.where(today) if self.filter else ()
        return (*chosen, *(each for one in self.own for each in one.conditions))

    def count_again(self) -> None:
        """Write the count of each filter on its chip."""
        ledger, filters = self._session.ledger, self._type.filters
        wheres = [one.where(ledger.today) for one in filters]
        found = counting.by_filter(ledger, self._type.name, wheres)
        for one, count in zip(filters, found, strict=True):
            self.chips[one.name].setText(f"{one.label} {count}")
        self._place()

    def choose(self, chosen: Filter | None) -> None:
        """Show one filter, or all; conditions of one's own go with 全部."""
        self.filter = chosen
        if chosen is None:
            self.own = []
            self._show_own()
        self._show_checked()
        self._place()
        self.changed.emit()

    def narrow(self, words: str, where: Sequence[Condition]) -> None:
        """Let through only what some conditions do, without telling it."""
        self.filter, self.own = None, [Own(words, tuple(where))]
        self._show_own()
        self._show_checked()

    def add_own(self, own: Own) -> None:
        """Add a condition of one's own; its chip takes it away again."""
        self.own.append(own)
        self._show_own()
        self.changed.emit()

    def menu(self) -> QMenu:
        """Make the menu: filters which found no room, then what the list adds."""
        made = QMenu(self)
        for name, chip in self.chips.items():
            if chip.isHidden():
                one = next(one for one in self._type.filters if one.name == name)
                action = made.addAction(chip.text())
                action.triggered.connect(lambda _=False, one=one: self.choose(one))
        if not made.isEmpty():
            made.addSeparator()
        self._extras(made)
        return made

    def open_menu(self) -> None:
        """Show the menu below its button."""
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        return QSize(0, self.menu_button.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutRequest):
            self._place()
        return done

    def _chip(self, words: str, one: Filter | None) -> Button:
        made = button(words, kind="chip", parent=self)
        made.clicked.connect(lambda: self.choose(one))
        return made

    def _show_own(self) -> None:
        for chip in self._own_chips:
            chip.hide()
            chip.deleteLater()
        self._own_chips = []
        for own in self.own:
            chip = button(own.words, "close", "chip", self)
            chip.setChecked(True)
            chip.setToolTip(f"不再按“{own.words}”筛选")
            chip.clicked.connect(lambda _=False, own=own: self._drop_own(own))
            chip.show()
            self._own_chips.append(chip)
        self._show_checked()
        self._place()

    def _drop_own(self, own: Own) -> None:
        self.own = [one for one in self.own if one is not own]
        self._show_own()
        self.changed.emit()

    def _show_checked(self) -> None:
        self._all.setChecked(self.filter is None and not self.own)
        for name, chip in self.chips.items():
            chip.setChecked(self.filter is not None and self.filter.name == name)

    def _place(self) -> None:
        """Give room to 全部, to one's own conditions, to the chosen filter, then to the rest."""
        if not hasattr(self, "menu_button"):
            return
        menu = self.menu_button.sizeHint()
        room = self.width() - menu.width() - NEAR
        self.menu_button.setGeometry(self.width() - menu.width(), 0, menu.width(), menu.height())
        order = sorted(self.chips.values(), key=lambda chip: not chip.isChecked())
        shown: set[Button] = set()
        used = 0
        for chip in (self._all, *self._own_chips, *order):
            width = chip.sizeHint().width() + NEAR - 2
            if used + width <= room or chip is self._all or chip in self._own_chips:
                shown.add(chip)
                used += width
            elif not chip.isChecked():
                break  # what follows is in the menu in its order
        left = 0
        for chip in (self._all, *self._own_chips, *self.chips.values()):
            chip.setVisible(chip in shown)
            if chip in shown:
                hint = chip.sizeHint()
                width = min(hint.width(), max(room - left, NEAR))
                chip.setGeometry(left, 0, width, hint.height())
                left += width + NEAR - 2
        if self.height() != menu.height():
            self.setFixedHeight(menu.height())
