"""决定书: what the committee decided within its duty, e.g. who is guardian; no certificate."""

from __future__ import annotations

from exporters.certificate_paper import AUDIENCE, DECISION, slip_of
from exporters.document import Document
from exporters.report import TEXTS, Params, Report
from models.groups import Group
from models.kinds_links import Link
from models.view import View


def build(view: View, params: Params) -> Document:
    """Make the paper of one decision as it was frozen when it was issued."""
    return slip_of(view, view.get("certificate", params["certificate"].id), DECISION)


REPORT = Report(
    "decision_slip",
    DECISION,
    build,
    group=Group.CERTIFICATES,
    order=12,
    audience=AUDIENCE,
    about="指定监护人这一类的决定，不是证明，编号另起。",
    params=(
        Link("certificate", "决定书", to="certificate", required=True, aliases=("编号",),
             example="定字〔2026〕第1号"),
    ),
    formats=TEXTS,
)  # fmt: skip
