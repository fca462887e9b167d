"""A clock that is set back or forward, by minutes or by decades."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from models.backup import keeping, listing, places
from models.content import digest
from models.declared import record_types
from models.ledger import Ledger
from ui.drills import made_up
from ui.drills.drill import Drill, Found
from ui.drills.stage import NOW, Stage, digest_of, prepared

_ACTS = 12  #: acts of one round, the clock jumping before each
_JUMPS = (
    dt.timedelta(minutes=-5), dt.timedelta(hours=3), dt.timedelta(days=-1), dt.timedelta(days=40),
    dt.timedelta(days=-400), dt.timedelta(days=3650), dt.timedelta(days=-9000),
    dt.timedelta(minutes=31),
)  # fmt: skip


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    stage = prepared(folder / "stage", seed)
    for number in found.rounds(count):
        round_ = stage.again(folder / "round")
        said = _round(round_, random.Random(f"{seed} {number}"))  # noqa: S311 - no secrets
        if said:
            found.broke(f"round {number}: {said}")
        else:
            found.held()


def _round(stage: Stage, chance: random.Random) -> str:
    """Act at odd times; then take everything back, in the order in which it was done."""
    now = [NOW]
    ledger = Ledger(stage.path, record_types(), clock=lambda: now[0], who="李春生")
    first = records_of(ledger)
    labels, numbers, before = [], set(), ledger.ids("certificate")
    names = [name for name, one in ledger.types.items()
             if not one.single and not one.is_rules and not one.numbering
             and name != "own_field"]  # fmt: skip
    try:
        for _ in range(_ACTS):
            now[0] += chance.choice(_JUMPS)
            if made_up.record(ledger, ledger.type(chance.choice(names)), chance) is not None:
                labels.append(ledger.undo_label())
            if said := _copied(stage, ledger, now[0]):
                return said
        for label in reversed(labels):
            if ledger.undo_label() != label:
                return f"undo takes back {ledger.undo_label()}, not {label}"
            ledger.undo()
        if names := _differing(first, records_of(ledger)):
            return f"after taking all back {names} are not as before"
        for _ in range(3):
            now[0] += chance.choice(_JUMPS)
            made_up.record(ledger, ledger.type("certificate"), chance)
        records = [ledger.get("certificate", id_)["number"]
                   for id_ in ledger.ids("certificate") if id_ not in before]  # fmt: skip
        numbers = set(records)
        return "" if len(numbers) == len(records) else "a number was given twice"
    finally:
        ledger.close()


def _copied(stage: Stage, ledger: Ledger, now: dt.datetime) -> str:
    """Whatever the clock says, the newest copy holds the newest act, in both places."""
    last = listing.newest(stage.path)
    if keeping.is_due(last, ledger.journal.last(), now):
        keeping.keep(stage.path, now)
        newest = listing.newest(stage.path)
        if newest is None or newest.note is None or newest.note.op != ledger.journal.last():
            return f"at {now} the copy just made is not the newest"
        if not newest.away or digest_of(newest.path) != digest(ledger.store):
            return f"at {now} the newest copy is not the ledger"
    place = places.second(stage.path)
    if place and place.days_late(now) and place.got and place.got > now:
        return f"at {now} a stick is missed that was there in the future"
    return ""


def records_of(ledger: Ledger) -> dict[str, list[str]]:
    """Return what is stored in every register, without history, revisions and what follows."""
    found = {}
    for name, one in ledger.types.items():
        kept = [field.name for field in (*one.columns, *one.lines)]
        found[name] = sorted(
            repr((record.id, [record[each] for each in kept])) for record in ledger.find(name)
        )
    return found


def _differing(one: dict[str, list[str]], other: dict[str, list[str]]) -> list[str]:
    return [name for name in one if one[name] != other[name]]


DRILL = Drill(
    "clock",
    "电脑时间不对",
    "however the clock jumps, acts are taken back in the order in which they were done, no number "
    "is given twice, and the newest copy holds the newest act",
    60,
    1,
    _run,
    in_memory=True,
)
