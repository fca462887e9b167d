"""报送件与今天相比: what has changed in the ledger since a paper went up."""

from __future__ import annotations

from exporters.comparing import changes, compared
from exporters.document import Document
from exporters.plain import text_of
from exporters.report import Params, Report
from exporters.sending import as_of_today, sent_copy
from models.groups import Group
from models.kinds_links import Link
from models.privacy import Audience
from models.view import View


def build(view: View, params: Params) -> Document:
    """Compare a paper with what it would be today.

    Raises:
        UserError: nothing was kept of it, or it cannot be made today.
    """
    sent = view.get("sent_paper", params["sent_paper"].id)
    sent_copy(view, sent)  # which says so where nothing was kept
    shown = view.type("sent_paper").by_name
    facts = tuple(
        (shown[name].label, shown[name].show(sent[name]))
        for name in ("sent_on", "receiver", "handler", "fingerprint")
    )
    found = changes(str(sent["content"]), text_of(as_of_today(view, sent)))
    return compared(sent["title"], facts, found)


REPORT = Report(
    "sent_compared",
    "报送件与今天相比",
    build,
    group=Group.AFFAIRS,
    order=96,
    audience=Audience.OFFICE,
    about="报出去以后账里改了什么，一行一行对着看；报出去的那份不动。",
    params=(Link("sent_paper", "哪一份报送", to="sent_paper", required=True, aliases=("报送",)),),
    formats=("pdf", "txt"),
)
