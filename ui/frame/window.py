"""The window: one frame around every page, and the keys that work everywhere."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.errors import DamagedLedger, UserError
from models.journal import Changes
from models.query import Query
from ui import messages, settings, work
from ui.frame import keys
from ui.frame.drops import sheet_of, take
from ui.frame.journey import Journey
from ui.frame.left_column import LeftColumn
from ui.frame.places import Place, places_of
from ui.frame.status_line import StatusLine
from ui.frame.top_bar import TopBar
from ui.frame.undo_keys import UndoKeys
from ui.frame.village_menu import village_menu
from ui.home.due import burning, due
from ui.look.icons import icon
from ui.look.notices import UndoBar
from ui.look.theme import theme
from ui.look.tokens import PAGE, SIZES
from ui.pages import PageSpec, specs
from ui.session import Session

if TYPE_CHECKING:
    from ui.copies.keeper import Keeper, State
    from ui.help import HelpWindow

PROGRAM = "村务一本账"
_LEAST = (960, 540)  #: 1024×600 less title bar and task bar
_BAR_WIDTH = 760
_MINUTE, _KEEP_AFTER = 60_000, 1_000
_SHOWN = ("name", "secretary")  #: of the village; more would load what it links to


class Window(QMainWindow):
    """Top bar, left column, one page, status line."""

    #: another ledger is wanted: "open" or "new"
    other_asked = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, pages: tuple[PageSpec, ...] | None = None) -> None:
        super().__init__()
        self.session = session
        self._help: HelpWindow | None = None
        self._stack = QStackedWidget()
        self.journey = Journey(session, specs() if pages is None else pages, self._stack)
        self.top = TopBar(session)
        self.left = LeftColumn(places_of(session.ledger.types.heads, self.journey.places))
        self.status = StatusLine()
        self._lay_out()
        self._bar: UndoBar | None = None
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops("import" in self.journey.places)
        self.setWindowIcon(icon("sheet", "blue", 32))
        UndoKeys(self)
        self._connect()
        self._bind_keys()
        QTimer.singleShot(_KEEP_AFTER, self, lambda: self.keeper)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self._tick)
        self._minute.start()
        self._day = session.ledger.today
        self._show_village()
        self._show_acts()
        self.status.set_day(self._day)
        self.status.say(f"已打开 {session.ledger.path.name}")
        self.top.choose_size(theme().size.key)
        self.go("today")

    # -- frame -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.left)
        middle.addWidget(self._stack, 1)
        frame = QWidget()
        block = QVBoxLayout(frame)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(0)
        block.addWidget(self.top)
        block.addLayout(middle, 1)
        block.addWidget(self.status)
        self.setCentralWidget(frame)
        self.setTabOrder(self.top, self.left)

    def _connect(self) -> None:
        session = self.session
        session.asked.connect(self._asked)
        session.said.connect(self.status.say)
        session.done.connect(self._done)
        session.failed.connect(self._failed)
        session.changed.connect(self._changed)
        session.counted.connect(self.left.set_count)
        self.left.chosen.connect(self._chosen)
        self.journey.arrived.connect(self._arrived)
        self.top.undo.connect(self.undo)
        self.top.redo.connect(self.redo)
        self.top.size_chosen.connect(self.set_size)
        self.top.help_asked.connect(self.show_help)
        self.top.village.setMenu(village_menu(self))

    def _bind_keys(self) -> None:
        keys.bind(self, ["Ctrl+N"], lambda: self.go("record"))
        keys.bind(self, ["Ctrl+K"], self._to_search)
        keys.bind(self, ["Ctrl+Z"], self.undo)
        keys.bind(self, ["Ctrl+Y", "Ctrl+Shift+Z"], self.redo)
        keys.bind(self, ["Ctrl+P"], self._print)
        keys.bind(self, ["F1"], self.show_help)
        keys.bind(self, ["F6"], lambda: self._next_pane(1))
        keys.bind(self, ["Shift+F6"], lambda: self._next_pane(-1))
        keys.bind(self, ["Ctrl++", "Ctrl+="], lambda: self._step_size(1))
        keys.bind(self, ["Ctrl+-"], lambda: self._step_size(-1))
        for number, place in enumerate(self.left.places[:9], 1):
            keys.bind(self, [f"Ctrl+{number}"], partial(self._chosen, place))

    # -- going -----------------------------------------------------------------------------

    def go(self, place: str, **arguments: Any) -> bool:  # noqa: ANN401 - the place's arguments
        """Show a place; False when the page in sight wants an answer first, or there is none."""
        return self.journey.go(place, arguments)

    def show_help(self) -> None:
        """Show the help of the page in sight."""
        from ui.help import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self)
        self._help.show_place(self.journey.shown)

    def bring_up(self) -> None:
        """Come to the front: the ledger was opened a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _asked(self, place: str, arguments: dict[str, Any]) -> None:
        self.go(place, **arguments)

    def _chosen(self, place: Place) -> None:
        if not self.go(place.place, **place.arguments):
            self.left.show_place(*self.journey.here)  # the pressed entry has ticked itself

    def _arrived(self, place: str, arguments: dict[str, Any]) -> None:
        """Mark the entry, and take the keyboard to the page unless it chose a field itself."""
        self.left.show_place(place, arguments)
        page, focus = self.journey.page, self.focusWidget()
        if page and not (focus and page.isAncestorOf(focus)):
            page.setFocus()

    def _to_search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _next_pane(self, step: int) -> None:
        page = self.journey.page
        panes: list[QWidget] = [self.left.chosen_button(), *(keys.panes_of(page) if page else [])]
        panes.append(self.top.search)
        focus = self.focusWidget()
        at = next((n for n, one in enumerate(panes) if focus and _same_pane(one, focus, self)), -1)
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    # -- acting ----------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last act of the ledger."""
        name = self.session.ledger.undo_label()
        if name is None:
            self.status.say("没有可以撤销的")
            return
        with self.session.telling():
            self.session.ledger.undo()
            if self._bar:
                self._bar.hide()
            self.status.say(f"已撤销：{name}")

    def redo(self) -> None:
        """Bring back what was taken back last."""
        name = self.session.ledger.redo_label()
        if name is None:
            self.status.say("没有可以重做的")
            return
        with self.session.telling():
            self.session.ledger.redo()
            self.status.say(f"已重做：{name}")

    def set_size(self, key: str) -> None:
        """Change the text size, now and for the next start."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme().apply(app, key)
        self.top.choose_size(key)
        settings.keep_text_size(key)
        self._place_bar()

    def _step_size(self, step: int) -> None:
        order = list(SIZES)
        at = order.index(theme().size.key) + step
        if 0 <= at < len(order):
            self.set_size(order[at])

    def _store(self) -> None:
        """Ctrl+S: what is typed in the field is stored as if it were left."""
        field = self.focusWidget()
        if field:
            field.clearFocus()
            field.setFocus()
        self.status.say(f"已存 {self.session.ledger.now:%H:%M}")

    def _press_filled(self) -> None:
        keys.push(keys.filled_button(self.journey.page) if self.journey.page else None)

    def _print(self) -> None:
        """Ctrl+P: what is shown is printed by the button that says so."""
        if not keys.push(keys.print_button(self.journey.page) if self.journey.page else None):
            self.status.say("这一页没有可打印的，材料都在“出材料”里")

    # -- hearing ---------------------------------------------------------------------------

    def _changed(self, changes: Changes) -> None:
        self._show_acts()
        self._count()
        if "village" in changes.types:
            self._show_village()
        self.journey.heard(changes)

    def _done(self, words: str) -> None:
        self.bar.tell(words, self.undo)
        self._place_bar()

    def _failed(self, error: UserError) -> None:
        messages.show_error(self, error)
        if isinstance(error, DamagedLedger) and self.journey.place != "backup":
            self.go("backup")  # not a box and nothing: there the way back lies

    @cached_property
    def keeper(self) -> Keeper:
        """Who makes copies; it comes when the window stands."""
        from ui.copies.keeper import Keeper

        made = Keeper(self.session, self)
        made.looked.connect(self._kept)
        self.session.kept.connect(made.look)
        return made

    def _kept(self, state: State) -> None:
        """Say when the last copy was made."""
        from ui.copies.words import missed, told

        said = state.said or missed(state.second, self.session.ledger.now)
        words = said or told(state.newest, state.second, self._day)
        self.status.set_kept(words, well=not said)

    def _count(self) -> None:
        """Say how many things burn; the page of what is due says it itself while it is shown."""
        if self.journey.place != "today":
            self.left.set_count("today", burning(due(self.session.ledger, self.journey.places)))

    def _show_acts(self) -> None:
        ledger = self.session.ledger
        self.top.show_acts(ledger.undo_label(), ledger.redo_label())

    def _show_village(self) -> None:
        ledger = self.session.ledger
        village = next(iter(ledger.find("village", Query(limit=1, fields=_SHOWN))), None)
        name = village["name"] if village else "还没写村名"
        ledger.who = (village and village["secretary"]) or ""
        self.top.village.setText(name)
        self.top.village.setToolTip(f"{name}\n{ledger.path}")
        self.setWindowTitle(f"{name} — {PROGRAM}")
        self.status.set_who(ledger.who)

    def _tick(self) -> None:
        """Midnight: what is due changes by itself."""
        self.journey.broom.tick()
        today = self.session.ledger.today
        if today != self._day:
            self._day = today
            self.status.set_day(today)
            self._count()
            if self.journey.place == "today":
                self.go("today")

    # -- Qt --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that no field and no page wanted."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.journey.back()
        elif control and event.key() == Qt.Key.Key_S:
            self._store()
        elif control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._press_filled()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if sheet_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        take(event, self.session, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()
        self.top.search.close_hits()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed, stop what is at work, let the ledger go."""
        at = self.focusWidget()
        if at:
            at.clearFocus()  # an editor stores when it is left: not on a closed ledger
        if not self.journey.leave():
            event.ignore()
            if at:
                at.setFocus()
            return
        settings.keep_geometry(self.saveGeometry())
        self._minute.stop()
        work.end_all(self)
        self.keeper.finish()
        self.session.close()
        event.accept()
        self.closed.emit()

    @property
    def bar(self) -> UndoBar:
        """The dark bar that tells what was done; made when there is something to tell."""
        if self._bar is None:
            self._bar = UndoBar(self.centralWidget())
        return self._bar

    def _place_bar(self) -> None:
        if self._bar is None:
            return
        room = self._stack.width() - 2 * PAGE
        width = min(_BAR_WIDTH, room)
        height = self._bar.sizeHint().height()
        left = self.left.width() + PAGE + (room - width) // 2
        # over the bottom line and the margin of the page: there no button stands that it covers
        self._bar.setGeometry(left, self.centralWidget().height() - height, width, height)


def _same_pane(pane: QWidget, focus: QWidget, window: QWidget) -> bool:
    """Say whether the keyboard is in the pane whose first field `pane` is."""
    if pane is focus:
        return True
    holder = pane.parentWidget()
    return holder is not None and holder is not window and holder.isAncestorOf(focus)
