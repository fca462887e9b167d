"""资产台账: what there is, where, and what it is worth."""

from exporters.register_report import register_report
from models.groups import Group

REPORT = register_report(
    "asset_register",
    "资产台账",
    of="asset",
    columns=(
        "number",
        "name",
        "category",
        "spec",
        "place",
        "quantity",
        "unit",
        "got_on",
        "got_by",
        "cost",
        "depreciated",
        "net",
        "state",
        "user",
        "note",
    ),
    order_by=("number",),
    empty="没有登记资产。",
    group=Group.ASSETS,
    order=80,
    about="村里和集体的资产，每年清一次，报乡镇。",
)
