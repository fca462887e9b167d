"""公示: one notice; what was posted comes out again byte for byte."""

from __future__ import annotations

from exporters.document import Document
from exporters.notice_lists import notices_within
from exporters.notices import AUDIENCE, made_of
from exporters.report import Params, Report
from models.groups import Group
from models.kinds_links import Link, Ref
from models.query import Query
from models.view import View


def _newest(view: View) -> Ref | None:
    found = view.ledger.find("disclosure", Query(fields=("title",)))
    return Ref(found[-1].id, found[-1]["title"]) if found else None


def _every(view: View) -> list[Params]:
    """Return what is asked for every notice of the view's period that was posted."""
    return [
        {"disclosure": Ref(one.id, one["title"])}
        for one in notices_within(view) if one["posted_on"]
    ]  # fmt: skip


def build(view: View, params: Params) -> Document:
    """Make the paper of one notice."""
    return made_of(view, view.get("disclosure", params["disclosure"].id))


REPORT = Report(
    "disclosure_notice",
    "公示（单项）",
    build,
    group=Group.DISCLOSURE,
    order=40,
    audience=AUDIENCE,
    about="一份公示。张贴过的，补印出来和当时一模一样。",
    each=_every,
    reads=("disclosure",),
    params=(
        Link("disclosure", "哪一份公示", to="disclosure", required=True, default=_newest,
             aliases=("公示", "公开记录")),
    ),
)  # fmt: skip
