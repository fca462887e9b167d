"""公开目录和期间对照: every item against every month of a year, done, due, late or missing."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.blocks import behind_one, whole
from exporters.document import (
    Behind,
    Chart,
    Column,
    Datum,
    Document,
    Drawn,
    Layout,
    Note,
    RowBehind,
    Series,
    Table,
)
from exporters.paper import register_paper
from exporters.report import Params, Report
from models import disclosing
from models.groups import Group
from models.notice_days import STEPS
from models.periods import Period
from models.privacy import Audience
from models.query import Where
from models.record import Record
from models.view import View

#: (how it stands, place of the month) -> each item, with what was made public of it
Counted = dict[tuple[str, int], list[tuple[Record, Record | None]]]

_MONTHS = 12
_ITEM = "公开事项"
_WORDS = {
    disclosing.DONE: "√", disclosing.SHOWN: "公示中", disclosing.DOWN: "该撤下",
    disclosing.DUE: "快到期", disclosing.LATE: "过期", disclosing.MISSING: "没公开",
    disclosing.NONE: "—", disclosing.BEFORE: "", disclosing.WAITING: "",
}  # fmt: skip
#: what the chart counts together
_COUNTED = (
    ("已公开", {disclosing.DONE, disclosing.SHOWN, disclosing.DOWN}),
    ("在办、快到期", {disclosing.DUE, disclosing.DRAFTED}),
    ("过期、没公开", {disclosing.LATE, disclosing.MISSING}),
)
_NOTE = "说明：√ 已公开并撤下　— 本期没有这类事　空白是还没到时候，或账里还没开始记。"


def build(view: View, params: Params) -> Document:
    """Make the table of the year around the view's period, or of this year."""
    del params
    year = view.period.year if view.period else view.today.year
    columns = (
        Column("类别", 4, centred=True, over=_ITEM), Column("事项", 14, over=_ITEM),
        *(Column(f"{month}月", 3, centred=True, over=_quarter(month))
          for month in range(1, _MONTHS + 1)),
    )  # fmt: skip
    rows: list[tuple[Datum, ...]] = []
    behind: list[RowBehind] = []
    counted: Counted = {}
    for matter, cells in disclosing.matrix(view, year):
        row = [""] * _MONTHS
        led: list[Behind | None] = [None] * _MONTHS
        for one in cells:
            at = one.period.last.month - 1
            row[at] = _word(one)
            led[at] = behind_one(one.record or matter) if row[at] else None
            for words, states in _COUNTED:
                if one.state in states:
                    counted.setdefault((words, at), []).append((matter, one.record))
        kind = matter["affairs_kind"].title if matter["affairs_kind"] else ""
        rows.append(tuple(Datum(text, text or None) for text in (kind, matter["short"], *row)))
        behind.append((None, behind_one(matter), *led))
    table = Table(
        columns, tuple(rows), empty="公开目录里没有要按期公开的事项。", behind=tuple(behind)
    )
    return register_paper(
        View(view.ledger, Period("year", year)), REPORT.label,
        (table, Note(_NOTE), *_chart(year, counted)), layout=Layout(landscape=True),
    )  # fmt: skip


def _quarter(month: int) -> str:
    return str(Period("quarter", 2000, (month + 2) // 3)).removeprefix("2000年")


def _chart(year: int, counted: Counted) -> tuple[Chart, ...]:
    """Return how many were done and how many are due, month by month."""
    if not counted:
        return ()
    months = tuple(f"{month}月" for month in range(1, _MONTHS + 1))
    series = []
    for words, _ in _COUNTED:
        found = [counted.get((words, at), []) for at in range(_MONTHS)]
        behind = (
            _behind(cells, f"{month}{words}") for cells, month in zip(found, months, strict=True)
        )
        series.append(Series(words, tuple(whole(len(one)) for one in found), tuple(behind)))
    return (Chart(f"{year}年各月公开了多少项", months, tuple(series), Drawn.STACKED),)


def _behind(cells: Sequence[tuple[Record, Record | None]], words: str) -> Behind | None:
    """Return what was counted: what was made public, or else the items that should be."""
    there = [record for _, record in cells if record]
    counted = there if len(there) == len(cells) else [matter for matter, _ in cells]
    ids = tuple(one.id for one in counted)
    return Behind(counted[0].type, (Where("id", "in", ids),), words) if ids else None


def _word(one: disclosing.Cell) -> str:
    if one.state == disclosing.DRAFTED:
        return f"等{STEPS[one.step][2]}" if one.step else "在办"
    return _WORDS[one.state]


REPORT = Report(
    "disclosure_matrix",
    "公开事项各月对照表",
    build,
    group=Group.DISCLOSURE,
    order=70,
    audience=Audience.OFFICE,
    about="一年里每一项每一期公开了没有，按季的记在季末那个月。",
    period="year",
)
