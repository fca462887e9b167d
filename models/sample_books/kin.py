"""Kin of those in office who live in other households, as they told it themselves."""

from __future__ import annotations

import datetime as dt

from models.kinds_links import Ref
from models.query import Query, Where
from models.sample_books.sample_village import Sample

ORDER = 35
#: office, what the relative is, by how many years older at least and at most
_TOLD = (
    ("secretary", "parent", 20, 40), ("director", "sibling", -8, 8),
    ("chairman", "child", -40, -20), ("supervisor", "sibling", -20, 20),
)  # fmt: skip
_YEAR = 365


def fill(sample: Sample) -> None:
    """Write one near relative of each who has a household of his own; nobody of them serves."""
    ledger = sample.ledger
    taken = {one["resident"].id for one in ledger.find("official") if one["resident"]}
    query = Query(where=(Where("relation", "=", "head"),), fields=("name", "born_on"))
    heads = ledger.find("resident", query)
    born = {id_: day for id_, day, _ in sample.people}
    with ledger.operation("示例：不在一户的亲属"):
        for key, relation, least, most in _TOLD:
            person = ledger.get("official", sample.officials[key].id or 0)["resident"]
            day = born.get(person.id) if person else None
            fits = [
                one.id
                for one in heads
                if day and one.id not in taken and one["name"][0] == person.title[0]
                and least <= _older(day, one["born_on"]) <= most
            ]  # fmt: skip
            if not fits:
                continue
            taken.add(fits[0])
            ledger.save("kinship", {
                "person": person, "relative": Ref(fits[0]), "relation": relation,
                "told_by": "本人说的",
            })  # fmt: skip


def _older(day: dt.date, other: dt.date | None) -> float:
    """Return by how many years somebody is older; far too many where no birthday is known."""
    return (day - other).days / _YEAR if other else _YEAR
