"""A part of the program in a process of its own, with limits: a hostile file ends only that."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

MEGABYTES = 900  #: address space of the process
TICK = 0.2  #: seconds between two looks whether anybody wants to stop
ROOT = Path(__file__).resolve().parents[2]

Step = Callable[[], object]


def command(module: str) -> list[str]:
    """Return the words that start a module of the program."""
    return [sys.executable, "-X", "utf8", "-m", module]


def run_apart(words: Sequence[str], seconds: float, step: Step = lambda: None) -> bool:
    """Run a command, its limits as its last words; says whether it ended by itself.

    `step` is called meanwhile, and what it raises ends the process: nothing is left running.
    """
    until = time.monotonic() + seconds
    with subprocess.Popen(  # noqa: S603 - our own program
        [*words, str(MEGABYTES), str(int(seconds) + 1)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            while time.monotonic() < until:
                step()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(min(TICK, max(until - time.monotonic(), 0)))
                    return True
            return False
        finally:
            process.kill()
