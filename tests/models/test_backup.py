"""Copies: checked when they are written, in two places, thinned, and a flipped byte is told."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from models import attachments, backup
from models.backup import keeping, listing, note, places
from models.errors import CannotWrite, DamagedLedger, UserError
from models.kinds_links import Ref
from tests.models.villages import NOW, dump, new_village, open_ledger

HALF_HOUR = dt.timedelta(minutes=30)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "电脑" / "白杨村.cwz"
    path.parent.mkdir()
    ledger = new_village(path)
    ledger.save("resident", {"name": "王秀兰", "household": Ref(None, "03-027")})
    ledger.close()
    return path


@pytest.fixture
def stick(tmp_path, path):
    folder = tmp_path / "U盘"
    folder.mkdir()
    places.choose(path, folder, NOW)
    return folder / "村务一本账备份"


def add(path, name, now=NOW):
    ledger = open_ledger(path)
    ledger.save("resident", {"name": name})
    op = ledger.journal.last()
    ledger.close()
    return op


def everything(path):
    ledger = open_ledger(path, read_only=True)
    try:
        return sum(ledger.count(name) for name in ledger.types)
    finally:
        ledger.close()


def test_a_copy_holds_all_and_says_so(path):
    made = backup.make(path, NOW, "手动")
    found = note.read(made)
    assert (found.at, found.reason) == (NOW, "手动")
    assert found.counts["resident"] == found.counts["household"] == found.counts["village"] == 1
    assert found.total == everything(path)
    copy, ledger = open_ledger(made, read_only=True), open_ledger(path, read_only=True)
    assert dump(copy, leave=()) == dump(ledger, leave=())
    copy.close()
    ledger.close()
    (one,) = listing.listed(path)
    assert (one.state, one.total, one.here, one.away) == ("checked", everything(path), made, None)


def test_a_copy_while_somebody_writes_is_of_before(path):
    ledger = open_ledger(path)
    with ledger.operation("一步"):
        ledger.save("resident", {"name": "李梅"})
        made = backup.make(path, NOW, "手动")
    ledger.close()
    assert note.read(made).counts["resident"] == 1


@pytest.mark.parametrize("place", [150, 5000, -1])
def test_a_flipped_byte_is_told(path, place):
    made = backup.make(path, NOW, "手动")
    content = bytearray(made.read_bytes())
    content[place] ^= 1
    made.write_bytes(content)
    (one,) = listing.listed(path)
    assert listing.verified(one).state == "broken"
    assert listing.verified(one).total is None


def test_a_copy_cut_short_is_told_at_once(path):
    made = backup.make(path, NOW, "手动")
    made.write_bytes(made.read_bytes()[:-4096])
    assert listing.listed(path)[0].state == "broken"
    assert listing.newest(path) is None


def test_what_reads_back_differently_is_no_copy(path, monkeypatch):
    monkeypatch.setattr(backup.copying, "digest_of", lambda _: "0" * 64)
    with pytest.raises(CannotWrite, match="读回来的和写下去的不一样"):
        backup.make(path, NOW, "手动")
    assert list(backup.folder_of(path).iterdir()) == []


def test_a_damaged_ledger_gives_no_copy(path):
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 100] = b"\xff" * 100
    path.write_bytes(content)
    with pytest.raises(DamagedLedger):
        backup.make(path, NOW, "手动")
    assert list(backup.folder_of(path).iterdir()) == []


def test_two_in_one_second_are_two(path):
    first, second = backup.make(path, NOW, "手动"), backup.make(path, NOW, "手动")
    assert first != second
    assert len(listing.listed(path)) == 2


def test_a_copy_nobody_checked_is_checked_when_asked(path):
    made = backup.make(path, NOW, "手动")
    note.forget(made)
    (one,) = listing.listed(path)
    assert one.state == "unchecked"
    assert listing.verified(one).state == "checked"
    assert listing.verified(one).total == everything(path)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"at": 1}', "\x00"])
def test_a_note_that_is_none_only_means_to_look_again(path, content):
    made = backup.make(path, NOW, "手动")
    note.path_of(made).write_text(content)
    (one,) = listing.listed(path)
    assert one.state == "unchecked"
    assert listing.verified(one).state == "checked"


@pytest.mark.parametrize(
    ("changed", "passed", "due"),
    [
        (False, dt.timedelta(days=30), False),
        (True, dt.timedelta(minutes=29), False),
        (True, HALF_HOUR, True),
        (True, dt.timedelta(days=3), True),
        (True, dt.timedelta(days=-400), True),  # the clock was set back
    ],
)
def test_when_one_is_due(path, changed, passed, due):
    backup.make(path, NOW, "自动")
    last = listing.newest(path)
    op = add(path, "李梅") if changed else last.note.op
    assert keeping.is_due(last, op, NOW + passed) is due


def test_one_is_due_at_first_when_there_is_something():
    assert keeping.is_due(None, 1, NOW)
    assert not keeping.is_due(None, 0, NOW)


def test_a_clock_that_was_wrong_for_a_day_does_not_stop_the_copies(path):
    wrong = NOW + dt.timedelta(days=3000)
    keeping.keep(path, wrong)
    op = add(path, "李梅")
    assert keeping.is_due(listing.newest(path), op, NOW)
    keeping.keep(path, NOW)
    assert listing.newest(path).at == NOW
    assert not keeping.is_due(listing.newest(path), op, NOW)
    assert not keeping.is_due(listing.newest(path), add(path, "孙芳"), NOW + HALF_HOUR / 2)


# -- the second place ----------------------------------------------------------------------------


def test_the_second_place_gets_the_same(path, stick):
    kept = keeping.keep(path, NOW)
    assert kept.second == "copied"
    assert kept.copy.away.read_bytes() == kept.copy.here.read_bytes()
    assert note.read(kept.copy.away) == note.read(kept.copy.here)
    assert places.second(path).got == NOW
    assert keeping.keep(path, NOW, fresh=False).second == "same"


def test_a_stick_that_is_out_is_caught_up_later(path, stick):
    aside = stick.with_name("拔了")
    stick.rename(aside)
    kept = keeping.keep(path, NOW)
    assert (kept.second, kept.copy.away) == ("away", None)
    assert not stick.exists()  # never made on this disk
    assert not keeping.lags(path)
    aside.rename(stick)
    assert keeping.lags(path)
    assert keeping.keep(path, NOW + HALF_HOUR, fresh=False).copy.away
    assert not keeping.lags(path)
    assert len(listing.listed(path)) == 1


def test_after_seven_days_it_is_late(path, stick):
    keeping.keep(path, NOW)
    for days, late in ((0, 0), (6, 0), (7, 7), (40, 40), (-40, 0)):
        assert places.second(path).days_late(NOW + dt.timedelta(days=days)) == late


def test_a_place_chosen_but_never_reached_is_late_too(path, stick):
    assert places.second(path).days_late(NOW + dt.timedelta(days=8)) == 8


def test_a_stick_that_reads_back_wrong_is_told(path, stick, monkeypatch):
    monkeypatch.setattr(keeping, "copy_whole", lambda source, target: "0" * 64)
    kept = keeping.keep(path, NOW)
    assert kept.second == "failed"
    assert "可能快坏了" in kept.said
    assert kept.copy.here
    assert not kept.copy.away


def test_a_stick_pulled_out_while_copying_leaves_nothing_half(path, stick, monkeypatch):
    def pulled(handle):
        if "U盘" in str(Path(f"/proc/self/fd/{handle}").readlink()):
            raise OSError("pulled")

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("needs /proc")
    monkeypatch.setattr(os, "fsync", pulled)
    kept = keeping.keep(path, NOW)
    assert kept.second == "failed"
    assert list(stick.glob("*.cwz")) == []
    assert listing.newest(path).state == "checked"


def test_the_folder_of_the_copies_is_no_second_place(path):
    with pytest.raises(UserError, match="本来就有一份"):
        places.choose(path, backup.folder_of(path), NOW)
    with pytest.raises(CannotWrite, match="写不进去"):
        places.choose(path, path, NOW)
    assert places.second(path) is None


@pytest.mark.parametrize(
    "content", ["", "[]", '{"folder": "x"}', '{"folder":1,"since":2,"got":3}']
)
def test_a_garbled_choice_is_asked_for_again(path, stick, content):
    (backup.folder_of(path) / "备份到哪里.json").write_text(content)
    assert places.second(path) is None
    assert keeping.keep(path, NOW).second == "none"


# -- many ----------------------------------------------------------------------------------------


def test_both_places_are_thinned_and_a_bad_copy_is_no_measure(path, stick):
    for day in range(40):
        for hour in (9, 17):
            now = NOW - dt.timedelta(days=39 - day) + dt.timedelta(hours=hour - 9)
            add(path, f"村民{day}{hour}")
            kept = keeping.keep(path, now)
            assert kept.copy.at == now
    found = listing.listed(path)
    assert len(found) == 4 + 12 + 4 == len([one for one in found if one.away])
    assert len(list((stick / "检查结果").iterdir())) == len(found)
    assert kept.copy.total == found[0].total == everything(path)


def test_attachments_lie_once_in_each_place(path, stick, tmp_path):
    for name in ("收据.jpg", "照片.png"):
        (tmp_path / name).write_bytes(name.encode() * 1000)
        attachments.put(path, tmp_path / name)
    for minutes in range(3):
        keeping.keep(path, NOW + minutes * HALF_HOUR)
    for place in (backup.folder_of(path), stick):
        files = [one for one in (place / "白杨村.附件").rglob("*") if one.is_file()]
        assert sorted(one.suffix for one in files) == [".jpg", ".png"]
    whole = next(one for one in (stick / "白杨村.附件").rglob("*.jpg"))
    content = whole.read_bytes()
    whole.write_bytes(content[:10])  # a stick pulled out in the middle, long ago
    keeping.keep(path, NOW + 3 * HALF_HOUR)
    assert whole.read_bytes() == content


def test_other_ledgers_in_the_folder_are_left_alone(path):
    other = path.with_name("柳树村.cwz")
    new_village(other).close()
    keeping.keep(other, NOW - dt.timedelta(days=300))
    keeping.keep(path, NOW)
    assert [one.name for one in listing.listed(path)] == [f"白杨村 {NOW:%Y-%m-%d %H%M%S} 自动.cwz"]
    assert len(listing.in_folder(backup.folder_of(path))) == 2
