"""村民小组一览: each group with its leader, its grid and how many live there."""

from exporters.register_report import register_report
from models.groups import Group

REPORT = register_report(
    "village_group_register",
    "村民小组一览",
    of="village_group",
    columns=("name", "official", "grid", "homes", "people", "note"),
    order_by=("name",),
    empty="没有登记村民小组。",
    group=Group.PEOPLE,
    order=60,
    about="几个组、组长是谁、多少户多少人。",
)
