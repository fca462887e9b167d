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
    heads={
        "received_on": "接件时间", "source": "来源", "group": "村民小组", "matter": "反映事项",
        "grade": "性质", "in_charge": "责任人", "due_on": "办理时限", "status": "办理进度",
        "result": "处理结果", "judgement": "群众评价",
    },
    order_by=("received_on",),
    empty="本期没有群众诉求（零报告）。",
    group=Group.APPEALS,
    order=10,
    about="一期里群众反映的事，怎么办的。没有也出一份零报告。",
    period="month",
)  # fmt: skip
