"""村级事务清单: the lists that hold here, for the notice board, each entry with its basis."""

from __future__ import annotations

from exporters.blocks import Joined, chosen, table_of, with_own
from exporters.document import Block, Document, Heading, Layout, Note
from exporters.official import numbered
from exporters.paper import notice
from exporters.report import Params, Report
from models.groups import Group
from models.kinds_links import Link
from models.privacy import Audience
from models.record import Record
from models.rule_list import in_force
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD
_NOTE = (
    "说明：写着“规定要求”的对照过原文，条文里确有这一条；写着“提示”的没有对照，只供参考。"
    "主管部门是推断的，条文里没有写。"
)


def build(view: View, params: Params) -> Document:
    """Make the lists, one table each, or the one that was asked for."""
    wanted = params.get("on_list")
    entries: dict[str, list[Record]] = {}
    for one in in_force(view, "duty"):
        if one["on_list"] and (wanted is None or one["on_list"] == wanted):
            entries.setdefault(one["on_list"].title, []).append(one)
    kind = view.type("duty")
    basis = tuple(chosen(kind, "basis", "article"))
    fields = with_own(kind, [
        *chosen(kind, "matter", "modal"), Joined("依据", basis, ""),
        *chosen(kind, "department", "certainty"),
    ])  # fmt: skip
    blocks: list[Block] = []
    for name, found in entries.items():
        blocks.append(Heading(f"{name}（{len(found)} 项）"))
        blocks.append(table_of(fields, found, _AUDIENCE, numbered=True))
    if not blocks:
        blocks.append(table_of(fields, (), _AUDIENCE, empty="清单里没有事项。"))
    layout = Layout(landscape=True)
    return notice(view, REPORT.label, (*numbered(blocks), Note(_NOTE)), layout=layout)


REPORT = Report(
    "duty_register",
    "村级事务清单",
    build,
    group=Group.AFFAIRS,
    order=60,
    audience=_AUDIENCE,
    about="依法履职、协助政府……本村在用的清单，每项有依据，可以上墙；可以只出一张。",
    params=(Link("on_list", "哪张清单", to="duty_list", example="依法履职事项"),),
)
