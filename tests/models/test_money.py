"""Money: two books kept apart, what stands, transfers, reverse entries, the chart of the day."""

from __future__ import annotations

import datetime as dt

import pytest

from models import checking, deeds
from models.errors import Refused
from models.kinds_links import Ref
from models.money.books import balances, flows
from tests.models.villages import dump, new_village

NOV = dt.date(2026, 11, 1), dt.date(2026, 11, 30)


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    for name, book, kind, opening in (
        ("村委会基本户", "committee", "bank", 3000000),
        ("村委会现金", "committee", "cash", 540620),
        ("合作社基本户", "collective", "bank", 100000),
    ):  # fmt: skip
        made.save("cash_account", {
            "name": name, "book": book, "kind": kind, "opening": opening,
            "opening_day": dt.date(2026, 11, 1),
        })  # fmt: skip
    made.save("official", {"name": "陈志强", "body": "committee", "post": "主任"})
    yield made
    made.close()


def enter(ledger, amount, account="村委会基本户", *, day=23, **more):
    values = {
        "account": Ref(None, account), "amount": amount, "summary": "付款", "direction": "out",
        "happened_on": dt.date(2026, 11, day), "approver": Ref(None, "陈志强"), **more,
    }  # fmt: skip
    return ledger.save("cash_entry", values).id


def standing(ledger, day=30):
    names = {one.id: one["name"] for one in ledger.find("cash_account")}
    found = balances(ledger.as_of(), dt.date(2026, 11, day))
    return {names[id_]: fen for id_, fen in found.items()}


def refused(ledger, *arguments, **more):
    with pytest.raises(Refused) as caught:
        enter(ledger, *arguments, **more)
    return str(caught.value)


def test_each_book_has_its_own_series_in_each_year(ledger):
    for account in ("村委会基本户", "合作社基本户", "村委会现金", "合作社基本户"):
        enter(ledger, 100, account)
    numbers = [one["number"] for one in ledger.find("cash_entry")]
    assert sorted(numbers) == [
        "村记〔2026〕第1号", "村记〔2026〕第2号", "社记〔2026〕第1号", "社记〔2026〕第2号",
    ]  # fmt: skip


def test_balances_follow_from_the_entries(ledger):
    enter(ledger, 1860000)
    enter(ledger, 1200000, direction="in")
    enter(ledger, 200000, direction="transfer", to_account=Ref(None, "村委会现金"))
    assert standing(ledger) == {
        "村委会基本户": 2140000, "村委会现金": 740620, "合作社基本户": 100000,
    }  # fmt: skip
    committee = flows(ledger.as_of(), *NOV, "committee")
    assert sum(one.opening for one in committee) == 3540620
    assert sum(one.income for one in committee) == 1200000
    assert sum(one.spending for one in committee) == 1860000
    assert sum(one.moved for one in committee) == 0
    assert sum(one.closing for one in committee) == 2880620
    assert [one["balance"] for one in ledger.find("cash_account")] == [100000, 2140000, 740620]


def test_an_undone_entry_keeps_its_number_and_does_not_count(ledger):
    before = standing(ledger)
    id_ = enter(ledger, 1860000)
    ledger.undo()
    assert standing(ledger) == before
    one = ledger.get("cash_entry", id_)
    assert (one["number"], one["status"]) == ("村记〔2026〕第1号", "void")
    with pytest.raises(Refused, match="作废"):
        ledger.save("cash_entry", {"summary": "另一件"}, id=id_)
    ledger.redo()
    assert standing(ledger)["村委会基本户"] == 1140000


@pytest.mark.parametrize("name", ["amount", "happened_on", "direction", "account", "status"])
def test_figures_stand(ledger, name):
    id_ = enter(ledger, 1860000)
    other = {
        "amount": 1, "happened_on": dt.date(2026, 11, 2), "direction": "in",
        "account": Ref(None, "村委会现金"), "status": "void",
    }  # fmt: skip
    with pytest.raises(Refused, match="红冲"):
        ledger.save("cash_entry", {name: other[name]}, id=id_)
    with pytest.raises(Refused, match="不能删"):
        ledger.remove("cash_entry", id_)


def test_a_reverse_entry_takes_back_one_whole_entry_once(ledger):
    wrong = enter(ledger, 64000)
    back = {"reverses": Ref(wrong), "summary": "红冲"}
    assert "写 -640.00" in refused(ledger, -60000, **back)
    assert "要写成负数" in refused(ledger, 64000, **back)
    assert "同一个账户" in refused(ledger, -64000, "村委会现金", **back)
    assert "不能早于" in refused(ledger, -64000, day=2, **back)
    enter(ledger, -64000, **back)
    assert "红冲过了" in refused(ledger, -64000, **back)
    assert "负数只用在红冲里" in refused(ledger, -64000)
    assert standing(ledger)["村委会基本户"] == 3000000


def test_a_transfer_stays_in_its_book(ledger):
    assert "两本账" in refused(
        ledger, 100, direction="transfer", to_account=Ref(None, "合作社基本户")
    )
    assert "同一个账户" in refused(
        ledger, 100, direction="transfer", to_account=Ref(None, "村委会基本户")
    )
    assert "转到哪个账户" in refused(ledger, 100, direction="transfer")
    assert "不用写" in refused(ledger, 100, to_account=Ref(None, "村委会现金"))


def test_an_entry_lies_within_the_days_of_its_account(ledger):
    said = refused(ledger, 100, happened_on=dt.date(2026, 10, 31))
    assert "从 2026年11月1日 记起" in said
    account = ledger.find_one("cash_account", name="村委会现金")
    ledger.save("cash_account", {"ended": dt.date(2026, 11, 20)}, id=account.id)
    assert "停用" in refused(ledger, 100, "村委会现金", day=21)
    enter(ledger, 100, "村委会现金", day=20)


def test_the_chart_is_that_of_the_day(ledger):
    ledger.save("cash_account", {
        "name": "老账户", "opening": 100000, "opening_day": dt.date(2023, 1, 1),
    })  # fmt: skip
    old = enter(ledger, 100, "老账户", happened_on=dt.date(2023, 5, 1), subject=Ref(None, "502"))
    new = enter(ledger, 100, "老账户", day=20, subject=Ref(None, "502"))
    assert ledger.get("cash_entry", old)["subject"].title == "经营支出"
    assert ledger.get("cash_entry", new)["subject"].title == "投资收益"
    enter(ledger, 100, "老账户", day=20, subject=Ref(None, "541"))
    said = [one.sentence for one in checking.findings(ledger) if one.field == "subject"]
    assert said == ["2026年不用科目“541 管理费用”（新制度对应 513）"]


def test_doubts(ledger):
    enter(ledger, 100, approver=None)
    enter(ledger, 100, handler="陈志强")
    enter(ledger, 540621, "村委会现金")
    ledger.save("cash_account", {"name": "收租户", "holder": "王二小"})
    said = {one.sentence for one in checking.findings(ledger)}
    assert said == {
        "支出没写审批人", "经手人和审批人是同一个人", "到这一笔“村委会现金”不够支，差 0.01 元",
        "户名“王二小”像是个人",
    }  # fmt: skip


@pytest.mark.parametrize("holder", ["白杨村民委员会", "白杨村", "柳河镇财政所", "合作社", None])
def test_a_body_is_no_person(ledger, holder):
    ledger.save("cash_account", {"name": "收租户", "holder": holder})
    assert not checking.findings(ledger)


def test_an_account_with_entries_keeps_its_book(ledger):
    enter(ledger, 100)
    account = ledger.find_one("cash_account", name="村委会基本户")
    with pytest.raises(Refused, match="不能换到另一本账"):
        ledger.save("cash_account", {"book": "collective"}, id=account.id)
    with pytest.raises(Refused, match="还连着 1 笔收支记账"):
        ledger.remove("cash_account", account.id)


def deed_of(ledger, name, words):
    return next(one for one in ledger.type(name).deeds if one.name == words)


def test_a_reverse_entry_is_filled_in(ledger):
    wrong = enter(ledger, 64000, subject=Ref(None, "513"), counterparty="王师傅")
    before = dump(ledger)
    record = ledger.get("cash_entry", wrong)
    form = deeds.form_of(ledger, record, deed_of(ledger, "cash_entry", "reverse"))
    id_ = ledger.save(form.type, form.values).id
    back = ledger.get("cash_entry", id_)
    assert (back["amount"], back["subject"].title) == (-64000, "管理费用")
    assert back["summary"] == "红冲 村记〔2026〕第1号：付款"
    assert standing(ledger)["村委会基本户"] == 3000000
    assert deeds.offered(ledger, back) == []
    assert before != dump(ledger)


def test_spending_above_the_limit_wants_a_resolution(ledger):
    ledger.save("spending_limit", {"name": "大额支出", "above": 500000, "book": "committee"})
    meeting = ledger.save("meeting", {
        "kind": Ref(ledger.ids("meeting_kind")[0]), "held_on": dt.date(2026, 11, 2),
        "topic": "装路灯",
    }).id  # fmt: skip
    resolution = ledger.save("resolution", {
        "meeting": Ref(meeting), "matter": "装路灯", "outcome": "passed",
    }).id  # fmt: skip
    enter(ledger, 500000)
    enter(ledger, 500001)
    enter(ledger, 500001, "合作社基本户", direction="in")
    enter(ledger, 500001, "合作社基本户")
    enter(ledger, 500001, resolution=Ref(resolution))
    wrong = enter(ledger, 700000)
    enter(ledger, -700000, reverses=Ref(wrong))
    said = [one.sentence for one in checking.findings(ledger) if one.field == "resolution"]
    assert said == ["5,000.01 元超过大额支出的 5,000.00 元，没有写会议决议"]


def test_spending_above_the_limit_wants_two_who_approve(ledger):
    ledger.save("spending_limit", {"name": "两人审批", "above": 500000, "needs": "approval"})
    ledger.save("official", {"name": "孙满仓", "body": "party", "post": "书记"})
    both = {"approver": Ref(None, "陈志强"), "second_approver": Ref(None, "孙满仓")}
    enter(ledger, 500000)
    enter(ledger, 500001, **both)
    assert checking.findings(ledger) == []
    enter(ledger, 500001)
    enter(ledger, 500001, second_approver=Ref(None, "陈志强"))
    enter(ledger, 100, handler="孙满仓", **both)
    said = [one.sentence for one in checking.findings(ledger) if one.field == "second_approver"]
    missing = "5,000.01 元超过两人审批的 5,000.00 元，要两个人审批，没有写齐两个不同的人"
    assert sorted(said) == [missing, missing, "经手人和审批人是同一个人"]


def owed(ledger, **more):
    return ledger.save("debt", {
        "kind": "owed", "counterparty": "水利服务队", "matter": "机井维修欠款", "amount": 800000,
        "settled_before": 200000, "begun_on": dt.date(2026, 11, 1), **more,
    }).id  # fmt: skip


def test_a_debt_follows_from_its_entries(ledger):
    id_ = owed(ledger)
    debt = ledger.get("debt", id_)
    assert (debt["settled"], debt["left"]) == (200000, 600000)
    form = deeds.form_of(ledger, debt, deed_of(ledger, "debt", "payment"))
    assert (form.values["direction"], form.values["summary"]) == ("out", "归还机井维修欠款")
    paid = enter(ledger, 100000, **form.values)
    assert ledger.get("debt", id_)["left"] == 500000
    enter(ledger, -100000, reverses=Ref(paid), debt=Ref(id_))
    assert ledger.get("debt", id_)["left"] == 600000
    enter(ledger, 600000, debt=Ref(id_))
    assert deeds.offered(ledger, ledger.get("debt", id_)) == []
    assert checking.findings(ledger) == []


def test_a_debt_that_its_entries_contradict_is_named(ledger):
    id_ = owed(ledger)
    enter(ledger, 700000, direction="in", debt=Ref(id_))
    enter(ledger, 600001, debt=Ref(id_))
    said = [one.sentence for one in checking.findings(ledger) if one.type == "debt"]
    assert said == [
        "收（付）的比原额多了 0.01 元",
        "形成这一笔时账上记了 7,000.00 元，原额写的是 8,000.00 元，差 1,000.00 元",
    ]
