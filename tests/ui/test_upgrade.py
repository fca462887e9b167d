"""The newer version from a stick, by the menu of the village's name."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from models.errors import UserError
from ui import upgrade


def test_the_first_version_is_found_from_any_other(monkeypatch):
    assert (upgrade.first() / "bootstrap.py").is_file()
    monkeypatch.setattr(upgrade, "_HOME", Path("/村/程序/版本/0.2-abc"))
    assert upgrade.first() == Path("/村/程序")


@pytest.mark.parametrize(("code", "last"), [(0, "换好了，下次打开就是新版。"), (1, "磁盘满了。")])
def test_its_last_sentence_is_told(monkeypatch, code, last):
    asked = []

    def ran(command, **_):
        asked.append(command)
        return subprocess.CompletedProcess(command, code, stdout=f"正在装\n{last}\n\n")

    monkeypatch.setattr(subprocess, "run", ran)
    if code:
        with pytest.raises(UserError, match=last):
            upgrade._said(["back"])
    else:
        assert upgrade._said(["back"]) == last
    assert asked[0][1:] == [str(upgrade.first() / "bootstrap.py"), "back"]
