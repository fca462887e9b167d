"""Grants: what a share of a batch comes to, who is taken from the roster, who should not be on it.

Nothing here refuses: the list says what it found before anything is posted, a person decides.
"""

from __future__ import annotations

import datetime as dt
import decimal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from models.identity import age_on
from models.kinds_links import Ref
from models.query import Query, Where
from models.record import Consequence, Record

if TYPE_CHECKING:
    from models.view import View

#: the paper of those under this age carries no name (个人信息保护法 第28、31条)
CHILD = 14
#: kinds of reasons to look at a grant again
GONE, TWICE, UNFIT, UNCOUNTED = "gone", "twice", "unfit", "uncounted"
_GONE = {"dead": "已经去世", "moved_out": "已经迁出"}
_LAND = "亩"
_CENT = decimal.Decimal("0.01")
_PERSON = ("name", "status", "born_on", "group", "household", "relation", "card")


def amount_of(standard: decimal.Decimal | None, quantity: decimal.Decimal | None) -> int | None:
    """Return standard × quantity in 分, halves rounded up, as a payment list does."""
    if standard is None or quantity is None:
        return None
    exact = standard * quantity
    return int(exact.quantize(_CENT, rounding=decimal.ROUND_HALF_UP).scaleb(2))


def grants_of(view: View, batches: Sequence[int]) -> dict[int, list[Record]]:
    """Return the grants of batches, in the order of their lists."""
    found: dict[int, list[Record]] = {id_: [] for id_ in batches}
    names = ("batch", "resident", "name", "group", "quantity", "card")
    query = Query(where=(Where("batch", "in", tuple(found)),), order=("batch",), fields=names)
    for one in view.ledger.find("grant", query) if found else ():
        found[one["batch"].id].append(one)
    return found


def look_through(
    view: View, batch: Mapping[str, Any], grants: Sequence[Record]
) -> Iterator[tuple[Record, str, str]]:
    """Yield every grant that should be looked at again: the sentence, and the kind of reason."""
    ids = tuple({one["resident"].id for one in grants})
    people = {
        one.id: one
        for one in view.ledger.find("resident", Query(ids=ids, fields=_PERSON))
    }  # fmt: skip
    gone = _days_gone(view, ids)
    belong = in_category(view, ids, batch)
    twice = Counter(one["resident"].id for one in grants)
    homes = Counter(
        people[one["resident"].id]["household"].id
        for one in grants
        if people[one["resident"].id]["household"]
    )
    for one in grants:
        person = people[one["resident"].id]
        home = person["household"]
        if said := _GONE.get(person["status"]):
            yield one, said + (f"（{gone[person.id]}）" if person.id in gone else ""), GONE
        if twice[person.id] > 1:
            yield one, f"在这一批里有 {twice[person.id]} 行", TWICE
        elif batch["each"] == "household" and home and homes[home.id] > 1:
            yield one, f"同一户（{home.title}）在这一批里有 {homes[home.id]} 行", TWICE
        yield from ((one, said, UNFIT) for said in _unfit(batch, person, belong, view.today))
        if one["quantity"] is None:
            yield one, "没写数量", UNCOUNTED


def _unfit(
    batch: Mapping[str, Any], person: Record, belong: set[int] | None, today: dt.date
) -> Iterator[str]:
    group = batch.get("only_group")
    if group and person["group"] != group:
        yield f"不是{group}的，这一批只发给{group}"
    if belong is not None and person.id not in belong:
        yield "不在这一批发给的那类人里"
    least, most = batch.get("least_age"), batch.get("most_age")
    if least is None and most is None:
        return
    day = batch.get("counted_on") or today
    if not person["born_on"]:
        yield "没有出生日期，看不出年龄够不够"
        return
    age = age_on(person["born_on"], day)
    if least is not None and age < least:
        yield f"{age} 岁，不到 {least} 岁"
    if most is not None and age > most:
        yield f"{age} 岁，过了 {most} 岁"


def _days_gone(view: View, ids: tuple[int, ...]) -> dict[int, str]:
    left = view.ledger.find("departure", Query(where=(Where("resident", "in", ids),)))
    day = view.type("departure").by_name["happened_on"]
    return {one["resident"].id: day.show(one["happened_on"]) for one in left}


def in_category(view: View, ids: tuple[int, ...], batch: Mapping[str, Any]) -> set[int] | None:
    """Return who is of the batch's category, None where the batch names none."""
    category = batch.get("category")
    if not category:
        return None
    day = batch.get("counted_on") or view.today
    where = (
        Where("category", "=", category),
        Where("resident", "in", ids),
        Where("started", "<=?", day),
        Where("ended", ">=?", day),
    )
    return {one["resident"].id for one in view.ledger.find("special_group", Query(where=where))}


def from_roster(batch: Record, view: View) -> list[Consequence]:
    """Return a grant for everybody whom the batch is for and who is not on its list yet.

    Like an earlier batch: whoever stood there, with the same quantity. Else every head of a
    household with land, or every person. A head who died or moved while the household lives on is
    taken too: the list names him before it is posted.
    """
    there = {one["resident"].id for one in grants_of(view, (batch.id,))[batch.id]}
    everybody = view.ledger.find("resident", Query(fields=_PERSON))
    if batch["like"]:
        earlier = grants_of(view, (batch["like"].id,))[batch["like"].id]
        shares = {one["resident"].id: one["quantity"] for one in earlier}
    else:
        shares = _shares(batch, view, everybody)
    return [
        Consequence(
            type="grant",
            values={
                "batch": Ref(batch.id),
                "resident": Ref(one.id),
                "quantity": shares[one.id],
                "card": one["card"],
            },
        )
        for one in sorted(everybody, key=_place)
        if one.id in shares and one.id not in there
    ]


def _shares(
    batch: Record, view: View, everybody: Sequence[Record]
) -> dict[int, decimal.Decimal | None]:
    """Return how much the rules of the batch give to whom."""
    belong = in_category(view, tuple(one.id for one in everybody), batch)
    fitting = [one for one in everybody if not any(_unfit(batch, one, belong, view.today))]
    if batch["each"] != "household":
        one_each = decimal.Decimal(1)
        return {one.id: one_each for one in fitting if one["status"] not in _GONE}
    areas = {
        one.id: one["farm_area"]
        for one in view.ledger.find("household", Query(fields=("farm_area",)))
    }
    live_on = {
        one["household"].id for one in everybody if one["household"] and one["status"] not in _GONE
    }
    heads = {
        one.id: one["household"].id
        for one in fitting
        if one["relation"] == "head" and one["household"] and one["household"].id in live_on
    }
    if batch["unit"] != _LAND:
        return dict.fromkeys(heads, decimal.Decimal(1))
    return {id_: areas[home] for id_, home in heads.items() if areas[home]}  # no land, no share


def _place(person: Record) -> tuple[str, str]:
    home = person["household"].title if person["household"] else "～"
    return home, str(person["name"])
