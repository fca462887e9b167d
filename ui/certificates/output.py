"""To the printer or to a file: the person chooses first, and only then anything is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from exporters.document import Document
from ui.papers import printing
from ui.papers.pdf_pages import PdfPages, joined
from ui.papers.preview import render_pdf
from ui.papers.print_run import print_pages
from ui.session import Session

Write = Callable[[], Sequence[int]]
Papers = Callable[[Sequence[int]], Sequence[Document]]


def put_out(
    parent: QWidget, session: Session, paper: Document, write: Write, papers: Papers
) -> tuple[Sequence[int], str]:
    """Print what `write` writes, or save it where there is no printer.

    Args:
        parent: the page.
        session: to say that nothing was done.
        paper: as it will be, to choose a printer by.
        write: writes the records and returns their ids; none when one was refused.
        papers: the papers of records that were written.

    Returns: the ids, and what became of the paper; no ids when the person went back.
    """
    if not printing.can_print(parent, paper):
        return (), ""
    if not printing.has_printer():
        return _save(parent, paper, write, papers)
    pages = PdfPages(render_pdf(paper))
    printer = printing.pick_printer(parent, pages.sizes[0], len(pages))
    if printer is None:
        session.said.emit("没有打印，也没有登记")
        return (), ""
    ids = write()
    if ids:
        pdf = joined([render_pdf(one) for one in papers(ids)])
        print_pages(printer, pdf, lambda: None, parent)
    return ids, "已送去打印"


def _save(
    parent: QWidget, paper: Document, write: Write, papers: Papers
) -> tuple[Sequence[int], str]:
    """No printer here: the paper goes to a file that another computer prints."""
    if printing.ask_without_printer(parent) != printing.NO_PRINTER:
        return (), ""
    made: list[int] = []

    def put(path: Path) -> None:
        """Write it when a place is chosen, and only once however often saving is tried."""
        if not made:
            made.extend(write())
        if made:
            printing.put(joined([render_pdf(one) for one in papers(made)]), path)

    path = printing.save_as(parent, paper.name, "pdf", put)
    return made, f"存成了“{path.name}”" if path else "没存成文件，可到“出材料”补存"
