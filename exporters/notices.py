"""公示, 公开, 更正公告: a notice before it is posted, and the same notice ever after.

Before it is posted its content comes from the ledger anew each time; what was posted is given back
as it was: the bytes that were kept, and the words that stood on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from exporters.blocks import table_of
from exporters.document import (
    EMPTY,
    Block,
    Document,
    Heading,
    Layout,
    Note,
    Paragraph,
    Signatures,
    Spread,
    Table,
    file_stem,
)
from exporters.grant_list import list_of
from exporters.keeping import as_it_was
from exporters.official import numbered
from exporters.paper import supervision
from exporters.signed import signed_for
from exporters.village_layout import as_the_village_does, layout_of
from models.collectors import NOTHING, Collected, Part, collect
from models.days_off import own_days
from models.disclosing import until
from models.kinds_dates import Date
from models.letterhead import running_of
from models.notice_days import hanging
from models.privacy import Audience
from models.view import View

AUDIENCE = Audience.NOTICE_BOARD
_ASK = "对公开的内容有不同意见的，可在公示期内向村民委员会或村务监督委员会提出。"
_DAY = Date("day", "日期")


def collected(view: View, values: Mapping[str, Any]) -> Collected | None:
    """Return what the ledger knows for a notice; None where a person writes the text."""
    if values.get("batch"):
        return list_of(view, values["batch"].id)
    if values.get("matter") is None or values.get("period") is None:
        return None
    matter = view.get("matter", values["matter"].id)
    return collect(View(view.ledger, values["period"]), matter["collector"])


def paper_of(view: View, values: Mapping[str, Any]) -> Document:
    """Return the notice: what was posted as it was, anything else as the ledger has it now.

    Raises:
        UserError: the paper that was kept is not there any more.
    """
    return _laid_out(view, values, made_of(view, values))


def made_of(view: View, values: Mapping[str, Any]) -> Document:
    """Return the notice as the program makes it, before the village's own layout.

    Raises:
        UserError: the paper that was kept is not there any more.
    """
    if values.get("posted_on") and values.get("content"):
        name = file_stem(f"{view.village['name']}{values['title']}")
        return as_it_was(view, values, name)
    return _drafted(view, values, collected(view, values))


def draft_of(view: View, values: Mapping[str, Any], found: Collected | None) -> Document:
    """Return the notice as it would be posted; without a day yet, today."""
    return _laid_out(view, values, _drafted(view, values, found))


def _laid_out(view: View, values: Mapping[str, Any], document: Document) -> Document:
    paper = "correction_notice" if values.get("corrects") else "disclosure_notice"
    return as_the_village_does(view, layout_of(view, paper), document)


def _drafted(view: View, values: Mapping[str, Any], found: Collected | None) -> Document:
    posted = values.get("posted_on") or view.today
    village, wide = view.village, bool(found and found.landscape)
    signed = signed_for(village, values.get("affairs_kind"))
    return Document(
        title=f"{village['name']}{values.get('title') or ''}",
        subtitle=Spread(
            f"公示时间：{shown_span(values, posted, view)}", str(values.get("affairs_kind") or "")
        ),
        blocks=(
            *_said(view, values),
            *numbered(_parts(found, written=bool(values.get("words")))),
            Note(_ASK),
            *supervision(view),
            Signatures(
                (found.signers if found and found.signers else signed.roles),
                date=_DAY.show(posted),
                seals=signed.seals,
            ),
        ),
        name=file_stem(f"{village['name']}{values.get('title') or ''}"),
        period=str(values.get("period") or ""),
        layout=Layout(running=running_of(village), landscape=wide, official=not wide),
    )


def shown_span(values: Mapping[str, Any], posted: dt.date, view: View) -> str:
    """Return from when until when it hangs: 2026年11月24日—12月8日（15日）."""
    last = until({**values, "posted_on": posted}, own_days(view))
    days, unit = values.get("display_days"), values.get("days_unit")
    if last is None or not days:
        return f"{_DAY.show(posted + dt.timedelta(days=1))}起"
    return hanging(posted, last, f"{days}个工作日" if unit == "workdays" else f"{days}日")


def _said(view: View, values: Mapping[str, Any]) -> Iterator[Block]:
    if ref := values.get("corrects"):
        old = view.get("disclosure", ref.id)
        day = _DAY.show(old["posted_on"])
        yield Paragraph(f"{day}张贴的《{old['title']}》写得不对，现更正如下，原来那份不再作准。")
        if values.get("correction"):
            yield Paragraph(f"更正的地方：{values['correction']}")
    for line in (values.get("words") or "").split("\n"):
        if line.strip():
            yield Paragraph(line.strip())


def _parts(found: Collected | None, *, written: bool) -> Iterator[Block]:
    if found is None or not found.parts:
        if not written:
            yield Paragraph(NOTHING)
        return
    for part in found.parts:
        if part.heading:
            yield Heading(part.heading)
        yield Paragraph(part.sentence) if part.sentence else _table(part)


def _table(part: Part) -> Table:
    table = table_of(
        part.fields, part.records, AUDIENCE, numbered=part.numbered, empty=part.empty
    )
    if part.totals is None or not part.records:
        return table
    shown = [one for one in part.fields if one.faces(None, AUDIENCE) is not None]
    row = [one.faces(part.totals.get(one.name), AUDIENCE) or EMPTY for one in shown]
    front = (EMPTY,) if part.numbered else ()
    return Table(table.columns, table.rows, totals=(*front, *row), empty=table.empty)
