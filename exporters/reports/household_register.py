"""户口簿册: one line for each household."""

from __future__ import annotations

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document, Layout, Note
from exporters.ordering import counting_up
from exporters.paper import register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.kinds_people import GroupName
from models.privacy import Audience
from models.view import View

_AUDIENCE = Audience.OFFICE
_COLUMNS = ("number", "head", "size", "group", "phone", "address", "note")


def build(view: View, params: Params) -> Document:
    """Make the register of the households; a household belongs where most of its people do."""
    group = params.get("group")
    kind = view.type("household")
    found = sorted(
        (one for one in view.find("household") if not group or one["group"] == group),
        key=lambda one: counting_up(one["number"]),
    )
    fields = with_own(kind, chosen(kind, *_COLUMNS))
    table = table_of(fields, found, _AUDIENCE, numbered=True, empty="台账里还没有这样的户。")
    people = sum(one["size"] for one in found)
    empty = sum(not one["size"] for one in found)
    nobody = f"；其中 {empty} 户现在没有人" if empty else ""
    notes = (Note(f"合计 {len(found)} 户，{people} 人{nobody}。"),) if found else ()
    return register_paper(view, REPORT.label, (table, *notes), part=group or "", layout=Layout())


REPORT = Report(
    "household_register",
    "户口簿册",
    build,
    group=Group.PEOPLE,
    order=20,
    audience=_AUDIENCE,
    about="一户一行：户主、人口数、电话和门牌。",
    params=(GroupName("group", "村民小组", aliases=("组",), example="3组"),),
    formats=("xlsx", "pdf", "txt"),
)
