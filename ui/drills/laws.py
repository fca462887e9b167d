"""What must hold after anything: the ledger before or after, copies that tell the truth."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.backup import listing
from models.drafts import Drafts
from models.errors import UserError
from ui.drills import process
from ui.drills.actions import Action
from ui.drills.stage import Stage, digest_of


@dataclass(frozen=True)
class Course:
    """An action played without any harm: where it starts, where it ends, how long it takes."""

    action: Action
    start: Stage
    before: str
    after: str
    seconds: float
    papers: dict[str, bytes]


class Courses:
    """Courses of actions in an order by the dice; each is played when it is first needed."""

    def __init__(
        self, actions: Sequence[Action], stage: Stage, folder: Path, chance: random.Random
    ) -> None:
        self._actions = list(actions)
        chance.shuffle(self._actions)
        self._stage, self._folder = stage, folder
        self._played: dict[str, Course] = {}

    def __getitem__(self, number: int) -> Course:
        action = self._actions[number % len(self._actions)]
        if action.name not in self._played:
            self._played[action.name] = play(action, self._stage, self._folder)
        return self._played[action.name]

    def facts(self) -> dict[str, Any]:
        """Say how many actions were drilled, and which of them wrote nothing at all."""
        played = self._played.values()
        idle = [one.action.name for one in played
                if one.action.writes and one.before == one.after]  # fmt: skip
        return {"actions": len(played), "wrote_nothing": sorted(idle)}


def play(action: Action, stage: Stage, folder: Path) -> Course:
    """Play an action on a copy of the stage, in a process like those that are killed.

    Raises:
        RuntimeError: it does not even work without harm.
    """
    start = stage.again(folder / f"start {action.name}")
    if action.prepare:
        action.prepare(start)
    before = start.digest()
    done = start.again(folder / "course")
    ended = process.run(lambda: action.run(done), most=60)
    if ended.how != process.DONE:
        raise RuntimeError(f"{action.name}: {ended.how} {ended.words}")
    papers = {one.name: one.read_bytes() for one in _made(done)}
    return Course(action, start, before, done.digest(), ended.seconds, papers)


def broken(course: Course, stage: Stage, *, confirmed: bool) -> Iterator[str]:
    """Yield what does not hold in a folder after an action was broken off or done."""
    now = stage.digest()
    if now not in {course.before, course.after}:
        yield "the ledger is neither before nor after"
    if confirmed and now != course.after:
        yield "what was confirmed is gone"
    yield from _copies(stage)
    yield from _papers(course, stage)
    yield from _restored(stage)
    Drafts(stage.path).unfinished()  # a draft file is whole, or it is set aside
    if list(stage.folder.glob("*读不了*")):
        yield "the drafts are garbled"
    yield from _usable(stage)


def _copies(stage: Stage) -> Iterator[str]:
    """A copy that is said to be checked is well, and the one that was there still is."""
    found = listing.listed(stage.path)
    for copy in found:
        if copy.state == "checked" and listing.verified(copy).state != "checked":
            yield f"{copy.name} is said to be checked and is not"
    if not any(copy.state == "checked" for copy in found):
        yield "no copy is left"


def _made(stage: Stage) -> Iterator[Path]:
    """Yield the papers and filled forms in a folder."""
    yield from stage.folder.glob("*.pdf")
    yield from stage.folder.glob("填好*.xlsx")


def _papers(course: Course, stage: Stage) -> Iterator[str]:
    for paper in _made(stage):
        if course.papers.get(paper.name) != paper.read_bytes():
            yield f"{paper.name} is half"


def _restored(stage: Stage) -> Iterator[str]:
    source = {digest_of(copy.path) for copy in listing.listed(stage.path) if copy.here}
    for made in stage.folder.glob(f"*{listing.RESTORED}*.cwz"):
        if digest_of(made) not in source:
            yield f"{made.name} is not what it was made of"


def _usable(stage: Stage) -> Iterator[str]:
    """The next act works: no lock, no half file stands in its way."""
    try:
        ledger = stage.opened()
        ledger.save("seal_use", {"document": "接着记"})
        ledger.undo()
        ledger.close()
    except UserError as error:
        yield f"cannot go on: {error.sentence}"
