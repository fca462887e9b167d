"""What a copy and the present ledger do not have in common, register by register."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.query import Query
from models.record import Record, RecordType
from models.schema import lines_table
from models.undoing import history

if TYPE_CHECKING:
    from models.ledger import Ledger

SHOWN = 200  #: records of a kind that are told one by one


@dataclass(frozen=True)
class Difference:
    """One register: ids of records that only the copy has, that changed, that came since."""

    type: str
    gone: tuple[int, ...]
    changed: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True)
class Told:
    """A record that could be taken back, in words: as it was then, and what became of it."""

    type: str
    id: int
    title: str
    facts: str
    since: str


def differences(old: Ledger, present: Ledger) -> list[Difference]:
    """Compare every register that both know; those without a difference are left out."""
    found = []
    with _beside(old, present):
        for name, record_type in present.types.items():
            if name in old.types:
                one = _difference(old, record_type, old.types[name])
                if one.gone or one.changed or one.new:
                    found.append(one)
    return found


def gone(old: Ledger, present: Ledger, one: Difference) -> list[Told]:
    """Tell what the copy has and the present ledger has not."""
    records = old.find(one.type, Query(ids=one.gone[:SHOWN]))
    return [_told(old, record, _removal(present, record)) for record in records]


def changed(old: Ledger, present: Ledger, one: Difference) -> list[Told]:
    """Tell what changed since: the fields with their words of then and of now."""
    ids = one.changed[:SHOWN]
    now = {record.id: record for record in present.find(one.type, Query(ids=ids))}
    return [
        _told(old, record, _changes(present.type(one.type), record, now[record.id]))
        for record in old.find(one.type, Query(ids=ids))
    ]


def _difference(old: Ledger, now_type: RecordType, old_type: RecordType) -> Difference:
    name = now_type.name
    then, now = f"main.[{name}]", f"present.[{name}]"
    return Difference(
        name,
        _ids(old, f"SELECT id FROM {then} WHERE id NOT IN (SELECT id FROM {now}) ORDER BY id"),
        _ids(old, _changed_sql(now_type, old_type)),
        _ids(old, f"SELECT id FROM {now} WHERE id NOT IN (SELECT id FROM {then}) ORDER BY id"),
    )


def _changed_sql(now_type: RecordType, old_type: RecordType) -> str:
    """Return the statement that finds records of which a column or a child row differs."""
    name = now_type.name
    old_columns = {one.name for one in old_type.columns}
    common = [one.name for one in now_type.columns if one.name in old_columns]
    differs = " OR ".join(f"a.[{one}] IS NOT b.[{one}]" for one in common) or "0"
    parts = [
        f"SELECT a.id FROM main.[{name}] a JOIN present.[{name}] b USING (id) WHERE {differs}"
    ]
    old_lines = {one.name for one in old_type.lines}
    for lines in now_type.lines:
        if lines.name not in old_lines:
            continue
        table = lines_table(now_type, lines)
        cells = ", ".join(["parent", "position", *(f"[{one.name}]" for one in lines.fields)])
        then, now = (f"SELECT {cells} FROM {side}.[{table}]" for side in ("main", "present"))
        both = f"SELECT id FROM main.[{name}] INTERSECT SELECT id FROM present.[{name}]"
        for one, other in ((then, now), (now, then)):
            rows = f"SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other})"
            parts.append(f"SELECT parent FROM ({rows}) WHERE parent IN ({both})")
    return " UNION ".join(parts) + " ORDER BY 1"


def _ids(old: Ledger, sql: str) -> tuple[int, ...]:
    return tuple(id_ for (id_,) in old.store.rows(sql))


@contextmanager
def _beside(old: Ledger, present: Ledger) -> Iterator[None]:
    """Attach the present file to the copy's connection, to be read there."""
    old.store.execute("ATTACH DATABASE ? AS present", (f"{present.path.absolute().as_uri()}",))
    try:
        yield
    finally:
        old.store.execute("DETACH DATABASE present")


def _told(old: Ledger, record: Record, since: str) -> Told:
    from models.privacy import Audience

    record_type = old.type(record.type)
    seen = {
        one.name: one.faces(record[one.name], Audience.SCREEN)
        for one in (record_type.by_name[record_type.title], *record_type.list_columns)
    }
    words = {name: face.text for name, face in seen.items() if face and face.text}
    title = words.pop(record_type.title, "") or f"第 {record.id} 条"
    return Told(record.type, record.id, title, "\u3000".join(words.values()), since)


def _removal(present: Ledger, record: Record) -> str:
    for entry in history(present, record.type, record.id):
        return f"{entry.at.month} 月 {entry.at.day} 日 {entry.at.hour}:{entry.at:%M} {entry.label}"
    return ""


def _changes(record_type: RecordType, then: Record, now: Record) -> str:
    from models.privacy import Audience

    said = []
    for field in record_type.active:
        if field.name not in then or then[field.name] == now[field.name]:
            continue
        old, new = (field.faces(one[field.name], Audience.SCREEN) for one in (then, now))
        if old and new:
            said.append(f"{field.label}那时是“{old.text or '空着'}”，现在是“{new.text or '空着'}”")
    return "；".join(said)
