"""实施结果公开: what came of one resolution, with what was spent for it (两公开 之二)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exporters.document import Document
from exporters.report import Params, Report
from exporters.resolution_paper import AUDIENCE, resolution_paper
from models.errors import UserError
from models.groups import Group
from models.kinds_links import Link, Ref
from models.query import Query, Where
from models.record import Record
from models.view import View

_NAMES = ("number", "decided_on", "matter", "amount", "done", "done_on")


def _done(view: View) -> Sequence[Record]:
    """Return what was carried out, in the view's period where it has one."""
    where = [Where("done", "filled")]
    if view.period:
        where += [Where("done_on", ">=", view.period.first),
                  Where("done_on", "<=", view.period.last)]  # fmt: skip
    return view.ledger.find("resolution", Query(where=tuple(where), order=("done_on",)))


def _newest(view: View) -> Ref | None:
    found = _done(View(view.ledger))
    return Ref(found[-1].id, found[-1]["matter"]) if found else None


def _every(view: View) -> list[Params]:
    return [{"resolution": Ref(one.id, one["matter"])} for one in _done(view)]


def build(view: View, params: Params) -> Document:
    """Make the notice of one resolution.

    Raises:
        UserError: nobody wrote what came of it.
    """
    resolution = view.get("resolution", params["resolution"].id)
    if not resolution["done"]:
        raise UserError(
            f"“{resolution['matter']}”还没有写办得怎么样了，出不了实施结果公开。",
            "请到“会议和决议”里打开这件决议，写上办得怎么样了、哪天办完。",
        )
    paper = resolution_paper(view, resolution, REPORT.label, _NAMES)
    return replace(paper, name=f"实施结果公开_{resolution['number']}")


REPORT = Report(
    "result_notice",
    "实施结果公开",
    build,
    group=Group.MEETINGS,
    order=34,
    audience=AUDIENCE,
    about="决议定的事办完了，办得怎么样贴出去。没写办得怎样的出不了。",
    each=_every,
    reads=("resolution",),
    params=(
        Link("resolution", "哪件决议", to="resolution", required=True, default=_newest,
             aliases=("决议",)),
    ),
)  # fmt: skip
