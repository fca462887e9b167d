"""公示与今天相比: what has changed in the ledger since a notice was posted."""

from __future__ import annotations

from exporters.comparing import changes, compared
from exporters.document import Document
from exporters.notices import collected, draft_of
from exporters.plain import text_of
from exporters.report import Params, Report
from models.errors import UserError
from models.groups import Group
from models.kinds_links import Link
from models.privacy import Audience
from models.view import View


def build(view: View, params: Params) -> Document:
    """Compare a notice with what it would be today.

    Raises:
        UserError: it was never posted here.
    """
    notice = view.get("disclosure", params["disclosure"].id)
    if not notice["content"]:
        raise UserError(
            f"“{notice['title']}”没有在这里张贴过，没有原样可比。", "打印上墙以后才会留下原样。"
        )
    shown = view.type("disclosure").by_name
    files = notice["paper"] or ()
    prints = "\n".join(f"{one.name.rpartition('.')[2]} {one.sha256}" for one in files)
    facts = (
        (shown["posted_on"].label, shown["posted_on"].show(notice["posted_on"])),
        (shown["channel"].label, shown["channel"].show(notice["channel"])),
        ("原样的指纹", prints),
    )
    now = draft_of(view, notice, collected(view, notice))
    return compared(notice["title"], facts, changes(str(notice["content"]), text_of(now)))


REPORT = Report(
    "posted_compared",
    "公示与今天相比",
    build,
    group=Group.DISCLOSURE,
    order=55,
    audience=Audience.OFFICE,
    about="贴出去以后账里改了什么，一行一行对着看；贴出去的那份不动，要改另出更正。",
    params=(Link("disclosure", "哪一份公示", to="disclosure", required=True, aliases=("公示",)),),
    formats=("pdf", "txt"),
)
