"""Enough people, enough votes: both sides of every edge, and the article beside it."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import checking
from models.errors import Refused
from models.kinds_links import Ref
from models.meetings.shares import SHARES
from tests.models.villages import new_village

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    yield made
    made.close()


def meet(ledger, kind="村民代表会议", **values):
    return ledger.save(
        "meeting", {"kind": Ref(None, kind), "held_on": DAY, "topic": "装路灯", **values}
    ).id


@pytest.mark.parametrize("code", SHARES)
@given(whole=st.integers(1, 5000))
def test_the_least_number_is_the_least(code, whole):
    share = SHARES[code]
    least = share.least(whole)

    def enough(count):
        part = Fraction(count, whole)
        return part > share.of if share.more else part >= share.of

    assert enough(least)
    assert not enough(least - 1)


@pytest.mark.parametrize(
    ("kind", "expected", "present", "households", "said"),
    [
        ("村民代表会议", 31, 21, None, "三分之二以上是 21，实到 21，够了"),
        ("村民代表会议", 31, 20, None, "三分之二以上是 21，实到 20，还差 1"),
        ("村民会议", 1000, 501, None, "过半数是 501，实到 501，够了"),
        ("村民会议", 1000, 500, None, "过半数是 501，实到 500，还差 1"),
        ("村民会议", 300, 200, "households", "三分之二以上是 200，实到 200，够了"),
        ("村民会议", 300, 199, "households", "实到 199，还差 1"),
        ("集体经济组织成员大会", 90, 60, None, "三分之二以上是 60，实到 60，够了"),
        ("村民说事", 9, 1, None, "这种会没有规定到会人数"),
    ],
)
def test_quorum(ledger, kind, expected, present, households, said):
    id_ = meet(ledger, kind, expected=expected, present=present, households=households)
    assert said in ledger.get("meeting", id_)["state"]


@pytest.mark.parametrize(
    ("kind", "rule", "votes", "outcome", "said"),
    [
        ("村民代表会议", None, 12, "passed", "到会 22 人，过半数是 12 票，赞成 12 票，通过"),
        ("村民代表会议", None, 11, "rejected", "赞成 11 票，没有通过"),
        ("集体经济组织成员大会", None, 21, "passed", "全体 31 人，三分之二以上是 21 票"),
        ("集体经济组织成员大会", None, 20, "rejected", "赞成 20 票，没有通过"),
        ("村民代表会议", "表决：土地承包方案", 21, "passed", "全体 31 人，三分之二以上是 21 票"),
        ("村民代表会议", "表决：土地承包方案", 20, "rejected", "没有通过"),
        ("党员大会", None, 16, "passed", "全体 31 人，半数以上是 16 票"),
    ],
)
def test_majority_is_counted_of_those_who_came_or_of_all(ledger, kind, rule, votes, outcome, said):
    meeting = meet(ledger, kind, expected=31, present=22)
    one = ledger.save("resolution", {
        "meeting": Ref(meeting), "votes_for": votes, "rule": rule and Ref(None, rule),
    }).id  # fmt: skip
    record = ledger.get("resolution", one)
    assert record["outcome"] == outcome  # proposed by the program: nobody wrote it
    assert said in record["explained"]
    assert "依据规定要求：" in record["explained"] or "提示" in record["explained"]


def test_what_is_written_as_passed_but_is_not_is_found(ledger):
    few = meet(ledger, expected=31, present=20)
    one = ledger.save("resolution", {"meeting": Ref(few), "votes_for": 19, "outcome": "passed"}).id
    found = {(each.type, each.id): each for each in checking.findings(ledger)}
    assert "还差 1" in found["meeting", few].sentence
    assert found["meeting", few].basis == "规定要求：村民委员会组织法第30条"
    assert "到会不够，表决不算数" in found["resolution", one].sentence


def test_a_meeting_before_the_rule_is_not_judged_by_it(ledger):
    id_ = meet(ledger, held_on=dt.date(2025, 6, 1), expected=31, present=5)
    assert "没有收进当时的规定" in ledger.get("meeting", id_)["state"]
    assert not [one for one in checking.findings(ledger) if one.type == "meeting"]


def test_more_votes_than_people_are_refused(ledger):
    meeting = meet(ledger, expected=31, present=22)
    with pytest.raises(Refused, match="三样票加起来 23 张，比到会 22 人还多"):
        ledger.save("resolution", {
            "meeting": Ref(meeting), "votes_for": 19, "votes_against": 2, "abstained": 2,
        })  # fmt: skip
    with pytest.raises(Refused, match="比应到 31 人还多"):
        meet(ledger, expected=31, present=32)


def test_the_list_of_those_who_should_come_is_brought_along(ledger):
    for name in ("王秀兰", "李春生", "赵振海"):
        person = ledger.save("resident", {"name": name, "household": Ref(None, "01-001")}).id
        ledger.save("representative", {"resident": Ref(person), "started": DAY})
    record = ledger.get("meeting", meet(ledger))
    assert [row["name"] for row in record["attendance"]] == ["李春生", "王秀兰", "赵振海"]
    assert (record["expected"], record["present"]) == (3, 3)
