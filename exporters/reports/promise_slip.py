"""告知承诺书: what a villager promises in writing instead of a certificate; nothing is sealed."""

from __future__ import annotations

from exporters.certificate_paper import AUDIENCE, PROMISE, slip_of
from exporters.document import Document
from exporters.report import TEXTS, Params, Report
from models.groups import Group
from models.kinds_links import Link
from models.view import View


def build(view: View, params: Params) -> Document:
    """Make the paper of one promise as it was frozen when it was written."""
    return slip_of(view, view.get("certificate", params["certificate"].id), PROMISE)


REPORT = Report(
    "promise_slip",
    PROMISE,
    build,
    group=Group.CERTIFICATES,
    order=14,
    audience=AUDIENCE,
    about="用证单位同意时，本人写承诺代替证明；本人签字，不盖村里的章。",
    params=(
        Link("certificate", "承诺书", to="certificate", required=True, aliases=("编号",),
             example="承字〔2026〕第1号"),
    ),
    formats=TEXTS,
)  # fmt: skip
