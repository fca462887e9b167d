"""重大事项即时公开: what was made public when it happened, not on a schedule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exporters.document import Document
from exporters.notice_lists import board
from exporters.report import Params, Report
from models.groups import Group
from models.privacy import Audience
from models.query import Query, Where
from models.view import View


def build(view: View, params: Params) -> Document:
    """Make the list of the view's period."""
    del params
    where = (Where("cadence", "in", ("month", "quarter", "year")),)
    scheduled = {one.id for one in view.ledger.find("matter", Query(where=where, fields=()))}

    def at_once(one: Mapping[str, Any]) -> bool:
        matter = one["matter"]
        return matter is None or matter.id not in scheduled

    return board(view, REPORT.label, at_once, "本期没有即时公开的事项。")


REPORT = Report(
    "immediate_disclosure",
    "重大事项即时公开",
    build,
    group=Group.DISCLOSURE,
    order=30,
    audience=Audience.NOTICE_BOARD,
    about="一个季度里随时公开的重大事项。",
    period="quarter",
    reads=("disclosure",),
)
