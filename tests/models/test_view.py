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
