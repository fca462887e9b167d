"""A full disk at every write: a sentence, and nothing lost.

Two ways, both with the system's own refusal in a process of its own. At some 512 bytes of what an
act writes, the system lets no file grow past that point (RLIMIT_FSIZE). And where the drill may
mount one (root), a small file system in memory that has room for so many pages and no more, so
that the refusal is the real "no space left": none, one, two ... until there is room for the act.
"""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path

from ui.drills import disks, process
from ui.drills.actions import ACTIONS
from ui.drills.drill import Drill, Found
from ui.drills.laws import Course, Courses, broken
from ui.drills.stage import Stage, prepared

_PAGE = 4096
_SECTOR = 512
_REAL = 0.7  #: of the rounds are played on the small file system
_DISK = 24 << 20  #: bytes of the small file system
_SINGLY = 40  #: pages of room that are tried one by one; large writes go on in steps
_JOURNAL = 96 << 10  #: bytes in which most of what an act writes to the journal lies


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secrets
    stage = prepared(folder / "stage", seed)
    courses = Courses(ACTIONS, stage, folder, chance)
    rooms: dict[str, int] = {}
    through: set[str] = set()
    with disks.small(folder / "disk", _DISK) as disk:
        found.facts["small_file_system"] = bool(disk)
        for number in found.rounds(count):
            course = courses[number]
            name = course.action.name
            if disk and name not in through and chance.random() < _REAL:
                pages = rooms.get(name, 0)
                rooms[name] = pages + max(1, (pages - _SINGLY) // 8)
                if _on_full(course, disk, pages, found):
                    through.add(name)  # there was room for all of it
            else:
                # Half of them among the first writes, which are the journal's.
                most = chance.choice((_JOURNAL, course.start.path.stat().st_size + _JOURNAL))
                at = chance.randrange(most // _SECTOR) * _SECTOR
                _limited(course, folder / "round", at, found)
    found.facts |= courses.facts() | {"every_write": len(through)}


def _limited(course: Course, folder: Path, most: int, found: Found) -> None:
    """Let no file grow past `most` bytes."""
    import resource

    stage = course.start.again(folder)

    def act() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        course.action.run(stage)

    _judge(course, stage, process.run(act), f"no file past {most} bytes", found)


def _on_full(course: Course, disk: Path, pages: int, found: Found) -> bool:
    """Leave room for so many pages on the small file system; returns whether all was done."""
    stage = course.start.again(disk / "round")
    left = os.statvfs(disk)
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(max(0, left.f_bavail * left.f_frsize - pages * _PAGE)))
    ended = process.run(lambda: course.action.run(stage))
    ballast.unlink()
    _judge(course, stage, ended, f"room for {pages} pages", found)
    return ended.how == process.DONE


def _judge(course: Course, stage: Stage, ended: process.Ended, how: str, found: Found) -> None:
    if ended.how == process.FAILED:
        found.broke(f"{course.action.name}, {how}: {ended.words}")
        return
    said = list(broken(course, stage, confirmed=ended.how == process.DONE))
    if said:
        found.broke(f"{course.action.name}, {how}: {'; '.join(said)}")
    else:
        found.held("a sentence" if ended.how == process.SAID else "there was room")


DRILL = Drill(
    "full",
    "盘满了",
    "a full disk at any write gives a sentence and no failure of the program; the content is that "
    "before or after the act, and the next act works once there is room",
    4000,
    7,
    _run,
)
