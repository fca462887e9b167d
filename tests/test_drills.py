"""A short seeded part of every drill, all of them in one go as a person starts them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ui.commands.drill import found
from ui.drills import process
from ui.drills.actions import ACTIONS, LEFT_OUT

ROOT = Path(__file__).resolve().parent.parent
SEED = "7"

pytestmark = pytest.mark.skipif(not process.can_fork(), reason="needs fork")


@pytest.fixture(scope="module")
def results():
    done = subprocess.run(
        [sys.executable, "main.py", "drill", "--short", "--seed", SEED, "--minutes=1", "--json"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout, done.stderr
    return json.loads(done.stdout)["drills"]


@pytest.mark.timeout(600)  # less than a minute on a quiet machine; the drills stop themselves
@pytest.mark.parametrize("name", found())
def test_the_law_holds(name, results):
    result = results[name]
    assert result["broken"] == 0, "\n".join(result["told"])
    assert result["count"] > 0


def test_a_drill_that_does_not_exist_is_told():
    done = subprocess.run(
        [sys.executable, "main.py", "drill", "flood"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "没有“flood”这个演练" in done.stderr


def test_every_register_is_drilled_and_what_is_left_out_has_a_reason():
    from models.declared import record_types

    drilled = {one.name for one in ACTIONS}
    for one in record_types().values():
        assert one.single or one.name == "own_field" or f"new {one.name}" in drilled
    assert all(LEFT_OUT.values())
