"""The sample village with what it sent up: two papers as they went, and a letter entered too late.

So that 报送登记 is not empty and 与今天相比 has something to say.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

from exporters.report import parse_params, report
from exporters.sending import Paper, send, usual_receiver
from models import sample
from models.attachments import folder_of
from models.declared import record_types
from models.ledger import Ledger
from models.periods import Period

_SENT = (("affair_register", "quarter"), ("burden_summary", "month"))
_LATE = "关于报送冬季安全生产检查情况的通知"


def build_village(path: Path, clock: Callable[[], dt.datetime], **size: int) -> None:
    """Make the sample village at `path` with its papers beside it, whole or not at all.

    Args:
        path: the file; one that is there already is replaced at the end.
        clock: the day on which the sample ends.
        size: residents, years and seed, see `models.sample.build`.
    """
    half = path.with_name(f"{path.stem}（没建完）{path.suffix}")
    _remove(half)
    try:
        sample.build(half, record_types(), clock=clock, **size)
        _send_up(half, clock)
        shutil.copytree(folder_of(half), folder_of(path), dirs_exist_ok=True)
        half.replace(path)
    finally:
        _remove(half)


def _remove(ledger: Path) -> None:
    ledger.unlink(missing_ok=True)
    shutil.rmtree(folder_of(ledger), ignore_errors=True)


def _send_up(path: Path, clock: Callable[[], dt.datetime]) -> None:
    """Send last quarter's and last month's papers of the sample, then enter a letter of then."""
    ledger = Ledger(path, record_types(), clock=clock, who=sample.SECRETARY)
    try:
        with ledger.operation("登记报送"):
            for name, kind in _SENT:
                _send(ledger, name, _last(kind, ledger.today))
        month = _last("month", ledger.today)
        ledger.save("incoming", {
            "received_on": month.last, "sender": "柳河镇应急办", "subject": _LATE,
            "asks_report": True, "note": "当时放在文件柜里，后来补登",
        })  # fmt: skip
    finally:
        ledger.close()


def _send(ledger: Ledger, name: str, period: Period) -> None:
    view = ledger.as_of(period)
    one = report(name)
    params = parse_params(one, ledger, {})
    document = one.build(view, params)
    send(ledger, Paper(one, period, params), document, usual_receiver(view, one), ledger.today)


def _last(kind: str, day: dt.date) -> Period:
    """Return the last period that is over on a day."""
    return Period.containing(kind, Period.containing(kind, day).first - dt.timedelta(days=1))
