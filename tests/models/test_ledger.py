"""The one writer: saving, refusing, conflicts, what follows from a save, and who hears of it."""

from __future__ import annotations

import datetime as dt

import pytest

from models import checking
from models.errors import Conflict, NotFound, Refused
from models.kinds_links import Ref
from models.query import Linked, Query, Where
from tests.models.villages import EVERYTHING, break_off, dump, new_village, open_ledger


@pytest.fixture
def ledger(tmp_path):
    ledger = new_village(tmp_path / "白杨村.cwz")
    yield ledger
    ledger.close()


def resident(ledger, name="王秀兰", **values):
    return ledger.save("resident", {"name": name, **values}).id


def test_what_is_saved_is_read(ledger):
    id_ = resident(ledger, id_number="110105188706120013", phone="13800001234")
    one = ledger.get("resident", id_)
    assert (one["name"], one["sex"], one["born_on"]) == ("王秀兰", "male", dt.date(1887, 6, 12))
    assert one["nation"] == "01"
    assert one["status"] == "living"
    assert one["registered"] is True
    assert one["living"] is True
    assert one.revision == 1
    assert ledger.count("resident") == 1
    assert ledger.find_one("resident", name="王秀兰").id == id_
    assert ledger.find_one("resident", name="没有") is None


def test_birthday_and_sex_follow_the_number_and_cannot_be_typed(ledger):
    id_ = resident(
        ledger, id_number="110105188706120013", sex="female", born_on=dt.date(2000, 1, 1)
    )
    assert ledger.get("resident", id_)["sex"] == "male"
    ledger.save("resident", {"born_on": dt.date(1999, 1, 1)}, id=id_)
    assert ledger.get("resident", id_)["born_on"] == dt.date(1887, 6, 12)


def test_a_refusal_names_the_field_and_leaves_no_trace(ledger):
    before = dump(ledger, leave=())
    with pytest.raises(Refused) as caught:
        ledger.save("resident", {"name": None})
    assert caught.value.problems == {"name": ["要填"]}
    assert caught.value.sentence == "姓名：要填。"
    assert caught.value.action == "改好再存，别的没有动。"
    assert dump(ledger, leave=()) == before


def test_a_stale_form_cannot_overwrite(ledger):
    id_ = resident(ledger)
    ledger.save("resident", {"phone": "13800001234"}, id=id_, revision=1)
    with pytest.raises(Conflict, match="王秀兰"):
        ledger.save("resident", {"phone": "13900001234"}, id=id_, revision=1)
    assert ledger.get("resident", id_)["phone"] == "13800001234"


def test_a_form_older_than_a_removal_cannot_overwrite_what_came_back(ledger):
    id_ = resident(ledger)
    ledger.save("resident", {"phone": "13800001234"}, id=id_)
    ledger.remove("resident", id_)
    ledger.undo()
    with pytest.raises(Conflict):
        ledger.save("resident", {"phone": None}, id=id_, revision=1)


def test_an_unchanged_save_is_no_act(ledger):
    id_ = resident(ledger)
    label = ledger.undo_label()
    ledger.save("resident", {"name": "王秀兰"}, id=id_)
    assert ledger.undo_label() == label
    assert len(ledger.history("resident", id_)) == 1


def test_what_is_not_there_is_said(ledger):
    with pytest.raises(NotFound, match="没有第 99 条"):
        ledger.get("resident", 99)
    with pytest.raises(NotFound):
        ledger.save("resident", {"name": "王"}, id=99)
    with pytest.raises(NotFound):
        ledger.remove("resident", 99)


def test_the_village_is_one(ledger):
    with pytest.raises(Refused, match="只有一条"):
        ledger.save("village", {"name": "另一村"})
    with pytest.raises(Refused, match="不能删"):
        ledger.remove("village", ledger.village.id)


# -- links ---------------------------------------------------------------------------------------


def test_what_is_remembered_of_the_village_goes_with_an_act_that_is_taken_back(ledger):
    village, during = ledger.village, []
    with pytest.raises(InterruptedError):
        break_off(
            ledger,
            lambda: ledger.save("village", {"name": "青龙村"}, id=village.id),
            lambda: during.append(ledger.village["name"]),
        )
    assert during == ["青龙村"]
    assert ledger.village["name"] == village["name"]


def test_typed_words_find_the_record(ledger):
    id_ = resident(ledger, id_number="11010518870612001X")
    for words in ("王秀兰", "王　秀兰", "11010518870612001X", "11010518870612001x"):
        made = ledger.save("special_group", {"resident": Ref(None, words), "category": "dibao"})
        assert ledger.get("special_group", made.id)["resident"] == Ref(id_)


def test_unknown_words_are_refused(ledger):
    with pytest.raises(Refused, match="“村民”里没有“张三”，先加进去再选"):
        ledger.save("special_group", {"resident": Ref(None, "张三"), "category": "dibao"})


def test_namesakes_are_told_apart_by_a_tail(ledger):
    first = resident(ledger, phone="13800000426")
    second = resident(ledger, id_number="11010518870612001X")
    with pytest.raises(
        Refused, match="有 2 个“王秀兰”，请在后面空一格写证件或手机后四位，比如“王秀兰 0426”"
    ):
        ledger.save("special_group", {"resident": Ref(None, "王秀兰"), "category": "dibao"})
    for words, id_ in (("王秀兰 0426", first), ("王秀兰 001x", second)):
        made = ledger.save("special_group", {"resident": Ref(None, words), "category": "dibao"})
        assert ledger.get("special_group", made.id)["resident"].id == id_


def test_a_cadre_with_two_posts_is_told_apart_by_the_post(ledger):
    for body, post in (("party", "书记"), ("committee", "主任")):
        ledger.save("official", {"name": "陈志强", "body": body, "post": post})
    values = {"document": "申请表", "approver": Ref(None, "陈志强")}
    with pytest.raises(Refused, match=r"请在后面空一格写职务，比如“陈志强 (书记|主任)”"):
        ledger.save("seal_use", values)
    made = ledger.save("seal_use", {**values, "approver": Ref(None, "陈志强 主任")})
    assert ledger.get("seal_use", made.id)["approver"].title == "陈志强"


def test_what_was_done_twice_at_a_place_is_told_apart_by_the_day(ledger):
    for day in (dt.date(2026, 7, 9), dt.date(2026, 9, 8)):
        ledger.save("activity", {"title": "清扫", "place": "主干道", "happened_on": day})
    ledger.save("cash_account", {"name": "基本户", "book": "committee"})
    values = {"summary": "买扫帚", "amount": 100, "activity": Ref(None, "清扫")}
    with pytest.raises(Refused, match="请在后面空一格写哪天，比如“清扫 2026年"):
        ledger.save("cash_entry", values)
    for words in ("清扫 2026年9月8日", "清扫 2026-09-08"):
        made = ledger.save("cash_entry", {**values, "activity": Ref(None, words)})
        activity = ledger.get("cash_entry", made.id)["activity"]
        assert ledger.get("activity", activity.id)["happened_on"] == dt.date(2026, 9, 8)


def test_more_than_a_screenful_of_namesakes(ledger):
    with ledger.operation("导入"):
        for number in range(30):
            resident(ledger, "张伟", phone=f"138000000{number:02}")
    made = ledger.save("special_group", {"resident": Ref(None, "张伟 0029"), "category": "dibao"})
    person = ledger.get("special_group", made.id)["resident"]
    assert ledger.get("resident", person.id)["phone"] == "13800000029"


def test_an_unknown_household_is_made(ledger):
    id_ = resident(ledger, household=Ref(None, "03-027"), relation="head")
    household = ledger.get("resident", id_)["household"]
    assert household.title == "03-027"
    assert ledger.get("household", household.id)["head"] == "王秀兰"
    assert ledger.get("household", household.id)["size"] == 1
    ledger.undo()
    assert ledger.count("household") == ledger.count("resident") == 0


def test_what_others_point_to_stays(ledger):
    id_ = resident(ledger, household=Ref(None, "03-027"))
    ledger.save("special_group", {"resident": Ref(id_), "category": "dibao"})
    with pytest.raises(Refused, match="“王秀兰”还连着 1 条特殊人群，先处理那些才能删"):
        ledger.remove("resident", id_)


# -- what follows from a save --------------------------------------------------------------------


def certificate(ledger, id_, **values):
    return ledger.save("certificate", {"resident": Ref(id_), "purpose": "办户头", **values}).id


def test_a_certificate_writes_its_seal_line_in_the_same_act(ledger):
    id_ = certificate(ledger, resident(ledger), receiver="供电所", copies=2)
    (line,) = ledger.find("seal_use")
    assert line["certificate"] == Ref(id_)
    assert line["copies"] == 2
    assert line["receiver"] == "供电所"
    assert line["handler"] == "李春生"
    assert line["document"] == "居住证明（王秀兰）"
    assert line["used_on"] == dt.date(2026, 11, 23)
    assert ledger.undo_label() == "开证明：证字〔2026〕第1号"


def test_a_birth_writes_the_resident_and_undo_takes_both(ledger):
    ledger.save("arrival", {
        "kind": "birth", "name": "王安安", "happened_on": dt.date(2026, 11, 1), "sex": "female",
        "household": Ref(None, "03-027"), "relation": "granddaughter", "group": "3组",
    })  # fmt: skip
    (child,) = ledger.find("resident")
    assert child["name"] == "王安安"
    assert child["born_on"] == dt.date(2026, 11, 1)
    assert child["status"] == "born"
    assert child["living"] is True
    assert child["group"] == "3组"
    assert child["age"] == 0
    assert ledger.find("arrival")[0]["resident"] == Ref(child.id)
    ledger.undo()
    assert ledger.count("resident") == ledger.count("arrival") == ledger.count("household") == 0
    ledger.redo()
    assert ledger.find("arrival")[0]["resident"].title == "王安安"


def test_a_refused_birth_leaves_no_child_behind(ledger):
    before = dump(ledger, leave=())
    with pytest.raises(Refused):
        ledger.save("arrival", {"kind": "birth", "name": "王安安", "happened_on": None})
    with pytest.raises(Refused, match="对不上"):
        ledger.save("arrival", {
            "kind": "birth", "name": "王安安", "id_number": "110105188706120013",
        })  # fmt: skip
    assert dump(ledger, leave=()) == before


@pytest.mark.parametrize(
    ("kind", "status", "member"), [("death", "dead", False), ("move_out", "moved_out", True)]
)
def test_a_departure_changes_the_resident_and_undo_restores(ledger, kind, status, member):
    id_ = resident(ledger, member=True, voter=True)
    before = dump(ledger)
    ledger.save("departure", {"resident": Ref(id_), "kind": kind})
    one = ledger.get("resident", id_)
    assert (one["status"], one["registered"], one["living"], one["voter"]) == (
        status, False, False, False,
    )  # fmt: skip
    assert one["member"] is member
    assert ledger.find("departure")[0]["name"] == "王秀兰"
    ledger.undo()
    assert dump(ledger) == before


def test_a_copy_keeps_what_the_resident_had_that_day(ledger):
    id_ = resident(ledger, phone=None, group="3组")
    made = certificate(ledger, id_)
    ledger.save("resident", {"name": "王秀蓝", "phone": "13800001234", "group": "4组"}, id=id_)
    ledger.save("certificate", {"note": "补记"}, id=made)
    one = ledger.get("certificate", made)
    assert (one["name"], one["group"], one["phone"]) == ("王秀兰", "3组", None)
    assert one["resident"].title == "王秀蓝"


def test_a_copy_follows_when_the_link_is_corrected(ledger):
    made = ledger.save("departure", {"resident": Ref(resident(ledger)), "kind": "move_out"}).id
    ledger.save("departure", {"resident": Ref(resident(ledger, "李梅"))}, id=made)
    assert ledger.get("departure", made)["name"] == "李梅"


def test_a_cadre_from_elsewhere_has_a_typed_name(ledger):
    made = ledger.save("official", {"name": "赵驻村", "body": "other", "post": "第一书记"}).id
    assert ledger.get("official", made)["name"] == "赵驻村"
    with pytest.raises(Refused, match="姓名：要填"):
        ledger.save("official", {"body": "other", "post": "第一书记"})


# -- acts ----------------------------------------------------------------------------------------


def test_an_operation_is_all_or_nothing(ledger):
    before = dump(ledger, leave=())
    household = Ref(None, "03-027")
    with pytest.raises(InterruptedError):
        break_off(
            ledger, lambda: resident(ledger), lambda: resident(ledger, "李", household=household)
        )
    assert dump(ledger, leave=()) == before
    assert resident(ledger) == 1


def test_an_operation_is_one_undo(ledger):
    with ledger.operation("导入花名册"):
        for number in range(5):
            resident(ledger, "王" + "一二三四五"[number])
    assert ledger.undo_label() == "导入花名册"
    ledger.undo()
    assert ledger.count("resident") == 0


def test_a_refused_save_inside_an_operation_takes_only_itself_back(ledger):
    with ledger.operation("导入花名册"):
        resident(ledger)
        with pytest.raises(Refused):
            ledger.save("resident", {"name": "李" * 60, "household": Ref(None, "09-009")})
        with pytest.raises(Refused):
            ledger.save(
                "arrival", {"kind": "birth", "name": None, "household": Ref(None, "09-009")}
            )
        resident(ledger, "李梅")
    assert [one["name"] for one in ledger.find("resident")] == ["李梅", "王秀兰"]
    assert ledger.count("household") == 0


def test_an_operation_without_change_leaves_no_name(ledger):
    label = ledger.undo_label()
    with ledger.operation("白忙一场"):
        pass
    with ledger.operation("白忙一场"), pytest.raises(Refused):
        ledger.save("resident", {"name": None})
    assert ledger.undo_label() == label


def test_listeners_hear_each_act_once_and_only_when_it_stands(ledger):
    heard = []
    stop = ledger.subscribe(heard.append)
    id_ = resident(ledger, household=Ref(None, "03-027"))
    with pytest.raises(Refused):
        ledger.save("resident", {"name": None})
    ledger.undo()
    ledger.redo()
    ledger.remove("resident", id_)
    assert [one.label for one in heard] == [
        "加一人：王秀兰", "撤销：加一人：王秀兰", "重做：加一人：王秀兰", "删了村民：王秀兰",
    ]  # fmt: skip
    assert heard[0].touched == {("resident", id_), ("household", 1)}
    assert heard[0].types == {"resident", "household"}
    stop()
    resident(ledger, "李梅")
    assert len(heard) == 4


def test_a_listener_may_save(ledger):
    def note(changes):
        if "resident" in changes.types:
            ledger.save("village", {"office_address": "村口"}, id=ledger.village.id)

    ledger.subscribe(note)
    resident(ledger)
    assert ledger.village["office_address"] == "村口"


def test_looking_is_kept_in_the_history_and_is_nothing_to_undo(ledger):
    id_ = resident(ledger)
    ledger.look("resident", id_, "看了证件号")
    assert [one.label for one in ledger.history("resident", id_)] == [
        "看了证件号",
        "加一人：王秀兰",
    ]
    assert ledger.undo_label() == "加一人：王秀兰"
    ledger.undo()
    assert ledger.count("resident") == 0


def test_history_is_told_in_words(ledger):
    ledger.who = "李春生"
    id_ = resident(ledger, household=Ref(None, "03-027"))
    ledger.save(
        "resident", {"status": "away", "living": False, "household": Ref(None, "03-028")}, id=id_
    )
    entry = ledger.history("resident", id_)[0]
    assert entry.who == "李春生"
    assert entry.label == "改了王秀兰的户号、户籍状态、常住"
    assert entry.changes == (
        ("户号", "03-027", "03-028"), ("户籍状态", "在册在住", "在册外出"), ("常住", "是", "否"),
    )  # fmt: skip


def test_acts_of_today(ledger):
    resident(ledger)
    resident(ledger, "李梅")
    ledger.undo()
    day = dt.datetime(2026, 11, 23)
    assert [one.label for one in ledger.done_since(day)] == ["加一人：王秀兰", "写村名：白杨村"]
    assert ledger.done_since(day + dt.timedelta(days=1)) == []


# -- reading -------------------------------------------------------------------------------------


def test_queries(tmp_path):
    with_all = open_ledger(tmp_path / "a.cwz", {"everything": EVERYTHING})
    area = EVERYTHING.by_name["area"]
    for name, size, count, day in (
        ("甲", "9.5", 1, None),
        ("乙", "10", 3, dt.date(2026, 3, 1)),
        ("丙", None, 2, None),
    ):
        with_all.save(
            "everything",
            {
                "name": name,
                "area": area.parse(size or ""),
                "count": count,
                "day": day,
                "done": count > 1,
            },
        )

    def names(*where, **more):
        return "".join(
            one["name"] for one in with_all.find("everything", Query(where=where, **more))
        )

    assert names(Where("area", ">", area.parse("9"))) == "甲乙"
    assert names(Where("area", ">=", area.parse("9.50"))) == "甲乙"
    assert names(Where("area", "<", area.parse("10"))) == "甲"
    assert names(Where("area", "=", area.parse("10"))) == "乙"
    assert names(Where("area", "!=", area.parse("10"))) == "甲丙"
    assert names(Where("area", "<=?", area.parse("9.5"))) == "甲丙"
    assert names(order=("area",)) == "甲乙丙"
    assert names(order=("-area",)) == "乙甲丙"
    assert names(order=("-count",)) == "乙丙甲"
    assert names(Where("count", "in", (1, 2))) == "甲丙"
    assert names(Where("count", "in", ())) == ""
    assert names(Where("name", "in", ("甲", "没有"))) == "甲"
    assert names(Where("day", "empty")) == "甲丙"
    assert names(Where("day", "filled")) == "乙"
    assert names(Where("day", "<=?", dt.date(2026, 1, 1))) == "甲丙"
    assert names(Where("done", "=", value=True)) == "乙丙"
    assert names(Where("name", "contains", "乙")) == "乙"
    assert names(limit=1, offset=1) == "乙"
    assert names(ids=(3, 1)) == "甲丙"
    with pytest.raises(ValueError, match="like"):
        Where("name", "like", "x")
    with pytest.raises(NotFound, match="没有“颜色”这一栏"):
        names(Where("颜色", "=", "x"))
    with pytest.raises(NotFound, match="不能拿来筛选"):
        names(Where("items", "=", "x"))
    with_all.close()


def test_more_ids_than_a_statement_takes(ledger):
    assert (
        ledger.find("resident", Query(where=(Where("household", "in", tuple(range(300_000))),)))
        == []
    )


def test_a_condition_on_what_points_here(ledger):
    poor, rich = resident(ledger), resident(ledger, "李梅")
    ledger.save("special_group", {"resident": Ref(poor), "category": "dibao"})

    def names(exists):
        condition = Linked("special_group", "resident", (Where("category", "=", "dibao"),), exists)
        return [one.id for one in ledger.find("resident", Query(where=(condition,)))]

    assert names(True) == [poor]
    assert names(False) == [rich]


def test_a_computed_value_has_what_it_needs_even_when_only_it_is_asked_for(ledger):
    id_ = resident(ledger, id_number="110105188706120013")
    (one,) = ledger.find("resident", Query(fields=("age",)))
    assert one["age"] == ledger.get("resident", id_)["age"] == 139
    assert ledger.search("秀兰")[0]["age"] == 139


def test_the_five_populations_are_counted_apart(ledger):
    resident(ledger, "甲", status="living", member=True, voter=True, born_on=dt.date(1980, 1, 1))
    resident(ledger, "乙", status="away", member=True)
    resident(ledger, "丙", status="outsider", voter=True)
    resident(ledger, "丁", born_on=dt.date(2008, 11, 23))
    resident(ledger, "戊", born_on=dt.date(2008, 11, 24))
    counted = {
        one.name: {
            record["name"]
            for record in ledger.find("resident", Query(where=one.where(ledger.today)))
        }
        for one in ledger.type("resident").filters
        if one.name in {"registered", "living", "voter", "member", "adult"}
    }
    assert counted == {
        "registered": set("甲乙丁戊"), "living": set("甲丙丁戊"), "voter": set("甲丙"),
        "member": set("甲乙"), "adult": set("甲丁"),
    }  # fmt: skip


def test_the_check_up_finds_and_changes_nothing(ledger):
    resident(ledger, id_number="110105188706120014", household=Ref(None, "03-027"))
    resident(ledger, "李梅", id_number="110105188706120014")
    resident(ledger, "宝宝")
    before = dump(ledger, leave=())
    said = {(one.title, one.sentence) for one in checking.findings(ledger)}
    assert any("最后一位对不上" in sentence for title, sentence in said if title == "王秀兰")
    assert any("证件号一样（尾号 0014）" in sentence for _, sentence in said)
    assert ("03-027 户", "还没有户主") in said
    assert any(sentence.startswith("还没有证件号") for title, sentence in said if title == "宝宝")
    assert dump(ledger, leave=()) == before
