"""Which copies may go: a table of cases, and laws that hold whatever the clock did."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.backup.thinning import DAYS, MONTHS, WEEKS, to_drop

TODAY = dt.date(2026, 11, 23)  # a Monday


def at(days, hour=18, minute=0):
    return dt.datetime.combine(TODAY - dt.timedelta(days=days), dt.time(hour, minute))


def kept(moments, today=TODAY):
    return sorted(set(moments) - to_drop(moments, today), reverse=True)


@pytest.mark.parametrize(
    ("moments", "wanted"),
    [
        ([], []),
        ([at(400)], [at(400)]),
        # all of today and yesterday
        ([at(0, 8), at(0, 9), at(1, 8), at(1, 9)], [at(0, 9), at(0, 8), at(1, 9), at(1, 8)]),
        # before that the last of each day
        ([at(2, 8), at(2, 9), at(3, 7)], [at(2, 9), at(3, 7)]),
        # days without a copy do not count
        ([at(30 * n) for n in range(2, 14)], [at(30 * n) for n in range(2, 14)]),
        # a clock that was set back: what was made in the future stays
        ([at(-800), at(-800, 9), at(0)], [at(-800), at(-800, 9), at(0)]),
    ],
)
def test_cases(moments, wanted):
    assert kept(moments) == wanted


def test_two_years_of_every_day():
    days = [at(n) for n in range(730)]
    left = kept(days)
    assert left[:14] == days[:14]  # two days, then twelve
    weeks = left[14 : 14 + WEEKS]
    months = left[14 + WEEKS :]
    assert len({one.isocalendar()[:2] for one in weeks}) == WEEKS
    assert len({(one.year, one.month) for one in months}) == len(months) == MONTHS
    assert [one.isoweekday() for one in weeks] == [7] * WEEKS  # the last day of each week
    assert 300 < (TODAY - left[-1].date()).days < 400  # about a year


def test_many_in_one_day_thin_to_the_last():
    assert kept([at(5, 8, minute) for minute in range(0, 60, 7)]) == [at(5, 8, 56)]


MOMENTS = st.lists(
    st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2099, 12, 31)), max_size=120, unique=True
)


@given(MOMENTS, st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_the_newest_stays_and_again_changes_nothing(moments, today):
    left = kept(moments, today)
    assert kept(left, today) == left
    assert not moments or max(moments) in left
    recent = [one for one in moments if one.date() >= today - dt.timedelta(days=1)]
    assert set(recent) <= set(left)
    assert len(left) - len(recent) <= DAYS + WEEKS + MONTHS


@given(MOMENTS, st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_a_clock_that_jumps_leaves_days_weeks_and_months(moments, today):
    """However far the clock jumps ahead, the last of twelve days that have a copy stay."""
    days = sorted({one.date() for one in moments}, reverse=True)[:DAYS]
    assert set(days) <= {one.date() for one in kept(moments, today)}
