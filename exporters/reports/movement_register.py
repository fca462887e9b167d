"""人口变动登记: who came and who went in a period."""

from __future__ import annotations

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document, Heading, Layout, Note
from exporters.paper import SENT_UP, register_paper
from exporters.report import Params, Report
from models.groups import Group
from models.privacy import Audience
from models.query import Query
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_CAME = (
    "happened_on", "name", "sex", "id_number", "born_on", "kind", "household", "relation",
    "group", "came_from", "note",
)  # fmt: skip
_WENT = ("happened_on", "name", "kind", "went_to")
_OF_PERSON = ("sex", "id_number", "household", "group")
_CAME_LABELS = {"kind": "增加原因", "came_from": "从何处来"}
_WENT_LABELS = {"kind": "减少原因", "went_to": "到何处去"}


def build(view: View, params: Params) -> Document:
    """Make both tables of the view's period, by day."""
    del params
    arrival, departure, person = map(view.type, ("arrival", "departure", "resident"))
    came = view.find("arrival", Query(order=("happened_on",)))
    went = view.find("departure", Query(order=("happened_on",)))
    people = {
        one.id: one
        for one in view.find("resident", Query(ids=tuple(one["resident"].id for one in went)))
    }
    rows = [
        {**{name: people[one["resident"].id][name] for name in _OF_PERSON}, **one} for one in went
    ]
    day, name, kind, went_to = chosen(departure, *_WENT, labels=_WENT_LABELS)
    fields = (day, name, *chosen(person, *_OF_PERSON), kind, went_to, *chosen(departure, "note"))
    blocks = (
        Heading("一、增加", 2),
        table_of(with_own(arrival, chosen(arrival, *_CAME, labels=_CAME_LABELS)), came, _AUDIENCE,
                 numbered=True, empty="本期没有人口增加。"),
        Heading("二、减少", 2),
        table_of(with_own(departure, fields), rows, _AUDIENCE, numbered=True,
                 empty="本期没有人口减少。"),
        Note(f"本期增加 {len(came)} 人，减少 {len(went)} 人。"),
    )  # fmt: skip
    return register_paper(view, REPORT.label, blocks, roles=SENT_UP, layout=Layout(landscape=True))


REPORT = Report(
    "movement_register",
    "人口变动登记",
    build,
    group=Group.PEOPLE,
    order=50,
    audience=_AUDIENCE,
    about="一期里出生、去世、迁入、迁出的人，一人一行。",
    period="month",
    of=("arrival", "departure"),
)
