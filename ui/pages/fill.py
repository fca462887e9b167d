"""填上级表: the township's own sheet, filled from the ledger in its own look, looked at, saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from exporters.forms.seen import Seen, State
from models.errors import NotFound
from models.forms.decided.sent import columns_of, given_before
from models.journal import Changes
from models.kinds_links import Ref
from ui.filling import storing
from ui.filling.asking import Asking
from ui.filling.desk import FillDesk
from ui.filling.looks import Legend
from ui.filling.model import FormModel
from ui.filling.more import FillMore
from ui.filling.notice import WHOM_ASKED, notice_of
from ui.filling.options import OptionsLine
from ui.filling.saving import FillSaving
from ui.filling.side import FillSide
from ui.filling.start import FillStart
from ui.filling.table import FormTable
from ui.filling.telling import shown
from ui.filling.words import (
    Gap,
    facts_of,
    gaps,
    record_name,
    title_of,
)
from ui.frame.two_panes import TwoPanes
from ui.importing.start import dropped_file
from ui.look.buttons import button
from ui.look.labels import ElidedLabel
from ui.look.notices import Banner, Progress
from ui.look.panes import PageHead
from ui.look.tokens import BLOCK
from ui.look.tokens import PAGE as MARGIN
from ui.pages import Page
from ui.records.flow_row import FlowRow
from ui.session import Session

_TITLE = "填上级表"
_FACTS = "上级的表，照账填好"
_SAFE = "别的一格没动，样子和发来时一样。证号、电话在屏幕上遮住中间，另存的表里是全的"
_LEGEND = (State.FILLED, State.OPEN, State.UNKNOWN, State.TYPED, State.LEFT)


class FillPage(Page):
    """Choose a form, look where every value comes from, save it under another name."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.desk = FillDesk(session, self)
        self.asking = Asking(session, self.desk, self)
        self.start = FillStart()
        self.model = FormModel(self)
        self.table = FormTable(self.model)
        self.side = FillSide()
        self.options = OptionsLine(session)
        self._head = PageHead(_TITLE, _FACTS)
        self.other_button = button("换一张", "back-arrow")
        self.other_button.clicked.connect(self.begin)
        self.more = FillMore(self)
        self.before_button = button("这项我报过", "history")
        self.before_button.clicked.connect(self._go_to_before)
        self.save_button = button("另存填好的表", "save", "filled")
        self.save_button.set_keys("Ctrl+Enter")
        self.saving = FillSaving(session, self)
        self.save_button.clicked.connect(self.saving.save)
        self._buttons = (self.more, self.other_button, self.before_button, self.save_button)
        for one in self._buttons:
            self._head.add_button(one)
        self._bodies = QStackedLayout()
        self._bodies.addWidget(self.start)
        self._bodies.addWidget(self._make_look())
        page = self.lay_out()
        page.addWidget(self._head)
        page.addLayout(self._bodies, 1)
        self.setAcceptDrops(True)
        self._wire()
        self.begin()

    def _make_look(self) -> QWidget:
        self._legend = FlowRow(space=MARGIN - 8)
        self._banners = QVBoxLayout()
        self.progress = Progress()
        self.progress.stopped.connect(self._stop)
        self.progress.hide()
        self._note = ElidedLabel(_SAFE, "second")
        left = QWidget()
        block = QVBoxLayout(left)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(BLOCK - 4)
        block.addWidget(self.table, 1)
        block.addWidget(self._note)
        block.addWidget(self.saving.line)
        block.addWidget(self.progress)
        left.setFocusProxy(self.table)
        self.panes = TwoPanes(left, self.side, (818, 304))
        top = QHBoxLayout()
        top.addWidget(self._legend, 1)
        top.addWidget(self.options.periods, 0, Qt.AlignmentFlag.AlignTop)
        whole = QWidget()
        body = QVBoxLayout(whole)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(BLOCK - 4)
        body.addLayout(top)
        body.addWidget(self.options)
        body.addLayout(self._banners)
        body.addWidget(self.panes, 1)
        return whole

    def _wire(self) -> None:
        self.start.chosen.connect(self.open)
        self.start.stopped.connect(self.begin)
        self.desk.shown.connect(self._show)
        self.desk.stepped.connect(self._tell_step)
        self.desk.gave_up.connect(self.begin)
        self.table.moved.connect(lambda _: self._show_here())
        self.table.clicked.connect(lambda _: self.panes.show_right())
        self.table.edit_asked.connect(self._edit)
        self.table.meaning_asked.connect(self.ask_meaning)
        self.table.empty_asked.connect(lambda: self._write(""))
        side = self.side
        side.typed.connect(self._write)
        side.meaning_asked.connect(self.ask_meaning)
        side.left.connect(lambda: self.asking.mean(self.cell.place if self.cell else -1, ""))
        side.record_asked.connect(self._go_to_record)
        side.allowed.connect(self.desk.allow)
        side.stored.connect(self._store)
        side.list.chosen.connect(self._go_to_gap)
        self.options.sheet_asked.connect(self.desk.choose_sheet)
        self.options.period_asked.connect(storing.period_taker(self.desk))
        self.options.whom_asked.connect(self.asking.whom)
        self.asking.wanted.connect(self._go_to)
        self.options.who_chosen.connect(storing.who_taker(self.desk))
        self.bind(self.saving.save, ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"))

    # -- coming and going ----------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Be shown, with `path` on that form at once."""
        path = arguments.get("path")
        if path and self.desk.is_other(Path(path)):
            self.open(Path(path))
        elif self.desk.looked is None:
            self.start.setFocus()

    def heard(self, changes: Changes) -> None:
        """The ledger changed under the form: it is filled anew."""
        if self.desk.looked is not None:
            self.desk.again()

    def back(self) -> bool:
        """From the cell to the form, from the form to the choice of one."""
        if self.panes.show_left():
            return True
        if self.desk.looked is None and not self.desk.busy:
            return False
        self.begin()
        return True

    def begin(self) -> None:
        """Choose a form."""
        self.desk.close()
        self.saving.forget()
        self.model.show_sheet(None, self.model.measures)
        self.start.wait(None)
        self._bodies.setCurrentIndex(0)
        self._head.set_title(_TITLE)
        self._head.set_facts(_FACTS)
        for one in self._buttons:
            one.hide()

    def open(self, path: Path) -> None:
        """Recognise a form and fill it."""
        self.begin()
        self.start.wait(path)
        self.desk.open(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open(path)

    # -- what is shown -------------------------------------------------------------------------

    def _show(self, other: bool) -> None:  # noqa: FBT001 - a signal's argument
        looked, one = self.desk.looked, self.desk.one
        if looked is None or one is None:
            self.begin()
            return
        self.progress.hide()
        self.start.wait(None)
        at, scrolled = self.table.currentIndex(), self.table.verticalScrollBar().value()
        place = (at.row(), at.column())
        measures = self.desk.measures.get(one.form.sheet.name, self.model.measures)
        self.model.show_sheet(one, measures, looked.tables(one))
        self.table.fit()
        self._bodies.setCurrentIndex(1)
        self._head.set_title(title_of(one.form))
        self._head.set_facts(facts_of(one))
        self._tell_counts()
        self._tell_banners()
        self.options.show_form(looked, one, self.desk.said.whom, self._who())
        found = list(gaps(one, self.model.cells))
        self.side.show_gaps(found)
        self._tell_buttons()
        if other or place == (-1, -1):
            place = found[0].first if found else min(self.model.cells, default=(0, 0))
        else:
            self.table.verticalScrollBar().setValue(scrolled)
        self.table.go_to(*place)
        self._show_cell()
        if other:
            self.table.setFocus()

    def _tell_buttons(self) -> None:
        looked = self.desk.looked
        for one in self._buttons:
            one.show()
        before = given_before(self.session.ledger, columns_of(self._forms()))
        self.before_button.setVisible(bool(before))
        self.before_button.setToolTip(before)
        self.save_button.setEnabled(bool(looked and looked.can_save))

    def _tell_counts(self) -> None:
        counts = self.model.counts()
        self._legend.set_widgets([
            Legend(one, counts[one]) for one in _LEGEND if counts[one] or one in _LEGEND[:3]
        ])  # fmt: skip

    def _tell_banners(self) -> None:
        while (old := self._banners.takeAt(0)) is not None:
            if old.widget():
                old.widget().hide()
                old.widget().deleteLater()
        notice = notice_of(self.desk)
        if notice is not None:
            made = Banner(*notice.parts)
            made.clicked.connect(
                self.asking.whom if notice.button == WHOM_ASKED else self.more.to_import
            )
            self._banners.addWidget(made)
        before = self.desk.before.get(self.desk.sheet)
        told = f"这张表填过，照您上次定的填。{before.changed}" if before else ""
        self._note.setText("　".join(filter(None, (told, _SAFE))))

    def _tell_step(self, what: str, number: int, total: int) -> None:
        if self.desk.looked is None:
            self.start.tell(what, number, total)
            return
        self.progress.tell(what, number, total, "张", "停下的话，还是刚才那样")
        self.progress.setVisible(total > 1)

    def _stop(self) -> None:
        self.desk.stop()
        self.progress.hide()
        if self.desk.looked is not None:
            self.desk.decisions = self.desk.looked.decisions

    # -- one cell ------------------------------------------------------------------------------

    @property
    def at(self) -> tuple[int, int]:
        """The cell in sight, as the filled form has it."""
        index = self.table.currentIndex()
        return index.row(), index.column()

    @property
    def cell(self) -> Seen | None:
        """What is known of it."""
        return self.model.seen_at(self.table.currentIndex())

    def _show_here(self) -> None:
        """Tell of the cell in sight; where it is of another table, that is the one in sight."""
        key = self.model.key_at(*self.at)
        if key and key != self.desk.sheet:
            self.desk.choose_sheet(key, other=False)
        else:
            self._show_cell()

    def _show_cell(self) -> None:
        one, cell, looked = self.desk.one, self.cell, self.desk.looked
        if one is None or looked is None:
            return
        if cell is None:
            free = storing.free_cell(self.model, *self.at)
            self.side.show_free(self.at, editable=free and looked.can_save)
            return
        told = shown(one, self.at, cell, self.session.ledger.types, looked.decisions.asked)
        self.side.show_cell(told, editable=looked.can_save)

    def _edit(self) -> None:
        self.panes.show_right()
        self.side.edit()

    def _write(self, words: str | None) -> None:
        """Write by hand into the cell in sight; None takes it back, "" leaves it empty."""
        with self.session.telling():
            said = storing.written(self.desk, self.model, self.at, self.cell, words)
            if said is not None:
                self.desk.decide(said)
        self.table.setFocus()

    def _go_to_gap(self, gap: Gap) -> None:
        self.table.go_to(*gap.first)
        self.panes.show_right()

    def _go_to_record(self) -> None:
        cell, one = self.cell, self.desk.one
        if cell is None or one is None or cell.place < 0:
            return
        count = one.form.places[cell.place].count
        if count is not None and (cell.record is None or cell.record.type == "village"):
            self.asking.counted(count)
        elif cell.record is not None:
            self._go_to(cell.record.type, cell.record.id)

    def _go_to(self, register: str, id_: int) -> None:
        kind = self.session.ledger.type(register)
        self.session.go("group", group=kind.group, type=kind.name, id=id_)

    def _go_to_before(self) -> None:
        kind = self.session.ledger.type("form_demand")
        self.session.go("group", group=kind.group, type=kind.name)

    def _store(self) -> None:
        """记进账: what was written goes into the records it is of, in one act."""
        with self.session.telling():
            storing.store(self.session, self.desk, self.cell)

    # -- what is asked -------------------------------------------------------------------------

    def ask_meaning(self) -> None:
        """Ask what the place in sight means."""
        cell = self.cell
        if cell is not None and cell.place >= 0:
            self.asking.meaning(cell.place)

    def _who(self) -> Ref | None:
        one, id_ = self.desk.one, self.desk.said.who
        if one is None or not id_ or one.form.record_type is None:
            return None
        kind = one.form.record_type
        try:
            return Ref(id_, record_name(kind, self.session.ledger.get(kind.name, id_)))
        except NotFound:
            return None

    def _forms(self) -> list[Any]:
        return [one.form for one in self.desk.looked.sheets] if self.desk.looked else []


PAGE = FillPage
