"""合同台账: what is due, what came, what is behind."""

from exporters.register_report import register_report
from models.groups import Group

REPORT = register_report(
    "contract_register",
    "合同台账",
    of="contract",
    columns=(
        "number",
        "name",
        "category",
        "counterparty",
        "subject",
        "started",
        "ended",
        "price",
        "yearly",
        "payment",
        "owed",
        "paid",
        "behind",
        "resolution",
        "published_on",
    ),
    heads={"started": "起", "ended": "止"},
    order_by=("signed_on",),
    over={"started": "起止日期", "ended": "起止日期"},
    empty="没有登记合同。",
    group=Group.ASSETS,
    order=82,
    about="每份合同应收、实收、欠缴，哪件决议定的，哪天到期。",
)
