"""出材料: the papers of a period at the left, the chosen one as it is printed at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exporters.document import Document
from exporters.report import Report, reports
from models.journal import Changes
from models.periods import Period
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.fields import choice_box
from ui.look.labels import IconLabel, label
from ui.look.notices import Progress
from ui.look.panes import PageHead, Sheet, row
from ui.look.tables import table_view
from ui.look.tokens import BLOCK, TONES
from ui.look.tokens import PAGE as MARGIN
from ui.pages import Page
from ui.papers.batch import FolderRun
from ui.papers.desk import WHOLE
from ui.papers.foot import PaperFoot
from ui.papers.lack_list import LackList
from ui.papers.leading import keep_sent, lead_behind
from ui.papers.param_form import ParamForm
from ui.papers.preview import Preview, render_pdf
from ui.papers.states import State, find_states, view_of
from ui.papers.table import WIDTHS, PaperModel
from ui.records.flow_row import FlowRow
from ui.session import Session
from ui.work import Work, reading, run

if TYPE_CHECKING:
    from exporters.bundles.bundle import Lack
    from exporters.bundles.making import Made

_QUARTERS, _MONTHS, _YEARS = 5, 12, 4  #: how many are offered, this one among them
_EVERYTHING = "period_folder"
_THIS = {"month": "本月", "quarter": "本季", "year": "本年"}
_PAUSE = 600  #: milliseconds of quiet before the papers are looked at again


def words_of_all(period: Period, today: Any) -> str:  # noqa: ANN401 - a day
    """Return the words of the button: 本季全部材料, 9月全部材料, 2025年第四季度全部材料."""
    if today in period:
        return f"{_THIS[period.kind]}全部材料"
    said = str(period)
    if period.year == today.year and period.kind != "year":
        said = said.partition("年")[2]
    return f"{said}全部材料"


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
        self._out: dict[str, State] = {}
        self.model = PaperModel(self.papers, self)
        self.table = table_view(sortable=False)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.setAccessibleName("材料")
        self.table.setModel(self.model)
        self.table.set_columns(WIDTHS, stretch=0, drop=(2, 1))
        self._legend = FlowRow(space=MARGIN)
        self.progress = Progress()
        self.folder = FolderRun(session, self.progress, self)
        left, right = QWidget(), QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(BLOCK)
        side.addWidget(self.table, 1)
        side.addWidget(self._legend)
        side.addWidget(self.progress)
        self.preview = Preview(zoom=WHOLE)
        self.foot = PaperFoot(session, self.preview)
        self.lack_list = LackList(session)
        self._lacking: Work | None = None
        self._asks = Sheet(margin=BLOCK)
        self._asks.hide()
        other = QVBoxLayout(right)
        other.setContentsMargins(0, 0, 0, 0)
        other.setSpacing(BLOCK)
        other.addWidget(self._asks)
        other.addWidget(self.lack_list)
        other.addWidget(self.preview, 1)
        other.addWidget(self.foot)
        self.panes = TwoPanes(left, right, (584, 522))
        self.period_box = choice_box(
            [(str(one), one) for one in periods_around(session.ledger.today)]
        )
        self.period_box.setAccessibleName("期间")
        self.period_box.setSizePolicy(self.foot.sizePolicy().Policy.Fixed,
                                      self.foot.sizePolicy().Policy.Fixed)  # fmt: skip
        self.all_button = button("本季全部材料", "folder", "filled")
        self.all_button.set_keys("Ctrl+Enter")
        head = PageHead("出材料", "要哪一期，就出哪一期的全部")
        head.add_button(self.period_box)  # type: ignore[arg-type]
        head.add_button(self.all_button)
        page = self.lay_out()
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
        self.foot.asked.connect(self._make_folder)
        self.foot.sent.connect(self._sent)
        self.preview.desk.pointed.connect(self._pointed)
        self.folder.turned.connect(self._folder_turned)
        self.folder.made.connect(self._folder_made)
        self.preview.ready.connect(self.foot.follow)
        self.preview.find_by_keys(self)
        self.foot.done.connect(self._went_out)
        self.foot.restyled.connect(self._restyle)
        self.bind(self.make_all)

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
        self.all_button.setText(words_of_all(self.period, self.session.ledger.today))
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
        parts = []
        for state, count in self.model.counted():
            tone = TONES[state.tone][0]
            parts.append(row(IconLabel(state.icon, tone), label(f"{state.words} {count} 份")))
        self._legend.set_widgets([_held(part) for part in parts])

    # -- the chosen paper ----------------------------------------------------------------------

    def _choose(self, now: QModelIndex, before: QModelIndex) -> None:
        paper = self.papers[now.row()] if now.isValid() else None
        if paper is None or now.row() == before.row():
            return
        self.preview.clear("")
        self.preview.set_title(paper.label)
        self.foot.renew(paper)
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
        self._look_for_lacks(paper, given)
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

    def _look_for_lacks(self, paper: Report, given: Mapping[str, Any] | None) -> None:
        """Find out on a worker what the paper still lacks."""
        if self._lacking is not None:
            self._lacking.forget()
        self.lack_list.show_lacks(())
        if given is None:
            return
        ledger, period = self.session.ledger, self.period

        def find() -> list[Lack]:
            from exporters.bundles.lacks import lacks_of

            with reading(ledger) as other:
                view = view_of(other, paper, period)
                if paper.folder:
                    return list(paper.folder(view, given).lacks)
                return lacks_of(view, paper)

        self._lacking = run(find, self.lack_list.show_lacks, lambda _: None, owner=self)

    def _restyle(self) -> None:
        """Let the village print the chosen paper otherwise."""
        if self.paper is not None:
            given = self._given(self.paper) or {}
            self.session.go(
                "paper_layout", report=self.paper.name, given=given, period=self.period
            )

    def _went_out(self) -> None:
        paper = self.paper
        if paper is not None:
            self._mark(paper)
            self.model.show_states(self.model.states | self._out)

    def _mark(self, paper: Report) -> None:
        at = self.session.ledger.now
        self._out[paper.name] = State(f"{at:%H:%M} 已出", "green", "check", makes=True)

    def _pointed(self, page: int, x: float, y: float) -> None:
        """Open what is behind a place of the paper on the desk."""
        given = self._given(self.paper) if self.paper else None
        shown = self.preview.document, self.paper, given or {}
        lead_behind(self.session, shown, page, x, y)

    def _sent(self) -> None:
        """Keep the paper on the desk as it goes up, and show the record where that stands."""
        paper, document = self.paper, self.preview.document
        given = self._given(paper) if paper else None
        if paper is not None and document is not None and given is not None:
            keep_sent(self.session, paper, self.period, given, document)

    # -- a folder of them ----------------------------------------------------------------------

    def make_all(self) -> None:
        """全部材料 of the chosen period: its index comes to the right, the folder is made."""
        names = [one.name for one in self.papers]
        self.table.choose_row(names.index(_EVERYTHING))
        self.panes.show_right()
        self._make_folder()

    def _make_folder(self) -> None:
        paper = self.paper
        given = self._given(paper) if paper else None
        if paper is not None and paper.folder and given is not None:
            self.folder.begin(paper, self.period, given)

    def _folder_turned(self) -> None:
        for one in (self.all_button, self.foot.folder_button):
            one.setEnabled(not self.folder.is_running)

    def _folder_made(self, made: Made) -> None:
        """Lay the whole on the desk: what is seen is what 打印 prints."""
        self._went_out()
        self.preview.clear("")
        self.preview.document = made.index
        self.preview.show_pdf(made.pdf)
        self.lack_list.show_lacks(made.lacks)
        self.foot.show_folder(made.paths[0], made.lost)


def _held(line: Any) -> QWidget:  # noqa: ANN401 - a layout
    made = QWidget()
    made.setLayout(line)
    return made


PAGE = PapersPage
