"""村务公开: what was public in a quarter, all kinds but 党务, as the board lists it."""

from __future__ import annotations

from exporters.document import Document
from exporters.notice_lists import board
from exporters.report import Params, Report
from exporters.signed import PARTY
from models.groups import Group
from models.privacy import Audience
from models.view import View


def build(view: View, params: Params) -> Document:
    """Make the list of the view's period."""
    del params
    return board(
        view, REPORT.label, lambda one: one["affairs_kind"] != PARTY, "本期没有要公开的事项。"
    )


REPORT = Report(
    "village_disclosure",
    "村务公开",
    build,
    group=Group.DISCLOSURE,
    order=10,
    audience=Audience.NOTICE_BOARD,
    about="一个季度公开了哪些村务、财务，哪些还没有张贴。",
    period="quarter",
    reads=("disclosure",),
)
