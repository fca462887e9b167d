"""Long work beside the window: a function on a thread, its result in the window's thread.

The ledger belongs to the window's thread. Work that reads it opens its own view of the file with
`reading`; what it may write is a file that is nobody's yet.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from models.errors import UserError
from models.ledger import Ledger


class Stopped(Exception):
    """The person pressed 停下; raised inside the work at its next step."""


class Work(QObject):
    """A function at work. Signals reach the window's thread; connect them before `start`."""

    #: the function's result
    finished = Signal(object)
    #: a `UserError`, or `Stopped`
    failed = Signal(object)
    #: what, number, total: the arguments of `Progress.tell`
    stepped = Signal(str, int, int)

    _ended = Signal(object, object)

    def __init__(self, function: Callable[[Work], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.owner: QObject | None = None
        self._function = function
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        _running.add(self)

    def start(self) -> Work:
        """Begin."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stop.set()

    def forget(self) -> None:
        """Deliver nothing any more: who asked is gone."""
        self.blockSignals(True)
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the thread; False when it is still at work."""
        if self._thread.is_alive():
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def step(self, what: str, number: int, total: int) -> None:
        """Say how far the work is; called inside the work.

        Raises:
            Stopped: the person wants no more.
        """
        if self._stop.is_set():
            raise Stopped
        self.stepped.emit(what, number, total)

    def _run(self) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            result = self._function(self)
        except BaseException as raised:  # noqa: BLE001 - handed on to the window's thread
            error = raised
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._ended.emit(result, error)

    def _deliver(self, result: Any, error: BaseException | None) -> None:  # noqa: ANN401
        _running.discard(self)
        if self.signalsBlocked():
            return
        if error is None:
            self.finished.emit(result)
        elif isinstance(error, UserError | Stopped):
            self.failed.emit(error)
        else:
            raise error


#: what is at work; holds the objects until they have delivered
_running: set[Work] = set()


def run(
    function: Callable[[], Any],
    done: Callable[[Any], object],
    failed: Callable[[Any], object] | None = None,
    *,
    owner: QObject | None = None,
) -> Work:
    """Run `function()` on a thread; `done(result)` or `failed(error)` follows in this one.

    Errors that are no `UserError` go to the exception hook as from any slot. Nothing follows
    when `owner` is gone by then.
    """
    work = Work(lambda _: function())
    if owner is not None:
        work.owner = owner
        owner.destroyed.connect(work.forget)
    work.finished.connect(done)
    if failed:
        work.failed.connect(failed)
    return work.start()


def is_busy() -> bool:
    """Say whether anything is at work."""
    return bool(_running)


def end_all(window: QWidget | None = None, seconds: float = 3.0) -> None:
    """Stop whatever is at work, or what a closing window owns; nothing is delivered any more."""
    for work in list(_running):
        owner = work.owner
        if window and not (isinstance(owner, QWidget) and window.isAncestorOf(owner)):
            continue
        work.forget()
        work.wait(seconds)
        _running.discard(work)


@contextmanager
def reading(ledger: Ledger) -> Iterator[Ledger]:
    """Open the file of `ledger` a second time, for reading on a thread."""
    now = ledger.now
    other = Ledger(ledger.path, ledger.types, clock=lambda: now, who=ledger.who, read_only=True)
    try:
        yield other
    finally:
        other.close()
