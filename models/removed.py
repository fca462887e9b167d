"""What a person removed: it stays in the journal, and can be brought back from there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from models.field import Stored
from models.frozen import frozen
from models.kinds_links import Link, Ref
from models.privacy import Audience
from models.record import RecordType
from models.rows import titles
from models.storage import readable
from models.undoing import known

if TYPE_CHECKING:
    from models.journal import Changes
    from models.ledger import Ledger


@frozen()
class Removed:
    """A record that was removed: when, by whom, in which act, and its stored form."""

    type: str
    id: int
    at: dt.datetime
    who: str
    label: str
    row: Mapping[str, Stored]


# What was added and undone was removed by nobody: some act of a person must have removed it. What
# was erased on request has no content left.
_REMOVED = """
SELECT c.type, c.record_id, o.at, o.who, o.label, c.before FROM _change c
JOIN _operation o ON o.op = (
  SELECT max(p.op) FROM _operation p JOIN _change e ON e.op = p.op
  WHERE e.type = c.type AND e.record_id = c.record_id AND e.after IS NULL AND p.kind = 'do')
WHERE c.after IS NULL AND c.before <> '{}' AND c.id = (
  SELECT max(d.id) FROM _change d WHERE d.type = c.type AND d.record_id = c.record_id)
ORDER BY +c.id DESC
"""


def listed(ledger: Ledger) -> list[Removed]:
    """Return what was removed and not brought back, the newest first."""
    with readable(ledger.path):
        return [
            Removed(type_, id_, dt.datetime.fromisoformat(at), who, label, json.loads(before))
            for type_, id_, at, who, label, before in ledger.store.rows(_REMOVED)
            if type_ in ledger.types
        ]


def words(ledger: Ledger, one: Removed) -> tuple[str, str]:
    """Return the title and the facts of a removed record, as the screen may show them."""
    record_type = ledger.type(one.type)
    row = known(record_type, one.row)
    names = dict.fromkeys([record_type.title, *(each.name for each in record_type.list_columns)])
    said = {name: _word(ledger, record_type, name, row.get(name)) for name in names}
    title = said.pop(record_type.title) or f"第 {one.id} 条"
    return title, "\u3000".join(filter(None, said.values()))


def _word(ledger: Ledger, record_type: RecordType, name: str, stored: Stored) -> str:
    field = record_type.by_name[name]
    if field.sql_type is None and name not in {each.name for each in record_type.lines}:
        return ""  # computed
    value = field.load(stored)
    if isinstance(field, Link) and isinstance(value, Ref) and value.id is not None:
        return titles(ledger.store, ledger.type(field.to), [value.id]).get(value.id, "")
    seen = field.faces(value, Audience.SCREEN)
    return seen.text if seen else ""


def bring_back(ledger: Ledger, chosen: Sequence[Removed]) -> Changes:
    """Bring removed records back with their ids: one act with one undo.

    Raises:
        Refused: one of them cannot come back; nothing was written.
    """
    from models.restore.taking import take_back

    there = {(one.type, one.id): one for one in listed(ledger)}

    def rows(name: str, id_: int) -> Mapping[str, Stored] | None:
        found = there.get((name, id_))
        return found.row if found else None

    title, _ = words(ledger, chosen[0])
    label = f"取回 {len(chosen)} 条删掉的" if len(chosen) > 1 else f"取回删掉的：{title}"
    return take_back(ledger, rows, [(one.type, one.id) for one in chosen], label)
