"""特殊人群台账: who belongs to which group today, with what the township asks about them."""

from __future__ import annotations

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document, Layout, Note
from exporters.paper import SENT_UP, register_paper
from exporters.report import Params, Report
from models.declared import record_types
from models.groups import Group
from models.kinds import Choice, Option
from models.privacy import Audience
from models.query import Query, Where
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_OF_PERSON = ("sex", "id_number", "group", "phone")


def build(view: View, params: Params) -> Document:
    """Make the register of those whose group holds on the view's day."""
    category = params.get("category")
    where = (Where("started", "<=?", view.today), Where("ended", ">=?", view.today),
             *((Where("category", "=", category),) if category else ()))  # fmt: skip
    # The register is dated by its beginning; here it counts what holds, so no period applies.
    found = view.ledger.find("special_group", Query(where=where))
    people = {
        one.id: one
        for one in view.ledger.find(
            "resident", Query(ids=tuple(one["resident"].id for one in found))
        )
    }
    kind, person = view.type("special_group"), view.type("resident")
    before = chosen(kind, "category", "resident", labels={"resident": "姓名"})
    after = chosen(kind, "started", "ended", "number", "level", "note")
    rows = [
        one.beside({name: people[one["resident"].id][name] for name in _OF_PERSON})
        for one in found
    ]
    fields = with_own(kind, [*before, *chosen(person, *_OF_PERSON), *after])
    word = kind.by_name["category"].show(category)
    empty = f"现在没有{word or '特殊人群'}。"
    table = table_of(fields, rows, _AUDIENCE, numbered=True, empty=empty)
    notes = (Note(f"合计 {len(found)} 条，{len(people)} 人。"),) if found else ()
    return register_paper(
        view, REPORT.label, (table, *notes), part=word, roles=SENT_UP,
        layout=Layout(landscape=True),
    )  # fmt: skip


def _categories() -> tuple[Option, ...]:
    """Return the categories of the register."""
    category = record_types()["special_group"].by_name["category"]
    return category.listed() if isinstance(category, Choice) else ()


REPORT = Report(
    "special_group_register",
    "特殊人群台账",
    build,
    group=Group.PEOPLE,
    order=40,
    audience=_AUDIENCE,
    about="低保、残疾、退役军人、独居老人……现在有谁；可以只出一类。",
    params=(Choice("category", "类别", options=_categories, example="低保"),),
    formats=("xlsx", "pdf", "txt"),
)
