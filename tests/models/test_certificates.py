"""Certificates, whatever is done in whatever order: numbers, papers, and what is refused."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from exporters.certificate_paper import CERTIFICATE, slip_of
from exporters.plain import text_of
from models import deciding, wording
from models.checking import findings
from models.errors import Refused, UserError
from models.kinds_links import Ref
from models.obligations import obligations
from models.query import Query, Where
from models.serials import gaps
from tests.models.villages import new_village
from ui.certificates.draft import write_all

PEOPLE = ("王秀兰", "赵振海", "李梅")


def village(folder):
    ledger = new_village(folder / "白杨村.cwz")
    for name in PEOPLE:
        ledger.save("resident", {"name": name, "address": "白杨村3组"})
    ledger.save("official", {"name": "陈志强", "body": "committee", "post": "主任"})
    return ledger


@pytest.fixture
def ledger(tmp_path):
    made = village(tmp_path)
    yield made
    made.close()


def kind(ledger, code):
    return Ref(ledger.find_one("certificate_kind", code=code).id)


def issue(ledger, **values):
    given = {"resident": Ref(1), "purpose": "办户头", **values}
    return ledger.save("certificate", given).id


def printed(ledger, id_):
    record = ledger.get("certificate", id_)
    return text_of(slip_of(ledger.as_of(), record, CERTIFICATE))


class Counter(RuleBasedStateMachine):
    """A counter at which everything is done in any order; what was printed is kept aside."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.ledger = village(self.folder)
        self.papers = {}
        self.begun = self.ledger.journal.last()

    def teardown(self):
        self.ledger.close()
        shutil.rmtree(self.folder)

    def note(self):
        """Whoever prints a paper now has it in the hand."""
        for one in self.ledger.find("certificate"):
            self.papers[one.id] = (
                {name: one[name] for name in ("corrected_on", "status", "void_reason", "purpose")},
                printed(self.ledger, one.id),
            )

    @rule(person=st.integers(1, 3), year=st.sampled_from((2025, 2026)))
    def issue(self, person, year):
        issue(self.ledger, resident=Ref(person), issued_on=dt.date(year, 5, 1))
        self.note()

    @rule(count=st.integers(2, 3))
    def batch(self, count):
        people = self.ledger.find("resident")[:count]
        write_all(self.ledger, "certificate", {"purpose": "办社保"}, people)
        self.note()

    @precondition(lambda self: self.ledger.count("certificate"))
    @rule(at=st.integers(0, 9))
    def void(self, at):
        ids = self.ledger.ids("certificate")
        values = {"status": "void", "void_reason": "写错了"}
        self.ledger.save("certificate", values, id=ids[at % len(ids)])
        self.note()

    @precondition(lambda self: self.ledger.count("certificate"))
    @rule(at=st.integers(0, 9), purpose=st.sampled_from(("开户", "入学")))
    def correct(self, at, purpose):
        ids = self.ledger.ids("certificate")
        values = {"certificate": Ref(ids[at % len(ids)]), "reason": "错了", "purpose": purpose}
        with contextlib.suppress(Refused):  # a void one is not corrected
            self.ledger.save("correction", values)
        self.note()

    @rule()
    def refuse(self):
        self.ledger.save("refusal", {"resident": Ref(2), "matter": kind(self.ledger, "N01")})

    @rule(name=st.sampled_from(("青杨村", "白杨村")))
    def rename(self, name):
        self.ledger.save("village", {"name": name}, id=self.ledger.village.id)
        self.ledger.save("official", {"name": f"陈{name}"}, id=1)
        self.ledger.save("resident", {"name": f"王{name}", "address": name}, id=1)

    @rule()
    def reword(self):
        self.ledger.save("certificate_kind", {
            "name": "居住证明", "code": "C62", "body": "{姓名}在村里住。\n仅用于{用途}。",
        })  # fmt: skip

    @precondition(lambda self: self.ledger.journal.to_undo().op > self.begun)
    @rule()
    def undo(self):
        with contextlib.suppress(UserError):  # later records stand on it
            self.ledger.undo()

    @rule()
    def redo(self):
        with contextlib.suppress(UserError):
            self.ledger.redo()

    @invariant()
    def numbers_are_given_once_and_none_is_lost(self):
        for register in ("certificate", "refusal"):
            found = self.ledger.find(register)
            numbers = [one["number"] for one in found]
            assert len(set(numbers)) == len(numbers)
            assert gaps(found, "number") == []

    @invariant()
    def a_paper_says_what_it_said(self):
        for id_, (state, paper) in self.papers.items():
            now = self.ledger.get("certificate", id_)
            if {name: now[name] for name in state} == state:
                assert printed(self.ledger, id_) == paper

    @invariant()
    def every_seal_line_that_stands_has_its_paper(self):
        ids = set(self.ledger.ids("certificate"))
        for use in self.ledger.find("seal_use"):
            assert use["certificate"].id in ids
            assert use["used_seal"]


Counter.TestCase.settings = settings(
    max_examples=8,
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestCounter = Counter.TestCase


# -- what is decided -------------------------------------------------------------------------


def test_a_name_alone_refuses_nothing_and_the_list_refuses_as_a_whole(ledger):
    view = ledger.as_of()
    found = deciding.kinds(view)
    names = [one["name"] for one in found]
    assert len(names) == len(set(names))
    refused = ledger.find_one("certificate_kind", name="婚姻状况证明")
    meant = deciding.fitting(refused, "领养一个孩子", found)
    assert [one["heading"] for one in meant] == ["收养人情况证明"]
    with pytest.raises(Refused, match="不由村里开（规定要求：民发〔2020〕20号"):
        issue(ledger, matter=Ref(refused.id))
    asked = wording.asked(meant[0]["body"])
    answers = tuple({"asked": one, "answer": "已婚"} for one in asked)
    assert issue(ledger, matter=Ref(meant[0].id), details=answers)


def test_the_words_of_a_kind_mean_the_entry_that_holds_today(ledger):
    own = ledger.save("certificate_kind", {
        "name": "居住证明", "code": "C62", "body": "{姓名}住在村里。",
    }).id  # fmt: skip
    made = issue(ledger, matter=Ref(None, "居住证明"))
    assert ledger.get("certificate", made)["matter"].id == own
    assert ledger.get("certificate", made)["text"] == "王秀兰住在村里。"


def test_what_the_counter_offers_with_a_text_says_how_it_is_done(ledger):
    ready = [one for one in deciding.kinds(ledger.as_of()) if one["body"]]
    assert len(ready) >= 10
    assert [one["name"] for one in ready if not (one["steps"] and one["basis"])] == []


def test_a_blank_certificate_is_not_issued(ledger):
    with pytest.raises(Refused, match="“婚姻状况”还空着"):
        issue(ledger, matter=kind(ledger, "C01"))
    assert ledger.count("certificate") == 0


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": "亲属关系证明", "answer": "yes"}, "不由村里开"),
        ({"name": "户籍证明", "answer": "yes"}, "“居民身份信息证明”不由村里开"),
        ({"name": "亲戚证明", "aliases": "亲属关系证明", "answer": "yes"}, "不由村里开"),
        ({"name": "亲戚证明", "heading": "亲属关系证明", "answer": "yes"}, "不由村里开"),
        ({"name": "改个名字", "code": "N05", "answer": "yes"}, "“无犯罪记录证明”不由村里开"),
        ({"name": "水井证明", "body": "{姓明}有井。"}, "是不是“{姓名}”"),
    ],
)
def test_a_village_writes_nothing_below_the_national_list(ledger, values, said):
    with pytest.raises(Refused, match=said):
        ledger.save("certificate_kind", values)


def test_the_national_list_cannot_be_turned_off_but_a_custom_can(ledger):
    with pytest.raises(Refused, match="不能停用"):
        ledger.save("certificate_kind", {"used": False}, id=kind(ledger, "N01").id)
    ledger.save("certificate_kind", {"used": False}, id=kind(ledger, "C62").id)
    with pytest.raises(Refused, match="没有启用"):
        issue(ledger, matter=kind(ledger, "C62"))


def test_a_province_s_list_holds_there_only(tmp_path):
    ledger = new_village(tmp_path / "湖北.cwz")
    assert "转学证明" not in [one["name"] for one in deciding.kinds(ledger.as_of())]
    ledger.save("village", {"province": "湖北省"}, id=ledger.village.id)
    names = [one["name"] for one in deciding.kinds(ledger.as_of())]
    assert names.count("亲属关系证明") == 1
    assert "转学证明" in names
    assert "健在证明" in names, "the national list holds everywhere"
    ledger.close()


def test_old_local_rules_that_contradict_the_national_list_stay_off(tmp_path):
    ledger = new_village(tmp_path / "河南.cwz")
    place = {"province": "河南省郑州市", "county": "平安县"}
    ledger.save("village", place, id=ledger.village.id)
    doubtful = ledger.find("certificate_kind", Query(where=(Where("answer", "=", "doubtful"),)))
    assert {"C45", "C46", "C47"} <= {one["code"] for one in doubtful}
    assert not any(one["used"] for one in doubtful)
    ledger.close()


def test_a_refusal_tells_what_it_told_then(ledger):
    made = ledger.save("refusal", {"resident": Ref(1), "matter": kind(ledger, "N01")}).id
    told = ledger.get("refusal", made)
    assert told["number"] == "告字〔2026〕第1号"
    assert "附件第1项" in told["basis"]
    assert "公安派出所" in told["alt_office"]
    with pytest.raises(Refused, match="村里可以开"):
        ledger.save("refusal", {"resident": Ref(1), "matter": kind(ledger, "C62")})
    with pytest.raises(Refused, match="写上是谁来问的"):
        ledger.save("refusal", {"matter": kind(ledger, "N01")})


# -- the seal --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("给赵家饭店贷款提供担保", "不得提供担保（规定要求：村民委员会组织法第13条）"),
        ("机动地承包合同", "先要有会议决议"),
        ("向信用社借款", "提示（没有核对过原文）"),
    ],
)
def test_what_the_seal_is_not_put_on(ledger, document, said):
    with pytest.raises(Refused) as caught:
        ledger.save("seal_use", {"document": document, "approver": Ref(1)})
    assert said in str(caught.value)
    assert ledger.count("seal_use") == 0


def test_a_resolution_lets_a_contract_pass_and_nothing_lets_a_guarantee(ledger):
    ledger.save("seal_use", {"document": "机动地承包合同", "resolution": "决字〔2026〕第3号"})
    ledger.save("seal_use", {"document": "创业担保申请人名单"})
    with pytest.raises(Refused, match="不得提供担保"):
        ledger.save("seal_use", {"document": "担保书", "resolution": "决字〔2026〕第3号"})
    rule = ledger.find_one("seal_rule", code="Y09")
    with pytest.raises(Refused, match="不能停用"):
        ledger.save("seal_rule", {"used": False}, id=rule.id)
    ledger.save("seal_rule", {"item": "另写的", "code": "Y09", "effect": "stops", "words": "盟约"})
    for document in ("担保书", "盟约"):
        with pytest.raises(Refused, match="这个章不能盖"):
            ledger.save("seal_use", {"document": document})


def test_times_are_copies_and_seals(ledger):
    made = ledger.save("seal_use", {"document": "名册", "copies": 3, "seals": 2}).id
    assert ledger.get("seal_use", made)["times"] == 6


def test_who_approves_and_keeps_is_told_as_a_hint(ledger):
    ledger.save("village", {"seal_keeper": Ref(1)}, id=ledger.village.id)
    ledger.save("seal_use", {"document": "名册", "approver": Ref(1)})
    (found,) = [one for one in findings(ledger) if one.type == "seal_use"]
    assert found.sentence == "批准人和监印人是同一个人"
    assert found.basis.startswith("提示（没有核对过原文）：国办发〔2001〕52号")
    rule = ledger.find_one("seal_rule", code="Y05")
    ledger.save("seal_rule", {"used": False}, id=rule.id)
    assert [one for one in findings(ledger) if one.type == "seal_use"] == []


def test_a_seal_whose_keeper_left_is_to_be_handed_over(ledger):
    seal = ledger.save("seal", {"name": "村民委员会印章", "keeper": Ref(1)}).id
    assert [one for one in obligations(ledger) if one.type == "seal"] == []
    ledger.save("official", {"ended": dt.date(2026, 11, 20)}, id=1)
    (due,) = [one for one in obligations(ledger) if one.type == "seal"]
    assert (due.id, due.on) == (seal, dt.date(2026, 11, 30))
    (found,) = [one for one in findings(ledger) if one.type == "seal"]
    assert found.basis.startswith("规定要求：村民委员会组织法第24条")
