"""Back from a copy: what differs is told, records come back as one act, the whole beside."""

from __future__ import annotations

import datetime as dt

import pytest

from models import attachments, backup, removed
from models.backup import keeping, listing, places
from models.errors import CannotWrite, DamagedLedger, Refused, UserError
from models.kinds_links import Ref
from models.restore import differing
from models.restore.reading import opened
from models.restore.records import from_copy
from models.restore.whole import restore
from tests.models.villages import NOW, dump, new_village, open_ledger


@pytest.fixture
def ledger(tmp_path):
    ledger = new_village(tmp_path / "白杨村.cwz")
    for name in ("王秀兰", "李梅", "赵振海"):
        ledger.save("resident", {"name": name, "household": Ref(None, "03-027")})
    ledger.save("official", {"name": "陈志强", "body": "committee", "post": "主任"})
    ledger.save("seal_use", {"document": "土地流转备案表", "approver": Ref(None, "陈志强")})
    yield ledger
    ledger.close()


@pytest.fixture
def copy(ledger):
    return backup.make(ledger.path, NOW, "自动")


def compared(ledger, copy):
    with opened(copy, ledger.declared, NOW) as old:
        found = {one.type: one for one in differing.differences(old, ledger)}
        gone = [each for one in found.values() for each in differing.gone(old, ledger, one)]
        changed = [each for one in found.values() for each in differing.changed(old, ledger, one)]
    return found, gone, changed


def test_nothing_differs_at_first(ledger, copy):
    before = copy.read_bytes(), ledger.path.read_bytes()
    assert compared(ledger, copy) == ({}, [], [])
    assert (copy.read_bytes(), ledger.path.read_bytes()) == before


def test_what_differs_is_told(ledger, copy):
    ledger.remove("seal_use", 1)
    ledger.save("resident", {"phone": "13800012345"}, id=2)
    ledger.save("village", {"supervision_phones": ({"office": "镇纪委", "number": "12"},)}, id=1)
    ledger.save("resident", {"name": "孙芳"})
    found, gone, changed = compared(ledger, copy)
    assert {name: (one.gone, one.changed, one.new) for name, one in found.items()} == {
        "resident": ((), (2,), (4,)),
        "seal_use": ((1,), (), ()),
        "village": ((), (1,), ()),
    }
    (seal,) = gone
    assert seal.title == "土地流转备案表"
    assert "陈志强" in seal.facts
    assert seal.since == "11 月 23 日 9:30 删了用印登记：土地流转备案表"
    phone = next(one for one in changed if one.type == "resident")
    assert phone.title == "李梅"
    assert "电话那时是“空着”，现在是“138****2345”" in phone.since  # masked as on any screen


def test_a_removed_record_comes_back_as_one_act(ledger, copy):
    before = dump(ledger)
    ledger.remove("seal_use", 1)
    without = dump(ledger)
    from_copy(ledger, copy, [("seal_use", 1)])
    assert dump(ledger) == before
    assert ledger.undo_label() == "从备份取回：土地流转备案表"
    assert {one.reason for one in listing.listed(ledger.path)} == {"自动", "取回前"}
    assert ledger.search("土地流转")
    ledger.undo()
    assert dump(ledger) == without
    ledger.redo()
    assert dump(ledger) == before


def test_a_changed_record_becomes_what_it_was(ledger, copy):
    before = dump(ledger)
    ledger.save("resident", {"name": "李美", "phone": "13800012345"}, id=2)
    from_copy(ledger, copy, [("resident", 2)])
    assert dump(ledger) == before
    assert ledger.search("李梅")
    assert not ledger.search("李美")


def test_what_a_record_points_to_comes_along(ledger, copy):
    before = dump(ledger)
    ledger.remove("seal_use", 1)
    ledger.remove("official", 1)
    from_copy(ledger, copy, [("seal_use", 1)])
    assert dump(ledger) == before
    assert ledger.undo_label() == "从备份取回：土地流转备案表"


def test_a_number_given_out_again_is_refused_and_nothing_is_written(ledger):
    made = ledger.save("certificate", {"resident": Ref(1), "purpose": "办户头"}).id
    copy = backup.make(ledger.path, NOW, "自动")
    number = ledger.get("certificate", made)["number"]
    ledger.store.execute("DELETE FROM seal_use WHERE certificate = ?", (made,))
    ledger.store.execute("UPDATE certificate SET id = 77 WHERE id = ?", (made,))
    ledger.remove("seal_use", 1)
    before = dump(ledger, leave=())
    with pytest.raises(Refused, match=f"编号“{number}”现在是另一条"):
        from_copy(ledger, copy, [("seal_use", 1), ("certificate", made)])
    assert dump(ledger, leave=()) == before


def test_own_fields_come_back_with_what_was_in_them(ledger):
    ledger.save("own_field", {"register": "resident", "label": "血型", "kind": "text"})
    name = ledger.type("resident").field("血型").name
    ledger.save("resident", {name: "A"}, id=1)
    copy = backup.make(ledger.path, NOW, "自动")
    before = dump(ledger)
    ledger.save("resident", {name: "B"}, id=1)
    from_copy(ledger, copy, [("resident", 1)])
    assert dump(ledger) == before


def test_a_copy_of_an_earlier_shape_is_read(ledger, copy):
    ledger.remove("seal_use", 1)
    with opened(copy, ledger.declared, NOW) as old:  # as an earlier version would have left it
        old.store.execute("ALTER TABLE seal_use DROP COLUMN keeper")
        old.store.execute("DELETE FROM _meta WHERE key = 'shape'")
        content = old.store.connection.serialize()
    copy.write_bytes(content)
    from_copy(ledger, copy, [("seal_use", 1)])
    assert ledger.get("seal_use", 1)["keeper"] is None
    assert copy.read_bytes() == content


# -- the whole -----------------------------------------------------------------------------------


def test_the_whole_lies_beside_and_the_present_stays(ledger, copy, tmp_path):
    (tmp_path / "收据.jpg").write_bytes(b"jpg")
    one = attachments.put(ledger.path, tmp_path / "收据.jpg")
    before = dump(ledger)
    ledger.remove("seal_use", 1)
    present = ledger.path.read_bytes()
    (found,) = listing.listed(ledger.path)
    made = restore(found, ledger.path)
    assert made.name == "白杨村（恢复11月23日 0930）.cwz"
    assert attachments.path_of(made, one).read_bytes() == b"jpg"
    assert ledger.path.read_bytes() == present
    again = restore(found, ledger.path)
    assert again.name == "白杨村（恢复11月23日 0930 2）.cwz"
    other = open_ledger(made)
    assert dump(other) == before
    other.close()
    backup.make(made, NOW + dt.timedelta(days=1), "自动")
    assert len(listing.listed(made)) == 2  # its own, and those it came from


@pytest.mark.parametrize("harm", ["cut", "zeros", "empty", "gone", "garbled"])
def test_a_ledger_that_does_not_open_is_restored_without_opening_it(ledger, copy, harm):
    before = dump(ledger)
    ledger.close()
    path = ledger.path
    content = path.read_bytes()
    broken = {
        "cut": content[:5000],
        "zeros": bytes(len(content)),
        "empty": b"",
        "garbled": bytes(byte ^ 0xFF for byte in content),
    }
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(broken[harm])
        with pytest.raises(UserError):
            open_ledger(path)
    (found,) = listing.listed(path)
    made = open_ledger(restore(found, path))
    assert dump(made) == before
    made.close()
    assert harm == "gone" or path.read_bytes() == broken[harm]


def test_a_broken_copy_is_not_used(ledger, copy):
    (found,) = listing.listed(ledger.path)
    content = bytearray(copy.read_bytes())
    content[-10] ^= 4
    copy.write_bytes(content)
    with pytest.raises(DamagedLedger, match="前面或后面"):
        restore(found, ledger.path)
    assert not list(ledger.path.parent.glob("*恢复*"))


def test_the_copy_on_the_stick_serves_when_the_one_here_is_broken(ledger, tmp_path):
    stick = tmp_path / "U盘"
    stick.mkdir()
    places.choose(ledger.path, stick, NOW)
    kept = keeping.keep(ledger.path, NOW).copy
    content = bytearray(kept.here.read_bytes())
    content[-10] ^= 4
    kept.here.write_bytes(content)
    good = listing.verified(kept)
    assert (good.state, good.path) == ("checked", kept.away)
    assert restore(kept, ledger.path).read_bytes() == kept.away.read_bytes()


def test_a_restore_that_breaks_off_makes_nothing(ledger, copy, monkeypatch):
    from models.restore import whole

    def full(source, target):
        raise OSError("full")

    monkeypatch.setattr(whole, "copy_whole", full)
    (found,) = listing.listed(ledger.path)
    with pytest.raises(CannotWrite, match="都没有动"):
        restore(found, ledger.path)
    assert not list(ledger.path.parent.glob("*恢复*"))


# -- the bin -------------------------------------------------------------------------------------


def test_what_was_removed_lies_in_the_bin(ledger):
    before = dump(ledger)
    ledger.remove("seal_use", 1)
    ledger.remove("official", 1)
    official, seal = removed.listed(ledger)
    assert (seal.type, seal.label, seal.at) == ("seal_use", "删了用印登记：土地流转备案表", NOW)
    assert removed.words(ledger, seal)[0] == "土地流转备案表"
    assert removed.words(ledger, official)[0] == "陈志强"
    removed.bring_back(ledger, [seal])  # the official comes along
    assert dump(ledger) == before
    assert removed.listed(ledger) == []
    assert ledger.undo_label() == "取回删掉的：土地流转备案表"
    ledger.undo()
    assert len(removed.listed(ledger)) == 2


def test_what_was_undone_or_erased_does_not_lie_there(ledger):
    ledger.save("resident", {"name": "孙芳"})
    ledger.undo()
    assert removed.listed(ledger) == []
    ledger.remove("resident", 1)
    assert len(removed.listed(ledger)) == 1
    ledger.undo()
    assert removed.listed(ledger) == []
    ledger.redo()
    assert [one.label for one in removed.listed(ledger)] == ["删了村民：王秀兰"]
    ledger.journal.redact("resident", 1)
    assert removed.listed(ledger) == []
