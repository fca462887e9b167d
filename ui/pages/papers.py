"""出材料: the papers of a period at the left, the chosen one as it is printed at the right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exporters.document import Document
from exporters.report import Report, reports
from models.errors import UserError
from models.journal import Changes
from models.periods import Period
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.fields import choice_box
from ui.look.labels import IconLabel, label
from ui.look.notices import Progress
from ui.look.panes import PageHead, Sheet, row
from ui.look.tables import table_view
from ui.look.tokens import BLOCK, PANE, TONES
from ui.look.tokens import PAGE as MARGIN
from ui.pages import Page
from ui.papers import printing
from ui.papers.batch import make_all, new_folder
from ui.papers.desk import WHOLE
from ui.papers.foot import PaperFoot
from ui.papers.param_form import ParamForm
from ui.papers.preview import Preview, render_pdf
from ui.papers.states import State, find_states, view_of
from ui.papers.table import WIDTHS, PaperModel
from ui.records.flow_row import FlowRow
from ui.session import Session
from ui.work import Stopped, Work, reading

_QUARTERS, _MONTHS, _YEARS = 5, 12, 4  #: how many are offered, this one among them
_PAUSE = 600  #: milliseconds of quiet before the papers are looked at again


def periods_around(today: Any) -> list[Period]:  # noqa: ANN401 - a day
    """Return the periods offered: this quarter first, earlier ones after; then months, years."""
    found = []
    for kind, count in (("quarter", _QUARTERS), ("month", _MONTHS), ("year", _YEARS)):
        period = Period.containing(kind, today)
        for _ in range(count):
            found.append(period)
            period = period.previous()
    return found


class PapersPage(Page):
    """Choose a period, choose a paper, see it, save or print it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.papers = reports()
        self._params: dict[str, ParamForm] = {}
        self._work: Work | None = None
        self._batch: Work | None = None
        self._out: dict[str, State] = {}
        self.model = PaperModel(self.papers, self)
        self.table = table_view(sortable=False)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.setAccessibleName("材料")
        self.table.setModel(self.model)
        self.table.set_columns(WIDTHS, stretch=0, drop=(2, 1))
        self._legend = FlowRow(space=MARGIN)
        self.progress = Progress()
        self.progress.hide()
        left, right = QWidget(), QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(BLOCK)
        side.addWidget(self.table, 1)
        side.addWidget(self._legend)
        side.addWidget(self.progress)
        self.preview = Preview(zoom=WHOLE)
        self.foot = PaperFoot(session, self.preview)
        self._asks = Sheet(margin=BLOCK)
        self._asks.hide()
        other = QVBoxLayout(right)
        other.setContentsMargins(0, 0, 0, 0)
        other.setSpacing(BLOCK)
        other.addWidget(self._asks)
        other.addWidget(self.preview, 1)
        other.addWidget(self.foot)
        self.panes = TwoPanes(left, right, (584, 522))
        self.period_box = choice_box(
            [(str(one), one) for one in periods_around(session.ledger.today)]
        )
        self.period_box.setAccessibleName("期间")
        self.period_box.setSizePolicy(self.foot.sizePolicy().Policy.Fixed,
                                      self.foot.sizePolicy().Policy.Fixed)  # fmt: skip
        self.all_button = button("能出的全出", "sheet", "filled")
        self.all_button.set_keys("Ctrl+Enter")
        head = PageHead("出材料", "要哪一期，就出哪一期的全部")
        head.add_button(self.period_box)  # type: ignore[arg-type]
        head.add_button(self.all_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, PANE - 2, MARGIN, PANE - 2)
        page.setSpacing(BLOCK)
        page.addWidget(head)
        page.addWidget(self.panes, 1)
        self._wire()

    def _wire(self) -> None:
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._renew)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.activated.connect(lambda _: self.panes.show_right())
        self.table.clicked.connect(lambda _: self.panes.show_right())
        self.period_box.currentIndexChanged.connect(lambda _: self._period_chosen())
        self.all_button.clicked.connect(self.make_all)
        self.progress.stopped.connect(self._stop)
        self.preview.ready.connect(self.foot.follow)
        self.foot.done.connect(self._went_out)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(self.make_all)

    # -- coming and going ----------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Be shown, with `report` on that paper, of what is `given`."""
        wanted = arguments.get("report")
        names = [one.name for one in self.papers]
        if wanted in names:
            self.table.choose_row(names.index(wanted))
            self.panes.show_right()
            for name, value in (arguments.get("given") or {}).items():
                self._params[str(wanted)].editor(name).write(value)
        elif not self.table.currentIndex().isValid() and names:
            self.table.choose_row(0)
        self._look()

    def heard(self, changes: Changes) -> None:
        """Papers follow from records: look again when the changes come to rest."""
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not looked at again; it is on coming back."""
        super().hideEvent(event)
        self._later.stop()

    def back(self) -> bool:
        """From the paper back to the list."""
        return self.panes.show_left()

    @property
    def period(self) -> Period:
        """The chosen period."""
        chosen = self.period_box.currentData()
        assert isinstance(chosen, Period)  # noqa: S101 - the box holds nothing else
        return chosen

    @property
    def paper(self) -> Report | None:
        """The chosen paper."""
        index = self.table.currentIndex()
        return self.papers[index.row()] if index.isValid() else None

    # -- how the papers stand ------------------------------------------------------------------

    def _period_chosen(self) -> None:
        self._out = {}
        self._renew()

    def _renew(self) -> None:
        self._look()
        self._show_paper()

    def _look(self) -> None:
        """Find out on a worker which papers there are."""
        if self._work is not None:
            self._work.forget()
        ledger, period, papers = self.session.ledger, self.period, self.papers
        work = Work(lambda work: find_states(work, ledger, period, papers))
        self.destroyed.connect(work.forget)
        work.finished.connect(self._found)
        self._work = work.start()

    def _found(self, states: dict[str, State]) -> None:
        self._work = None
        self.model.show_states(states | self._out)
        ready = len(self._ready())
        self.all_button.setText(f"能出的全出，{ready} 份" if ready else "能出的全出")
        self.all_button.setEnabled(ready > 0 and self._batch is None)
        parts = []
        for state, count in self.model.counted():
            tone = TONES[state.tone][0]
            parts.append(row(IconLabel(state.icon, tone), label(f"{state.words} {count} 份")))
        self._legend.set_widgets([_held(part) for part in parts])

    def _ready(self) -> list[Report]:
        return [one for one in self.papers if self.model.state(one).makes]

    # -- the chosen paper ----------------------------------------------------------------------

    def _choose(self, now: QModelIndex, before: QModelIndex) -> None:
        paper = self.papers[now.row()] if now.isValid() else None
        if paper is None or now.row() == before.row():
            return
        self.preview.clear("")
        self.preview.set_title(paper.label)
        self.foot.renew(paper.formats)
        self._ask(paper)
        self._show_paper()

    def _ask(self, paper: Report) -> None:
        """Show the parameters of a paper, as they were left."""
        while (old := self._asks.body.takeAt(0)) is not None:
            if old.widget():
                old.widget().hide()
                old.widget().setParent(None)
        self._asks.setVisible(bool(paper.params))
        if not paper.params:
            return
        if paper.name not in self._params:
            form = ParamForm(self.session, paper.params, across=min(len(paper.params), 3))
            form.changed.connect(self._show_paper)
            self._params[paper.name] = form
        self._asks.body.addWidget(self._params[paper.name])
        self._params[paper.name].show()

    def _given(self, paper: Report) -> Mapping[str, Any] | None:
        """Return the parameters; None while one is missing or wrong."""
        form = self._params.get(paper.name)
        return form.values() if form else {}

    def _show_paper(self) -> None:
        paper = self.paper
        if paper is None:
            return
        given = self._given(paper)
        if given is None:
            self.preview.clear("选好上面的，这里就是要出的那一份")
            self.foot.follow()
            return
        ledger, period = self.session.ledger, self.period

        def make() -> tuple[Document, bytes]:
            with reading(ledger) as other:
                document = paper.build(view_of(other, paper, period), given)
            return document, render_pdf(document)

        self.preview.show_work(make, stay=self.preview.document is not None)

    def _went_out(self) -> None:
        paper = self.paper
        if paper is not None:
            self._mark(paper)
            self.model.show_states(self.model.states | self._out)

    def _mark(self, paper: Report) -> None:
        at = self.session.ledger.now
        self._out[paper.name] = State(f"{at:%H:%M} 已出", "green", "check", makes=True)

    # -- all of them ---------------------------------------------------------------------------

    def make_all(self) -> None:
        """能出的全出: into a new folder, on a worker."""
        ready = self._ready()
        if not ready or self._batch is not None:
            return
        parent = printing.ask_folder(self)
        if parent is None:
            return
        ledger, period = self.session.ledger, self.period
        papers = [(one, self._given(one) if one.name in self._params else None) for one in ready]
        with self.session.telling():
            folder = printing.make_folder(
                parent, lambda: new_folder(parent, f"{ledger.village['name']}{period}材料")
            )
            work = Work(lambda work: make_all(work, ledger, period, papers, folder))
            self.destroyed.connect(work.forget)
            work.stepped.connect(self._tell_progress)
            work.finished.connect(lambda made: self._all_made(ready, made, folder))
            work.failed.connect(lambda error: self._all_failed(error, folder))
            self._batch = work.start()
            self.progress.tell(f"正在出{period}的材料", 1, len(ready))
            self.progress.show()
            self.all_button.setEnabled(False)

    def _tell_progress(self, what: str, number: int, total: int) -> None:
        note = f"已出的 {number - 1} 份留着，可以先去做别的事"
        self.progress.tell(what, number, total, note=note)

    def _stop(self) -> None:
        if self._batch is not None:
            self._batch.stop()

    def _all_made(self, papers: list[Report], made: list[Path], folder: Path) -> None:
        self._batch_ended()
        for one in papers:
            self._mark(one)
        self.model.show_states(self.model.states | self._out)
        self.session.said.emit(f"出好 {len(made)} 份材料，在“{folder.name}”里")
        printing.open_folder(made[0])

    def _all_failed(self, error: UserError | Stopped, folder: Path) -> None:
        self._batch_ended()
        if isinstance(error, Stopped):
            count = len(list(folder.iterdir()))
            self.session.said.emit(f"停下了，已出的 {count} 份在“{folder.name}”里")
        else:
            self.session.failed.emit(error)

    def _batch_ended(self) -> None:
        self._batch = None
        self.progress.hide()
        self.all_button.setEnabled(bool(self._ready()))


def _held(line: Any) -> QWidget:  # noqa: ANN401 - a layout
    made = QWidget()
    made.setLayout(line)
    return made


PAGE = PapersPage
