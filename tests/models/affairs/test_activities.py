"""Activities: what they take from a task, what looks odd, and how old ones found their paper."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest
from sqlite_utils import Database

from models import checking
from models.asked_papers import link_papers
from models.kinds_links import Ref
from tests.models.villages import new_village

DAY = dt.date(2026, 11, 7)


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    made.save("official", {"name": "陈志强", "body": "committee", "post": "主任"})
    made.save("cash_account", {
        "name": "村委会现金", "book": "committee", "kind": "cash", "opening": 1_000_000,
        "opening_day": dt.date(2026, 1, 1),
    })  # fmt: skip
    yield made
    made.close()


def activity(ledger, **more):
    return ledger.save("activity", {"title": "清扫", "happened_on": DAY, **more}).id


def pay(ledger, id_, amount):
    return ledger.save("cash_entry", {
        "amount": amount, "direction": "out", "happened_on": DAY, "activity": Ref(id_),
        "approver": Ref(None, "陈志强"),
    }).id  # fmt: skip


def said(ledger):
    return [one.sentence for one in checking.findings(ledger) if one.type == "activity"]


def test_heads_are_counted_from_who_came(ledger):
    rows = ({"who": "党员", "count": 9}, {"who": "志愿者", "count": 12})
    assert ledger.get("activity", activity(ledger, taking_part=rows))["people"] == 21
    assert ledger.get("activity", activity(ledger, taking_part=rows, people=30))["people"] == 30


def test_its_entries_are_its_spending(ledger):
    id_ = activity(ledger, cost=64_000)
    assert ledger.get("activity", id_)["spent"] is None
    entry = pay(ledger, id_, 60_000)
    assert ledger.get("cash_entry", entry)["summary"] == "付清扫费用"
    assert ledger.get("activity", id_)["spent"] == 60_000
    assert said(ledger) == ["写的经费是 640.00 元，账上记在它名下的支出是 600.00 元"]
    pay(ledger, id_, 4_000)
    assert said(ledger) == []


@pytest.mark.parametrize(("days", "count"), [(0, 0), (1, 1)])
def test_no_meeting_calls_for_what_is_over(ledger, days, count):
    meeting = ledger.save("meeting", {
        "kind": Ref(None, "动员会"), "topic": "动员", "held_on": DAY + dt.timedelta(days=days),
    }).id  # fmt: skip
    activity(ledger, mobilised=Ref(meeting))
    assert len(said(ledger)) == count


def test_a_task_shows_what_came_and_went_for_it(ledger):
    task = ledger.save("affair", {"matter": "防火", "sender": "镇应急办", "source": "phone"}).id
    assert ledger.get("affair", task)["booked"] is None
    pay(ledger, activity(ledger, affair=Ref(task)), 32_000)
    assert ledger.get("affair", task)["booked"] == "支出 320.00 元"


def test_words_of_old_activities_become_their_paper_or_a_note():
    database = Database(sqlite3.connect(":memory:"))
    for id_, number in ((4, "柳政〔2026〕31号"), (5, None)):
        paper = {"id": id_, "doc_number": number, "subject": "通知", "number": f"收{id_}"}
        database["incoming"].insert(paper)
    old = database["activity"]
    old.create({"id": int, "asked_in": str, "incoming": int, "note": str})
    old.insert_all([
        {"id": 1, "asked_in": "柳政〔2026〕31号"},
        {"id": 2, "asked_in": "通知", "note": "晴"},
        {"id": 3, "asked_in": None},
    ])
    link_papers(database)
    rows = [(one["incoming"], one["note"]) for one in old.rows]
    assert rows == [(4, None), (None, "晴\n要办的来文：通知"), (None, None)]
