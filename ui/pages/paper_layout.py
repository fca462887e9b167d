"""改样式: what a paper says above, beside and below its rows, with the paper itself beside.

Title, columns and their order, who signs, notes, the sheet: kept in the ledger, taken back like
anything else, handed on as a file. What was posted stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from exporters import layout_file, village_layout
from exporters.document import Document, file_stem
from exporters.report import Report, report, usual
from models.errors import NotFound, UserError
from models.journal import Changes
from models.record import Record
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.labels import IconLabel, Paragraph
from ui.look.panes import PageHead, Sheet
from ui.look.tokens import BLOCK, NEAR, PANE
from ui.pages import Page
from ui.papers import printing
from ui.papers.desk import WHOLE
from ui.papers.preview import Preview, render_pdf
from ui.papers.states import view_of
from ui.records.form import Form
from ui.session import Session
from ui.work import reading, run

_PAUSE = 400  #: milliseconds of quiet before the paper is made anew
_FILES = "材料样式 (*.toml)"


class LayoutPage(Page):
    """The form at the left, the paper as it will be at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.paper: Report | None = None
        self.entry: Record | None = None
        self._given: Mapping[str, Any] = {}
        self._period: Any = None
        self._usual: Document | None = None
        self._params: Mapping[str, Any] = {}
        self.head = PageHead("改样式", "")
        self._give = button("另存给别的村", "download")
        self._give.setToolTip("把本村改过的样式存成文件，拷给邻村，收进去就能用")
        self._give.clicked.connect(self.give_away)
        take = button("收别村的", "folder")
        take.clicked.connect(self.take_in)
        for one in (take, self._give):
            self.head.add_button(one)
        self.form = Form(session, session.ledger.type(village_layout.REGISTER), new=True)
        left = Sheet(margin=PANE)
        left.body.addWidget(self.form, 1)
        self.preview = Preview(zoom=WHOLE)
        self.preview.find_by_keys(self)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(BLOCK)
        side.addWidget(self.preview, 1)
        side.addWidget(self._make_foot())
        page = self.lay_out()
        page.addWidget(self.head)
        page.addWidget(TwoPanes(left, right, (560, 554)), 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._draw)
        for name, editor in self.form.editors.items():
            editor.typed.connect(self._pause.start)
            editor.edited.connect(lambda name=name: self._edited(name))
        self.bind(self.save)

    def _make_foot(self) -> Sheet:
        self._state = Paragraph("", "second")
        self._drop = button("回到原来", "undo")
        self._drop.setToolTip("不要本村改的，照程序原来的样子出")
        self._drop.clicked.connect(self.drop)
        done = button("存好", "check", "filled")
        done.set_keys("Ctrl+Enter")
        done.clicked.connect(self.save)
        line = QHBoxLayout()
        line.setSpacing(NEAR)
        line.addWidget(IconLabel("info", "blue"))
        line.addWidget(self._state, 1)
        line.addWidget(self._drop)
        line.addWidget(done)
        foot = Sheet(margin=BLOCK)
        foot.body.addLayout(line)
        return foot

    # -- coming --------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Show the layout of the paper `report`, of what is `given` and a `period`."""
        given = arguments.get("given") or {}
        self._period = arguments.get("period")
        self.entry = self.paper = self._usual = None
        self._given = given
        name = arguments.get("report") or given.get("paper")
        if not name:
            self._begin({})
            return
        self._show(str(name))

    def _show(self, name: str) -> None:
        """Take a paper in hand: the form is filled when it is known what stands on it."""
        try:
            self.paper = report(name)
        except NotFound:
            return
        ledger, paper = self.session.ledger, self.paper
        # a title that holds its period is to be seen with one
        period = self._period = self._period or paper.usual_period(ledger.today)
        self.entry = ledger.find_one(village_layout.REGISTER, paper=paper.name)
        given = dict(self._given) if self._given.get("paper") is None else {}
        self.head.set_facts(paper.label)
        self.preview.clear("正在排版，请稍等")
        self._begin({"paper": paper.name} | dict(self.entry or {}))

        def make() -> Document:
            with reading(ledger) as other:
                view = view_of(other, paper, period)
                self._params = (usual(paper, view) or {}) | given
                return paper.built(view, self._params)

        run(make, self._known, self._unknown, owner=self)

    def _begin(self, values: Mapping[str, Any]) -> None:
        self.form.begin(values)
        self._drop.setEnabled(self.entry is not None)
        said = "本村改过的样式" if self.entry else "只管以后出的"
        self._state.setText(f"{said}，贴出去的那些不变。")

    def _known(self, document: Document) -> None:
        self._usual = document
        paper, name = self.paper, self.session.ledger.village["name"]
        if paper is None:
            return
        usual = village_layout.as_it_is(document, name)
        kept = {key: value for key, value in dict(self.entry or {}).items() if value is not None}
        self._begin({**usual, **kept, "paper": paper.name})
        self._draw()

    def _unknown(self, error: Exception) -> None:
        said = f"{error.sentence}{error.action}" if isinstance(error, UserError) else ""
        self.preview.clear(said or "这份材料现在出不了，改好的样式照样能存")

    def leave(self) -> bool:
        """What was not stored goes: the paper shows what holds."""
        self._pause.stop()
        return True

    def heard(self, changes: Changes) -> None:
        """The paper beside is an example; it need not follow."""

    def _edited(self, name: str) -> None:
        """Another paper was chosen by hand."""
        chosen = self.form.values_now().get("paper")
        if name == "paper" and chosen and (self.paper is None or chosen != self.paper.name):
            self._given = {}
            self._show(str(chosen))
        else:
            self._pause.start()

    # -- storing -------------------------------------------------------------------------------

    def save(self) -> None:
        """Store what is different from the program's own; nothing different: as it was."""
        self._pause.stop()
        self.form.finish_field()
        more: dict[str, Any] = {}
        if self._usual is not None:
            now, village = self.form.values_now(), self.session.ledger.village["name"]
            left = village_layout.differences(now, self._usual, village)
            if not left:
                self.drop()
                return
            more = {one: left.get(one) for one in ("title", "was_title", "columns", "roles")}
        try:
            saved = self.form.finish(self.entry.id if self.entry else None, **more)
        except UserError as error:
            self.session.failed.emit(error)
            return
        if saved is not None:
            label = self.paper.label if self.paper else ""
            self.session.done.emit(f"“{label}”以后照这个样子出")
            self._back()

    def drop(self) -> None:
        """Take the village's own layout away."""
        if self.entry is None:
            self.session.said.emit("样子没有改，还是原来的")
            return
        with self.session.telling():
            self.session.ledger.remove(village_layout.REGISTER, self.entry.id)
            label = self.paper.label if self.paper else ""
            self.session.done.emit(f"“{label}”回到了原来的样子")
            self._back()

    def _back(self) -> None:
        """Show the paper, as it comes out now."""
        if self.paper is not None:
            self.session.go("papers", report=self.paper.name)

    # -- as a file -----------------------------------------------------------------------------

    def give_away(self) -> None:
        """Save all layouts of the village for another one."""
        ledger = self.session.ledger
        with self.session.telling():
            text = layout_file.text_of(ledger, tuple(ledger.ids(village_layout.REGISTER)))
            usual = printing.folder_for_papers() / file_stem(f"{ledger.village['name']}材料样式")
            name, _ = QFileDialog.getSaveFileName(self, "存到哪里", f"{usual}.toml", _FILES)
            if name:
                printing.put(text.encode(), Path(name))
                self.session.said.emit(f"存成了“{Path(name).name}”，拷给别的村收进去就能用")

    def take_in(self) -> None:
        """Take in what another village gave."""
        name, _ = QFileDialog.getOpenFileName(self, "收进材料样式", "", _FILES)
        if not name:
            return
        with self.session.telling():
            changes = layout_file.take(self.session.ledger, Path(name))
            self.session.done.emit(f"收进了 {len(changes.touched)} 份材料的样式")
            if self.paper is not None:
                self._show(self.paper.name)

    # -- the paper -----------------------------------------------------------------------------

    def _draw(self) -> None:
        """Show the paper as it would come out."""
        usual, village = self._usual, self.session.ledger.village["name"]
        if usual is None:
            return
        ledger, paper, period = self.session.ledger, self.paper, self._period
        entry, given = self.form.values_now(), self._params
        adds = any(not row.get("column") for row in entry.get("columns") or ())

        def make() -> tuple[Document, bytes]:
            document = usual
            if adds and paper is not None:  # a column of the register: the paper is made anew
                with reading(ledger) as other:
                    view = view_of(other, paper, period)
                    with village_layout.wanted(view, paper.register, entry):
                        document = paper.built(view, given or {})
            document = village_layout.laid_out(document, entry, village)
            return document, render_pdf(document)

        self.preview.show_work(make, stay=self.preview.document is not None)


PAGE = LayoutPage
