"""Figures of 减负统计 agree with what anybody would count by hand from the registers."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import sample
from models.declared import faults, record_types
from models.groups import Group
from models.kinds import Text
from models.kinds_dates import Date
from models.ledger import Ledger
from models.periods import Period
from models.query import Query, Where
from models.record import Record, RecordType
from models.tally import Counted, Tally, counted, said, tallies
from tests.models.villages import NOW

TODAY = NOW.date()
TYPES = record_types()
EACH = pytest.mark.parametrize(
    ("register", "tally"),
    [pytest.param(one.name, tally, id=tally.name) for one, tally in tallies(TYPES)],
)
THING = RecordType(
    "thing", "东西", group=Group.AFFAIRS, title="name", dated="started",
    fields=(Text("name", "名称"), Date("started", "从"), Date("ended", "到")),
)  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("村") / "白杨村.cwz"
    sample.build(path, TYPES, clock=lambda: NOW, residents=40, years=2, seed=5)
    made = Ledger(path, TYPES, clock=lambda: NOW, read_only=True)
    yield made
    made.close()


def holds(one, where):
    value = one[where.field]
    return {
        "=": lambda: value == where.value,
        "!=": lambda: value != where.value,
        "in": lambda: value in where.value,
        "empty": lambda: value is None,
    }[where.operator]()


def by_hand(ledger, register, tally, first, last):
    """Count as a person would: go through every record and look."""
    kept = []
    for one in ledger.find(register):
        if not all(holds(one, where) for where in tally.where):
            continue
        if tally.stays:
            since, until = (one[name] for name in tally.stays)
            day = min(last, TODAY)
            there = (since is None or since <= day) and (until is None or until > day)
        else:
            on = one[tally.on or ledger.type(register).dated]
            there = on is not None and first <= on <= last
        if there:
            kept.append(one)
    if tally.only:
        kept = tally.only(kept, ledger.as_of())
    return tally.measure(kept) if tally.measure else len(kept)


@EACH
def test_every_figure_is_what_is_counted_by_hand(ledger, register, tally):
    view, one = ledger.as_of(), ledger.type(register)
    read = counted(view, one, tally, dt.date(TODAY.year - 1, 1, 1))
    periods = [Period("month", year, month) for year in (2025, 2026) for month in range(1, 13)]
    for period in [*periods, Period("year", 2025), Period("quarter", 2026, 3)]:
        figure = read.figure(period.first, period.last)
        if period.first > TODAY:
            assert figure is None
        else:
            assert figure == by_hand(ledger, register, tally, period.first, period.last)


@EACH
def test_a_period_of_the_view_changes_no_figure(ledger, register, tally):
    one, since = ledger.type(register), dt.date(2025, 1, 1)
    year = Period("year", 2025)
    figures = {
        counted(ledger.as_of(period), one, tally, since).figure(year.first, year.last)
        for period in (None, Period("month", 2026, 5))
    }
    assert len(figures) == 1


days = st.dates(dt.date(2024, 1, 1), TODAY)


@given(st.lists(days, max_size=30))
def test_months_add_up_to_the_year(dates):
    records = [Record("thing", n, 1, {"started": day}) for n, day in enumerate(dates)]
    read = Counted(THING, Tally(name="t", label="数", unit="个", order=1), records, TODAY)
    for year in (2024, 2025, 2026):
        months = [Period("month", year, month) for month in range(1, 13)]
        figures = [read.figure(one.first, one.last) for one in months]
        whole = Period("year", year)
        assert sum(one or 0 for one in figures) == read.figure(whole.first, whole.last)


@given(st.lists(st.tuples(st.none() | days, st.none() | days), max_size=20), days)
def test_what_stays_is_counted_as_it_stands(spans, day):
    records = [
        Record("thing", n, 1, {"started": since, "ended": until})
        for n, (since, until) in enumerate(spans)
    ]
    tally = Tally(name="t", label="数", unit="个", order=1, stays=("started", "ended"))
    standing = sum(
        not (since and since > day) and not (until and until <= day) for since, until in spans
    )
    assert Counted(THING, tally, records, TODAY).figure(day, day) == standing


def test_the_paper_has_every_figure_and_the_rule_beside_it(ledger):
    from exporters.report import report

    paper = report("burden_summary").build(ledger.as_of(Period("month", 2026, 11)), {})
    table, months = (block for block in paper.blocks if hasattr(block, "rows"))
    labels = [tally.label for _, tally in tallies(TYPES)]
    assert [row[0].text for row in table.rows] == labels
    assert [row[0].text for row in months.rows] == labels
    rules = {row[0].text: row[-1].text for row in table.rows}
    assert rules["收到文件"].startswith("规定要求：《整治形式主义为基层减负若干规定》第1条")
    assert rules["参加上级会议"].startswith("提示（没有核对过原文）")
    assert rules["其中视频会"] == ""


def test_a_broken_figure_is_told():
    twice = Tally(name="docs", label="收文", unit="件", order=1)
    wrong = Tally(name="other", label="别的", unit="件", order=2, where=(Where("nmae", "empty"),))
    broken = dataclasses.replace(THING, tallies=(twice, wrong))
    told = faults({**TYPES, "thing": broken})
    assert "thing: figure docs is incoming's too" in told or any("figure docs" in o for o in told)
    assert "thing: figure other looks at nmae, which is no field" in told


def test_figures_are_written_as_people_read_them():
    assert said(None) == ""
    assert said(1234) == "1,234"
    assert said(Decimal("1200.50")) == "1,200.50"


def test_every_rule_speaks_of_a_figure_that_is_there(ledger):
    names = {tally.name for _, tally in tallies(TYPES)}
    rules = ledger.find("burden_limit", Query(where=(Where("counter", "filled"),)))
    assert rules
    assert {one["counter"] for one in rules} <= names
