"""Sending: a paper that goes up is kept as it is, with the day and to whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from exporters.document import Document
from exporters.keeping import as_it_was, kept
from exporters.plain import text_of
from exporters.report import Params, Report, parse_params, report
from models.errors import NotFound, UserError
from models.kinds_links import Link
from models.ledger import Ledger
from models.periods import Period
from models.query import Query, Where
from models.record import Record
from models.view import View

REGISTER = "sent_paper"


class Paper(NamedTuple):
    """A paper as it was made: which, for what period, what was asked."""

    report: Report
    period: Period | None
    params: Params


def send(
    ledger: Ledger, paper: Paper, document: Document, receiver: str, day: dt.date
) -> int:
    """Keep a paper that goes out; returns the id of its record.

    Raises:
        CannotWrite: the paper cannot be kept; nothing was written.
    """
    one = paper.report
    suffixes = [suffix for suffix in ("pdf", "xlsx") if suffix in one.formats]
    values = {
        "title": document.title,
        "report": one.label,
        "period": paper.period if one.period else None,
        "asked": "\n".join(_asked(one, paper.params)) or None,
        "receiver": receiver, "sent_on": day,
        "content": text_of(document).rstrip("\n"),
        "paper": kept(ledger.path, document, suffixes),
    }  # fmt: skip
    with ledger.operation(f"登记报送：{document.title}"):
        return ledger.save(REGISTER, values).id


def usual_receiver(view: View, one: Report) -> str:
    """Return to whom such a paper went last, else the township."""
    where = (Where("report", "=", one.label),)
    query = Query(where=where, order=("-sent_on",), limit=1, fields=("receiver",))
    last = view.ledger.find(REGISTER, query)
    return str(last[0]["receiver"]) if last else f"{view.village['township'] or '乡镇'}人民政府"


def sent_copy(view: View, sent: Record) -> Document:
    """Return a paper as it went out.

    Raises:
        UserError: it was entered by hand, and nothing was kept.
    """
    if not sent["content"]:
        raise UserError(
            f"“{sent['title']}”没有留下原样。", "在“出材料”里按“登记报送”的才有。"
        )
    return as_it_was(view, sent, f"{sent['title']}_{sent['sent_on']}")


def as_of_today(view: View, sent: Record) -> Document:
    """Return the same paper made of the ledger as it stands now.

    Raises:
        UserError: it cannot be made any more; the sentence says why.
    """
    try:
        one = report(sent["report"] or "")
    except NotFound:
        raise UserError(
            f"“{sent['title']}”是哪种材料没有记下，没法和今天比。", "在“出材料”里重新出一份来比。"
        ) from None
    params = parse_params(one, view.ledger, _texts(sent["asked"] or ""))
    return one.build(View(view.ledger, sent["period"]), params)


def _asked(one: Report, params: Params) -> list[str]:
    """Return what was asked as lines that can be read again; a record by its number."""
    lines = []
    for field in one.params:
        value = params.get(field.name)
        if value is not None:
            text = str(value.id) if isinstance(field, Link) else field.show(value)
            lines.append(f"{field.label}={text}")
    return lines


def _texts(asked: str) -> Mapping[str, str]:
    return {
        label: text for label, _, text in (line.partition("=") for line in asked.split("\n"))
        if label
    }  # fmt: skip
