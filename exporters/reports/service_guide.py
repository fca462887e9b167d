"""办事指南: for the wall: what the village issues, for what, on which basis, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporters.blocks import Joined, chosen, table_of
from exporters.document import Block, Document, Heading, Layout, Note, Steps
from exporters.paper import notice
from exporters.report import Params, Report
from models.deciding import YES, kinds, offered
from models.groups import Group
from models.issuing import title_of
from models.privacy import Audience
from models.record import Record
from models.view import View

_CHARTS, _NAMED = 4, 4  #: flows that are drawn, names above one
_AUDIENCE = Audience.NOTICE_BOARD


def build(view: View, params: Params) -> Document:
    """Make the guide: every kind that can be issued, with its basis and its steps."""
    del params
    ready = [one for one in kinds(view) if one["answer"] == YES and one["body"]]
    kind = view.type("certificate_kind")
    labels = {"name": "事项", "purpose": "办什么用", "steps": "怎么办"}
    name, purpose, steps = chosen(kind, "name", "purpose", "steps", labels=labels)
    basis = Joined("设定依据", tuple(chosen(kind, "basis", "article")), between="")
    table = table_of(
        (name, purpose, basis, steps), ready, _AUDIENCE, numbered=True, empty="没有可以开的事项。"
    )
    hints = [title_of(one) for one in ready if one["certainty"] != "verified"]
    unchecked = (Note(f"依据没有核对过原文的：{'、'.join(hints)}。"),) if hints else ()
    last = Note("单子上没有的，请先到村部问。")
    blocks = (table, *unchecked, last, *_charts(view, ready))
    return notice(view, REPORT.label, blocks, layout=Layout(margin=12))


def _charts(view: View, ready: Sequence[Record]) -> Iterator[Block]:
    """Yield what is asked for most as steps in a row; one set of steps stands there once."""
    drawn = {one.id for one in ready}
    seen: dict[str, list[str]] = {}
    for one in offered(view):
        if one.id in drawn and one["steps"]:
            seen.setdefault(one["steps"], []).append(one["name"])
    for steps, names in list(seen.items())[:_CHARTS]:
        said = "、".join(names[:_NAMED]) + ("等" if len(names) > _NAMED else "")
        yield Heading(f"办理流程：{said}", 2)
        yield Steps(tuple(line.strip() for line in steps.split("\n") if line.strip()))


REPORT = Report(
    "service_guide",
    "证明办事指南",
    build,
    group=Group.CERTIFICATES,
    order=45,
    audience=_AUDIENCE,
    about="贴在墙上：村里能开哪些证明，依据是什么，一步一步怎么办。",
)
