"""年度任务计划: the tasks announced for a year: when, what, how, and whether they were begun."""

from __future__ import annotations

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document
from exporters.paper import SENT_UP, register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.kinds import Text
from models.privacy import Audience
from models.query import Query, Where
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_HEADS = {"due": "完成时限", "content": "工作内容", "duty": "对应清单事项"}
_COLUMNS = ("matter", "due", "sender", "content", "manner", "duty")


def build(view: View, params: Params) -> Document:
    """Make the plan of the period's year, in the order of the days."""
    del params
    year = view.period.year if view.period else view.today.year
    where = (Where("year", "=", year),)
    found = view.ledger.find("year_task", Query(where=where, order=("due",)))
    begun = view.ledger.find("affair", Query(
        where=(Where("plan", "filled"),), fields=("plan", "status")
    ))  # fmt: skip
    state = view.type("affair").by_name["status"]
    states = {one["plan"].id: state.show(one["status"]) for one in begun}
    rows = [one.beside({"state": states.get(one.id, "取消" if one["dropped"] else "还没开始")})
            for one in found]  # fmt: skip
    kind = view.type("year_task")
    fields = with_own(kind, [
        *chosen(kind, *_COLUMNS, labels=_HEADS), Text("state", "办理进度", width=6),
        *chosen(kind, "note"),
    ])  # fmt: skip
    table = table_of(fields, rows, _AUDIENCE, numbered=True, empty=f"{year}年没有计划。")
    return register_paper(view, REPORT.label, (table,), roles=SENT_UP)


REPORT = Report(
    "year_task_register",
    "年度任务计划表",
    build,
    group=Group.AFFAIRS,
    order=80,
    audience=_AUDIENCE,
    about="上级年初说好的全年任务：时间、内容、方式，现在办到哪里。",
    period="year",
    formats=("xlsx", "pdf", "txt"),
)
