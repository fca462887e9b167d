"""A folder with a small village in it, from which every round of a drill starts anew."""

from __future__ import annotations

import atexit
import datetime as dt
import random
import shutil
import struct
import tempfile
import zlib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from models import attachments, sample
from models.backup import keeping, places
from models.content import digest
from models.declared import record_types
from models.kinds_links import Ref
from models.ledger import Ledger
from models.storage import Store
from ui.drills import made_up

MEMORY = "/dev/shm"  # noqa: S108 - folders of our own are made in it
NOW = dt.datetime(2026, 11, 23, 9, 30)
_NAME = "白杨村.cwz"
_RESIDENTS = 12
_SIDE = 40  #: pixels of a photo


@dataclass(frozen=True)
class Stage:
    """One round's folder. `second` is where the stick would be."""

    folder: Path
    seed: int
    now: dt.datetime = NOW

    @property
    def path(self) -> Path:
        """Where the ledger lies."""
        return self.folder / _NAME

    @property
    def second(self) -> Path:
        """Where the stick is plugged in."""
        return self.folder / "U 盘"

    def chance(self) -> random.Random:
        """Return the same dice for the same seed."""
        return random.Random(self.seed)  # noqa: S311 - no secrets

    def opened(self) -> Ledger:
        """Open the ledger as the program does."""
        return Ledger(self.path, record_types(), clock=lambda: self.now, who="李春生")

    def digest(self) -> str:
        """Open the file, which takes back what was half-written, and return its content."""
        return digest_of(self.path)

    def again(self, folder: Path) -> Stage:
        """Copy the whole folder, for one round."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        made = Stage(folder, self.seed, self.now)
        if place := places.second(made.path):  # each round has a stick of its own
            own = made.second / place.folder.name
            places.keep(made.path, replace(place, folder=own))
        return made


def digest_of(path: Path) -> str:
    """Return the content of a ledger's file as one number."""
    store = Store(path)
    try:
        return digest(store)
    finally:
        store.close()


def prepared(folder: Path, seed: int) -> Stage:
    """Make the village: people, a record of every register, a copy, something removed, a stick."""
    return _template(seed).again(folder)


@lru_cache
def _template(seed: int) -> Stage:
    """Make it once for all drills of one run."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY if Path(MEMORY).is_dir() else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # children end without it
    stage = Stage(folder, seed)
    stage.second.mkdir()
    sample.build(stage.path, record_types(), clock=lambda: NOW, residents=_RESIDENTS, seed=seed)
    ledger = stage.opened()
    chance = stage.chance()
    try:
        for record_type in ledger.types.values():
            if not record_type.single and record_type.name != "own_field":
                made_up.record(ledger, record_type, chance)
        receipt = folder / "收据.png"
        receipt.write_bytes(_picture(chance))
        kept = attachments.put(stage.path, receipt)
        for sign in ledger.ids("sign")[:1]:
            ledger.save("sign", {"decision": "remove", "before": (kept,)}, id=sign)
        use = ledger.save("seal_use", {"document": "留存的", "kept": (kept,)}).id
        places.choose(stage.path, stage.second, NOW - dt.timedelta(days=1))
        keeping.keep(stage.path, NOW - dt.timedelta(days=1))
        ledger.save("resident", {"note": "后来改的"}, id=ledger.ids("resident")[0])
        ledger.remove("seal_use", ledger.save("seal_use", {"document": "删掉的"}).id)
        ledger.save("seal_use", {"document": "改过的", "approver": _official(ledger)}, id=use)
    finally:
        ledger.close()
    return stage


def _picture(chance: random.Random) -> bytes:
    """Draw a photo of a few thousand bytes, as PNG."""
    rows = b"".join(b"\0" + chance.randbytes(_SIDE * 3) for _ in range(_SIDE))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    made = b"".join(
        struct.pack(">I", len(content)) + name + content
        + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + made


def _official(ledger: Ledger) -> Ref | None:
    ids = ledger.ids("official")
    return Ref(ids[0]) if ids else None
