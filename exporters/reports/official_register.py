"""村干部名册: who serves in which post, with what may stand on the wall."""

from __future__ import annotations

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document
from exporters.paper import notice
from exporters.report import Params, Report
from models.groups import Group
from models.kinds import Choice
from models.privacy import Audience
from models.query import Query, Where
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD
_COLUMNS = ("body", "post", "name", "started", "duties", "phone", "note")


def build(view: View, params: Params) -> Document:
    """Make the list of those who serve on the view's day, body by body."""
    del params
    kind = view.type("official")
    found = view.find("official", Query(
        where=(Where("started", "<=?", view.today), Where("ended", ">=?", view.today)),
    ))  # fmt: skip
    body = kind.by_name["body"]
    bodies = [one.code for one in body.listed()] if isinstance(body, Choice) else []
    found.sort(key=lambda one: bodies.index(one["body"]) if one["body"] in bodies else len(bodies))
    fields = with_own(kind, chosen(kind, *_COLUMNS))
    table = table_of(fields, found, _AUDIENCE, numbered=True, empty="还没有登记在任的村干部。")
    return notice(view, REPORT.label, (table,))


REPORT = Report(
    "official_register",
    "村干部名册",
    build,
    group=Group.VILLAGE,
    order=10,
    audience=_AUDIENCE,
    about="在任的村干部、职务和分工，可以上墙，不带电话。",
)
