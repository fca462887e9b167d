"""Take an operation back, or tell what happened to a record: both read the journal."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from models import saving, search
from models.act import Act
from models.errors import UserError
from models.field import Stored
from models.frozen import frozen
from models.journal import Change, Operation
from models.kinds_links import Link, Ref
from models.query import Query, Where
from models.record import RecordType
from models.rows import from_row, read_lines, titles, undeclared

if TYPE_CHECKING:
    from models.ledger import Ledger


@frozen()
class Entry:
    """One line of a record's history; `changes` are (label, before, after) in words."""

    at: dt.datetime
    who: str
    label: str
    kind: str
    changes: tuple[tuple[str, str, str], ...]


def reverse(ledger: Ledger, act: Act, operation: Operation) -> None:
    """Apply the inverse of every change, the last first.

    Raises:
        UserError: later records depend on one of them.
    """
    for change in reversed(ledger.journal.changes(operation.op)):
        if change.before == change.after:
            continue
        if change.type not in ledger.types:
            raise UserError(
                f"“{operation.label}”撤不了：这个版本的程序没有那本台账。",
                "账里没有动，请用记它的那个版本来撤销。",
            )
        record_type = ledger.type(change.type)
        if change.before is None and record_type.numbering is None:
            _let_go(ledger, act, change)
        try:
            act.write(_inverse(ledger, record_type, change))
        except sqlite3.IntegrityError:
            name = operation.label.removeprefix("撤销：")
            raise UserError(
                f"“{name}”撤不回去：后来有别的记录用到了它（比如已经编了号的证明）。",
                "账里没有动，请到那条记录里直接改。",
            ) from None


def _let_go(ledger: Ledger, act: Act, change: Change) -> None:
    """Unlink void records from one that is about to vanish: they keep only number and copies."""
    for other in ledger.types.values():
        numbering = other.numbering
        for link in other.links:
            if numbering is None or link.to != change.type:
                continue
            void = tuple(Where(name, "=", value) for name, value in numbering.void.items())
            pointing = Query(where=(Where(link.name, "=", Ref(change.id)), *void), fields=())
            for record in ledger.find(other.name, pointing):
                saving.update(ledger, other, record.id, {link.name: None})
                before: dict[str, Stored] = {link.name: change.id}
                act.write(Change(other.name, record.id, before, {link.name: None}))


def _inverse(ledger: Ledger, record_type: RecordType, change: Change) -> Change:
    numbering = record_type.numbering
    if change.after is None:
        return bring_back(ledger, record_type, change.id, change.before or {})
    if change.before is None and numbering is None:
        row = stored_row(ledger, record_type, change.id)
        saving.erase(ledger, record_type, change.id)
        return Change(change.type, change.id, row, None)
    now = stored_row(ledger, record_type, change.id)
    if change.before is None and numbering:
        # The number was given out: the record stays and says that it does not count.
        row = {
            name: record_type.by_name[name].store(value) for name, value in numbering.void.items()
        }
    else:
        row = known(record_type, change.before or {})
    saving.update(ledger, record_type, change.id, row)
    values = from_row(record_type, {**now, **row})
    search.index(ledger.store, record_type, change.id, values)
    return Change(change.type, change.id, {name: now.get(name) for name in row}, row)


def bring_back(
    ledger: Ledger, record_type: RecordType, id_: int, before: Mapping[str, Stored]
) -> Change:
    """Write a record that is gone as it was, with its id; returns what to journal."""
    hidden = [name for name in undeclared(ledger.store, record_type) if name in before]
    row = {**known(record_type, before), **{name: before[name] for name in hidden}}
    saving.insert(ledger, record_type, row, id_)
    search.index(ledger.store, record_type, id_, from_row(record_type, row))
    return Change(record_type.name, id_, None, row)


def stored_row(ledger: Ledger, record_type: RecordType, id_: int) -> dict[str, Stored]:
    """Return the stored form of a record as it is now."""
    columns = [one.name for one in record_type.columns]
    cells = ledger.store.rows(
        f"SELECT {', '.join(f'[{name}]' for name in columns)} FROM [{record_type.name}] "
        "WHERE id = ?",
        (id_,),
    )[0]
    row = dict(zip(columns, cells, strict=True))
    for lines in record_type.lines:
        children = read_lines(ledger.store, record_type, lines, [id_]).get(id_)
        row[lines.name] = lines.store(tuple(children)) if children else None
    return row


def known(record_type: RecordType, row: Mapping[str, Stored]) -> dict[str, Stored]:
    """Translate columns that were renamed since; columns of removed own fields are left."""
    names = {old: one.name for one in record_type.by_name.values() for old in one.formerly}
    kept = {one.name for one in (*record_type.columns, *record_type.lines)}
    translated = {names.get(name, name): value for name, value in row.items()}
    return {name: value for name, value in translated.items() if name in kept}


def history(ledger: Ledger, name: str, id_: int) -> list[Entry]:
    """Return the history of a record in words, newest first."""
    record_type = ledger.type(name)
    entries = []
    for operation, change in ledger.journal.history(name, id_):
        before, after = (change.before, change.after) if change else (None, None)
        entries.append(
            Entry(
                operation.at,
                operation.who,
                operation.label,
                operation.kind,
                _in_words(ledger, record_type, before or {}, after or {}),
            )
        )
    return entries


def _in_words(
    ledger: Ledger,
    record_type: RecordType,
    before: Mapping[str, Stored],
    after: Mapping[str, Stored],
) -> tuple[tuple[str, str, str], ...]:
    before, after = known(record_type, before), known(record_type, after)
    result = []
    for name in dict.fromkeys([*before, *after]):
        field = record_type.by_name[name]
        old, new = (_word(ledger, field, side.get(name)) for side in (before, after))
        if old != new:
            result.append((field.label, old, new))
    return tuple(result)


def _word(ledger: Ledger, field: Any, stored: Stored) -> str:  # noqa: ANN401 - any kind
    value = field.load(stored)
    if isinstance(field, Link) and isinstance(value, Ref) and value.id is not None:
        return titles(ledger.store, ledger.type(field.to), [value.id]).get(value.id, "（已删）")
    return str(field.show(value))
