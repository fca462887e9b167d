"""Torn writes: every state in which a power cut may leave the ledger and its journal.

Nothing is simulated below SQLite: an act is really done, and what it wrote is kept, the journal by
a second name for its file, the ledger by its bytes before and after. From these every state is
built that SQLite's order of writing allows (journal, settle, journal's head, settle, ledger,
settle, journal gone), with each file cut at every 512 bytes and, by the dice, any of its 512-byte
sectors written or not, since a disk may write in any order until it is asked to settle.

What a disk does that lies about settling is not covered, nor a journal in several parts, which
only an act of more than the 16 MB cache would write.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError
from models.storage import Store
from ui.drills.actions import ACTIONS, Action
from ui.drills.drill import Drill, Found
from ui.drills.stage import Stage, digest_of, prepared

SECTOR = 512
_RECORDS = slice(8, 12)  #: where the journal's head counts its records
_SHUFFLED = 40  #: states of each kind with sectors chosen by the dice


@dataclass(frozen=True)
class Written:
    """One transaction as it was really written."""

    before: bytes
    after: bytes
    journal: bytes


@dataclass(frozen=True)
class State:
    """What lies on the disk after the power cut; `said` names it for a failure."""

    said: str
    ledger: bytes
    journal: bytes | None
    done: bool = False


def record(action: Action, stage: Stage) -> list[Written]:
    """Do an act in this process and keep what each of its transactions wrote."""
    kept: list[Written] = []
    execute = Store.execute
    journal = stage.path.with_name(f"{stage.path.name}-journal")
    link = stage.folder / "journal"

    def watched(self: Store, sql: str, values: object = ()) -> object:
        if sql != "COMMIT" or self.path.name != stage.path.name or not journal.exists():
            return execute(self, sql, values)  # type: ignore[arg-type]
        link.unlink(missing_ok=True)
        link.hardlink_to(journal)  # its last content stays when SQLite lets go of it
        before = stage.path.read_bytes()
        result = execute(self, sql)
        kept.append(Written(before, stage.path.read_bytes(), link.read_bytes()))
        return result

    Store.execute = watched  # type: ignore[assignment, method-assign]
    try:
        action.run(stage)
    finally:
        Store.execute = execute  # type: ignore[method-assign]
    return [one for one in kept if one.journal and one.before != one.after]


def states(one: Written, chance: random.Random) -> Iterator[State]:
    """Yield what a power cut may leave, from the first write to the last."""
    unsettled = bytearray(one.journal)
    unsettled[_RECORDS] = bytes(4)
    for size in range(0, len(unsettled), SECTOR):
        yield State(f"journal cut at {size}", one.before, bytes(unsettled[:size]))
        yield State(f"journal with its head cut at {size}", one.before, one.journal[:size])
    for number in range(_SHUFFLED):
        torn = _mixed(bytes(len(unsettled)), bytes(unsettled), chance)
        yield State(f"journal in any order {number}", one.before, torn)
    size = max(len(one.before), len(one.after))
    for at in range(0, size, SECTOR):
        if one.before[at : at + SECTOR] == one.after[at : at + SECTOR]:
            continue
        half = one.after[:at] + one.before[at:]
        yield State(f"ledger written up to {at}", half, one.journal)
    for number in range(_SHUFFLED):
        torn = _mixed(one.before, one.after, chance)
        yield State(f"ledger in any order {number}", torn, one.journal)
    yield State("ledger written, journal still there", one.after, one.journal)
    yield State("all written", one.after, None, done=True)


def _mixed(old: bytes, new: bytes, chance: random.Random) -> bytes:
    """Write any of the sectors that differ; a file that grows may end anywhere between."""
    end = (
        chance.randrange(len(old), len(new) + SECTOR, SECTOR) if len(new) > len(old) else len(new)
    )
    parts = []
    for at in range(0, min(end, len(new)), SECTOR):
        was = old[at : at + SECTOR]
        parts.append(new[at : at + SECTOR] if chance.random() < 0.5 else was.ljust(SECTOR, b"\0"))  # noqa: PLR2004
    return b"".join(parts)


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secrets
    stage = prepared(folder / "stage", seed)
    room = folder / "cut" / stage.path.name
    room.parent.mkdir()
    sectors = transactions = 0
    actions = [one for one in ACTIONS if one.writes]
    chance.shuffle(actions)
    for action in actions:
        if found.count >= count or found.is_over():
            break
        start = stage.again(folder / "act")
        if action.prepare:
            action.prepare(start)
        for one in record(action, start):
            transactions += 1
            sectors += len(one.journal) // SECTOR
            _cut(one, room, found, chance, action.name)
    found.facts |= {"transactions": transactions, "sectors": sectors, "sector_bytes": SECTOR}


def _cut(one: Written, room: Path, found: Found, chance: random.Random, name: str) -> None:
    journal = room.with_name(f"{room.name}-journal")
    room.write_bytes(one.before)
    journal.unlink(missing_ok=True)
    before = digest_of(room)
    room.write_bytes(one.after)
    after = digest_of(room)
    for state in states(one, chance):
        room.write_bytes(state.ledger)
        if state.journal is None:
            journal.unlink(missing_ok=True)
        else:
            journal.write_bytes(state.journal)
        try:
            now = digest_of(room)
        except UserError as error:
            found.broke(f"{name}, {state.said}: {error.sentence}")
            continue
        if now != (after if state.done else before):
            found.broke(f"{name}, {state.said}: neither before nor after")
        else:
            found.held()


DRILL = Drill(
    "torn",
    "写到一半断电（每 512 字节）",
    "wherever the writing of an act breaks off, in whatever order a disk wrote, the ledger opens "
    "with what was before the act; once the journal is gone, with what is after it",
    1_000_000,
    150,
    _run,
    in_memory=True,
)
