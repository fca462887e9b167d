"""Contracts: what is due follows from instalments, what was paid from the entries."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import checking, deeds
from models.kinds_links import Ref
from models.money.instalments import behind, instalments
from models.obligations import obligations
from tests.models.villages import new_village


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    made.save("cash_account", {"name": "合作社基本户", "book": "collective"})
    yield made
    made.close()


def lease(ledger, **more):
    return ledger.save("contract", {
        "name": "门面房租赁", "counterparty": "农资店", "signed_on": dt.date(2025, 1, 1),
        "started": dt.date(2025, 1, 1), "ended": dt.date(2026, 12, 31),
        "instalments": tuple(
            {"due_on": dt.date(2026, month, 5), "due": 300000} for month in (3, 9, 12)
        ),
        **more,
    }).id  # fmt: skip


def payment(ledger, id_):
    deed = ledger.type("contract").deeds[0]
    return deeds.form_of(ledger, ledger.get("contract", id_), deed).values


def take_back(ledger, entry):
    reverse = next(one for one in ledger.type("cash_entry").deeds if one.name == "reverse")
    form = deeds.form_of(ledger, ledger.get("cash_entry", entry), reverse)
    ledger.save("cash_entry", form.values)


def found(ledger):
    return {one.sentence for one in checking.findings(ledger) if one.type == "contract"}


def test_what_came_is_the_sum_of_the_entries(ledger):
    id_ = lease(ledger, paid_before=100000)
    assert found(ledger) == {"没有写会议决议", "欠缴 5,000.00 元", "还有 38 天到期"}
    form = payment(ledger, id_)
    assert form["contract"] == Ref(id_)
    ledger.save("cash_entry", {**form, "amount": 400000})
    one = ledger.get("contract", id_)
    assert (one["owed"], one["paid"], one["behind"]) == (900000, 500000, 100000)
    entry = ledger.ids("cash_entry")[0]
    ledger.save("cash_entry", {"reverses": Ref(entry), "direction": "in", "contract": Ref(id_),
                               "amount": -400000, "summary": "红冲"})  # fmt: skip
    assert ledger.get("contract", id_)["behind"] == 500000


def test_what_is_given_back_is_taken_off(ledger):
    id_ = lease(ledger)
    for direction, amount in (("in", 300000), ("out", 100000)):
        ledger.save("cash_entry", {
            "contract": Ref(id_), "direction": direction, "amount": amount, "summary": "押金",
        })  # fmt: skip
    assert ledger.get("contract", id_)["paid"] == 200000


def test_instalments_and_the_end_are_due(ledger):
    lease(ledger, paid_before=600000)
    due = [(one.on, one.title) for one in obligations(ledger) if one.type == "contract"]
    assert due == [(dt.date(2026, 12, 31), "门面房租赁到期")]
    (entry,) = [one for one in obligations(ledger) if one.type == "cash_entry"]
    assert (entry.on, entry.title) == (dt.date(2026, 12, 5), "门面房租赁该收 3,000.00 元")
    assert (entry.id, entry.given["amount"]) == (0, 300000)


@pytest.mark.parametrize(("ended", "late"), [(22, True), (23, False)])
def test_a_contract_runs_through_its_last_day(ledger, ended, late):
    lease(ledger, ended=dt.date(2026, 11, ended), instalments=None)
    assert ("已经过期，还写着在履行" in found(ledger)) is late


@given(
    st.lists(st.tuples(st.dates(), st.integers(1, 10**9)), max_size=8), st.integers(0, 10**10),
    st.dates(),
)
def test_nothing_is_lost_between_instalments(rows, paid, day):
    contract = {"instalments": tuple({"due_on": on, "due": due} for on, due in rows)}
    parts = instalments(contract, paid)
    assert sum(one.paid for one in parts) == min(paid, sum(due for _, due in rows))
    assert all(0 <= one.paid <= one.due for one in parts)
    assert 0 <= behind(contract, paid, day) <= max(0, sum(due for _, due in rows) - paid)


def test_the_years_of_keeping_begin_when_the_contract_ends(ledger):
    rule = ledger.save("retention", {"item": "经济合同", "years": 30}).id
    id_ = lease(ledger, ended=dt.date(2028, 2, 29), retention=Ref(rule))
    assert ledger.get("contract", id_)["kept_until"] == dt.date(2058, 2, 28)
    for_ever = ledger.find_one("retention", code="R09")
    id_ = lease(ledger, retention=Ref(for_ever.id))
    assert ledger.get("contract", id_)["kept_until"] is None


def test_a_contract_takes_what_was_decided(ledger):
    meeting = ledger.save("meeting", {
        "kind": Ref(None, "村民代表会议"), "held_on": dt.date(2026, 11, 2), "topic": "门面房续租",
    }).id  # fmt: skip
    decided = ledger.save("resolution", {
        "meeting": Ref(meeting), "outcome": "passed", "amount": 1800000,
    }).id  # fmt: skip
    id_ = ledger.save("contract", {"resolution": Ref(decided), "counterparty": "农资店"}).id
    one = ledger.get("contract", id_)
    assert (one["name"], one["price"]) == ("门面房续租", 1800000)
    ledger.save("cash_entry", {
        "direction": "in", "amount": 900000, "summary": "收租", "resolution": Ref(decided),
    })  # fmt: skip
    said = "合同“门面房续租”，收到 9,000.00 元"
    assert ledger.get("resolution", decided)["followed"] == said


def test_one_act_enters_an_instalment_and_the_reverse_takes_it_back(ledger):
    ledger.save("cash_account", {"name": "合作社现金", "book": "collective", "kind": "cash"})
    id_ = lease(ledger, book="collective", paid_before=300000)
    values = payment(ledger, id_)
    assert values == {
        "contract": Ref(id_, "门面房租赁"), "direction": "in", "counterparty": "农资店",
        "summary": "收门面房租赁第2期款", "amount": 300000,
        "account": Ref(ledger.find_one("cash_account", name="合作社基本户").id, "合作社基本户"),
    }  # fmt: skip
    entry = ledger.save("cash_entry", values).id
    one = ledger.get("contract", id_)
    assert (one["behind"], one["received"].splitlines()) == (0, [
        "2026年3月5日 3,000.00 元，齐了", "2026年9月5日 3,000.00 元，齐了",
        "2026年12月5日 3,000.00 元，还没有",
    ])  # fmt: skip
    assert payment(ledger, id_)["summary"] == "收门面房租赁第3期款"
    take_back(ledger, entry)
    assert ledger.get("contract", id_)["behind"] == 300000
    assert payment(ledger, id_) == values


def test_who_names_the_contract_while_typing_is_told_the_same(ledger):
    id_ = lease(ledger)
    entry = ledger.get("cash_entry", ledger.save("cash_entry", {
        "contract": Ref(id_), "direction": "in",
    }).id)  # fmt: skip
    assert (entry["amount"], entry["summary"]) == (300000, "收门面房租赁第1期款")
    deposit = {"contract": Ref(id_), "direction": "out", "amount": 500, "summary": "退押金"}
    back = ledger.get("cash_entry", ledger.save("cash_entry", deposit).id)
    assert back["counterparty"] is None


def test_what_is_let_by_a_contract_asks_for_its_rent(ledger):
    id_ = lease(ledger)
    for name in ("asset", "resource"):
        let = ledger.get(name, ledger.save(name, {"name": "门面房", "contract": Ref(id_)}).id)
        (deed,) = deeds.offered(ledger, let)
        assert deeds.form_of(ledger, let, deed).values == payment(ledger, id_)
        own = ledger.get(name, ledger.save(name, {"name": "自用房"}).id)
        assert deeds.offered(ledger, own) == []


def test_a_payment_typed_twice_is_told_and_one_taken_back_is_not(ledger):
    id_ = lease(ledger, paid_before=600000)
    first = ledger.save("cash_entry", payment(ledger, id_)).id
    assert not [one for one in checking.findings(ledger) if one.rule == "cash_entry.instalment"]
    again = {**ledger.get("cash_entry", first), "number": None}
    second = ledger.save("cash_entry", again).id
    (one,) = [one for one in checking.findings(ledger) if one.rule == "cash_entry.instalment"]
    assert one.id == second
    take_back(ledger, second)
    assert not [one for one in checking.findings(ledger) if one.rule == "cash_entry.instalment"]


@pytest.mark.parametrize(("days", "shown"), [(60, True), (61, False)])
def test_what_is_let_without_a_contract_ends_too(ledger, days, shown):
    ended = ledger.today + dt.timedelta(days=days)
    let = {"name": "村南坑塘", "managed": "let", "ended": ended}
    ledger.save("resource", let)
    ledger.save("resource", {**let, "name": "村东机动地", "contract": Ref(lease(ledger))})
    told = [one.title for one in obligations(ledger) if one.type == "resource"]
    assert told == (["村南坑塘到期"] if shown else [])
