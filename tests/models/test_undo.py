"""Undo and redo restore every table exactly, also after a restart; numbers never come back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from models.errors import Refused
from models.kinds_links import Attached, Ref
from tests.models.villages import EVERYTHING, dump, new_village, open_ledger


@pytest.fixture
def ledger(tmp_path):
    ledger = new_village(tmp_path / "白杨村.cwz")
    yield ledger
    ledger.close()


def test_after_a_restart(tmp_path):
    path = tmp_path / "白杨村.cwz"
    ledger = new_village(path)
    before = dump(ledger)
    id_ = ledger.save("resident", {"name": "王秀兰", "household": Ref(None, "03-027")}).id
    after = dump(ledger)
    ledger.close()
    ledger = open_ledger(path)
    assert ledger.undo_label() == "加一人：王秀兰"
    ledger.undo()
    assert dump(ledger) == before
    ledger.close()
    ledger = open_ledger(path)
    assert ledger.redo_label() == "加一人：王秀兰"
    ledger.redo()
    assert dump(ledger) == after
    assert [one.kind for one in ledger.history("resident", id_)] == ["redo", "undo", "do"]
    ledger.close()


def test_nothing_to_undo_and_nothing_to_redo(tmp_path):
    ledger = open_ledger(tmp_path / "a.cwz")
    assert ledger.undo_label() is None
    assert ledger.redo_label() is None
    assert ledger.undo() is None
    assert ledger.redo() is None
    ledger.close()


def test_something_new_ends_redo(ledger):
    ledger.save("resident", {"name": "王秀兰"})
    ledger.undo()
    assert ledger.redo_label()
    ledger.save("resident", {"name": "李梅"})
    assert ledger.redo_label() is None
    assert ledger.redo() is None


def test_back_and_forth_many_times(ledger):
    ledger.save("resident", {"name": "王秀兰"})
    ledger.save("resident", {"name": "李梅"}, id=1)
    states = [dump(ledger)]
    for _ in range(2):
        ledger.undo()
        states.append(dump(ledger))
    for _ in range(3):
        assert ledger.redo()
        assert ledger.redo()
        assert ledger.redo() is None
        assert dump(ledger) == states[0]
        assert ledger.undo()
        assert dump(ledger) == states[1]
        assert ledger.undo()
        assert dump(ledger) == states[2]


def test_a_certificate_is_voided_and_its_number_stays(ledger):
    person = ledger.save("resident", {"name": "王秀兰"}).id
    first = ledger.save("certificate", {"resident": Ref(person), "purpose": "办户头"}).id
    ledger.undo()
    one = ledger.get("certificate", first)
    assert (one["number"], one["status"]) == ("证字〔2026〕第1号", "void")
    assert one["void_reason"] == "撤销了这次开具"
    assert ledger.count("seal_use") == 0
    second = ledger.save("certificate", {"resident": Ref(person), "purpose": "办户头"}).id
    assert ledger.get("certificate", second)["number"] == "证字〔2026〕第2号"
    ledger.undo()
    ledger.redo()
    assert ledger.get("certificate", second)["status"] == "valid"
    assert ledger.get("certificate", second)["void_reason"] is None
    assert ledger.count("seal_use") == 1


def test_undo_goes_past_a_certificate_whose_number_was_given_out(ledger):
    person = ledger.save("resident", {"name": "王秀兰"}).id
    made = ledger.save("certificate", {"resident": Ref(person), "purpose": "办户头"}).id
    ledger.undo()
    ledger.undo()
    assert not ledger.count("resident")
    kept = ledger.get("certificate", made)
    assert (kept["number"], kept["name"]) == ("证字〔2026〕第1号", "王秀兰")
    assert kept["status"] == "void"
    assert kept["resident"] is None
    while ledger.redo():
        pass
    assert ledger.get("certificate", made)["resident"] == Ref(person)
    assert ledger.get("certificate", made)["status"] == "valid"


def test_what_a_number_rests_on_cannot_be_removed(ledger):
    person = ledger.save("resident", {"name": "王秀兰"}).id
    ledger.save("certificate", {"resident": Ref(person), "purpose": "办户头"})
    before = dump(ledger, leave=())
    with pytest.raises(Refused, match="还连着"):
        ledger.remove("resident", person)
    assert dump(ledger, leave=()) == before


def test_child_rows_and_attachments_come_back(tmp_path):
    ledger = open_ledger(tmp_path / "a.cwz", {"everything": EVERYTHING})
    items = ({"what": "桌子", "price": 0}, {"what": None, "price": 12000})
    papers = (Attached("柳政〔2026〕3号.pdf", "a" * 64),)
    id_ = ledger.save("everything", {"name": "甲", "items": items, "papers": papers}).id
    before = dump(ledger)
    ledger.save("everything", {"items": items[:1], "papers": None}, id=id_)
    ledger.undo()
    assert dump(ledger) == before
    assert ledger.get("everything", id_)["items"] == items
    ledger.remove("everything", id_)
    assert dump(ledger)["everything__items"] == []
    ledger.undo()
    assert dump(ledger) == before
    assert ledger.get("everything", id_)["papers"] == papers
    ledger.close()


def test_a_removed_record_never_lends_its_id(ledger):
    first = ledger.save("resident", {"name": "王秀兰"}).id
    ledger.remove("resident", first)
    assert ledger.save("resident", {"name": "李梅"}).id > first


NAMES = st.sampled_from(["王秀兰", "李梅", "单雄信", "尉迟䶮", "张伟"])


class Undoing(RuleBasedStateMachine):
    """Whatever is done: each undo gives the state before, each redo the state after."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "白杨村.cwz"
        self.ledger = new_village(self.path)
        self.done = []  # (before, after) of every act that stands
        self.undone = []

    def teardown(self):
        if hasattr(self, "ledger"):
            self.ledger.close()
            self.folder.cleanup()

    def act(self, function):
        before = dump(self.ledger)
        heard = []
        stop = self.ledger.subscribe(heard.append)
        try:
            function()
        except Refused:
            assert dump(self.ledger) == before
        finally:
            stop()
        if heard:
            self.done.append((before, dump(self.ledger)))
            self.undone = []

    def pick(self, data, name):
        ids = self.ledger.ids(name)
        return data.draw(st.sampled_from(ids)) if ids else None

    @rule(name=NAMES, household=st.sampled_from([None, "01-001", "02-002"]))
    def add_resident(self, name, household):
        link = Ref(None, household) if household else None
        self.act(lambda: self.ledger.save("resident", {"name": name, "household": link}))

    @rule(data=st.data(), name=NAMES, status=st.sampled_from(["living", "away"]))
    def change_resident(self, data, name, status):
        if id_ := self.pick(data, "resident"):
            values = {"name": name, "status": status, "living": status == "living"}
            self.act(lambda: self.ledger.save("resident", values, id=id_))

    @rule(data=st.data())
    def mark(self, data):
        if id_ := self.pick(data, "resident"):
            values = {"resident": Ref(id_), "category": "dibao"}
            self.act(lambda: self.ledger.save("special_group", values))

    @rule(data=st.data(), kind=st.sampled_from(["death", "move_out"]))
    def depart(self, data, kind):
        if id_ := self.pick(data, "resident"):
            self.act(lambda: self.ledger.save("departure", {"resident": Ref(id_), "kind": kind}))

    @rule(name=NAMES)
    def arrive(self, name):
        values = {"kind": "move_in", "name": name, "household": Ref(None, "01-001")}
        self.act(lambda: self.ledger.save("arrival", values))

    @rule(phones=st.lists(st.sampled_from(["0394-1", "0394-2"]), max_size=3))
    def write_phones(self, phones):
        rows = tuple({"office": "镇纪委", "number": one} for one in phones) or None
        self.act(
            lambda: self.ledger.save(
                "village", {"supervision_phones": rows}, id=self.ledger.village.id
            )
        )

    @rule(data=st.data(), kind=st.sampled_from(["text", "money", "date", "choice"]))
    def add_own_field(self, data, kind):
        label = f"自加{len(self.ledger.ids('own_field'))}"
        values = {"register": "resident", "label": label, "kind": kind, "options": "甲\n乙"}
        self.act(lambda: self.ledger.save("own_field", values))

    @rule(data=st.data())
    def fill_own_field(self, data):
        own = self.ledger.type("resident").own_fields
        id_ = self.pick(data, "resident")
        if own and id_:
            field = data.draw(st.sampled_from(own))
            text = {"text": "好", "money": "12.5", "date": "2026-1-5", "choice": "甲"}[field.kind]
            values = {field.name: field.parse(text)}
            self.act(lambda: self.ledger.save("resident", values, id=id_))

    @rule(
        data=st.data(),
        name=st.sampled_from(["resident", "special_group", "household", "own_field", "departure"]),
    )
    def remove(self, data, name):
        if id_ := self.pick(data, name):
            self.act(lambda: self.ledger.remove(name, id_))

    @rule(names=st.lists(NAMES, min_size=1, max_size=3))
    def bring_in(self, names):
        def many():
            with self.ledger.operation("导入花名册"):
                for name in names:
                    self.ledger.save("resident", {"name": name, "household": Ref(None, "02-002")})

        self.act(many)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self):
        before, after = self.done.pop()
        assert self.ledger.undo()
        assert dump(self.ledger) == before
        self.undone.append((before, after))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self):
        before, after = self.undone.pop()
        assert self.ledger.redo()
        assert dump(self.ledger) == after
        self.done.append((before, after))

    @rule()
    def reopen(self):
        self.ledger.close()
        self.ledger = open_ledger(self.path)

    @invariant()
    def search_tells_the_truth(self):
        if hasattr(self, "ledger"):
            found = {one.id for one in self.ledger.search("王秀兰", 100) if one.type == "resident"}
            assert found == {
                one.id for one in self.ledger.find("resident") if one["name"] == "王秀兰"
            }


Undoing.TestCase.settings = settings(max_examples=6, stateful_step_count=20, deadline=None)
TestUndoing = Undoing.TestCase
