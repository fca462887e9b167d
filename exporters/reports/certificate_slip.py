"""证明: one certificate or opinion with its counterfoil above the cut line."""

from __future__ import annotations

from exporters.certificate_paper import AUDIENCE, CERTIFICATE, slip_of
from exporters.document import Document
from exporters.report import TEXTS, Params, Report
from models.groups import Group
from models.kinds_links import Link
from models.view import View


def build(view: View, params: Params) -> Document:
    """Make the paper of one certificate as it was frozen when it was issued."""
    return slip_of(view, view.get("certificate", params["certificate"].id), CERTIFICATE)


REPORT = Report(
    "certificate_slip",
    CERTIFICATE,
    build,
    group=Group.CERTIFICATES,
    order=10,
    audience=AUDIENCE,
    about="给一个人开的一张证明或意见书，上面是存根，下面是正本。",
    params=(
        Link("certificate", "证明", to="certificate", required=True, aliases=("编号",),
             example="证字〔2026〕第1号"),
    ),
    formats=TEXTS,
)  # fmt: skip
