"""What can be done with a record beside changing it; declared by its register as `deeds`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from models.errors import Refused
from models.frozen import frozen

if TYPE_CHECKING:
    from models.journal import Changes
    from models.ledger import Ledger
    from models.record import Consequence, Record
    from models.view import View


@frozen(kw_only=True)
class Deed:
    """What can be done with one record beside changing it: a button, and a word of `main.py do`.

    Attributes:
        name: identifier.
        label: words of the button, a verb and a thing.
        hint: what follows from it.
        does: (record, view) -> what it writes, as one act.
        opens: the one thing is shown as a form first, filled in as far as it is known.
        when: says of a record whether it is offered; None: always.
        idle: what is said when there is nothing to write.
    """

    name: str
    label: str
    hint: str
    does: Callable[[Record, View], Sequence[Consequence]]
    opens: bool = False
    when: Callable[[Record], bool] | None = None
    idle: str = "没有要做的"


def offered(ledger: Ledger, record: Record) -> list[Deed]:
    """Return what can be done with a record as it is now."""
    if ledger.read_only:
        return []
    deeds = ledger.type(record.type).deeds
    return [one for one in deeds if one.when is None or one.when(record)]


def form_of(ledger: Ledger, record: Record, deed: Deed) -> Consequence | None:
    """Return the new record that a deed shows as a form first; None when it writes at once.

    Raises:
        Refused: there is nothing to do.
    """
    return _consequences(ledger, record, deed)[0] if deed.opens else None


def do(ledger: Ledger, record: Record, deed: Deed) -> Changes:
    """Do a deed as one act, named by its label and the record.

    Raises:
        Refused: there is nothing to do, or one of its records breaks a rule; nothing was written.
    """
    record_type = ledger.type(record.type)
    title = record_type.by_name[record_type.title].show(record[record_type.title])
    with ledger.operation(f"{deed.label}：{title}") as act:
        for one in _consequences(ledger, record, deed):
            ledger.save(one.type, one.values, id=one.id)
    return act.changes


def _consequences(ledger: Ledger, record: Record, deed: Deed) -> list[Consequence]:
    found = list(deed.does(record, ledger.as_of()))
    if not found:
        raise Refused({"": [deed.idle]}, action="账里没有动。")
    return found
