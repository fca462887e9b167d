"""The command bench: medians as JSON; both sides of every ratio are taken in one run."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from models.declared import record_types
from models.ledger import Ledger
from models.query import Query
from ui.commands.command import Command, clock_of, say_json

_ROOT = Path(__file__).resolve().parents[2]
_DUE = 8  #: lines of work on the first page
_STANDS, _FILLED = "stands", "filled"
#: the floor of a cold start: an empty window of the same kit, shown, its events heard
_EMPTY = f"""\
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.show()
def stands():
    print({_STANDS!r}, time.process_time(), flush=True)
    print({_FILLED!r}, time.process_time(), flush=True)
    app.quit()
QTimer.singleShot(0, stands)
app.exec()
"""
#: our program as a person starts it: it stands when its first page has been painted and a key that
#: is pressed stands in the search box; it is filled when that page shows all that is due
_OURS = f"""\
import sys, time
sys.path.insert(0, {{root!r}})
import main
from ui import unread
unread.spare()  # as main does before it loads the window, which is loaded here to be watched
def patch():
    from PySide6.QtCore import QEvent, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication
    from ui.app import Program
    loop, stand, shown = QApplication.exec, Program._stand, []
    def keep(window):
        stand(window)
        shown.append(window)
    def is_usable():
        search, page = shown[0].top.search, shown[0].journey.page
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.sendEvent(search, key)
        typed = search.text()
        search.clear()  # nothing is looked for while the page is filled
        return page.isVisible() and typed == "a"
    def stands():
        if not shown[0].journey.page._stands:
            QTimer.singleShot(0, stands)
            return
        print(is_usable() and {_STANDS!r}, time.process_time(), flush=True)
        fills()
    def fills():
        if len(shown[0].journey.page.rows) < {_DUE}:
            QTimer.singleShot(1, fills)
            return
        print({_FILLED!r}, time.process_time(), flush=True)
        QApplication.quit()
    def briefly(*_):
        QTimer.singleShot(0, stands)
        return loop()
    QApplication.exec, Program._stand = briefly, staticmethod(keep)
patch()
sys.exit(main.main([{{ledger!r}}]))
"""
_MEMORY = """\
import re, runpy, sys
try:
    runpy.run_path(sys.argv[1], run_name="__main__")
except SystemExit:
    pass
# not getrusage: its peak is handed down from the process that started this one
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""
_QUERIES = (
    "王",
    "秀兰",
    "wxl",
    "zg",
    "wangxiu",
    "0426",
    "13800",
    "3组",
    "兰 03",
    "lch",
    "建国",
    "1958",
)


def _bench(parsed: argparse.Namespace) -> int:
    result = _result(parsed)
    if parsed.json:
        say_json(result)
    else:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    return 0


def _result(parsed: argparse.Namespace) -> dict[str, Any]:
    """Measure what was asked for; each is loaded here, since every command loads this module."""
    if parsed.sheets:
        from ui.commands.measures.sheets import measure

        return measure(Path(parsed.sheets))
    if parsed.forms:
        from ui.commands.measures.forms import measure_forms

        return measure_forms(Path(parsed.forms))
    if parsed.papers:
        from ui.commands.measures.papers import measure_papers

        return measure_papers(parsed.runs)
    if parsed.bad:
        from ui.commands.measures.bad import measure_bad

        return measure_bad(Path(parsed.bad))
    if parsed.roster:
        from ui.commands.measures.roster import measure_import

        return measure_import(Path(parsed.roster))
    return _measured(parsed)


def _measured(parsed: argparse.Namespace) -> dict[str, Any]:
    from models import sample

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.cwz"
        clock: Callable[[], dt.datetime] = lambda: dt.datetime(2026, 11, 20, 9)  # noqa: E731
        began = time.perf_counter()
        sample.build(
            path, record_types(), clock=lambda: clock() - dt.timedelta(days=1),
            residents=parsed.residents, years=parsed.years,
        )  # fmt: skip
        result: dict[str, Any] = {
            "residents": parsed.residents, "years": parsed.years, "runs": parsed.runs
        }  # fmt: skip
        result["build_s"] = round(time.perf_counter() - began, 2)
        ledger = Ledger(path, record_types(), clock=clock, read_only=True)
        try:
            result |= _search(ledger, parsed.runs)
            result |= _scroll(ledger)
            result |= _check_up(ledger, parsed.runs)
        finally:
            ledger.close()
        result |= _papers(path, clock, parsed.runs)
        _give_work(path, clock_of(parsed))
        result |= _pages(Path(folder), path, parsed.runs)
        result |= _start(Path(folder), path, parsed.runs)
    return result


def _pages(folder: Path, ledger: Path, runs: int) -> dict[str, Any]:
    """Opening of every page of the window; the floor is a bare table and form of the same kit."""
    command = [sys.executable, "-m", "ui.page_times", str(ledger), str(runs)]
    with _process(command, folder / "bytecode") as process:
        assert process.stdout  # noqa: S101 - it was asked for
        told: dict[str, Any] = json.loads(process.stdout.read().splitlines()[-1])
    return told


def _timed(function: Callable[[], object]) -> float:
    began = time.perf_counter()
    function()
    return (time.perf_counter() - began) * 1000


def _search(ledger: Ledger, runs: int) -> dict[str, Any]:
    """Search as the search box does; the floor is one plain scan of the same names."""
    first = _timed(partial(ledger.search, _QUERIES[0]))  # reads the index into memory, once
    times = [_timed(partial(ledger.search, text))
             for _ in range(max(runs, 3)) for text in _QUERIES]  # fmt: skip
    scan = "SELECT count(*) FROM resident WHERE name LIKE '%兰%'"
    floor = [_timed(lambda: ledger.store.rows(scan)) for _ in range(max(runs, 3) * 4)]
    return {
        "search_first_ms": round(first, 2),
        "search_ms_median": round(statistics.median(times), 2),
        "search_ms_p95": round(sorted(times)[int(len(times) * 0.95)], 2),
        "search_ratio_to_scan": round(statistics.median(times) / statistics.median(floor), 1),
    }


def _scroll(ledger: Ledger) -> dict[str, Any]:
    """What a list reads: all ids once, then a page at a time; the floor reads everything."""
    columns = tuple(one.name for one in ledger.type("resident").list_columns)
    ids = ledger.ids("resident")
    pages = [tuple(ids[at : at + 100]) for at in range(0, len(ids), max(len(ids) // 20, 1))]
    page = [_timed(partial(ledger.find, "resident", Query(ids=ids, fields=columns)))
            for ids in pages]  # fmt: skip
    whole = _timed(lambda: ledger.find("resident", Query(fields=columns)))
    return {
        "list_ids_ms": round(_timed(lambda: ledger.ids("resident")), 2),
        "page_ms_median": round(statistics.median(page), 2),
        "page_ratio_to_all": round(statistics.median(page) / whole, 4),
    }


def _check_up(ledger: Ledger, runs: int) -> dict[str, Any]:
    """Every rule over every record; the floor is one plain reading of all tables."""
    tables = [f"SELECT * FROM [{name}]" for name in ledger.types]  # noqa: S608 - registers

    from models import checking

    def scan() -> None:
        for sql in tables:
            ledger.store.rows(sql)

    checks = statistics.median(_timed(partial(checking.look, ledger)) for _ in range(runs))
    floor = statistics.median(_timed(scan) for _ in range(max(runs, 3)))
    return {"check_ms": round(checks, 1), "check_ratio_to_scan": round(checks / floor, 1)}


def _papers(path: Path, clock: Callable[[], dt.datetime], runs: int) -> dict[str, Any]:
    """Opening a ledger, against opening the bare file and counting."""
    import sqlite3

    def ours() -> None:
        Ledger(path, record_types(), clock=clock, read_only=True).close()

    def bare() -> None:
        connection = sqlite3.connect(path)
        connection.execute("SELECT count(*) FROM _meta").fetchone()
        connection.close()

    count = max(runs, 3) * 3
    mine = statistics.median(_timed(ours) for _ in range(count))
    floor = statistics.median(_timed(bare) for _ in range(count))
    return {"open_ms": round(mine, 2), "open_ratio_to_bare_sqlite": round(mine / floor, 1)}


def _give_work(path: Path, clock: Callable[[], dt.datetime]) -> None:
    """Let a few memberships end soon, so that the window's first page has lines to show."""
    ledger = Ledger(path, record_types(), clock=clock)
    today = ledger.today
    try:
        with ledger.operation("bench"):
            for days, one in enumerate(ledger.find("special_group", Query(limit=_DUE)), 1):
                end = today + dt.timedelta(days=days)
                ledger.save("special_group", {"ended": end}, id=one.id)
    finally:
        ledger.close()


def _start(folder: Path, ledger: Path, runs: int) -> dict[str, Any]:
    """Cold start of the whole process, ours and the empty window in turn; peak memory of each.

    The time of the clock is what a person waits; the processor's says the same on a machine that
    has other work to do.
    """
    empty, ours = folder / "empty.py", folder / "ours.py"
    empty.write_text(_EMPTY, encoding="utf-8")
    ours.write_text(_OURS.format(root=str(_ROOT), ledger=str(ledger)), encoding="utf-8")
    times: dict[Path, list[_Times]] = {empty: [], ours: []}
    for turn in range(runs + 1):
        for script, taken in times.items():
            took = _started([sys.executable, str(script)], folder / "bytecode")
            if turn:  # the first of each warms the disk's cache
                taken.append(took)
    pairs = list(zip(times[ours], times[empty], strict=True))
    result: dict[str, Any] = {
        "start_ms": round(statistics.median(one.stands for one in times[ours])),
        "empty_window_ms": round(statistics.median(one.stands for one in times[empty])),
        "start_ratio_to_empty_window": _ratio((a.stands, b.stands) for a, b in pairs),
        "start_ratio_of_processor_time": _ratio((a.worked, b.worked) for a, b in pairs),
        "filled_ratio_to_empty_window": _ratio((a.filled, b.filled) for a, b in pairs),
    }
    if Path("/proc/self/status").exists():
        probe = folder / "probe.py"
        probe.write_text(_MEMORY, encoding="utf-8")
        for name, script in (("window_mb", ours), ("empty_window_mb", empty)):
            command = [sys.executable, str(probe), str(script)]
            with _process(command, folder / "bytecode") as process:
                assert process.stdout  # noqa: S101 - it was asked for
                result[name] = round(int(process.stdout.read().split()[-1]) / 1024)
    return result


def _ratio(pairs: Iterable[tuple[float, float]]) -> float:
    return round(statistics.median(mine / floor for mine, floor in pairs), 2)


class _Times(NamedTuple):
    """Milliseconds until a window stands and is filled; processor time until it stands."""

    stands: float
    filled: float
    worked: float


def _started(command: Sequence[str], bytecode: Path) -> _Times:
    """Start a process; measure until it says that its window stands, and is filled."""
    began, moments, worked = time.perf_counter(), [], []
    with _process(command, bytecode) as process:
        assert process.stdout  # noqa: S101 - it was asked for
        for mark in (_STANDS, _FILLED):
            said = process.stdout.readline().split()
            if said[:1] != [mark]:
                process.kill()
                raise RuntimeError(f"a window is not {mark}: {command}")
            moments.append((time.perf_counter() - began) * 1000)
            worked.append(float(said[1]) * 1000)
        process.stdout.read()
    stands, filled = moments
    return _Times(stands, filled, worked[0])


@contextmanager
def _process(command: Sequence[str], bytecode: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a process with settings of its own, and with its bytecode kept as once installed."""
    with tempfile.TemporaryDirectory() as home:
        own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA"), home)
        own["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen")
        own["PYTHONPYCACHEPREFIX"] = str(bytecode)
        around = {name: value for name, value in os.environ.items()
                  if name != "PYTHONDONTWRITEBYTECODE"}  # fmt: skip
        with subprocess.Popen(  # noqa: S603 - our own interpreter and scripts
            command, env=around | own, stdout=subprocess.PIPE, text=True, cwd=_ROOT
        ) as process:
            yield process


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--residents", type=int, default=20000, metavar="N", help="多少人")
    parser.add_argument(
        "--sheets", metavar="文件夹", help="量表格认得准不准：里面是表格，旁边是答案"
    )
    parser.add_argument(
        "--forms", metavar="文件夹", help="量上级的表认得准不准：里面是表，旁边是答案"
    )
    parser.add_argument(
        "--papers", action="store_true", help="量出材料快不快，和光秃秃地画、写比"
    )
    parser.add_argument(
        "--roster", metavar="文件", help="量导入一份花名册要多久、占多少，和单单读出来比"
    )
    parser.add_argument("--bad", metavar="文件夹", help="量坏文件：几秒、多大、说了什么、留下什么")
    parser.add_argument("--years", type=int, default=10, metavar="N", help="几年的账")
    parser.add_argument("--runs", type=int, default=7, metavar="K", help="每样量几次")


COMMANDS = (Command("bench", "量一量快慢（和底线比）", 130, _arguments, _bench),)
