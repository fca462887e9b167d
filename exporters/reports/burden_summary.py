"""减负统计表: every figure a register declares, in a period, against last year, and by month.

There is no national form; the figures follow 《整治形式主义为基层减负若干规定》 as reported. None
of them is typed: each is counted from what was written down when it happened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from exporters.document import (
    EMPTY,
    Behind,
    Chart,
    Column,
    Datum,
    Document,
    Drawn,
    Form,
    Heading,
    Note,
    PageBreak,
    Series,
    Table,
)  # fmt: skip
from exporters.paper import SENT_UP, register_paper
from exporters.report import Params, Report
from models.affairs.figures import Line, lines, year_before
from models.groups import Group
from models.periods import Period
from models.privacy import Audience
from models.query import Where
from models.tally import Counted, Number, said
from models.view import View

_MONTHS = range(1, 13)
_HEADS = ("本期", "上年同期", "增减", "本年累计")
_NOTE = (
    "说明：各数都从平时记的台账里数出来，没有另外填报。App、工作群、在报的报表、牌子、机制和借调按期末还在的"
    "算，其余按本期发生的算；本期没过完的，上年同期也算到同一天。"
)


def build(view: View, params: Params) -> Document:
    """Make the summary of the view's period; without one, of this month."""
    del params
    period = view.period or Period.containing("month", view.today)
    found = lines(view, period)
    blocks = (
        _against_last_year(found),
        Note(_NOTE),
        *_chart(found),
        PageBreak(),
        Heading(f"{period.year}年按月"),
        _by_month(period.year, view.today, [one.counted for one in found]),
    )
    return register_paper(View(view.ledger, period), REPORT.label, blocks, roles=SENT_UP)


def _against_last_year(found: Sequence[Line]) -> Table:
    rows = tuple(
        (
            Datum(one.counted.tally.label, one.counted.tally.label),
            Datum(one.counted.tally.unit, one.counted.tally.unit),
            _number(one.now), _number(one.before), _change(one.more), _number(one.year),
            Datum(one.rule, one.rule or None),
        )
        for one in found
    )  # fmt: skip
    columns = (
        Column("项目", 9, key=True), Column("单位", 2, centred=True, key=True),
        *(Column(head, 4, Form.NUMBER, centred=True, key=True) for head in _HEADS),
        Column("规定或提示", 48),
    )  # fmt: skip
    return Table(columns, rows, behind=tuple(map(_behind, found)))


def _behind(one: Line) -> tuple[Behind | None, ...]:
    """Return the records behind each figure of a line."""
    now, before, year = (_counted(one.counted, span) for span in one.spans)
    return (now, None, now, before, _counted(one.counted, *one.spans[:2]), year, None)


def _counted(one: Counted, *spans: tuple[dt.date, dt.date]) -> Behind:
    """Return the records that a figure counts, or two of which it is the difference."""
    ids = tuple(dict.fromkeys(record.id for span in spans for record in one.within(*span)))
    return Behind(one.type.name, (Where("id", "in", ids),), one.tally.label)


def _chart(found: Sequence[Line]) -> tuple[PageBreak | Chart, ...]:
    """Return the figures of which there were any, this period beside last year's.

    Amounts stand in the table only: beside 800 yuan three meetings could not be seen.
    """
    shown = [one for one in found if (one.now or one.before) and one.counted.tally.unit != "元"]
    if not shown:
        return ()
    names = tuple(f"{one.counted.tally.label}（{one.counted.tally.unit}）" for one in shown)
    now, before = zip(*(_behind(one)[2:4] for one in shown), strict=True)
    series = (
        Series(_HEADS[0], tuple(_number(one.now) for one in shown), now),
        Series(_HEADS[1], tuple(_number(one.before) for one in shown), before),
    )
    return (PageBreak(), Chart("本期和上年同期", names, series, Drawn.BARS))


def _by_month(year: int, today: dt.date, found: Sequence[Counted]) -> Table:
    months = [Period("month", year, month) for month in _MONTHS]
    first, last = months[0].first, months[-1].last
    until = year_before(min(last, today))
    rows = tuple(
        (
            Datum(one.tally.label, one.tally.label),
            *(_number(one.figure(month.first, month.last)) for month in months),
            _number(one.figure(first, last)),
            _number(one.figure(year_before(first), until)),
        )
        for one in found
    )
    heads = (*(f"{month}月" for month in _MONTHS), "全年", "上年同期")
    columns = (
        Column("项目", 10, key=True),
        *(Column(head, 4, Form.NUMBER, centred=True, key=True) for head in heads),
    )
    spans = [(month.first, month.last) for month in months]
    spans += [(first, last), (year_before(first), until)]
    behind = tuple((None, *(_counted(one, span) for span in spans)) for one in found)
    return Table(columns, rows, behind=behind)


def _number(value: Number | None) -> Datum:
    return EMPTY if value is None else Datum(said(value), value)


def _change(value: Number | None) -> Datum:
    if value is None:
        return EMPTY
    return Datum(f"+{said(value)}" if value > 0 else said(value), value)


REPORT = Report(
    "burden_summary",
    "减负统计表",
    build,
    group=Group.AFFAIRS,
    order=10,
    audience=Audience.TOWNSHIP,
    about="文件、会议、检查、报表、群、证明、清单外事项各多少，比上年多还是少，不用数。",
    period="month",
    formats=("xlsx", "pdf", "txt"),
)
