"""Which papers can be made for a period, found out on a worker: each is really built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exporters.document import has_content
from exporters.report import Report, usual
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
    makes: bool = False  #: it can be made now


LOOKING = State("正在看", "grey", "clock")
READY = State("可以出", "blue", "sheet", makes=True)
EMPTY = State("本期没有", "grey", "ring")
NONE_YET = State("账里还没有", "grey", "ring")
ASKS = State("先选一项", "ochre", "pen")
FAILED = State("出不了", "ochre", "triangle-warn")


def view_of(ledger: Ledger, report: Report, period: Period | None) -> View:
    """Return what a paper reads; one that shows how things are has no period."""
    return ledger.as_of(period if report.period else None)


def state_of(report: Report, view: View, params: Mapping[str, Any] | None = None) -> State:
    """Build a paper and say how it stands."""
    params = usual(report, view) if params is None else params
    if params is None:
        return ASKS
    if report.folder:
        return READY  # an index says itself what there is
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
