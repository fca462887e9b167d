"""A process of its own that stays for the next file: to start one takes longer than to read.

It is bound as one for each file would be: memory from its start, time anew for every file. One
that oversteps, dies or could not do what it was told is ended, and so is each when the program
ends; one that is not asked for a while ends itself.
"""

from __future__ import annotations

import atexit
import contextlib
import marshal
import os
import subprocess
import time
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from models.sheets.apart import MEGABYTES, ROOT, TICK, Step

DONE = b"+"  #: what a process answers when it did its work, and goes on


class Kept:
    """A process that takes one job after another, marshalled, and answers each."""

    def __init__(self, words: Sequence[str]) -> None:
        """Start it; its bound of memory is its last word."""
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [*words, str(MEGABYTES)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        Thread(target=self._listen, daemon=True).start()  # Windows cannot wait for a pipe's answer

    def _listen(self) -> None:
        """Pass on its answers; the last one is empty: it has ended."""
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        with self._process.stdout as answers:
            answer = DONE
            while answer == DONE:
                answer = answers.read(1)
                self._answers.put(answer)

    def told(self, job: Sequence[str], until: float, step: Step) -> bool | None:
        """Give it a job; says whether it was done, None when time ran out.

        `until` is a time of the monotonic clock; `step` may raise.
        """
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        try:
            self._process.stdin.write(marshal.dumps(list(job)))
        except OSError:
            return False
        while (left := until - time.monotonic()) > 0:
            step()
            with contextlib.suppress(Empty):
                return self._answers.get(timeout=min(TICK, left)) == DONE
        return None

    def end(self) -> None:
        """End it, whatever it is doing."""
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        self._process.kill()
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        self._process.wait()


_LOCK = Lock()
_waiting: dict[tuple[str, ...], Kept] = {}


def do(words: Sequence[str], job: Sequence[str], seconds: float, step: Step) -> bool:
    """Let a process of these words do a job; says whether it ended in time, well or not.

    What one could not do that has worked before is asked of a new one: it may have been tired.
    """
    until = time.monotonic() + seconds
    key = tuple(words)
    with _LOCK:
        kept = _waiting.pop(key, None)
    done: bool | None = False
    if kept is not None:
        done = _did(kept, key, job, until, step)
    if done is False:
        done = _did(Kept(words), key, job, until, step)
    return done is not None


def _did(
    kept: Kept, key: tuple[str, ...], job: Sequence[str], until: float, step: Step
) -> bool | None:
    done: bool | None = None
    try:
        done = kept.told((*job, str(max(int(until - time.monotonic()), 0) + 1)), until, step)
    finally:
        with _LOCK:
            stays = bool(done) and key not in _waiting
            if stays:
                _waiting[key] = kept
        if not stays:
            kept.end()
    return done


def end_all() -> None:
    """End what waits for work."""
    with _LOCK:
        left = list(_waiting.values())
        _waiting.clear()
    for one in left:
        one.end()


atexit.register(end_all)
