"""The program with its window: from the start to a clean end."""

from __future__ import annotations

import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from models.errors import HeldLedger, UserError
from ui import garbage, mishap, opening, settings, single, work
from ui.frame.window import PROGRAM, Window
from ui.look.theme import theme
from ui.session import Session

if TYPE_CHECKING:
    from ui.copies.rescue import Rescue
    from ui.welcome import Welcome

_DOORBELL_AFTER, _RARE_AFTER = 100, 300
"""Milliseconds from the window to the doorbell, which brings the network part of Qt along, and to
the rare-character faces: both load when the window stands, however slow the computer is."""


class Program(QObject):
    """One ledger and its window at a time; or the first window, which asks for one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: Window | None = None
        self.welcome: Welcome | Rescue | None = None
        self._bell: single.Doorbell | None = None

    def start(self, path: Path | None) -> bool:
        """Open a ledger, the one opened last, or ask; False when another window has come up."""
        path = path or next(iter(settings.recent_ledgers()), None)
        if path is None:
            self.ask()
            return True
        try:
            self.open(path)
        except HeldLedger as error:
            if single.call_up(path):
                return False
            self.ask(error, path)
        except UserError as error:
            self.ask(error, path)
        return True

    def open(self, path: Path) -> None:
        """Show a ledger's window in place of the one there is.

        Raises:
            UserError: it cannot be opened; the window there is stays.
        """
        path = path.absolute()
        if self.window and self.window.session.ledger.path == path:
            self._end_welcome()
            self.window.bring_up()
            return
        session = Session(opening.open_ledger(path), theme())
        window = Window(session)
        before, self.window = self.window, window
        self._stand(window)
        self._end_welcome()
        if before:
            before.close()
            before.deleteLater()
        settings.keep_ledger(path)
        window.other_asked.connect(self._other)
        session.wanted.connect(self._wanted)
        QTimer.singleShot(0, self, self._settle)

    def ask(self, said: UserError | None = None, path: Path | None = None) -> None:
        """Show the first window; for a ledger that does not open, the copies there are of it."""
        if said and path and opening.is_lost(said, path):
            self.rescue(said, path)
            return
        from ui.welcome import Welcome

        made = Welcome(said, path)
        made.rescue_asked.connect(self.rescue)
        self._receive(made)

    def rescue(self, said: UserError, path: Path) -> None:
        """Show the copies of a ledger that does not open."""
        from ui.copies.rescue import Rescue

        made = Rescue(said, path)
        made.other_asked.connect(self.ask)
        self._receive(made)

    def _receive(self, made: Welcome | Rescue) -> None:
        self._end_welcome()
        self.welcome = made
        made.chosen.connect(self._chosen)
        made.show()
        QTimer.singleShot(_RARE_AFTER, theme(), theme().finish_fonts)

    def _other(self, what: str) -> None:
        from ui.welcome import Welcome

        self.ask()
        if what == "open" and isinstance(self.welcome, Welcome):
            self.welcome.choose_ledger()

    def _wanted(self, path: Path) -> None:
        """Open what a page wants in place of what there is, which stays if that fails."""
        before = self.window
        try:
            self.open(path)
        except UserError as error:
            if before:
                before.session.failed.emit(error)

    def _chosen(self, path: Path) -> None:
        try:
            self.open(path)
        except HeldLedger as error:
            if single.call_up(path):
                self._end_welcome()
            elif self.welcome:
                self.welcome.tell(error, path)
        except UserError as error:
            if self.welcome:
                self.welcome.tell(error, path)

    def _end_welcome(self) -> None:
        if self.welcome:
            self.welcome.close()
            self.welcome.deleteLater()
            self.welcome = None

    @staticmethod
    def _stand(window: Window) -> None:
        """Show the window where it stood last, else as large as the screen."""
        kept = settings.geometry()
        if kept.isEmpty() or not window.restoreGeometry(kept):
            window.resize(1366, 697)
            window.showMaximized()
        else:
            window.show()

    def _settle(self) -> None:
        """Bring in what a window can be without; its time counts from when events are heard."""
        QTimer.singleShot(_DOORBELL_AFTER, self, self._hang_bell)
        QTimer.singleShot(_RARE_AFTER, theme(), theme().finish_fonts)

    def _hang_bell(self) -> None:
        if not self.window:
            return
        if self._bell:
            self._bell.close()
        self._bell = single.Doorbell(self.window.session.ledger.path, self)
        self._bell.rung.connect(self.window.bring_up)


def run(path: str | None = None) -> int:
    """Start the program with a ledger, or with the one opened last; returns the exit code."""
    app = QApplication([sys.argv[0], "-style", "fusion"])
    app.setApplicationName("village-ledger")
    app.setApplicationDisplayName(PROGRAM)
    mishap.Watch(parent=app).install()
    translate(app)
    theme().apply(app, settings.text_size())
    program = Program(app)
    if not program.start(Path(path) if path else None):
        return 0
    QTimer.singleShot(0, garbage.begin)
    code = app.exec()
    work.end_all()
    return code


def translate(app: QApplication) -> None:
    """Let Qt's own boxes, menus, calendars and dates speak Chinese, whatever the system does."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    app.installTranslator(_Newer(app))  # asked last: what is installed later is asked first
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)


class _Newer(QTranslator):
    """Words that newer releases of Qt write another way than their own Chinese catalogue."""

    _WORDS = MappingProxyType({"&Look in:": "查找范围(&I)：", "Files of &type:": "文件类型(&T)："})

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return the Chinese of a text; None is left as it is, "" would stand there as nothing."""
        del context, disambiguation, n
        return self._WORDS.get(text)  # type: ignore[return-value] # Qt's null text, no word of it

    def isEmpty(self) -> bool:
        """Say that there is something to ask for: Qt asks no empty one."""
        return False
