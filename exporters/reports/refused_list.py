"""不应出具证明清单: for the wall: what a village does not issue, and where to go instead."""

from __future__ import annotations

from exporters.blocks import chosen, table_of
from exporters.document import Document, Layout, Note
from exporters.paper import notice
from exporters.report import Params, Report
from models.deciding import NO, kinds
from models.groups import Group
from models.privacy import Audience
from models.rule_list import said_as
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD
_COLUMNS = ("name", "alt_document", "alt_office")
_LABELS = {"name": "证明名称", "alt_document": "用什么代替", "alt_office": "到哪里办"}


def build(view: View, params: Params) -> Document:
    """Make the list as it is in force today."""
    del params
    refused = [one for one in kinds(view) if one["answer"] == NO]
    kind = view.type("certificate_kind")
    table = table_of(
        chosen(kind, *_COLUMNS, labels=_LABELS),
        refused,
        _AUDIENCE,
        numbered=True,
        empty="没有不应出具的证明。",
    )
    bases = dict.fromkeys(_without_item(said_as(one)) for one in refused)
    notes = [Note(f"{one}。") for one in bases]
    notes.append(Note("去处按通常做法写，以办事单位的告知为准。"))
    return notice(view, REPORT.label, (table, *notes), layout=Layout(margin=12))


def _without_item(said: str) -> str:
    return said.partition("附件第")[0]


REPORT = Report(
    "refused_list",
    "不应出具证明清单",
    build,
    group=Group.CERTIFICATES,
    order=40,
    audience=_AUDIENCE,
    about="贴在墙上：哪些证明不由村里开，用什么代替、到哪里办。",
)
