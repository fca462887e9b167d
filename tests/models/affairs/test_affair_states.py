"""No order of acts leaves an affair, or a sign, in a state that contradicts itself."""

from __future__ import annotations

import datetime as dt
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from models.errors import UserError
from models.obligations import obligations
from models.query import Query, Where
from models.signing.listing import GOING, beyond
from tests.models.villages import NOW, new_village

TODAY = NOW.date()
CLOSED = {"done", "returned"}
DAYS = st.integers(0, 30).map(lambda back: TODAY - dt.timedelta(days=back))


class Village(RuleBasedStateMachine):
    """A village of which somebody changes whatever there is, in any order."""

    register = ""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = new_village(Path(self.folder.name, "白杨村.cwz"))

    def there(self):
        return self.ledger.find(self.register)

    def change(self, at, **values):
        found = self.there()
        with suppress(UserError):
            self.ledger.save(self.register, values, id=found[at % len(found)].id)

    @precondition(lambda self: self.ledger.count(self.register))
    @rule(at=st.integers(0, 3))
    def remove(self, at):
        found = self.there()
        with suppress(UserError):
            self.ledger.remove(self.register, found[at % len(found)].id)

    @precondition(lambda self: self.ledger.count(self.register))
    @rule(redo=st.booleans())
    def take_back(self, redo):
        with suppress(UserError):
            (self.ledger.redo if redo else self.ledger.undo)()

    def teardown(self):
        if hasattr(self, "ledger"):
            self.ledger.close()
            self.folder.cleanup()


class Affairs(Village):
    register = "affair"

    @rule(source=st.sampled_from(["paper", "phone", "chat"]), day=DAYS)
    def comes(self, source, day):
        with suppress(UserError):
            self.ledger.save("affair", {"matter": f"{source}{day}", "sender": "柳河镇应急办",
                                        "source": source, "received_on": day})  # fmt: skip

    @precondition(lambda self: self.ledger.count("affair"))
    @rule(at=st.integers(0, 3), status=st.sampled_from(["todo", "doing", "done", "returned"]))
    def goes_on(self, at, status):
        self.change(at, status=status)

    @precondition(lambda self: self.ledger.count("affair"))
    @rule(at=st.integers(0, 3), day=DAYS)
    def returned(self, at, day):
        self.change(at, status="returned", why_returned="清单外，没有准入", closed_on=day)

    @precondition(lambda self: self.ledger.count("affair"))
    @rule(at=st.integers(0, 3), day=DAYS)
    def has_a_deadline(self, at, day):
        self.change(at, deadline=day)

    @invariant()
    def an_end_has_its_day_and_nothing_else_has(self):
        for one in self.there():
            assert (one["status"] in CLOSED) == (one["closed_on"] is not None)
            assert one["status"] != "returned" or one["why_returned"]
            assert one["closed_on"] is None or one["closed_on"] >= one["received_on"]

    @invariant()
    def a_paper_stands_once_in_the_book_of_papers(self):
        led = [one["incoming"].id for one in self.there() if one["incoming"]]
        assert len(led) == len(set(led))
        assert all(one["incoming"] for one in self.there() if one["source"] == "paper")
        numbers = [one["number"] for one in self.ledger.find("incoming")]
        assert len(numbers) == len(set(numbers))

    @invariant()
    def what_is_open_is_due_and_what_ended_is_not(self):
        asked = {one.id for one in obligations(self.ledger) if one.type == "affair"}
        still = [one for one in self.there() if one["status"] not in CLOSED]
        assert asked == {one.id for one in still if one["deadline"]}


class Signs(Village):
    register = "sign"

    @rule(name=st.sampled_from(["河长制办公室", "村民委员会", "警务室"]), day=DAYS,
          side=st.sampled_from(["outside", "inside"]))  # fmt: skip
    def hangs(self, name, day, side):
        values = {"name": name, "kind": "work", "side": side, "hung_on": day}
        with suppress(UserError):
            self.ledger.save("sign", values)

    @precondition(lambda self: self.ledger.count("sign"))
    @rule(at=st.integers(0, 3), decision=st.sampled_from([*GOING, "keep", None]), day=DAYS)
    def is_judged(self, at, decision, day):
        self.change(at, decision=decision, due_on=day)

    @precondition(lambda self: self.ledger.count("sign"))
    @rule(at=st.integers(0, 3), day=DAYS)
    def is_taken_down(self, at, day):
        self.change(at, done_on=day, decision="remove")

    @invariant()
    def nothing_went_before_it_hung(self):
        for one in self.there():
            assert not one["done_on"] or not one["hung_on"] or one["done_on"] >= one["hung_on"]

    @invariant()
    def what_is_to_go_is_due_until_it_went(self):
        asked = {one.id for one in obligations(self.ledger) if one.type == "sign" and one.id}
        going = Query(where=(Where("decision", "in", GOING), Where("due_on", "filled"),
                             Where("done_on", "empty")))  # fmt: skip
        assert asked == set(self.ledger.ids("sign", going))

    @invariant()
    def only_what_hangs_and_stays_is_beyond_the_list(self):
        over = beyond(self.there(), self.ledger.as_of())
        for one in self.there():
            assert one.id not in over or (not one["done_on"] and one["decision"] not in GOING)


FEW = settings(
    max_examples=6, stateful_step_count=10, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
Affairs.TestCase.settings = Signs.TestCase.settings = FEW
TestAffairs, TestSigns = Affairs.TestCase, Signs.TestCase
