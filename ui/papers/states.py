"""Which papers can be made for a period, found out on a worker: each is really built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exporters.document import Document, Table
from exporters.report import Report
from models.errors import UserError
from models.ledger import Ledger
from models.periods import Period
from models.view import View
from ui.work import Work, reading


@dataclass(frozen=True)
class State:
    """How a paper stands: the words, tone and icon of its tag."""

    words: str
    tone: str
    icon: str
    makes: bool = False  #: it belongs to 能出的全出


LOOKING = State("正在看", "grey", "clock")
READY = State("可以出", "blue", "sheet", makes=True)
EMPTY = State("本期没有", "grey", "ring")
NONE_YET = State("账里还没有", "grey", "ring")
ASKS = State("先选一项", "ochre", "pen")
FAILED = State("出不了", "ochre", "triangle-warn")


def view_of(ledger: Ledger, report: Report, period: Period) -> View:
    """Return what a paper reads; one that shows how things are has no period."""
    return ledger.as_of(period if report.period else None)


def defaults(report: Report, view: View) -> dict[str, Any] | None:
    """Return the usual parameters of a paper; None when a person must say something first."""
    values = {one.name: one.default(view) if one.default else None for one in report.params}
    asked = any(one.required and values[one.name] is None for one in report.params)
    return None if asked else values


def has_content(document: Document) -> bool:
    """Say whether anything stands on a paper; one without a table always has."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return not tables or any(table.rows for table in tables)


def state_of(report: Report, view: View, params: Mapping[str, Any] | None = None) -> State:
    """Build a paper and say how it stands."""
    params = defaults(report, view) if params is None else params
    if params is None:
        return ASKS
    try:
        document = report.build(view, params)
    except UserError:
        return FAILED
    if has_content(document):
        return READY
    return EMPTY if report.period else NONE_YET


def find_states(
    work: Work, ledger: Ledger, period: Period, papers: tuple[Report, ...]
) -> dict[str, State]:
    """Return the state of every paper; runs on a worker."""
    states = {}
    with reading(ledger) as other:
        for number, one in enumerate(papers, 1):
            work.step("看各份材料", number, len(papers))
            states[one.name] = state_of(one, view_of(other, one, period))
    return states
