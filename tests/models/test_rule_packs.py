"""Rules as registers: what the program brings, what a pack brings, which of them holds."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import shutil

import pytest

from models import rule_packs
from models.declared import record_types
from models.errors import Refused, UserError
from models.kinds_links import Ref
from models.query import Query, Where
from models.rule_list import applies, in_force, said_as
from models.rules import AGED, FOLDER, OF_OLD
from tests.models.villages import dump, new_village, open_ledger

RULES = [name for name, one in record_types().items() if one.is_rules]
VILLAGE = {"province": "四川省泸州市", "county": "古蔺县", "township": "双沙镇", "name": "白杨村"}
PACK = """
[[duty]]
code = "L1"
matter = "河道保洁"
on_list = "协助政府事项"
basis = "平安县村级事务清单"
in_force_from = 2026-05-01
place = "平安县"
certainty = "partial"
"""


@pytest.fixture
def ledger(tmp_path):
    made = new_village(tmp_path / "白杨村.cwz")
    yield made
    made.close()


def shipped(ledger, name):
    return ledger.find(name, Query(where=(Where("origin", "=", "shipped"),)))


@pytest.mark.parametrize("name", RULES)
def test_every_rule_that_is_brought_says_where_it_comes_from(ledger, name):
    for one in shipped(ledger, name):
        assert one["code"]
        assert one["basis"]
        assert one["source"]
        assert one["place"]
        assert one["certainty"]
        said = {"verified": "规定要求：", AGED: f"{OF_OLD}："}
        assert said_as(one).startswith(said.get(one["certainty"], "提示（没有核对过原文）："))


@pytest.mark.parametrize("name", RULES)
def test_versions_of_a_code_do_not_overlap(ledger, name):
    known = {}
    for one in shipped(ledger, name):
        known.setdefault(one["code"], []).append(one)
    for versions in known.values():
        versions.sort(key=lambda one: one["in_force_from"] or dt.date.min)
        for one, after in itertools.pairwise(versions):
            assert one["in_force_until"]
            assert one["in_force_until"] < after["in_force_from"]


def test_every_entry_of_every_file_is_understood():
    types = {name: record_types()[name] for name in RULES}
    for path in FOLDER.glob("*.toml"):
        rule_packs.read(path.read_text(encoding="utf-8"), path.name, types)


def test_rules_come_with_the_name_of_the_village_and_once(tmp_path):
    ledger = open_ledger(tmp_path / "a.cwz")
    assert not ledger.count("duty")
    ledger.save("village", {"name": "白杨村"})
    before = dump(ledger)
    assert ledger.count("duty")
    ledger.close()
    ledger = open_ledger(tmp_path / "a.cwz")
    assert dump(ledger) == before
    assert ledger.undo_label() == "写村名：白杨村"
    ledger.close()


def test_another_edition_is_brought_when_the_ledger_is_opened(tmp_path, monkeypatch):
    new_village(tmp_path / "a.cwz").close()
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "more.toml").write_text(PACK, encoding="utf-8")
    monkeypatch.setattr(rule_packs, "FOLDER", folder)
    ledger = open_ledger(tmp_path / "a.cwz")
    one = ledger.find_one("duty", code="L1")
    assert one["origin"] == "shipped"
    assert ledger.undo_label() == "写村名：白杨村"  # nobody did it, so nobody takes it back
    assert [entry.label for entry in ledger.history("duty", one.id)] == ["随程序带来的规定"]
    ledger.close()


def test_another_edition_means_its_own_where_the_village_has_one_of_that_name(
    tmp_path, monkeypatch
):
    ledger = new_village(tmp_path / "a.cwz")
    own = ledger.save("affairs_kind", {"name": "村务"}).id
    ledger.close()
    folder = tmp_path / "rules"
    folder.mkdir()
    newer = '[[matter]]\ncode = "L1"\nmatter = "巡河"\naffairs_kind = "村务"\n'
    (folder / "more.toml").write_text(newer, encoding="utf-8")
    monkeypatch.setattr(rule_packs, "FOLDER", folder)
    ledger = open_ledger(tmp_path / "a.cwz")
    meant = ledger.find_one("matter", code="L1")["affairs_kind"]
    assert (meant.title, ledger.get("affairs_kind", meant.id)["origin"]) == ("村务", "shipped")
    assert meant.id != own
    ledger.close()


def test_the_same_rules_on_another_computer_bring_nothing(tmp_path, monkeypatch):
    new_village(tmp_path / "a.cwz").close()
    elsewhere = tmp_path / "rules"
    shutil.copytree(FOLDER, elsewhere)
    for path in elsewhere.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    before = (tmp_path / "a.cwz").read_bytes()
    monkeypatch.setattr(rule_packs, "FOLDER", elsewhere)
    open_ledger(tmp_path / "a.cwz").close()
    assert (tmp_path / "a.cwz").read_bytes() == before


def test_another_edition_leaves_what_the_village_wrote_into_it(ledger, tmp_path):
    pack = tmp_path / "a.toml"
    pack.write_text(PACK, encoding="utf-8")
    rule_packs.take(ledger, pack)
    one = ledger.find_one("duty", code="L1")
    ledger.save("duty", {"funds": "县里给", "note": "张会计管"}, id=one.id)
    newer = PACK.replace("河道保洁", "河道保洁和巡查") + 'funds = "没有"\n'
    pack.write_text(newer, encoding="utf-8")
    rule_packs.take(ledger, pack)
    one = ledger.get("duty", one.id)
    said = (one["matter"], one["funds"], one["note"])
    assert said == ("河道保洁和巡查", "县里给", "张会计管")


@pytest.mark.parametrize(
    ("place", "holds"),
    [
        ("全国", True), ("各地", True), ("四川省", True), ("四川省古蔺县", True),
        ("古蔺县", True), ("湖北省", False), ("四川省泸县", False),
    ],
)  # fmt: skip
def test_a_rule_holds_where_it_is_set(place, holds):
    assert applies(place, VILLAGE) is holds


def test_what_was_brought_is_not_changed_but_can_be_left_unused(ledger):
    one = shipped(ledger, "duty")[0]
    with pytest.raises(Refused, match="另加一条"):
        ledger.save("duty", {"matter": "不一样"}, id=one.id)
    with pytest.raises(Refused, match="删不掉"):
        ledger.remove("duty", one.id)
    ledger.save("duty", {"used": False, "in_charge": "王秀兰"}, id=one.id)
    assert one.id not in {rule.id for rule in in_force(ledger.as_of(), "duty")}


def test_the_village_s_own_entry_wins_from_its_day_on(ledger):
    one = shipped(ledger, "duty")[0]
    own = ledger.save("duty", {
        "code": one["code"], "matter": "本村的办法", "on_list": Ref(None, "依法履职事项"),
        "in_force_from": dt.date(2026, 10, 1),
    }).id  # fmt: skip

    def holding(day):
        return in_force(ledger.as_of(), "duty", day, code=one["code"])[0].id

    assert holding(dt.date(2026, 9, 30)) == one.id
    assert holding(dt.date(2026, 10, 1)) == own


def test_a_pack_is_one_act_and_the_same_pack_changes_nothing(ledger, tmp_path):
    path = tmp_path / "平安县.toml"
    path.write_text(PACK, encoding="utf-8")
    before = dump(ledger)
    assert rule_packs.take(ledger, path).label == "导入规定包：平安县"
    one = ledger.find_one("duty", code="L1")
    assert (one["origin"], one["on_list"].title) == ("pack", "协助政府事项")
    after = dump(ledger)
    assert not rule_packs.take(ledger, path).touched
    assert dump(ledger) == after
    ledger.undo()
    assert dump(ledger) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("不是规定包", "不是规定包，或写坏了"),
        ("", "里没有规定"),
        ('[[resident]]\nname = "王秀兰"', "里没有规定"),
        ('[[duty]]\nmatter = "甲"\non_list = "协助政府事项"', "第 1 条没有编码"),
        ('[[duty]]\ncode = "L"\nnonsense = 1', "第 1 条有看不懂的一栏“nonsense”"),
        ('[[duty]]\ncode = "L"\nmatter = "甲"\ncertainty = "sure"', "核对情况：没有“sure”这一项"),
        (PACK + '[[duty]]\ncode = "L2"\nmatter = "甲"', "在哪张清单：要填"),
    ],
)
def test_a_bad_pack_is_told_and_leaves_nothing(ledger, tmp_path, text, said):
    path = tmp_path / "坏.toml"
    path.write_text(text, encoding="utf-8")
    before = dump(ledger)
    with pytest.raises(UserError, match=said):
        rule_packs.take(ledger, path)
    assert dump(ledger) == before


@pytest.mark.parametrize("name", RULES)
def test_what_is_saved_as_a_pack_comes_back_equal(ledger, tmp_path, name):
    """Every field of every kind survives the way through a file into another village."""
    record_type = ledger.type(name)
    ids = [one.id for one in shipped(ledger, name)]
    path = tmp_path / "存.toml"
    path.write_text(rule_packs.pack_of(ledger, record_type, ids), encoding="utf-8")
    if not ids:
        return
    rule_packs.take(ledger, path)
    packed = ledger.find(name, Query(where=(Where("origin", "=", "pack"),)))
    skip = {"origin", "used"}
    for one, other in zip(ledger.find(name, Query(ids=tuple(ids))), packed, strict=True):
        assert {k: v for k, v in one.items() if k not in skip} == {
            k: v for k, v in other.items() if k not in skip
        }


def test_a_village_that_moves_to_another_county_gets_its_rules(tmp_path, monkeypatch):
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "more.toml").write_text(
        PACK.replace("协助政府事项", "本县清单") + PACK.replace("平安县", "古蔺县")
        .replace('"L1"', '"L2"').replace("协助政府事项", "本县清单"),
        encoding="utf-8",
    )  # fmt: skip
    monkeypatch.setattr(rule_packs, "FOLDER", folder)
    ledger = open_ledger(tmp_path / "a.cwz")
    ledger.save("village", {"name": "白杨村", "county": "平安县"})
    assert [one["code"] for one in ledger.find("duty")] == ["L1"]
    ledger.save("village", {"county": "古蔺县"}, id=ledger.village.id)
    assert [one["code"] for one in ledger.find("duty")] == ["L1", "L2"]
    assert [one["code"] for one in in_force(ledger.as_of(), "duty")] == ["L2"]
    ledger.close()
