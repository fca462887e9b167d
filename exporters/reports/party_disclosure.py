"""党务公开: what the Party branch made public in a quarter."""

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
        view, REPORT.label, lambda one: one["affairs_kind"] == PARTY, "本期没有要公开的党务。",
        affairs_kind=PARTY,
    )  # fmt: skip


REPORT = Report(
    "party_disclosure",
    "党务公开",
    build,
    group=Group.DISCLOSURE,
    order=20,
    audience=Audience.NOTICE_BOARD,
    about="一个季度公开了哪些党务，哪些还没有张贴。",
    period="quarter",
    reads=("disclosure",),
)
