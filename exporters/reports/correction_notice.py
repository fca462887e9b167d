"""更正公告: a notice that puts an older one right; the older one stays as it was."""

from __future__ import annotations

from exporters.document import Document
from exporters.notices import AUDIENCE, made_of
from exporters.report import Params, Report
from models.errors import UserError
from models.groups import Group
from models.kinds_links import Link, Ref
from models.query import Query, Where
from models.view import View


def _newest(view: View) -> Ref | None:
    where = (Where("corrects", "filled"),)
    found = view.ledger.find("disclosure", Query(where=where, fields=("title",)))
    return Ref(found[-1].id, found[-1]["title"]) if found else None


def build(view: View, params: Params) -> Document:
    """Make the paper of one correction.

    Raises:
        UserError: the notice corrects none.
    """
    record = view.get("disclosure", params["disclosure"].id)
    if record["corrects"] is None:
        raise UserError(
            f"“{record['title']}”不是更正公告。", "请到“三务公开”里打开写错的那份，点“出更正”。"
        )
    return made_of(view, record)


REPORT = Report(
    "correction_notice",
    "更正公告",
    build,
    group=Group.DISCLOSURE,
    order=50,
    audience=AUDIENCE,
    about="张贴出去的写错了，另出一份更正，原来那份留着不动。",
    each=lambda _: (),  # a correction is a notice, and comes with those
    params=(
        Link("disclosure", "哪一份更正", to="disclosure", required=True, default=_newest,
             aliases=("更正",)),
    ),
)  # fmt: skip
