"""What was written in a field last time: what Ctrl+D writes again."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from models.journal import Changes
from models.ledger import Ledger
from models.query import Query
from models.record import RecordType

_LOOKED_AT = 50
"""Records looked at, latest first: a value older than that is not what somebody has in mind."""

#: ids of each register in the order in which they were saved since the ledger was opened
_saved: WeakKeyDictionary[Ledger, dict[str, list[int]]] = WeakKeyDictionary()


def watch(ledger: Ledger) -> None:
    """Remember from now on in which order records are saved."""
    if ledger in _saved:
        return
    order = _saved[ledger] = {}

    def note(changes: Changes) -> None:
        for name, id_ in changes.touched:
            ids = order.setdefault(name, [])
            if id_ in ids:
                ids.remove(id_)
            ids.append(id_)

    ledger.subscribe(note)


def last_value(ledger: Ledger, record_type: RecordType, name: str, but: int | None) -> Any:  # noqa: ANN401 - a field's value
    """Return what the record saved last has in a field, else the one before; None if none has.

    Records saved since the ledger was opened come first, then the newest ones. `but` is the id
    of the record that asks.
    """
    there = set(ledger.ids(record_type.name, ordered=False)) - {but}
    saved = reversed(_saved.get(ledger, {}).get(record_type.name, []))
    latest = [one for one in dict.fromkeys([*saved, *sorted(there, reverse=True)]) if one in there]
    ids = tuple(latest[:_LOOKED_AT])
    found = ledger.find(record_type.name, Query(ids=ids, fields=(name,)))
    values = {one.id: one[name] for one in found}
    return next((values[one] for one in ids if values.get(one) is not None), None)
