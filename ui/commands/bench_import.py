"""How fast and how large an import is: a messy roster, against the plain reading of its file."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.declared import record_types
from models.importing.plan import ImportPlan
from models.ledger import Ledger

_ROOT = Path(__file__).resolve().parents[2]
NOW = dt.datetime(2026, 11, 20, 9)
#: what python-calamine takes to give all cells of the first sheet
_READ = """\
import sys, time
from python_calamine import CalamineWorkbook
began = time.process_time()
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
print(time.process_time() - began)
"""
#: peak memory of one import in a process of its own, and of the child that reads the file
PROBE = """\
import re, resource, sys
sys.path.insert(0, sys.argv[1])
import main
code = main.main(["import", sys.argv[2], "--ledger", sys.argv[3], "--json"])
own = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
print(code, own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
"""


def measure_import(sheet: Path) -> dict[str, Any]:
    """Return seconds of processor time of an import and of python-calamine's plain read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = min(_plain(sheet) for _ in range(3))
        counts: dict[str, Any] = {}
        ours = _worked(lambda: counts.update(_import(sheet, folder / "a.cwz")))
        result: dict[str, Any] = {
            "file": sheet.name, "counts": counts, "plain_read_s": round(plain, 3),
            "import_s": round(ours, 3), "ratio_to_plain_read": round(ours / plain, 1),
        }  # fmt: skip
        if Path("/proc/self/status").exists():
            result |= _memory(sheet, folder)
    return result


def _worked(function: Callable[[], object]) -> float:
    """Return the processor time of a call, its child processes with it."""
    before = os.times()
    function()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def _plain(sheet: Path) -> float:
    """Return the processor time of the reader alone, in a process of its own as it always is."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", _READ, str(sheet)], stdout=subprocess.PIPE, text=True, check=True
    )
    return float(done.stdout)


def _import(sheet: Path, path: Path) -> dict[str, Any]:
    """Read, check, write and read back, as the command does."""
    ledger = Ledger(path, record_types(), clock=lambda: NOW)
    try:
        plan = ImportPlan.read(sheet, None, ledger)
        plan.apply(ledger)
        return dict(plan.counts)
    finally:
        ledger.close()


def _memory(sheet: Path, folder: Path) -> dict[str, Any]:
    probe = folder / "probe.py"
    probe.write_text(PROBE, encoding="utf-8")
    Ledger(folder / "b.cwz", record_types(), clock=lambda: NOW).close()
    began = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, str(probe), str(_ROOT), str(sheet), str(folder / "b.cwz")],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True, cwd=_ROOT,
    )  # fmt: skip
    _, own, child = done.stderr.split()[-3:]
    return {
        "command_s": round(time.perf_counter() - began, 2),
        "import_mb": round(int(own) / 1024),
        "reader_mb": round(int(child) / 1024),
    }
