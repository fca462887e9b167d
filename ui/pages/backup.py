"""备份与恢复: checked copies, what differs, records taken back, and what was removed."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedLayout, QVBoxLayout

from models.backup import keeping, listing, places
from models.backup.keeping import Kept
from models.errors import DamagedLedger
from models.journal import Changes
from ui import work
from ui.copies import words
from ui.copies.bin_view import BinView
from ui.copies.copies_view import CopiesView
from ui.copies.sound_view import SoundView
from ui.look.buttons import Button, button
from ui.look.notices import Banner
from ui.look.panes import PageHead
from ui.look.tokens import NEAR
from ui.pages import Page
from ui.session import Session

_FILTER = "账本 (*.cwz);;所有文件 (*)"


_PARTS = ("有哪些备份", "删掉的", "检查账本")


class BackupPage(Page):
    """A strip that says how things stand, and below it the copies or the bin."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        head = PageHead("备份与恢复", "恢复不会盖掉现在这本账，两份都留着")
        elsewhere = button("从别处找备份")
        elsewhere.clicked.connect(self.find_elsewhere)
        self._make = button("现在备份", "safe", "filled")
        self._make.clicked.connect(self.make)
        head.add_button(elsewhere)
        head.add_button(self._make)
        self._strip = QVBoxLayout()
        self.copies, self.bin = CopiesView(session), BinView(session)
        self.sound = SoundView(session)
        self.views: tuple[CopiesView | BinView | SoundView, ...] = (
            self.copies,
            self.bin,
            self.sound,
        )
        self._stack = QStackedLayout()
        self._chips = [self._chip(words, n) for n, words in enumerate(_PARTS)]
        chips = QHBoxLayout()
        chips.setSpacing(NEAR)
        for chip, view in zip(self._chips, self.views, strict=True):
            chips.addWidget(chip)
            self._stack.addWidget(view)
        self.copies.taken.connect(self.reload)
        self.bin.taken.connect(self.reload)
        self.sound.taken.connect(self.reload)
        chips.addStretch(1)
        session.kept.connect(self._look_again)
        block = self.lay_out()
        block.addWidget(head)
        block.addLayout(self._strip)
        block.addLayout(chips)
        block.addLayout(self._stack, 1)
        self._show(0)

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - [part="bin"]
        """Look at what there is now."""
        self._show(1 if arguments.get("part") == "bin" else 0)
        self.reload()

    def heard(self, changes: Changes) -> None:
        """The ledger changed: what differs and what was removed may have too."""
        self.reload()

    def back(self) -> bool:
        """From the detail back to the list."""
        return self.views[self._stack.currentIndex()].back()

    def reload(self) -> None:
        """Show the copies, the bin and the strip anew."""
        self.copies.reload()
        with suppress(DamagedLedger):  # then nothing can be told of what was removed
            self.bin.reload()
        self._chips[1].setText(f"删掉的 {self.bin.count}" if self.bin.count else "删掉的")
        self._say_state()

    def _look_again(self) -> None:
        if self.isVisible():
            self.reload()

    # -- doing -----------------------------------------------------------------------------

    def make(self) -> None:
        """Make a copy now, beside the window; it is opened and checked before it counts."""
        path, now = self.session.ledger.path, self.session.ledger.now
        self._work(partial(keeping.keep, path, now, keeping.BY_HAND))

    def choose_place(self) -> None:
        """Let the person point at a stick or another disk; the newest copy goes there at once."""
        ledger = self.session.ledger
        chosen = QFileDialog.getExistingDirectory(self, "以后也备份到哪里", str(Path.home()))
        if not chosen:
            return
        with self.session.telling():
            places.choose(ledger.path, Path(chosen), ledger.now)
            fresh = listing.newest(ledger.path) is None
            self._work(partial(keeping.keep, ledger.path, ledger.now, fresh=fresh))
            self._say_state()

    def find_elsewhere(self) -> None:
        """List a copy which lies somewhere else, to be compared like the others."""
        chosen, _ = QFileDialog.getOpenFileName(self, "从别处找备份", str(Path.home()), _FILTER)
        if chosen:
            with self.session.telling():
                self._show(0)
                self.copies.add(listing.one_at(Path(chosen), self.session.ledger.path))

    def _work(self, function: partial[Kept | None]) -> None:
        self._make.setEnabled(False)
        self.session.said.emit("正在备份，做好会打开检查……")
        work.run(function, self._kept, self._failed, owner=self)

    def _kept(self, kept: Kept | None) -> None:
        self._make.setEnabled(True)
        ledger = self.session.ledger
        if kept:
            said = words.told(kept.copy, places.second(ledger.path), ledger.today)
            self.session.said.emit(kept.said or f"已备份：{said}")
            self.session.kept.emit()

    def _failed(self, error: object) -> None:
        self._make.setEnabled(True)
        self.session.failed.emit(error)
        self.reload()

    # -- showing ---------------------------------------------------------------------------

    def _chip(self, text: str, number: int) -> Button:
        made = button(text, kind="chip")
        made.clicked.connect(lambda: self._show(number))
        return made

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        for at, chip in enumerate(self._chips):
            chip.setChecked(at == number)
        self.setFocusProxy(self.views[number])

    def _say_state(self) -> None:
        while (item := self._strip.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        made = self._banner()
        made.clicked.connect(self.choose_place)
        self._strip.addWidget(made)

    def _banner(self) -> Banner:
        ledger = self.session.ledger
        place = places.second(ledger.path)
        last = next((one for one in self.copies.copies if one.state == "checked"), None)
        head = words.told(last, place, ledger.today)
        counted = self._counted()
        if place is None:
            return Banner("ochre", f"{head}。只在这台电脑里，电脑坏了会一起丢",
                          "插上 U 盘，选一个放备份的地方，以后有改动就自动备份过去。",
                          "选备份的地方")  # fmt: skip
        name = words.spoken(place.folder)
        if days := place.days_late(ledger.now):
            return Banner("ochre", f"{name} {days} 天没有备份了", f"插上就会自动补上。{head}。",
                          "换备份的地方")  # fmt: skip
        if places.on_same_disk(ledger.path, place.folder):
            return Banner("ochre", f"{head}。{name}和账本在同一块盘上，这块盘坏了会一起丢",
                          "最好换成 U 盘或另一块盘。", "换备份的地方")  # fmt: skip
        return Banner(
            "green", head, f"有改动就自动备份，最多半小时一次。{counted}", "换备份的地方"
        )

    def _counted(self) -> str:
        here = sum(one.here is not None for one in self.copies.copies)
        away = sum(one.away is not None for one in self.copies.copies)
        place = places.second(self.session.ledger.path)
        there = f"，{words.spoken(place.folder)}里 {away} 份" if place and place.is_there else ""
        return f"这台电脑里 {here} 份{there}。"


PAGE = BackupPage
