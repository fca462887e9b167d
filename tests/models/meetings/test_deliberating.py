"""四议两公开: one matter, its steps in order, filled by the meetings themselves."""

from __future__ import annotations

import datetime as dt

import pytest

from models.errors import Refused
from models.kinds_links import Ref
from tests.models.villages import dump, new_village

WALK = (
    ("支部委员会会议", "村两委商议"), ("村两委联席会议", "党员大会审议"),
    ("党员大会", "村民代表会议或村民会议决议"),
)  # fmt: skip


def day(number):
    return dt.date(2026, 10, number)


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    yield made
    made.close()


@pytest.fixture
def matter(ledger):
    return ledger.save("deliberation", {"title": "西头装路灯", "raised_on": day(1)}).id


def meet(ledger, matter, kind, on, **values):
    return ledger.save("meeting", {
        "kind": Ref(None, kind), "held_on": on, "topic": "装路灯", "deliberation": Ref(matter),
        **values,
    }).id  # fmt: skip


def standing(ledger, matter):
    return ledger.get("deliberation", matter)["standing"]


def walk(ledger, matter):
    for number, (kind, following) in enumerate(WALK):
        meet(ledger, matter, kind, day(2 + number))
        assert standing(ledger, matter) == f"走了 {number + 1} 步，下一步：{following}"


def test_meetings_and_the_resolution_fill_the_steps(ledger, matter):
    walk(ledger, matter)
    last = meet(ledger, matter, "村民代表会议", day(20), expected=31, present=22)
    assert "下一步：村民代表会议" in standing(ledger, matter)  # it is done by what is decided
    before = dump(ledger)
    ledger.save("resolution", {"meeting": Ref(last), "votes_for": 19})
    assert standing(ledger, matter) == "走了 4 步，下一步：决议公开"
    ledger.undo()
    assert dump(ledger)["deliberation_part"] == before["deliberation_part"]


def test_a_rejected_matter_does_not_go_on(ledger, matter):
    walk(ledger, matter)
    last = meet(ledger, matter, "村民代表会议", day(20), expected=31, present=22)
    ledger.save("resolution", {"meeting": Ref(last), "votes_for": 11})
    assert "下一步：村民代表会议" in standing(ledger, matter)


def test_a_step_before_its_time_is_refused_and_leaves_nothing(ledger, matter):
    before = dump(ledger)
    with pytest.raises(Refused, match="前面的“村党组织提议”还没有记，四议两公开要按顺序走"):
        meet(ledger, matter, "党员大会", day(5))
    assert dump(ledger) == before
    meet(ledger, matter, "支部委员会会议", day(5))
    with pytest.raises(Refused, match="比前面的“村党组织提议”还早"):
        meet(ledger, matter, "村两委联席会议", day(4))
    with pytest.raises(Refused, match="已经记过了"):
        meet(ledger, matter, "支部委员会会议", day(6))


def test_two_steps_may_be_one(ledger, matter):
    first = ledger.find_one("process_step", name="村党组织提议")
    ledger.save("process_step", {"used": False}, id=first.id)
    meet(ledger, matter, "村两委联席会议", day(3))
    assert standing(ledger, matter) == "走了 1 步，下一步：党员大会审议"
