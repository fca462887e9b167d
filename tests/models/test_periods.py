"""Periods of a year, and working days that are not calendar days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Invalid
from models.periods import Period, add_days, calendar, is_workday


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026", "2026"),
        ("2026年", "2026"),
        ("2026Q3", "2026Q3"),
        ("2026q3", "2026Q3"),
        ("2026-Q3", "2026Q3"),
        ("2026年第三季度", "2026Q3"),
        ("2026年3季度", "2026Q3"),
        ("２０２６年第三季度", "2026Q3"),
        ("2026-03", "2026-03"),
        ("2026-3", "2026-03"),
        ("2026年3月", "2026-03"),
        ("2026年十二月", "2026-12"),
        ("2026.3", "2026-03"),
        ("2026 年 3 月", "2026-03"),
    ],
)
def test_spellings(text, code):
    assert Period.parse(text).code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "今年",
        "2026Q5",
        "2026-13",
        "2026-00",
        "26",
        "2026年第五季度",
        "9999",
        "0000",
        "2026-03-01",
    ],
)
def test_what_is_no_period_is_refused_in_words(text):
    with pytest.raises(Invalid, match="看不懂期间"):
        Period.parse(text)


periods = st.builds(
    Period.containing, st.sampled_from(["year", "quarter", "month"]),
    st.dates(dt.date(1901, 1, 1), dt.date(2998, 12, 31)),
)  # fmt: skip


@given(periods)
def test_a_period_is_whole(period):
    assert period.first in period
    assert period.last in period
    assert period.first - dt.timedelta(days=1) not in period
    assert period.last + dt.timedelta(days=1) not in period
    assert period.next().previous() == period
    assert period.next().first == period.last + dt.timedelta(days=1)
    assert Period.parse(period.code) == period
    assert Period.parse(str(period)) == period
    assert Period.containing(period.kind, period.last) == period


def test_words():
    assert [str(Period.parse(code)) for code in ("2026", "2026Q3", "2026-03")] == [
        "2026年", "2026年第三季度", "2026年3月",
    ]  # fmt: skip


def test_national_day_is_off_and_the_sunday_made_up_for_is_worked():
    off, working = calendar(2026)
    assert dt.date(2026, 10, 1) in off
    assert not is_workday(dt.date(2026, 10, 1))
    assert working
    assert all(is_workday(day) and day.weekday() > 4 for day in working)


def test_without_a_calendar_weekends_are_off():
    assert calendar(2050) is None
    assert not is_workday(dt.date(2050, 1, 1))
    assert is_workday(dt.date(2050, 1, 3))


def test_days_and_working_days_are_two_things():
    day = dt.date(2026, 9, 30)
    assert add_days(day, 5) == dt.date(2026, 10, 5)
    assert add_days(day, 5, workdays=True) > dt.date(2026, 10, 8)
    assert add_days(day, 0, workdays=True) == day
    assert add_days(dt.date(2026, 11, 23), -1, workdays=True) == dt.date(2026, 11, 20)
