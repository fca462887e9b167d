"""How long every page takes to open: every place and register of the window, found by itself.

Run as a process of its own by `main.py bench`: python -m ui.page_times 账本 次数.
"""

from __future__ import annotations

import datetime as dt
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTableWidget,
    QWidget,
)

from models.declared import record_types
from models.ledger import Ledger
from ui import garbage, work
from ui.frame.window import Window
from ui.look.theme import theme
from ui.pages import specs
from ui.session import Session

_WIDTH, _HEIGHT = 1366, 697
_ROWS, _COLUMNS, _FIELDS = 15, 6, 15
"""What the floor shows: as many cells and lines as an ordinary page of a register."""
_SLOWEST = 12
_MOMENT = 0.01
_BY_REGISTER = frozenset({"group", "new", "import"})
_ARGUMENTS: Mapping[str, Mapping[str, Any]] = {"found": {"text": "王"}}
"""Places that show nothing without being told what."""

Stop = tuple[str, str, dict[str, Any]]


class Took(NamedTuple):
    """Milliseconds by the clock, and those in which this process really worked.

    On a machine that others use at the same time only the second says something about us.
    """

    ms: float
    busy: float


class Opened(NamedTuple):
    """Until the page has been painted and hears keys, and until all that it holds stands there."""

    stands: Took
    filled: Took


class _Watch(QObject):
    """Marks the moment at which a page has been painted for the first time."""

    def __init__(self, page: QWidget, began: Took) -> None:
        super().__init__(page)
        self._began, self.stands = began, Took(0, 0)
        self._seen = False
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._mark)  # before whatever the page itself puts off
        return super().eventFilter(watched, event)

    def _mark(self) -> None:
        self.stands = _since(self._began)


def stops(ledger: Ledger) -> Iterator[Stop]:
    """Return words, place and arguments of every page there is, new ones among them."""
    for one in specs():
        if not one.creates and one.place not in _BY_REGISTER:
            yield one.place, one.place, dict(_ARGUMENTS.get(one.place, {}))
    for name, kind in ledger.types.items():
        if not kind.hidden:
            yield f"group {name}", "group", {"group": kind.group, "type": name}
            yield f"new {name}", "new", {"type": name}


def measure(path: Path, runs: int) -> dict[str, Any]:
    """Open every page for the first time, then again `runs` times; milliseconds until painted."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme().apply(app, "standard")  # type: ignore[arg-type]
    clock: Callable[[], dt.datetime] = lambda: dt.datetime(2026, 11, 20, 9)  # noqa: E731
    ledger = Ledger(path, record_types(), clock=clock, who="量一量")
    window = Window(Session(ledger, theme()))
    window.resize(_WIDTH, _HEIGHT)
    window.show()
    _settle()
    garbage.begin()  # as the program does
    first: dict[str, Opened] = {}
    again: dict[str, list[Opened]] = {}
    floor: list[Opened] = []
    for turn in range(runs + 1):
        for words, place, arguments in stops(ledger):
            took = _timed(partial(_go, window, place, arguments))
            _wait()
            if turn:
                again.setdefault(words, []).append(took)
            else:
                first[words] = took
        floor += _floor()
    window.close()
    return _told(first, again, floor)


def _go(window: Window, place: str, arguments: Mapping[str, Any]) -> QWidget:
    window.go(place, **arguments)
    page = window.journey.page
    assert page  # noqa: S101 - there is one for every stop
    return page


def _told(
    first: Mapping[str, Opened], again: Mapping[str, list[Opened]], floor: list[Opened]
) -> dict[str, Any]:
    later = [one for times in again.values() for one in times]
    stood = [one.stands for one in later]
    bare = [one.stands for one in floor]
    middle = {words: _median([one.stands for one in times]).busy for words, times in again.items()}
    return {
        "pages": len(first),
        **_figures("page_open", stood),
        **_figures("page_filled", [one.filled for one in later]),
        **_figures("page_first", [one.stands for one in first.values()]),
        **_figures("page_floor", bare),
        "page_p95_ratio_to_floor": round(_p95(stood).ms / _median(bare).ms, 1),
        "slowest_pages_cpu_ms": _slowest(middle),
        "slowest_first_cpu_ms": _slowest({words: one.stands.busy for words, one in first.items()}),
    }


def _figures(name: str, times: list[Took]) -> dict[str, float]:
    middle, high = _median(times), _p95(times)
    return {
        f"{name}_ms_median": round(middle.ms, 1),
        f"{name}_ms_p95": round(high.ms, 1),
        f"{name}_cpu_ms_median": round(middle.busy, 1),
        f"{name}_cpu_ms_p95": round(high.busy, 1),
    }


def _slowest(times: Mapping[str, float]) -> dict[str, float]:
    most = sorted(times, key=lambda words: -times[words])[:_SLOWEST]
    return {words: round(times[words], 1) for words in most}


def _median(times: list[Took]) -> Took:
    return Took(*map(statistics.median, zip(*times, strict=True)))


def _p95(times: list[Took]) -> Took:
    place = min(int(len(times) * 0.95), len(times) - 1)
    return Took(*(sorted(side)[place] for side in zip(*times, strict=True)))


def _timed(act: Callable[[], QWidget]) -> Opened:
    began = Took(time.perf_counter() * 1000, time.process_time() * 1000)
    watch = _Watch(act(), began)
    while not watch.stands.ms:
        _settle()
    _settle()  # what the page put off until it stood
    filled = _since(began)
    watch.deleteLater()
    return Opened(watch.stands, filled)


def _since(began: Took) -> Took:
    return Took(time.perf_counter() * 1000 - began.ms, time.process_time() * 1000 - began.busy)


def _settle() -> None:
    """Let Qt lay out and paint what was shown, and let go of what was dropped.

    Without a running loop Qt keeps for ever what was told to go.
    """
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _wait() -> None:
    """Let end what a page does beside the window: the next page is measured by itself."""
    while work.is_busy():
        _settle()
        time.sleep(_MOMENT)


def _floor() -> list[Opened]:
    """The same kit with nothing of ours: a made table and form are put in sight and painted."""
    stack = QStackedWidget()
    stack.resize(_WIDTH, _HEIGHT)
    stack.show()
    _settle()
    return [_timed(partial(_bare, stack)) for _ in range(5)]


def _bare(stack: QStackedWidget) -> QWidget:
    page = QWidget()
    table = QTableWidget(_ROWS, _COLUMNS)
    for place in range(_ROWS * _COLUMNS):
        table.setItem(place // _COLUMNS, place % _COLUMNS, _item(place))
    form = QFormLayout()
    for number in range(_FIELDS):
        form.addRow(f"第 {number} 栏", QLineEdit("白杨村"))
    line = QHBoxLayout(page)
    line.addWidget(table)
    line.addLayout(form)
    stack.addWidget(page)
    stack.setCurrentWidget(page)
    return page


def _item(place: int) -> Any:  # noqa: ANN401 - an item of Qt's table
    from PySide6.QtWidgets import QTableWidgetItem

    return QTableWidgetItem(f"第 {place} 格")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))) + "\n")
