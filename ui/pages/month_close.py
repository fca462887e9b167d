"""月结: one month of one book: its figures, what was counted, what stands in the way, 结账."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from models.drafts import Drafts
from models.errors import Refused
from models.groups import Group
from models.journal import Changes
from models.kinds import Money
from models.money.books import BOOKS
from models.money.closes import COUNTED, FIGURES, next_to_close, proposed, said_of
from models.money.clues import clues
from models.money.hindrances import Hindrance, stopping, worth_a_look
from models.money.month import Month, month_of
from models.periods import Period
from ui.closing.counts import Counts
from ui.closing.models import AccountRows
from ui.closing.side import FigureSide
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.fields import choice_box
from ui.look.labels import IconLabel, Paragraph
from ui.look.notices import EmptyState
from ui.look.panes import PageHead, ScrollPane, Sheet
from ui.look.tables import table_view
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR
from ui.pages import Page
from ui.session import Session

_TYPE = "month_close"
_MONEY = Money("amount", "金额")
_CLOSING = FIGURES.index("closing") + 1
_ROWS = 5  #: of the table of accounts, before it scrolls
_SHOWS = {"cash_entry", "cash_account", "month_close", "contract", "official", "spending_limit"}


class MonthClosePage(Page):
    """Figures and counts at the left; at the right what is behind a figure or a difference."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._drafts, self._draft = Drafts(session.ledger.path), ""
        self.month: Month | None = None
        self.head = PageHead("结账")
        self.book = choice_box([(one.word, one.code) for one in BOOKS])
        self.book.setAccessibleName("哪本账")
        self.book.currentIndexChanged.connect(lambda _: self._turn(self.book.currentData()))
        books = button("看月结台账")
        books.clicked.connect(lambda: session.go("group", group=Group.MONEY, type=_TYPE))
        self.head.add_button(self.book)  # type: ignore[arg-type]
        self.head.add_button(books)
        self.accounts = AccountRows(self)
        self.table = table_view(sortable=False)
        self.table.setModel(self.accounts)
        self.table.setAccessibleName("各账户")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.set_columns(AccountRows.WIDTHS, stretch=0, drop=AccountRows.DROP)
        self.table.selectionModel().currentChanged.connect(lambda at, _: self._look(at))
        self.table.clicked.connect(self._clicked)
        self.counts = Counts(session)
        self.counts.changed.connect(self._typed)
        self.side = FigureSide()
        self.side.opened.connect(lambda id_: session.go("group", type="cash_entry", id=id_))
        self.counts.asked.connect(self._asked_where)
        self.side.chosen.connect(self._settle)
        self.found: list[Hindrance] = []
        self._stops: list[Hindrance] = []
        self._lay()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._look_around)
        self.bind(self.close_month)
        self.setFocusProxy(self.table)

    # -- coming and going ----------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Propose the month that comes next, of the `given` book if any; or go on with a draft."""
        book = (arguments.get("given") or {}).get("book")
        if key := str(arguments.get("draft", "")):
            self._go_on(key)
        elif self.month is None or not self.counts.is_begun():
            self._begin(book or proposed(self.session.ledger.as_of())[0])
        elif book not in {None, self.month.book}:
            self._turn(book)
        else:
            self.counts.follow(self.month)
            self._typed()

    def leave(self) -> bool:
        """Keep what was typed under 上次没写完."""
        self._later.stop()
        with self.session.telling():
            self._keep_draft()
        return True

    def heard(self, changes: Changes) -> None:
        """An entry was mended, or a close taken back: the figures are looked at again."""
        if self.month is None or not changes.types & _SHOWS:
            return
        view = self.session.ledger.as_of()
        if next_to_close(view, self.month.book) != self.month.period:
            self._begin(self.month.book)
            return
        self._show(month_of(view, self.month.book, self.month.period))
        self.counts.follow(self.month)
        self._typed()

    def back(self) -> bool:
        """From what is behind a figure back to the figures."""
        return self.panes.show_left()

    def restyle(self) -> None:
        """Follow the text size."""
        self._keep_height()

    # -- the month -----------------------------------------------------------------------------

    def _turn(self, book: str) -> None:
        """Show the other book; what was typed for this one is kept."""
        with self.session.telling():
            self._keep_draft()
        self._begin(book)

    def _begin(self, book: str) -> None:
        view = self.session.ledger.as_of()
        period = next_to_close(view, book) or Period.containing("month", view.today).previous()
        self._draft = ""
        self.book.blockSignals(True)
        self.book.setCurrentIndex(self.book.findData(book))
        self.book.blockSignals(False)
        month = month_of(view, book, period)
        self._show(month)
        self.counts.begin(month)
        self._typed()

    def _show(self, month: Month) -> None:
        self.month = month
        self._stops = stopping(self.session.ledger.as_of(), month)
        self.accounts.show_month(month)
        self.head.set_title(f"{month.period}结账")
        self.head.set_facts("期初 + 收入 − 支出 = 期末，点一个数看是哪些笔")
        self._bodies.setCurrentIndex(0 if month.flows else 1)
        self._keep_height()
        self.table.fit_columns()
        self._first.hide()
        if month.flows:
            last = self.accounts.rowCount() - 1
            self.table.setCurrentIndex(self.accounts.index(last, _CLOSING))
            self._look(self.table.currentIndex())
        self._later.start(0)

    def _look(self, at: QModelIndex) -> None:
        if self.month is None or not at.isValid():
            return
        name, accounts = self.accounts.asked(at.row())
        figure = FIGURES[max(at.column() - 1, 0)] if at.column() else "closing"
        view = self.session.ledger.as_of()
        self.side.show_figure(view, self.month, figure, name, accounts)

    def _clicked(self, at: QModelIndex) -> None:
        self._look(at)  # also when it was chosen already and clues stood there
        self.panes.show_right()

    # -- what differs, what stands in the way ----------------------------------------------------

    def _typed(self) -> None:
        """Say what differs now, and where it may lie."""
        different = self.counts.differences()
        self._foot_says(bool(different))
        if different:
            self._explain(next(iter(different)))

    def _explain(self, kind: str) -> None:
        difference = self.counts.differences().get(kind)
        if self.month is None or not difference:
            return
        view = self.session.ledger.as_of()
        found = clues(view, self.month, kind, difference)
        self.side.show_clues(said_of(COUNTED[kind], difference), found)

    def _asked_where(self, kind: str) -> None:
        self._explain(kind)
        self.panes.show_right()

    def _look_around(self) -> None:
        """List what stands in the way, once the figures are in sight."""
        if self.month is None:
            return
        self.found = self._stops or worth_a_look(self.session.ledger.as_of(), self.month)
        self._first.setText(f"先看看 {len(self.found)} 处")
        self._first.setVisible(bool(self.found))
        if self.found and not self.counts.differences():
            self.side.show_hindrances(self.found)

    def _asked_first(self) -> None:
        self.side.show_hindrances(self.found)
        self.panes.show_right()

    def _settle(self, one: Hindrance) -> None:
        session = self.session
        if not one.type:
            session.go("check")
        elif one.draft:
            session.go("new", type=one.type, draft=one.draft)
        elif one.id:
            session.go("group", type=one.type, id=one.id)
        else:
            session.go("new", type=one.type, given=dict(one.given or {}))

    # -- closing -------------------------------------------------------------------------------

    def close_month(self) -> None:
        """Close the month; the next one begins with what stood at its end."""
        values = self.counts.values()
        if self.month is None or values is None:
            return
        ledger, month, draft = self.session.ledger, self.month, self._draft
        with self.session.telling():
            try:
                ledger.save(_TYPE, {"book": month.book, "month": month.period, **values})
            except Refused as error:
                said = {name: texts[0] for name, texts in error.problems.items()}
                for name in COUNTED.values():  # the reason is what is missing
                    if name in said and self.counts.differences():
                        said = {"why": said[name]}
                if not self.counts.problems(said):
                    raise
                return
            self._drafts.drop_new(draft)
            end, after = _MONEY.show(month.total("closing")), month.period.next()
            words = f"{self.book.currentText()}{month.period}结账了，{end} 元转到{after.part}月"
            self.session.done.emit(words)

    def _keep_draft(self) -> None:
        if self.month is None or not self.counts.is_begun():
            self._drafts.drop_new(self._draft)
            self._draft = ""
            return
        fields = self.session.ledger.type(_TYPE).by_name
        texts = self.counts.texts() | {
            "book": fields["book"].show(self.month.book), "month": str(self.month.period),
        }  # fmt: skip
        self._draft = self._drafts.keep_new(_TYPE, texts, self.session.ledger.now, self._draft)

    def _go_on(self, key: str) -> None:
        kept = {one.key: one for one in self._drafts.unfinished(_TYPE)}
        if key not in kept or (key == self._draft and self.month):
            if self.month is None:
                self._begin(proposed(self.session.ledger.as_of())[0])
            return  # it is the one that stands here, or it was finished since
        texts = kept[key].texts
        field = self.session.ledger.type(_TYPE).by_name["book"]
        self._begin(field.parse(texts.get("book", "")) or BOOKS[0].code)
        self._draft = key
        self.counts.go_on(texts)
        self._typed()

    # -- how it is laid ------------------------------------------------------------------------

    def _foot_says(self, different: bool) -> None:  # noqa: FBT001 - what was found
        """Say what the button will do; it waits while the ledger would refuse."""
        if self.month is None:
            return
        self._close.setEnabled(not self._stops)
        after = self.month.period.next()
        said = f"结了就不再动，期末就是{after.part}月的期初。"
        if self._stops:
            said = f"{self._stops[0].sentence}。"
        elif different:
            said = "对不上也能结，要写一句差在哪里。"
        self._foot_words.setText(said)

    def _lay(self) -> None:
        self._inside = inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, NEAR, NEAR)
        inside.setSpacing(BLOCK)
        inside.addWidget(self.counts)
        inside.addStretch(1)
        sheet = Sheet(margin=BLOCK)
        sheet.body.addWidget(ScrollPane(inside), 1)
        self._close = button("结账", "check", "filled")
        self._close.set_keys("Ctrl+Enter")
        self._close.clicked.connect(self.close_month)
        self._first = button("先看看")
        self._first.clicked.connect(self._asked_first)
        self._foot_words = Paragraph("", "second")
        line = QHBoxLayout()
        line.setSpacing(NEAR)
        line.addWidget(IconLabel("lock", "blue"))
        line.addWidget(self._foot_words, 1)
        line.addWidget(self._first)
        line.addWidget(self._close)
        sheet.body.addLayout(line)
        self.panes = TwoPanes(sheet, self.side, (56, 44))
        self.panes.turned.connect(self._place_table)
        self._whole = QVBoxLayout()
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(BLOCK)
        self._whole.addWidget(self.table)
        self._whole.addWidget(self.panes, 1)
        both = QWidget()
        both.setLayout(self._whole)
        begin = button("加一个账户", "plus", "filled")
        begin.clicked.connect(
            lambda: self.session.go(
                "new", type="cash_account", given={"book": self.book.currentData()}
            )
        )
        nothing = Sheet()
        hint = "现金、银行账户先写上期初，记了收支，一个月过完就能结。"
        nothing.body.addWidget(EmptyState("这本账还没有资金账户", hint, [begin]))
        self._bodies = QStackedLayout()
        self._bodies.addWidget(both)
        self._bodies.addWidget(nothing)
        holder = QWidget()
        holder.setLayout(self._bodies)
        page = self.lay_out()
        page.addWidget(self.head)
        page.addWidget(holder, 1)

    def _place_table(self, narrow: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Across the page; where the window is narrow, above the counts, and it scrolls along."""
        (self._inside if narrow else self._whole).insertWidget(0, self.table)

    def _keep_height(self) -> None:
        """As many accounts as leave room for the rest are in sight."""
        rows = min(self.accounts.rowCount(), _ROWS) + 1
        self.table.setFixedHeight(rows * theme().size.control)


PAGE = MonthClosePage
