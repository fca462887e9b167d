"""Torn writes: every state in which a power cut may leave the ledger and its journal.

Nothing is simulated below SQLite: an act is really done, and what it wrote is kept, the journal by
a second name for its file, the ledger by its bytes before and after. From these every state is
built that SQLite's order of writing allows (journal, settle, journal's head, settle, ledger,
settle, journal gone), with each file cut at every 512 bytes and, by the dice, any of its 512-byte
sectors written or not, since a disk may write in any order until it is asked to settle.

What is written whole (a copy, a restored ledger, a ledger of a new shape, drafts, papers) stands
half-written beside what there was, cut at every 512 bytes: nobody may take it for anything.

What a disk does that lies about settling is not covered, nor a journal in several parts, which
only an act of more than the 16 MB cache would write.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from models.backup import listing
from models.drafts import Drafts
from models.errors import UserError
from models.storage import Store
from ui.drills.actions import ACTIONS, Action
from ui.drills.drill import Drill, Found
from ui.drills.stage import Stage, digest_of, prepared

SECTOR = 512
_RECORDS = slice(8, 12)  #: where the journal's head counts its records
_SHUFFLED = 40  #: states of each kind with sectors chosen by the dice
_LEAST = 15  #: states of one transaction when only some of them are tried
_HALVES = 60  #: cuts of one file that is written whole, at most


@dataclass(frozen=True)
class Written:
    """One transaction as it was really written."""

    before: bytes
    after: bytes
    journal: bytes


@dataclass
class Recorded:
    """What an act wrote: its transactions, and files that were written whole, by their names."""

    written: list[Written] = field(default_factory=list)
    whole: dict[Path, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class State:
    """What lies on the disk after the power cut; `said` names it for a failure."""

    said: str
    ledger: Callable[[], bytes]
    journal: Callable[[], bytes] | None
    done: bool = False


def record(action: Action, stage: Stage) -> Recorded:
    """Do an act in this process and keep what it wrote."""
    kept = Recorded()
    with _watched(stage, kept):
        action.run(stage)
    kept.written = [one for one in kept.written if one.journal and one.before != one.after]
    return kept


@contextmanager
def _watched(stage: Stage, kept: Recorded) -> Iterator[None]:
    execute, replace = Store.execute, Path.replace
    journal = stage.path.with_name(f"{stage.path.name}-journal")
    link = stage.folder / "journal"

    def ran(self: Store, sql: str, values: object = ()) -> object:
        if sql != "COMMIT" or self.path.name != stage.path.name or not journal.exists():
            return execute(self, sql, values)  # type: ignore[arg-type]
        link.unlink(missing_ok=True)
        link.hardlink_to(journal)  # its last content stays when SQLite lets go of it
        before = stage.path.read_bytes()
        result = execute(self, sql)
        kept.written.append(Written(before, stage.path.read_bytes(), link.read_bytes()))
        return result

    def put(self: Path, target: Path | str) -> Path:
        if self.is_relative_to(stage.folder):
            kept.whole[self.relative_to(stage.folder)] = self.read_bytes()
        return replace(self, target)

    Store.execute, Path.replace = ran, put  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        Store.execute, Path.replace = execute, replace  # type: ignore[method-assign]


def states(one: Written, chance: random.Random) -> Iterator[State]:
    """Yield what a power cut may leave, from the first write to the last."""
    unsettled = bytearray(one.journal)
    unsettled[_RECORDS] = bytes(4)
    first, whole = bytes(unsettled), one.journal
    before, journal = partial(_same, one.before), partial(_same, whole)
    for size in range(0, len(whole), SECTOR):
        yield State(f"journal cut at {size}", before, partial(_same, first[:size]))
        yield State(f"journal with its head cut at {size}", before, partial(_same, whole[:size]))
    for number in range(_SHUFFLED):
        torn = partial(_mixed, bytes(len(first)), first, random.Random(chance.random()))  # noqa: S311
        yield State(f"journal in any order {number}", before, torn)
    for at in range(0, max(len(one.before), len(one.after)), SECTOR):
        if one.before[at : at + SECTOR] != one.after[at : at + SECTOR]:
            yield State(f"ledger written up to {at}", partial(_half, one, at), journal)
    for number in range(_SHUFFLED):
        torn = partial(_mixed, one.before, one.after, random.Random(chance.random()))  # noqa: S311
        yield State(f"ledger in any order {number}", torn, journal)
    after = partial(_same, one.after)
    yield State("ledger written, journal still there", after, journal)
    yield State("all written", after, None, done=True)


def _same(content: bytes) -> bytes:
    return content


def _half(one: Written, at: int) -> bytes:
    return one.after[:at] + one.before[at:]


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
    sectors = transactions = wholes = acts = 0
    actions = list(ACTIONS)
    chance.shuffle(actions)
    most = max(_LEAST, count // len(actions))
    for action in actions:
        if found.count >= count or found.is_over():
            break
        start = stage.again(folder / "act")
        if action.prepare:
            action.prepare(start)
        calm = start.again(folder / "calm")
        kept = record(action, start)
        acts += 1
        for one in kept.written:
            transactions += 1
            sectors += len(one.journal) // SECTOR
            _cut(one, room, found, chance, action.name, most)
        for name, content in kept.whole.items():
            wholes += 1
            _halved(calm, name, content, found, chance, f"{action.name}, {name.name}", most)
    found.facts |= {"acts": acts, "transactions": transactions, "written_whole": wholes,
                    "sectors": sectors, "sector_bytes": SECTOR}  # fmt: skip


def _cut(  # noqa: PLR0917 - all of it differs from act to act
    one: Written, room: Path, found: Found, chance: random.Random, name: str, most: int
) -> None:
    journal = room.with_name(f"{room.name}-journal")
    journal.unlink(missing_ok=True)
    wanted: dict[bool, str] = {}
    for done, content in ((False, one.before), (True, one.after)):
        room.write_bytes(content)
        wanted[done] = digest_of(room)
    number = 2 * len(one.journal) // SECTOR + 2 * _SHUFFLED + len(one.after) // (8 * SECTOR)
    share = most / number
    for state in states(one, chance):
        if share < 1 and chance.random() > share:
            continue
        room.write_bytes(state.ledger())
        journal.unlink(missing_ok=True)
        if state.journal is not None:
            journal.write_bytes(state.journal())
        try:
            Store(room).close()  # takes back what was half-written
            whole = one.after if state.done else one.before
            good = room.read_bytes() == whole or digest_of(room) == wanted[state.done]
        except UserError as error:
            found.broke(f"{name}, {state.said}: {error.sentence}")
            continue
        if good:
            found.held("ledger and journal")
        else:
            found.broke(f"{name}, {state.said}: neither before nor after")


def _halved(  # noqa: PLR0917 - as above
    calm: Stage, name: Path, content: bytes, found: Found, chance: random.Random, said: str,
    most: int,
) -> None:  # fmt: skip
    """Leave a file that is written whole half-written; nothing that is listed may change."""
    before = _seen(calm)
    half = calm.folder / name
    half.parent.mkdir(parents=True, exist_ok=True)
    cuts = list(range(0, len(content), SECTOR))
    for size in sorted(chance.sample(cuts, min(_HALVES, most, len(cuts)))):
        half.write_bytes(content[:size])
        if _seen(calm) == before:
            found.held("file written whole")
        else:
            found.broke(f"{said}, cut at {size}: it was taken for something")
    half.unlink(missing_ok=True)


def _seen(stage: Stage) -> object:
    """Return all that a person is told of in a folder."""
    copies = [(one.name, one.state, one.here, one.away) for one in listing.listed(stage.path)]
    drafts = [one.key for one in Drafts(stage.path).unfinished()]
    shown = sorted(one.name for one in stage.folder.glob("[!.]*") if one.is_file())
    return copies, drafts, shown, stage.path.read_bytes()


DRILL = Drill(
    "torn",
    "写到一半断电（每 512 字节）",
    "wherever the writing of an act breaks off, in whatever order a disk wrote, the ledger opens "
    "with what was before the act; once the journal is gone, with what is after it; what is "
    "written whole is there whole or not at all",
    1_000_000,
    90,
    _run,
    in_memory=True,
)
