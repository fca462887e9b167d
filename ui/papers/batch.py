"""A folder of papers, made on a worker: 全部材料 of a period, 迎检夹. The window stays usable."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exporters.report import Report, usual
from models.errors import UserError
from models.ledger import Ledger
from models.periods import Period
from ui.look.notices import Progress
from ui.papers import printing
from ui.papers.states import view_of
from ui.session import Session
from ui.work import Stopped, Work, reading

if TYPE_CHECKING:
    from exporters.bundles.making import Made


def new_folder(parent: Path, name: str) -> Path:
    """Make a folder; where one of that name is already, it becomes 名字（2）."""
    number = 1
    while True:
        path = parent / (name if number == 1 else f"{name}（{number}）")
        try:
            path.mkdir(parents=True)
        except FileExistsError:
            number += 1
        else:
            return path


class Wanted(NamedTuple):
    """Which folder: its paper, the period on the page, and what was asked for."""

    paper: Report
    period: Period
    given: Mapping[str, Any]


def make_folder(work: Work, ledger: Ledger, wanted: Wanted, parent: Path) -> Made:
    """Put a folder together and write it below `parent`; runs on a worker.

    Raises:
        Stopped: the person wants no more; what is written already stays.
        CannotWrite: with a sentence.
    """
    from exporters.bundles.making import make

    paper = wanted.paper
    assert paper.folder is not None  # noqa: S101 - the page offers no other
    with reading(ledger) as other:
        view = view_of(other, paper, wanted.period)
        params = dict(wanted.given) or usual(paper, view) or {}
        bundle = paper.folder(view, params)
        folder = printing.make_folder(parent, lambda: new_folder(parent, bundle.name))
        return make(view, bundle, folder, work.step)


class FolderRun(QObject):
    """The one folder that is being made, with its progress and 停下."""

    #: `Made`
    made = Signal(object)
    #: it begins, or it is over
    turned = Signal()

    def __init__(self, session: Session, progress: Progress, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._progress, self._page = session, progress, page
        self._work: Work | None = None
        progress.stopped.connect(self.stop)
        progress.hide()

    @property
    def is_running(self) -> bool:
        """Say whether one is being made."""
        return self._work is not None

    def begin(self, paper: Report, period: Period, given: Mapping[str, Any]) -> None:
        """Ask where to, and make it there."""
        if self._work is not None:
            return
        parent = printing.ask_folder(self._page)
        if parent is None:
            return
        ledger, wanted = self._session.ledger, Wanted(paper, period, given)
        work = Work(lambda work: make_folder(work, ledger, wanted, parent))
        self._page.destroyed.connect(work.forget)
        work.stepped.connect(self._tell)
        work.finished.connect(self._finished)
        work.failed.connect(self._failed)
        self._work = work.start()
        self._progress.tell(f"正在整理{paper.label}", 1, 1)
        self._progress.show()
        self.turned.emit()

    def stop(self) -> None:
        """Make no more."""
        if self._work is not None:
            self._work.stop()

    def _tell(self, what: str, number: int, total: int) -> None:
        note = f"已出的 {number - 1} 份留着，可以先去做别的事"
        self._progress.tell(what, number, total, note=note)

    def _finished(self, made: Made) -> None:
        self._end()
        count = len(made.paths)
        said = f"出好 {count} 个文件，在“{made.folder.name}”里"
        if made.lacks:
            said += f"；还缺 {len(made.lacks)} 样，写在目录最前面"
        self._session.said.emit(said)
        self.made.emit(made)
        printing.open_folder(made.paths[0])

    def _failed(self, error: UserError | Stopped) -> None:
        self._end()
        if isinstance(error, Stopped):
            self._session.said.emit("停下了，已出的留在文件夹里")
        else:
            self._session.failed.emit(error)

    def _end(self) -> None:
        self._work = None
        self._progress.hide()
        self.turned.emit()
