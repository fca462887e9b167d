"""An action in a process of its own, and what became of it."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from models.errors import UserError

DONE, SAID, FAILED, KILLED = "done", "said", "failed", "killed"


@dataclass(frozen=True)
class Ended:
    """How a process ended: done, said (a `UserError`), failed (anything else), killed."""

    how: str
    words: str
    seconds: float


def can_fork() -> bool:
    """Say whether this system has what these drills need."""
    return hasattr(os, "fork")


def run(
    function: Callable[[], object], *, kill_after: float | None = None, most: float = 10.0
) -> Ended:
    """Run a function in a process; SIGKILL it after some seconds, or when it hangs.

    Nothing the process does after its word (done, said, failed) was given counts as confirmed.
    """
    reading, writing = os.pipe()
    began = time.monotonic()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _child(function, writing)
    os.close(writing)
    try:
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(pid, signal.SIGKILL)
        hung = not _wait(pid, began + most)
    finally:
        word = _read(reading)
    seconds = time.monotonic() - began
    if hung:
        return Ended(FAILED, f"hung for {most:.0f} s", seconds)
    how, _, words = word.partition("\n")
    return Ended(how or KILLED, words, seconds)


def _child(function: Callable[[], object], writing: int) -> None:
    sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - nobody reads a killed process
    try:
        function()
        word = DONE
    except UserError as error:
        word = f"{SAID}\n{error.sentence}{error.action}"
    except BaseException:  # noqa: BLE001 - told to the parent
        word = f"{FAILED}\n{traceback.format_exc()[-1500:]}"
    os.write(writing, word.encode())
    os._exit(0)


def _wait(pid: int, until: float) -> bool:
    """Wait for a process; one that takes too long is killed, and False returned."""
    while True:
        ended, _ = os.waitpid(pid, os.WNOHANG)
        if ended:
            return True
        if time.monotonic() > until:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return False
        time.sleep(0.001)


def _read(reading: int) -> str:
    with os.fdopen(reading, "rb") as file:
        return file.read().decode(errors="replace")
