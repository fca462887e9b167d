"""A newer version from a stick: whole or not at all, and a way back."""

from __future__ import annotations

import pytest

from models import versions
from models.errors import CannotWrite, UserError


def program(folder, number):
    for name in ("main.py", "bootstrap.py", "requirements.lock", "models/ledger.py"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name} {number}", encoding="utf-8")
    (folder / "setup.cfg").write_text(f"[metadata]\nversion = {number}\n", encoding="utf-8")
    return folder


@pytest.fixture
def root(tmp_path):
    return program(tmp_path / "程序", "0.1")


@pytest.fixture
def stick(tmp_path):
    made = program(tmp_path / "U 盘" / "新版", "0.2")
    (made / "__pycache__").mkdir()
    (made / "__pycache__" / "x.pyc").write_bytes(b"x")
    return made


def contents(folder):
    return {str(one.relative_to(folder)): one.read_bytes()
            for one in folder.rglob("*") if one.is_file()}  # fmt: skip


def test_the_new_one_is_used_and_the_old_one_stays(root, stick):
    before = contents(root)
    tried = []
    home = versions.take_in(stick, root, tried.append)
    assert versions.chosen(root) == home
    assert home.name.startswith("0.2-")
    assert versions.is_whole(home)
    assert len(tried) == 1
    assert not list(home.rglob("*.pyc"))
    assert {name: content for name, content in contents(root).items() if name in before} == before
    with pytest.raises(UserError, match="现在用的就是这一版"):
        versions.take_in(stick, root, tried.append)
    assert versions.go_back(root) == root
    assert versions.chosen(root) == root
    with pytest.raises(UserError, match="没有可以退回的"):
        versions.go_back(root)
    assert versions.take_in(stick, root, tried.append) == home


def test_only_the_one_before_is_kept(root, stick, tmp_path):
    first = versions.take_in(stick, root, lambda _: None)
    second = versions.take_in(program(tmp_path / "b", "0.3"), root, lambda _: None)
    third = versions.take_in(program(tmp_path / "c", "0.4"), root, lambda _: None)
    assert not first.exists()
    assert versions.go_back(root) == second
    assert third.exists()


def test_one_that_fails_its_trial_changes_nothing(root, stick):
    before = contents(root)

    def fails(home):
        assert (home / "main.py").is_file()
        raise UserError("试不通")

    with pytest.raises(UserError, match="试不通"):
        versions.take_in(stick, root, fails)
    assert contents(root) == before
    assert versions.chosen(root) == root


def test_what_is_no_program_or_reads_back_wrong_is_not_taken(root, stick, monkeypatch):
    before = contents(root)
    with pytest.raises(UserError, match="没有新版程序"):
        versions.take_in(stick.parent, root, lambda _: None)
    monkeypatch.setattr(versions, "copy_whole", lambda source, target: "别的")
    with pytest.raises(CannotWrite, match="读回来不一样"):
        versions.take_in(stick, root, lambda _: None)
    assert contents(root) == before


@pytest.mark.parametrize("said", ["", "{", '{"now": "没有这一版", "before": ""}', "[]"])
def test_a_garbled_choice_means_the_first_one(root, stick, said):
    versions.take_in(stick, root, lambda _: None)
    (root / "版本" / "用哪一版.json").write_text(said, encoding="utf-8")
    assert versions.chosen(root) == root
