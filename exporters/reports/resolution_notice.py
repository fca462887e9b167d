"""决议公开: one resolution for the wall, with its votes, soon after the meeting (两公开 之一)."""

from __future__ import annotations

from dataclasses import replace

from exporters.document import Document
from exporters.report import Params, Report, every
from exporters.resolution_paper import AUDIENCE, came, resolution_paper
from models.groups import Group
from models.kinds_links import Link, Ref
from models.query import Query
from models.view import View

_NAMES = (
    "number", "decided_on", "matter", "amount", "votes_for", "votes_against", "abstained",
    "outcome",
)  # fmt: skip


def _newest(view: View) -> Ref | None:
    found = view.ledger.find("resolution", Query(order=("-decided_on",), limit=1))
    return Ref(found[0].id, found[0]["matter"]) if found else None


def build(view: View, params: Params) -> Document:
    """Make the notice of one resolution."""
    resolution = view.get("resolution", params["resolution"].id)
    paper = resolution_paper(view, resolution, REPORT.label, _NAMES)
    if note := came(view, resolution):
        paper = replace(paper, blocks=(paper.blocks[0], note, *paper.blocks[1:]))
    return replace(paper, name=f"决议公开_{resolution['number']}")


REPORT = Report(
    "resolution_notice",
    "决议公开",
    build,
    group=Group.MEETINGS,
    order=32,
    audience=AUDIENCE,
    about="会上定下一件事，票数和内容马上贴出去。没有表决的不写。",
    each=every("resolution", "resolution"),
    reads=("resolution",),
    params=(
        Link("resolution", "哪件决议", to="resolution", required=True, default=_newest,
             aliases=("决议",)),
    ),
)  # fmt: skip
