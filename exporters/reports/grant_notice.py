"""补贴发放公示: the list of a batch for the wall, without numbers of people or cards.

Of those under 14 no name is shown (个人信息保护法 第28、31条).
"""

from __future__ import annotations

from dataclasses import replace

from exporters.blocks import Blank, summed_up, table_of, yuan
from exporters.document import EMPTY, Datum, Document, Note, Paragraph, Table
from exporters.grant_list import columns_of, grants_in, without_children
from exporters.paper import notice, posting
from exporters.report import Params, Report, every
from models.groups import Group
from models.kinds_links import Link, Ref
from models.notice_days import FLOOR
from models.privacy import Audience
from models.query import Query
from models.record import Record
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD


def build(view: View, params: Params) -> Document:
    """Make the list of one batch in the order of its groups."""
    ref = params.get("batch")
    if ref is None:
        return notice(view, "补贴发放公示", (Paragraph("还没有补贴发放。"),))
    batch = view.get("grant_batch", ref.id)
    rows = without_children(view, grants_in(view, batch))
    table = table_of(
        (*columns_of(view, batch), Blank("备注")), rows, _AUDIENCE, numbered=True,
        empty="这一批还没有名单。",
    )  # fmt: skip
    posted = batch["posted_on"]
    return notice(
        view, f"{batch['name']}公示", (_with_total(table, batch), *_notes(batch)), on=posted,
        span=posting(posted, batch["days_shown"] or FLOOR) if posted else "",
    )  # fmt: skip


def _with_total(table: Table, batch: Record) -> Table:
    if not table.rows:
        return table
    totals = [EMPTY] * len(table.columns)
    totals[0] = Datum("合计", "合计")
    place = len(totals) - 2  # 备注 stands behind it
    totals[place] = yuan(batch["total"])
    return summed_up(replace(table, totals=tuple(totals)), by=1, adds=place)


def _notes(batch: Record) -> list[Note]:
    said = [Note(f"依据：{batch['basis']}")] if batch["basis"] else []
    return [*said, Note("有异议的，请在公示期内向村民委员会或村务监督委员会提出。")]


def _newest(view: View) -> Ref | None:
    found = view.ledger.find("grant_batch", Query(limit=1, fields=("name",)))
    return Ref(found[0].id, found[0]["name"]) if found else None


REPORT = Report(
    "grant_notice",
    "补贴发放公示",
    build,
    group=Group.MONEY,
    order=60,
    audience=_AUDIENCE,
    about="一批补贴谁得多少，上墙用；没有证件号和卡号，不满 14 岁的不列姓名。",
    each=every("batch", "grant_batch"),
    reads=("grant_batch",),
    params=(
        Link(
            "batch",
            "哪一批",
            to="grant_batch",
            default=_newest,
            example="2026年耕地地力保护补贴",
        ),
    ),
)
