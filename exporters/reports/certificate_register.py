"""证明开具登记台账: every certificate of a period, void ones too."""

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
    "number", "issued_on", "name", "id_number", "phone", "matter", "purpose", "receiver",
    "basis", "verifier", "approver", "handler", "copies", "collected_by", "status",
    "corrected_on", "note",
)  # fmt: skip
_LABELS = {
    "name": "申请人（被证明人）",
    "receiver": "接收单位",
    "basis": "依据",
    "verifier": "核实人",
    "corrected_on": "更正",
    "collected_by": "领取人签字",
}


def build(view: View, params: Params) -> Document:
    """Make the register of the view's period, in the order of the numbers."""
    del params
    kind = view.type("certificate")
    found = view.find("certificate", Query(order=("issued_on",)))
    void = sum(one["status"] == "void" for one in found)
    fields = with_own(kind, chosen(kind, *_COLUMNS, labels=_LABELS))
    table = table_of(fields, found, _AUDIENCE, numbered=True, empty="本期没有开具证明。")
    said = f"本期共开具 {len(found)} 份" + (f"，其中作废 {void} 份。" if void else "。")
    notes = (Note(said),) if found else ()
    layout = Layout(landscape=True, margin=10)
    return register_paper(view, REPORT.label, (table, *notes), roles=SENT_UP, layout=layout)


REPORT = Report(
    "certificate_register",
    "证明开具登记台账",
    build,
    group=Group.CERTIFICATES,
    order=20,
    audience=_AUDIENCE,
    about="一期里开过的全部证明，一份一行，作废的也在。",
    period="year",
)
