"""Whatever the secretary types finds the person: a character, initials, pinyin, a tail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.kinds_links import Ref
from models.query import Query
from tests.models.villages import break_off, new_village, open_ledger

PEOPLE = {
    "王秀兰": ("110105188706120013", "13800000426"),
    "王桂英": ("410922188112310021", "13800001111"),
    "单雄信": (None, None),
    "仇英": (None, None),
    "解缙": (None, None),
    "查良": (None, None),
    "曾巩": (None, None),
    "任伟": (None, None),
    "盖聂": (None, None),
    "区寄": (None, None),
    "朴正": (None, None),
    "折可适": (None, None),
    "缪昌期": (None, None),
    "翟让": (None, None),
    "覃光": (None, None),
    "尉迟恭": (None, None),
    "万俟卨": (None, None),
    "吕布": (None, None),
    "李䶮": (None, None),
    "赵𬱖": (None, None),
    "孙𠅤": (None, "0394-5550123"),
    "阿依古丽·买买提": (None, None),
    "Anna Li": (None, None),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    ledger = new_village(tmp_path_factory.mktemp("search") / "白杨村.cwz")
    with ledger.operation("导入"):
        for name, (number, phone) in PEOPLE.items():
            ledger.save("resident", {"name": name, "id_number": number, "phone": phone})
    yield ledger
    ledger.close()


def found(ledger, text):
    return [one["name"] for one in ledger.search(text) if one.type == "resident"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("兰", "王秀兰"),
        ("秀兰", "王秀兰"),
        ("wxl", "王秀兰"),
        ("WXL", "王秀兰"),
        ("ｗｘｌ", "王秀兰"),
        ("wangxiulan", "王秀兰"),
        ("wangxiu", "王秀兰"),
        ("0426", "王秀兰"),
        ("０４２６", "王秀兰"),
        ("0013", "王秀兰"),
        ("110105188706120013", "王秀兰"),
        ("11010", "王秀兰"),
        ("13800000426", "王秀兰"),
        ("王 0426", "王秀兰"),
        ("wang 0426", "王秀兰"),
        ("0426　王", "王秀兰"),
        ("王 1111", "王桂英"),
        ("王 9999", ""),
        ("shanxiongxin", "单雄信"),
        ("sxx", "单雄信"),
        ("qiuying", "仇英"),
        ("xiejin", "解缙"),
        ("zhaliang", "查良"),
        ("zenggong", "曾巩"),
        ("renwei", "任伟"),
        ("genie", "盖聂"),
        ("ouji", "区寄"),
        ("piaozheng", "朴正"),
        ("shekeshi", "折可适"),
        ("miaochangqi", "缪昌期"),
        ("zhairang", "翟让"),
        ("qinguang", "覃光"),
        ("yuchigong", "尉迟恭"),
        ("ycg", "尉迟恭"),
        ("moqixie", "万俟卨"),
        ("mqx", "万俟卨"),
        ("lvbu", "吕布"),
        ("䶮", "李䶮"),
        ("𬱖", "赵𬱖"),
        ("𠅤", "孙𠅤"),
        ("0123", "孙𠅤"),
        ("买买提", "阿依古丽·买买提"),
        ("anna", "Anna Li"),
        ("Li", ""),
    ],
)
def test_found(ledger, text, name):
    names = found(ledger, text)
    if text == "Li":
        assert "Anna Li" in names
        assert "李䶮" in names
    else:
        assert names == ([name] if name else [])


def test_one_character_finds_all_who_have_it(ledger):
    assert set(found(ledger, "王")) == {"王秀兰", "王桂英"}
    assert set(found(ledger, "w")) >= {"王秀兰", "王桂英"}


@pytest.mark.parametrize(
    "text", ["", " ", "　", "没有这人", "zzzz", "%", "_", "'", '"', "\\", "*", "\udcff", "\n"]
)
def test_odd_words_find_nothing_and_break_nothing(ledger, text):
    assert ledger.search(text) == []


def test_the_list_of_a_register_is_searched_the_same_way(ledger):
    names = [one["name"] for one in ledger.find("resident", Query(text="wxl"))]
    assert names == ["王秀兰"]
    assert ledger.count("resident", Query(text="王")) == 2
    assert ledger.ids("resident", Query(text="王秀兰")) == [1]


def test_whole_names_come_first(tmp_path):
    ledger = new_village(tmp_path / "a.cwz")
    for name in ("赵王兰", "王兰芝", "王兰"):
        ledger.save("resident", {"name": name})
    assert found(ledger, "王兰") == ["王兰", "王兰芝", "赵王兰"]
    assert found(ledger, "wl")[0] == "王兰"
    assert len(ledger.search("王兰", 2)) == 2
    ledger.close()


def test_every_register_is_searched_and_kept_true(tmp_path):
    path = tmp_path / "a.cwz"
    ledger = new_village(path)
    id_ = ledger.save("resident", {"name": "王秀兰", "household": Ref(None, "03-027")}).id
    ledger.save("certificate", {"resident": Ref(id_), "purpose": "办户头"})
    assert {one.type for one in ledger.search("王秀兰")} >= {"resident", "seal_use"}
    assert [one.type for one in ledger.search("03-027")] == ["household"]
    ledger.save("resident", {"name": "李梅"}, id=id_)
    assert "resident" not in {one.type for one in ledger.search("王秀兰")}
    ledger.save("resident", {"name": "王秀莲"}, id=id_)
    assert found(ledger, "李梅") == []
    assert found(ledger, "王秀莲") == ["王秀莲"]
    ledger.undo()
    assert found(ledger, "李梅") == ["李梅"]
    ledger.undo()
    assert found(ledger, "王秀兰") == ["王秀兰"]
    ledger.close()
    ledger = open_ledger(path)
    assert found(ledger, "王秀兰") == ["王秀兰"]
    ledger.close()


def test_what_another_process_writes_is_found(tmp_path):
    path = tmp_path / "a.cwz"
    writer = new_village(path)
    reader = open_ledger(path, read_only=True)
    assert found(reader, "王秀兰") == []
    writer.save("resident", {"name": "王秀兰"})
    assert found(reader, "王秀兰") == ["王秀兰"]
    reader.close()
    writer.close()


def test_a_removed_or_refused_record_is_not_found(tmp_path):
    ledger = new_village(tmp_path / "a.cwz")
    id_ = ledger.save("resident", {"name": "王秀兰"}).id
    with pytest.raises(InterruptedError):
        break_off(ledger, lambda: ledger.save("resident", {"name": "李梅"}))
    assert found(ledger, "李梅") == []
    ledger.remove("resident", id_)
    assert found(ledger, "王秀兰") == []
    ledger.close()


def test_a_field_that_is_searched_from_now_on_is_found_in_old_records(tmp_path):
    path = tmp_path / "白杨村.cwz"
    before = new_village(path)
    before.save("resident", {"name": "王秀兰", "address": "槐树坡 7 号"})
    types = dict(before.types)
    assert not before.search("槐树")
    before.close()
    resident = types["resident"]
    types["resident"] = replace(resident, searched=(*resident.searched, "address"))
    after = open_ledger(path, types)
    assert [record["name"] for record in after.search("槐树")] == ["王秀兰"]
    after.close()
    assert [one.name for one in (tmp_path / "备份").iterdir()]
