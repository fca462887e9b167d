"""村级牌子清单: what hangs in the village and where; may stand on the wall."""

from __future__ import annotations

from exporters.blocks import chosen, table_of
from exporters.document import Document, Note
from exporters.paper import notice
from exporters.report import Params, Report
from models.groups import Group
from models.privacy import Audience
from models.query import Query
from models.signing.listing import HANGING
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD


def build(view: View, params: Params) -> Document:
    """Make the list of the signs that hang on the view's day, those outside first."""
    del params
    kind = view.type("sign")
    found = view.find("sign", Query(where=HANGING, order=("-side", "kind", "name")))
    fields = chosen(kind, "name", "kind", "side", "place", "count")
    table = table_of(fields, found, _AUDIENCE, numbered=True, empty="没有登记挂着的牌子。")
    count = {side: sum(one["count"] or 1 for one in found if one["side"] == side)
             for side in ("outside", "inside")}  # fmt: skip
    said = f"室外 {count['outside']} 块，室内 {count['inside']} 块。"
    return notice(view, REPORT.label, (table, *((Note(said),) if found else ())))


REPORT = Report(
    "sign_list",
    "村级牌子清单",
    build,
    group=Group.SIGNS,
    order=20,
    audience=_AUDIENCE,
    about="村里现在挂着哪些牌子、挂在哪里，可以上墙。",
)
