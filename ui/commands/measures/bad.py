"""What bad files do to the command import: time, memory, what is said, what is left."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from models.declared import record_types
from models.errors import UserError
from models.ledger import Ledger
from ui.commands.measures.roster import NOW, PROBE

_ROOT = Path(__file__).resolve().parents[3]
_LONGEST, _LARGEST = 10, 1024  #: seconds and megabytes
_ENDED = 60  #: seconds after which a command that does not end is ended


def measure_bad(folder: Path) -> dict[str, Any]:
    """Try to import every file of a folder, each into a ledger of its own."""
    files = sorted(one for one in folder.iterdir() if one.is_file())
    if not files:
        raise UserError(f"“{folder}”里没有文件。")
    told = [_tried(one) for one in files]
    return {
        "files": len(told),
        "slower_than_10_s": [one["file"] for one in told if one["seconds"] > _LONGEST],
        "over_1_gb": [one["file"] for one in told if one["megabytes"] > _LARGEST],
        "without_a_sentence": [one["file"] for one in told if one["code"] and not one["said"]],
        "failed_and_written": [one["file"] for one in told if one["code"] and one["written"]],
        "left_running": [one["file"] for one in told if one["left_running"]],
        "each": told,
    }


def _tried(path: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        ledger, probe = Path(name) / "a.cwz", Path(name) / "probe.py"
        Ledger(ledger, record_types(), clock=lambda: NOW).close()
        probe.write_text(PROBE, encoding="utf-8")
        before = hashlib.sha256(ledger.read_bytes()).digest()
        began = time.perf_counter()
        command = [sys.executable, str(probe), str(_ROOT), str(path), str(ledger)]
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and script
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=_ROOT,
            start_new_session=True,
        )  # fmt: skip
        try:
            _, errors = process.communicate(timeout=_ENDED)
        except subprocess.TimeoutExpired:
            process.kill()
            _, errors = process.communicate()
        lines = errors.strip().splitlines() or [""]
        figures = lines[-1].split()
        ended = len(figures) == 3 and process.returncode == 0  # noqa: PLR2004 - what it tells
        code, own, reader = map(int, figures) if ended else (process.returncode or -1, 0, 0)
        return {
            "file": path.name,
            "seconds": round(time.perf_counter() - began, 2),
            "megabytes": round((own + reader) / 1024),
            "code": code,
            "said": " ".join(lines[:-1]) if ended else "",
            "written": hashlib.sha256(ledger.read_bytes()).digest() != before,
            "left_running": _runs(process.pid),
        }


def _runs(session: int) -> bool:
    """Say whether anything of the command is still there."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True
