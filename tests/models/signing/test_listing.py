"""The list of signs of a place, and what is said when one hangs beyond it."""

from __future__ import annotations

import datetime as dt

import pytest

from models.checking import findings
from models.obligations import obligations
from models.signing.listing import allowed
from tests.models.villages import NOW, new_village, open_ledger
from ui.records.following import doubts_at_entry

RIVER = {"name": "河长制办公室", "kind": "work", "side": "outside"}


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    yield made
    made.close()


@pytest.fixture
def gulin(tmp_path):
    """A village of a county whose list is known."""
    made = open_ledger(tmp_path / "古蔺.cwz")
    made.save("village", {"name": "白杨村", "county": "古蔺县", "province": "四川省"})
    yield made
    made.close()


def said(ledger, **values):
    """What is said beside the name while a sign is written."""
    kind = ledger.type("sign")
    whole = ledger.blank("sign", values)
    return doubts_at_entry(ledger, kind, whole, None).get("name", [])


def names(ledger):
    return [one["name"] for one in allowed(ledger.as_of()) if one["side"] == "outside"]


def test_what_two_lists_name_alike_is_said_once(ledger):
    known = names(ledger)[0]
    ledger.save("sign_rule", {"name": known, "side": "outside"})
    (words,) = said(ledger, **RIVER)
    assert words.split("：")[1].count(known) == 1
    assert "室外清单上有 7 块：" in words


def test_without_a_list_of_the_county_there_is_a_hint(ledger):
    assert len(names(ledger)) == 7
    (words,) = said(ledger, **RIVER)
    assert "不在挂牌清单里，室外清单上有 7 块：村党组织、" in words
    assert "提示（没有核对过原文）" in words
    assert "规定要求" not in words


def test_the_list_of_the_county_wins_and_says_its_source(gulin):
    assert len(names(gulin)) == 6
    (words,) = said(gulin, **RIVER)
    assert "室外清单上有 6 块" in words
    assert "规定要求：古蔺规范（人民日报2025-07-17第10版报道）" in words


def test_what_the_village_adds_may_hang_too(gulin):
    gulin.save("sign_rule", {"name": "河长制办公室", "side": "outside", "basis": "古水函1号"})
    assert len(names(gulin)) == 7
    assert not said(gulin, **RIVER)


def test_a_rule_that_is_not_used_allows_nothing(ledger):
    (rule,) = [one for one in allowed(ledger.as_of()) if one["name"] == "便民服务中心"]
    assert not said(ledger, name="白杨村便民服务中心", kind="base")
    ledger.save("sign_rule", {"used": False}, id=rule.id)
    assert said(ledger, name="白杨村便民服务中心", kind="base")


@pytest.mark.parametrize(
    "name",
    ["中共白杨村支部委员会", "白杨村党总支", "白杨村村民委员会", "白杨村村委会",
     "白杨村股份经济合作社", "白杨村村务监督委员会", "新时代文明实践站（白杨村）"],
)  # fmt: skip
def test_a_sign_is_known_by_the_words_it_carries(ledger, name):
    assert not said(ledger, name=name, kind="body")


def test_one_too_many_is_said_once_of_the_later_one(ledger):
    first = ledger.save("sign", {"name": "白杨村村民委员会", "kind": "body"}).id
    assert "只挂一块" in said(ledger, name="白杨村村委会", kind="body")[0]
    second = ledger.save("sign", {"name": "白杨村村委会", "kind": "body"}).id
    found = {one.id: one.sentence for one in findings(ledger) if one.type == "sign"}
    assert first not in found
    assert "只挂一块" in found[second]
    ledger.save("sign", {"decision": "remove", "due_on": NOW.date()}, id=first)
    assert not [one for one in findings(ledger) if one.type == "sign"], "the older one goes"


def test_two_of_one_kind_are_one_too_many(ledger):
    assert "只挂一块" in said(ledger, name="党群服务中心", kind="base", count=2)[0]


def test_inside_nothing_is_said_where_no_list_speaks_of_it(ledger, tmp_path):
    assert not said(ledger, name="调解室", kind="base", side="inside")
    shandong = open_ledger(tmp_path / "山东.cwz")
    shandong.save("village", {"name": "白杨村", "province": "山东省"})
    assert "室内清单上有 4 块" in said(shandong, name="调解室", kind="base", side="inside")[0]
    assert "挂在室内" in said(shandong, name="综治中心", kind="base")[0]
    assert "不上墙" in said(shandong, name="会议制度", kind="system", side="inside")[0]
    assert not said(shandong, name="文明村", kind="honour", side="inside")
    shandong.close()


def test_what_is_to_go_comes_up_until_it_is_gone(ledger):
    day = NOW.date()
    id_ = ledger.save("sign", {**RIVER, "decision": "remove", "due_on": day}).id
    assert ("sign", id_) in {(one.type, one.id) for one in obligations(ledger)}
    ledger.save("sign", {"done_on": day}, id=id_)
    assert ("sign", id_) not in {(one.type, one.id) for one in obligations(ledger)}


def checks(ledger):
    return [one.on for one in obligations(ledger) if one.type == "sign_check"]


def test_the_next_look_comes_up_half_a_year_after_the_last(ledger):
    assert not checks(ledger), "no sign is kept, nothing to look at"
    ledger.save("sign", {"name": "白杨村村民委员会", "kind": "body"})
    last, coming = dt.date(2026, 5, 31), dt.date(2026, 11, 28)
    ledger.save("sign_check", {"verified_on": last, "next_on": coming})
    assert checks(ledger) == [coming]
    id_ = ledger.save("sign_check", {}).id
    assert ledger.get("sign_check", id_)["next_on"] == dt.date(2027, 5, 23)
    assert not checks(ledger)
    ledger.save("sign_check", {"next_on": None}, id=id_)
    assert not checks(ledger), "a village that wants no reminder gets none"


def test_a_mechanism_which_the_province_did_not_agree_to_is_told(ledger):
    kind = ledger.type("workgroup")
    whole = ledger.blank("workgroup", {"name": "专班", "kind": "task", "province_agreed": False})
    told = doubts_at_entry(ledger, kind, whole, None)
    assert "没有省级同意" in told["province_agreed"][0]
    assert "提示（没有核对过原文）" in told["province_agreed"][0]
