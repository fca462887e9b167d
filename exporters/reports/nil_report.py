"""零报告: one sheet that says who looked when and found nothing; made of that record only."""

from __future__ import annotations

from exporters.blocks import chosen, datum
from exporters.document import (
    Document,
    KeyValues,
    Layout,
    Note,
    Paragraph,
    Signatures,
    Spread,
    file_stem,
)
from exporters.notice_lists import lies_in
from exporters.paper import day
from exporters.report import TEXTS, Params, Report
from models.groups import Group
from models.kinds_links import Link, Ref
from models.letterhead import committee_of
from models.privacy import Audience
from models.query import Query
from models.record import Record
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_HEADS = {
    "period": "期间", "found_on": "排查日期", "seen_by": "排查人", "manner": "排查方式",
    "receiver": "报送单位", "sent_on": "报送日期",
}  # fmt: skip


def build(view: View, params: Params) -> Document:
    """Make the sheet of one nil return."""
    one = view.get("nil_return", params["nil_return"].id)
    kind = view.type("nil_return")
    what = kind.by_name["kind"].show(one["kind"])
    pairs = tuple(
        (field.label, datum(field, one, _AUDIENCE))
        for field in chosen(kind, *_HEADS, labels=_HEADS)
        if one[field.name] is not None
    )
    village = view.village
    return Document(
        title=f"{village['name']}{what}零报告",
        subtitle=Spread(f"期间：{one['period']}", f"填报单位：{committee_of(village)}"),
        blocks=(
            KeyValues(pairs),
            Paragraph(f"{one['period']}经排查，没有发现{what}，特此报告。"),
            Note(f"取自：零报告登记第 {one.id} 条。"),
            Signatures(("填报人", "负责人"), date=_day(view, one), seals=(committee_of(village),)),
        ),
        name=file_stem(f"{what}零报告", str(one["period"])),
        layout=Layout(),
    )


def _day(view: View, one: Record) -> str:
    """Return the day it was sent, today where it is yet to be."""
    sent = view.type("nil_return").by_name["sent_on"]
    return datum(sent, one, _AUDIENCE).text or day(view)


def _every(view: View) -> list[Params]:
    """Return what is asked for every nil return of a span inside the view's period."""
    found = view.ledger.find("nil_return", Query(order=("period",), fields=("period",)))
    return [
        {"nil_return": Ref(one.id, str(one["period"]))}
        for one in found if lies_in(one["period"], view.period)
    ]  # fmt: skip


REPORT = Report(
    "nil_report",
    "零报告",
    build,
    group=Group.APPEALS,
    order=30,
    audience=_AUDIENCE,
    about="排查过、没有发现的那一期报一张；没有排查过的不出。",
    each=_every,
    params=(
        Link(
            "nil_return", "哪一次", to="nil_return", required=True, aliases=("零报告",)
        ),
    ),
    formats=TEXTS,
)
