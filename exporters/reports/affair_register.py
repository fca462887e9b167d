"""村级组织工作事务台账: what came in the period, and what was still open from before.

Columns as practised: 事项、类别、依据、主管部门、责任人、时限、经费、准入文号、进度、办结 ...
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document, Layout, Note
from exporters.paper import SENT_UP, register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.kinds import Text
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_HEADS = {
    "matter": "事项名称", "sender": "交办单位", "in_charge": "责任人", "deadline": "完成时限",
    "funds_promised": "经费（元）", "funds_arrived": "到账（元）", "status": "进度",
    "closed_on": "办结时间", "outcome": "工作内容和成效", "files": "佐证",
}  # fmt: skip
_CATEGORY, _BASIS = Text("category", "类别", width=6), Text("said_basis", "设定依据", width=10)


def build(view: View, params: Params) -> Document:
    """Make the ledger of the view's period, in the order of coming."""
    del params
    kind = view.type("affair")
    found = _of_period(view)
    rows = [one.beside(_from_the_list(view, one)) for one in found]
    first = chosen(kind, "matter", labels=_HEADS)
    rest = chosen(
        kind, "sender", "in_charge", "deadline", "funds_promised", "funds_arrived", "admission",
        "status", "closed_on", "outcome", "files", "note", labels=_HEADS,
    )  # fmt: skip
    fields = with_own(kind, [*first, _CATEGORY, _BASIS, *rest])
    table = table_of(fields, rows, _AUDIENCE, of=found, numbered=True, empty="本期没有交办的事。")
    return register_paper(
        view, "工作事务台账", (table, *_note(found)), roles=SENT_UP,
        layout=Layout(landscape=True),
    )  # fmt: skip


def _of_period(view: View) -> list[Record]:
    if view.period is None:
        return view.ledger.find("affair", Query(order=("received_on",)))
    period, query = view.period, Query(order=("received_on",), where=(
        Where("received_on", "<=", view.period.last),
    ))  # fmt: skip
    return [
        one
        for one in view.ledger.find("affair", query)
        if one["received_on"] >= period.first
        or one["status"] in {"todo", "doing"}
        or (one["closed_on"] and one["closed_on"] >= period.first)
    ]


def _from_the_list(view: View, one: Record) -> Mapping[str, Any]:
    if one["duty"]:
        duty = view.get("duty", one["duty"].id)
        return {
            "category": one["list_name"],
            "said_basis": f"{duty['basis'] or ''}{duty['article'] or ''}",
        }
    if one["admission"]:
        return {"category": "准入事项"}
    return {"category": "清单外" if one["off_list"] else None}


def _note(found: Sequence[Record]) -> tuple[Note, ...]:
    if not found:
        return ()
    done = sum(one["status"] == "done" for one in found)
    back = sum(one["status"] == "returned" for one in found)
    off = sum(bool(one["off_list"] and not one["admission"]) for one in found)
    left = len(found) - done - back
    said = f"共 {len(found)} 件，办结 {done} 件，退回 {back} 件，没办完 {left} 件"
    return (Note(f"{said}；其中清单外、没有准入的 {off} 件。"),)



REPORT = Report(
    "affair_register",
    "工作事务台账",
    build,
    group=Group.AFFAIRS,
    order=20,
    audience=_AUDIENCE,
    about="一期里上级交办的事和上期没办完的：在哪张清单、依据、经费到没到、办到哪里。",
    period="quarter",
    formats=("xlsx", "pdf", "txt"),
)
