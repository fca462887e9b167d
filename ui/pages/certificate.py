"""开证明: who, what, where to; the paper beside it; one button prints and writes everything.

What the village does not issue stands in the same list: chosen, the page says where to go, and the
same button prints a slip for the person and writes the register of refusals.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models import deciding
from models.drafts import Drafts
from models.errors import Refused, UserError
from models.journal import Changes
from models.kinds_links import Ref
from ui.certificates import draft as drafting
from ui.certificates.details import DetailStep
from ui.certificates.kinds import KindStep
from ui.certificates.output import put_out
from ui.certificates.person import PersonStep
from ui.certificates.refused import RefusedPane, RefusedStep
from ui.certificates.step_head import StepHead
from ui.editors.editor import Editor
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.labels import IconLabel, Paragraph
from ui.look.panes import PageHead, ScrollPane, Sheet
from ui.look.tokens import BLOCK, NEAR
from ui.look.tokens import PAGE as MARGIN
from ui.pages import Page
from ui.papers.preview import Preview
from ui.session import Session

_TYPE, _REFUSAL = "certificate", "refusal"
_PAUSE = 300  #: milliseconds of quiet before the paper is made anew
_NOBODY = "选好是给谁开，这里就是要打印的那张纸"
_NO_TEXT = "这一种还没有写正文。点“写正文”，照着式样写一次，以后就一直能用"


class CertificatePage(Page):
    """Three steps at the left, the real paper at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._drafts, self._draft = Drafts(session.ledger.path), ""
        self._given: dict[str, str] = {}
        self.person = PersonStep(session, _TYPE, "resident")
        self.kinds = KindStep(session)
        self.details = DetailStep(session)
        self.refused_step, self.refused_pane = RefusedStep(session), RefusedPane()
        self.preview = Preview()
        self._last_head = StepHead(3, "用在哪里")
        self._steps = ScrollPane(self._make_steps())
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self.preview)
        self._sheets.addWidget(self.refused_pane)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(BLOCK)
        side.addWidget(self._sheets, 1)
        self.panes = TwoPanes(self._steps, right, (476, 638))
        self._look = button("看看样子", "eye")
        self._look.clicked.connect(self.panes.show_right)
        self._look.hide()
        self._text = button("写正文", "pen")
        self._text.setToolTip("改这一种证明的正文，或者给没有正文的写上")
        self._text.clicked.connect(self._write_text)
        self._foot = self._make_foot()
        side.addWidget(self._foot)
        page = self.lay_out()
        head = PageHead("开证明", "从选人到打印，一次办完")
        head.add_button(self._text)
        head.add_button(self._look)
        page.addWidget(head)
        page.addWidget(self.panes, 1)
        self._side, self._page = side, page
        self.panes.turned.connect(self._place_foot)
        self._wire()
        self.begin()

    def _make_steps(self) -> QWidget:
        steps = QWidget()
        block = QVBoxLayout(steps)
        block.setContentsMargins(0, 0, NEAR, NEAR)
        block.setSpacing(NEAR)
        for head, step in (
            (StepHead(1, "给谁开"), self.person),
            (StepHead(2, "开什么", self.kinds.finder), self.kinds),
            (self._last_head, self.details),
        ):
            block.addWidget(head)
            block.addWidget(step)
            block.addSpacing(BLOCK - NEAR)
        block.addWidget(self.refused_step)
        block.addStretch(1)
        return steps

    def _wire(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._rested)
        self.person.changed.connect(self._person_chosen)
        self.kinds.changed.connect(self._kind_chosen)
        self.details.changed.connect(self._pause.start)
        self.refused_step.changed.connect(self._pause.start)
        self.refused_step.wanted.connect(self.kinds.choose)
        self.bind(self.print_and_issue)
        self.setFocusProxy(self.person)

    @property
    def refusing(self) -> bool:
        """Whether the chosen kind is not the village's to issue."""
        kind = self.kinds.kind
        return kind is not None and kind["answer"] == deciding.NO

    @property
    def _register(self) -> str:
        return _REFUSAL if self.refusing else _TYPE

    # -- coming and going ----------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Be shown, with what is known already in `given`, or going on with a `draft`."""
        given = arguments.get("given") or {}
        if key := str(arguments.get("draft", "")):
            self._go_on(key)
        if given:
            self.begin()
        if isinstance(given.get("matter"), Ref):
            self.kinds.choose(given["matter"].id)
        for name, value in given.items():
            self.details.give(name, value)
        resident = given.get("resident")
        if isinstance(resident, Ref):
            self.person.choose(resident)
        self._given = self._texts() if given else {}
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

    def _texts(self) -> dict[str, str]:
        kind = self.kinds.kind
        matter = f"{kind['name']}\t{kind.id}" if kind else ""
        resident = self.person.editor.text()
        return self.details.texts() | {"resident": resident, "matter": matter}

    def _keep_draft(self) -> None:
        texts = self._texts()
        if not self._draft and texts == self._given:
            return  # opened for somebody and left: nobody typed anything
        if self.person.person is not None or texts["purpose"].strip():
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
        name, _, id_ = texts.get("matter", "").partition("\t")
        self.kinds.choose(int(id_) if id_.isdigit() else None, name)
        self.person.go_on(texts.get("resident", ""))
        self.details.go_on(texts)

    def heard(self, changes: Changes) -> None:
        """Another certificate took the number, or the villager's record or a kind changed."""
        if deciding.KINDS in changes.types or "village" in changes.types:
            self.kinds.reload()
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
        default = self.session.ledger.type(_TYPE).by_name["matter"].default
        usual = default(self.session.ledger.as_of()) if default else None
        self.kinds.choose(usual.id if usual else None)
        self.details.start()
        self.refused_step.start()
        self.person.choose(None)

    # -- issuing -------------------------------------------------------------------------------

    def keep(self) -> None:
        """先存着, 只登记: everything is written, nothing is printed."""
        values = self._good_values()
        if values is not None and (ids := self._write(values)):
            refusing = self.refusing
            self._finish(ids, "" if refusing else "没打印，可到“出材料”补打")

    def print_and_issue(self) -> None:
        """打印并登记: the printer is chosen first, so that going back there leaves no trace."""
        values = self._good_values()
        if values is None:
            return
        ledger, type_ = self.session.ledger, self._register
        with self.session.telling():
            paper = drafting.paper_of(ledger, drafting.draft_of(ledger, type_, values))
            ids, how = put_out(
                self,
                self.session,
                paper,
                lambda: self._write(values),
                lambda ids: [drafting.paper_of_saved(ledger, type_, one) for one in ids],
            )
            if ids:
                self._finish(ids, how)

    def _write(self, values: dict[str, Any]) -> list[int]:
        try:
            people = self.person.people
            return drafting.write_all(self.session.ledger, self._register, values, people)
        except Refused as error:
            self._tell({name: texts[0] for name, texts in error.problems.items()})
            self.session.failed.emit(error)
        except UserError as error:
            self.session.failed.emit(error)
        return []

    def _finish(self, ids: Sequence[int], how: str) -> None:
        ledger = self.session.ledger
        issued = ledger.get(self._register, ids[0])
        with self.session.telling():
            self._drafts.drop_new(self._draft)
        who = issued["name"] if len(ids) == 1 else f"{issued['name']}等 {len(ids)} 人"
        last = ledger.get(self._register, ids[-1])["number"]
        number = issued["number"] if len(ids) == 1 else f"{issued['number']}到{last}"
        kind = issued["matter"].title
        said = f"告诉了{who}“{kind}”的去处" if self.refusing else f"给{who}开了{kind}"
        self.begin()
        self.session.done.emit("，".join(one for one in (said, number, "已登记", how) if one))
        self.panes.show_left()
        self.person.setFocus()

    # -- what is written -----------------------------------------------------------------------

    def _values(self) -> tuple[dict[str, Any], dict[str, str]]:
        more = {"resident": self.person.ref, "matter": self.kinds.ref}
        if self.refusing:
            return {**self.refused_step.values(), **more}, {}
        values, problems = self.details.values()
        return {**values, **more}, problems

    def _good_values(self) -> dict[str, Any] | None:
        """Return the values; None when something is missing, which is said beside its field."""
        self._pause.stop()
        values, problems = self._values()
        ledger, type_ = self.session.ledger, self._register
        if not self.refusing and (missing := self.person.missing()):
            problems["resident"] = missing
        draft = drafting.draft_of(ledger, type_, values)
        for name, texts in ledger.type(type_).check(draft).items():
            problems.setdefault(name, texts[0])
        if not problems:
            unnumbered = {**draft, "number": None}
            for guard in ledger.type(type_).guards:
                problems |= guard(unnumbered, ledger.as_of())
        self._tell(problems)
        return None if problems else values

    def _tell(self, problems: dict[str, str]) -> None:
        if self.refusing:
            self.refused_step.tell(problems)
            return
        self.person.editor.problem(problems.get("resident", ""))
        if said := problems.get("matter"):
            self.session.said.emit(said)
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
        ledger, kind = self.session.ledger, self.kinds.kind
        values, _ = self._values()
        draft = drafting.draft_of(ledger, self._register, values)
        written = drafting.also_written(ledger, draft, len(self.person.people))
        self._also.setText(f"打印时同时写好：{written}")
        if self.refusing and kind:
            self.refused_step.follow(kind, self.kinds.all, self.person.ref)
            self.refused_pane.show_slip(drafting.paper_of(ledger, draft))
        elif kind and not kind["body"]:
            self.preview.clear(_NO_TEXT)
        elif self.person.person is None:
            self.preview.clear(_NOBODY)
        else:
            try:
                self.preview.show_document(drafting.paper_of(ledger, draft))
            except UserError as error:
                self.preview.clear(f"{error.sentence}{error.action}")

    def _person_chosen(self) -> None:
        self.details.take(self.person.person)
        self._draw()
        if self.person.person is not None and not self.refusing:
            self.details.editor("purpose").setFocus()

    def _kind_chosen(self) -> None:
        refusing, kind = self.refusing, self.kinds.kind
        self.details.follow(self.kinds.uses, [] if refusing else self.kinds.asks())
        for one in (self._last_head, self.details):
            one.setVisible(not refusing)
        self.refused_step.setVisible(refusing)
        if refusing and kind:
            self.refused_pane.show_kind(kind)
        self._sheets.setCurrentWidget(self.refused_pane if refusing else self.preview)
        self._later.setText("只登记" if refusing else "先存着")
        self._now.setText("打印告知单" if refusing else "打印并登记")
        self._text.setVisible(not refusing)
        if refusing:
            self._draw()
        self._pause.start()

    def _write_text(self) -> None:
        if kind := self.kinds.kind:
            self.session.go(deciding.KINDS, id=kind.id)

    # -- the foot ------------------------------------------------------------------------------

    def _make_foot(self) -> Sheet:
        self._also = Paragraph("", "second")
        self._later = button("先存着")
        self._later.setToolTip("编号、登记、用印都写好，现在不打印")
        self._later.clicked.connect(self.keep)
        self._now = button("打印并登记", "printer", "filled")
        self._now.set_keys("Ctrl+Enter 或 Ctrl+P")
        self._now.clicked.connect(self.print_and_issue)
        line = QHBoxLayout()
        line.setSpacing(NEAR)
        line.addWidget(IconLabel("link", "blue"))
        line.addWidget(self._also, 1)
        line.addWidget(self._later)
        line.addWidget(self._now)
        foot = Sheet(margin=BLOCK)
        foot.body.addLayout(line)
        return foot

    def _place_foot(self, narrow: bool) -> None:  # noqa: FBT001 - a signal's argument
        """The button that finishes stays in sight, also where the paper is behind."""
        self._look.setVisible(narrow)
        (self._page if narrow else self._side).addWidget(self._foot)


PAGE = CertificatePage
