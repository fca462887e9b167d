"""公开目录: what is public, on which basis, how often, where and for whom (县级目录的七栏)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exporters.blocks import Joined, Source, chosen, datum, table_of
from exporters.document import Document, Layout, Note
from exporters.paper import notice
from exporters.report import Params, Report
from models.disclosing import catalogue
from models.field import Field
from models.groups import Group
from models.kinds import Text
from models.privacy import Audience, Privacy
from models.record import Record
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD
_WHEN = Text("when", "公开时限", privacy=Privacy.OPEN, width=12)


def build(view: View, params: Params) -> Document:
    """Make the catalogue in force on the view's day."""
    del params
    kind = view.type("matter")
    by_name = kind.by_name
    found = (one.beside({"when": _when(one, by_name)}) for one in catalogue(view))
    rows = sorted(
        found, key=lambda one: one["affairs_kind"].title if one["affairs_kind"] else ""
    )
    columns: list[Source] = [
        *chosen(kind, "affairs_kind", "matter"),
        Joined("公开依据", (by_name["basis"], by_name["article"]), between=""),
        _WHEN,
        *chosen(kind, "publisher", "channel", "level", "shown_to",
                labels={"publisher": "公开主体", "channel": "公开渠道", "shown_to": "公开对象"}),
    ]  # fmt: skip
    table = table_of(columns, rows, _AUDIENCE, numbered=True, empty="公开目录里还没有事项。")
    note = Note("依据没有对照过原文的，以当地公布的目录为准。")
    return notice(view, REPORT.label, (table, note), layout=Layout(landscape=True))


def _when(matter: Record, fields: Mapping[str, Field[Any]]) -> str:
    """Return how often it is public, in the words of its basis where they say it."""
    often, said = (datum(fields[name], matter, _AUDIENCE).text for name in ("cadence", "timing"))
    said = said.removeprefix("（").removesuffix("）") if said.startswith("（") else said
    first = said.partition("；")[0]
    if said and (matter["cadence"] == "open" or often[-1:] in first):
        return said
    return "，".join(filter(None, (often, said)))


REPORT = Report(
    "matter_register",
    "公开目录",
    build,
    group=Group.DISCLOSURE,
    order=60,
    audience=_AUDIENCE,
    about="本村现在用的公开目录，一项一行，写明依据、时限和渠道。",
)
