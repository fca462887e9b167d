"""Garbled files: whatever stands in a file of ours, there is a sentence and no partial change."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from exporters import renderer
from exporters.report import report
from models import removed, rule_packs, sound
from models.backup import folder_of, keeping, listing, places
from models.backup import note as notes
from models.drafts import Drafts, path_of
from models.errors import UserError
from models.importing import learnt
from models.importing.plan import ImportPlan
from models.restore import differing
from models.restore.reading import opened
from models.restore.whole import restore
from models.sound.files import attachments_changed, attachments_missing
from ui.drills.actions import filled, form, pack, roster
from ui.drills.drill import Drill, Found
from ui.drills.stage import NOW, Stage, digest_of, prepared

_PATIENCE = 10.0  #: seconds for one garbled file
_BATCH = 25
_MAPPING = "对照.json"  #: what a person decided of the places of the form


@dataclass(frozen=True)
class Target:
    """A file that is garbled, and what is then done with it."""

    name: str
    file: Callable[[Stage], Path]
    use: Callable[[Stage], None]


def _copy_of(stage: Stage) -> Path:
    return min(folder_of(stage.path).glob("*.cwz"))


def _attachment_of(stage: Stage) -> Path:
    return next(one for one in stage.folder.glob("*.附件/??/*") if one.is_file())


def _live(stage: Stage) -> None:
    """Open the ledger, read all there is, write one act and take it back."""
    before = stage.path.read_bytes()
    try:
        ledger = stage.opened()
    except UserError:
        if stage.path.read_bytes() != before:
            raise RuntimeError("a ledger that was refused was changed") from None
        raise
    try:
        for name, record_type in ledger.types.items():
            for one in ledger.find(name)[:3]:
                ledger.history(name, one.id)
                for field in record_type.active:
                    field.show(one[field.name])
        ledger.search("wxl")
        removed.listed(ledger)
        ledger.save("seal_use", {"document": "接着记"})
        ledger.undo()
        sound.mend(ledger)
    finally:
        ledger.close()


def _journal(stage: Stage) -> None:
    """A journal that nobody wrote lies beside: the ledger is as it was, or a sentence is said."""
    before = digest_of(stage.path.with_name("same.cwz"))
    if stage.digest() != before:
        raise RuntimeError("a garbled journal changed the ledger")


def _look(stage: Stage) -> None:
    """List, verify, compare and restore: the stick has a good copy, so that all of it works."""
    try:
        _look_through(stage)
    except UserError as error:
        raise RuntimeError(error.sentence) from error


def _look_through(stage: Stage) -> None:
    before = stage.path.read_bytes()
    ledger = stage.opened()
    try:
        for copy in listing.listed(stage.path):
            good = listing.verified(copy)
            if good.state != "checked":
                continue
            with opened(good.path, ledger.declared, NOW) as old:
                for one in differing.differences(old, ledger):
                    differing.gone(old, ledger, one)
                    differing.changed(old, ledger, one)
            if digest_of(restore(good, stage.path)) != digest_of(good.path):
                raise RuntimeError("what was restored is not the copy")
        places.second(stage.path)
    finally:
        ledger.close()
    if stage.path.read_bytes() != before:
        raise RuntimeError("looking changed the ledger")
    keeping.keep(stage.path, NOW)


def _drafts(stage: Stage) -> None:
    drafts = Drafts(stage.path)
    drafts.unfinished()
    drafts.texts("resident", 1)
    drafts.keep_new("resident", {"name": "王"}, NOW)
    if len(drafts.unfinished()) < 1:
        raise RuntimeError("a draft is lost")


def _attached(stage: Stage) -> None:
    """Print a photo that is none any more; then the check-up brings it back from the copies."""
    ledger = stage.opened()
    try:
        paper = report("sign_removal").build(ledger.as_of(), {})
        renderer.write(paper, stage.folder / "撤除清单.pdf")
        sound.mend(ledger)
        if attachments_missing(ledger) or attachments_changed(ledger):
            raise RuntimeError("an attachment was not mended")
    finally:
        ledger.close()


def _import(stage: Stage) -> None:
    before = stage.digest()
    ledger = stage.opened()
    try:
        ImportPlan.read(stage.folder / "花名册.csv", ledger.type("resident"), ledger)
    finally:
        ledger.close()
    if stage.digest() != before:
        raise RuntimeError("looking at a sheet changed the ledger")


def _form(stage: Stage) -> None:
    """Fill a garbled form, or by a garbled mapping: the ledger is only read."""
    before = stage.digest()
    ledger = stage.opened()
    try:
        filled(ledger, stage.folder / "上级表.xlsx", stage.folder / _MAPPING)
    finally:
        ledger.close()
        if stage.digest() != before:
            raise RuntimeError("filling a form changed the ledger")


def _pack(stage: Stage) -> None:
    """Take a garbled pack in: all of it or nothing."""
    before = stage.digest()
    ledger = stage.opened()
    try:
        rule_packs.take(ledger, stage.folder / "规定.toml")
    except UserError:
        ledger.close()
        if stage.digest() != before:
            raise RuntimeError("a refused pack changed the ledger") from None
        raise
    ledger.undo()
    ledger.close()


def _beside(name: str) -> Callable[[Stage], Path]:
    return lambda stage: folder_of(stage.path) / name


TARGETS: tuple[Target, ...] = (
    Target("ledger", lambda stage: stage.path, _live),
    Target("ledger", lambda stage: stage.path, _live),  # twice as often as the others
    Target("journal", lambda stage: stage.path.with_name(f"{stage.path.name}-journal"), _journal),
    Target("copy", _copy_of, _look),
    Target("note of a copy", lambda stage: notes.path_of(_copy_of(stage)), _look),
    Target("second place", _beside("备份到哪里.json"), _look),
    Target("drafts", lambda stage: path_of(stage.path), _drafts),
    Target("attachment", _attachment_of, _attached),
    Target("lock", lambda stage: stage.path.with_name(f".{stage.path.name}.lock"), _live),
    Target("rule pack", lambda stage: stage.folder / "规定.toml", _pack),
    Target("sheet", lambda stage: stage.folder / "花名册.csv", _import),
    Target("heads learnt", lambda stage: learnt.path_of(stage.path), _import),
    Target("mapping", lambda stage: stage.folder / _MAPPING, _form),
    Target("form", lambda stage: stage.folder / "上级表.xlsx", _form),
)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Garble bytes in one of seven ways."""
    made = bytearray(content)
    size = len(made)
    at = chance.randrange(size) if size else 0
    long = chance.randrange(1, 600)
    way = chance.randrange(7)
    if way == 0:
        for _ in range(chance.randrange(1, 9)):
            spot = chance.randrange(size) if size else 0
            if size:
                made[spot] ^= 1 << chance.randrange(8)
    elif way == 1:
        made[at : at + long] = bytes(len(made[at : at + long]))
    elif way == 2:  # noqa: PLR2004
        del made[at:]
    elif way == 3:  # noqa: PLR2004
        made[at:at] = chance.randbytes(long)
    elif way == 4:  # noqa: PLR2004
        made[at : at + long] = chance.randbytes(len(made[at : at + long]))
    elif way == 5:  # noqa: PLR2004
        other = chance.randrange(size) if size else 0
        made[at : at + long] = made[other : other + long]
    else:
        del made[at : at + long]
    return bytes(made)


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    stage = prepared(folder / "stage", seed)
    roster(stage)
    pack(stage)
    form(stage)
    (stage.folder / _MAPPING).write_text('{"B": "姓名", "D": "公民身份号码", "E": ""}', "utf-8")
    heads = {"resident": {"姓名": "resident.name", "电话": "resident.phone"}}
    learnt.path_of(stage.path).write_text(json.dumps(heads, ensure_ascii=False), "utf-8")
    Drafts(stage.path).keep_new("resident", {"name": "没写完"}, NOW)
    (stage.folder / "same.cwz").write_bytes(stage.path.read_bytes())
    rounds, late = list(range(count)), set[int]()
    while rounds and not found.is_over():
        batch, rounds = rounds[:_BATCH], rounds[_BATCH:]
        left = _batch(folder, stage, batch, seed, found, late=late)
        rounds = [*left, *rounds]
    found.facts |= {"tried_again": len(late)}


def _batch(
    folder: Path, stage: Stage, batch: Sequence[int], seed: int, found: Found, *, late: set[int]
) -> Sequence[int]:
    """Let a process do some rounds; returns those it did not come to because it hung or died.

    One that hung is tried once more: a computer that has other work may have let it wait.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _child(folder, stage, batch, seed, writing)
    os.close(writing)
    at = 0
    with os.fdopen(reading, "rb", buffering=0) as file:
        kept = b""
        while at < len(batch):
            ready, _, _ = select.select([file], [], [], _PATIENCE)
            piece = file.read(1 << 16) if ready else b""
            if not piece:
                break
            *lines, kept = (kept + piece).split(b"\n")
            for line in lines:
                _count(line.decode(errors="replace"), found)
                at += 1
    if at < len(batch):
        os.kill(pid, signal.SIGKILL)
        target = TARGETS[batch[at] % len(TARGETS)].name
        if batch[at] in late:
            found.broke(f"round {batch[at]}, {target}: hung or died")
            at += 1
        else:
            late.add(batch[at])
    os.waitpid(pid, 0)
    return batch[at:]


def _count(line: str, found: Found) -> None:
    how, _, words = line.partition("\t")
    if how == "broke":
        found.broke(words.replace("\\n", "\n"))
    else:
        found.held(how)


def _child(folder: Path, stage: Stage, batch: Sequence[int], seed: int, writing: int) -> None:
    for number in batch:
        chance = random.Random(f"{seed} {number}")  # noqa: S311 - no secrets
        target = TARGETS[number % len(TARGETS)]
        room = stage.again(folder / "round")
        path = target.file(room)
        source = path if path.is_file() else room.path
        path.write_bytes(mutated(source.read_bytes(), chance))
        try:
            target.use(room)
            word = f"{target.name}: went on"
        except UserError:
            word = f"{target.name}: a sentence"
        except BaseException:  # noqa: BLE001 - that is what is looked for
            trace = traceback.format_exc()[-900:].replace("\n", "\\n").replace("\t", " ")
            word = f"broke\tround {number}, {target.name}: {trace}"
        os.write(writing, f"{word}\n".encode())
    os._exit(0)


DRILL = Drill(
    "garble",
    "文件坏了一块",
    "whatever stands in a file of ours, the program gives a sentence or goes on within 10 s, and "
    "nothing is changed in part",
    5000,
    16,
    _run,
    in_memory=True,
)
