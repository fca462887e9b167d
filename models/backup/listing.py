"""Which copies there are, in both places, and whether they are still what was checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from models.backup import note as notes
from models.backup import places
from models.backup.copying import check, folder_of
from models.backup.files import digest_of, is_same
from models.backup.note import Note
from models.errors import NotFound, UserError
from models.frozen import changed, frozen
from models.pattern import pattern

#: a ledger taken whole from a copy is named after the one it was taken from
RESTORED = "（恢复"
_NAME = pattern(r"(?P<stem>.+) (?P<at>\d{4}-\d\d-\d\d \d{6}) (?P<reason>\S+)(?: \d+)?")


@frozen()
class Copy:
    """A copy of the ledger, perhaps in both places.

    `state`: checked, unchecked (nobody looked yet), or broken (it does not count).
    """

    name: str
    at: dt.datetime
    reason: str
    here: Path | None = None
    away: Path | None = None
    note: Note | None = None
    state: str = "unchecked"

    @property
    def path(self) -> Path:
        """Return the file to read: the one beside the ledger first."""
        found = self.here or self.away
        assert found  # noqa: S101 - a copy lies somewhere
        return found

    @property
    def total(self) -> int | None:
        """Return how many records are in it; None when that is not known."""
        return self.note.total if self.note and self.state == "checked" else None


def family(stem: str) -> str:
    """Return the name which a ledger and those taken from its copies have in common."""
    return stem.split(RESTORED, maxsplit=1)[0]


def listed(ledger: Path) -> list[Copy]:
    """Return all copies of a ledger and of the one it was taken from, the newest first."""
    found: dict[str, Copy] = {}
    for copy in _in(folder_of(ledger), ledger, "here"):
        found[copy.name] = copy
    place = places.second(ledger)
    if place and place.is_there:
        for copy in _in(place.folder, ledger, "away"):
            known = found.get(copy.name)
            found[copy.name] = changed(known, away=copy.away) if known else copy
    return sorted(found.values(), key=lambda one: (one.at, one.name), reverse=True)


def in_folder(folder: Path) -> list[Copy]:
    """Return the copies of any ledger in a folder, the newest first."""
    found = [one for one in map(_copy, _files(folder)) if one]
    return sorted(found, key=lambda one: (one.at, one.name), reverse=True)


def newest(ledger: Path) -> Copy | None:
    """Return the newest checked copy of this very ledger.

    The newest is the one that holds most acts, not the one with the latest date: a computer whose
    clock was wrong for a day would else never be copied again.
    """
    own = [one for one in listed(ledger) if one.note and _stem(one) == ledger.stem]
    good = [one for one in own if one.state == "checked"]
    return max(good, key=lambda one: (one.note.op if one.note else 0, one.at), default=None)


def verified(copy: Copy) -> Copy:
    """Look at a copy itself, every byte of it: returns it with what was found.

    The places are looked at in turn; one that is well is enough, and then the only one named.
    """
    for path in filter(None, (copy.here, copy.away)):
        state, note = _look(path)
        if state == "checked":
            here = copy.here if path == copy.here else None
            return changed(copy, here=here, note=note, state=state)
    return changed(copy, state="broken")


def stem_of(name: str) -> str:
    """Return the name of the ledger of which a file is a copy; "" when it is none by its name."""
    found = _NAME.fullmatch(Path(name).stem)
    return found["stem"] if found else ""


def _look(path: Path) -> tuple[str, Note | None]:
    note = notes.read(path)
    try:
        digest = digest_of(path)
        if note and digest == note.sha256:
            return "checked", note
        if note:
            return "broken", note
        counts, op = check(path, path)
        made = _copy(path)
        at = made.at if made else dt.datetime.fromtimestamp(path.stat().st_mtime)
        reason = made.reason if made else ""
        return "checked", Note(at, reason, path.stat().st_size, digest, counts, op)
    except (OSError, UserError):
        return "broken", note


def _in(folder: Path, ledger: Path, where: str) -> Iterator[Copy]:
    for path in _files(folder):
        copy = _copy(path)
        if copy and family(_stem(copy)) == family(ledger.stem):
            yield changed(copy, here=None, away=path) if where == "away" else copy


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(
            one for one in folder.iterdir() if one.suffix == ".cwz" and one.name[0] != "."
        )
    except OSError:
        return []  # none yet, or the stick is out


def _copy(path: Path) -> Copy | None:
    found = _NAME.fullmatch(path.stem)
    if not found:
        return None
    try:
        at = dt.datetime.fromisoformat(found["at"])
        size = path.stat().st_size
    except (ValueError, OSError):
        return None
    note = notes.read(path)
    state = "unchecked" if note is None else "checked" if note.size == size else "broken"
    return Copy(path.name, note.at if note else at, found["reason"], path, None, note, state)


def _stem(copy: Copy) -> str:
    return stem_of(copy.name)


def one_at(path: Path, ledger: Path) -> Copy:
    """Return a file from elsewhere as a copy of a ledger, whatever it is called.

    Raises:
        NotFound: it is not there.
        UserError: it is the ledger itself.
    """
    if is_same(path, ledger):
        raise UserError(f"“{path.name}”就是现在这本账，不是备份。", "请选一份备份。")
    found = _copy(path)
    if found:
        return found
    try:
        at = dt.datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0)
    except OSError:
        raise NotFound(f"读不了“{path.name}”。", "请看看文件还在不在，U 盘有没有插好。") from None
    return Copy(path.name, at, "", path)
