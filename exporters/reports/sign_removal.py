"""牌子撤除清单: what is to be taken down or was, by when, with the photos before and after."""

from __future__ import annotations

from exporters.blocks import chosen, table_of
from exporters.document import Document, Heading, Note, Pictures
from exporters.paper import register_paper
from exporters.photo_block import photo_numbers, pictures_of
from exporters.report import Params, Report
from models.groups import Group
from models.kinds import Text
from models.privacy import Audience
from models.query import Query, Where
from models.signing.listing import GOING
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_PHOTOS = ("before", "after")


def build(view: View, params: Params) -> Document:
    """Make the list of all that goes, what is not done yet first, and below it the photos."""
    del params
    kind = view.type("sign")
    going = Query(where=(Where("decision", "in", GOING),), order=("done_on", "due_on", "name"))
    found = sorted(view.find("sign", going), key=lambda one: one["done_on"] is not None)
    rows = [one.beside({"photos": photo_numbers(view, one, _PHOTOS)}) for one in found]
    before = chosen(
        kind, "name", "kind", "side", "place", "count", "asked_by", "decision", "due_on",
        "done_on", labels={"due_on": "限期", "done_on": "撤除时间"},
    )  # fmt: skip
    columns = (
        *before, Text("photos", "照片编号", width=6), *chosen(kind, "in_charge", "note")
    )  # fmt: skip
    table = table_of(columns, rows, _AUDIENCE, of=found, numbered=True, empty="没有要撤的牌子。")
    done = sum(1 for one in found if one["done_on"])
    said = (Note(f"一共 {len(found)} 项，已撤 {done} 项，还有 {len(found) - done} 项。"),)
    photos = [
        one for sign in found for one in pictures_of(view, sign, _PHOTOS, _AUDIENCE)
    ]  # fmt: skip
    seen = (Heading("照片", 1), Pictures(tuple(photos))) if photos else ()
    return register_paper(
        view, REPORT.label, (table, *(said if found else ()), *seen), roles=("填表人", "负责人")
    )


REPORT = Report(
    "sign_removal",
    "牌子撤除清单",
    build,
    group=Group.SIGNS,
    order=30,
    audience=_AUDIENCE,
    about="定了撤除、合并的牌子，限期和办到哪了，附摘之前、摘之后的照片。",
    formats=("pdf", "xlsx", "txt"),
)
