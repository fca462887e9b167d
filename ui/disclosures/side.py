"""The notice beside the matrix: the real paper, a last look, and one button for the next step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.collectors import Remark
from models.disclosing import Cell
from models.errors import UserError
from models.kinds import Text
from models.kinds_dates import Date
from models.notice_days import ARCHIVED, DECIDED, PLANNED, POSTED, REMOVED, REVIEWED, STEPS
from models.query import Query, Where
from models.view import View
from ui.disclosures.words import LOOKS, tight, words_of
from ui.look.buttons import Button, button
from ui.look.labels import ElidedLabel, IconLabel, Paragraph
from ui.look.panes import ScrollPane, Sheet
from ui.look.tags import Tag
from ui.look.tokens import BLOCK, NEAR, PAIR
from ui.papers.desk import WHOLE
from ui.papers.param_form import ParamForm
from ui.papers.preview import Preview
from ui.records.flow_row import FlowRow
from ui.session import Session

VERBS = {
    PLANNED: "出方案", REVIEWED: "登记审查", DECIDED: "登记确定", POSTED: "打印上墙",
    REMOVED: "登记撤下", ARCHIVED: "归档",
}  # fmt: skip
AGAIN = "补印"
_TONES = {"green": "green", "blue": "blue", "ochre": "ochre", "red": "red", "ink2": "grey"}
_EMPTY = "在左边选一格，这里就是要贴出去的那张纸"
_ROOM = 190  #: least height of the paper, logical pixels
_REMARKS = 5  #: as many as are seen at once


class NoticeSide(QWidget):
    """Shows one notice of those that go together, and says which step comes next."""

    #: the button for the next step was pressed
    pressed = Signal()
    #: one of the lesser buttons, by its words
    asked = Signal(str)
    #: the record where something is mended: register, id
    led = Signal(str, int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.cells: list[Cell] = []
        self._at = 0
        self._form: ParamForm | None = None
        self._title, self._tag = ElidedLabel("", "section"), Tag("")
        self._before = button("上一份", "chevron-left", "small")
        self._after = button("下一份", "chevron-right", "small")
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self.preview = Preview(zoom=WHOLE)
        self.preview.setMinimumHeight(_ROOM)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(PAIR)
        self._steps = Paragraph("", "second")
        self._asks = QVBoxLayout()
        self.next_button = button("", kind="filled")
        self.next_button.set_keys("Ctrl+Enter")
        self.next_button.clicked.connect(self.pressed)
        self._others = FlowRow()
        self._lay()
        self.show_cells([])

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addWidget(self._title, 1)
        head.addWidget(self._tag)
        flip = QHBoxLayout()
        flip.setSpacing(NEAR)
        self._counted = ElidedLabel("", "second")
        flip.addWidget(self._counted, 1)
        flip.addWidget(self._before)
        flip.addWidget(self._after)
        inside = QWidget()
        block = QVBoxLayout(inside)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(NEAR)
        block.addLayout(head)
        block.addLayout(flip)
        block.addWidget(self.preview, 1)
        self._check = ElidedLabel("上墙前看一遍", "bold")
        block.addWidget(self._check)
        block.addLayout(self._remarks)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR)
        foot.addWidget(self._others, 1)
        foot.addWidget(self.next_button)
        sheet = Sheet(margin=BLOCK)
        sheet.body.addWidget(ScrollPane(inside), 1)
        sheet.body.addWidget(self._steps)
        sheet.body.addLayout(self._asks)
        sheet.body.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)

    # -- what is shown -------------------------------------------------------------------------

    def show_cells(self, cells: Sequence[Cell]) -> None:
        """Show the notices that go together, the first of them in sight."""
        same = [(one.matter.id, one.period) for one in cells] == [
            (one.matter.id, one.period) for one in self.cells
        ]
        self.cells = list(cells)
        self._at = min(self._at, len(cells) - 1) if same and cells else 0
        self._draw()

    @property
    def cell(self) -> Cell | None:
        """The notice in sight."""
        return self.cells[self._at] if self.cells else None

    @property
    def step(self) -> str:
        """The next step of those that go together: the earliest that any of them needs."""
        steps = [one.step or PLANNED for one in self.cells if not self._is_over(one)]
        order = list(STEPS)
        return min(steps, key=order.index) if steps else ""

    @staticmethod
    def _is_over(one: Cell) -> bool:
        return one.record is not None and not one.step

    def needing(self) -> list[Cell]:
        """Return those which the next step is for."""
        step = self.step
        return [one for one in self.cells if (self.first_step(one)) == step]

    def first_step(self, one: Cell) -> str:
        """Return the next step of one notice; of one that is not begun, the first there is."""
        from models.disclosing import steps_before
        from models.notice_days import next_step

        if one.record is not None:
            return one.step
        return next_step({}, steps_before(self._session.ledger.as_of())) or ""

    def asked_for(self) -> tuple[object, object] | None:
        """Return day and person of the step; None while one is missing, which is then said."""
        values = self._form.values() if self._form else None
        return (values["day"], values["by"]) if values else None

    def _turn(self, by: int) -> None:
        self._at = (self._at + by) % max(1, len(self.cells))
        self._draw()

    def _draw(self) -> None:
        cell, many = self.cell, len(self.cells) > 1
        for one in (self._before, self._after, self._counted):
            one.setVisible(many)
        shown = cell is not None
        self._tag.setVisible(shown)
        self._check.setVisible(shown)
        self._steps.setVisible(shown)
        if cell is None:
            self._title.setText("公示")
            self.preview.clear(_EMPTY)
            self._show_remarks(())
            self._show_asks("")
            return
        look = LOOKS[cell.state]
        self._title.setText(f"{cell.period}{cell.matter['short']}")
        today = self._session.ledger.today
        self._tag.set_tag(words_of(cell, today), look.icon, _TONES[look.colour])
        self._counted.setText(f"第 {self._at + 1} 份，共 {len(self.cells)} 份，一起办")
        self._show_paper(cell)
        self._steps.setText(self._done_so_far(cell))
        self._show_asks(self.step)

    def _show_paper(self, cell: Cell) -> None:
        from exporters.notices import collected, draft_of, paper_of
        from exporters.posting import remarks, values_of

        view = self._session.ledger.as_of()
        try:
            values = values_of(view, cell)
            if values.get("posted_on"):
                self.preview.show_document(paper_of(view, values))
                self._check.hide()
                self._show_remarks(())
                return
            found = collected(view, values)
            document = draft_of(view, values, found)
        except UserError as error:
            self.preview.clear(f"{error.sentence}{error.action}")
            self._show_remarks(())
            return
        self.preview.show_document(document)
        self._show_remarks(remarks(view, document, found))

    def _done_so_far(self, cell: Cell) -> str:
        if cell.record is None:
            return f"还没开始，应在{tight(cell.on)}前张贴"
        done = [
            f"{label} {tight(cell.record[on])} {cell.record[by] or ''}".rstrip()
            for on, by, label in STEPS.values() if cell.record[on]
        ]  # fmt: skip
        return "　".join(done) if done else "还没有登记哪一步"

    def _show_remarks(self, found: Sequence[Remark]) -> None:
        _clear(self._remarks)
        good = [one for one in found if one.good]
        bad = [one for one in found if not one.good]
        for one in [*bad, *good][:_REMARKS]:
            self._remarks.addWidget(self._remark(one))

    def _remark(self, one: Remark) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR)
        icon, tone = ("check", "green") if one.good else ("triangle-warn", "ochre")
        line.addWidget(IconLabel(icon, tone))
        line.addWidget(Paragraph(one.sentence, "second", "" if one.good else "ochre"), 1)
        if one.type:
            go = button("去补", kind="small")
            go.clicked.connect(lambda: self.led.emit(one.type, one.id))
            line.addWidget(go)
        return made

    # -- what can be done ----------------------------------------------------------------------

    def _show_asks(self, step: str) -> None:
        _clear(self._asks)
        self._form = None
        over = bool(self.cells) and not step
        self.next_button.setVisible(bool(step) or over)
        self.next_button.setText(VERBS.get(step, AGAIN))
        self.next_button.set_icon("printer" if step in {POSTED, ""} else "check")
        self._others.set_widgets(self._lesser(step))
        if not step:
            return
        _, _, label = STEPS[step]
        view = self._session.ledger.as_of()
        self._form = ParamForm(self._session, (
            Date("day", f"{label}日期", required=True, default=lambda view: view.today),
            Text("by", "什么会" if step == DECIDED else "谁办的", required=True,
                 default=lambda _: usual_person(view, step)),
        ))  # fmt: skip
        self._asks.addWidget(self._form)

    def _lesser(self, step: str) -> list[Button]:
        cell = self.cell
        if cell is None or len(self.cells) > 1:
            return []
        posted = cell.record is not None and cell.record["posted_on"] is not None
        words = ["出更正", AGAIN] if posted else ["改内容", "本期没有"]
        if posted and not step:
            words = ["出更正"]
        made = []
        for one in words:
            plain = button(one)
            plain.clicked.connect(lambda _=False, said=one: self.asked.emit(said))
            made.append(plain)
        return made


def _clear(block: QVBoxLayout) -> None:
    """Take away what a block holds, out of sight at once."""
    while block.count():
        old = block.takeAt(0).widget()
        old.hide()
        old.deleteLater()


def usual_person(view: View, step: str) -> str | None:
    """Return who usually does a step: the clerk; the head of supervision; a meeting."""
    if step == DECIDED:
        return "村委会会议"
    if step == REVIEWED:
        where = (Where("body", "=", "supervision"), Where("ended", "empty"))
        serving = view.ledger.find("official", Query(where=where, fields=("name", "post")))
        chief = [one["name"] for one in serving if "主任" in (one["post"] or "")]
        return next(iter([*chief, *(one["name"] for one in serving)]), None)
    clerk: str | None = view.village["secretary"]
    return clerk
