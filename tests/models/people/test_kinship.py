"""Kin outside one household: written once, read from both sides, two steps far, told by rules."""

from __future__ import annotations

import datetime as dt

import pytest

from models import checking
from models.errors import Refused
from models.kinds_links import Ref
from models.people.kinship import NEAR, WORDS, kin_among
from models.record_parts import HINT, REQUIRED
from tests.models.villages import NOW, new_village


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    yield made
    made.close()


def person(ledger, name, household=None, relation=None):
    home = household and Ref(None, household)
    values = {"name": name, "household": home, "relation": relation}
    return ledger.save("resident", values).id


def write(ledger, one, other, relation, **more):
    values = {"person": Ref(one), "relative": Ref(other), "relation": relation, **more}
    return ledger.save("kinship", values).id


def office(ledger, id_, body, post="委员"):
    ledger.save("official", {"resident": Ref(id_), "body": body, "post": post})


def told(ledger):
    found = checking.found_in(ledger, ledger.type("official"))
    return [(one.sentence, one.certainty) for one in found if one.rule == "official.kin"]


def test_near_kin_outside_the_household_is_found_and_others_are_not(ledger):
    one, other = person(ledger, "陈志强"), person(ledger, "刘芳")
    office(ledger, one, "committee", "主任")
    office(ledger, other, "supervision")
    assert told(ledger) == []
    id_ = write(ledger, one, other, "other")
    for relation, word in WORDS.items():
        ledger.save("kinship", {"relation": relation}, id=id_)
        said = f"是村委会主任陈志强的{word}"
        assert told(ledger) == ([(said, REQUIRED)] if relation in NEAR else []), relation


def test_it_holds_from_both_sides_and_is_written_once(ledger):
    one, other = person(ledger, "王安"), person(ledger, "王平")
    id_ = write(ledger, one, other, "parent")
    kin = kin_among(ledger.as_of(), {one, other})
    assert (kin[one, other].relation, kin[other, one].relation) == ("parent", "child")
    with pytest.raises(Refused, match="已经记过了"):
        write(ledger, other, one, "child")
    with pytest.raises(Refused, match="同一个人"):
        write(ledger, one, one, "sibling")
    ledger.save("kinship", {"note": "户口簿上有"}, id=id_)


@pytest.mark.parametrize(("days", "holds"), [(0, True), (-1, False)])
def test_what_ended_holds_no_more(ledger, days, holds):
    one, other = person(ledger, "王安"), person(ledger, "李梅")
    write(ledger, one, other, "spouse", ended=NOW.date() + dt.timedelta(days=days))
    assert bool(kin_among(ledger.as_of(), {one, other})) is holds


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [("parent", "parent", "grandparent"), ("parent", "child", "sibling"),
     ("child", "child", "grandchild"), ("parent", "sibling", None), ("sibling", "child", None)],
)  # fmt: skip
def test_what_follows_by_blood_is_seen_over_somebody_between(ledger, first, second, result):
    one, between, other = (person(ledger, name) for name in ("甲", "乙", "丙"))
    write(ledger, one, between, first)
    write(ledger, between, other, second)
    kin = kin_among(ledger.as_of(), {one, other})
    assert (kin[one, other].relation if kin else None) == result
    if kin:
        assert kin[one, other].sure


def test_a_household_and_what_was_written_go_together(ledger):
    """The director's wife lives with him; her sister's office is told only if she is near kin."""
    director = person(ledger, "陈志强", "03-027", "head")
    wife = person(ledger, "刘芳", "03-027", "wife")
    father = person(ledger, "陈老", "05-001", "head")
    brother = person(ledger, "陈志刚", "05-001", "son")
    write(ledger, father, director, "child")
    office(ledger, director, "committee", "主任")
    for one in (wife, brother):
        office(ledger, one, "supervision")
    assert set(told(ledger)) == {
        ("是村委会主任陈志强的配偶", REQUIRED), ("是村委会主任陈志强的兄弟姐妹", REQUIRED),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("relation", "said"),
    [("daughter_in_law", []), ("other", [("和村委会主任陈志强住在一户", HINT)]),
     ("son", [("是村委会主任陈志强的子女", REQUIRED)]),
     ("adopted_son", [("是村委会主任陈志强的子女", HINT)])],
)  # fmt: skip
def test_one_household_is_no_proof_by_itself(ledger, relation, said):
    office(ledger, person(ledger, "陈志强", "03-027", "head"), "committee", "主任")
    office(ledger, person(ledger, "王芳", "03-027", relation), "supervision")
    assert told(ledger) == said


def test_a_step_child_is_only_a_hint(ledger):
    one, wife, child = (person(ledger, name) for name in ("陈志强", "刘芳", "王安"))
    write(ledger, one, wife, "spouse")
    write(ledger, wife, child, "child")
    office(ledger, one, "committee", "主任")
    office(ledger, child, "supervision")
    assert told(ledger) == [("是村委会主任陈志强的子女", HINT)]
