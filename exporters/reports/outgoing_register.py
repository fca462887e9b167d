"""发文登记簿: every paper of a period in the order of its number; a void one keeps its line."""

from __future__ import annotations

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document, Note
from exporters.paper import register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.privacy import Audience
from models.query import Query
from models.view import View

_AUDIENCE = Audience.OFFICE
_COLUMNS = (
    "number", "sent_on", "receiver", "subject", "copies",
    "signer", "handler", "incoming", "note",
)


def build(view: View, params: Params) -> Document:
    """Make the book of the view's period."""
    del params
    kind = view.type("outgoing")
    found = view.find("outgoing", Query(order=("sent_on", "number")))
    rows = [
        one.beside({"note": "作废　" + (one["void_reason"] or "")})
        if one["status"] == "void" else one
        for one in found
    ]
    fields = with_own(kind, chosen(kind, *_COLUMNS, labels={"incoming": "答复来文"}))
    table = table_of(fields, rows, _AUDIENCE, numbered=True, empty="本期没有发文。")
    valid = sum(one["status"] == "valid" for one in found)
    notes = (Note(f"本期共 {len(found)} 件，有效 {valid} 件。"),) if found else ()
    return register_paper(view, REPORT.label, (table, *notes), roles=("登记人", "审核人"))


REPORT = Report(
    "outgoing_register",
    "发文登记簿",
    build,
    group=Group.AFFAIRS,
    order=40,
    audience=_AUDIENCE,
    about="一期里村里发出去的文件，一件一行，留在村里备查。",
    period="year",
)
