"""牌子墙: what hangs outside and inside, and what of it is beyond the list or has to go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from exporters.photos import is_photo
from models.attachments import path_of
from models.groups import Group
from models.journal import Changes
from models.query import Query
from models.record import Record
from models.rule_list import said_as
from models.signing.listing import GOING, HANGING, Verdict, allowed, beyond
from ui.look.buttons import button
from ui.look.labels import Paragraph
from ui.look.notices import EmptyState
from ui.look.panes import PageHead, ScrollPane, SectionLine, Sheet
from ui.look.tokens import BLOCK, PANE
from ui.pages import Page
from ui.session import Session
from ui.signs.card import Shown
from ui.signs.wall import Wall

_SIDES = (("outside", "室外"), ("inside", "室内"))


class SignWallPage(Page):
    """Cards of all that hangs; each leads to its record."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.head = PageHead("牌子墙")
        back, paper = button("看清单", "columns"), button("打印清单", "printer")
        self.add = button("加一块牌子", "plus", "filled")
        paper.set_keys("Ctrl+P", "现在挂着的，可以上墙")
        back.clicked.connect(lambda: session.go("group", group=Group.SIGNS, type="sign"))
        paper.clicked.connect(lambda: session.go("papers", report="sign_list"))
        self.add.clicked.connect(lambda: session.go("new", type="sign"))
        for one in (back, paper, self.add):
            self.head.add_button(one)
        self._rule = Paragraph("", "second")
        self._lines = {side: SectionLine(word) for side, word in _SIDES}
        self.walls = {side: Wall() for side, _ in _SIDES}
        inside = QVBoxLayout()
        inside.setContentsMargins(PANE, BLOCK, PANE, BLOCK)
        inside.setSpacing(BLOCK)
        inside.addWidget(self._rule)
        for side, wall in self.walls.items():
            inside.addWidget(self._lines[side])
            inside.addWidget(wall)
            wall.chosen.connect(self._open)
        inside.addStretch(1)
        self._pane = ScrollPane(inside)
        begin = button("加一块牌子", "plus", "filled")
        begin.clicked.connect(lambda: session.go("new", type="sign"))
        hint = "门口、墙上、屋里挂着的都记下来，多出来的这里一眼看得见。"
        self._empty = EmptyState("还没有记牌子", hint, [begin])
        sheet = Sheet(margin=4)
        sheet.body.addWidget(self._pane, 1)
        sheet.body.addWidget(self._empty, 1)
        block = self.lay_out()
        block.addWidget(self.head)
        block.addWidget(sheet, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._load_next)
        self._waiting: list[Any] = []

    # -- Page ----------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401
        """Show what hangs now."""
        self._show()

    def leave(self) -> bool:
        self._later.stop()
        return True

    def heard(self, changes: Changes) -> None:
        if changes.types & {"sign", "sign_rule", "village"}:
            self._show()

    # -- inside --------------------------------------------------------------------------------

    def _show(self) -> None:
        ledger = self.session.ledger
        view = ledger.as_of()
        signs = ledger.find("sign", Query(where=HANGING, order=("name",)))
        over = beyond(signs, view)
        rules = [one for one in allowed(view) if one["side"] == "outside"]
        self._rule.setText(
            f"室外准挂 {len(rules)} 块：{'、'.join(one['name'] for one in rules)}。"
            f"{said_as(rules[0])}" if rules else "挂牌目录里没有写准挂哪几块。"
        )  # fmt: skip
        count = {}
        for side, word in _SIDES:
            here = [one for one in signs if one["side"] == side]
            here.sort(key=lambda one: (one.id not in over, one["decision"] not in GOING))
            count[side] = sum(one["count"] or 1 for one in here)
            self._lines[side].set_word(f"{word} {count[side]} 块")
            self._lines[side].setVisible(bool(here))
            self.walls[side].show_signs([self._shown(one, over.get(one.id)) for one in here])
        facts = [f"{word} {count[side]} 块" for side, word in _SIDES]
        self.head.set_facts("　".join([*facts, *([f"清单外 {len(over)} 块"] if over else [])]))
        self._pane.setVisible(bool(signs))
        self._empty.setVisible(not signs)
        self.add.setVisible(bool(signs))
        self._waiting = [card for wall in self.walls.values() for card in wall.cards]
        self._later.start(0)

    def _load_next(self) -> None:
        """Read one photo, then let the window breathe."""
        while self._waiting:
            card = self._waiting.pop(0)
            if card.shown.photo:
                card.load()
                self._later.start(0)
                return

    def _shown(self, sign: Record, verdict: Verdict | None) -> Shown:
        kind = self.session.ledger.type("sign").by_name["kind"]
        count = f"{sign['count']} 块" if (sign["count"] or 1) > 1 else ""
        facts = (kind.show(sign["kind"]), sign["place"], count)
        icon, tone, state, whole = self._state(sign, verdict)
        return Shown(
            id=sign.id,
            name=sign["name"],
            place="　".join(filter(None, facts)),
            state=state,
            icon=icon,
            tone=tone,
            whole=whole,
            photo=next(self._photos(sign["before"] or ()), None),
        )

    def _photos(self, files: Sequence[Any]) -> Any:  # noqa: ANN401 - paths
        path = self.session.ledger.path
        return (path_of(path, one) for one in files if is_photo(one.name))

    def _state(self, sign: Record, verdict: Verdict | None) -> tuple[str, str, str, str]:
        """Return icon, tone, words and the whole sentence of how a sign stands."""
        ledger = self.session.ledger
        if verdict:
            whole = f"{verdict.sentence}\n{said_as(verdict.rule)}"
            return "octagon-alert", "red", "清单外，要不要撤", whole
        if sign["decision"] in GOING:
            due = sign["due_on"]
            if due is None:
                return "clock", "ochre", "要撤，没写哪天前", ""
            tone = "red" if due < ledger.today else "ochre"
            late = "，过期了" if due < ledger.today else ""
            return "clock", tone, f"{due.month}月{due.day}日前撤{late}", ""
        if sign["decision"] == "keep":
            return "check", "green", "保留", ""
        return "ring", "ink2", "还没定留不留", ""

    def _open(self, id_: int) -> None:
        self.session.go("group", group=Group.SIGNS, type="sign", id=id_)


PAGE = SignWallPage
