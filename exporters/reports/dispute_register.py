"""矛盾纠纷台账: disputes found in a period; nothing is told too (零报告)."""

from exporters.register_report import register_report
from models.groups import Group

REPORT = register_report(
    "dispute_register",
    "矛盾纠纷排查化解台账",
    of="dispute",
    columns=(
        "found_on", "group", "parties", "category", "matter", "people", "risk", "measures",
        "in_charge", "due_on", "outcome", "agreement", "visited", "note",
    ),
    heads={"group": "所属网格（组）", "parties": "当事人（双方）", "agreement": "是否签协议"},
    order_by=("found_on",),
    empty="本期没有排查到矛盾纠纷（零报告）。",
    group=Group.APPEALS,
    order=20,
    about="一期里排查到的纠纷，怎么化解的。没有也出一份零报告。",
    period="month",
)  # fmt: skip
