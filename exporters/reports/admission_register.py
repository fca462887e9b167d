"""准入登记表: what was admitted beside the lists, as it holds, with what has left again."""

from __future__ import annotations

from exporters.blocks import Joined, chosen, table_of, with_own
from exporters.document import Document, Note
from exporters.paper import SENT_UP, register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.privacy import Audience
from models.query import Query
from models.view import View

_AUDIENCE = Audience.TOWNSHIP


def build(view: View, params: Params) -> Document:
    """Make the register; it shows all there is, for what was admitted years ago may still hold."""
    del params
    kind = view.type("admission")
    # Dated by the day of admission; here it counts what holds, so no period applies.
    found = view.ledger.find("admission", Query(order=("decided_on",)))
    fields = kind.by_name
    columns = with_own(kind, [
        *chosen(kind, "number", "matter", "applicant", "basis", "content", "villages"),
        Joined("起止时间", (fields["started"], fields["ended"]), "—\n"),
        Joined("经费及来源", (fields["funds"], fields["fund_source"]), "，"),
        *chosen(kind, "adviser", "township_opinion", "county_opinion"),
        Joined("退出", (fields["withdrawn_on"], fields["why_withdrawn"])),
        *chosen(kind, "note"),
    ])  # fmt: skip
    table = table_of(columns, found, _AUDIENCE, numbered=True, empty="没有准入的事项。")
    left = sum(one["withdrawn_on"] is not None for one in found)
    notes = (Note(f"共 {len(found)} 项，已退出 {left} 项。"),) if found else ()
    return register_paper(view, REPORT.label, (table, *notes), roles=SENT_UP)


REPORT = Report(
    "admission_register",
    "准入登记表",
    build,
    group=Group.AFFAIRS,
    order=50,
    audience=_AUDIENCE,
    about="不在清单上、经过准入交给村里的事：谁申请的、经费、有效期、退出没有。",
    formats=("xlsx", "pdf", "txt"),
)
