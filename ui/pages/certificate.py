"""开证明: who, what, where to; the paper beside it; one button prints and writes everything."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exporters.document import Document
from models.drafts import Drafts
from models.errors import Refused, UserError
from models.journal import Changes
from models.kinds import Choice
from models.kinds_links import Ref
from ui.certificates import draft as drafting
from ui.certificates.details import DetailStep
from ui.certificates.kinds import KindStep
from ui.certificates.person import PersonStep
from ui.certificates.step_head import StepHead
from ui.editors.editor import Editor
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.labels import IconLabel, Paragraph
from ui.look.panes import PageHead, ScrollPane, Sheet
from ui.look.tokens import BLOCK, NEAR, PANE
from ui.look.tokens import PAGE as MARGIN
from ui.pages import Page
from ui.papers import printing
from ui.papers.pdf_pages import PdfPages
from ui.papers.preview import Preview, render_pdf
from ui.session import Session

_TYPE = "certificate"
_PAUSE = 300  #: milliseconds of quiet before the paper is made anew
_WORDED = ("lived_since", "address")
_NOBODY = "选好是给谁开，这里就是要打印的那张纸"


class CertificatePage(Page):
    """Three steps at the left, the real paper at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        ledger = session.ledger
        field = ledger.type(_TYPE).by_name["kind"]
        assert isinstance(field, Choice)  # noqa: S101 - as the register declares it
        self._field = field
        self._drafts, self._draft = Drafts(ledger.path), ""
        self.person = PersonStep(session, _TYPE, "resident")
        self.kinds = KindStep(field, ledger.today)
        self.details = DetailStep(session)
        self.preview = Preview()
        steps = QWidget()
        block = QVBoxLayout(steps)
        block.setContentsMargins(0, 0, NEAR, NEAR)
        block.setSpacing(NEAR)
        for number, (words, step) in enumerate(
            (("给谁开", self.person), ("开什么", self.kinds), ("用在哪里", self.details)), 1
        ):
            block.addWidget(StepHead(number, words))
            block.addWidget(step)
            block.addSpacing(BLOCK - NEAR)
        block.addStretch(1)
        self._steps = ScrollPane(steps)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(BLOCK)
        side.addWidget(self.preview, 1)
        self.panes = TwoPanes(self._steps, right, (476, 638))
        self._look = button("看看样子", "eye")
        self._look.clicked.connect(self.panes.show_right)
        self._look.hide()
        self._foot = self._make_foot()
        side.addWidget(self._foot)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, PANE - 2, MARGIN, PANE - 2)
        page.setSpacing(BLOCK)
        self._head = PageHead("开证明", "从选人到打印，一次办完")
        self._head.add_button(self._look)
        page.addWidget(self._head)
        page.addWidget(self.panes, 1)
        self._side, self._page = side, page
        self.panes.turned.connect(self._place_foot)
        self._wire()
        self.begin()

    def _wire(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._rested)
        self.person.changed.connect(self._person_chosen)
        self.kinds.changed.connect(self._kind_chosen)
        self.details.changed.connect(self._pause.start)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(self.print_and_issue)
        self.setFocusProxy(self.person)

    # -- coming and going ----------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Be shown, with what is known already in `given`, or going on with a `draft`."""
        given = arguments.get("given") or {}
        if key := str(arguments.get("draft", "")):
            self._go_on(key)
        if given:
            self.begin()
        if given.get("kind"):
            self.kinds.choose(given["kind"])
        for name, value in given.items():
            self.details.give(name, value)
        resident = given.get("resident")
        if isinstance(resident, Ref):
            self.person.choose(resident)
        self._draw()
        if self.person.person is None:
            self.person.setFocus()

    def leave(self) -> bool:
        """Keep what was typed under 上次没写完; it also stays here."""
        typing = self.focusWidget()
        if typing and self.isAncestorOf(typing):
            typing.clearFocus()  # it ends what is being typed while the ledger is still open
        with self.session.telling():
            self._keep_draft()
        return True

    def _keep_draft(self) -> None:
        texts = self.details.texts()
        if self.person.person is not None or texts["purpose"].strip():
            texts |= {"resident": self.person.editor.text(), "kind": self.kinds.code or ""}
            self._draft = self._drafts.keep_new(_TYPE, texts, self.session.ledger.now, self._draft)
        else:
            self._drafts.drop_new(self._draft)
            self._draft = ""

    def _rested(self) -> None:
        """Typing stopped: show the paper, and keep what was typed should the power fail now."""
        self._draw()
        with suppress(UserError):  # a full disk is told on leaving, not at every pause
            self._keep_draft()

    def _go_on(self, key: str) -> None:
        kept = {one.key: one for one in self._drafts.unfinished(_TYPE)}
        if key not in kept or key == self._draft:
            return  # it is the one that stands here, or it was finished since
        texts = kept[key].texts
        self.begin()
        self._draft = key
        self.kinds.choose(texts.get("kind"))
        self.person.go_on(texts.get("resident", ""))
        self.details.go_on(texts)

    def heard(self, changes: Changes) -> None:
        """Another certificate took the number, or the villager's record changed."""
        if "resident" in changes.types:
            self.person.reload()
        self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not drawn; it is drawn on coming back."""
        super().hideEvent(event)
        self._pause.stop()

    def back(self) -> bool:
        """From the paper back to the steps."""
        return self.panes.show_left()

    def begin(self) -> None:
        """Make ready for the next villager."""
        self._draft = ""
        default = self._field.default
        self.kinds.choose(default(self.session.ledger.as_of()) if default else None)
        self.details.start()
        self.person.choose(None)

    # -- issuing -------------------------------------------------------------------------------

    def issue(self) -> int | None:
        """Write the certificate, its number and its seal line; None when something is missing."""
        values = self._good_values()
        return self._write(values) if values is not None else None

    def keep(self) -> None:
        """先存着: everything is written, nothing is printed."""
        id_ = self.issue()
        if id_ is not None:
            self._finish(id_, "没打印，可到“出材料”补打")

    def print_and_issue(self) -> None:
        """打印并登记: the printer is chosen first, so that going back there leaves no trace."""
        values = self._good_values()
        if values is None:
            return
        with self.session.telling():
            paper = drafting.paper_of(
                self.session.ledger, drafting.draft_of(self.session.ledger, values)
            )
            if not printing.can_print(self, paper):
                return
            if printing.has_printer():
                self._print(values, paper)
            else:
                self._save_instead(values, paper)

    def _print(self, values: dict[str, Any], paper: Document) -> None:
        pages = PdfPages(render_pdf(paper))
        printer = printing.pick_printer(self, pages.sizes[0], len(pages))
        if printer is None:
            self.session.said.emit("没有打印，也没有登记")
            return
        id_ = self._write(values)
        if id_ is not None:
            pdf = render_pdf(drafting.paper_of_saved(self.session.ledger, id_))
            printing.print_pages(printer, pdf, lambda: None, self)
            self._finish(id_, "已送去打印")

    def _save_instead(self, values: dict[str, Any], paper: Document) -> None:
        """No printer here: the paper goes to a file that another computer prints."""
        answer = printing.ask_without_printer(self)
        if answer != printing.NO_PRINTER:
            return
        made: list[int] = []

        def write(path: Path) -> None:
            """Issue it when a place is chosen, and only once however often writing is tried."""
            if not made and (id_ := self._write(values)) is not None:
                made.append(id_)
            if made:
                issued = drafting.paper_of_saved(self.session.ledger, made[0])
                printing.put(render_pdf(issued), path)

        path = printing.save_as(self, paper.name, "pdf", write)
        if made:
            how = f"存成了“{path.name}”" if path else "没存成文件，可到“出材料”补存"
            self._finish(made[0], how)

    def _write(self, values: dict[str, Any]) -> int | None:
        try:
            return self.session.ledger.save(_TYPE, values).id
        except Refused as error:
            self._tell({name: texts[0] for name, texts in error.problems.items()})
            self.session.failed.emit(error)
        except UserError as error:
            self.session.failed.emit(error)
        return None

    def _finish(self, id_: int, how: str) -> None:
        issued = self.session.ledger.get(_TYPE, id_)
        with self.session.telling():
            self._drafts.drop_new(self._draft)
        kind = self._field.show(issued["kind"])
        self.begin()
        self.session.done.emit(f"给{issued['name']}开了{kind}，{issued['number']}，已登记，{how}")
        self.panes.show_left()
        self.person.setFocus()

    # -- what is written -----------------------------------------------------------------------

    def _values(self) -> tuple[dict[str, Any], dict[str, str]]:
        values, problems = self.details.values()
        return {**values, "resident": self.person.ref, "kind": self.kinds.code}, problems

    def _good_values(self) -> dict[str, Any] | None:
        """Return the values; None when something is missing, which is said beside its field."""
        self._pause.stop()
        values, problems = self._values()
        if missing := self.person.missing():
            problems["resident"] = missing
        draft = drafting.draft_of(self.session.ledger, values)
        for name, texts in self.session.ledger.type(_TYPE).check(draft).items():
            problems.setdefault(name, texts[0])
        self._tell(problems)
        return None if problems else values

    def _tell(self, problems: dict[str, str]) -> None:
        self.person.editor.problem(problems.get("resident", ""))
        first = self.details.tell(problems)
        if problems:
            self.panes.show_left()
            wrong: Editor | None = self.details.editor(first) if first else None
            if "resident" in problems:
                wrong = self.person.editor
            if wrong:
                wrong.setFocus()
                place = wrong.mapTo(self._steps.content(), QPoint(0, wrong.height()))
                self._steps.ensureVisible(place.x(), place.y() + 2 * MARGIN)

    # -- the paper -----------------------------------------------------------------------------

    def _draw(self) -> None:
        """Make the paper anew from what is written now."""
        self._pause.stop()
        ledger = self.session.ledger
        values, _ = self._values()
        draft = drafting.draft_of(ledger, values)
        self._also.setText(f"打印时同时写好：{drafting.also_written(ledger, draft)}")
        if self.person.person is None:
            self.preview.clear(_NOBODY)
            return
        try:
            self.preview.show_document(drafting.paper_of(ledger, draft))
        except UserError as error:
            self.preview.clear(f"{error.sentence}{error.action}")

    def _person_chosen(self) -> None:
        self.details.take(self.person.person)
        self._draw()
        if self.person.person is not None:
            self.details.editor("purpose").setFocus()

    def _kind_chosen(self) -> None:
        self.details.offer_worded(name for name in _WORDED if self.kinds.uses(name))
        self._pause.start()

    # -- the foot ------------------------------------------------------------------------------

    def _make_foot(self) -> Sheet:
        self._also = Paragraph("", "second")
        later = button("先存着")
        later.setToolTip("编号、登记、用印都写好，现在不打印")
        later.clicked.connect(self.keep)
        now = button("打印并登记", "printer", "filled")
        now.set_keys("Ctrl+Enter 或 Ctrl+P")
        now.clicked.connect(self.print_and_issue)
        line = QHBoxLayout()
        line.setSpacing(NEAR)
        line.addWidget(IconLabel("link", "blue"))
        line.addWidget(self._also, 1)
        line.addWidget(later)
        line.addWidget(now)
        foot = Sheet(margin=BLOCK)
        foot.body.addLayout(line)
        return foot

    def _place_foot(self, narrow: bool) -> None:  # noqa: FBT001 - a signal's argument
        """The button that finishes stays in sight, also where the paper is behind."""
        self._look.setVisible(narrow)
        (self._page if narrow else self._side).addWidget(self._foot)


PAGE = CertificatePage
