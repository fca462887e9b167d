"""From a copy or from the bin by command, and two records made into one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.kinds_links import Ref
from tests.models.villages import dump, new_village, open_ledger
from ui import commands


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "白杨村.cwz"
    ledger = new_village(path)
    for name in ("王秀兰", "李梅"):
        ledger.save("resident", {"name": name, "household": Ref(None, "03-027")})
    ledger.close()
    return path


@pytest.fixture
def told(capsys, path):
    def run(*arguments):
        code = commands.run([*map(str, arguments), "--ledger", str(path), "--json"])
        out, err = capsys.readouterr()
        assert code == 0, err
        return json.loads(out)

    return run


@pytest.fixture
def refused(capsys, path):
    def run(*arguments):
        code = commands.run([*map(str, arguments), "--ledger", str(path)])
        out, err = capsys.readouterr()
        assert (code, out) == (1, "")
        return err

    return run


def change(path):
    ledger = open_ledger(path)
    ledger.save("resident", {"phone": "13800012345"}, id=1)
    ledger.remove("resident", 2)
    ledger.close()


def content(path):
    ledger = open_ledger(path, read_only=True)
    try:
        return dump(ledger)
    finally:
        ledger.close()


def test_a_copy_is_compared_and_gives_back_one_record_or_all(told, refused, path):
    copy = told("backup")["name"]
    before = content(path)
    change(path)
    changed = content(path)
    found = told("compare", copy)
    assert [one["id"] for one in found["gone"]] == [2]
    assert [one["id"] for one in found["changed"]] == [1]
    assert content(path) == changed
    made = Path(told("restore", copy)["ledger"])
    assert made.parent == path.parent
    assert content(made) == before
    assert content(path) == changed, "the present one stays"
    assert told("restore", copy, "--record", "村民/2")["label"] == "从备份取回：李梅"
    assert {one["name"] for one in told("list", "村民")} == {"王秀兰", "李梅"}
    assert told("undo") == {"undone": "从备份取回：李梅"}
    assert "看不懂“村民2”" in refused("restore", copy, "--record", "村民2")
    assert "没有“昨天的”这份备份" in refused("restore", "昨天的")
    assert "就是现在这本账" in refused("compare", path)


def test_a_copy_that_is_not_what_was_checked_is_not_used(told, refused, path):
    copy = Path(told("backup")["here"])
    content = bytearray(copy.read_bytes())
    content[5000] ^= 1
    copy.write_bytes(content)
    for command in (("restore", copy.name), ("restore", copy.name, "--record", "村民/1"),
                    ("compare", copy.name)):  # fmt: skip
        assert "坏了，没有用它" in refused(*command)


def test_the_bin_by_command(told, refused, path):
    assert told("removed") == []
    change(path)
    (row,) = told("removed")
    assert (row["type"], row["id"], row["title"]) == ("resident", 2, "李梅")
    assert "删掉的里面没有“resident/1”" in refused("removed", "--take-back", "村民/1")
    assert told("removed", "--take-back", "村民/2")["label"] == "取回删掉的：李梅"
    assert told("removed") == []


def test_two_are_made_into_one(told, path):
    change(path)
    told("undo")
    before = content(path)
    looked = told("merge", "村民", 1, 2, "--dry-run")
    assert (looked["label"], content(path)) == ("", before)
    assert told("merge", "村民", 1, 2)["label"] == "并成一条：王秀兰、李梅"
    assert len(told("list", "村民")) == 1
    told("undo")
    assert content(path) == before
