"""A folder that cannot be written: a sentence, and not a byte changed."""

from __future__ import annotations

import os
import random
from pathlib import Path

from ui.drills import process
from ui.drills.actions import ACTIONS
from ui.drills.drill import Drill, Found
from ui.drills.laws import Courses
from ui.drills.stage import Stage, prepared

_NOBODY = 65534


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    folder.chmod(0o755)  # else nobody would not even reach it
    stage = prepared(folder / "stage", seed)
    courses = Courses(ACTIONS, stage, folder, random.Random(seed))  # noqa: S311 - no secrets
    for number in found.rounds(count):
        course = courses[number]
        action = course.action
        _close(course.start.folder)
        before = _bytes(course.start)

        def act(run: object = action.run, stage: Stage = course.start) -> None:
            if os.geteuid() == 0:  # root may write anywhere
                os.setuid(_NOBODY)
            run(stage)  # type: ignore[operator]

        ended = process.run(act)
        _open(course.start.folder)
        if ended.how != process.SAID:
            found.broke(f"{action.name}: {ended.how} {ended.words}")
        elif _bytes(course.start) != before:
            found.broke(f"{action.name}: something was written")
        else:
            found.held("a sentence")


def _bytes(stage: Stage) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in stage.folder.rglob("*") if one.is_file()}


def _close(folder: Path) -> None:
    for one in folder.rglob("*"):
        one.chmod(0o555 if one.is_dir() else 0o444)
    folder.chmod(0o555)


def _open(folder: Path) -> None:
    folder.chmod(0o755)
    for one in folder.rglob("*"):
        one.chmod(0o755 if one.is_dir() else 0o644)


DRILL = Drill(
    "read_only",
    "文件夹只读",
    "in a folder that cannot be written every act gives a sentence, and not a byte changes",
    len(ACTIONS),
    6,
    _run,
)
