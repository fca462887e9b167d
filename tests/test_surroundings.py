"""The suite touches nothing of the person who runs it, and nobody outside."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import SocketBlockedError

ROOT = Path(__file__).resolve().parent.parent


def is_made_up(path):
    folder = Path(tempfile.gettempdir()).resolve()
    return folder in Path(path).resolve().parents


def test_the_window_keeps_its_settings_in_a_home_made_for_this_run():
    from ui import settings as window_settings

    assert is_made_up(Path.home())
    assert is_made_up(window_settings._store().fileName())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not ask the environment")
def test_logs_and_ledgers_go_to_a_home_made_for_this_run(qapp):
    from ui import mishap, opening

    assert is_made_up(mishap.log_folder())
    assert is_made_up(opening.documents())


def test_no_test_reaches_the_network():
    # The plugin warns before it raises, and here a warning is an error.
    with pytest.raises((SocketBlockedError, UserWarning), match="A test tried to use socket"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_warning_is_an_error():
    with pytest.raises(UserWarning, match="someone should look"):
        warnings.warn("someone should look", stacklevel=1)


def test_no_example_is_hurried():
    assert settings.default.deadline is None


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or shutil.which("git") is None, reason="not a checkout, or no git"
)
def test_what_tools_make_is_not_in_the_tree():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("git does not answer here")
    made = ("__pycache__", ".hypothesis", ".pytest_cache", ".venv", "wheels")
    assert not [path for path in listed.stdout.splitlines() if set(made) & set(Path(path).parts)]
