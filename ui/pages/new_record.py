"""A new record of any register: all at once, with 记好了; what is left stays as a draft."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.drafts import Drafts, NewDraft
from models.errors import UserError
from models.journal import Changes
from models.ledger import Saved
from models.record import RecordType
from ui.look.buttons import button
from ui.look.notices import Banner
from ui.look.panes import PageHead, Sheet, hairline
from ui.look.tokens import NEAR, PANE
from ui.pages import Page
from ui.records.form import Form
from ui.session import Session

_EVERY = 3_000
"""Milliseconds after which what is being typed is kept beside the ledger."""

_KEPT = 6
"""How many forms stay ready; each takes some megabytes."""


class NewRecordPage(Page):
    """The general form for a new record."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.form: Form | None = None
        self._forms: dict[str, Form] = {}
        self._key = ""
        self._drafts = Drafts(session.ledger.path)
        self._kept: dict[str, str] = {}
        self._every = QTimer(self, interval=_EVERY)
        self._every.timeout.connect(self.keep)
        self.head = PageHead("")
        self._banner = QVBoxLayout()
        self._place = QVBoxLayout()
        self.drop = button("不记了", kind="danger")
        self.again = button("记好，再记一个")
        self.done = button("记好了", "check", "filled")
        self.done.set_keys("Ctrl+Enter")
        self.drop.clicked.connect(self._drop)
        self.again.clicked.connect(lambda: self._finish(again=True))
        self.done.clicked.connect(lambda _=False: self._finish())
        self.bind(self._finish)
        sheet = Sheet(margin=PANE + 4)
        sheet.body.addLayout(self._place, 1)
        sheet.body.addWidget(hairline())
        sheet.body.addLayout(self._foot())
        block = self.lay_out()
        block.addWidget(self.head)
        block.addLayout(self._banner)
        block.addWidget(sheet, 1)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(NEAR)
        foot.addWidget(self.drop)
        foot.addStretch(1)
        foot.addWidget(self.again)
        foot.addWidget(self.done)
        return foot

    # -- Page ----------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401
        """Begin a record of `type` from what is `given`; `draft` goes on with a kept one."""
        record_type = self.session.ledger.type(arguments["type"])
        if self.form is None or self.form.type is not record_type:
            self._make_form(record_type)
        self.head.set_title(record_type.adds)
        self.head.set_facts(record_type.about)
        self.again.setVisible(not record_type.single)
        kept = {one.key: one for one in self._drafts.unfinished(record_type.name)}
        wanted = kept.get(str(arguments.get("draft", "")))
        self._begin(arguments.get("given"), wanted)
        if not wanted:
            self._offer(list(kept.values()))
        self._every.start()

    def leave(self) -> bool:
        """Keep what was typed under 上次没写完."""
        self._every.stop()
        with self.session.telling():
            self._keep_draft()
        return True

    def keep(self) -> None:
        """Keep what was typed should the power fail now; a full disk is told on leaving."""
        with suppress(UserError):
            self._keep_draft()

    def _keep_draft(self) -> None:
        if self.form and self.form.is_touched() and (texts := self.form.texts()) != self._kept:
            name, now = self.form.type.name, self.session.ledger.now
            self._key = self._drafts.keep_new(name, texts, now, self._key)
            self._kept = texts

    def heard(self, changes: Changes) -> None:
        """A new record shows nothing of the ledger but its next number."""

    # -- inside --------------------------------------------------------------------------------

    def _make_form(self, record_type: RecordType) -> None:
        """Take the form of a register; one that was made stays, to be there at once again."""
        if self.form:
            self.form.hide()
        made = self._forms.pop(record_type.name, None)
        if made is None or made.type is not record_type:
            if made:  # the village added a field
                self._drop_form(made)
            made = Form(self.session, record_type, new=True, parent=self._place.parentWidget())
            self._place.addWidget(made)
            if len(self._forms) >= _KEPT:
                self._drop_form(self._forms.pop(next(iter(self._forms))))
        self._forms[record_type.name] = self.form = made

    def _drop_form(self, form: Form) -> None:
        self._place.removeWidget(form)
        _throw_away(form)

    def _begin(self, given: Any = None, draft: NewDraft | None = None) -> None:  # noqa: ANN401
        if self.form is None:
            return
        self._key = draft.key if draft else ""
        self._kept = {}
        self._clear_banner()
        self.form.begin(given, draft.texts if draft else None)
        self.form.show()  # after all is said in it: in sight every word is laid out by itself
        first = next(
            (one for one in self.form.editors.values() if one.field in self.form.type.entered
             and not one.text()),
            None,
        )  # fmt: skip
        if first:
            first.target().setFocus()

    def _offer(self, drafts: list[NewDraft]) -> None:
        """Say that something was left unfinished, and lead back to it."""
        if not drafts or self.form is None:
            return
        one = drafts[0]
        more = f"，一共有 {len(drafts)} 个没写完" if len(drafts) > 1 else ""
        when = f"{one.at.month}月{one.at.day}日 {one.at:%H:%M}"
        title = self._title_of(one)
        banner = Banner("blue", f"上次没写完：{title}", f"{when} 写到一半{more}", "接着写")
        banner.clicked.connect(lambda: self._begin(None, one))
        self._banner.addWidget(banner)

    def _title_of(self, draft: NewDraft) -> str:
        if self.form is None:
            return ""
        editor = self.form.editors.get(self.form.type.title)
        words = draft.texts.get(self.form.type.title, "")
        return words.partition("\t")[0] if editor and words else self.form.type.label

    def _clear_banner(self) -> None:
        while taken := self._banner.takeAt(0):
            if widget := taken.widget():
                _throw_away(widget)

    def _finish(self, *, again: bool = False) -> None:
        if self.form is None:
            return
        saved: Saved | None = None
        with self.session.telling():
            saved = self.form.finish()
        if saved is None:
            return
        with self.session.telling():
            self._drafts.drop_new(self._key)
        self._key, self._kept = "", {}
        self.form.begin()
        self.session.done.emit(saved.changes.label)
        if again:
            self._begin()
            return
        record_type = self.form.type
        self.session.go("group", group=record_type.group, type=record_type.name, id=saved.id)

    def _drop(self) -> None:
        """Forget what was typed."""
        if self.form is None:
            return
        with self.session.telling():
            self._drafts.drop_new(self._key)
        self._key, self._kept = "", {}
        self.form.begin()
        self._go_back()

    def _go_back(self) -> None:
        if self.form:
            type_ = self.form.type
            self.session.go("group", group=type_.group, type=type_.name)


def _throw_away(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()


PAGE = NewRecordPage
