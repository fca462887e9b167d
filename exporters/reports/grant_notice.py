"""补贴发放公示: the list of a batch for the wall, without numbers of people or cards.

Of those under 14 no name is shown (个人信息保护法 第28、31条).
"""

from __future__ import annotations

from collections.abc import Sequence

from exporters.blocks import chosen, table_of, yuan
from exporters.document import EMPTY, Datum, Document, Layout, Note, Paragraph, Table
from exporters.ordering import counting_up
from exporters.paper import notice
from exporters.report import Params, Report
from models.groups import Group
from models.identity import age_on
from models.kinds_dates import Date
from models.kinds_links import Link, Ref
from models.money.grants import CHILD
from models.periods import add_days
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD
_DAY = Date("day", "日期")
_UNNAMED = {"name": "（未成年，不列姓名）"}


def build(view: View, params: Params) -> Document:
    """Make the list of one batch in the order of its groups."""
    ref = params.get("batch")
    if ref is None:
        return notice(view, "补贴发放公示", (Paragraph("还没有补贴发放。"),))
    batch = view.get("grant_batch", ref.id)
    grants = _grants(view, batch)
    kind = view.type("grant")
    labels = {"quantity": f"数量（{batch['unit']}）", "standard": f"标准（元/{batch['unit']}）",
              "name": "户主姓名" if batch["each"] == "household" else "姓名"}  # fmt: skip
    columns = chosen(kind, "group", "name", "quantity", "standard", "amount", labels=labels)
    young = _children(view, grants)
    rows = [{**one, **(_UNNAMED if one["resident"].id in young else {})} for one in grants]
    table = table_of(columns, rows, _AUDIENCE, numbered=True, empty="这一批还没有名单。")
    return notice(
        view, f"{batch['name']}公示", (_with_total(table, batch), *_notes(batch)), layout=Layout()
    )


def _grants(view: View, batch: Record) -> list[Record]:
    where = (Where("batch", "=", Ref(batch.id)),)
    found = view.ledger.find("grant", Query(where=where, order=("name",)))
    return sorted(found, key=lambda one: counting_up(one["group"] or ""))


def _children(view: View, grants: Sequence[Record]) -> set[int]:
    ids = tuple(one["resident"].id for one in grants)
    people = view.ledger.find("resident", Query(ids=ids, fields=("born_on",)))
    return {
        one.id for one in people if one["born_on"] and age_on(one["born_on"], view.today) < CHILD
    }


def _with_total(table: Table, batch: Record) -> Table:
    if not table.rows:
        return table
    totals = [EMPTY] * len(table.columns)
    totals[0] = Datum("合计", "合计")
    totals[-1] = yuan(batch["total"])
    return Table(table.columns, table.rows, totals=tuple(totals), empty=table.empty)


def _notes(batch: Record) -> list[Note]:
    said = []
    if batch["basis"]:
        said.append(Note(f"依据：{batch['basis']}"))
    if batch["posted_on"]:
        last = add_days(batch["posted_on"], batch["days_shown"] or 0)
        days = f"{_DAY.show(batch['posted_on'])}—{_DAY.show(last)}"
        said.append(Note(f"公示时间：{days}，有异议请向村委会提出。"))
    return said


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
