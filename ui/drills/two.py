"""Two programs on one ledger, as real processes: one writes, the others are told who holds it."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

from models.declared import record_types
from models.errors import HeldLedger
from models.ledger import Ledger
from ui.drills.drill import Drill, Found
from ui.drills.stage import NOW, Stage, prepared

_PROGRAMS = 3


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secrets
    found.facts["left_out"] = {
        "network path": "no file server here; the lock is the system's own, which passes it on",
        "stick": "the same lock on a file system without one is untried",
    }
    stage = prepared(folder / "stage", seed)
    for number in found.rounds(count):
        before = _count(stage)
        written = _at_once(stage, chance)
        now = _count(stage)
        if isinstance(written, str):
            found.broke(f"round {number}: {written}")
        elif now != before + written:
            found.broke(f"round {number}: {written} said done, {now - before} are there")
        elif (ended := _held(stage)) is not None:
            found.broke(f"round {number}: {ended}")
        else:
            found.held(f"{written} of {_PROGRAMS} wrote")


def _count(stage: Stage) -> int:
    ledger = Ledger(stage.path, record_types(), clock=lambda: NOW, read_only=True)
    try:
        return ledger.count("seal_use")
    finally:
        ledger.close()


def _at_once(stage: Stage, chance: random.Random) -> int | str:
    """Start several programs at once; returns how many wrote, or what went wrong."""
    waits = [chance.uniform(0, 0.4) for _ in range(_PROGRAMS)]
    pids = []
    for wait in waits:
        pid = os.fork()
        if pid == 0:
            time.sleep(wait)
            os._exit(_write(stage))
        pids.append(pid)
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    return codes.count(0) if set(codes) <= {0, 1} else f"exit codes {codes}"


def _write(stage: Stage) -> int:
    """Add one record: 0 done, 1 told that somebody holds it, 2 anything else."""
    try:
        ledger = stage.opened()
        ledger.save("seal_use", {"document": "两个程序"})
        time.sleep(0.02)
        ledger.close()
    except HeldLedger:
        return 1
    except BaseException:  # noqa: BLE001 - told by the code
        return 2
    return 0


def _held(stage: Stage) -> str | None:
    """While it is open here, another process may read it and not write it."""
    ledger = stage.opened()
    try:
        pid = os.fork()
        if pid == 0:
            code = _write(stage)
            _count(stage)
            os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return None if code == 1 else f"a second writer ended with {code}"
    finally:
        ledger.close()


DRILL = Drill(
    "two",
    "两个程序开一本账",
    "of programs that open one ledger at once each writes all or is told who holds it; what was "
    "said to be done is there",
    200,
    4,
    _run,
)
