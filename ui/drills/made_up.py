"""A record of any register, made up from its declaration."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from models.errors import Invalid, NotFound, Refused
from models.field import Field
from models.identity import check_digit
from models.kinds import Choice
from models.kinds_links import Attachment, Lines, Link, Ref
from models.ledger import Ledger
from models.record import RecordType

_AREA = "419922"
_THROWS = 3  #: how often the dice are thrown for a record that a rule refuses
_WORDS = "春夏秋冬东南西北"


def record(ledger: Ledger, record_type: RecordType, chance: random.Random) -> int | None:
    """Save a made-up record and return its id; None when the register takes none of them.

    First every field is filled in, then only what must be: a rule may forbid some fields together.
    """
    for _ in range(_THROWS):
        for values in _attempts(ledger, record_type, chance):
            try:
                return ledger.save(record_type.name, values).id
            except (Refused, NotFound):
                continue
    return None


def _attempts(
    ledger: Ledger, record_type: RecordType, chance: random.Random
) -> Iterator[dict[str, Any]]:
    whole = {
        one.name: value
        for one in record_type.entered
        if (value := _value(ledger, one, chance)) is not None
    }
    needed = {one.name for one in record_type.entered if one.required} | {record_type.title}
    dated = {record_type.dated} if record_type.dated else set()
    links = {one.name for one in record_type.links}
    for names in (set(whole), needed | dated | links, needed | dated, needed):
        yield {name: value for name, value in whole.items() if name in names}


def _value(ledger: Ledger, one: Field[Any], chance: random.Random) -> Any:  # noqa: ANN401
    if isinstance(one, Link):
        return _any_of(ledger, one.to, chance)
    if isinstance(one, Choice):
        listed = one.listed()
        return chance.choice(listed).code if listed else None
    if isinstance(one, Lines):
        return ({each.name: _value(ledger, each, chance) for each in one.fields},)
    if isinstance(one, Attachment):
        return None
    try:
        return one.parse(_text(one, ledger.today, chance))
    except Invalid:
        return None


def _any_of(ledger: Ledger, name: str, chance: random.Random) -> Ref | None:
    """Choose a record without reading all of them: a village has 20,000 people."""
    last = ledger.store.value(f"SELECT max(id) FROM [{name}]")  # noqa: S608 - a register's name
    if not last:
        return None
    sql = f"SELECT min(id) FROM [{name}] WHERE id >= ?"  # noqa: S608 - as above
    return Ref(int(ledger.store.value(sql, (chance.randrange(1, last + 1),))))


def _text(one: Field[Any], today: dt.date, chance: random.Random) -> str:
    number = chance.randrange(1, 100)
    words = "".join(chance.choice(_WORDS) for _ in range(4))
    day = today - dt.timedelta(days=chance.randrange(60))
    return {
        "integer": str(number),
        "decimal": f"{number}.5",
        "money": f"{number}.25",
        "date": day.isoformat(),
        "yes_no": "是",
        "person_name": f"王{words[:2]}",
        "group_name": f"{number % 6 + 1}组",
        "id_number": _id_number(chance),
        "phone": f"138{chance.randrange(10**8):08}",
        "bank_account": "6222021234567890123",
        "credit_code": "N2370112MFWED7Q52F",
    }.get(one.kind, words)


def _id_number(chance: random.Random) -> str:
    born = dt.date(1950, 1, 1) + dt.timedelta(days=chance.randrange(20000))
    first = f"{_AREA}{born:%Y%m%d}{chance.randrange(1, 999):03}"
    return first + check_digit(first)
