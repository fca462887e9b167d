"""A field which the village adds behaves like a declared one, whatever its kind."""

from __future__ import annotations

import pytest

from models.errors import Refused
from models.kinds_links import Ref
from models.own_fields import KINDS
from models.privacy import Audience, Privacy
from models.query import Query, Where
from tests.models.villages import break_off, dump, new_village, open_ledger

TEXTS = {
    "text": ("甲乙", "丙"),
    "long_text": ("一\n二", "三"),
    "integer": ("12", "9"),
    "decimal": ("10.50", "9.25"),
    "money": ("1,200.00", "900.00"),
    "date": ("2026年1月5日", "2025年12月31日"),
    "yes_no": ("是", "否"),
    "choice": ("参加", "没参加"),
    "person_name": ("王伟", "李四"),
    "phone": ("13800001234", "13900001234"),
    "id_number": ("110105188706120013", "410922188112310021"),
}


@pytest.fixture
def ledger(tmp_path):
    ledger = new_village(tmp_path / "白杨村.cwz")
    yield ledger
    ledger.close()


def add(ledger, kind="text", label="养老保险", register="resident", **values):
    id_ = ledger.save("own_field", {
        "register": register, "label": label, "kind": kind, "options": "参加\n没参加\n", **values,
    }).id  # fmt: skip
    return ledger.type(register).by_name.get(f"own_{id_}")


def test_every_kind_is_tried():
    assert set(KINDS) == set(TEXTS)


@pytest.mark.parametrize("kind", KINDS)
def test_like_a_declared_one(tmp_path, kind):
    path = tmp_path / "白杨村.cwz"
    ledger = new_village(path)
    field = add(ledger, kind)
    empty = dump(ledger)
    first, second = (field.parse(text) for text in TEXTS[kind])
    one = ledger.save("resident", {"name": "甲", field.name: first}).id
    ledger.save("resident", {"name": "乙", field.name: second})
    ledger.save("resident", {"name": "丙"})
    assert ledger.type("resident").field("养老保险") is field
    assert ledger.type("resident").blocks()[-1].label == "本村自加"
    ledger.close()

    ledger = open_ledger(path)
    field = ledger.type("resident").field("养老保险")
    assert ledger.get("resident", one)[field.name] == first
    found = ledger.find("resident", Query(where=(Where(field.name, "=", first),)))
    assert [record.id for record in found] == [one]
    if kind in {"integer", "decimal", "money", "date"}:
        ordered = ledger.find("resident", Query(order=(field.name,)))
        assert [record["name"] for record in ordered] == ["乙", "甲", "丙"]
        greater = ledger.find("resident", Query(where=(Where(field.name, ">", second),)))
        assert [record["name"] for record in greater] == ["甲"]
    ledger.save("resident", {field.name: second}, id=one)
    assert ledger.history("resident", one)[0].changes == (("养老保险", *TEXTS[kind]),)
    for _ in range(4):
        ledger.undo()
    assert dump(ledger) == empty
    ledger.undo()
    assert ledger.type("resident").own_fields == ()
    for _ in range(5):
        ledger.redo()
    assert ledger.get("resident", one)[field.name] == second
    ledger.close()


def test_a_retired_field_is_hidden_and_kept(ledger):
    field = add(ledger)
    one = ledger.save("resident", {"name": "甲", field.name: "旧"}).id
    ledger.save("own_field", {"retired": True, "required": True}, id=1)
    kind = ledger.type("resident")
    assert field.name not in {each.name for each in kind.active}
    ledger.save("resident", {"name": "甲二"}, id=one)
    ledger.save("own_field", {"retired": False, "required": False}, id=1)
    assert ledger.get("resident", one)[field.name] == "旧"


def test_a_removed_fields_values_survive_a_removed_record(ledger):
    field = add(ledger)
    one = ledger.save("resident", {"name": "甲", field.name: "贵"}).id
    before = dump(ledger)
    ledger.remove("own_field", 1)
    ledger.remove("resident", one)
    ledger.undo()
    ledger.undo()
    assert dump(ledger) == before
    assert ledger.get("resident", one)[field.name] == "贵"


def test_the_kind_stands_once_chosen(ledger):
    field = add(ledger)
    one = ledger.save("resident", {"name": "甲", field.name: "不是数"}).id
    with pytest.raises(Refused, match="填什么：定下来就不能改了"):
        ledger.save("own_field", {"kind": "integer"}, id=1)
    with pytest.raises(Refused, match="加到哪本台账"):
        ledger.save("own_field", {"register": "household"}, id=1)
    assert ledger.get("resident", one)[field.name] == "不是数"


def test_what_becomes_required_later_does_not_lock_old_records(ledger):
    one = ledger.save("resident", {"name": "甲"}).id
    field, other = add(ledger, required=True), add(ledger, label="医保", required=True)
    ledger.save("resident", {"phone": "13800001234"}, id=one)
    ledger.save("resident", {field.name: "有"}, id=one)
    with pytest.raises(Refused, match="养老保险：要填"):
        ledger.save("resident", {field.name: None}, id=one)
    with pytest.raises(Refused, match="养老保险：要填；医保：要填"):
        ledger.save("resident", {"name": "乙"})
    ledger.save("resident", {other.name: "有"}, id=one)


def test_a_required_own_field_does_not_stop_what_others_write(ledger):
    add(ledger, required=True)
    add(ledger, register="seal_use", required=True)
    add(ledger, register="household", required=True)
    ledger.save("arrival", {"kind": "birth", "name": "王安安", "household": Ref(None, "03-027")})
    person = ledger.find("resident")[0].id
    ledger.save("certificate", {"resident": Ref(person), "purpose": "办户头"})
    ledger.save("departure", {"resident": Ref(person), "kind": "move_out"})
    assert ledger.count("seal_use") == ledger.count("household") == 1


def test_an_option_that_was_taken_off_the_list_does_not_lock_the_record(ledger):
    field = add(ledger, "choice")
    one = ledger.save("resident", {"name": "甲", field.name: "没参加"}).id
    ledger.save("own_field", {"options": "参加"}, id=1)
    ledger.save("resident", {"phone": "13800001234"}, id=one)
    changed = ledger.type("resident").by_name[field.name]
    assert changed.show(ledger.get("resident", one)[field.name]) == "没参加"
    with pytest.raises(Refused, match="没有“没参加”这一项"):
        ledger.save("resident", {"name": "乙", field.name: "没参加"})


def test_added_and_filled_in_one_act(ledger):
    before = dump(ledger)
    with ledger.operation("导入花名册"):
        field = add(ledger)
        one = ledger.save("resident", {"name": "甲", field.name: "有"}).id
    assert ledger.get("resident", one)[field.name] == "有"
    after = dump(ledger)
    ledger.undo()
    assert dump(ledger) == before
    ledger.redo()
    assert dump(ledger) == after
    assert ledger.get("resident", one)[field.name] == "有"


def test_a_failed_act_forgets_its_field(ledger):
    with pytest.raises(InterruptedError):
        break_off(ledger, lambda: add(ledger))
    assert ledger.type("resident").own_fields == ()
    ledger.save("resident", {"name": "甲"})
    assert ledger.find("resident")[0]["name"] == "甲"


def test_a_person_kind_cannot_be_made_public(ledger):
    field = add(ledger, "phone", privacy="OPEN")
    assert field.privacy is Privacy.PERSONAL
    assert field.faces("13800001234", Audience.NOTICE_BOARD) is None
    assert add(ledger, "text", label="口号", privacy="OPEN").privacy is Privacy.OPEN


def test_two_fields_of_one_label(ledger):
    add(ledger)
    with pytest.raises(Refused, match="养老保险"):
        add(ledger)
    with pytest.raises(Refused, match="联系电话"):
        add(ledger, label="联系电话")
