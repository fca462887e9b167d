"""Meetings are told of early enough, and come round as often as they should."""

from __future__ import annotations

import datetime as dt

import pytest

from models import checking
from models.declared import record_types
from models.kinds_links import Ref
from models.ledger import Ledger
from models.meetings.calling import due
from tests.models.villages import new_village


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    yield made
    made.close()


def meet(ledger, kind, held_on, **more):
    return ledger.save("meeting", {
        "kind": Ref(None, kind), "held_on": held_on, "topic": "装路灯", **more,
    }).id  # fmt: skip


@pytest.mark.parametrize(("before", "said"), [(9, ["提前 9 天通知，要提前 10 天"]), (10, [])])
def test_people_are_told_early_enough(ledger, before, said):
    day = dt.date(2026, 11, 20)
    meet(ledger, "村民会议", day, notified_on=day - dt.timedelta(days=before))
    meet(ledger, "村民会议", day)
    found = [one.sentence for one in checking.findings(ledger)]
    assert found == said


def titles(path, day):
    clock = lambda: dt.datetime.combine(day, dt.time(9))  # noqa: E731 - a fixed moment
    with_day = Ledger(path, record_types(), clock=clock, read_only=True)
    found = {one.title: (one.on, one.since) for one in due(with_day.as_of())}
    with_day.close()
    return found


def test_what_the_law_or_custom_asks_for_comes_round(ledger):
    assert "这一期的主题党日还没有开" not in titles(ledger.path, dt.date(2026, 11, 23))
    meet(ledger, "主题党日", dt.date(2026, 10, 31))
    meet(ledger, "村民代表会议", dt.date(2026, 9, 30))
    november = titles(ledger.path, dt.date(2026, 11, 1))
    assert november["这一期的主题党日还没有开"] == (dt.date(2026, 11, 30), dt.date(2026, 11, 15))
    assert november["这一期的村民代表会议还没有开"][0] == dt.date(2026, 12, 31)
    meet(ledger, "村民代表会议", dt.date(2026, 10, 1))
    meet(ledger, "主题党日", dt.date(2026, 11, 1))
    assert not {"这一期的主题党日还没有开", "这一期的村民代表会议还没有开"} & set(
        titles(ledger.path, dt.date(2026, 11, 2))
    )
