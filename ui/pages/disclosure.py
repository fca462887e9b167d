"""三务公开: every item against the months of a year, the notice beside it, one step at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models import disclosing
from models.disclosing import Cell
from models.groups import Group
from models.journal import Changes
from models.notice_days import POSTED, STEPS
from models.periods import Period
from ui.disclosures import wall
from ui.disclosures.at_once import AtOnce
from ui.disclosures.matrix import Matrix
from ui.disclosures.side import AGAIN, NoticeSide
from ui.disclosures.words import LEGEND, LOOKS, tight
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.labels import ElidedLabel, IconLabel, label
from ui.look.panes import PageHead, Sheet
from ui.look.tokens import BLOCK, PAIR, PANE
from ui.pages import Page
from ui.records.flow_row import FlowRow
from ui.session import Session

_TYPE = "disclosure"
_PAUSE = 150  #: milliseconds on a cell before its paper is made
_MONTHS = 12


class DisclosurePage(Page):
    """The matrix at the left, what stands behind a cell at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        today = session.ledger.today
        self._year, self._month = today.year, today.month
        self.matrix = Matrix()
        self.side = NoticeSide(session)
        self.at_once = AtOnce(session)
        self._right = QWidget()
        self._head = PageHead("三务公开", "按月的每月上墙，按季的每季上墙，张贴不少于 15 天")
        self._earlier = button("往前", "chevron-left")
        self._later = button("往后", "chevron-right")
        self._make_head()
        self._legend = FlowRow(space=PANE)
        self._strip, self._strip_words = Sheet(margin=BLOCK), ElidedLabel("", "bold")
        self._strip_more = ElidedLabel("", "second")
        self._together = button("一起办")
        self._offered: list[Cell] = []
        self._lay()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._rested)
        self.matrix.looked_at.connect(lambda _: self._pause.start())
        self.matrix.activated.connect(lambda _: self._go_right())
        self.matrix.clicked.connect(lambda _: self._go_right())
        self._together.clicked.connect(self._take_all)
        self.side.pressed.connect(self.take_step)
        self.side.asked.connect(self._lesser)
        self.side.led.connect(lambda type_, id_: session.go("group", type=type_, id=id_))
        self.at_once.made.connect(self._made)
        self.at_once.left.connect(self._close_form)
        self.bind(self.take_step)
        self.setFocusProxy(self.matrix)

    # -- coming and going ----------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Be shown; `given` may name a period whose notices are due."""
        given = arguments.get("given") or {}
        period = given.get("period")
        if isinstance(period, Period):
            self._year, self._month = period.year, period.last.month
        self._load()
        if isinstance(period, Period):
            self._show([one for one in self._cells() if _is_open(one) and one.period == period])
        elif not self.side.cells:
            self._begin()
        self.matrix.setFocus()

    def _begin(self) -> None:
        """Look at what burns, in the months where it is."""
        if self._offered and self._offered[0].period.year == self._year:
            self._month = self._offered[0].period.last.month
            self.matrix.show_month(self._month)
            self._show(self._offered[:1])

    def heard(self, changes: Changes) -> None:
        """Anything may stand on a notice: the matrix and the paper are looked at again."""
        del changes
        self._load()
        self._show(self._again(self.side.cells))

    def back(self) -> bool:
        """From the form or the paper back to the matrix."""
        if not self.at_once.isHidden():
            self._close_form()
            return True
        return self.panes.show_left()

    # -- the matrix ----------------------------------------------------------------------------

    def _load(self) -> None:
        view = self.session.ledger.as_of()
        self._rows = disclosing.matrix(view, self._year)
        self.matrix.show_rows(self._rows, view.today)
        self.matrix.show_month(self._month)
        self._later.setEnabled((self._year, self._month) < (view.today.year, _MONTHS))
        self._head.set_title(f"三务公开 {self._year} 年")
        self._offer()

    def _cells(self) -> list[Cell]:
        return [one for _, cells in self._rows for one in cells]

    def _again(self, cells: Sequence[Cell]) -> list[Cell]:
        wanted = [(one.matter.id, one.period) for one in cells]
        found = {(one.matter.id, one.period): one for one in self._cells()}
        return [found[key] for key in wanted if key in found]

    def _looked_at(self) -> list[Cell]:
        cell = self.matrix.chosen()
        return [cell] if cell else []

    def _show(self, cells: Sequence[Cell]) -> None:
        self._pause.stop()
        self.side.show_cells(cells)
        if cells:
            self.matrix.look_at(cells[0])

    def _rested(self) -> None:
        if cells := self._looked_at():
            self._show(cells)

    def _go_right(self) -> None:
        self._rested()
        self.panes.show_right()

    def _move(self, months: int) -> None:
        count = self._year * _MONTHS + self._month - 1 + months
        self._year, self._month = count // _MONTHS, count % _MONTHS + 1
        self._load()
        self.side.show_cells(self._again(self.side.cells))

    # -- what should be done together ----------------------------------------------------------

    def _offer(self) -> None:
        """Offer what is due: the oldest that is late or soon; else what hangs long enough."""
        ledger = self.session.ledger
        known = self._rows if self._year == ledger.today.year else None
        owed = disclosing.owed(ledger.as_of(), known)
        down = [one for one in self._cells() if one.state == disclosing.DOWN]
        self._offered = owed[0][1] if owed else down
        self._strip.setVisible(bool(self._offered))
        if owed:
            day, cells = owed[0]
            passed = day < ledger.today
            when = f"{tight(day)}到期，已经过了" if passed else f"应在 {tight(day)}前张贴"
            self._strip_words.setText(f"{cells[0].period}还有 {len(cells)} 项没公开")
            together = "。一起出方案、一起审查、一起上墙" if len(cells) > 1 else ""
            self._strip_more.setText(f"{when}{together}")
            self._together.setText("一起办" if together else "去办")
        elif down:
            self._strip_words.setText(f"有 {len(down)} 份公示期满了")
            self._strip_more.setText("可以撤下，撤下后登记一下")
            self._together.setText("登记撤下")

    def _take_all(self) -> None:
        if self._offered:
            period = self._offered[0].period
            if period.year != self._year:
                self._year, self._month = period.year, period.last.month
                self._load()
            self._show(self._again(self._offered))
            self.panes.show_right()

    # -- steps ---------------------------------------------------------------------------------

    def take_step(self) -> None:
        """Do the next step of the notices that are shown."""
        step = self.side.step
        if not self.side.cells:
            return
        if not step:
            wall.print_again(self, self.session, _ids(self.side.cells))
            return
        asked = self.side.asked_for()
        if asked is None:
            return
        day, by = asked
        cells = self.side.needing()
        if step == POSTED:
            if wall.put_up(self, self.session, cells, day, by):  # type: ignore[arg-type]
                self._told(step, len(cells))
            return
        from exporters.posting import take_step

        with self.session.telling():
            take_step(self.session.ledger, cells, step, day, by)  # type: ignore[arg-type]
            self._told(step, len(cells))

    def _told(self, step: str, count: int) -> None:
        counted = f"{count} 份" if count > 1 else ""
        self.session.done.emit(f"{STEPS[step][2]}：{counted or self._title()}，已登记")

    def _title(self) -> str:
        cell = self.side.cell
        return f"{cell.period}{cell.matter['short']}" if cell else ""

    def _lesser(self, words: str) -> None:
        cell = self.side.cell
        if cell is None:
            return
        from exporters.posting import begin, correct

        ledger = self.session.ledger
        if words == AGAIN:
            wall.print_again(self, self.session, _ids([cell]))
            return
        with self.session.telling():
            id_ = cell.record.id if cell.record else 0
            if words == "出更正":
                id_ = correct(ledger, ledger.get(_TYPE, id_))
            elif words == "本期没有":
                with ledger.operation(f"{self._title()}：本期没有"):
                    id_ = id_ or begin(ledger, cell, ledger.today)
                    ledger.save(_TYPE, {"nothing": True}, id=id_)
                return
            elif not id_:
                id_ = begin(ledger, cell, ledger.today)
            self.session.go("group", group=Group.DISCLOSURE, type=_TYPE, id=id_)

    # -- 随时公开一件 ----------------------------------------------------------------------------

    def _open_form(self) -> None:
        self.at_once.begin()
        self.side.hide()
        self.at_once.show()
        self.panes.show_right()

    def _close_form(self) -> None:
        self.at_once.hide()
        self.side.show()
        self.matrix.setFocus()

    def _made(self, id_: int) -> None:
        self._close_form()
        view = self.session.ledger.as_of()
        cell = disclosing.cell_of(view, view.get(_TYPE, id_))
        if cell is None:
            self.session.go("group", group=Group.DISCLOSURE, type=_TYPE, id=id_)
            return
        self._year, self._month = cell.period.year, cell.period.last.month
        self._load()
        self._show([cell])

    # -- how it is laid ------------------------------------------------------------------------

    def _make_head(self) -> None:
        self._earlier.clicked.connect(lambda: self._move(-self.matrix.table.count))
        self._later.clicked.connect(lambda: self._move(self.matrix.table.count))
        books = button("公开台账")
        books.setToolTip("公开记录、异议、公开申请、公开目录")
        books.clicked.connect(lambda: self.session.go("group", group=Group.DISCLOSURE))
        new = button("随时公开一件", "plus")
        new.clicked.connect(self._open_form)
        for one in (self._earlier, self._later, books, new):
            self._head.add_button(one)

    def _lay(self) -> None:
        self._legend.set_widgets([_explained(state, words) for state, words in LEGEND])
        line = QHBoxLayout()
        line.setSpacing(BLOCK)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._strip_words)
        words.addWidget(self._strip_more)
        line.addWidget(IconLabel("board", "blue"))
        line.addLayout(words, 1)
        line.addWidget(self._together)
        self._strip.body.addLayout(line)
        left = QWidget()
        block = QVBoxLayout(left)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(BLOCK)
        block.addWidget(self.matrix, 1)
        block.addWidget(self._legend)
        block.addWidget(self._strip)
        side = QVBoxLayout(self._right)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.side)
        side.addWidget(self.at_once)
        self.at_once.hide()
        self.panes = TwoPanes(left, self._right, (64, 36))
        page = self.lay_out()
        page.addWidget(self._head)
        page.addWidget(self.panes, 1)


def _is_open(one: Cell) -> bool:
    return one.record is None or one.record["posted_on"] is None


def _ids(cells: Sequence[Cell]) -> list[int]:
    return [one.record.id for one in cells if one.record and one.record["posted_on"]]


def _explained(state: str, words: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(PAIR + 2)
    line.addWidget(IconLabel(LOOKS[state].icon, LOOKS[state].colour))
    line.addWidget(label(words, "second"))
    return made


PAGE = DisclosurePage
