"""What belongs to one matter: what it rests on, and what was done for it, as the links say.

From the matter upwards go only its own links (the paper that asked, the meeting that decided);
downwards go the records that name it, and what these rest on. What merely came in the same paper
or was decided at the same meeting is another matter and stays out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from models.groups import Group
from models.kinds_links import Ref
from models.query import Query, Where
from models.record import Record, RecordType
from models.view import View

#: who and where: everybody's records, not those of a matter
_EVERYBODYS = frozenset({Group.PEOPLE, Group.VILLAGE, Group.ASSETS})
_MOST = 200  #: records that one may name, before a register is no longer a part of a matter


def belonging(view: View, root: Record) -> list[Record]:
    """Return the records of a matter, itself first, then as they were found."""
    found: dict[tuple[str, int], Record] = {(root.type, root.id): root}
    down, up = [root], list(_named(view, root))
    while down:
        for one in list(_naming(view, down.pop(0))):
            if (one.type, one.id) not in found:
                found[one.type, one.id] = one
                down.append(one)
                up += _named(view, one)
    while up:
        one = up.pop(0)
        if (one.type, one.id) not in found:
            found[one.type, one.id] = one
            up += _named(view, one)
    return list(found.values())


def when(view: View, record: Record) -> dt.date:
    """Return the day by which a record is put in order."""
    dated = view.type(record.type).dated
    day = record[dated] if dated else None
    return day if isinstance(day, dt.date) else dt.date.max


def _is_part(kind: RecordType) -> bool:
    """Say whether records of a register belong to single matters."""
    return not (kind.is_rules or kind.single or kind.group in _EVERYBODYS) and bool(kind.dated)


def _named(view: View, record: Record) -> Iterator[Record]:
    """Yield what a record rests on."""
    for link in view.type(record.type).links:
        ref = record.get(link.name)
        if isinstance(ref, Ref) and ref.id is not None and _is_part(view.type(link.to)):
            yield view.get(link.to, ref.id)


def _naming(view: View, record: Record) -> Iterator[Record]:
    """Yield the records that name one."""
    for name, kind in view.ledger.types.items():
        if not _is_part(kind):
            continue
        for link in kind.links:
            if link.to == record.type:
                where = (Where(link.name, "=", Ref(record.id)),)
                yield from view.ledger.find(name, Query(where=where, limit=_MOST))
