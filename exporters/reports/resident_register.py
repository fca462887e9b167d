"""户籍人口台账: one line for each person, household by household, the head first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exporters.blocks import Joined, Source, chosen, table_of, with_own
from exporters.document import Document, Layout, Note
from exporters.ordering import counting_up
from exporters.paper import SENT_UP, register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.kinds import Choice
from models.kinds_people import GroupName, PersonName
from models.lists import GONE, RELATIONS, options
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_ORDER = {option.code: place for place, option in enumerate(RELATIONS)}
_LABELS = {"marital": "婚姻", "tags": "特殊类别"}
_WHERE: Mapping[str, tuple[Where, ...]] = {
    "registered": (Where("registered", "=", value=True),),
    "living": (Where("living", "=", value=True),),
    "all": (),
}
_TITLES = {"registered": "户籍人口台账", "living": "常住人口台账", "all": "全部人口台账"}


def build(view: View, params: Params) -> Document:
    """Make the register of the people there are today; a group keeps its own households."""
    group, scope = params.get("group"), params.get("scope") or "registered"
    where = _WHERE[scope] + ((Where("group", "=", group),) if group else ())
    found = view.find("resident", Query(where=where, fields=("household", "relation")))
    found.sort(key=_place)
    heads = _heads(view)
    rows = (
        one.beside({"head": heads.get(one["household"].id) if one["household"] else None})
        for one in view.each("resident", [one.id for one in found])
    )
    table = table_of(_columns(view), rows, _AUDIENCE, empty="台账里还没有这样的人。")
    households = len({one["household"].id for one in found if one["household"]})
    notes = (Note(f"合计 {households} 户，{len(found)} 人。"),) if found else ()
    layout = Layout(page=params.get("page") or "A4", landscape=True, margin=10)
    return register_paper(
        view, _TITLES[scope], (table, *notes), part=group or "", layout=layout, roles=SENT_UP
    )


def _columns(view: View) -> Sequence[Source]:
    kind = view.type("resident")
    household, *before = chosen(
        kind, "household", "name", "relation", "sex", "id_number", "born_on", "nation", "marital",
        "education", "political", "group", "status", labels=_LABELS,
    )  # fmt: skip
    head = PersonName("head", "户主", privacy=kind.by_name["name"].privacy, width=6)
    away = Joined("外出地和事由", (kind.by_name["away_to"], kind.by_name["away_for"]))
    after = chosen(kind, "phone", "tags", "member", "note", labels=_LABELS)
    return with_own(kind, [household, head, *before, away, *after])


def _heads(view: View) -> Mapping[int, str]:
    """Return the name of the head of every household."""
    found = view.find("resident", Query(
        where=(Where("relation", "=", "head"), Where("household", "filled")),
        fields=("name", "household", "status"),
    ))  # fmt: skip
    return {one["household"].id: one["name"] for one in found if one["status"] not in GONE}


def _place(one: Record) -> tuple[Any, ...]:
    """Return where a person stands: by household number, then by relation to the head."""
    household = one["household"]
    relation = _ORDER.get(one["relation"] or "", len(_ORDER))
    number, id_ = (household.title, household.id) if household else ("", 0)
    return counting_up(number), id_, relation, one.id


REPORT = Report(
    "resident_register",
    "户籍人口台账",
    build,
    group=Group.PEOPLE,
    order=10,
    audience=_AUDIENCE,
    about="一人一行，按户排，户主在前；可以只出一个组。",
    params=(
        GroupName("group", "村民小组", aliases=("组",), example="3组"),
        Choice("scope", "哪些人", default=lambda _: "registered", options=options(
            "registered 户籍在册 户籍", "living 常住", "all 全部 全部人口")),
        Choice("page", "纸张", default=lambda _: "A4", options=options("A4 A4", "A3 A3")),
    ),
    formats=("xlsx", "pdf", "txt"),
)  # fmt: skip
