"""Two records of one person: what pointed to either points to one; one undo parts them again."""

from __future__ import annotations

import pytest

from models import merging, removed
from models.errors import Refused
from models.kinds_links import Ref
from tests.models.villages import dump, new_village


@pytest.fixture
def ledger(tmp_path):
    ledger = new_village(tmp_path / "白杨村.cwz")
    ledger.save("resident", {"name": "王秀兰", "household": Ref(None, "03-027")})
    ledger.save("resident", {"name": "王秀蘭", "phone": "13800012345", "note": "旧册"})
    ledger.save("resident", {"name": "李梅"})
    ledger.save("certificate", {"resident": Ref(2), "purpose": "办户头"})
    ledger.save("special_group", {"resident": Ref(2), "category": "dibao"})
    yield ledger
    ledger.close()


def test_all_leads_to_the_one_that_stays_and_undo_parts_them(ledger):
    before = dump(ledger)
    paper = ledger.get("certificate", 1)
    found = merging.looked_at(ledger, "resident", 1, 2)
    assert dict(found.moved) == {"证明开具登记": 1, "特殊人群": 1} | dict(found.moved)
    assert {"联系电话", "备注"} <= set(found.filled)
    assert ("姓名", "王秀兰", "王秀蘭") in found.differing
    assert dump(ledger) == before, "looking changes nothing"
    done = merging.merge(ledger, "resident", 1, 2)
    assert ledger.undo_label() == done.label == "并成一条：王秀兰、王秀蘭"
    kept = ledger.get("resident", 1)
    assert (kept["name"], kept["phone"], kept["note"]) == ("王秀兰", "13800012345", "旧册")
    assert sorted(ledger.ids("resident")) == [1, 3]
    for name in ("certificate", "special_group"):
        assert ledger.get(name, 1)["resident"].id == 1
    assert ledger.get("certificate", 1)["text"] == paper["text"], "what was issued stays"
    assert [one.id for one in removed.listed(ledger)] == [2]
    assert ledger.search("13800012345")[0].id == 1
    ledger.undo()
    assert dump(ledger) == before
    ledger.redo()
    assert ledger.get("certificate", 1)["resident"].id == 1


@pytest.mark.parametrize(
    ("name", "kept", "other", "says"),
    [
        ("resident", 1, 1, "就是这一条"),
        ("certificate", 1, 1, "不能两条并成一条"),
        ("village", 1, 1, "不能两条并成一条"),
        ("duty", 1, 2, "不能两条并成一条"),
        ("resident", 1, 99, "没有第 99 条"),
    ],
)
def test_what_cannot_be_one_is_refused(ledger, name, kept, other, says):
    before = dump(ledger)
    with pytest.raises(Exception, match=says) as caught:
        merging.merge(ledger, name, kept, other)
    assert isinstance(caught.value, Refused) or says.startswith("没有")
    assert dump(ledger) == before


def test_a_household_takes_the_members_of_the_other(ledger):
    ledger.save("resident", {"name": "赵振海", "household": Ref(None, "03-27")})
    first, second = ledger.ids("household")
    merging.merge(ledger, "household", first, second)
    assert {one["household"].id for one in ledger.find("resident") if one["household"]} == {first}
    assert ledger.ids("household") == [first]
