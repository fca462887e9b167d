"""The registers of a group as tabs; those that find no room stand in a menu behind them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QTabBar, QWidget

from ui.look.buttons import button
from ui.look.tokens import NEAR

_ANY = 16777215
"""Qt's own largest width: as wide as there is room."""


class RegisterTabs(QWidget):
    """A row of tabs, as many as fit, and 更多台账 for the others.

    The tab that is chosen always stands in the row: it takes the place of the last one there.
    """

    #: the name of the register that was chosen
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.bar = _Bar(self)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName("这一组的台账")
        self.bar.currentChanged.connect(self._changed)
        self.more = button("更多台账", "chevron-down", "link", self)
        self.more.setToolTip("这一组里放不下的台账")
        self.more.clicked.connect(self.open_menu)

    # -- what is shown -------------------------------------------------------------------------

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Show other registers: (name, label), in their order."""
        self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        for name, label in tabs:
            self.bar.setTabData(self.bar.addTab(label), name)
        self.bar.blockSignals(False)
        self.setVisible(len(tabs) > 1)
        self.place()

    def tabs(self) -> list[tuple[str, str]]:
        """Give name and label of every register, also of those in the menu."""
        places = range(self.bar.count())
        return [(str(self.bar.tabData(at)), self.bar.tabText(at)) for at in places]

    def show_tab(self, name: str) -> None:
        """Choose a register without telling it."""
        self.bar.blockSignals(True)
        self.bar.setCurrentIndex([one for one, _ in self.tabs()].index(name))
        self.bar.blockSignals(False)
        self.place()

    def menu(self) -> QMenu:
        """Make the menu of those that found no room."""
        made = QMenu(self)
        for place, (name, label) in enumerate(self.tabs()):
            if not self.bar.isTabVisible(place):
                action = made.addAction(label)
                action.triggered.connect(lambda _=False, name=name: self.chosen.emit(name))
        return made

    def open_menu(self) -> None:
        """Show the menu below its button."""
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    # -- layout --------------------------------------------------------------------------------

    def whole_width(self) -> int:
        """Say how much room all tabs together need."""
        return sum(self._widths())

    def set_width(self, width: int | None) -> None:
        """Keep to a width beside other things, or take what room there is."""
        policy = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Ignored
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(width or 0)
        self.setMaximumWidth(width or _ANY)

    def sizeHint(self) -> QSize:
        return QSize(self.whole_width(), self.bar.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.place()  # only what is seen knows its own letters

    def restyle(self) -> None:
        """Follow the text size."""
        self.place()

    def place(self) -> None:
        """Show the tabs that fit in their order, the chosen one among them."""
        widths = self._widths()
        room = self.width()
        whole = sum(widths) <= room
        shown = set(range(len(widths))) if whole else self._that_fit(widths, room)
        for place in range(self.bar.count()):
            self.bar.setTabVisible(place, place in shown)
        height = self.bar.sizeHint().height()
        # not the bar's own hint, which follows the width it has
        self.bar.setGeometry(0, 0, sum(widths[place] for place in shown), height)
        more = self.more.sizeHint()
        left = self.bar.width() + NEAR
        self.more.setGeometry(left, (height - more.height()) // 2, more.width(), more.height())
        self.more.setVisible(not whole)
        if self.height() != height:
            self.setFixedHeight(height)

    def _that_fit(self, widths: list[int], room: int) -> set[int]:
        now = self.bar.currentIndex()
        room -= self.more.sizeHint().width() + NEAR + (widths[now] if now >= 0 else 0)
        shown = {now} if now >= 0 else set()
        for place, width in enumerate(widths):
            if place == now:
                continue
            if width > room:
                break
            shown.add(place)
            room -= width
        return shown

    def _widths(self) -> list[int]:
        return [self.bar.tabSizeHint(place).width() for place in range(self.bar.count())]

    def _changed(self, place: int) -> None:
        self.place()
        self.chosen.emit(str(self.bar.tabData(place)))


class _Bar(QTabBar):
    """Tabs whose arrow keys also reach those that stand in the menu."""

    def sizeHint(self) -> QSize:
        """Say what is seen needs; Qt's own counts a hidden tab before the last one too."""
        seen = [self.tabSizeHint(at) for at in range(self.count()) if self.isTabVisible(at)]
        return QSize(sum(one.width() for one in seen), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = self.currentIndex() + by
        if by and 0 <= place < self.count():
            self.setTabVisible(place, True)
            self.setCurrentIndex(place)
        elif not by:
            super().keyPressEvent(event)
