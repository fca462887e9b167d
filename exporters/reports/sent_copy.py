"""报送件: a paper that went up, once more, byte for byte as it was kept."""

from __future__ import annotations

from exporters.document import Document
from exporters.report import Params, Report
from exporters.sending import sent_copy
from models.groups import Group
from models.kinds_links import Link
from models.privacy import Audience
from models.view import View


def build(view: View, params: Params) -> Document:
    """Give a paper back."""
    return sent_copy(view, view.get("sent_paper", params["sent_paper"].id))


REPORT = Report(
    "sent_copy",
    "报送件（补印）",
    build,
    group=Group.AFFAIRS,
    order=95,
    audience=Audience.TOWNSHIP,
    about="报出去的材料补印一份，和当时一模一样。",
    params=(Link("sent_paper", "哪一份报送", to="sent_paper", required=True, aliases=("报送",)),),
)
