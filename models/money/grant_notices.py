"""The notice of a batch and what was objected: written in 三务公开, seen from the batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from models.days_off import own_days
from models.disclosing import catalogue, until
from models.kinds_dates import Date
from models.kinds_links import Ref
from models.periods import Period, add_days
from models.query import Query, Where
from models.record import Consequence, Doubt, Obligation, Record, Said

if TYPE_CHECKING:
    from models.view import View

_COLLECTOR = "subsidies"  #: the item of the catalogue under which lists of names hang
_DAY = Date("day", "日期")


def notices_of(view: View, batches: Sequence[int]) -> dict[int, Record]:
    """Return the notice of each batch, the newest where one corrects another."""
    where = (Where("batch", "in", tuple(batches)),)
    names = ("title", "batch", "posted_on", "display_days", "days_unit")
    found = view.ledger.find("disclosure", Query(where=where, fields=names)) if batches else []
    return {one["batch"].id: one for one in sorted(found, key=lambda one: one.id)}


def objections_to(view: View, notices: Sequence[int]) -> dict[int, list[Record]]:
    """Return what was objected to notices."""
    found: dict[int, list[Record]] = {id_: [] for id_ in notices}
    query = Query(
        where=(Where("disclosure", "in", tuple(notices)),),
        fields=("disclosure", "raised_on", "answered_on"),
    )
    for one in view.ledger.find("objection", query) if notices else ():
        found[one["disclosure"].id].append(one)
    return found


def notices_said(batches: Sequence[Any], view: View) -> list[str]:
    """Say for each batch when its list hung and what was objected."""
    found = notices_of(view, [one.id for one in batches if one.id])
    against = objections_to(view, [one.id for one in found.values()])
    return [
        _said(found[one.id], against[found[one.id].id], view) if one.id in found else _by_hand(one)
        for one in batches
    ]


def _by_hand(batch: Record) -> str:
    return "" if batch["stage"] == "preparing" else "公示没有记在三务公开里，异议看不到"


def _said(notice: Record, objections: Sequence[Record], view: View) -> str:
    if notice["posted_on"] is None:
        return f"“{notice['title']}”还没有张贴"
    open_ = sum(one["answered_on"] is None for one in objections)
    waiting_ = f"，{open_} 件没答复" if open_ else ""
    raised = f"异议 {len(objections)} 件{waiting_}" if objections else "没有人提异议"
    last = _DAY.show(until(notice, own_days(view)))
    return f"{_DAY.show(notice['posted_on'])}贴出，公示到{last}；{raised}"


def begin_notice(batch: Record, view: View) -> list[Consequence]:
    """Return the notice of a batch, to be shown as a form; nothing when there is one."""
    if batch.id in notices_of(view, [batch.id]):
        return []
    matters = (one for one in catalogue(view, view.today) if one["collector"] == _COLLECTOR)
    matter = next(matters, None)
    return [
        Consequence(
            type="disclosure",
            values={
                "batch": Ref(batch.id, batch["name"]),
                "matter": Ref(matter.id, matter["short"]) if matter else None,
                "item": None if matter else batch["name"],
                "period": Period.containing("month", view.today),
                "title": f"{batch['name']}公示",
                "display_days": batch["days_shown"],
            },
        )
    ]


def as_posted(batch: Record, view: View) -> list[Consequence]:
    """Return that a batch is posted, as its notice says; nothing while that does not hang."""
    notice = notices_of(view, [batch.id]).get(batch.id)
    last = until(notice, own_days(view)) if notice is not None else None
    if notice is None or last is None:
        return []
    values = {
        "stage": "posted",
        "posted_on": notice["posted_on"],
        "days_shown": (last - notice["posted_on"]).days,
    }
    return [Consequence(type="grant_batch", id=batch.id, values=values)]


def waiting(view: View) -> list[Obligation]:
    """Name the batches whose list hangs while they still say that it is prepared."""
    query = Query(where=(Where("stage", "=", "preparing"),), fields=("name",))
    open_ = {one.id: one for one in view.ledger.find("grant_batch", query)}
    return [
        Obligation(
            type="grant_batch",
            id=id_,
            on=notice["posted_on"],
            title=f"{open_[id_]['name']}的名单贴出去了",
            sentence="按“登记已公示”，名单就不再改",
        )
        for id_, notice in notices_of(view, list(open_)).items()
        if notice["posted_on"]
    ]


def _paid(batches: Sequence[Record], view: View) -> list[tuple[Record, Record | None]]:
    """Return the batches that were paid, each with its notice."""
    paid = [one for one in batches if one["stage"] == "paid" and one["paid_on"]]
    notices = notices_of(view, [one.id for one in paid if one.id])
    return [(one, notices.get(one.id)) for one in paid]


def _too_soon(batches: Sequence[Record], view: View) -> Iterator[Said]:
    for one, notice in _paid(batches, view):
        last = _last_day(one, notice, view)
        if last and one["paid_on"] <= last:
            yield Said(one, f"公示到{_DAY.show(last)}，没到期就发了", "paid_on")


def _unanswered(batches: Sequence[Record], view: View) -> Iterator[Said]:
    paid = _paid(batches, view)
    against = objections_to(view, [notice.id for _, notice in paid if notice is not None])
    for one, notice in paid:
        open_ = [
            each
            for each in against.get(notice.id if notice is not None else 0, ())
            if each["answered_on"] is None or each["answered_on"] > one["paid_on"]
        ]
        if open_:
            yield Said(one, f"发放那天还有 {len(open_)} 件异议没有答复", "paid_on")


def _last_day(batch: Record, notice: Record | None, view: View) -> dt.date | None:
    if notice is not None and notice["posted_on"]:
        return until(notice, own_days(view))
    if batch["posted_on"] is None:
        return None
    return add_days(batch["posted_on"], batch["days_shown"] or 0)


DOUBTS = (
    Doubt(
        name="early",
        label="公示期满再发放",
        todo="日子写错了就改；真发早了的，把公示补足，有异议的照样答复",
        finds=_too_soon,
        at_entry=True,
    ),
    Doubt(
        name="objections",
        label="异议答复了再发放",
        todo="到异议里写上答复；查实发错的，追回来",
        finds=_unanswered,
        at_entry=True,
    ),
)
