"""用印登记簿: every use of a seal in a period.

国办发〔2001〕52号 as reprinted asks for 事由、次数、批准人、经办人; not compared with the
original.
"""

from __future__ import annotations

from exporters.blocks import Joined, chosen, table_of, with_own
from exporters.document import Document, Note
from exporters.paper import register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.privacy import Audience
from models.query import Query
from models.view import View

_AUDIENCE = Audience.OFFICE
_COLUMNS = (
    "used_on", "used_seal", "document", "receiver", "copies", "seals", "times", "approver",
    "handler", "keeper",
)  # fmt: skip


def build(view: View, params: Params) -> Document:
    """Make the book of the view's period, in the order of use."""
    del params
    kind = view.type("seal_use")
    found = view.find("seal_use", Query(order=("used_on",)))
    decided = Joined("会议决议编号", tuple(chosen(kind, "decided_by", "resolution")))
    rest = chosen(kind, "certificate", "note")
    first = chosen(kind, *_COLUMNS, labels={"seals": "每份枚数"})
    fields = with_own(kind, [*first, decided, *rest])
    table = table_of(fields, found, _AUDIENCE, numbered=True, empty="本期没有用印。")
    times = sum(one["times"] for one in found)
    notes = (Note(f"本期共登记 {len(found)} 笔，用印 {times} 次。"),) if found else ()
    return register_paper(
        view, REPORT.label, (table, *notes), roles=("保管人", "村务监督委员会主任")
    )


REPORT = Report(
    "seal_register",
    "用印登记簿",
    build,
    group=Group.CERTIFICATES,
    order=30,
    audience=_AUDIENCE,
    about="一期里盖过的章，一次一行，留在村里备查。",
    period="quarter",
    of=("seal_use",),
)
