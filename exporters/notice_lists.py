"""Notices of a period as rows: what each board of a quarter lists, and the archive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from exporters.blocks import chosen, table_of
from exporters.document import Block, Document, Layout, Note
from exporters.keeping import NOTES, SPAN
from exporters.notices import shown_span
from exporters.paper import notice
from exporters.signed import PARTY, signed_for
from exporters.village_layout import PERIOD
from models.disclosing import begun, items, plan
from models.field import Field
from models.kinds import Text
from models.periods import Period
from models.privacy import Audience, Privacy
from models.query import Query, Where
from models.record import Record
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD
_SUMMARY = Text("summary", "内容摘要", privacy=Privacy.OPEN, width=20)
_STANDS = Text("stands", "办理或落实情况", privacy=Privacy.OPEN, width=14)
_BY = Text("in_charge", "责任人", privacy=Privacy.OPEN, width=8)
_REMARK = Text("remark", "备注", privacy=Privacy.OPEN, width=8)
_LONGEST = 140  #: characters of a summary


def notices_within(view: View) -> list[Record]:
    """Return the notices of the view's period: of that period itself or of one inside it."""
    found: list[Record] = []
    for year in _years(view):
        where = (Where("period", ">=", str(year)), Where("period", "<", str(year + 1)))
        found += view.ledger.find("disclosure", Query(where=where, order=("period",)))
    return [one for one in found if lies_in(one["period"], view.period)]


def _years(view: View) -> Iterator[int]:
    if view.period:
        yield view.period.year
        return
    first = view.ledger.find("disclosure", Query(order=("period",), limit=1, fields=("period",)))
    start = first[0]["period"].year if first else view.today.year
    yield from range(start, view.today.year + 1)


def lies_in(inner: Period, outer: Period | None) -> bool:
    """Say whether a period lies in another; in no period lies all."""
    return outer is None or (outer.first <= inner.first and inner.last <= outer.last)


def board(
    view: View, title: str, wanted: Callable[[Mapping[str, Any]], bool], empty: str, *,
    affairs_kind: str = "",
) -> Document:
    """Return the list of a period's notices for the board: due ones, and all that were made.

    Args:
        view: carries the period.
        title: without the village's name and the period.
        wanted: says of an item of the catalogue, or of a notice, whether it belongs here.
        empty: said where there is none.
        affairs_kind: the one kind that stands on it, which says who signs.
    """
    rows = list(_rows(view, wanted))
    fields: tuple[Field[Any], ...] = (
        *chosen(view.type("disclosure"), "affairs_kind", "item", labels={"item": "公开事项"}),
        _SUMMARY, _STANDS, _BY, _REMARK,
    )  # fmt: skip
    blocks: list[Block] = [
        table_of(fields, rows, _AUDIENCE, numbered=True, empty=empty),
        Note("各项的全文另行张贴，可到村委会查阅；有不同意见的，向村民委员会或村务监督委员会提出。"),
    ]
    signed = signed_for(view.village, affairs_kind)
    return notice(
        view, f"{PERIOD}{title}", blocks if rows else blocks[:1],
        layout=Layout(landscape=True), roles=signed.roles, seals=signed.seals,
    )  # fmt: skip


def _rows(
    view: View, wanted: Callable[[Mapping[str, Any]], bool]
) -> Iterator[Record]:
    made = [one for one in notices_within(view) if wanted(one)]
    names = items(view)
    done = {(names[one["matter"].id], one["period"]) for one in made if one["matter"]}
    yield from (_row(view, one) for one in made)
    if view.period is None:
        return
    begin = begun(view)
    for _, periods in plan(view, view.period.year):
        for period, matter in periods.items():
            ended = begin <= period.last < view.today and lies_in(period, view.period)
            if ended and (names[matter.id], period) not in done and wanted(_as_notice(matter)):
                due = {**_as_notice(matter), "period": period, "stands": "还没有张贴"}
                yield matter.beside({**due, "item": _of_when(view, due)})


def _as_notice(matter: Record) -> dict[str, Any]:
    kind = matter["affairs_kind"]
    return {"affairs_kind": kind.title if kind else "", "item": matter["short"],
            "matter": matter, "cadence": matter["cadence"],
            "in_charge": _publisher(matter, kind.title if kind else "")}  # fmt: skip


def _beginning(words: str) -> str:
    """Return as many whole clauses as have room: a figure that is cut is another figure."""
    end = max(words.rfind(sign, 0, _LONGEST) for sign in "。；，：、")
    return f"{words[:end] if end > 0 else words[:_LONGEST]}……"


def _row(view: View, one: Record) -> Record:
    said = one["words"] or one["correction"] or _said_on(one["content"] or "")
    words = " ".join(said.split())
    summary = words if len(words) <= _LONGEST else _beginning(words)
    if one["nothing"]:
        summary = "本期没有这类事。"
    posted = one["posted_on"]
    matter = view.get("matter", one["matter"].id) if one["matter"] else None
    return one.beside({
        "summary": summary or "见单项公示。",
        "stands": _stands(one, posted, view),
        "item": _of_when(view, one),
        "in_charge": one["in_charge"] or _publisher(matter, one["affairs_kind"]),
        "remark": "更正公告" if one["corrects"] else "",
    })  # fmt: skip


def _publisher(matter: Record | None, affairs_kind: object) -> str:
    """Return the body that makes it public, where no person is named."""
    if matter and matter["publisher"]:
        return str(matter["publisher"])
    return "村党组织" if affairs_kind == PARTY else "村民委员会"


def _of_when(view: View, one: Mapping[str, Any]) -> str:
    """Return an item, with its period where that is not the board's own."""
    when = "" if one["period"] == view.period else str(one["period"])
    return f"{when}{one['item']}"


def _said_on(content: str) -> str:
    """Return the sentences of what was posted, each with the head it stands under."""
    head, said = "", []
    for line in content.split("\n")[1:]:
        words = line.strip()
        if words.startswith(NOTES):
            break
        if "\t" in line or "  " in words:
            continue  # a row of a table, or how long it hangs
        if words.endswith("。"):
            said.append(f"{head}：{words}" if head else words)
            head = ""
        elif words and not words.startswith(SPAN):
            head = words
    return "".join(said)


def _stands(one: Record, posted: dt.date | None, view: View) -> str:
    if posted:
        return f"已公示\n{shown_span(one, posted, view)}"
    return "不用公示" if one["nothing"] else "还没有张贴"
