"""Two records of one and the same, made into one: a person who was written down twice.

What pointed to the other points to the one that stays, what is empty there is filled from the
other, and the other is removed: one act with one undo. Where both say something different the one
that stays is right. What was frozen on papers stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from models import saving, search
from models.errors import Refused
from models.field import Field, Stored
from models.frozen import frozen
from models.journal import Change, Changes
from models.kinds_links import Lines, Link, Ref
from models.kinds_people import IdNumber
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record, RecordType
from models.rows import from_row
from models.schema import lines_table
from models.undoing import stored_row

if TYPE_CHECKING:
    from models.act import Act
    from models.ledger import Ledger


@frozen()
class Merge:
    """What would come of it, in labels.

    Attributes:
        moved: registers of which so many records point to the other.
        filled: fields that are taken from the other.
        differing: fields of which both say something else, with both words.
        strangers: their ID numbers differ, so that they are hardly one person.
    """

    moved: tuple[tuple[str, int], ...]
    filled: tuple[str, ...]
    differing: tuple[tuple[str, str, str], ...]
    strangers: bool = False


def can_merge(ledger: Ledger, record_type: RecordType) -> bool:
    """Say whether two records of a register may be one and the same.

    What carries a number that was given out, or stands once, or is a rule, never is; and where
    nothing points to it, one is simply removed.
    """
    if record_type.numbering or record_type.single or record_type.is_rules:
        return False
    if record_type.hidden or record_type.kept_because:
        return False
    return any(True for _ in _pointing(ledger, record_type.name))


def looked_at(ledger: Ledger, name: str, kept: int, other: int) -> Merge:
    """Say what would come of it; nothing is changed.

    Raises:
        Refused: it is one record, or of a register whose records are never the same.
        NotFound: one of them is not there.
    """
    record_type = ledger.type(name)
    _refuse(ledger, record_type, kept, other)
    stays, goes = ledger.get(name, kept), ledger.get(name, other)
    moved: dict[str, int] = {}
    for one, link, lines in _pointing(ledger, name):
        if count := len(_ids(ledger, one, link, lines, other)):
            moved[one.label] = moved.get(one.label, 0) + count
    filled = _filled(record_type, stays, goes)
    differing = [
        one
        for one in record_type.entered
        if goes[one.name] is not None and stays[one.name] not in {None, goes[one.name]}
    ]
    return Merge(
        tuple(moved.items()),
        tuple(record_type.by_name[one].label for one in filled),
        tuple((one.label, _seen(one, stays), _seen(one, goes)) for one in differing),
        strangers=any(isinstance(one, IdNumber) for one in differing),
    )


def merge(ledger: Ledger, name: str, kept: int, other: int) -> Changes:
    """Make two records into one, as one act.

    Raises:
        Refused: it is one record, or a rule forbids it; nothing was written.
        NotFound: one of them is not there.
    """
    record_type = ledger.type(name)
    _refuse(ledger, record_type, kept, other)
    stays, goes = ledger.get(name, kept), ledger.get(name, other)
    title = record_type.by_name[record_type.title]
    words = [title.show(one[title.name]) or f"第 {one.id} 条" for one in (stays, goes)]
    with ledger.operation(f"并成一条：{words[0]}、{words[1]}") as act:
        for one, link, lines in _pointing(ledger, name):
            for id_ in _ids(ledger, one, link, lines, other):
                _point(ledger, act, (one, link, lines), id_, (other, kept))
        saving.remove(ledger, act, name, other)
        if filled := _filled(record_type, stays, goes):
            saving.save(ledger, act, name, filled, id_=kept, entailed=True)
    return act.changes


def _seen(field: Field[Any], record: Record) -> str:
    faces = field.faces(record[field.name], Audience.SCREEN)
    return faces.text if faces else ""


def _refuse(ledger: Ledger, record_type: RecordType, kept: int, other: int) -> None:
    if not can_merge(ledger, record_type):
        said = f"“{record_type.label}”不能两条并成一条"
        raise Refused({"": [said]}, action="账里没有动。")
    if kept == other:
        raise Refused({"": ["选的就是这一条"]}, action="账里没有动，请选另一条。")


def _filled(record_type: RecordType, stays: Record, goes: Record) -> dict[str, Any]:
    """Return what the other says of what is empty in the one that stays."""
    return {
        one.name: goes[one.name]
        for one in record_type.entered
        if stays[one.name] is None and goes[one.name] is not None
    }


def _pointing(ledger: Ledger, name: str) -> Iterator[tuple[RecordType, Link, Lines | None]]:
    """Yield every field that points to a register, in a record or in its child rows."""
    for one in ledger.types.values():
        for link in one.links:
            if link.to == name:
                yield one, link, None
        for lines in one.lines:
            for field in lines.fields:
                if isinstance(field, Link) and field.to == name:
                    yield one, field, lines


def _ids(
    ledger: Ledger, one: RecordType, link: Link, lines: Lines | None, target: int
) -> list[int]:
    if lines is None:
        return ledger.ids(one.name, Query(where=(Where(link.name, "=", Ref(target)),)))
    table = lines_table(one, lines)
    sql = f"SELECT DISTINCT parent FROM [{table}] WHERE [{link.name}] = ? ORDER BY parent"
    return [id_ for (id_,) in ledger.store.rows(sql, (target,))]


def _point(
    ledger: Ledger,
    act: Act,
    field: tuple[RecordType, Link, Lines | None],
    id_: int,
    ids: tuple[int, int],
) -> None:
    """Let one record point to the second of the ids where it pointed to the first."""
    record_type, link, lines = field
    now = stored_row(ledger, record_type, id_)
    name = lines.name if lines else link.name
    after: dict[str, Stored] = {name: _turned(link, lines, now[name], ids)}
    if lines is None and record_type.name == link.to and id_ == ids[1]:
        after = {name: None}  # else it would point to itself
    saving.update(ledger, record_type, id_, after)
    search.index(ledger.store, record_type, id_, from_row(record_type, {**now, **after}))
    act.write(Change(record_type.name, id_, {name: now[name]}, after))


def _turned(link: Link, lines: Lines | None, stored: Stored, ids: tuple[int, int]) -> Stored:
    if lines is None:
        return ids[1]
    rows = [
        {**row, link.name: Ref(ids[1])} if row.get(link.name) == Ref(ids[0]) else row
        for row in lines.load(stored) or ()
    ]
    return lines.store(tuple(rows))


def said(found: Merge, most: int | None = None) -> list[str]:
    """Return what would come of it, in sentences; of fields that differ only the first `most`."""
    lines = ["证件号不一样，多半不是同一个人，看清楚再并。"] if found.strangers else []
    if found.moved:
        counts = "、".join(f"{label} {count} 条" for label, count in found.moved)
        lines.append(f"改连到留下的这一条：{counts}。")
    if found.filled:
        lines.append(f"留下的这一条空着、用那一条补上：{'、'.join(found.filled)}。")
    shown = found.differing[:most]
    lines += [f"{field}两边不一样，留“{kept}”，不要“{other}”。" for field, kept, other in shown]
    if rest := len(found.differing) - len(shown):
        lines.append(f"还有 {rest} 栏不一样，也留这一条的。")
    return lines or ["那一条没有什么要带过来的。"]
