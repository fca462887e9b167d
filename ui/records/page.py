"""One register on the screen: the list, and beside it the record that is chosen in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from models.drafts import Drafts
from models.journal import Changes
from models.query import Condition
from models.record import Record, RecordType
from ui.look.buttons import button
from ui.look.notices import EmptyState
from ui.look.panes import Sheet
from ui.look.theme import theme
from ui.look.tokens import PANE
from ui.records.list_pane import RecordList
from ui.records.sheet import RecordSheet
from ui.session import Session

_SHARE = 0.57
"""Part of the width which the form takes beside its list."""
_FORM_LEAST, _FORM_WORDS, _LIST_WORDS = 628, 33, 19
"""The least width of the form in pixels and in characters, of the list in characters; with less
they do not stand beside each other."""


class RecordPage(QWidget):
    """List beside form, or form behind list in a narrow window; the village has only the form.

    The list stands first: the form beside it is made, and what the filters would show is counted,
    when the list has been painted, or when somebody asks for the form.
    """

    #: another record is shown, or none
    moved = Signal()

    def __init__(
        self, session: Session, record_type: RecordType, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)  # made inside its place: moving a whole form there takes long
        self.session, self.type = session, record_type
        self.list = None if record_type.single else RecordList(session, record_type, self)
        self._sheet: RecordSheet | None = None
        self._nothing = self._empty_sheet()
        self._in_form = record_type.single
        self._waits = self._uncounted = False
        self._begins = False
        self._loaded: tuple[int, dt.date] | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(PANE)
        if self.list:
            line.addWidget(self.list)
            self.list.chosen.connect(self._chosen)
            self.list.opened.connect(self.go_in)
            self.list.removing.connect(self.remove)
        line.addWidget(self._nothing)
        for keys, act in (
            ("Ctrl+F", self._find),
            ("Ctrl+PgUp", lambda: self._step(-1)),
            ("Ctrl+PgDown", lambda: self._step(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._arrange()

    # -- showing -------------------------------------------------------------------------------

    @property
    def sheet(self) -> RecordSheet:
        """The record that is chosen, with its form."""
        if self._sheet is None:
            self._sheet = self._made_sheet()
        if self._waits:
            self._waits = False
            self._show_first()
        return self._sheet

    @property
    def _record(self) -> Record | None:
        return self._sheet.record if self._sheet else None

    def _made_sheet(self) -> RecordSheet:
        made = RecordSheet(self.session, self.type, self)
        made.left.connect(self.back)
        made.removing.connect(self.remove)
        made.wanted.connect(self.show_id)
        line = self.layout()
        assert isinstance(line, QHBoxLayout)  # noqa: S101 - made above
        line.insertWidget(line.indexOf(self._nothing), made)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._waits or self._uncounted:
            QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        """Show what waited until the list stood."""
        if not self.isVisible() or self.list is None:
            return
        if self._waits and self._beside():
            self._waits = False
            self._show_first()
        if self._uncounted:
            self._uncounted = False
            self.list.count()

    def load(self) -> None:
        """Read the register; the record shown before stays, else the first one is shown.

        Where nothing was written since, all of it still stands there.
        """
        ledger = self.session.ledger
        now = ledger.store.written, ledger.today
        if now == self._loaded and (self._waits or self._record or self.is_empty()):
            return
        self._loaded = now
        if self.list:
            self._uncounted = True
            self.list.load()
        self._show_again()

    def _show_again(self) -> None:
        """Show the record anew; another one when there was none, or it went."""
        if self._record and self.sheet.reload():
            return
        if self.list is None or self.list.model.rowCount() == 0 or self._record:
            self._waits = False
            self._show_first()
        else:
            self._waits = True
            self.list.choose(self.list.model.id_at(0))
            self._arrange()

    def is_empty(self) -> bool:
        """Say whether the register has nothing in it at all."""
        return self.list.is_empty() if self.list else self._record is None

    def show_list(self) -> None:
        """Start at the list where it lies before the form."""
        self._in_form = self.type.single
        self._arrange()

    def show_id(self, id_: int) -> None:
        """Show one record, also if search and filters hid it."""
        self._waits = False
        if self.list and not self.list.choose(id_):
            self.list.show_all()
            self.list.choose(id_)
        if self.sheet.show_id(id_):
            self._in_form = True
        else:
            self._show_first()
        self._arrange()
        self.moved.emit()

    def show_among(self, words: str, where: Sequence[Condition]) -> None:
        """List only what some conditions let through: the records behind a figure."""
        if self.list:
            self.list.narrow(words, where)
        self.show_list()
        self._show_first()

    def heard(self, changes: Changes) -> None:
        """Show a change of the ledger."""
        if self.list:
            self.list.hear(changes)
        self._show_again()

    def begin_here(self) -> None:
        """Put the keyboard where a person starts: the list, or the form without one.

        Before the page is seen nobody knows what fits beside each other: then it waits for that.
        """
        self._begins = not self.isVisible()
        if self._begins:
            return
        if self.list and not self.list.isHidden():
            self.list.table.setFocus()
        elif self._record:
            self.go_in(Qt.FocusReason.OtherFocusReason)  # nothing chosen: nothing typed over

    def leave(self) -> None:
        """Store what was typed last, and let the list rest."""
        if self._sheet:
            self._sheet.form.finish_field()
        if self.list:
            self.list.rest()

    def back(self) -> bool:
        """From the form to the list, from a search to the whole list."""
        if self.list is None:
            return False
        if not self._beside() and self._in_form:
            self.sheet.form.finish_field()
            self._in_form = False
            self._arrange()
            self.list.table.setFocus()
            return True
        here = QApplication.focusWidget()
        if here is not None and self._sheet and self._sheet.isAncestorOf(here):
            self._sheet.form.finish_field()
            self.list.table.setFocus()
            return True
        if self.list.search.text() or self.list.bar.conditions():
            self.list.show_all()
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._begins:
            self.begin_here()

    def go_in(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Go from the list into the form."""
        if self.sheet.record is None:
            return
        self._in_form = True
        self._arrange()
        first = next(iter(self.sheet.form.editors.values()))
        first.target().setFocus(reason)
        self.sheet.form.verticalScrollBar().setValue(0)

    def remove(self) -> None:
        """Remove the record that is shown; the bar below takes it back."""
        record = self.sheet.record
        if record is None or self.list is None:
            return
        place = self.list.model.row_of(record.id)
        ledger = self.session.ledger
        with self.session.telling():
            label = ledger.remove(self.type.name, record.id).label
            Drafts(ledger.path).drop_text(self.type.name, record.id)
            self.sheet.form.record = None
            self.list.reload()
            self._show_near(place)
            self.session.done.emit(label)

    def _chosen(self, id_: int) -> None:
        self._waits = False
        self.sheet.show_id(id_)
        self._arrange()
        self.moved.emit()

    def _show_first(self) -> None:
        if self._sheet:
            self._sheet.form.record = None
        if self.list is None:
            found = self.session.ledger.ids(self.type.name)
            if found:
                self.sheet.show_id(found[0])
        else:
            self._show_near(0)
        self._arrange()

    def _show_near(self, place: int) -> None:
        """Show the record that stands at a place of the list now."""
        if self.list is None:
            return
        rows = self.list.model.rowCount()
        if rows:
            id_ = self.list.model.id_at(min(max(place, 0), rows - 1))
            self.list.choose(id_)
            self.sheet.show_id(id_)
        else:
            self._in_form = False
        self._arrange()
        self.moved.emit()

    # -- keys ----------------------------------------------------------------------------------

    def _find(self) -> None:
        if self.list:
            if not self._beside():
                self._in_form = False
                self._arrange()
            self.list.search.setFocus()
            self.list.search.selectAll()

    def _step(self, by: int) -> None:
        if self.list:
            if self._sheet:
                self._sheet.form.finish_field()
            self.list.step(by)

    # -- layout --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _form_width(self) -> int:
        share = round((self.width() - PANE) * _SHARE)
        return max(share, _FORM_LEAST, _FORM_WORDS * theme().size.body)

    def _beside(self) -> bool:
        return self.width() - PANE - self._form_width() >= _LIST_WORDS * theme().size.body

    def _arrange(self) -> None:
        """Share the width out: 43 to 57, or one behind the other."""
        has = self._record is not None
        if self.list is None:
            self._nothing.setVisible(not has)
            if self._sheet:
                self._sheet.setVisible(has)
            return
        beside = self._beside()
        self.list.setVisible(beside or not (self._in_form and has))
        self._nothing.setVisible(beside and not has and self.list.model.rowCount() > 0)
        self._words.setVisible(not self._waits)
        if self._sheet:
            self._sheet.setVisible(has and (beside or self._in_form))
            self._sheet.back.setVisible(not beside)
        for one in filter(None, (self._sheet, self._nothing)):
            one.setMinimumWidth(self._form_width() if beside else 0)
            one.setMaximumWidth(self._form_width() if beside else self.maximumWidth())

    def _empty_sheet(self) -> QWidget:
        sheet = Sheet()
        if self.type.single:
            write = button(self.type.adds, "pen", "filled")
            write.clicked.connect(lambda: self.session.go("new", type=self.type.name))
            words = f"还没有写{self.type.label}"
            self._words = EmptyState(words, self.type.about, [write])
        else:
            self._words = EmptyState("左边选一条", "选了就在这里看、在这里改。")
        sheet.body.addWidget(self._words)
        return sheet
