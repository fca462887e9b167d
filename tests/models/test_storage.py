"""A file that cannot be opened or written: a sentence, and not one byte changed."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models import backup, storage
from models.errors import (
    CannotWrite,
    DamagedLedger,
    HeldLedger,
    LedgerUnreadable,
    NewerLedger,
    NotFound,
)
from models.kinds_links import Ref
from tests.models.villages import break_off, dump, new_village, open_ledger


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "白杨村.cwz"
    ledger = new_village(path)
    with ledger.operation("导入"):
        for number in range(300):
            ledger.save("resident", {"name": "王秀兰", "note": f"第{number}人" * 60})
    ledger.close()
    return path


def content_of(path):
    try:
        return path.read_bytes()
    except OSError:  # no file, or none that could be
        return None


def refused(path, error, said, **options):
    before = content_of(path)
    listed = sorted(path.parent.iterdir())
    with pytest.raises(error, match=said) as caught:
        open_ledger(path, **options)
    assert content_of(path) == before
    assert sorted(path.parent.iterdir()) == listed
    return caught.value


BOTH = pytest.mark.parametrize("options", [{}, {"read_only": True}], ids=["write", "read"])


@BOTH
def test_newer(path, options):
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {storage.FORMAT + 1}")
    connection.close()
    refused(path, NewerLedger, "新版程序写的.*没有动它", **options)


@BOTH
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "是空的"),
        (b"SQLite format 3\x00", "不是村务一本账的账本"),
        ("姓名,性别\n".encode(), "不是村务一本账的账本"),
        (b"PK\x03\x04" + b"x" * 300, "不是村务一本账的账本"),
        (b"\x00" * 5000, "不是村务一本账的账本"),
    ],
)
def test_not_ours(tmp_path, options, content, said):
    path = tmp_path / "花名册.cwz"
    path.write_bytes(content)
    refused(path, LedgerUnreadable, said, **options)


@BOTH
def test_another_programs_database(tmp_path, options):
    path = tmp_path / "别的.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    refused(path, LedgerUnreadable, "别的程序的文件，没有动它", **options)


@BOTH
@pytest.mark.parametrize("kept", [100, 4096, 0.5, 0.999])
def test_cut_short(path, options, kept):
    content = path.read_bytes()
    path.write_bytes(content[: int(kept if kept > 1 else len(content) * kept)])
    error = refused(path, DamagedLedger, "坏了，可能是拷贝没拷完", **options)
    assert "备份" in error.action


@BOTH
def test_an_act_that_a_power_cut_left_before_the_file_grew_is_taken_back(path, options):
    """Its first page says already how long the file was to become: that is no damage."""
    whole = path.read_bytes()
    ledger = open_ledger(path)
    before, journal = dump(ledger, leave=()), path.with_name(f"{path.name}-journal")
    with ledger.operation("很多"):
        for _ in range(300):
            ledger.save("resident", {"name": "李梅", "note": "长" * 900})
        link = path.with_name("kept")
        link.hardlink_to(journal)
    after = path.read_bytes()
    ledger.close()
    assert len(after) > len(whole)
    path.write_bytes(after[: len(whole)])
    link.rename(journal)
    again = open_ledger(path, **options)
    assert dump(again, leave=()) == before
    again.close()


def test_a_damaged_page_in_the_middle_is_told_when_it_is_met(path):
    content = bytearray(path.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    before = path.read_bytes()
    with (
        pytest.raises(DamagedLedger, match="坏了"),
        contextlib.closing(open_ledger(path)) as ledger,
    ):
        ledger.find("resident")
    assert path.read_bytes() == before


@pytest.mark.parametrize("harm", ["'former_nbme'", "CAST(x'666f726d65725fc7ff6d65' AS TEXT)"])
def test_a_garbled_description_of_a_table_is_told(path, harm):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    changed = f"UPDATE sqlite_master SET sql = replace(sql, 'former_name', {harm})"
    connection.execute(f"{changed} WHERE name = 'resident'")
    connection.close()
    before = path.read_bytes()
    with (
        pytest.raises(DamagedLedger, match="坏了"),
        contextlib.closing(open_ledger(path)) as ledger,
    ):
        ledger.find("resident")
    assert path.read_bytes() == before


@BOTH
def test_a_folder(tmp_path, options):
    refused(tmp_path, LedgerUnreadable, "是文件夹，不是账本", **options)


def test_not_there(tmp_path):
    refused(tmp_path / "没有.cwz", NotFound, "没有找到账本", read_only=True)
    with pytest.raises(CannotWrite, match="“没有这里”这个文件夹写不进去"):
        open_ledger(tmp_path / "没有这里" / "a.cwz")


@BOTH
def test_a_name_too_long(tmp_path, options):
    refused(
        tmp_path / ("长" * 200 + ".cwz"),
        (LedgerUnreadable, CannotWrite),
        "打不开|写不进去",
        **options,
    )


def test_reading_only_cannot_write(path):
    before = path.read_bytes()
    ledger = open_ledger(path, read_only=True)
    assert ledger.count("resident") == 300
    with pytest.raises(CannotWrite, match="只读"):
        ledger.save("resident", {"name": "李梅"})
    with pytest.raises(CannotWrite):
        ledger.undo()
    ledger.close()
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_read_only_file_reads_and_refuses_to_save(path, monkeypatch):
    before = path.read_bytes()
    connect = sqlite3.connect

    def as_on_a_locked_stick(target, *args, **more):
        return connect(target.replace("mode=rwc", "mode=ro"), *args, **more)

    monkeypatch.setattr(storage.sqlite3, "connect", as_on_a_locked_stick)
    ledger = open_ledger(path)
    assert ledger.count("resident") == 300
    with pytest.raises(CannotWrite, match="只读的，写不进去"):
        ledger.save("resident", {"name": "李梅"})
    assert ledger.count("resident") == 300
    ledger.close()
    assert path.read_bytes() == before


def test_a_read_only_folder(path, monkeypatch):
    opened = Path.open

    def denied(self, mode="r", *args, **more):
        if "a" in mode or "w" in mode:
            raise PermissionError(13, "denied")
        return opened(self, mode, *args, **more)

    monkeypatch.setattr(Path, "open", denied)
    refused(path, CannotWrite, "这个文件夹写不进去，账本没有动")
    ledger = open_ledger(path, read_only=True)
    assert ledger.count("resident") == 300
    ledger.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission(path):
    path.chmod(0)
    with pytest.raises(LedgerUnreadable, match="没有权限"):
        open_ledger(path)


def test_a_full_disk_keeps_what_there_was(path):
    ledger = open_ledger(path)
    before = dump(ledger, leave=())
    pages = ledger.store.value("PRAGMA page_count")
    ledger.store.execute(f"PRAGMA max_page_count = {pages + 1}")
    values = {"name": "李梅", "note": "长" * 2000}
    with pytest.raises(CannotWrite, match="磁盘满了"):
        break_off(ledger, *[lambda: ledger.save("resident", values)] * 100)
    assert dump(ledger, leave=()) == before
    ledger.store.execute("PRAGMA max_page_count = 1000000")
    ledger.save("resident", {"name": "李梅"})
    ledger.close()


def test_a_full_disk_at_the_backup_leaves_no_half_copy(path, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="磁盘满了"):
        backup.make(path, dt.datetime(2026, 11, 23), "手动")
    assert list(backup.folder_of(path).iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "有 空格.cwz",
        "井号#1.cwz",
        "问号?a=b.cwz",
        "百分%20号.cwz",
        "a&b;c'd\".cwz",
        "龘𬱖.cwz",
        "-rf.cwz",
    ],
)
def test_odd_paths(tmp_path, name):
    folder = tmp_path / "白杨村 #1?%20 资料"
    folder.mkdir()
    ledger = new_village(folder / name)
    ledger.save("resident", {"name": "王秀兰"})
    ledger.close()
    assert [one.name for one in folder.iterdir()] == [name]
    ledger = open_ledger(folder / name, read_only=True)
    assert ledger.village["name"] == "白杨村"
    ledger.close()
    assert backup.make(folder / name, dt.datetime(2026, 11, 23), "手动").is_file()


# -- other processes -----------------------------------------------------------------------------

HOLD = """
import contextlib, datetime as dt, sys, time
from pathlib import Path
from models.declared import record_types
from models.kinds_links import Ref
from models.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]), record_types(), clock=lambda: dt.datetime(2026, 11, 23, 9, 30))
if sys.argv[2] == "half":
    ledger.store.execute("PRAGMA cache_size = 5")  # so that pages reach the disk before the end
    act = ledger.operation("导入花名册")
    act.__enter__()
    for number in range(400):
        ledger.save("resident", {"name": "李梅", "note": "长" * 900})
if sys.argv[2] == "half and looked at":
    act = ledger.operation("记一个")
    act.__enter__()
    ledger.save("resident", {"name": "李梅"})
    with contextlib.closing(Ledger(ledger.path, ledger.declared, clock=ledger._clock,
                                   read_only=True)) as reader:
        reader.count("resident")
print("ready", flush=True)
time.sleep(60)
"""


@pytest.fixture
def other(path):
    started = []

    def start(what):
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, path, what], stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_second_writer_is_told_who_holds_it(path, other):
    process = other("idle")
    error = refused(path, HeldLedger, "正开着")
    assert f"进程 {process.pid}" in error.sentence
    assert "用户" in error.sentence
    reader = open_ledger(path, read_only=True)
    assert reader.count("resident") == 300
    reader.close()


def test_the_same_program_twice_is_told_too(path):
    first = open_ledger(path)
    with pytest.raises(HeldLedger, match=f"进程 {os.getpid()}"):
        open_ledger(path)
    first.close()
    open_ledger(path).close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_killed_process_leaves_all_or_nothing(path, other):
    before = open_ledger(path, read_only=True)
    expected = dump(before, leave=())
    before.close()
    process = other("half")
    process.send_signal(signal.SIGKILL)
    process.wait()
    journal = path.with_name(path.name + "-journal")
    assert journal.stat().st_size  # it was really in the middle, and pages had been written
    for options in ({"read_only": True}, {}):
        ledger = open_ledger(path, **options)
        assert dump(ledger, leave=()) == expected
        assert ledger.store.value("PRAGMA integrity_check") == "ok"
        ledger.close()
    ledger = open_ledger(path)
    ledger.save("resident", {"name": "李梅", "household": Ref(None, "03-027")})
    ledger.close()


def test_reading_while_another_writes_sees_what_stands(path, other):
    other("half-not")
    reader = open_ledger(path, read_only=True)
    began = time.monotonic()
    assert reader.count("resident") == 300
    assert time.monotonic() - began < 5
    reader.close()


def test_looking_at_the_own_file_lets_go_of_no_lock(path, other):
    """Else somebody who reads takes back, as broken off, what is just being written."""
    other("half and looked at")
    journal = path.with_name(path.name + "-journal")
    assert journal.exists()
    reader = open_ledger(path, read_only=True)
    assert reader.count("resident") == 300
    reader.close()
    assert journal.exists()
