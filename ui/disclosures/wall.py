"""打印上墙: the printer is chosen first, then the notices are posted and kept, then printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.disclosing import Cell
from models.notice_days import POSTED
from ui.papers import printing
from ui.papers.pdf_pages import PdfPages
from ui.papers.print_run import print_pages
from ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_Post = Callable[[], "list[int] | None"]


def put_up(
    parent: QWidget, session: Session, cells: Sequence[Cell], day: dt.date, by: str | None
) -> bool:
    """Post notices and print them; False when somebody went back before anything was done."""

    def post() -> list[int] | None:
        from exporters.posting import take_step

        with session.telling():
            return take_step(session.ledger, cells, POSTED, day, by)
        return None

    if not printing.has_printer():
        if printing.ask_without_printer(parent) != printing.NO_PRINTER:
            return False
        ids = post()
        if ids:
            _save(parent, session, papers_of(session, ids))
        return ids is not None
    return _print(parent, session, post)


def papers_of(session: Session, ids: Sequence[int]) -> list[tuple[str, bytes]]:
    """Return names and the very bytes that were kept, for printing them again."""
    from exporters.notices import paper_of
    from ui.papers.preview import render_pdf

    view = session.ledger.as_of()
    documents = [paper_of(view, view.get("disclosure", one)) for one in ids]
    return [(one.name, render_pdf(one)) for one in documents]


def print_again(parent: QWidget, session: Session, ids: Sequence[int]) -> None:
    """Print what was posted once more, as it was."""
    with session.telling():
        if not printing.has_printer():
            if printing.ask_without_printer(parent) == printing.NO_PRINTER:
                _save(parent, session, papers_of(session, ids))
            return
        _send(parent, session, papers_of(session, ids))


def _print(parent: QWidget, session: Session, post: _Post) -> bool:
    from PySide6.QtCore import QSizeF

    printer = printing.pick_printer(parent, QSizeF(595, 842), 1)
    if printer is None:
        session.said.emit("没有打印，也没有登记张贴")
        return False
    ids = post()
    _one_by_one(parent, printer, [pdf for _, pdf in papers_of(session, ids or ())])
    return ids is not None


def _one_by_one(parent: QWidget, printer: QPrinter, left: list[bytes]) -> None:
    """Print papers after each other: a printer takes one at a time."""
    if left:
        pdf, *rest = left
        print_pages(printer, pdf, lambda: _one_by_one(parent, printer, rest), parent)


def _send(parent: QWidget, session: Session, papers: Sequence[tuple[str, bytes]]) -> None:
    for name, pdf in papers:
        pages = PdfPages(pdf)
        printer = printing.pick_printer(parent, pages.sizes[0], len(pages))
        if printer is not None:
            said = f"“{name}”已送去打印"
            print_pages(printer, pdf, partial(session.said.emit, said), parent)


def _save(parent: QWidget, session: Session, papers: Sequence[tuple[str, bytes]]) -> None:
    """Write to files what another computer prints: one where it is said, many into a folder."""
    if len(papers) == 1:
        name, pdf = papers[0]
        path = printing.save_as(parent, name, "pdf", lambda path: printing.put(pdf, path))
        if path:
            session.said.emit(f"已存成“{path.name}”")
        return
    folder = printing.ask_folder(parent)
    if folder is not None:
        for name, pdf in papers:
            printing.put(pdf, Path(folder, f"{name}.pdf"))
        session.said.emit(f"{len(papers)} 份已存到“{folder.name}”")
