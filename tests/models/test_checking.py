"""The check-up says once what it finds, in words, and leaves out the dead and the gone."""

from __future__ import annotations

import pytest

from models import checking
from models.kinds_links import Ref
from tests.models.villages import new_village


@pytest.fixture
def ledger(tmp_path):
    ledger = new_village(tmp_path / "白杨村.cwz")
    yield ledger
    ledger.close()


def said(ledger):
    return [(one.type, one.title, one.sentence) for one in checking.findings(ledger)]


def test_an_orderly_village_has_nothing_to_look_at(ledger):
    ledger.save("resident", {
        "name": "王秀兰", "id_number": "110105188706120013", "relation": "head",
        "household": Ref(None, "03-027"),
    })  # fmt: skip
    assert said(ledger) == []


def test_numbers_of_the_dead_are_left_alone(ledger):
    id_ = ledger.save("resident", {"name": "王秀兰", "id_number": "11010518870612001"}).id
    assert len(said(ledger)) == 1
    ledger.save("departure", {"resident": Ref(id_), "kind": "death"})
    assert said(ledger) == []


def test_a_household_has_one_head(ledger):
    for name in ("王秀兰", "李梅"):
        ledger.save("resident", {
            "name": name, "household": Ref(None, "03-027"), "relation": "head",
            "id_number": "110105188706120013" if name == "李梅" else "410922188112310021",
        })  # fmt: skip
    ((_, title, sentence),) = said(ledger)
    assert title == "03-027 户"
    assert sentence in {"有 2 个户主：王秀兰、李梅", "有 2 个户主：李梅、王秀兰"}


def test_a_seal_without_approver_and_with_the_keeper_as_approver(ledger):
    keeper = ledger.save("official", {"name": "王监", "body": "supervision", "post": "主任"}).id
    ledger.save("village", {"seal_keeper": Ref(keeper)}, id=1)
    ledger.save("seal_use", {"document": "申请表"})
    ledger.save("seal_use", {"document": "介绍信", "approver": Ref(keeper)})
    assert {(title, sentence) for _, title, sentence in said(ledger)} == {
        ("申请表", "没写批准人"), ("介绍信", "批准人和监印人是同一个人"),
    }  # fmt: skip


def test_a_credit_code_that_does_not_add_up(ledger):
    ledger.save("village", {"credit_code": "N2370112MFWED7Q520"}, id=1)
    (one,) = checking.findings(ledger)
    assert one.sentence == "村委会信用代码最后一位对不上，可能有一位输错了"
    assert "GB 32100" in one.basis
