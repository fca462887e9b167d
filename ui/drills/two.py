"""Two programs on one ledger, as real processes: one writes, the others are told who holds it.

On this computer's disk, on a stick with a file system of its own, and on a network path which two
sides reach without knowing each other's locks: there nobody may write at all.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from models.declared import record_types
from models.errors import CannotWrite, HeldLedger
from models.ledger import Ledger
from ui.drills import disks
from ui.drills.drill import Drill, Found
from ui.drills.stage import NOW, Stage, prepared

_PROGRAMS = 3
_WROTE, _HELD, _REFUSED, _WRONG = range(4)  #: exit codes of a program


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secrets
    stage = prepared(folder / "stage", seed)
    with ExitStack() as stack:
        ways: list[tuple[str, Callable[[], str]]] = [("disk", lambda: _near(stage, chance))]
        if stick := stack.enter_context(disks.stick(folder / "stick")):
            there = stage.again(stick[0] / "stage")
            ways.append((f"stick ({stick[1]})", lambda: _near(there, chance)))
        if sides := stack.enter_context(disks.far(folder / "far")):
            home = stage.again(sides[0] / "stage")
            paths = [side / "stage" / home.path.name for side in sides[1:]]
            ways.append(("network path", lambda: _far(home, paths, chance)))
        lacking = {"stick": stick, "network path": sides}
        found.facts["left_out"] = {
            name: "this computer has not the programs for it"
            for name, there_is in lacking.items()
            if not there_is
        }
        for number in found.rounds(count):
            where, play = ways[number % len(ways)]
            if said := play():
                found.broke(f"round {number}, {where}: {said}")
            else:
                found.held(where)


def _near(stage: Stage, chance: random.Random) -> str:
    """Let programs write at once: what was said done is there; one that is open keeps others."""
    before = _count(stage.path)
    codes = _at_once([stage.path] * _PROGRAMS, chance)
    now = _count(stage.path)
    if not set(codes) <= {_WROTE, _HELD} or _WROTE not in codes:
        return f"exit codes {codes}"
    if now != before + codes.count(_WROTE):
        return f"{codes.count(_WROTE)} said done, {now - before} are there"
    ledger = stage.opened()
    try:
        (code,) = _at_once([stage.path], chance)
        return "" if code == _HELD else f"a second writer ended with {code}"
    finally:
        ledger.close()


def _far(home: Stage, paths: list[Path], chance: random.Random) -> str:
    """Nobody writes over the network, anybody reads, and not a byte changes."""
    before = home.path.read_bytes()
    codes = _at_once(paths, chance)
    if set(codes) != {_REFUSED}:
        return f"exit codes {codes}"
    if [_count(path) for path in paths] != [_count(home.path)] * len(paths):
        return "it reads differently from there"
    return "" if home.path.read_bytes() == before else "something was written"


def _count(path: Path) -> int:
    ledger = Ledger(path, record_types(), clock=lambda: NOW, read_only=True)
    try:
        return ledger.count("seal_use")
    finally:
        ledger.close()


def _at_once(paths: list[Path], chance: random.Random) -> list[int]:
    """Start a program for each path at about the same time; returns how each ended."""
    waits = [chance.uniform(0, 0.4) for _ in paths]
    pids = []
    for path, wait in zip(paths, waits, strict=True):
        pid = os.fork()
        if pid == 0:
            time.sleep(wait if len(paths) > 1 else 0)
            os._exit(_write(path))
        pids.append(pid)
    return [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]


def _write(path: Path) -> int:
    """Add one record, and say how that went."""
    try:
        ledger = Ledger(path, record_types(), clock=lambda: NOW, who="李春生")
        ledger.save("seal_use", {"document": "两个程序"})
        time.sleep(0.02)
        ledger.close()
    except HeldLedger:
        return _HELD
    except CannotWrite:
        return _REFUSED
    except Exception:  # noqa: BLE001 - told by the code
        return _WRONG
    return _WROTE


DRILL = Drill(
    "two",
    "两个程序开一本账",
    "of programs that open one ledger at once each writes all or is told who holds it, on this "
    "disk and on a stick; what was said to be done is there; over the network nobody writes",
    300,
    4,
    _run,
)
