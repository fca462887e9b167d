"""债权债务台账: who owes whom and how much is left."""

from exporters.register_report import register_report
from models.groups import Group

REPORT = register_report(
    "debt_register",
    "债权债务台账",
    of="debt",
    columns=(
        "kind",
        "counterparty",
        "matter",
        "begun_on",
        "amount",
        "settled",
        "left",
        "due_on",
        "in_charge",
    ),
    order_by=("kind", "begun_on"),
    empty="没有登记债权债务。",
    group=Group.MONEY,
    order=83,
    about="别人欠的、欠别人的，还剩多少。",
)
