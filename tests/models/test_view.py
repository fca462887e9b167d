"""What several computed values ask alike is looked up once, and anew after a change."""

from __future__ import annotations

from tests.models.villages import new_village


def test_what_was_found_is_kept_until_something_is_written(tmp_path):
    ledger = new_village(tmp_path / "白杨村.cwz")
    asked = []

    def count(view, name):
        asked.append(name)
        return view.count(name)

    view = ledger.as_of()
    before = view.once(count, "official")
    assert view.once(count, "official") == before
    assert view.once(count, "resident") == 0
    assert asked == ["official", "resident"]
    ledger.save("official", {"name": "陈志强", "body": "committee", "post": "主任"})
    assert view.once(count, "official") == before + 1
    assert ledger.as_of() == view, "what was found is no part of what a view is"
    ledger.close()


def test_records_come_in_the_order_asked_for_however_few_are_read_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("models.view._AT_ONCE", 2)
    ledger = new_village(tmp_path / "白杨村.cwz")
    names = ["丁一", "甲二", "乙三", "丙四", "戊五"]
    for name in names:
        ledger.save("official", {"name": name, "body": "committee", "post": "委员"})
    view = ledger.as_of()
    wanted = [one.id for one in view.find("official") if one["name"] in names][::-1]
    found = list(view.each("official", [*wanted, 9999]))
    assert [one.id for one in found] == wanted
    assert [one["name"] for one in found] == names[::-1]
    ledger.close()
