"""How fast and how large an import is: a messy roster, against the plain reading of its file."""

from __future__ import annotations

import ast
import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from models.declared import record_types
from models.errors import UserError
from models.importing.plan import ImportPlan
from models.ledger import Ledger

_ROOT = Path(__file__).resolve().parents[3]
NOW = dt.datetime(2026, 11, 20, 9)
#: what python-calamine takes to give all cells of the first sheet
_READ = """\
import sys, time
from python_calamine import CalamineWorkbook
began = time.process_time()
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
print(time.process_time() - began)
"""
#: what one import takes to read, check, write and read back, its reader with it
_OURS = """\
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from models.sheets.kept import end_all
from ui.commands.measures.roster import imported
before = sum(os.times()[:4])
counts = imported(Path(sys.argv[2]), Path(sys.argv[3]))
end_all()  # what the reader took is told when it has ended
print(sum(os.times()[:4]) - before, counts)
"""
_TURNS = 5  #: of both, in turn: a machine with other work is slower at one time than another
#: peak memory of one import in a process of its own, and of the child that reads the file
PROBE = """\
import re, resource, sys
sys.path.insert(0, sys.argv[1])
import main
from models.sheets.kept import end_all
code = main.main(["import", sys.argv[2], "--ledger", sys.argv[3], "--json"])
end_all()
own = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
print(code, own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
"""


def measure_import(sheet: Path) -> dict[str, Any]:
    """Return seconds of processor time of an import and of python-calamine's plain read.

    The least of several, each in a process of its own, as it always is.

    Raises:
        UserError: there is no such file.
    """
    if not sheet.is_file():
        raise UserError(f"没有“{sheet}”这个文件。", "请写一份花名册的位置。")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain, ours, counts = [], [], ""
        for turn in range(_TURNS):
            plain.append(float(_told(folder, _READ, str(sheet))))
            told = _told(folder, _OURS, str(_ROOT), str(sheet), str(folder / f"{turn}.cwz"))
            seconds, _, counts = told.partition(" ")
            ours.append(float(seconds))
        result: dict[str, Any] = {
            "file": sheet.name, "counts": ast.literal_eval(counts),
            "plain_read_s": round(min(plain), 3), "import_s": round(min(ours), 3),
            "ratio_to_plain_read": round(min(ours) / min(plain), 1),
        }  # fmt: skip
        if Path("/proc/self/status").exists():
            result |= _memory(sheet, folder)
    return result


def _told(folder: Path, script: str, *arguments: str) -> str:
    """Return what a script prints; its modules are compiled once, as they are on any computer."""
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **kept},
    )  # fmt: skip
    return done.stdout


def imported(sheet: Path, path: Path) -> dict[str, Any]:
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
