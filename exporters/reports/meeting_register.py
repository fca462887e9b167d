"""会议登记: the meetings of a period, one a line."""

from exporters.register_report import register_report
from models.groups import Group

REPORT = register_report(
    "meeting_register",
    "会议登记",
    of="meeting",
    columns=(
        "held_on", "kind", "topic", "place", "host", "recorder", "expected", "present", "note",
    ),
    order_by=("held_on",),
    over={"expected": "到会人数", "present": "到会人数"},
    empty="本期没有开会。",
    group=Group.MEETINGS,
    order=20,
    about="一期里开过的会，一次一行。",
    period="quarter",
)  # fmt: skip
