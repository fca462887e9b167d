"""A month before it is closed: the entries behind its figures, where a difference may lie."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.drafts import Drafts
from models.kinds_links import Ref
from models.money.closes import FIGURES, next_to_close
from models.money.clues import clues
from models.money.hindrances import stopping, worth_a_look
from models.money.month import behind, left_out, month_of
from models.periods import Period
from tests.models.villages import new_village

OCTOBER = Period("month", 2026, 10)
BANK, CASH = "村委会基本户", "村委会现金"


def filled(folder):
    made = new_village(folder / "白杨村.cwz")
    for name, kind in ((BANK, "bank"), (CASH, "cash")):
        made.save("cash_account", {
            "name": name, "book": "committee", "kind": kind, "opening": 10_000_000,
            "opening_day": dt.date(2026, 9, 1),
        })  # fmt: skip
    return made


@pytest.fixture
def ledger(tmp_path):
    made = filled(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def village(tmp_path_factory):
    """One ledger for many examples; each takes its own entries back."""
    made = filled(tmp_path_factory.mktemp("账"))
    yield made
    made.close()


def enter(ledger, amount, day=5, account=BANK, direction="out", month=10, **more):
    id_ = ledger.save("cash_entry", {
        "account": Ref(None, account), "amount": amount, "direction": direction,
        "happened_on": dt.date(2026, month, day), "summary": f"{day}日的一笔", **more,
    }).id  # fmt: skip
    return ledger.get("cash_entry", id_)


def now(ledger):
    return month_of(ledger.as_of(), "committee", OCTOBER)


def told(ledger, difference, kind="bank"):
    found = clues(ledger.as_of(), now(ledger), kind, difference)
    return {(one.entry and one.entry.id, one.sentence) for one in found}


def entries_told(ledger, difference):
    return {id_ for id_, _ in told(ledger, difference)}


def test_every_figure_is_the_sum_of_the_entries_behind_it(ledger):
    enter(ledger, 700, month=9)
    enter(ledger, 1_000, direction="in")
    enter(ledger, 300, 6)
    enter(ledger, 200, 7, direction="transfer", to_account=Ref(None, CASH))
    enter(ledger, 50, 8, CASH)
    month, view = now(ledger), ledger.as_of()
    for accounts in (*({one.account} for one in month.flows), month.accounts()):
        for figure in FIGURES:
            rows = behind(view, month, figure, accounts)
            sum_ = sum(getattr(one, figure) for one in month.flows if one.account in accounts)
            beside = left_out(month, accounts, rows) if figure == "opening" else 0
            if figure == "closing":
                beside = sum(one.opening for one in month.flows if one.account in accounts)
            assert sum(one.change for one in rows) + beside == sum_, figure
    assert [one.entry["happened_on"].month for one in behind(
        view, month, "opening", month.accounts()
    )] == [9]  # fmt: skip


def test_a_difference_is_said_with_what_may_explain_it(ledger):
    first, second = enter(ledger, 54_000, 3), enter(ledger, 54_000, 9)
    assert told(ledger, 54_000) == {
        (second.id, "和10月3日的那一笔一样多，可能同一笔记了两遍"),
        (first.id, "正好是差的数：可能还没收付，或记错了账户"),
    }
    assert (first.id, "是差的数的一半：可能收支写反了") in told(ledger, 108_000)
    assert (first.id, "可能两个数字写颠倒了，可能该是 450.00 元") in told(ledger, 9_000)
    assert (first.id, "可能小数点错了一位，可能该是 54.00 元") in told(ledger, 48_600)
    later = enter(ledger, 777, 4, month=11)
    assert told(ledger, -777) == {(later.id, "记在月底以后：可能这个月就收付了")}
    enter(ledger, 777, 21, month=11)
    assert len(told(ledger, -777)) == 1, "what came weeks later explains nothing"


def test_a_day_as_a_whole_may_be_what_is_missing(ledger):
    enter(ledger, 400, 12)
    enter(ledger, 370, 12)
    said = {sentence for _, sentence in told(ledger, 770)}
    assert said == {"10月12日的 2 笔加起来正好是差的数：可能整天没对上"}


@pytest.mark.parametrize(("difference", "said"), [(9, True), (10, False)])
def test_what_nine_divides_is_a_hint_of_its_own(ledger, difference, said):
    enter(ledger, 400, 12)
    found = told(ledger, difference)
    assert (len(found) == 1 and "能被 9 除尽" in found.pop()[1]) is said


def test_what_differed_a_month_ago_may_differ_still(ledger):
    ledger.save("month_close", {
        "book": "committee", "month": Period("month", 2026, 9), "bank_counted": 9_999_000,
        "why": "一张支票没兑付",
    })  # fmt: skip
    assert told(ledger, -1_000) == {
        (None, "2026年9月结账时就差这么多（一张支票没兑付），可能还没补上")
    }
    assert told(ledger, -1_001) == set()


AMOUNTS = st.lists(st.integers(11, 10**6), min_size=1, max_size=4)


@settings(max_examples=8)
@given(AMOUNTS, st.data())
def test_the_entry_that_is_wrong_is_among_those_told(village, amounts, data):
    """One mistake in one entry: whichever it is, the clues name the entry."""
    made = [enter(village, fen, 2 + place) for place, fen in enumerate(amounts)]
    wrong = data.draw(st.sampled_from(made))
    fen = wrong["amount"]
    digits = str(fen)
    swapped = int(digits[1] + digits[0] + digits[2:])
    real = data.draw(st.sampled_from([0, -fen, swapped, fen * 10]))  # missing, wrong side ...
    found = clues(village.as_of(), now(village), "bank", fen - real)
    for _ in made:
        village.undo()
    same_size = {one.id for one in made if one["amount"] == fen}
    assert real == fen or same_size & {one.entry.id for one in found if one.entry}


# -- what stands in the way ----------------------------------------------------------------------


@pytest.mark.parametrize(("day", "stops"), [(dt.date(2026, 10, 30), True), (None, False)])
def test_a_month_that_is_not_over_waits(ledger, day, stops, monkeypatch):
    if day:
        monkeypatch.setattr(ledger, "_clock", lambda: dt.datetime.combine(day, dt.time(9)))
    found = [one.sentence for one in stopping(ledger.as_of(), now(ledger))]
    assert found == (["2026年10月还没过完，11月1日起可以结"] if stops else [])


def test_a_book_without_an_account_leads_to_a_new_one(ledger):
    (one,) = stopping(ledger.as_of(), month_of(ledger.as_of(), "collective", OCTOBER))
    assert (one.type, one.id, one.given) == ("cash_account", 0, {"book": "collective"})


def test_what_can_no_longer_be_mended_afterwards_is_listed(ledger):
    entry = enter(ledger, 10_000_100)
    Drafts(ledger.path).keep_new("cash_entry", {"summary": "买水泵"}, ledger.now)
    ledger.save("contract", {
        "name": "门面房租赁", "counterparty": "农资店", "direction": "in",
        "instalments": tuple(
            {"due_on": dt.date(2026, *day), "due": 300_000} for day in ((10, 31), (11, 1))
        ),
    })  # fmt: skip
    found = {one.sentence: one for one in worth_a_look(ledger.as_of(), now(ledger))}
    assert set(found) == {
        "“村委会基本户”月底是 -1.00 元，支出多记了或收入漏记了", "有一笔收支没写完：买水泵",
        "10月5日“5日的一笔”：支出没写审批人", "门面房租赁10月31日该收 3,000.00 元，账上还没有",
    }  # fmt: skip
    assert found["10月5日“5日的一笔”：支出没写审批人"].id == entry.id
    rent = found["门面房租赁10月31日该收 3,000.00 元，账上还没有"]
    assert (rent.type, rent.given["amount"]) == ("cash_entry", 300_000)
    assert found["有一笔收支没写完：买水泵"].draft


def test_the_next_month_is_proposed(ledger):
    assert next_to_close(ledger.as_of(), "committee") == Period("month", 2026, 9)
