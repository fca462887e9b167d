"""One writer: the lock goes with its holder and never lies about who it is."""

from __future__ import annotations

import json
import os

import pytest

from models import lock
from models.errors import HeldLedger
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
