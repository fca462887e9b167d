"""要表要数登记: which forms were asked for, by whom, and what of them was given before."""

from __future__ import annotations

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document, Note
from exporters.paper import SENT_UP, register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.privacy import Audience
from models.query import Query
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_COLUMNS = (
    "subject", "sender", "received_on", "deadline", "cadence", "novelty", "off_list", "columns",
    "given_before", "note",
)  # fmt: skip
_HEADS = {
    "subject": "报表名称", "sender": "要求单位", "received_on": "要求日期",
    "cadence": "报送周期", "off_list": "清单外", "novelty": "新增或重复",
    "columns": "填报的栏", "given_before": "以前报过的", "deadline": "报送时限",
}  # fmt: skip


def build(view: View, params: Params) -> Document:
    """Make the list of the view's period, in the order of asking."""
    del params
    kind = view.type("form_demand")
    found = view.find("form_demand", Query(order=("received_on",)))
    fields = with_own(kind, chosen(kind, *_COLUMNS, labels=_HEADS))
    table = table_of(fields, found, _AUDIENCE, numbered=True, empty="本期没有要表要数的。")
    repeated = sum(one["novelty"] == "repeat" for one in found)
    notes = (Note(f"本期要表 {len(found)} 张，其中重复要的 {repeated} 张。"),) if found else ()
    return register_paper(view, REPORT.label, (table, *notes), roles=SENT_UP)


REPORT = Report(
    "form_demand_register",
    "要表要数登记",
    build,
    group=Group.AFFAIRS,
    order=70,
    audience=_AUDIENCE,
    about="一期里谁要了哪些表、哪些栏以前报过，报给乡镇时拿得出来。",
    period="year",
    formats=("xlsx", "pdf", "txt"),
)
