"""The list of a batch as it hangs on the wall: who gets how much, without a number of a person.

Of those under 14 no name is shown (个人信息保护法 第28、31条).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exporters.blocks import chosen
from exporters.ordering import counting_up
from models.collectors import Collected, Part, ids_of
from models.field import Field
from models.identity import age_on
from models.kinds_links import Ref
from models.money.grants import CHILD
from models.query import Query, Where
from models.record import Record
from models.view import View

_SHOWN = ("group", "name", "quantity", "standard", "amount")
_UNNAMED = {"name": "（未成年，不列姓名）"}


def list_of(view: View, id_: int) -> Collected:
    """Return the list of a batch for its notice."""
    batch = view.get("grant_batch", id_)
    found = grants_in(view, batch)
    said = "；".join(
        f"{label}：{batch[name]}"
        for name, label in (("basis", "依据"), ("funds", "资金来源"))
        if batch[name]
    )
    table = Part(
        fields=columns_of(view, batch),
        records=without_children(view, found),
        totals={"group": "合计", "amount": batch["total"]},
        empty="这一批还没有名单。",
    )
    return Collected(
        parts=(*((Part(sentence=f"{said}。"),) if said else ()), table),
        sources={"grant": ids_of(found)},
    )


def columns_of(view: View, batch: Record) -> list[Field[Any]]:
    """Return the columns of the list, headed by what is given and by the batch's unit."""
    given = "补贴" if batch["kind"] == "money" else ""
    area = f"{given}面积" if batch["unit"] == "亩" else "数量"
    labels = {
        "group": "村民小组",
        "quantity": f"{area}（{batch['unit']}）",
        "standard": f"{given}标准（元/{batch['unit']}）",
        "amount": f"{given}金额（元）",
        "name": "户主姓名" if batch["each"] == "household" else "姓名",
    }
    return chosen(view.type("grant"), *_SHOWN, labels=labels)


def grants_in(view: View, batch: Record) -> list[Record]:
    """Return the grants of a batch, group by group."""
    where = (Where("batch", "=", Ref(batch.id)),)
    found = view.ledger.find("grant", Query(where=where, order=("name",)))
    return sorted(found, key=lambda one: counting_up(one["group"] or ""))


def without_children(view: View, grants: Sequence[Record]) -> list[Record]:
    """Return the rows of grants; those of children say that no name is shown."""
    ids = tuple(one["resident"].id for one in grants)
    people = view.ledger.find("resident", Query(ids=ids, fields=("born_on",)))
    young = {
        one.id for one in people if one["born_on"] and age_on(one["born_on"], view.today) < CHILD
    }
    return [one.beside(_UNNAMED) if one["resident"].id in young else one for one in grants]
