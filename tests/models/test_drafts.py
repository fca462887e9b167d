"""Drafts: what was typed and not stored is found again, whatever happens to the file."""

from __future__ import annotations

import datetime as dt

import pytest

from models.drafts import Drafts, path_of
from models.errors import CannotWrite

AT = dt.datetime.fromisoformat("2026-11-23T10:42")


@pytest.fixture
def ledger(tmp_path):
    return tmp_path / "白杨村 2026.cwz"


def test_a_field_in_error_keeps_its_text(ledger):
    Drafts(ledger).keep_text("resident", 7, "phone", "1380012345")
    assert Drafts(ledger).texts("resident", 7) == {"phone": "1380012345"}
    assert Drafts(ledger).texts("resident", 8) == {}
    assert path_of(ledger).name == "白杨村 2026.草稿.json"


def test_a_mended_field_is_forgotten_and_others_stay(ledger):
    drafts = Drafts(ledger)
    drafts.keep_text("resident", 7, "phone", "138")
    drafts.keep_text("resident", 7, "born_on", "2月30日")
    drafts.drop_text("resident", 7, "phone")
    assert drafts.texts("resident", 7) == {"born_on": "2月30日"}
    drafts.drop_text("resident", 7)
    assert drafts.texts("resident", 7) == {}


def test_new_records_come_back_newest_first_and_rare_characters_whole(ledger):
    drafts = Drafts(ledger)
    first = drafts.keep_new("resident", {"name": "王𬱖"}, AT)
    second = drafts.keep_new("official", {"post": "主任"}, AT)
    assert [one.key for one in drafts.unfinished()] == [second, first]
    assert [one.texts["name"] for one in drafts.unfinished("resident")] == ["王𬱖"]


def test_going_on_with_a_draft_replaces_it(ledger):
    drafts = Drafts(ledger)
    key = drafts.keep_new("resident", {"name": "王"}, AT)
    assert drafts.keep_new("resident", {"name": "王秀兰"}, AT, key) == key
    assert [one.texts for one in drafts.unfinished()] == [{"name": "王秀兰"}]
    drafts.drop_new(key)
    drafts.drop_new(key)
    assert drafts.unfinished() == []


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"texts": 1, "new": {}}'])
def test_a_broken_file_is_set_aside_not_overwritten(ledger, broken):
    path_of(ledger).write_text(broken, encoding="utf-8")
    drafts = Drafts(ledger)
    assert drafts.unfinished() == []
    drafts.keep_text("resident", 1, "phone", "1")
    aside = path_of(ledger).with_suffix(".读不了.json")
    assert aside.read_text(encoding="utf-8") == broken
    assert drafts.texts("resident", 1) == {"phone": "1"}


def test_a_folder_that_is_gone_is_told_in_a_sentence(tmp_path):
    with pytest.raises(CannotWrite, match="没写完的内容存不下来"):
        Drafts(tmp_path / "没有" / "村.cwz").keep_text("resident", 1, "phone", "1")


def test_no_half_written_file_is_left(ledger, monkeypatch):
    drafts = Drafts(ledger)
    drafts.keep_text("resident", 1, "phone", "1")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.drafts.os.fsync", full)
    with pytest.raises(CannotWrite):
        drafts.keep_text("resident", 1, "phone", "2")
    assert drafts.texts("resident", 1) == {"phone": "1"}
    assert [one.name for one in ledger.parent.iterdir()] == [path_of(ledger).name]


def test_a_bad_spot_costs_one_draft_and_the_file_is_kept(tmp_path):
    ledger = tmp_path / "白杨村.cwz"
    drafts = Drafts(ledger)
    drafts.keep_new("resident", {"name": "王"}, AT)
    drafts.keep_new("resident", {"name": "李"}, AT)
    path = path_of(ledger)
    path.write_text(path.read_text(encoding="utf-8").replace("2026-", "20x6-", 1), "utf-8")
    assert [one.texts["name"] for one in drafts.unfinished()] == ["李"]
    assert "20x6-" in path.with_suffix(".读不了.json").read_text(encoding="utf-8")
    assert [one.texts["name"] for one in drafts.unfinished()] == ["李"]
