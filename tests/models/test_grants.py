"""Grants: shares to the cent, the roster, and what is found before a list is posted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.notices import paper_of
from exporters.plain import text_of
from exporters.posting import post
from models import checking, deeds
from models.errors import Refused
from models.kinds_links import Ref
from models.money.grants import amount_of
from models.obligations import obligations
from tests.models.villages import new_village


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    for number in range(1, 5):
        home = made.save("household", {"number": f"01-{number:03}", "farm_area": Decimal(number)})
        for name, relation in (("户主", "head"), ("妻子", "wife")):
            made.save("resident", {
                "name": f"{name}{'甲乙丙丁'[number - 1]}", "household": Ref(home.id),
                "relation": relation, "group": f"{number % 2 + 1}组",
                "card": f"62220212345{number:04}",
                "born_on": dt.date(1950 + 10 * number, 5, 5),
            })  # fmt: skip
    made.save("household", {"number": "09-001"})  # no land
    yield made
    made.close()


def batch_of(ledger, **more):
    values = {"name": "2026年耕地地力保护补贴", "standard": Decimal("104.25"), **more}
    return ledger.save("grant_batch", values).id


def take(ledger, batch):
    deed = ledger.type("grant_batch").deeds[0]
    return deeds.do(ledger, ledger.get("grant_batch", batch), deed)


def names(ledger):
    return sorted(one["name"] for one in ledger.find("grant"))


def leave(ledger, name, kind="death"):
    person = ledger.find_one("resident", name=name)
    ledger.save("departure", {
        "resident": Ref(person.id), "kind": kind, "happened_on": dt.date(2026, 11, 5),
    })  # fmt: skip


def said(ledger):
    return sorted(
        f"{one.title.rpartition('　')[2]}：{one.sentence}"
        for one in checking.findings(ledger) if one.type == "grant"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("standard", "quantity", "fen"),
    [
        ("104.25", "3.6", 37530),
        ("104.25", "2.15", 22414),  # 224.1375
        ("0.01", "0.5", 1),  # a half goes up
        ("83.0747", "10", 83075),
        ("104.25", None, None),
    ],
)
def test_an_amount_is_the_standard_times_the_quantity(standard, quantity, fen):
    assert amount_of(Decimal(standard), quantity and Decimal(quantity)) == fen


@given(
    st.decimals(0, 10**5, places=4), st.lists(st.decimals(0, 10**4, places=2), max_size=20)
)
def test_the_sum_is_that_of_the_shares(standard, quantities):
    shares = [amount_of(standard, one) for one in quantities]
    exact = sum(standard * one * 100 for one in quantities)
    assert abs(sum(shares) - exact) <= Decimal("0.5") * len(shares)


def test_heads_with_land_are_taken_once(ledger):
    batch = batch_of(ledger)
    take(ledger, batch)
    assert names(ledger) == ["户主丁", "户主丙", "户主乙", "户主甲"]
    one = ledger.find_one("grant", name="户主丙")
    assert (one["quantity"], one["amount"], one["card"]) == (Decimal(3), 31275, "622202123450003")
    with pytest.raises(Refused, match="都在名单上了"):
        take(ledger, batch)
    whole = ledger.get("grant_batch", batch)
    assert (whole["people"], whole["total"]) == (4, 104250)
    assert whole["looked"] == "4 行都看过，没有去世、迁出、重复或不符合条件的"
    ledger.undo()
    assert not ledger.count("grant")


def test_who_died_or_moved_is_named_before_anything_is_posted(ledger):
    leave(ledger, "户主甲")
    leave(ledger, "户主乙", "move_out")
    batch = batch_of(ledger)
    take(ledger, batch)
    found = ["户主乙：已经迁出（2026年11月5日）", "户主甲：已经去世（2026年11月5日）"]
    assert said(ledger) == found
    looked = ledger.get("grant_batch", batch)["looked"]
    assert looked.startswith("有 2 处要看：")
    assert all(one in looked for one in found)
    paid = {"stage": "paid", "posted_on": dt.date(2026, 11, 6), "paid_on": dt.date(2026, 11, 20)}
    ledger.save("grant_batch", paid, id=batch)
    assert said(ledger) == [], "what was paid is not looked at again"


def test_doubles_and_whom_the_batch_is_not_for_are_named(ledger):
    batch = batch_of(ledger, only_group="1组", least_age=60, counted_on=dt.date(2026, 5, 5))
    for name, quantity in (("户主甲", 1), ("户主乙", 1), ("妻子乙", 1), ("户主乙", None)):
        person = ledger.find_one("resident", name=name)
        ledger.save("grant", {
            "batch": Ref(batch), "resident": Ref(person.id),
            "quantity": quantity and Decimal(quantity),
        })  # fmt: skip
    assert said(ledger) == [
        "妻子乙：56 岁，不到 60 岁", "妻子乙：同一户（01-002）在这一批里有 3 行",
        "户主乙：56 岁，不到 60 岁", "户主乙：56 岁，不到 60 岁", "户主乙：在这一批里有 2 行",
        "户主乙：在这一批里有 2 行", "户主乙：没写数量", "户主甲：不是1组的，这一批只发给1组",
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "found"), [(4, True), (5, False)])
def test_an_age_is_full_on_the_birthday(ledger, day, found):
    batch = batch_of(ledger, least_age=66, counted_on=dt.date(2026, 5, day))
    person = ledger.find_one("resident", name="户主甲")  # born on the 5th of May 1960
    ledger.save("grant", {
        "batch": Ref(batch), "resident": Ref(person.id), "quantity": Decimal(1),
    })  # fmt: skip
    assert bool(said(ledger)) is found


def test_people_of_a_category_are_taken(ledger):
    person = ledger.find_one("resident", name="妻子丙")
    ledger.save("special_group", {
        "resident": Ref(person.id), "category": "disabled", "started": dt.date(2026, 1, 1),
    })  # fmt: skip
    batch = batch_of(ledger, category="disabled", each="person", unit="人")
    take(ledger, batch)
    assert names(ledger) == ["妻子丙"]
    other = ledger.find_one("resident", name="妻子丁")
    ledger.save("grant", {
        "batch": Ref(batch), "resident": Ref(other.id), "quantity": Decimal(1),
    })  # fmt: skip
    assert said(ledger) == ["妻子丁：不在这一批发给的那类人里"]


def test_like_the_last_batch(ledger):
    first = batch_of(ledger)
    take(ledger, first)
    one = ledger.find_one("grant", name="户主甲")
    ledger.save("grant", {"quantity": Decimal("7.5")}, id=one.id)
    leave(ledger, "户主乙")
    second = batch_of(ledger, name="2027年耕地地力保护补贴", like=Ref(first))
    take(ledger, second)
    found = {one["name"]: one["quantity"] for one in ledger.find("grant")
             if one["batch"].id == second}  # fmt: skip
    assert found == {
        "户主甲": Decimal("7.5"), "户主乙": 2, "户主丙": 3, "户主丁": 4,
    }  # fmt: skip


def test_a_posted_list_stands_and_is_due_when_its_days_are_over(ledger):
    batch = batch_of(ledger)
    take(ledger, batch)
    with pytest.raises(Refused, match="哪天贴出来"):
        ledger.save("grant_batch", {"stage": "posted"}, id=batch)
    posted = {"stage": "posted", "posted_on": dt.date(2026, 11, 20)}
    ledger.save("grant_batch", posted, id=batch)
    one = ledger.find("grant")[0]
    with pytest.raises(Refused, match="改回准备中"):
        ledger.save("grant", {"quantity": Decimal(9)}, id=one.id)
    with pytest.raises(Refused, match="改回准备中"):
        ledger.save("grant_batch", {"standard": Decimal(9)}, id=batch)
    ledger.save("grant", {"collected_by": "妻子甲"}, id=one.id)
    due = [one for one in obligations(ledger) if one.type == "grant_batch"]
    assert [(one.on, one.title) for one in due] == [
        (dt.date(2026, 11, 27), "2026年耕地地力保护补贴公示期满"),
    ]  # fmt: skip
    ledger.save("grant_batch", {"stage": "preparing"}, id=batch)
    ledger.save("grant", {"quantity": Decimal(9)}, id=one.id)


def deed_of(ledger, words):
    return next(one for one in ledger.type("grant_batch").deeds if one.name == words)


def do(ledger, batch, words):
    return deeds.do(ledger, ledger.get("grant_batch", batch), deed_of(ledger, words))


def notice_of(ledger, batch):
    """Post the list of a batch today, with all steps before it."""
    form = deeds.form_of(ledger, ledger.get("grant_batch", batch), deed_of(ledger, "notice"))
    today = ledger.today
    return ledger.save(form.type, {
        **form.values, "planned_on": today, "reviewed_on": today, "decided_on": today,
    }).id  # fmt: skip


def test_the_list_hangs_as_a_notice_and_stands_from_then_on(ledger):
    batch = batch_of(ledger)
    take(ledger, batch)
    with pytest.raises(Refused, match="还没有张贴"):
        do(ledger, batch, "as_posted")
    notice = notice_of(ledger, batch)
    with pytest.raises(Refused, match="已经有一份公示"):
        do(ledger, batch, "notice")
    text = text_of(paper_of(ledger.as_of(), ledger.get("disclosure", notice)))
    assert "户主甲" in text
    assert "62220212345" not in text
    post(ledger, [notice], ledger.today, "李春生")
    (due,) = [one for one in obligations(ledger) if one.type == "grant_batch"]
    assert due.title == "2026年耕地地力保护补贴的名单贴出去了"
    do(ledger, batch, "as_posted")
    one = ledger.get("grant_batch", batch)
    assert (one["stage"], one["posted_on"], one["days_shown"]) == ("posted", ledger.today, 7)
    assert one["noticed"] == "2026年11月23日贴出，公示到2026年11月30日；没有人提异议"


def paid_early(ledger):
    return [one.sentence for one in checking.findings(ledger) if one.type == "grant_batch"]


@pytest.mark.parametrize(("day", "said"), [(27, ["公示到2026年11月27日，没到期就发了"]), (28, [])])
def test_nothing_is_paid_before_its_public_days_are_over(ledger, day, said):
    batch = batch_of(ledger)
    ledger.save("grant_batch", {
        "stage": "paid", "posted_on": dt.date(2026, 11, 20), "paid_on": dt.date(2026, 11, day),
    }, id=batch)  # fmt: skip
    assert paid_early(ledger) == said


@pytest.mark.parametrize(("answered", "count"), [(None, 1), (23, 0)])
def test_an_objection_is_answered_before_anything_is_paid(ledger, answered, count):
    batch = batch_of(ledger, days_shown=1)
    notice = notice_of(ledger, batch)
    post(ledger, [notice], ledger.today, "李春生")
    ledger.save("objection", {
        "disclosure": Ref(notice), "raised_on": ledger.today, "said": "面积不对",
        **({"answered_on": ledger.today, "answer": "量过了"} if answered else {}),
    })  # fmt: skip
    do(ledger, batch, "as_posted")
    ledger.save("grant_batch", {"stage": "paid", "paid_on": dt.date(2026, 11, 25)}, id=batch)
    assert paid_early(ledger) == ["发放那天还有 1 件异议没有答复"] * count
    assert ("1 件没答复" in ledger.get("grant_batch", batch)["noticed"]) == bool(count)
