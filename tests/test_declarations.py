"""Every register: declared well, then lived through: added, listed, found, undone."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from models.declared import faults, leaks, record_types, register
from models.errors import NotFound
from models.groups import Group
from models.kinds import Choice, LongText, Option, Text
from models.kinds_dates import Date
from models.kinds_links import Computed, Copied, Lines, Link, Ref
from models.kinds_people import BankAccount, IdNumber, PersonName, Phone
from models.lists import options
from models.periods import Period
from models.privacy import Audience, Privacy
from models.query import Query
from models.record import Derived, Numbering, RecordType, Section
from tests.models.villages import EVERYTHING, dump, new_village, open_ledger

TYPES = record_types()
EACH = pytest.mark.parametrize("name", TYPES)


def test_nothing_is_wrong_and_nothing_leaks():
    assert faults(TYPES) == []
    assert leaks(TYPES) == []
    assert faults({"everything": EVERYTHING}) == []


@EACH
def test_it_can_be_found_by_name_and_label(name):
    assert register(TYPES, name) is TYPES[name]
    assert register(TYPES, TYPES[name].label) is TYPES[name]


def test_an_unknown_register_is_told_which_there_are():
    with pytest.raises(NotFound, match=r"没有“花名册”这本台账。有这些：.*村民"):
        register(TYPES, "花名册")


def test_labels_are_one_for_each_register():
    labels = [one.label for one in TYPES.values()]
    assert len(labels) == len(set(labels))


@EACH
def test_every_word_a_person_reads_is_there(name):
    one = TYPES[name]
    assert one.label
    assert one.adds
    assert one.unit
    assert one.about
    assert all(field.label for field in one.fields)
    shown = [each for block in one.blocks() for each in block.fields]
    assert sorted(shown) == sorted(field.name for field in one.active)
    assert one.list_columns


@EACH
def test_every_option_is_read_back_from_its_word(name):
    for field in TYPES[name].fields:
        if isinstance(field, Choice):
            for option in field.listed():
                assert field.parse(field.show(option.code)) == option.code
                assert all(field.parse(alias) == option.code for alias in option.aliases)


@EACH
def test_no_person_kind_is_seen_on_the_wall(name):
    for field in TYPES[name].fields:
        if isinstance(field, IdNumber | Phone | BankAccount):
            assert field.faces("13800001234", Audience.NOTICE_BOARD) is None


@EACH
def test_aliases_belong_to_one_field(name):
    one = TYPES[name]
    for field in one.fields:
        assert one.field(field.label) is field
        assert one.field(field.name) is field


SAMPLES = {
    "text": "甲乙",
    "long_text": "一\n二",
    "integer": "3",
    "decimal": "1.50",
    "money": "12.50",
    "date": "1887年6月12日",
    "period": "1987年第二季度",
    "yes_no": "是",
    "person_name": "王秀兰",
    "group_name": "3组",
    "id_number": "110105188706120013",
    "credit_code": "N2370112MFWED7Q52F",
    "phone": "13800001234",
    "bank_account": "6222021234567890123",
    "copied": "王秀兰",
    "attachment": f"收据.jpg〔{'a' * 64}〕",
}


#: links that stand only in some records: an arrival that makes its person, a transfer
LEFT_EMPTY = {
    "arrival": ("resident",), "cash_entry": ("to_account", "reverses"), "grant_batch": ("like",),
    "disclosure": ("corrects",),
}  # fmt: skip
#: values that a register's own rules want to fit each other
FITTING = {
    "resolution": {"votes_for": 3, "votes_against": 0, "abstained": 0},
    "procedure": {"steps": "出方案、会议确定"},
    "month_close": {"month": Period.parse("2026-10")},
    "nil_return": {"found_on": dt.date(1987, 6, 30)},
}


def made_up(ledger, one):
    """Return a value for every field that can be typed, links among them."""
    values = {field.name: made_up_value(ledger, field) for field in one.entered}
    if "number" in one.by_name and one.numbering:
        values.pop("number", None)
    values.update({"ended": None, "retired": None, "status": values.get("status")})
    values.update(FITTING.get(one.name, {}))
    for name in LEFT_EMPTY.get(one.name, ()):
        values.pop(name)
    if one.name == "refusal":
        values["matter"] = Ref(ledger.find_one("certificate_kind", name="亲属关系证明").id)
    if one.name == "kinship":
        values["relative"] = Ref(ledger.ids("resident")[-1])
    return {name: value for name, value in values.items() if name in one.by_name}


def made_up_value(ledger, field):
    if isinstance(field, Link):
        found = ledger.ids(field.to)
        return Ref(found[0]) if found else None
    if isinstance(field, Choice):
        return field.listed()[0].code
    if isinstance(field, Lines):
        return ({each.name: made_up_value(ledger, each) for each in field.fields},)
    return field.parse(SAMPLES[field.kind])


def prepared(path, name):
    ledger = new_village(path)
    person = ledger.save("resident", {"name": "李梅", "household": Ref(None, "09-009")}).id
    ledger.save("official", {"name": "陈志强", "body": "committee", "post": "主任"})
    if name not in {"certificate", "seal_use"}:
        ledger.save("certificate", {"resident": Ref(person), "purpose": "办户头"})
    if name == "kinship":
        ledger.save("resident", {"name": "王平"})
    stand_on(ledger, ledger.type(name))
    if name != "incoming":
        ledger.save("incoming", {"sender": "镇政府", "subject": "通知"})
    return ledger


def stand_on(ledger, one):
    """Make what a record of this register must link to, where there is none yet."""
    for link in one.links:
        if link.required and not link.makes and not ledger.count(link.to):
            target = ledger.type(link.to)
            stand_on(ledger, target)
            ledger.save(target.name, made_up(ledger, target))


@EACH
def test_a_life(tmp_path, name):
    ledger = prepared(tmp_path / "白杨村.cwz", name)
    one = ledger.type(name)
    before = dump(ledger)
    if one.single:
        id_ = ledger.village.id
        ledger.save(name, made_up(ledger, one), id=id_)
    else:
        values = made_up(ledger, one)
        if name == "own_field":
            values["kind"] = "text"
        id_ = ledger.save(name, values).id
    record = ledger.get(name, id_)
    wanted = made_up(ledger, one)
    derived = {each.field for each in one.derived}
    copies = {each.name for each in one.copied}
    for field in one.entered:
        if field.name in wanted and field.name not in derived | copies | {"kind"}:
            assert record[field.name] == wanted[field.name], field.name
    for field in one.columns:
        assert field.load(field.store(record[field.name])) == record[field.name]

    look_at(ledger, one, record)
    change(ledger, one, id_)
    after = dump(ledger)
    ledger.undo()
    if one.numbering:
        void = ledger.get(name, id_)
        assert void[one.numbering.field] == record[one.numbering.field]
        assert {key: void[key] for key in one.numbering.void} == one.numbering.void
    else:
        assert dump(ledger) == before
    ledger.redo()
    assert dump(ledger) == after
    ledger.close()


def look_at(ledger, one, record):
    """See the record in the list, under every filter, and by searching for its title."""
    name, id_ = one.name, record.id
    listed = ledger.find(name, Query(fields=tuple(each.name for each in one.list_columns)))
    assert id_ in [each.id for each in listed]
    for each in one.list_columns:
        assert each.faces(next(r for r in listed if r.id == id_)[each.name], Audience.SCREEN)
    for each in one.filters:
        ledger.find(name, Query(where=each.where(ledger.today)))
        assert ledger.count(name, Query(where=each.where(ledger.today))) <= len(listed)
    if one.searched:
        title = one.by_name[one.title].show(record[one.title])
        assert (name, id_) in {(hit.type, hit.id) for hit in ledger.search(title)}


def change(ledger, one, id_):
    """Change a plain text and take it back."""
    name = one.name
    plain = [each for each in one.entered if type(each) in {Text, LongText}]
    still = {*one.fixed, *(one.locked(ledger.get(name, id_)) if one.locked else ())}
    note = next((each for each in plain if each.name not in still), None)
    if note:
        ledger.save(name, {note.name: "改过了"}, id=id_)
        assert ledger.get(name, id_)[note.name] == "改过了"
        ledger.undo()


@EACH
def test_its_parts_are_small(name):
    one = TYPES[name]
    assert len(one.label) <= 12
    assert len(one.list_columns) <= 8


# -- a broken declaration is told ----------------------------------------------------------------


def broken(**changes):
    good = RecordType(
        "thing", "东西", group=Group.AFFAIRS, title="name", searched=("name",),
        fields=(
            PersonName("name", "姓名"), Date("on", "日期"), Phone("phone", "电话"),
            Link("friend", "熟人", to="thing"),
        ),
    )  # fmt: skip
    assert faults({"thing": good}) == []
    return {"thing": dataclasses.replace(good, **changes)}


def with_field(field):
    good = broken()["thing"]
    return {"thing": dataclasses.replace(good, fields=(*good.fields, field))}


@pytest.mark.parametrize(
    ("types", "said"),
    [
        (broken(title="nmae"), "nmae is no field"),
        (broken(listed=("nmae",)), "nmae is no field"),
        (broken(searched=("name", "nmae")), "nmae is no field"),
        (broken(searched=("phone",)), "title is not searched"),
        (broken(known_by=("nmae",)), "nmae is no field"),
        (broken(sorted_by=("-nmae",)), "nmae is no field"),
        (broken(same_when=(("name", "nmae"),)), "nmae is no field"),
        (broken(sections=(Section("", ("nmae",)),)), "nmae is no field"),
        (broken(dated="nmae"), "nmae is no field"),
        (broken(unchanging=("nmae",)), "nmae is no field"),
        (
            broken(derived=(Derived(field="on", of=("nmae",), function=lambda *_: None),)),
            "nmae is no field",
        ),
        (
            broken(numbering=Numbering(field="nmae", pattern="{n}", of="on", void={})),
            "nmae is no field",
        ),
        (
            broken(numbering=Numbering(field="name", pattern="{n}", of="on", void={"nmae": 1})),
            "nmae is no field",
        ),
        (broken(name="_thing"), "cannot be a table's"),
        (broken(name="thing__part"), "cannot be a table's"),
        (with_field(Text("other", "姓名")), "label 姓名 twice"),
        (with_field(Text("name", "另一个")), "name name twice"),
        (with_field(Text("id", "号")), "name id is reserved"),
        (with_field(Text("re vision", "号")), "no identifier"),
        (with_field(Link("l", "链接", to="nothing")), "links to nothing, which is not there"),
        (with_field(Copied("c", "副本", link="name", of="name")), "which is no link"),
        (with_field(Copied("c", "副本", link="friend", of="nmae")), "which thing has not"),
        (
            with_field(Copied("c", "副本", link="friend", of="phone")),
            "less private than thing.phone",
        ),
        (with_field(Choice("c", "选", options=options("a 甲", "a 乙"))), "code a twice"),
        (with_field(Choice("c", "选", options=options("a 甲 子", "b 乙 子"))), "word 子 twice"),
        (
            with_field(Choice("c", "选", options=lambda: (Option("a", "甲"), Option("b", "甲")))),
            "word 甲 twice",
        ),
        (
            with_field(Lines("l", "行", fields=(Link("x", "谁", to="thing"),))),
            "child rows cannot hold",
        ),
        (with_field(Lines("l", "行", fields=(Text("parent", "上"),))), "parent is reserved"),
        (
            with_field(
                Computed(
                    "k", "算", result=Text("k", "算"), compute=lambda r, v: [], needs=("nmae",)
                )
            ),
            "nmae is no field",
        ),
    ],
)
def test_a_fault_is_told(types, said):
    assert any(said in fault for fault in faults(types))


@pytest.mark.parametrize(
    "field",
    [
        Phone("p", "手机", privacy=Privacy.OPEN),
        IdNumber("i", "证件", privacy=Privacy.INTERNAL),
        BankAccount("b", "卡号", privacy=Privacy.OPEN),
        Computed(
            "c", "算", privacy=Privacy.OPEN, result=Phone("p", "手机"), compute=lambda r, v: []
        ),
        Lines("l", "行", privacy=Privacy.OPEN, fields=(Phone("p", "手机"),)),
    ],
    ids=lambda field: type(field).__name__,
)
def test_a_leak_is_told(field):
    assert leaks(with_field(field)) == [f"thing.{field.name}"]


def test_a_made_up_register_works_without_another_line(tmp_path):
    ledger = open_ledger(tmp_path / "a.cwz", {"everything": EVERYTHING})
    friend = ledger.save("everything", {"name": "李梅", "phone": "13900001234"}).id
    before = dump(ledger)
    values = made_up(ledger, EVERYTHING)
    id_ = ledger.save(
        "everything", {**values, "friend": Ref(None, "李梅"), "friend_phone": None}
    ).id
    one = ledger.get("everything", id_)
    assert one["friend"] == Ref(friend)
    assert one["friend_phone"] == "13900001234"
    assert one["items"] == values["items"]
    assert one["day"] == dt.date(1887, 6, 12)
    ledger.undo()
    assert dump(ledger) == before
    ledger.close()
