"""Birthdays on which a list depends are due, before and after, until the list says so."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.identity import age_on, birthday_at
from models.kinds_links import Ref
from models.obligations import obligations
from tests.models.villages import new_village

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    yield made
    made.close()


def turning(ledger, age, *, in_days, name="王秀兰", **more):
    day = TODAY + dt.timedelta(days=in_days)
    born = day.replace(year=day.year - age)
    return Ref(ledger.save("resident", {"name": name, "born_on": born, **more}).id)


def due(ledger):
    return [(one.on, one.title) for one in obligations(ledger)]


def batch(ledger, *people, **more):
    made = Ref(ledger.save("grant_batch", {
        "name": "高龄津贴", "made_on": TODAY - dt.timedelta(days=60), "each": "person",
        "unit": "人", "standard": Decimal(50), **more,
    }).id)  # fmt: skip
    for one in people:
        ledger.save("grant", {"batch": made, "resident": one, "quantity": Decimal(1)})


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2020, 12, 31)), st.integers(min_value=0, max_value=120)
)
def test_a_birthday_is_the_first_day_of_an_age(born, age):
    day = birthday_at(born, age)
    assert age_on(born, day) == age
    if age:
        assert age_on(born, day - dt.timedelta(days=1)) == age - 1


@pytest.mark.parametrize(("in_days", "told"), [(31, 0), (30, 1), (0, 1), (-30, 1), (-31, 0)])
def test_eighteen_is_due_a_month_before_and_after(ledger, in_days, told):
    turning(ledger, 18, in_days=in_days)
    assert len(due(ledger)) == told


def test_eighteen_is_over_when_the_list_of_voters_says_so(ledger):
    one = turning(ledger, 18, in_days=3)
    assert due(ledger) == [(TODAY + dt.timedelta(days=3), "王秀兰满 18 岁")]
    ledger.save("resident", {"voter": True}, id=one.id)
    assert due(ledger) == []


def test_the_dead_and_those_registered_elsewhere_are_not_waited_for(ledger):
    turning(ledger, 18, in_days=3, status="dead")
    turning(ledger, 18, in_days=3, name="李梅", status="outsider")
    assert due(ledger) == []


@pytest.mark.parametrize("age", [16, 60, 80])
def test_an_age_counts_only_where_a_list_begins_with_it(ledger, age):
    turning(ledger, age, in_days=3)
    assert due(ledger) == []
    batch(ledger, least_age=age)
    assert due(ledger) == [(TODAY + dt.timedelta(days=3), f"王秀兰满 {age} 岁")]


def test_who_is_on_the_list_already_is_not_named(ledger):
    batch(ledger, turning(ledger, 80, in_days=3), least_age=80)
    assert due(ledger) == []


def test_who_grows_out_of_a_list_is_named_while_on_it(ledger):
    batch(ledger, turning(ledger, 16, in_days=5), most_age=15, name="儿童补助")
    turning(ledger, 16, in_days=5, name="李梅")
    assert due(ledger) == [(TODAY + dt.timedelta(days=5), "王秀兰满 16 岁")]


def test_a_list_of_one_group_waits_for_that_group(ledger):
    turning(ledger, 80, in_days=3, group="1组")
    turning(ledger, 80, in_days=3, name="李梅", group="2组")
    batch(ledger, least_age=80, only_group="2组")
    assert [title for _, title in due(ledger)] == ["李梅满 80 岁"]


def test_only_the_newest_list_of_a_kind_is_asked(ledger):
    one = turning(ledger, 80, in_days=-20)
    batch(ledger, least_age=80)
    assert len(due(ledger)) == 1
    batch(ledger, one, least_age=80, made_on=TODAY, name="第四季度高龄津贴")
    assert due(ledger) == []


@pytest.mark.parametrize(
    ("now", "years"),
    [
        (dt.datetime(2026, 11, 30, 9), []),
        (dt.datetime(2026, 12, 1, 9), [2027]),
        (dt.datetime(2027, 1, 1, 9), [2027]),
    ],
)
def test_a_year_without_its_days_off_is_due(ledger, now, years):
    """The program knows 2024 to 2026."""
    ledger._clock = lambda: now
    said = [title for _, title in due(ledger) if "放假" in title]
    assert said == [f"{year}年的放假安排还没有" for year in years]
