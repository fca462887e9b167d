"""What a paper still lacks, above it: each with a button that leads to where it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.buttons import button
from ui.look.labels import ElidedLabel, IconLabel
from ui.look.panes import ScrollPane, Sheet
from ui.look.theme import theme
from ui.look.tokens import BLOCK, NEAR, PAIR
from ui.session import Session

if TYPE_CHECKING:
    from exporters.bundles.bundle import Lack

_SEEN = 3  #: lines in sight; the rest is scrolled to
_ALL, _FEW = "都列出来", "收起"
_MOST = 9


class LackList(Sheet):
    """A pane that is there only while something is missing."""

    def __init__(self, session: Session) -> None:
        super().__init__(margin=BLOCK)
        self._session = session
        self.lacks: tuple[Lack, ...] = ()
        self._whole = False
        self._words = ElidedLabel("", "bold")
        self._more = button(_ALL, kind="link")
        self._more.clicked.connect(self._turn)
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addWidget(IconLabel("triangle-warn", "ochre"))
        head.addWidget(self._words, 1)
        head.addWidget(self._more)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._pane = ScrollPane(self._lines)
        self.body.setSpacing(PAIR)
        self.body.addLayout(head)
        self.body.addWidget(self._pane)
        self.hide()

    def show_lacks(self, lacks: Sequence[Lack]) -> None:
        """Show what is missing; nothing missing hides the pane."""
        self.lacks = tuple(lacks)
        self._whole = False
        while taken := self._lines.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        for one in self.lacks:
            self._lines.addWidget(self._line(one))
        self._lines.addStretch(1)
        self._words.setText(f"还缺 {len(self.lacks)} 样，可以先补，也可以照样出")
        self._fit()
        self.setVisible(bool(self.lacks))

    def restyle(self) -> None:
        """Follow the text size."""
        self._fit()

    def _line(self, one: Lack) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR)
        words = ElidedLabel(one.sentence)
        words.setToolTip("\n".join(filter(None, (one.sentence, one.todo))))
        line.addWidget(words, 1)
        if one.type:
            go = button(one.verb, kind="link")
            go.setAccessibleDescription(one.sentence)
            go.clicked.connect(lambda _=False, one=one: self.lead(one))
            line.addWidget(go)
        return made

    def lead(self, one: Lack) -> None:
        """Go where it is mended."""
        if one.id:
            group = self._session.ledger.type(one.type).group
            self._session.go("group", group=group, type=one.type, id=one.id)
        elif one.given and "period" in one.given and one.type == "disclosure":
            self._session.go("disclosure", given=one.given)
        else:
            self._session.go("new", type=one.type, given=dict(one.given or {}))

    def _turn(self) -> None:
        self._whole = not self._whole
        self._fit()

    def _fit(self) -> None:
        seen = min(len(self.lacks), _MOST if self._whole else _SEEN)
        self._pane.setFixedHeight(seen * theme().size.control + PAIR)
        self._more.setVisible(len(self.lacks) > _SEEN)
        self._more.setText(_FEW if self._whole else _ALL)
