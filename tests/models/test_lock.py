"""One writer: the lock goes with its holder and never lies about who it is."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from models import far_paths, lock
from models.errors import CannotWrite, HeldLedger
from models.lock import Lock


def test_taken_and_released(tmp_path):
    path = tmp_path / "白杨村.cwz"
    first = Lock(path)
    assert json.loads(first.path.read_text())["pid"] == os.getpid()
    with pytest.raises(HeldLedger, match="同一时间只能有一处在记"):
        Lock(path)
    first.release()
    first.release()
    assert not first.path.exists()
    Lock(path).release()


@pytest.mark.parametrize("content", ["", "{", "null", "[]", '{"pid": 1}', "乱写的"])
def test_a_lock_file_that_says_nothing_useful(tmp_path, content):
    path = tmp_path / "白杨村.cwz"
    first = Lock(path)
    first.path.write_text(content)
    with pytest.raises(HeldLedger, match=r"“白杨村\.cwz”正开着，同一时间"):
        Lock(path)
    first.release()


def test_a_left_lock_file_holds_nobody_up(tmp_path):
    path = tmp_path / "白杨村.cwz"
    path.with_name(".白杨村.cwz.lock").write_text('{"pid": 1, "host": "旧电脑", "user": "a"}')
    one = Lock(path)
    assert json.loads(one.path.read_text())["pid"] == os.getpid()
    one.release()


def test_a_lock_on_a_file_that_was_just_removed_is_no_lock(tmp_path, monkeypatch):
    path = tmp_path / "白杨村.cwz"
    first = Lock(path)
    take = lock._take
    taken = []

    def late(file):
        if not taken:
            first.release()  # between the other's opening and its locking
        taken.append(file)
        take(file)

    monkeypatch.setattr(lock, "_take", late)
    second = Lock(path)
    assert len(taken) == 2
    assert second.path.exists()
    with pytest.raises(HeldLedger):
        Lock(path)
    second.release()


def test_a_place_without_locks_is_told(tmp_path, monkeypatch):
    def none(_file):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_take", none)
    with pytest.raises(CannotWrite, match="不能上锁"):
        Lock(tmp_path / "白杨村.cwz")


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/村\\040里 cifs rw 0 0
/dev/sdb1 /mnt/村\\040里/U exfat rw 0 0
host:/x /mnt/远 fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a/账.cwz", "ext4"),
        ("/mnt/村 里/账.cwz", "cifs"),
        ("/mnt/村 里/U/账.cwz", "exfat"),
        ("/mnt/远/账.cwz", "fuse.sshfs"),
        ("/mnt/远处/账.cwz", "ext4"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="the list of mounts is that of Linux")
def test_what_lies_on_another_computer_is_not_written(path, kind, monkeypatch, tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    monkeypatch.setattr(far_paths, "_MOUNTS", mounts)
    found = far_paths.kind_of(Path(path), mounts.read_text(encoding="utf-8"))
    assert found == kind
    assert far_paths.is_far(Path(path)) == (kind not in {"ext4", "exfat"})
    if far_paths.is_far(Path(path)):
        with pytest.raises(CannotWrite, match="在网络盘或别的电脑上"):
            Lock(Path(path))
