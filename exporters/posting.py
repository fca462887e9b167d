"""Posting: a last look at the paper, then its bytes and words are kept with the record.

One act for as many notices as go up together; where one may not go up, none does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exporters.document import Document, all_texts
from exporters.keeping import kept
from exporters.notices import collected, draft_of
from exporters.plain import text_of
from exporters.renderer import unprintable
from models.collectors import Collected, Remark
from models.days_off import own_days
from models.disclosing import Cell, unfloored
from models.errors import UserError
from models.exposure import numbers_in
from models.journal import Changes
from models.kinds_links import Ref
from models.ledger import Ledger
from models.notice_days import POSTED, STEPS, days_of
from models.record import Record
from models.view import View


def private_numbers(document: Document, allowed: Sequence[str] = ()) -> list[str]:
    """Return a sentence for each number on the paper that looks like a person's.

    Args:
        document: the paper.
        allowed: numbers that the village itself made public, e.g. whom to call.
    """
    said: dict[str, None] = {}
    for text in all_texts(document):
        for kind, number in numbers_in(text, allowed):
            if not any(number in one for one in said):
                masked = f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"
                said[f"纸上有一个像{kind}的数（{masked}），不能上墙"] = None
    return list(said)


def remarks(view: View, document: Document, found: Collected | None) -> list[Remark]:
    """Return what to see before a notice goes up; what forbids it comes first."""
    phones = [row["number"] for row in view.village["supervision_phones"] or ()]
    private = private_numbers(document, phones)
    result = [Remark(sentence=one) for one in private]
    if not private:
        result.append(Remark(sentence="没有证件号、手机号、银行账号", good=True))
    if missing := unprintable(document):
        result.append(Remark(sentence=f"这几个字印不出来：{missing}"))
    return [*result, *(found.remarks if found else ())]


def post(ledger: Ledger, ids: Sequence[int], day: dt.date, by: str | None) -> Changes:
    """Post notices on a day: each gets its paper, its words and its sources, and stands still.

    Raises:
        UserError: a private number stands on one, or a step is missing; nothing was written.
        CannotWrite: the paper cannot be kept; nothing was written.
    """
    view = ledger.as_of()
    with ledger.operation(_label(ledger, ids)) as act:
        for id_ in ids:
            old = ledger.get("disclosure", id_)
            values = {**old, "posted_on": day, "posted_by": by}
            ledger.save("disclosure", _frozen(view, values), id=id_)
    return act.changes


def take_step(
    ledger: Ledger, cells: Sequence[Cell], step: str, day: dt.date, by: str | None
) -> list[int]:
    """Do one step for several items at once, as one act; what is not begun yet is begun.

    Raises:
        UserError: one of them cannot take this step; nothing was written.
    """
    on, who, label = STEPS[step]
    first = cells[0].record["title"] if cells[0].record else title_of(cells[0])
    name = first if len(cells) == 1 else f"{first}等 {len(cells)} 份"
    with ledger.operation(f"{label}：{name}"):
        ids = [one.record.id if one.record else begin(ledger, one, day) for one in cells]
        if step == POSTED:
            post(ledger, ids, day, by)
        else:
            for id_ in ids:
                ledger.save("disclosure", {on: day, who: by}, id=id_)
    return ids


def title_of(cell: Cell) -> str:
    """Return what a notice is called: 2026年第四季度会议决定的事公开."""
    return f"{cell.period}{cell.matter['short']}公开"


def begin(ledger: Ledger, cell: Cell, day: dt.date, **more: Any) -> int:  # noqa: ANN401 - values
    """Write a new notice of an item and a period; returns its id."""
    return ledger.save("disclosure", {**_new(ledger.as_of(), cell, day), **more}).id


def values_of(view: View, cell: Cell) -> Mapping[str, Any]:
    """Return the whole notice of a cell, or what one that is not begun would hold."""
    if cell.record is not None:
        return view.get("disclosure", cell.record.id)
    kind = cell.matter["affairs_kind"]
    new = _new(view, cell, view.today)
    return {**new, "affairs_kind": kind.title if kind else ""}


def _new(view: View, cell: Cell, day: dt.date) -> dict[str, Any]:
    matter = cell.matter
    kind = matter["affairs_kind"].title if matter["affairs_kind"] else ""
    days, unit = days_of(
        matter, day, floored=kind not in unfloored(view), own=own_days(view)
    )
    values = {
        "matter": Ref(matter.id), "period": cell.period, "title": title_of(cell),
        "display_days": days, "days_unit": unit,
    }  # fmt: skip
    return {**values, "channel": matter["channel"]} if matter["channel"] else values


def correct(ledger: Ledger, old: Record) -> int:
    """Begin a notice that corrects one which was posted; returns its id."""
    kept = ("matter", "item", "affairs_kind", "period", "words", "display_days", "days_unit",
            "channel")  # fmt: skip
    values = {name: old[name] for name in kept}
    title = f"关于{old['title']}的更正公告"
    return ledger.save("disclosure", {**values, "title": title, "corrects": Ref(old.id)}).id


def _label(ledger: Ledger, ids: Sequence[int]) -> str:
    first = ledger.get("disclosure", ids[0])["title"]
    return f"张贴：{first}" if len(ids) == 1 else f"张贴：{first}等 {len(ids)} 份"


def _frozen(view: View, values: Mapping[str, Any]) -> dict[str, Any]:
    found = collected(view, values)
    document = draft_of(view, values, found)
    phones = [row["number"] for row in view.village["supervision_phones"] or ()]
    if said := private_numbers(document, phones):
        raise UserError(f"“{values['title']}”没有张贴：{said[0]}。", "请把它去掉再张贴。")
    return {
        "posted_on": values["posted_on"],
        "posted_by": values["posted_by"],
        "content": text_of(document).rstrip("\n"),
        "paper": kept(view.ledger.path, document),
        "drawn_from": tuple(_sources(view, found)) or None,
    }


def _sources(view: View, found: Collected | None) -> Iterator[dict[str, Any]]:
    for name, ids in (found.sources if found else {}).items():
        if ids:
            numbers = "、".join(map(str, ids))
            yield {
                "register": view.type(name).label,
                "count": len(ids),
                "numbers": numbers if len(numbers) <= 200 else f"{numbers[:190]}……",  # noqa: PLR2004
            }
