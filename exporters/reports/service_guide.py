"""办事指南: for the wall: what the village issues, for what, on which basis, and how."""

from __future__ import annotations

from exporters.blocks import chosen, datum, table_of
from exporters.document import Block, Document, Heading, Layout, Note, Paragraph
from exporters.paper import notice
from exporters.report import Params, Report
from models.deciding import YES, kinds
from models.groups import Group
from models.issuing import title_of
from models.privacy import Audience
from models.record import Record
from models.rule_list import said_as
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD
_COLUMNS = ("name", "purpose", "requested_by", "basis", "article")
_LABELS = {"name": "事项", "purpose": "办什么用", "requested_by": "交给谁", "basis": "设定依据"}


def build(view: View, params: Params) -> Document:
    """Make the guide: every kind that can be issued, then the steps of each."""
    del params
    ready = [one for one in kinds(view) if one["answer"] == YES and one["body"]]
    kind = view.type("certificate_kind")
    table = table_of(
        chosen(kind, *_COLUMNS, labels=_LABELS),
        ready,
        _AUDIENCE,
        numbered=True,
        empty="还没有可以开的事项。",
    )
    steps = [block for group in _alike(view, ready) for block in group]
    return notice(
        view,
        REPORT.label,
        (table, *steps, Note("单子上没有的，请先到村部问。")),
        layout=Layout(margin=12),
    )


def _alike(view: View, ready: list[Record]) -> list[tuple[Block, ...]]:
    """Return the steps, kinds with the same ones together."""
    field = view.type("certificate_kind").by_name["steps"]
    groups: dict[str, list[Record]] = {}
    for one in ready:
        if said := datum(field, one, _AUDIENCE).text:
            groups.setdefault(said, []).append(one)
    return [
        (
            Heading("、".join(dict.fromkeys(map(title_of, members))), 2),
            *(Paragraph(f"{number}．{line}") for number, line in enumerate(said.splitlines(), 1)),
            Note("；".join(dict.fromkeys(said_as(one) for one in members))),
        )
        for said, members in groups.items()
    ]


REPORT = Report(
    "service_guide",
    "证明办事指南",
    build,
    group=Group.CERTIFICATES,
    order=45,
    audience=_AUDIENCE,
    about="贴在墙上：村里能开哪些证明，依据是什么，一步一步怎么办。",
)
