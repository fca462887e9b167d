"""What happens when the program itself fails: logged with its trace, told once, and on it goes.

An exception that leaves a slot would otherwise vanish, or leave a window that is dead.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication

from models.errors import UserError
from ui import messages

_LOG_BYTES, _LOG_FILES = 500_000, 3

if TYPE_CHECKING:
    from logging import Logger


def log_folder() -> Path:
    """Return the folder of the logs, in the user's own data folder of this program."""
    kind = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(kind)) / "日志"


def open_log(folder: Path) -> tuple[Logger, Path | None]:
    """Let the log go to a file; no path when the folder cannot be written.

    Called at the first failure: logging takes longer to load than a window has time for.
    """
    import logging
    from logging.handlers import RotatingFileHandler

    logger = logging.getLogger("village-ledger")
    path = folder / "程序.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return logger, None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return logger, path


class Watch(QObject):
    """Catches what nobody caught, from slots and threads; tells it in the window's thread."""

    _caught = Signal(object)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._log: tuple[Logger, Path | None] | None = None
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
        self._logger().error("出了问题", exc_info=(kind, error, trace))
        self._caught.emit(error)

    def _in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.caught(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _unraisable(self, hook: sys.UnraisableHookArgs) -> None:
        # Python could not raise it (a destructor): nothing the person did has failed.
        self._logger().warning("%r: %r", hook.object, hook.exc_value)

    def _logger(self) -> Logger:
        if self._log is None:
            self._log = open_log(self._folder or log_folder())
        return self._log[0]

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
            messages.show_mishap(window, self._log[1] if self._log else None)


def _place_of(error: BaseException) -> str:
    """Return the kind of error and the line that raised it."""
    trace, place = error.__traceback__, ""
    while trace:
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} {place}"
