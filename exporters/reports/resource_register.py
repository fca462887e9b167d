"""资源台账: land, water and woods, who works them."""

from exporters.register_report import register_report
from models.groups import Group

REPORT = register_report(
    "resource_register",
    "资源台账",
    of="resource",
    columns=(
        "name",
        "category",
        "place",
        "area",
        "owner",
        "managed",
        "user",
        "started",
        "ended",
        "income",
        "note",
    ),
    heads={"started": "期限起", "ended": "期限止"},
    order_by=("category", "name"),
    empty="没有登记资源。",
    group=Group.ASSETS,
    order=81,
    about="耕地、林地、水面、四荒，谁在经营、一年收多少。",
)
