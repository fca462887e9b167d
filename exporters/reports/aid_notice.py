"""救助公示: the list that the township gave, for the wall; the village only posts it.

Of those who get aid stands there who heads the family, how many they are and how much it is.
"""

from __future__ import annotations

from dataclasses import replace

from exporters.blocks import table_of, yuan
from exporters.document import EMPTY, Block, Datum, Document, Note, Paragraph, Table
from exporters.paper import notice, posting
from exporters.report import Params, Report, every
from models.groups import Group
from models.kinds_dates import Date
from models.kinds_links import Lines, Link, Ref
from models.periods import add_days
from models.privacy import Audience
from models.query import Query
from models.record import Record
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD
_DAY = Date("day", "日期")
_HEADS = {"name": "户主姓名", "size": "家庭人口", "covered": "保障人口",
          "amount": "月保障金额（元）", "started": "开始时间"}  # fmt: skip
_EMPTY = "这一份还没有名单。"


def build(view: View, params: Params) -> Document:
    """Make the notice of one list."""
    ref = params.get("aid_list")
    if ref is None:
        return notice(view, REPORT.label, (Paragraph("乡镇没有给过名单，本期无。"),))
    given = view.get("aid_list", ref.id)
    families = view.type("aid_list").by_name["families"]
    assert isinstance(families, Lines)  # noqa: S101 - as the register declares it
    fields = [replace(one, label=_HEADS.get(one.name, one.label)) for one in families.fields]
    table = table_of(
        fields, given["families"] or (), _AUDIENCE, numbered=True, empty=_EMPTY,
    )
    blocks: tuple[Block, ...] = (_with_total(table, given), *_notes(given))
    title, seals = f"{given['matter']}公示", (given["publisher"],)
    return notice(view, title, blocks, seals=seals, on=given["posted_on"], span=_span(given))


def _with_total(table: Table, given: Record) -> Table:
    if not table.rows:
        return table
    totals = [EMPTY] * len(table.columns)
    totals[1] = Datum("合计", "合计")
    place = next(at for at, one in enumerate(table.columns) if "金额" in one.label)
    totals[place] = yuan(sum(row.get("amount") or 0 for row in given["families"]))
    return replace(table, totals=tuple(totals))


def _span(given: Record) -> str:
    if given["posted_on"] is None:
        return ""
    if given["days_shown"]:
        return posting(given["posted_on"], given["days_shown"])
    return f"公示时间：{_DAY.show(add_days(given['posted_on'], 1))}起"


def _notes(given: Record) -> list[Note]:
    said = [f"由{given['publisher']}确认，村里代为张贴；有异议的，向{given['publisher']}反映。"]
    if given["doc_number"]:
        said.append(f"依据：{given['doc_number']}")
    if given["phone_line"]:
        said.append(f"监督电话：{given['phone_line']}")
    return list(map(Note, said))


def _newest(view: View) -> Ref | None:
    found = view.ledger.find("aid_list", Query(limit=1, fields=("matter",)))
    return Ref(found[0].id, found[0]["matter"]) if found else None


REPORT = Report(
    "aid_notice",
    "救助公示",
    build,
    group=Group.DISCLOSURE,
    order=35,
    audience=_AUDIENCE,
    about="低保、特困、临时救助的名单，乡镇怎么给就怎么贴；没有证件号、卡号、病情和孩子的名字。",
    each=every("aid_list", "aid_list"),
    reads=("aid_list",),
    params=(
        Link("aid_list", "哪一份", to="aid_list", default=_newest,
             example="2026年第四季度低保对象"),
    ),
)  # fmt: skip
