"""公开档案目录: every notice with who did which step on which day; kept in the village."""

from __future__ import annotations

from exporters.blocks import Joined, chosen, table_of, with_own
from exporters.document import Document, Note
from exporters.notice_lists import notices_within
from exporters.paper import register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.privacy import Audience
from models.view import View

_AUDIENCE = Audience.OFFICE
#: each has a day and a person, one below the other
_STEPS = (
    ("planned", "方案"), ("reviewed", "审查"), ("decided", "确定"), ("posted", "张贴"),
    ("removed", "撤下"),
)  # fmt: skip


def build(view: View, params: Params) -> Document:
    """Make the index of the view's period."""
    del params
    kind = view.type("disclosure")
    by_name = kind.by_name
    found = notices_within(view)
    columns = with_own(kind, [
        *chosen(kind, "title", "affairs_kind"),
        *(Joined(label, (by_name[f"{step}_on"], by_name[f"{step}_by"]), "\n")
          for step, label in _STEPS),
        *chosen(kind, "archived_on", "state", "corrects", labels={"archived_on": "归档"}),
    ])  # fmt: skip
    table = table_of(columns, found, _AUDIENCE, numbered=True, empty="本期没有公开记录。")
    kept = sum(bool(one["paper"]) for one in found)
    notes = (Note(f"共 {len(found)} 份，其中 {kept} 份留有张贴时的原样。"),) if found else ()
    return register_paper(
        view, REPORT.label, (table, *notes), roles=("归档人", "村务监督委员会主任")
    )


REPORT = Report(
    "disclosure_register",
    "公开档案目录",
    build,
    group=Group.DISCLOSURE,
    order=80,
    audience=_AUDIENCE,
    about="一年里每一份公示，谁在哪天做了哪一步，归档用。",
    period="year",
)
