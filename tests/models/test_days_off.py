"""The village writes down days off which the program does not know."""

import datetime as dt

import pytest

from models import checking
from models.days_off import is_known, own_days
from models.notice_days import last_day
from tests.models.villages import new_village

THURSDAY = dt.date(2027, 9, 30)


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    yield made
    made.close()


def test_a_working_day_is_what_the_village_says(ledger):
    def until():
        return last_day(THURSDAY, 2, "workdays", own_days(ledger.as_of()))

    assert until() == dt.date(2027, 10, 4), "a year the program does not know has weekends only"
    for day in range(1, 8):
        ledger.save("day_off", {"day": dt.date(2027, 10, day), "festival": "国庆节"})
    assert until() == dt.date(2027, 10, 11)
    ledger.save("day_off", {"day": dt.date(2027, 10, 9), "kind": "worked"})
    assert until() == dt.date(2027, 10, 9), "a Saturday that is worked"


def test_a_year_is_known_when_the_village_wrote_its_days(ledger):
    ledger._clock = lambda: dt.datetime(2027, 1, 4, 9)

    def missed():
        return [one for one in checking.look(ledger) if one.rule == "village.holidays"]

    assert missed()
    assert not is_known(ledger.as_of(), 2027)
    ledger.save("day_off", {"day": dt.date(2027, 10, 1)})
    assert not missed()
