"""从表格导入: the sheet as it came; nothing enters the ledger before the button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QStackedLayout

from models.errors import UserError
from models.field import Field
from models.importing.again import comes_again
from models.importing.likely import UnclearRegister
from models.importing.plan import ImportPlan
from models.journal import Changes
from models.record import RecordType
from ui.importing import handed_back
from ui.importing.apply import apply_plan
from ui.importing.asking import RegisterQuestion
from ui.importing.columns import column_menu
from ui.importing.head import ImportHead
from ui.importing.look import ImportLook
from ui.importing.start import ImportStart, dropped_file
from ui.importing.work import (
    Change,
    change_plan,
    other_registers,
    read_plan,
)
from ui.pages import Page
from ui.session import Session
from ui.work import Stopped, Work, run


class ImportPage(Page):
    """1 选文件, 2 对好列, 3 看清楚再进账."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan: ImportPlan | None = None
        self._work: Work | None = None
        self._before: ImportPlan | None = None
        self._then: ImportPlan | None = None  # goes on when the people in it have come in
        self._stale = False  # the ledger changed while another page was shown
        self._brought: set[str] = set()  # sheets of this file that came in
        self._asked = ""  # the register that was chosen when it was read
        self._unclear: tuple[Path, str] = (Path(), "")
        self.start = ImportStart(session)
        self.start.chosen.connect(self.read)
        self.start.progress.stopped.connect(self._stop)
        self.look = ImportLook()
        self.look.change_asked.connect(self._change)
        self.look.first_asked.connect(self._take_first)
        self.look.shared_asked.connect(self._ask_shared)
        self.look.strips.add_asked.connect(lambda name: self.session.go("new", type=name))
        self.look.table.head_asked.connect(self.ask_column)
        self.look.ways.sheet_asked.connect(self._other_sheet)
        self.look.ways.register_asked.connect(self._ask_other_register)
        self.look.ways.fill_asked.connect(lambda path: self.session.go("fill", path=path))
        self.question = RegisterQuestion(session.ledger.types)
        self.question.chosen.connect(self._take_register)
        self.question.fill_asked.connect(lambda: self.session.go("fill", path=self._unclear[0]))
        self.head = ImportHead()
        self.head.back_button.clicked.connect(self.begin)
        self.head.reject_button.clicked.connect(self.send_back)
        self.head.mark_button.clicked.connect(self.save_marked)
        self.head.apply_button.clicked.connect(self.apply)
        self._bodies = QStackedLayout()
        self._bodies.addWidget(self.start)
        self._bodies.addWidget(self.look)
        self._bodies.addWidget(self.question)
        page = self.lay_out()
        page.addWidget(self.head)
        page.addLayout(self._bodies, 1)
        self.setAcceptDrops(True)
        self.bind(self.apply)
        self.begin()

    # -- coming and going ----------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Be shown, with `type` for that register, with `path` on that file at once."""
        path = arguments.get("path")
        if arguments.get("type") and (path or self.plan is None):
            self.start.choose_register(str(arguments["type"]))
        if path:
            self.read(Path(path))
        elif self.plan is None:
            self.start.setFocus()
        else:
            self._read_anew()

    def heard(self, changes: Changes) -> None:
        """The ledger changed under the plan: it is made anew from the file when it is seen."""
        self._stale = self.plan is not None and self._work is None
        if self.isVisible():
            self._read_anew()

    def _read_anew(self) -> None:
        plan, self._stale = (self.plan if self._stale else None), False
        if plan is not None:
            self._read(plan.path, plan.record_type, plan.sheet, plan)

    def back(self) -> bool:
        """From the problem to the table, from the table to the choice of a file."""
        if self.look.panes.show_left():
            return True
        if self.plan is not None and self._bodies.currentWidget() is self.question:
            self._show_look(self.plan)
            return True
        if self._then is not None:
            self._return()
            return True
        if self.plan is None:
            return False
        self.begin()
        return True

    def begin(self) -> None:
        """第 1 步: choose a file."""
        self._forget()
        self.plan = self._then = None
        self.look.show_plan(None)
        self.start.handing.refresh()
        self._bodies.setCurrentIndex(0)
        self.head.begin()

    def _begin_on(self, path: Path) -> None:
        """Begin anew with a file; a list out of it that waits for another goes on waiting."""
        then = self._then
        self.begin()
        self._then = then if then and then.path == path else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    # -- the plan ------------------------------------------------------------------------------

    def _other_sheet(self, sheet: str) -> None:
        """Read another sheet of the same file."""
        if self.plan is not None:
            path, name = self.plan.path, self.start.register
            self._begin_on(path)
            self._read(path, self.session.ledger.type(name) if name else None, sheet)

    def save_marked(self) -> None:
        """Write the sheet once more, what is wrong in it as comments."""
        self._say(handed_back.save_marked_copy(self, self.plan) if self.plan else "")

    def read(self, path: Path) -> None:
        """Read a file for the chosen register; the same one once more keeps what was chosen."""
        self._brought = set()
        before, then, name = self._before, self._then, self.start.register
        self.begin()
        kind = self.session.ledger.type(name) if name else None
        if (
            before is not None
            and comes_again(before, path)
            and name in {self._asked, before.record_type.name}
        ):
            self._then = replace(then, path=path) if then else None
            self._read(path, kind, before.sheet if before.source.others else None, before)
        else:
            self._read(path, kind)

    def _read(
        self,
        path: Path,
        register: RecordType | None,
        sheet: str | None = None,
        before: ImportPlan | None = None,
    ) -> None:
        self._forget()
        self.start.wait(path)
        ledger = self.session.ledger
        self._work = Work(lambda work: read_plan(work, ledger, path, register, sheet, before))
        self._work.owner = self
        self.destroyed.connect(self._work.forget)
        self._work.finished.connect(self._took)
        self._work.failed.connect(self._failed)
        self._work.stepped.connect(self.start.tell)
        self._work.start()

    def _stop(self) -> None:
        """停下: the reading ends at its next step."""
        if self._work is not None:
            self._work.stop()

    def _change(self, change: Change) -> None:
        """Change the plan on a worker; one change at a time."""
        plan = self.plan
        if plan is None or self._work is not None:
            return
        ledger = self.session.ledger
        self.head.set_facts("正在重新看一遍……")
        self._work = run(
            lambda: change_plan(ledger, plan, change), self._took, self._failed, owner=self
        )

    def _failed(self, error: UserError | Stopped) -> None:
        self._work = None
        self.start.wait(None)
        self.head.tell_step(self.plan)
        if isinstance(error, UnclearRegister):
            self._ask_register(error)
            return
        if isinstance(error, UserError):
            self.session.failed.emit(error)
        if self.plan is None and self._then is not None:
            self._return()

    def _forget(self) -> None:
        if self._work is not None:
            self._work.forget()
            self._work = None
        self.start.wait(None)

    def _ask_other_register(self) -> None:
        """The register was the wrong one: ask which else it could be."""
        plan = self.plan
        if plan is None or self._work is not None:
            return
        ledger = self.session.ledger
        self._work = run(
            lambda: other_registers(ledger, plan), self._ask_register, self._failed, owner=self
        )

    def _ask_register(self, unclear: UnclearRegister) -> None:
        """Ask the person which register a sheet is for."""
        self._work = None
        self._unclear = (unclear.path, unclear.sheet)
        self.session.said.emit(f"“{unclear.path.name}”看完了，还没有进账")
        self.head.ask(unclear.path)
        self._bodies.setCurrentWidget(self.question)
        self.question.ask(unclear)

    def _take_register(self, name: str) -> None:
        """Read the sheet again for the register that the person chose."""
        path, sheet = self._unclear
        self._begin_on(path)
        self._read(path, self.session.ledger.type(name), sheet)

    def _took(self, plan: ImportPlan) -> None:
        """Show the new plan."""
        self._work = None
        self.start.wait(None)
        self._bodies.setCurrentWidget(self.look)
        if self.plan is None:
            self.session.said.emit(f"“{plan.path.name}”看完了，还没有进账")
        self.plan = self._before = plan
        self._asked = self.start.register
        self.look.show_plan(plan)
        self._show_look(plan)

    def _show_look(self, plan: ImportPlan) -> None:
        self._bodies.setCurrentWidget(self.look)
        self.head.tell_counts(plan, marked=bool(self.look.side.issues))
        self.head.tell_step(plan)
        self.look.table.setFocus()

    def _next(self, plan: ImportPlan, then: ImportPlan | None) -> str:
        """Return the next sheet of a file that has one for every group; "" after the last."""
        alike = () if then else plan.source.alike
        return next((one for one in alike if one not in self._brought), "")

    # -- what can be done ----------------------------------------------------------------------

    def ask_column(self, column: int) -> None:
        """Ask where a column goes."""
        menu = self.column_menu(column)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.look.table.below_head(column).topLeft())

    def column_menu(self, column: int) -> QMenu | None:
        """Return the menu of a column: 不导入, and every field of the register."""
        plan = self.plan
        if plan is None:
            return None
        return column_menu(self, plan, column, self._change)

    def _ask_shared(self, fields: Sequence[Field[Any]]) -> None:
        """Ask what stands in every row, for fields that have no column."""
        from ui.importing.shared import SharedDialog

        if self.plan is None:
            return
        dialog = SharedDialog(self.session, self.plan, fields, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(self._share)
        dialog.open()

    def _share(self, given: Mapping[str, Any]) -> None:
        def share(plan: ImportPlan) -> ImportPlan:
            return plan.with_shared(given)

        if self._work is None:
            self._change(share)
        else:  # the ledger changed meanwhile, and the sheet is just being read anew
            self._work.finished.connect(lambda _: self._change(share))

    def _take_first(self, name: str) -> None:
        """Read the sheet for another register; when that came in, this one goes on."""
        plan = self.plan
        if plan is None or self._work is not None:
            return
        self.begin()
        self._then = plan
        self._read(plan.path, self.session.ledger.type(name), plan.sheet)

    def _return(self) -> None:
        """Go back to the sheet that was to go on, with what was chosen in it."""
        then = self._then
        self.begin()
        if then is not None:
            self._read(then.path, then.record_type, then.sheet, then)

    def send_back(self) -> None:
        """Write the rows that stay out with their reasons, for whoever sent the sheet."""
        self._say(handed_back.save_rejects(self, self.plan) if self.plan else "")

    def _say(self, said: str) -> None:
        if said:
            self.session.said.emit(said)

    def apply(self) -> None:
        """Write everything in one act."""
        plan = self.plan
        if plan is None or self._work is not None or not self.head.can_apply:
            return
        # the plan is carried out: nothing of it must be read anew when the ledger tells
        self.plan = None
        changes = None
        with self.session.telling():
            changes = apply_plan(self, plan, self.session.ledger)
        if changes is None:
            self.plan = plan
            return
        then, self._before = self._then, None
        self.begin()
        kind = plan.record_type
        self._brought = {*self._brought, plan.sheet}
        if next_ := self._next(plan, then):
            self.session.done.emit(f"{changes.label}；接着看“{next_}”")
            self._read(plan.path, kind, next_)
            return
        if then is not None and then.path == plan.path:
            self.session.done.emit(changes.label)
            self._read(then.path, then.record_type, then.sheet, then)
            return
        self.session.go("group", group=kind.group, type=kind.name)
        left = plan.counts.get("problem", 0)
        more = f"；还有 {left} 行没有导，改好再拖进来就补上" if left else ""
        self.session.done.emit(changes.label + more)


PAGE = ImportPage
