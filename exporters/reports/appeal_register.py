"""群众诉求台账: what people came with in a period; nothing is told too (零报告)."""

from exporters.register_report import register_report
from models.groups import Group

REPORT = register_report(
    "appeal_register",
    "群众诉求台账",
    of="appeal",
    columns=(
        "received_on", "source", "name", "group", "phone", "matter", "grade", "in_charge",
        "due_on", "status", "result", "closed_on", "judgement", "note",
    ),
    order_by=("received_on",),
    empty="本期没有群众诉求（零报告）。",
    group=Group.APPEALS,
    order=10,
    about="一期里群众反映的事，怎么办的。没有也出一份零报告。",
    period="month",
)  # fmt: skip
