"""不予出具登记: who asked for what a village does not issue, and where they were sent."""

from __future__ import annotations

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document, Layout, Note
from exporters.paper import SENT_UP, register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.privacy import Audience
from models.query import Query
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_COLUMNS = (
    "number", "asked_on", "name", "title", "purpose", "receiver", "basis", "alt_office",
    "answered", "handler", "collected_by", "status", "note",
)  # fmt: skip
_LABELS = {
    "name": "申请人", "title": "申请事项", "receiver": "要材料的单位", "basis": "不予出具依据",
    "alt_office": "告知的去处", "answered": "答复方式", "collected_by": "签收",
}  # fmt: skip


def build(view: View, params: Params) -> Document:
    """Make the register of the view's period, in the order of the days."""
    del params
    kind = view.type("refusal")
    found = view.find("refusal", Query(order=("asked_on", "number")))
    void = sum(one["status"] == "void" for one in found)
    fields = with_own(kind, chosen(kind, *_COLUMNS, labels=_LABELS))
    table = table_of(fields, found, _AUDIENCE, numbered=True, empty="本期没有不予出具的。")
    said = f"本期共 {len(found)} 件" + (f"，其中作废 {void} 件。" if void else "。")
    notes = (Note(said),) if found else ()
    return register_paper(
        view, REPORT.label, (table, *notes), roles=SENT_UP,
        layout=Layout(landscape=True, margin=10),
    )  # fmt: skip


REPORT = Report(
    "refusal_register",
    "不予出具登记",
    build,
    group=Group.CERTIFICATES,
    order=25,
    audience=_AUDIENCE,
    about="一期里来问、村里没开的，依据和告诉的去处都在。",
    period="year",
)
