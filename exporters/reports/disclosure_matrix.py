"""公开目录和期间对照: every item against every month of a year, done, due, late or missing."""

from __future__ import annotations

from exporters.document import Column, Datum, Document, Layout, Note, Table
from exporters.paper import register_paper
from exporters.report import Params, Report
from models import disclosing
from models.groups import Group
from models.notice_days import STEPS
from models.periods import Period
from models.privacy import Audience
from models.view import View

_MONTHS = 12
_WORDS = {
    disclosing.DONE: "√", disclosing.SHOWN: "公示中", disclosing.DOWN: "该撤下",
    disclosing.DUE: "快到期", disclosing.LATE: "过期", disclosing.MISSING: "没公开",
    disclosing.NONE: "—", disclosing.BEFORE: "", disclosing.WAITING: "",
}  # fmt: skip
_NOTE = "说明：√ 已公开并撤下　— 本期没有这类事　空白是还没到时候，或账里还没开始记。"


def build(view: View, params: Params) -> Document:
    """Make the table of the year around the view's period, or of this year."""
    del params
    year = view.period.year if view.period else view.today.year
    columns = (
        Column("公开事项", 14), Column("类别", 4, centred=True),
        *(Column(f"{month}月", 5, centred=True) for month in range(1, _MONTHS + 1)),
    )  # fmt: skip
    rows = []
    for matter, cells in disclosing.matrix(view, year):
        row = [""] * _MONTHS
        for one in cells:
            row[one.period.last.month - 1] = _word(one)
        kind = matter["affairs_kind"].title if matter["affairs_kind"] else ""
        rows.append(tuple(Datum(text, text or None) for text in (matter["short"], kind, *row)))
    table = Table(columns, tuple(rows), empty="公开目录里没有要按期公开的事项。")
    return register_paper(
        View(view.ledger, Period("year", year)), REPORT.label, (table, Note(_NOTE)),
        layout=Layout(landscape=True),
    )  # fmt: skip


def _word(one: disclosing.Cell) -> str:
    if one.state == disclosing.DRAFTED:
        return f"等{STEPS[one.step][2]}" if one.step else "在办"
    return _WORDS[one.state]


REPORT = Report(
    "disclosure_matrix",
    "公开事项各月对照表",
    build,
    group=Group.DISCLOSURE,
    order=70,
    audience=Audience.OFFICE,
    about="一年里每一项每一期公开了没有，按季的记在季末那个月。",
    period="year",
)
