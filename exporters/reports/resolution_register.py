"""决议登记: what was decided in a period, with the votes and what came of it."""

from exporters.register_report import register_report
from models.groups import Group

REPORT = register_report(
    "resolution_register",
    "决议登记",
    of="resolution",
    columns=(
        "number", "decided_on", "meeting", "matter", "amount", "votes_for", "votes_against",
        "abstained", "outcome", "done", "done_on", "note",
    ),
    heads={"meeting": "会议", "done": "落实情况"},
    order_by=("decided_on",),
    empty="本期没有决议。",
    group=Group.MEETINGS,
    order=30,
    about="一期里定下的事：票数、结果、办得怎么样。",
    period="year",
)  # fmt: skip
