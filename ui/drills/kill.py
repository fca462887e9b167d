"""kill -9 at random instants, with real processes."""

from __future__ import annotations

import random
from pathlib import Path

from ui.drills import process
from ui.drills.actions import ACTIONS, LEFT_OUT
from ui.drills.drill import Drill, Found
from ui.drills.laws import Courses, broken
from ui.drills.stage import prepared

_LATEST = 1.1  #: the instant lies within this part of the time which the action takes


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secrets
    stage = prepared(folder / "stage", seed)
    courses = Courses(ACTIONS, stage, folder, chance)
    for number in found.rounds(count):
        course = courses[number]
        round_ = course.start.again(folder / "round")
        instant = chance.uniform(0, course.seconds * _LATEST)
        ended = process.run(lambda: course.action.run(round_), kill_after=instant)  # noqa: B023
        if ended.how in {process.FAILED, process.SAID}:
            found.broke(f"{course.action.name} at {instant:.4f} s: {ended.words}")
            continue
        said = list(broken(course, round_, confirmed=ended.how == process.DONE))
        if said:
            found.broke(f"{course.action.name} at {instant:.4f} s: {'; '.join(said)}")
        else:
            found.held("killed" if ended.how == process.KILLED else "done before the kill")
    found.facts |= courses.facts() | {"left_out": dict(LEFT_OUT)}


DRILL = Drill(
    "kill",
    "随时断电（强行结束程序）",
    "after kill -9 at any instant the content is that before or after the act, never between, "
    "nothing confirmed is gone, copies tell the truth, and the next act works",
    1000,
    12,
    _run,
)
