"""补贴发放表: the list of a batch with ID and card, to pay by and to sign; never for the wall."""

from __future__ import annotations

from dataclasses import replace

from exporters.blocks import Blank, Source, chosen, summed_up, table_of, yuan
from exporters.document import EMPTY, Datum, Document, Layout, Note, Table
from exporters.ordering import counting_up
from exporters.paper import register_paper
from exporters.report import Params, Report, every
from models.groups import Group
from models.kinds_links import Link, Ref
from models.money_words import in_words
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record
from models.view import View

_AUDIENCE = Audience.TOWNSHIP
_COLUMNS = ("group", "name", "id_number", "card", "quantity", "standard", "amount")


def build(view: View, params: Params) -> Document:
    """Make the payment list of one batch."""
    ref = params.get("batch")
    if ref is None:
        return register_paper(view, "补贴发放表", (Note("还没有补贴发放。"),))
    batch = view.get("grant_batch", ref.id)
    where = (Where("batch", "=", Ref(batch.id)),)
    found = view.ledger.find("grant", Query(where=where, order=("name",)))
    grants = sorted(found, key=lambda one: counting_up(one["group"] or ""))
    labels = {"quantity": f"数量（{batch['unit']}）", "standard": f"标准（元/{batch['unit']}）"}
    fields = chosen(view.type("grant"), *_COLUMNS, labels=labels)
    columns: list[Source] = [*fields, Blank("签字", 8)]
    table = table_of(columns, grants, _AUDIENCE, numbered=True, empty="这一批还没有名单。")
    notes = (Note(f"合计人民币{in_words(batch['total'] or 0)}。"),) if grants else ()
    return register_paper(
        view,
        f"{batch['name']}发放表",
        (_with_total(table, batch), *notes),
        roles=("制表人", "审核人", "村委会主任", "村委会（盖章）"),
        layout=Layout(landscape=True),
    )


def _with_total(table: Table, batch: Record) -> Table:
    if not table.rows:
        return table
    totals = [EMPTY] * len(table.columns)
    totals[0] = Datum("合计", "合计")
    totals[-2] = yuan(batch["total"])
    return summed_up(replace(table, totals=tuple(totals)), by=1, adds=len(totals) - 2)


def _newest(view: View) -> Ref | None:
    found = view.ledger.find("grant_batch", Query(limit=1, fields=("name",)))
    return Ref(found[0].id, found[0]["name"]) if found else None


REPORT = Report(
    "grant_sheet",
    "补贴发放表（内部）",
    build,
    group=Group.MONEY,
    order=70,
    audience=_AUDIENCE,
    about="一批补贴的发放表，有证件号和一卡通账号，报上级、签字用，不能上墙。",
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
    formats=("xlsx", "pdf", "txt"),
)
