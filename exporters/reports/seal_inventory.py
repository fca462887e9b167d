"""印章保管和交接登记: which seals there are, who keeps each, every hand-over with its witness."""

from __future__ import annotations

from typing import Any

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document, Heading, Note
from exporters.paper import register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.kinds_links import Lines
from models.privacy import Audience
from models.query import Query
from models.record import Record
from models.view import View

_AUDIENCE = Audience.OFFICE
_SEALS = (
    "name", "body", "keeper", "in_use", "started", "size", "made_by", "filed_with", "filed_on",
    "kept_at", "handed_in", "note",
)  # fmt: skip
_HEADS = {
    "body": "所属组织", "started": "启用日期", "filed_with": "备案机关", "kept_at": "保管地点",
    "handed_in": "停用后去向",
}  # fmt: skip


def build(view: View, params: Params) -> Document:
    """Make the list of the seals and, below, of their hand-overs in the order of their days."""
    del params
    kind = view.type("seal")
    found = view.find("seal", Query(order=("-in_use", "started", "name")))
    seals = table_of(
        with_own(kind, chosen(kind, *_SEALS, labels=_HEADS)), found, _AUDIENCE, numbered=True,
        empty="没有登记印章。",
    )  # fmt: skip
    lines = kind.by_name["hand_overs"]
    assert isinstance(lines, Lines)  # noqa: S101 - declared so
    columns = (kind.by_name["name"], *lines.fields)
    handed = table_of(columns, _hand_overs(found), _AUDIENCE, numbered=True, empty="没有交接过。")
    blocks = (Heading("一、印章"), seals, Heading("二、交接"), handed)
    notes = (Note("换届、换人保管时当面清点，交的人、接的人、监交人都签字。"),)
    return register_paper(
        view, REPORT.label, (*blocks, *notes), roles=("保管人", "村务监督委员会主任")
    )


def _hand_overs(seals: list[Record]) -> list[Record]:
    made = [
        Record("seal", seal.id, seal.revision, {"name": seal["name"], **line})
        for seal in seals
        for line in seal["hand_overs"] or ()
    ]
    return sorted(made, key=_day)


def _day(line: Record) -> Any:  # noqa: ANN401 - a date as a sort key, those without first
    day = line["handed_on"]
    return (day is not None, day)


REPORT = Report(
    "seal_inventory",
    "印章保管和交接登记",
    build,
    group=Group.CERTIFICATES,
    order=25,
    audience=_AUDIENCE,
    about="村里有哪几枚章、谁在保管、每次交接的人和监交人。",
)
