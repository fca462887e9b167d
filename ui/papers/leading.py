"""Where the papers page leads: to the records behind a row, to the record of what went up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from exporters.report import Report
from models.periods import Period
from models.query import Query
from ui.session import Session

if TYPE_CHECKING:
    from exporters.document import Document

_FEW = "这一行的"


def lead_behind(
    session: Session, shown: tuple[Document | None, Report | None, Mapping[str, Any]],
    page: int, x: float, y: float,
) -> None:  # fmt: skip
    """Open the records behind a figure or a row: one by itself, many as a list.

    Where nothing is behind a place, the record that the whole paper is about opens.
    """
    from exporters.behind import about, behind_at

    document, report, given = shown
    if document is None or report is None:
        return
    found = behind_at(document, page, x, y, about(report, given))
    if found is None:
        return
    ledger = session.ledger
    ids = ledger.ids(found.type, Query(where=found.where))
    kind = ledger.type(found.type)
    if not ids:
        session.said.emit("这里后面没有记录")
    elif len(ids) == 1:
        session.go("group", group=kind.group, type=found.type, id=ids[0])
    else:
        words = found.words or f"{_FEW}{kind.label}"
        session.go("group", group=kind.group, type=found.type, among=(words, found.where))


def keep_sent(
    session: Session, report: Report, period: Period, given: Mapping[str, Any],
    document: Document,
) -> None:  # fmt: skip
    """Keep a paper that goes up, to whom it went last time; the record is where that is mended."""
    from exporters.sending import REGISTER, Paper, send, usual_receiver

    ledger = session.ledger
    with session.telling():
        receiver = usual_receiver(ledger.as_of(), report)
        paper = Paper(report, period if report.period else None, given)
        id_ = send(ledger, paper, document, receiver, ledger.today)
        session.done.emit(f"登记报送：{document.title}，报给{receiver}")
        session.go("group", group=ledger.type(REGISTER).group, type=REGISTER, id=id_)
