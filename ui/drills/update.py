"""kill -9 while a newer version of the program is taken in: the old one or the new one, whole."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from models import versions
from models.errors import UserError
from ui.drills import process
from ui.drills.drill import Drill, Found

_FILES = 40  #: of a made-up program beside those that every version has
_LATEST = 1.2  #: the instant lies within this part of the time which it takes


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secrets
    root, stick = _program(folder / "old", "1", chance), _program(folder / "stick", "2", chance)
    took = process.run(lambda: _taken(stick, _fresh(root, folder / "round")), most=60).seconds
    for number in found.rounds(count):
        here = _fresh(root, folder / "round")
        if number % 2:  # every other time there is a version of before already
            _taken(_program(folder / "between", f"1.{number}", chance), here)
        before = versions.chosen(here)
        instant = chance.uniform(0, took * _LATEST)
        ended = process.run(lambda: _taken(stick, here), kill_after=instant)  # noqa: B023
        if said := _said(here, before, stick, done=ended.how == process.DONE):
            found.broke(f"round {number} at {instant:.4f} s: {said}")
        else:
            found.held("killed" if ended.how == process.KILLED else "done before the kill")


def _said(here: Path, before: Path, stick: Path, *, done: bool) -> str:
    """Return what does not hold; then take it in once more, and go back."""
    now = versions.chosen(here)
    if now != before and not versions.is_whole(now):
        return "a version is used that is not whole"
    if done and now == before:
        return "it was said to be done and is not"
    if before != here and not versions.is_whole(before):
        return "the version of before is not whole"
    try:
        if now == before:
            now = _taken(stick, here)
        back = versions.go_back(here)
    except UserError as error:
        return f"cannot go on: {error.sentence}"
    return "" if back == before and versions.is_whole(now) else "the way back leads elsewhere"


def _taken(stick: Path, here: Path) -> Path:
    return versions.take_in(stick, here, lambda home: (home / "main.py").read_bytes())


def _fresh(root: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root, folder)
    return folder


def _program(folder: Path, number: str, chance: random.Random) -> Path:
    """Make up a program: no more than its names matter here."""
    shutil.rmtree(folder, ignore_errors=True)
    names = ["main.py", "bootstrap.py", "requirements.lock", "models/ledger.py"]
    for name in (*names, *(f"models/{n}.py" for n in range(_FILES))):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(chance.randbytes(chance.randrange(20_000)))
    (folder / "setup.cfg").write_text(f"[metadata]\nversion = {number}\n", encoding="utf-8")
    return folder


DRILL = Drill(
    "update",
    "升级程序到一半断电",
    "after kill -9 at any instant of an update the version of before or the new one is used, each "
    "whole; taking it in again works, and so does the way back",
    300,
    8,
    _run,
    in_memory=True,
)
