"""Closing months: in turn, counted, kept; and no order of acts breaks a balance or a close."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from models import checking
from models.errors import Refused, UserError
from models.kinds_links import Ref
from models.money.books import effects, flows
from models.money.closes import closed_until, closes_of
from models.obligations import obligations
from models.periods import Period
from models.query import Query
from tests.models.villages import new_village

FIRST = dt.date(2026, 8, 1)
ACCOUNTS = (
    ("村委会基本户", "committee", "bank", 3000000), ("村委会现金", "committee", "cash", 40620),
    ("合作社基本户", "collective", "bank", 100000),
)  # fmt: skip


def filled(path):
    made = new_village(path)
    for name, book, kind, opening in ACCOUNTS:
        made.save("cash_account", {
            "name": name, "book": book, "kind": kind, "opening": opening, "opening_day": FIRST,
        })  # fmt: skip
    return made


@pytest.fixture
def ledger(tmp_path):
    made = filled(tmp_path / "白杨村.cwz")
    yield made
    made.close()


def enter(ledger, day, amount, account="村委会基本户", direction="out", **more):
    return ledger.save("cash_entry", {
        "account": Ref(None, account), "amount": amount, "summary": "一笔", "happened_on": day,
        "direction": direction, **more,
    }).id  # fmt: skip


def close(ledger, month, book="committee", **more):
    values = {"book": book, "month": Period.parse(month), **more}
    return ledger.save("month_close", values).id


def refused(do, *arguments, **more):
    with pytest.raises(Refused) as caught:
        do(*arguments, **more)
    return str(caught.value)


def test_a_close_keeps_what_stood_and_carries_it_over(ledger):
    enter(ledger, dt.date(2026, 8, 3), 1200000, direction="in")
    enter(ledger, dt.date(2026, 8, 9), 100000, direction="transfer",
          to_account=Ref(None, "村委会现金"))  # fmt: skip
    enter(ledger, dt.date(2026, 8, 20), 64000, "村委会现金")
    august = ledger.get("month_close", close(ledger, "2026-08"))
    assert [tuple(row.values()) for row in august["standing"]] == [
        ("村委会基本户", 3000000, 1200000, 0, -100000, 4100000),
        ("村委会现金", 40620, 0, 64000, 100000, 76620),
    ]
    assert august["opening_sum"] + august["income_sum"] - august["spending_sum"] == 4176620
    assert august["closing_sum"] == 4176620
    september = ledger.get("month_close", close(ledger, "2026-09"))
    assert september["opening_sum"] == august["closing_sum"]


def test_nothing_moves_in_a_closed_month(ledger):
    id_ = enter(ledger, dt.date(2026, 8, 3), 100)
    close(ledger, "2026-08")
    assert "已经结到2026年8月" in refused(enter, ledger, dt.date(2026, 8, 31), 100)
    enter(ledger, dt.date(2026, 9, 1), 100)
    enter(ledger, dt.date(2026, 8, 31), 100, "合作社基本户")
    assert "不再动账" in refused(ledger.save, "cash_entry", {"summary": "别的"}, id=id_)
    ledger.save("cash_entry", {"note": "发票找到了"}, id=id_)
    account = ledger.find_one("cash_account", name="村委会现金")
    for values in ({"opening": 1}, {"opening_day": dt.date(2026, 9, 1)}):
        assert "期初不再动" in refused(ledger.save, "cash_account", values, id=account.id)
    ledger.save("cash_account", {"note": "换了保险柜"}, id=account.id)
    late = {"name": "新户", "opening_day": dt.date(2026, 8, 31)}
    assert "从 2026年9月1日 起记" in refused(ledger.save, "cash_account", late)


def test_months_are_closed_in_turn_when_they_are_over(ledger):
    assert "还没过完" in refused(close, ledger, "2026-11")
    assert "一次结一个月" in refused(close, ledger, "2026Q3")
    close(ledger, "2026-08")
    assert "已经结过了" in refused(close, ledger, "2026-08")
    assert "现在该结2026年9月" in refused(close, ledger, "2026-10")
    close(ledger, "2026-08", "collective")


def test_what_was_counted_agrees_or_somebody_says_why(ledger):
    said = refused(close, ledger, "2026-08", cash_counted=40320, bank_counted=3000000)
    assert "现金盘点比账上少 3.00 元" in said
    close(ledger, "2026-08", cash_counted=40320, bank_counted=3000000, why="找零少收了")
    assert [one.sentence for one in checking.findings(ledger)] == ["现金盘点比账上少 3.00 元"]
    enter(ledger, dt.date(2026, 9, 2), 300, "村委会现金", approver=approver(ledger))
    close(ledger, "2026-09", cash_counted=40320)
    assert checking.findings(ledger) == []


def approver(ledger):
    return Ref(ledger.save("official", {"name": "陈志强", "body": "committee", "post": "主任"}).id)


def test_only_the_last_month_is_opened_again_and_says_why(ledger):
    august, september = close(ledger, "2026-08"), close(ledger, "2026-09")
    again = {"status": "reopened", "reopened_because": "漏了一张发票"}
    assert "先重新打开2026年9月" in refused(ledger.save, "month_close", again, id=august)
    assert "为什么" in refused(ledger.save, "month_close", {"status": "reopened"}, id=september)
    assert "不能删" in refused(ledger.remove, "month_close", september)
    ledger.save("month_close", again, id=september)
    enter(ledger, dt.date(2026, 9, 8), 100)
    assert "不改" in refused(ledger.save, "month_close", {"status": "closed"}, id=september)
    close(ledger, "2026-09")
    assert ledger.count("month_close") == 3


def test_an_undone_close_is_gone(ledger):
    close(ledger, "2026-08")
    ledger.undo()
    enter(ledger, dt.date(2026, 8, 8), 100)
    assert not ledger.count("month_close")


def test_a_balance_that_moved_behind_a_close_is_named_with_place_and_amount(ledger):
    enter(ledger, dt.date(2026, 8, 8), 100, approver=approver(ledger))
    close(ledger, "2026-08")
    ledger.store.execute("UPDATE cash_entry SET amount = 250")  # as no way of the program does
    assert [one.sentence for one in checking.findings(ledger)] == [
        "“村委会基本户”结账时是 29,999.00 元，现在算出来是 29,997.50 元，差 -1.50 元"
    ]


def test_the_first_month_that_is_over_is_due(ledger):
    def due():
        return [(one.on, one.title) for one in obligations(ledger) if one.type == "month_close"]

    assert due() == [
        (dt.date(2026, 9, 5), "村民委员会2026年8月结账"),
        (dt.date(2026, 9, 5), "村集体经济组织2026年8月结账"),
    ]
    assert ledger.blank("month_close")["month"] == Period.parse("2026-08")
    for month in ("2026-08", "2026-09", "2026-10"):
        close(ledger, month)
        close(ledger, month, "collective")
    assert due() == [], "November is not over"


class Books(RuleBasedStateMachine):
    """Any order of entries, reversals, transfers, closes, openings, undo and redo."""

    @initialize()
    def open(self):
        self.folder = TemporaryDirectory()
        self.ledger = filled(Path(self.folder.name) / "白杨村.cwz")
        self.floor = self.ledger.journal.last()

    def teardown(self):
        if hasattr(self, "ledger"):
            self.ledger.close()
            self.folder.cleanup()

    def do(self, act, *arguments, **more):
        """Whatever the program refuses leaves everything as it was."""
        before = self.ledger.journal.last()
        try:
            act(*arguments, **more)
        except UserError:
            assert self.ledger.journal.last() == before

    @rule(
        days=st.integers(0, 114), amount=st.integers(1, 10**7),
        account=st.sampled_from([one[0] for one in ACCOUNTS]),
        direction=st.sampled_from(["in", "out"]),
    )
    def enter(self, days, amount, account, direction):
        self.do(enter, self.ledger, FIRST + dt.timedelta(days=days), amount, account, direction)

    @rule(days=st.integers(0, 114), amount=st.integers(1, 10**6), back=st.booleans())
    def move(self, days, amount, back):
        names = ("村委会基本户", "村委会现金")
        source, target = reversed(names) if back else names
        self.do(enter, self.ledger, FIRST + dt.timedelta(days=days), amount, source, "transfer",
                to_account=Ref(None, target))  # fmt: skip

    @precondition(lambda self: self.ledger.count("cash_entry"))
    @rule(place=st.integers(0, 10**6), days=st.integers(0, 114))
    def take_back(self, place, days):
        ids = self.ledger.ids("cash_entry")
        entry = self.ledger.get("cash_entry", ids[place % len(ids)])
        self.do(self.ledger.save, "cash_entry", {
            "reverses": Ref(entry.id), "happened_on": FIRST + dt.timedelta(days=days),
            **{name: entry[name] for name in ("account", "direction", "to_account", "summary")},
            "amount": -entry["amount"],
        })  # fmt: skip

    @rule(book=st.sampled_from(["committee", "collective"]), months=st.integers(0, 3))
    def close(self, book, months):
        self.do(close, self.ledger, f"2026-{8 + months:02}", book)

    @precondition(lambda self: self.ledger.count("month_close"))
    @rule(place=st.integers(0, 10**6))
    def open_again(self, place):
        ids = self.ledger.ids("month_close")
        again = {"status": "reopened", "reopened_because": "补一笔"}
        self.do(self.ledger.save, "month_close", again, id=ids[place % len(ids)])

    @precondition(lambda self: self.ledger.journal.last() > self.floor)
    @rule()
    def undo(self):
        operation = self.ledger.journal.to_undo()
        if operation and operation.op > self.floor:
            self.do(self.ledger.undo)

    @rule()
    def redo(self):
        self.do(self.ledger.redo)

    @invariant()
    def balances_are_the_sum_of_the_entries(self):
        if not hasattr(self, "ledger"):
            return
        entries = self.ledger.find("cash_entry", Query())
        opening = {one.id: one["opening"] for one in self.ledger.find("cash_account")}
        for one in entries:
            if one["status"] == "valid":
                for account, change in effects(one):
                    opening[account] += change
        found = flows(self.ledger.as_of(), FIRST, dt.date(2026, 11, 30))
        assert {one.account: one.closing for one in found} == opening
        for one in found:
            assert one.opening + one.income - one.spending + one.moved == one.closing
        assert sum(one.moved for one in found) == 0

    @invariant()
    def closes_stand(self):
        if not hasattr(self, "ledger"):
            return
        view = self.ledger.as_of()
        said = [one.sentence for one in checking.findings(self.ledger) if "结账时" in one.sentence]
        assert said == []
        for book in ("committee", "collective"):
            ids = [one.id for one in closes_of(view, book)]
            standing = [self.ledger.get("month_close", id_) for id_ in ids]
            months = [one["month"] for one in standing]
            assert all(b == a.next() for a, b in pairwise(months))
            for one, after in pairwise(standing):
                assert one["closing_sum"] == after["opening_sum"]
            if standing:
                assert closed_until(view, book) == months[-1].last

    @invariant()
    def numbers_are_used_once_and_in_a_row(self):
        if not hasattr(self, "ledger"):
            return
        for sign in "村社":
            numbers = [one["number"] for one in self.ledger.find("cash_entry")
                       if one["number"][0] == sign]  # fmt: skip
            assert sorted(numbers) == sorted(
                f"{sign}记〔2026〕第{n}号" for n in range(1, len(numbers) + 1)
            )


TestBooks = Books.TestCase
TestBooks.settings = settings(max_examples=6, stateful_step_count=25, deadline=None)
