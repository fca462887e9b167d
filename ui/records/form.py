"""A register's form: an existing record is stored field by field, a new one all at once.

A field in error keeps its text as a draft beside the ledger; everything else is stored. An
unknown value never becomes something by being shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from models.drafts import Drafts
from models.errors import Invalid, Refused, UserError
from models.kinds_links import Copied
from models.kinds_people import IdNumber
from models.ledger import Saved
from models.record import Record, RecordType
from ui.editors.editor import Editor, Subject
from ui.look.panes import ScrollPane
from ui.look.tokens import PAIR, PANE
from ui.records.following import Following, doubts_at_entry
from ui.records.form_layout import FormGrid
from ui.records.last_time import last_value, watch
from ui.session import Session

_EVERY = 3_000
"""Milliseconds after which what is being typed is kept beside the ledger."""


class Form(ScrollPane):
    """The fields of one register, bound to a record or to a new one."""

    #: something was stored, or could not be: the foot tells it anew
    stood = Signal()

    def __init__(
        self,
        session: Session,
        record_type: RecordType,
        *,
        new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.subject = Subject(session, record_type)
        self.grid = FormGrid(self.subject, new=new)
        super().__init__(self.grid, parent)
        self.grid.fill()
        self.session, self.type = session, record_type
        self.drafts = Drafts(session.ledger.path)
        self._following = Following(session.ledger, record_type, self.grid)
        watch(session.ledger)
        self.record: Record | None = None
        self._given: dict[str, Any] = {}
        self._pending: dict[str, str] = {}
        self._offered: set[str] = set()
        self._typing: dict[str, str] = {}
        self._rest = QTimer(self, interval=_EVERY, singleShot=True)
        self._rest.timeout.connect(self.keep_typed)
        self._at_first: dict[str, str] = {}
        if not new:
            self.verticalScrollBar().rangeChanged.connect(self._leave_room)
            self._leave_room(0, 0)
        for name, editor in self.editors.items():
            editor.edited.connect(lambda name=name: self._left(name))
            editor.typed.connect(self._typed)

    @property
    def editors(self) -> dict[str, Editor]:
        """The editors by field name, in the order of the form."""
        return self.grid.editors

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+D in a field: the same as last time. Qt's fields do not take this key."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_D:
            self.same_as_last()
        else:
            super().keyPressEvent(event)

    def same_as_last(self) -> None:
        """Write into the field that has the keyboard what was written there last."""
        editor = self._here()
        if editor is None or editor.is_fixed() or editor.field not in self.type.entered:
            return
        label = editor.field.label
        if isinstance(editor.field, IdNumber):
            self.session.said.emit(f"{label}各人不同，不照抄")
            return
        value = last_value(self.session.ledger, self.type, editor.field.name, self.subject.id)
        if value is None:
            self.session.said.emit(f"“{label}”以前都没写过")
        else:
            editor.write(value)

    def _here(self) -> Editor | None:
        """Give the editor that has the keyboard."""
        here = QApplication.focusWidget()
        return next(
            (
                one
                for one in self.editors.values()
                if here is not None and (one is here or one.isAncestorOf(here))
            ),
            None,
        )

    def _leave_room(self, _least: int, most: int) -> None:
        """Keep the fields' right edge where it is, with and without a scroll bar."""
        room = PANE - self.verticalScrollBar().sizeHint().width() if most else PANE
        self.grid.leave_room(max(room, PAIR))

    # -- an existing record --------------------------------------------------------------------

    def show_record(self, record: Record) -> None:
        """Show a record, with what was left unfinished in it."""
        self.finish_field()
        with suppress(UserError):
            self._drop_typed()
        self.record, self.subject.id = record, record.id
        self._given, self._pending, self._offered, self._typing = {}, {}, set(), {}
        for name, editor in self.editors.items():
            editor.problem("")
            editor.set_value(record.get(name))
        self._offer(self.drafts.texts(self.type.name, record.id))
        self._follow(record)
        self._doubt()
        self.verticalScrollBar().setValue(0)
        if self._offered:  # when the form is laid out
            QTimer.singleShot(0, self, self._show_offered)
        self.stood.emit()

    def _show_offered(self) -> None:
        if name := next((one for one in self.editors if one in self._offered), ""):
            self.ensureWidgetVisible(self.editors[name])

    def _offer(self, texts: Mapping[str, str]) -> None:
        """Put there what was typed and not stored; what may be stored waits for the person."""
        for name, text in texts.items():
            if name not in self.editors:
                continue
            editor = self.editors[name]
            self._typing[name] = text
            editor.set_text(text)
            try:
                good = not editor.field.check(editor.value())
            except Invalid:
                good = False
            if good and editor.is_changed():
                self._pending[name] = text
                self._offered.add(name)
            else:
                self._left(name)

    def keep_typed(self) -> None:
        """Keep what is being typed should the power fail now; a full disk is told on leaving."""
        if self.record is None:
            return
        here = self._here()
        with suppress(UserError):
            if here and here.is_changed() and here.text() != self._typing.get(here.field.name):
                self._typing[here.field.name] = here.text()
                self.drafts.keep_text(
                    self.type.name, self.record.id, here.field.name, here.text()
                )
            self._drop_typed()

    def _drop_typed(self) -> None:
        """Drop the texts of fields that are again as they were."""
        for name in [one for one in self._typing if one not in self._pending]:
            if not self.editors[name].is_changed():
                self._forget(name)

    def _forget(self, name: str) -> None:
        """Drop the text of a field that is stored, or as it was."""
        was_typed = self._typing.pop(name, None) is not None
        if (self._pending.pop(name, None) is not None or was_typed) and self.record:
            self.drafts.drop_text(self.type.name, self.record.id, name)

    def reload(self) -> None:
        """Show what the ledger holds now; what is being typed or in error stays."""
        if self.record is None:
            return
        self.record = record = self.session.ledger.get(self.type.name, self.record.id)
        for name, editor in self.editors.items():
            if name not in self._pending and not editor.is_changed():
                editor.set_value(record.get(name))
        self._follow(self.values_now())
        self._doubt()
        self.stood.emit()

    def unstored(self) -> list[str]:
        """Give the labels of the fields that could not be stored."""
        return [self.type.by_name[name].label for name in self._pending]

    def finish_field(self) -> None:
        """Store what stands in the field that has the focus."""
        if here := self._here():
            here.finish()

    def _left(self, name: str) -> None:
        """A field was left: store it if there is a record; else only say what is wrong."""
        editor = self.editors[name]
        try:
            value = editor.value()
        except Invalid as error:
            editor.problem(str(error))
            self._keep(name)
            self.stood.emit()
            return
        said = [] if value is None and self.record is None else editor.field.check(value)
        editor.problem("，".join(said))
        if self.record is None:
            self._follow(self.values_now())
            self._doubt(name)
            return
        self._store(name)

    def _store(self, name: str) -> None:
        """Store a field together with those that wait for it; alone if that is refused."""
        values = {one: self._value_of(one) for one in self._pending if self._value_of(one)}
        values[name] = self.editors[name].value()
        problems = self._save(values)
        if problems and len(values) > 1:
            problems = self._save({name: values[name]})
            values = {name: values[name]}
        if problems is None:
            self._keep(name)
        elif problems:
            for one, sentences in problems.items():
                target = self.editors.get(one) or self.editors[name]
                target.problem("，".join(sentences))
            self._keep(name)
        else:
            for one in values:
                self._stored(one)
            self.reload()
        self.stood.emit()

    def _save(self, values: Mapping[str, Any]) -> dict[str, list[str]] | None:
        """Store values; returns what is wrong, {} when stored, None when the file is at fault."""
        record = self.record
        if record is None or all(record.get(name) == value for name, value in values.items()):
            return {}
        ledger = self.session.ledger
        try:
            ledger.save(self.type.name, values, id=record.id, revision=record.revision)
        except Refused as error:
            return error.problems
        except UserError as error:
            self.session.failed.emit(error)
            return None
        return {}

    def _stored(self, name: str) -> None:
        editor = self.editors[name]
        editor.problem("")
        editor.keep()
        self._offered.discard(name)
        with self.session.telling():
            self._forget(name)
        for other in self.editors.values():  # a rule over several fields may hold now
            if other.state == "error" and other.field.name not in self._pending:
                other.problem("")

    def _keep(self, name: str) -> None:
        if self.record is None:
            return
        self._pending[name] = self.editors[name].text()
        with self.session.telling():
            self.drafts.keep_text(self.type.name, self.record.id, name, self._pending[name])

    # -- a new record --------------------------------------------------------------------------

    def begin(
        self, given: Mapping[str, Any] | None = None, texts: Mapping[str, str] | None = None
    ) -> None:
        """Start a new record from what is given, the defaults, and the texts of a draft."""
        self.record, self.subject.id = None, None
        values = self.session.ledger.blank(self.type.name, given)
        self._given = {name: one for name, one in values.items() if name not in self.editors}
        for name, editor in self.editors.items():
            editor.set_value(values.get(name))
            editor.say(editor.field.help, "hint")
        self._at_first = self.texts()
        for name, text in (texts or {}).items():
            if name in self.editors:
                self.editors[name].set_text(text)
        self._follow(self.values_now())
        self.stood.emit()

    def texts(self) -> dict[str, str]:
        """Give what stands in the fields that can be typed, for a draft."""
        entered = {one.name for one in self.type.entered}
        return {name: one.text() for name, one in self.editors.items() if name in entered}

    def is_touched(self) -> bool:
        """Say whether somebody wrote something into the new record."""
        return self.record is None and self.texts() != self._at_first

    def finish(self, id_: int | None = None, **more: Any) -> Saved | None:  # noqa: ANN401
        """Store the new record; None when something is wrong, which is then told at every field.

        `more` takes the place of what was typed; with `id_` an old record gets it all.

        Raises:
            UserError: the file cannot be written.
        """
        values, problems = self._gather()
        told = self.type.check(self.type.derive(values, self.session.ledger.today))
        for name, sentences in told.items():
            if name not in problems and not self._follows_a_link(name, values):
                problems[name] = "，".join(sentences)
        if not problems:
            try:
                return self.session.ledger.save(self.type.name, {**values, **more}, id=id_)
            except Refused as error:
                problems = {name: "，".join(said) for name, said in error.problems.items()}
        self._tell(problems)
        return None

    def _gather(self) -> tuple[dict[str, Any], dict[str, str]]:
        values, problems = dict(self._given), {}
        entered = {one.name for one in self.type.entered}
        for name, editor in self.editors.items():
            if name not in entered:
                continue
            try:
                values[name] = editor.value()
            except Invalid as error:
                problems[name] = str(error)
        return values, problems

    def _follows_a_link(self, name: str, values: Mapping[str, Any]) -> bool:
        field = self.type.by_name.get(name)
        return isinstance(field, Copied) and values.get(field.link) is not None

    def _tell(self, problems: Mapping[str, str]) -> None:
        for name, editor in self.editors.items():
            if name in problems or editor.state == "error":
                editor.problem(problems.get(name, ""))
        hidden = [text for name, text in problems.items() if name not in self.editors]
        first = next((name for name in self.editors if name in problems), "")
        if hidden:
            self.session.failed.emit(UserError("；".join(hidden) + "。", "改好再存。"))
        if first:
            self.editors[first].target().setFocus()
            self.ensureWidgetVisible(self.editors[first])

    # -- what follows from what is typed -------------------------------------------------------

    def _typed(self) -> None:
        if self.record is not None and not self._rest.isActive():
            self._rest.start()
        self._follow(self.values_now())

    def _value_of(self, name: str) -> Any:  # noqa: ANN401
        try:
            return self.editors[name].value()
        except Invalid:
            return None

    def values_now(self) -> dict[str, Any]:
        """Give the values as they stand now, without what cannot be understood."""
        values: dict[str, Any] = dict(self.record) if self.record else dict(self._given)
        entered = {one.name for one in self.type.entered}
        for name, editor in self.editors.items():
            if name in entered and (self.record is None or editor.is_changed()):
                values[name] = self._value_of(name)
        return values

    def _follow(self, values: Mapping[str, Any]) -> None:
        self._following.show(values, self.record)

    def _doubt(self, only: str = "") -> None:
        """Say under a field what looks odd in it; an error there is more important."""
        today = self.session.ledger.today
        odd = doubts_at_entry(self.session.ledger, self.type, self.values_now(), self.record)
        for name, editor in self.editors.items():
            if (only and name != only and name not in odd) or editor.state == "error":
                continue
            may = editor.field in self.type.entered
            said = editor.field.doubts(self._value_of(name), today) if may else []
            if name in self._offered:
                said = ["上次没来得及存的，看一看，按回车就存", *said]
            said = [*said, *odd.get(name, ())]
            if said or editor.state == "warning":
                editor.warning("，".join(said))

    def label_widget(self, name: str) -> QWidget:
        """Give the widget of a field that has the focus and carries its name."""
        return self.editors[name].target()
