"""What happens when the program itself fails: logged with its trace, told once, and on it goes.

An exception that leaves a slot would otherwise vanish, or leave a window that is dead.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication

from models.errors import UserError
from ui import messages

_LOG_BYTES, _LOG_FILES = 500_000, 3

logger = logging.getLogger("village-ledger")


def log_folder() -> Path:
    """Return the folder of the logs, in the user's own data folder of this program."""
    kind = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(kind)) / "日志"


def open_log(folder: Path) -> Path | None:
    """Let the log go to a file; None when the folder cannot be written (then to nowhere)."""
    path = folder / "程序.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return path


class Watch(QObject):
    """Catches what nobody caught, from slots and threads; tells it in the window's thread."""

    _caught = Signal(object)

    def __init__(self, log: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log = log
        self._told: set[str] = set()
        # Queued: a box opened from inside a paint event would paint, and fail, again.
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take the place of Python's own hooks."""
        sys.excepthook = self.caught
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._unraisable

    def caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an exception and have it told; Ctrl+C in a terminal ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        logger.error("%s", "".join(traceback.format_exception(kind, error, trace)))
        self._caught.emit(error)

    def _in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.caught(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _unraisable(self, hook: sys.UnraisableHookArgs) -> None:
        # Python could not raise it (a destructor): nothing the person did has failed.
        logger.warning("%r: %r", hook.object, hook.exc_value)

    def _tell(self, error: BaseException) -> None:
        if messages.open_already():
            return  # one box at a time; the log has both
        window = QApplication.activeWindow()
        if isinstance(error, UserError):
            messages.show_error(window, error)
            return
        place = _place_of(error)
        if place not in self._told:  # the same fault in every repaint is told once
            self._told.add(place)
            messages.show_mishap(window, self.log)


def _place_of(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
