"""人口基本情况统计: counts by group, for the notice board.

户籍, 常住, 选民, 集体成员 and 18 周岁以上 are five counts of their own and are never added up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from exporters.blocks import count_row, whole
from exporters.document import (
    Behind,
    Chart,
    Column,
    Datum,
    Document,
    Drawn,
    Form,
    Note,
    Series,
    Table,
)
from exporters.ordering import counting_up
from exporters.paper import notice
from exporters.report import Params, Report
from models.groups import Group
from models.identity import age_on
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record
from models.view import View

_UNKNOWN = "未写小组"
_BAND, _OLDEST = 5, 85  #: years of age in a step of the pyramid; the last step is open
_COUNTS: Mapping[str, Callable[[Record], bool]] = {
    "户籍人口": lambda one: one["registered"] is True,
    "常住人口": lambda one: one["living"] is True,
    "选民": lambda one: one["voter"] is True,
    "集体成员": lambda one: one["member"] is True,
    "18周岁以上": lambda one: one["registered"] is True and one["adult"] is True,
}
_NOTE = (
    "说明：户籍、常住、选民、集体成员、18周岁以上各算各的，不能相加。18周岁以上按户籍在册的人计。"
)


def build(view: View, params: Params) -> Document:
    """Count the people and households there are today."""
    del params
    people = view.find("resident", Query(
        fields=("group", "registered", "living", "voter", "member", "born_on", "status", "adult",
                "sex"),
    ))  # fmt: skip
    homes = view.find("household", Query(fields=("group", "size")))
    columns = {
        "户数": _by_group(one for one in homes if one["size"]),
        **{label: _by_group(one for one in people if holds(one))
           for label, holds in _COUNTS.items()},
    }  # fmt: skip
    groups = sorted({name for found in columns.values() for name in found}, key=_order)
    rows = tuple(
        (Datum(name, name), *(whole(len(found.get(name, ()))) for found in columns.values()))
        for name in groups
    )
    totals = count_row("合计", len(columns) + 1, {
        place: sum(map(len, found.values())) for place, found in enumerate(columns.values(), 1)
    })  # fmt: skip
    table = Table(
        (Column("村民小组", 6, centred=True, key=True),
         *(Column(label, 6, Form.NUMBER, centred=True, key=True,
                  over="人口（各算各的）" if label in _COUNTS else "") for label in columns)),
        rows, totals=totals if rows else (), empty="台账里还没有人。",
        behind=tuple(_behind(columns, name) for name in groups),
        behind_all=_behind(columns),
    )  # fmt: skip
    return notice(view, REPORT.label, (table, Note(_NOTE), *_pyramid(view, people)))


def _pyramid(view: View, people: Sequence[Record]) -> tuple[Chart, ...]:
    """Return how many men and women there are of each five years of age, of those registered."""
    ages: dict[tuple[str, int], list[int]] = {}
    for one in people:
        if one["registered"] and one["born_on"] and one["sex"]:
            band = min(age_on(one["born_on"], view.today) // _BAND, _OLDEST // _BAND)
            ages.setdefault((one["sex"], band), []).append(one.id)
    if not ages:
        return ()
    bands = range(_OLDEST // _BAND + 1)
    names = (*(f"{_BAND * one}—{_BAND * one + _BAND - 1}岁" for one in bands[:-1]),
             f"{_OLDEST}岁以上")  # fmt: skip
    series = tuple(
        Series(
            f"{word}（人）",
            tuple(whole(len(ages.get((sex, one), ()))) for one in bands),
            tuple(
                Behind("resident", (Where("id", "in", tuple(ages.get((sex, one), ()))),),
                       f"{name}，{word}")
                for one, name in zip(bands, names, strict=True)
            ),
        )
        for sex, word in (("male", "男"), ("female", "女"))
    )
    return (Chart("户籍人口的年龄和性别", names, series, Drawn.PYRAMID),)


def _by_group(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for one in records:
        found.setdefault(one["group"] or _UNKNOWN, []).append(one)
    return found


def _behind(
    columns: Mapping[str, Mapping[str, Sequence[Record]]], group: str = ""
) -> tuple[Behind | None, ...]:
    """Return who is counted in each column, of a group or of all; its name leads to everybody."""
    return (_people_of(group) if group else None, *(
        Behind(
            "household" if label == "户数" else "resident",
            (Where("id", "in", tuple(
                one.id for name, records in found.items() if group in {"", name}
                for one in records
            )),),
            f"{group}{label}",
        )
        for label, found in columns.items()
    ))  # fmt: skip


def _people_of(group: str) -> Behind:
    named = Where("group", "empty") if group == _UNKNOWN else Where("group", "=", group)
    return Behind("resident", (named,), group)


def _order(group: str) -> Any:  # noqa: ANN401 - a sort key
    return group == _UNKNOWN, counting_up(group)


REPORT = Report(
    "population_summary",
    "人口基本情况统计",
    build,
    group=Group.PEOPLE,
    order=30,
    audience=Audience.NOTICE_BOARD,
    about="各组的户数和五种人口数，只有数，没有人名，可以上墙。",
)
