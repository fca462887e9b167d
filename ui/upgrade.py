"""Another version of the program, from a stick, or back to the one before; done by bootstrap.py.

It works beside the window: this version stays in use until the program is opened anew.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from models import versions
from models.errors import UserError
from ui import messages, work
from ui.session import Session

_HOME = Path(__file__).resolve().parent.parent
_KNOWN = "知道了"


def first() -> Path:
    """Return the folder of the version that was installed first: it takes others in."""
    return _HOME.parent.parent if _HOME.parent.name == versions.FOLDER else _HOME


def begin(session: Session, window: QWidget) -> None:
    """Ask for the folder of the new version; it is tried on a copy of this ledger first."""
    folder = QFileDialog.getExistingDirectory(window, "新版程序在哪个文件夹", str(Path.home()))
    if folder:
        session.said.emit("正在装新版，先在账本的副本上试，要几分钟，可以接着记……")
        _run(session, window, ["update", folder, str(session.ledger.path)])


def go_back(session: Session, window: QWidget) -> None:
    """Use the version of before again, when the program is opened the next time."""
    _run(session, window, ["back"])


def _run(session: Session, window: QWidget, arguments: list[str]) -> None:
    def done(said: str) -> None:
        session.said.emit(said.partition("，")[0])
        messages.choose(window, "好了", said, [_KNOWN])

    work.run(lambda: _said(arguments), done, session.failed.emit, owner=window)


def _said(arguments: list[str]) -> str:
    """Run bootstrap.py and return its last sentence.

    Raises:
        UserError: it could not be done; the sentence is its own.
    """
    command = [sys.executable, str(first() / "bootstrap.py"), *arguments]
    ended = subprocess.run(  # noqa: S603 - our own, with a folder which the person chose
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    lines = [one for one in ended.stdout.splitlines() if one.strip()]
    last = lines[-1] if lines else "没有做成。"
    if ended.returncode:
        raise UserError(last)
    return last
