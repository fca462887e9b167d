"""A stick pulled out, or a disk that fails, in the middle of an act.

In a process of its own every file of the ledger's folder is torn away at a random statement: its
handle then belongs to a socket, at which reading, writing and settling fail as the system says.
"""

from __future__ import annotations

import os
import random
import socket
from pathlib import Path

from models.storage import Store
from ui.drills import process
from ui.drills.actions import ACTIONS
from ui.drills.drill import Drill, Found
from ui.drills.laws import Courses, broken
from ui.drills.stage import Stage, prepared

_STATEMENTS = 60  #: the stick is pulled at one of so many statements


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secrets
    stage = prepared(folder / "stage", seed)
    courses = Courses([one for one in ACTIONS if one.writes], stage, folder, chance)
    for number in found.rounds(count):
        course = courses[number]
        round_ = course.start.again(folder / "round")
        at = chance.randrange(1, _STATEMENTS)

        def act(stage: Stage = round_, run: object = course.action.run, at: int = at) -> None:
            _pull_at(at, stage.folder)
            run(stage)  # type: ignore[operator]

        ended = process.run(act)
        if ended.how == process.FAILED:
            found.broke(f"{course.action.name}, pulled at {at}: {ended.words}")
        elif said := list(broken(course, round_, confirmed=ended.how == process.DONE)):
            found.broke(f"{course.action.name}, pulled at {at}: {'; '.join(said)}")
        else:
            found.held("a sentence" if ended.how == process.SAID else "it was done before")
    found.facts |= courses.facts()


def _pull_at(at: int, folder: Path) -> None:
    """Tear the folder's open files away before the statement of this number."""
    left = [at]
    execute = Store.execute

    def watched(self: Store, sql: str, values: object = ()) -> object:
        left[0] -= 1
        if left[0] == 0:
            _pull(folder)
        return execute(self, sql, values)  # type: ignore[arg-type]

    Store.execute = watched  # type: ignore[assignment, method-assign]


def _pull(folder: Path) -> None:
    dead = socket.socket(socket.AF_UNIX)
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 - the handles of this process
        try:
            target = Path(f"/proc/self/fd/{name}").readlink()
        except OSError:
            continue
        if target.is_relative_to(folder):
            os.dup2(dead.fileno(), int(name))


DRILL = Drill(
    "pulled",
    "U 盘拔早了",
    "a disk that vanishes in the middle of an act gives a sentence; when it is back, the content "
    "is that before or after the act",
    500,
    8,
    _run,
)
