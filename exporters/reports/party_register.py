"""党员花名册: the roll of Party members; stays in the village."""

from exporters.register_report import register_report
from models.groups import Group
from models.query import Where

REPORT = register_report(
    "party_register",
    "党员花名册",
    of="party_member",
    columns=(
        "name", "sex", "nation", "born_on", "id_number", "education", "joined_on",
        "confirmed_on", "standing", "post", "cell", "phone", "address", "floating", "dues",
        "note",
    ),
    order_by=("cell", "name"),
    empty="没有登记党员。",
    where=(Where("left_on", "empty"),),
    group=Group.MEETINGS,
    order=50,
    about="在册党员，一人一行。只在村里用。",
)  # fmt: skip
