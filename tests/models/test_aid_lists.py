"""Lists of aid from the township: posted within a week, taken down when their days are over."""

from __future__ import annotations

import datetime as dt

import pytest

from models.errors import Refused
from models.obligations import obligations
from tests.models.villages import NOW, new_village

TODAY = NOW.date()


def day(count):
    return TODAY + dt.timedelta(days=count)


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    yield made
    made.close()


def due(ledger):
    return [(one.on, one.title) for one in obligations(ledger) if one.type == "aid_list"]


def test_a_list_is_due_to_be_posted_and_then_to_come_down(ledger):
    id_ = ledger.save("aid_list", {
        "matter": "第四季度低保对象", "publisher": "柳河镇人民政府", "received_on": day(-3),
        "families": ({"name": "王秀兰"},),
    }).id  # fmt: skip
    assert due(ledger) == [(day(4), "第四季度低保对象要张贴")]
    ledger.save("aid_list", {"posted_on": day(-1), "days_shown": 7}, id=id_)
    assert due(ledger) == [(day(6), "第四季度低保对象公示期满")]
    with pytest.raises(Refused, match="撤下不能早于张贴"):
        ledger.save("aid_list", {"removed_on": day(-2)}, id=id_)
    ledger.save("aid_list", {"removed_on": day(6)}, id=id_)
    assert due(ledger) == []


@pytest.mark.parametrize(("ago", "shown"), [(60, True), (61, False)])
def test_what_hung_long_ago_is_left_alone(ledger, ago, shown):
    ledger.save("aid_list", {
        "matter": "低保对象", "publisher": "柳河镇人民政府", "received_on": day(-ago),
        "posted_on": day(-ago), "families": ({"name": "王秀兰"},),
    })  # fmt: skip
    assert bool(due(ledger)) is shown
