"""What was written in a field last time: what Ctrl+D writes again."""

from __future__ import annotations

from typing import Any

from models.ledger import Ledger
from models.query import Query
from models.record import RecordType

_LOOKED_AT = 50
"""Records looked at, newest first: a value older than that is not what somebody has in mind."""


def last_value(ledger: Ledger, record_type: RecordType, name: str, but: int | None) -> Any:  # noqa: ANN401 - a field's value
    """Return the value which the newest other record has in a field; None when none has any."""
    newest = sorted((one for one in ledger.ids(record_type.name) if one != but), reverse=True)
    found = ledger.find(record_type.name, Query(ids=tuple(newest[:_LOOKED_AT]), fields=(name,)))
    by_id = {one.id: one[name] for one in found}
    values = (by_id.get(one) for one in newest[:_LOOKED_AT])
    return next((one for one in values if one is not None), None)
