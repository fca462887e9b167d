"""How fast forms are recognised and filled: a long list, and a sheet of two hundred cells.

The floor is what a script for this one form would do: load it with openpyxl, write as many cells,
save it. Times are of the processor, child processes with them, and of the clock (`wall`), the
least of several. The process that reads workbooks stays for the next one: in a program that runs
already only the clock sees it.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from exporters.forms.filling import fill
from exporters.forms.sheeted import Wish
from models import sample
from models.declared import record_types
from models.forms.recognising import Recogniser
from models.ledger import Ledger

_ROOT = Path(__file__).resolve().parents[3]
_NOW = dt.datetime(2026, 11, 20, 9)
_RUNS, _FLOORS = 6, 2
RECORDS, SHORT_ROWS = 3000, 20
_HEADS = ("序号", "姓名", "性别", "年龄", "身份证号", "联系电话", "民族", "文化程度", "婚姻状况",
          "政治面貌", "村民小组", "现住址", "户籍地址", "与户主关系", "户号", "户主姓名",
          "家庭人口", "是否低保", "是否党员", "出生日期")  # fmt: skip
_ITEMS = ("党员", "预备党员", "共青团员", "低保对象", "特困人员", "残疾人", "退役军人", "留守儿童",
          "孤儿", "外出人员", "常住人口", "户籍人口", "少数民族", "大专及以上", "初中", "小学",
          "高中", "脱贫户", "监测对象", "老年人")  # fmt: skip
_AGES = ("35岁以下", "36-45岁", "46-60岁", "61岁以上", "合计")
#: writes the forms; argv: heads, records, items, ages, then the three paths
_MADE = """\
import sys
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter as letter
heads, records, items, ages = [one.split(",") for one in sys.argv[1:5]]
box = Border(*[Side(style="thin")] * 4)
def book(path, rows, columns):
    made = Workbook()
    page = made.active
    for row in rows:
        page.append(row)
    for row in page.iter_rows(2, len(rows), 1, columns):
        for cell in row:
            cell.border = box
    made.save(path)
wide = [*heads, *(f"其他{at}" for at in range(50 - len(heads)))]
for count, path in zip((20, int(records[0])), sys.argv[5:7]):
    sums = ["合计"] + [None] * 19 + [f"=SUM({letter(at)}3:{letter(at)}{count + 2})"
                                    for at in (21, 22)]
    book(path, [["村民花名册"], wide, *[[None]] * count, sums], 50)
both = [f"{sex}{one}" for sex in "男女" for one in ages]
page = [["村情统计表"], ["序号", "项目", *both]]
book(sys.argv[7], page + [[at, one] for at, one in enumerate(items, 1)], 2 + 2 * len(ages))
"""
#: the floor; argv: form, where to save, rows, columns
_FLOOR = """\
import sys, time
began = time.process_time()
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
page = book.worksheets[0]
for row in range(3, 3 + int(sys.argv[3])):
    for column in range(1, 1 + int(sys.argv[4])):
        page.cell(row, column).value = f"{row}村民{column}"
book.save(sys.argv[2])
print(time.process_time() - began)
"""
_PROBE = """\
import re, sys
sys.path.insert(0, sys.argv[1])
import main
main.main(["fill", sys.argv[2], "--ledger", sys.argv[3], "--output", sys.argv[4], "--json"])
said = open("/proc/self/status").read() if sys.platform == "linux" else "VmHWM: 0"
print(re.search(r"VmHWM:\\s+(\\d+)", said)[1], file=sys.stderr)
"""


def measure_filling() -> dict[str, Any]:
    """Return seconds, memory and ratios for a form of 50 columns and for one of 200 cells."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        short, long, cells = (folder / f"{one}.xlsx" for one in ("short", "long", "cells"))
        _python(_MADE, ",".join(_HEADS), str(RECORDS), ",".join(_ITEMS), ",".join(_AGES),
                str(short), str(long), str(cells))  # fmt: skip
        ledger = folder / "forms.cwz"
        sample.build(ledger, record_types(), clock=lambda: _NOW, residents=RECORDS, years=1)
        out = folder / "out.xlsx"
        floor = min(float(_python(_FLOOR, str(long), str(out), str(RECORDS), str(len(_HEADS))))
                    for _ in range(_FLOORS))  # fmt: skip
        return {
            "records": RECORDS, "columns": 50, "script_floor_s": round(floor, 2),
            "rows_added": _command(short, ledger, out, floor),
            "rows_there": _command(long, ledger, out, floor),
            "cells_200": _warm(cells, ledger, folder),
        }  # fmt: skip


def _command(form: Path, ledger: Path, out: Path, floor: float) -> dict[str, Any]:
    """Return what the whole command takes, from its start."""
    peaks: list[int] = []

    def ours() -> None:
        said = _python(_PROBE, str(_ROOT), str(form), str(ledger), str(out), errors=True)
        peaks.append(int(said.split()[-1]))

    seconds, wall = _least(ours, _RUNS)
    return {
        "fill_s": round(seconds, 2),
        "wall_s": round(wall, 2),
        "ratio_to_script": round(seconds / floor, 2),
        "peak_mb": round(max(peaks) / 1024),
    }


def _warm(form: Path, path: Path, folder: Path) -> dict[str, Any]:
    """Return what recognising and filling take in a program that runs already."""
    ledger = Ledger(path, record_types(), clock=lambda: _NOW, read_only=True)
    recogniser = Recogniser(ledger.types)
    written: list[int] = []

    def ours() -> None:
        sheets, filled = fill(recogniser.read(form), ledger.as_of(), Wish(_NOW.date()))
        (folder / "warm.xlsx").write_bytes(filled.data)
        written.append(sum(sum(one.counts) for one in sheets))

    try:
        ours()
        seconds, wall = _least(ours, _RUNS)
    finally:
        ledger.close()
    floor = min(float(_python(_FLOOR, str(form), str(folder / "warm.xlsx"), str(SHORT_ROWS),
                              str(2 * len(_AGES)))) for _ in range(_FLOORS))  # fmt: skip
    return {
        "cells": written[-1],
        "fill_ms": round(seconds * 1000),
        "wall_ms": round(wall * 1000),
        "script_floor_ms": round(floor * 1000),
        "ratio_to_script": round(seconds / floor, 2),
    }


def _least(function: Callable[[], object], runs: int) -> tuple[float, float]:
    """Return the least processor time of some calls, child processes with it, and of the clock."""
    found = []
    for _ in range(runs):
        before = os.times()
        function()
        after = os.times()
        found.append((sum(after[:4]) - sum(before[:4]), after[4] - before[4]))
    return min(one for one, _ in found), min(one for _, one in found)


def _python(script: str, *arguments: str, errors: bool = False) -> str:
    """Run a script in a process of its own; returns what it printed."""
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", script, *arguments],  # noqa: S603
                          check=True, capture_output=True, encoding="utf-8")  # fmt: skip
    return re.sub(r"\s+", " ", done.stderr if errors else done.stdout)
