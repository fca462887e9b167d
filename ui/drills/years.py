"""Ten years of daily use in minutes: what grows, and how."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models import sample
from models.backup import keeping, listing
from models.declared import record_types
from models.ledger import Ledger
from ui.drills import made_up
from ui.drills.drill import Drill, Found

_FIRST = dt.datetime(2026, 1, 5, 9, 0)
_YEARS = 10
_PER_YEAR = 1000  #: acts at most: four on each working day
_TIMES = 5
_STEEPER = 3.0  #: what grows faster than the file by this factor does not grow linearly
_STANDING = 2.0  #: a start does not grow with the years: never so many times that of the first
_NOISE = 20.0  #: milliseconds below which a busy computer says nothing
_WHOLE = 1000  #: people from which on it is a village and no trial
_MAIN = Path(__file__).resolve().parent.parent.parent / "main.py"


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    """Let a village of `count` people live; the first year is the measure for the others."""
    chance = random.Random(seed)  # noqa: S311 - no secrets
    path = folder / "白杨村.cwz"
    sample.build(path, record_types(), clock=lambda: _FIRST, residents=count, seed=seed)
    acts = min(_PER_YEAR, count)
    curve: list[dict[str, Any]] = []
    for year in range(_YEARS + 1):
        now = _FIRST + dt.timedelta(days=365 * year)
        if year:
            _live(path, now, acts, chance)
        point: dict[str, Any] = {"year": year, **_measure(path, now)}
        if count >= _WHOLE and year in {1, _YEARS // 2, _YEARS}:
            point["start_ms"] = _least(lambda: _start(path))
        curve.append(point)
    found.facts |= {"residents": count, "acts_per_year": acts, "curve": curve}
    first, last = curve[1], curve[-1]
    grown = last["file_mb"] / first["file_mb"]
    for name, most in (
        ("open_ms", _STANDING), ("start_ms", _STANDING), ("save_ms", grown * _STEEPER),
        ("backup_ms", grown * _STEEPER), ("search_ms", grown * _STEEPER),
    ):  # fmt: skip
        if name not in first:
            continue
        ratio = last[name] / max(first[name], _NOISE)
        if ratio > most:
            found.broke(f"{name} grew {ratio:.1f} times, the file {grown:.1f} times")
        else:
            found.held()


def _live(path: Path, year: dt.datetime, acts: int, chance: random.Random) -> None:
    """Live one year: every register gets its share, some records are changed, some removed."""
    moment = [year]
    ledger = Ledger(path, record_types(), clock=lambda: moment[0], who="李春生")
    ledger.store.execute("PRAGMA synchronous = OFF")  # only here, to get ten years into minutes
    names = [name for name, one in ledger.types.items()
             if not one.single and not one.is_rules and name != "own_field"]  # fmt: skip
    residents = ledger.ids("resident")
    for number in range(acts):
        moment[0] = year + dt.timedelta(hours=number * 365 * 24 / acts)
        if number % 3:
            made_up.record(ledger, ledger.type(chance.choice(names)), chance)
        else:
            phone = f"138{chance.randrange(10**8):08}"
            ledger.save("resident", {"phone": phone}, id=chance.choice(residents))
    ledger.close()


def _measure(path: Path, now: dt.datetime) -> dict[str, Any]:
    def opened() -> None:
        Ledger(path, record_types(), clock=lambda: now).close()

    ledger = Ledger(path, record_types(), clock=lambda: now, who="李春生")
    someone = ledger.ids("resident")[0]
    notes = iter(range(_TIMES))
    try:
        save = _least(
            lambda: ledger.save("resident", {"note": f"{now} {next(notes)}"}, id=someone)
        )
        ledger.search("王")
        search = _least(lambda: ledger.search("wxl"))
        acts = ledger.journal.last()
    finally:
        ledger.close()
    keeping.keep(path, now)  # the copies of the year thin themselves
    copy = _least(lambda: keeping.keep(path, now), times=1)
    return {
        "acts": acts,
        "file_mb": round(path.stat().st_size / 2**20, 1),
        "open_ms": _least(opened),
        "save_ms": save,
        "search_ms": search,
        "backup_ms": copy,
        "copies": len(listing.listed(path)),
    }


def _start(path: Path) -> None:
    """Start the program anew and let it say whose ledger it is."""
    command = [sys.executable, str(_MAIN), "list", "village", "--ledger", str(path)]
    subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - ourselves


def _least(function: Callable[[], object], times: int = _TIMES) -> float:
    """Return the milliseconds of the quickest of several times: other work only adds to it."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        function()
        taken.append((time.perf_counter() - began) * 1000)
    return round(min(taken), 1)


DRILL = Drill(
    "years",
    "用上十年",
    "over ten years of daily use nothing grows worse than in line with the file, and a start not "
    "at all",
    20000,
    20,
    _run,
)
