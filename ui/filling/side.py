"""The right pane of a form: where the chosen value comes from, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QStandardItem
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from exporters.forms.seen import Seen, State
from models.forms.face.places import name_of
from models.forms.form import Place
from ui.editors.choices import PickLine, row_item
from ui.filling.gaps import GapList
from ui.filling.words import Gap
from ui.look.buttons import Button, button
from ui.look.labels import ElidedLabel, Paragraph, label, set_tone
from ui.look.panes import ScrollPane, Sheet, hairline, row
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR

_LIST_LINES = 2  #: controls of height that the list below keeps at least
_MOST_FACTS = 6
_TONES = {State.OPEN: "ochre", State.UNKNOWN: "ink2"}


@dataclass(frozen=True)
class Shown:
    """What the pane tells of a cell.

    Attributes:
        title: E3　家庭人口.
        facts: lines of (word, sentence).
        words: the words that the form's list allows, () for any.
        record: what the button that leads to the record says, "" for none.
        kept_back: label of a field that is filled only when the person says so.
        into: what the button says that writes the value into the ledger, "" for none.
    """

    title: str
    place: Place | None
    cell: Seen
    facts: tuple[tuple[str, str], ...]
    words: tuple[str, ...] = ()
    record: str = ""
    kept_back: str = ""
    into: str = ""


class FillSide(Sheet):
    """Tells of one cell, and below it of what is still open; it changes nothing itself."""

    #: written by hand; None takes it back, "" leaves the cell empty
    typed = Signal(object)
    meaning_asked = Signal()
    #: the whole place stays empty
    left = Signal()
    record_asked = Signal()
    allowed = Signal(str)
    stored = Signal()

    def __init__(self) -> None:
        super().__init__(margin=BLOCK)
        self._words: tuple[str, ...] = ()
        self._kept_back = ""
        self.title = ElidedLabel("", "bold")
        self.value = Paragraph("", "section")
        self._facts = [Paragraph("") for _ in range(_MOST_FACTS)]
        self.line, self.pick = QLineEdit(), PickLine(self._offer, self._pick)
        for one in (self.line, self.pick):
            one.setAccessibleName("这一格写")
            one.returnPressed.connect(self._write)
        self.list = GapList()
        self._rest = label("", "bold")
        self._make_buttons()
        self._lay_out()
        self.clear()

    def _make_buttons(self) -> None:
        def made(words: str, act: Callable[[], object]) -> Button:
            one = button(words, kind="small")
            one.clicked.connect(lambda _=False: act())
            return one

        self.write_button = made("写上", self._write)
        self.back_button = made("收回", lambda: self.typed.emit(None))
        self.empty_button = made("这格不填", lambda: self.typed.emit(""))
        self.leave_button = made("整列不填", self.left.emit)
        self.meaning_button = made("换个意思", self.meaning_asked.emit)
        self.meaning_button.set_keys("F4")
        self.record_button = made("", self.record_asked.emit)
        self.allow_button = made("照样填", lambda: self.allowed.emit(self._kept_back))
        self.store_button = made("记进账", self.stored.emit)

    def _lay_out(self) -> None:
        one = QWidget()
        block = QVBoxLayout(one)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(NEAR)
        block.addWidget(self.title)
        block.addWidget(self.value)
        line = QHBoxLayout()
        line.setSpacing(NEAR)
        line.addWidget(self.line, 1)
        line.addWidget(self.pick, 1)
        line.addWidget(self.write_button)
        block.addWidget(self._facts[0])  # from where, then what to do about it: both in sight
        block.addLayout(line)
        for fact in self._facts[1:]:
            block.addWidget(fact)
        block.addLayout(row(self.back_button, self.store_button))
        block.addLayout(row(self.meaning_button, self.leave_button))
        block.addLayout(row(self.record_button, self.empty_button))
        block.addLayout(row(self.allow_button))
        block.addStretch(1)
        self._one, self._top = one, ScrollPane(one)
        self.body.addWidget(self._top)
        self.body.addWidget(hairline())
        self.body.addWidget(self._rest)
        self.body.addWidget(self.list, 1)

    def show_gaps(self, gaps: list[Gap]) -> None:
        """List what is still open."""
        self._rest.setText(f"还差 {len(gaps)} 样" if gaps else "没有空着的了")
        self.list.show_gaps(gaps)

    def clear(self, sentence: str = "点一格，看它从哪里来") -> None:
        """Show that nothing is chosen that belongs to a place."""
        self.title.setText(sentence)
        self.value.hide()
        self._tell(())
        for one in (self.line, self.pick, *self._all()):
            one.hide()
        self._share()

    def show_free(self, at: tuple[int, int], *, editable: bool) -> None:
        """Tell of a cell that nothing is expected for."""
        said = "表上没有要填的，要写也可以" if editable else "表上原来的，不动"
        self.clear(f"{name_of(*at)}　{said}" if at[0] >= 0 else "点一格，看它从哪里来")
        self._words = ()
        self.line.setText("")
        self.line.setPlaceholderText(self._hint())
        self.line.setVisible(editable)
        self.write_button.setVisible(editable)
        self._share()

    def show_cell(self, shown: Shown, *, editable: bool) -> None:
        """Tell of a cell."""
        cell, place = shown.cell, shown.place
        self._words, self._kept_back = shown.words, shown.kept_back
        self.title.setText(shown.title)
        self.value.setText(cell.text or cell.state.value)
        self.value.show()
        set_tone(self.value, "tone", "" if cell.text else _TONES.get(cell.state, ""))
        self._tell(shown.facts)
        for one, wanted in ((self.line, not shown.words), (self.pick, bool(shown.words))):
            one.setVisible(editable and wanted)
            one.setText(cell.whole if cell.state is State.TYPED else "")
            one.setPlaceholderText(self._hint())
        column = place is not None and place.column is not None
        can_mean = editable and place is not None and place.gap is None
        by_hand = cell.state is State.TYPED or (cell.state is State.LEFT and not _decided(shown))
        self.record_button.setText(shown.record)
        self.store_button.setText(shown.into)
        self.leave_button.setText("整列不填" if column else "这里不填")
        self.write_button.setVisible(editable)
        self.back_button.setVisible(editable and by_hand)
        self.store_button.setVisible(bool(shown.into))
        self.meaning_button.setVisible(can_mean)
        self.record_button.setVisible(bool(shown.record))
        self.empty_button.setVisible(editable and column and cell.state is State.FILLED)
        self.leave_button.setVisible(can_mean and cell.state is not State.LEFT)
        self.allow_button.setVisible(bool(shown.kept_back))
        self._share()

    def edit(self) -> None:
        """Let the person write."""
        for one in (self.line, self.pick):
            if not one.isHidden():
                one.setFocus()
                one.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share()

    def _all(self) -> tuple[Button, ...]:
        return (
            self.write_button, self.back_button, self.store_button, self.meaning_button,
            self.record_button, self.empty_button, self.leave_button, self.allow_button,
        )  # fmt: skip

    def _share(self) -> None:
        """Give the cell its whole height where the list keeps a few lines."""
        self.list.setMinimumHeight(_LIST_LINES * theme().size.control)
        layout = self._one.layout()
        need = layout.totalHeightForWidth(self._top.viewport().width()) if layout else 0
        around = self.body.contentsMargins()
        below = self._rest.sizeHint().height() + self.list.minimumHeight() + 4 * NEAR
        most = self.height() - around.top() - around.bottom() - below
        self._top.setFixedHeight(max(min(need, most), 0))

    def _hint(self) -> str:
        return "从里面选" if self._words else "写在这里"

    def _tell(self, facts: tuple[tuple[str, str], ...]) -> None:
        for at, one in enumerate(self._facts):
            one.setText("：".join(facts[at]) if at < len(facts) else "")
            one.setVisible(at < len(facts))

    def _offer(self, text: str) -> list[QStandardItem]:
        return [row_item(one, one) for one in self._words if text.strip() in one]

    def _pick(self, words: object) -> None:
        self.pick.setText(str(words))
        self._write()

    def _write(self) -> None:
        line = self.pick if self._words else self.line
        if line.text().strip():
            self.typed.emit(line.text().strip())


def _decided(shown: Shown) -> bool:
    return shown.place is not None and shown.place.confidence == 1.0 and not shown.place.meant

