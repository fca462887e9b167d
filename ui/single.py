"""One window per ledger: a second start brings the first window up, and ends.

The ledger's own lock decides who may write; here the two processes only talk. The name of the
meeting point comes from the file's path and the user, so two ledgers never meet.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_TRIES, _PAUSE, _WAIT = 4, 0.25, 500


def name_of(path: Path) -> str:
    """Return the meeting point of a ledger."""
    import getpass
    import hashlib

    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # no entry for this user
        user = ""
    mark = f"{path.resolve()}\0{user}"
    return "village-ledger-" + hashlib.sha256(mark.encode()).hexdigest()[:20]


def call_up(path: Path) -> bool:
    """Ask the window that has this ledger to come to the front; False when nobody answers.

    Tries for a second: the other one may be starting just now.
    """
    from PySide6.QtNetwork import QLocalSocket

    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE)
        socket = QLocalSocket()
        socket.connectToServer(name_of(path))
        if not socket.waitForConnected(_WAIT):
            continue
        # The answer is that the other side hangs up.
        ended = QLocalSocket.LocalSocketState.UnconnectedState
        if socket.state() == ended or socket.waitForDisconnected(2 * _WAIT):
            return True
    return False


class Doorbell(QObject):
    """Listens for a second start of the same ledger."""

    rung = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._server: QLocalServer = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # We hold the ledger's lock, so a socket file of that name was left by a crash.
        QLocalServer.removeServer(name_of(path))
        self._server.listen(name_of(path))
        self._server.newConnection.connect(self._answer)

    def _answer(self) -> None:
        while caller := self._server.nextPendingConnection():
            caller.disconnectFromServer()
            caller.deleteLater()
            self.rung.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
