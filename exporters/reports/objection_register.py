"""异议和答复登记: what was doubted and what was answered; kept in the village."""

from __future__ import annotations

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document
from exporters.paper import register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.privacy import Audience
from models.query import Query
from models.view import View

_AUDIENCE = Audience.OFFICE
_COLUMNS = (
    "raised_on", "disclosure", "raised_by", "said", "answered_on", "answered_by", "answer",
    "outcome", "note",
)  # fmt: skip
_HEADS = {
    "disclosure": "对应公示", "raised_by": "提出人", "said": "异议内容", "answered_by": "答复人",
    "outcome": "处理结果",
}  # fmt: skip


def build(view: View, params: Params) -> Document:
    """Make the register of the view's period."""
    del params
    kind = view.type("objection")
    found = view.find("objection", Query(order=("raised_on",)))
    fields = with_own(kind, chosen(kind, *_COLUMNS, labels=_HEADS))
    table = table_of(fields, found, _AUDIENCE, numbered=True, empty="本期没有人提异议。")
    return register_paper(view, REPORT.label, (table,), roles=("登记人", "村务监督委员会主任"))


REPORT = Report(
    "objection_register",
    "异议和答复登记",
    build,
    group=Group.DISCLOSURE,
    order=90,
    audience=_AUDIENCE,
    about="一年里村民提了哪些异议，怎么答复的。",
    period="year",
)
