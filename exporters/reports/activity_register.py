"""活动登记: what was done in a period, one activity a line."""

from exporters.activity_file import HEADS
from exporters.register_report import register_report
from models.groups import Group

REPORT = register_report(
    "activity_register",
    "活动登记",
    of="activity",
    columns=(
        "happened_on", "title", "kind", "place", "organiser", "people", "machines", "hauled",
        "cost", "incoming", "meeting", "note",
    ),
    heads={**HEADS, "incoming": "来源文件", "meeting": "布置会议"},
    order_by=("happened_on",),
    empty="本期没有搞活动。",
    group=Group.AFFAIRS,
    order=60,
    about="一期里搞过的活动，一次一行。",
    period="quarter",
)  # fmt: skip
