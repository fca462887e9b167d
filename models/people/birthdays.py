"""Whoever comes to an age between two days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from models.identity import birthday_at
from models.lists import GONE
from models.money.books import next_month
from models.query import Query, Where
from models.record import Record

if TYPE_CHECKING:
    from models.view import View



def born_for(
    view: View, age: int, first: dt.date, last: dt.date, fields: tuple[str, ...]
) -> list[Record]:
    """Return the living who come to an age between two days, with these fields."""
    month = dt.date(first.year - age, first.month, 1)
    after = next_month(dt.date(last.year - age, last.month, 1))
    where = (Where("born_on", ">=", month), Where("born_on", "<=", after))
    names = ("name", "born_on", "status", *fields)
    found = view.ledger.find("resident", Query(where=where, fields=names))
    return [
        one
        for one in found
        if one["status"] not in GONE and first <= birthday_at(one["born_on"], age) <= last
    ]
