"""写正文: the clerk makes or changes what a certificate says; the page beside is the real one.

What the program or a pack brought stays as it is: changed, it becomes the village's own entry of
the same code, which holds from today; papers that were issued keep the words they had.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models import deciding, issuing, rule_packs, wording
from models.errors import Invalid, Refused, UserError
from models.journal import Changes
from models.kinds_links import Ref
from models.query import Query, Where
from models.record import Record
from models.rule_list import OWN, in_force
from ui.certificates import draft as drafting
from ui.certificates.wording_side import WordingSide
from ui.frame.two_panes import TwoPanes
from ui.look.buttons import button
from ui.look.labels import IconLabel, Paragraph
from ui.look.panes import PageHead, ScrollPane, Sheet
from ui.look.tokens import BLOCK, NEAR
from ui.pages import Page
from ui.papers import printing
from ui.papers.preview import Preview
from ui.records.more_menu import bring_pack
from ui.session import Session

_TYPE = deciding.KINDS
_PAUSE = 300  #: milliseconds of quiet before the paper is made anew
_NEW = {
    "answer": "yes", "form": "proof", "basis": None,
    "body": "{姓名}[，{性别}][，公民身份号码{公民身份号码}][，户籍在{户籍所在地}]。\n"
            "{填：要证明的事}。\n[以上情况经{核实人}[于{核实日期}]核实。]\n"
            "本证明仅用于{用途}，他用无效。\n特此证明。",
}  # fmt: skip


class KindPage(Page):
    """Fields and text at the left, the paper as it will be at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        ledger = session.ledger
        self.kind: Record | None = None
        self.side = WordingSide(session, ledger.type(_TYPE), issuing.places_of(ledger.as_of()))
        self.preview = Preview()
        self.head = PageHead("写正文", "改这张纸上的字，不用别人帮忙")
        self._give = button("另存给别的村", "download")
        self._give.setToolTip("存成规定包，拷给邻村，收进去就能用")
        self._give.clicked.connect(self.give_away)
        take = button("收别村的", "folder")
        take.setToolTip("把别村或县里给的规定包收进来")
        take.clicked.connect(self.take_in)
        for one in (take, self._give):
            self.head.add_button(one)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(BLOCK)
        side.addWidget(self.preview, 1)
        side.addWidget(self._make_foot())
        page = self.lay_out()
        page.addWidget(self.head)
        page.addWidget(TwoPanes(ScrollPane(self.side), right, (560, 554)), 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._draw)
        self.side.changed.connect(self._pause.start)
        self.bind(self.save)

    def _make_foot(self) -> Sheet:
        self._state = Paragraph("", "second")
        done = button("存好", "check", "filled")
        done.set_keys("Ctrl+Enter")
        done.clicked.connect(self.save)
        line = QHBoxLayout()
        line.setSpacing(NEAR)
        line.addWidget(IconLabel("info", "blue"))
        line.addWidget(self._state, 1)
        line.addWidget(done)
        foot = Sheet(margin=BLOCK)
        foot.body.addLayout(line)
        return foot

    # -- coming --------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:  # noqa: ANN401 - the place's arguments
        """Show the kind `id`, or begin a new one."""
        given = arguments.get("given") or {}
        self.kind = self._meant(arguments.get("id"), given)
        self.side.show_values(self.kind or {**_NEW, **given})
        self._tell()
        self._draw()
        self.side.area.setFocus()

    def _meant(self, id_: object, given: Mapping[str, Any]) -> Record | None:
        """Return the kind of that id, or the one in force of that code or name."""
        ledger = self.session.ledger
        if id_:
            return ledger.get(_TYPE, int(str(id_)))
        for name in ("code", "name"):
            if given.get(name):
                found = in_force(ledger.as_of(), _TYPE, **{name: given[name]})
                return found[0] if found else ledger.find_one(_TYPE, **{name: given[name]})
        return None

    def leave(self) -> bool:
        """What was not stored goes: the text is short, and the paper shows what is in force."""
        self._pause.stop()
        return True

    def heard(self, changes: Changes) -> None:
        """Show another number or villager on the paper."""
        self._pause.start()

    def _tell(self) -> None:
        self._give.setEnabled(self.kind is not None)
        if self.kind is None:
            said = "新的一种，存好以后在“开证明”里就能选。依据写清楚，没有依据的不要开。"
        elif self.kind["origin"] == OWN:
            said = "本村写的。改了只管以后开的，开出去的纸不变。"
        else:
            said = "随程序带来的。存好后成为本村自己的写法，从今天起用；开出去的纸不变。"
        self._state.setText(said)

    # -- storing -------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the village's own wording."""
        try:
            values = self.side.values()
        except Invalid as error:
            self.session.said.emit(str(error))
            return
        if faults := self.side.faults():
            self.side.tell({"body": "\n".join(faults[:3])})
            self.side.area.setFocus()
            return
        try:
            saved = self._write(values)
        except Refused as error:
            self.side.tell({name: texts[0] for name, texts in error.problems.items()})
            return
        except UserError as error:
            self.session.failed.emit(error)
            return
        self.kind = self.session.ledger.get(_TYPE, saved)
        self._tell()
        self.session.done.emit(f"“{self.kind['name']}”的正文存好了，从今天起用")

    def _write(self, values: dict[str, Any]) -> int:
        ledger, kind = self.session.ledger, self.kind
        label = f"写{values['name'] or '证明'}的正文"
        if kind is not None and kind["origin"] == OWN:
            return ledger.save(_TYPE, values, id=kind.id, label=label).id
        more: dict[str, Any] = {"origin": OWN, "in_force_from": ledger.today, "used": True}
        if kind is not None:
            kept = {one.name: kind[one.name] for one in ledger.type(_TYPE).entered}
            more = {**kept, **more, "in_force_until": None}
            if values["body"] != kind["body"] and values["basis"] == kind["basis"]:
                more["certainty"] = kind["certainty"]
        return ledger.save(_TYPE, {**more, **values}, label=label).id

    def give_away(self) -> None:
        """Save this kind as a pack for another village."""
        kind = self.kind
        if kind is None:
            return
        ledger = self.session.ledger
        text = rule_packs.pack_of(ledger, ledger.type(_TYPE), [kind.id])
        suggested = printing.folder_for_papers() / f"{kind['name'][:30]}.toml"
        path, _ = QFileDialog.getSaveFileName(self, "存到哪里", str(suggested), "规定包 (*.toml)")
        if path:
            with self.session.telling():
                printing.put(text.encode(), Path(path))
                self.session.said.emit(f"存成了“{Path(path).name}”，拷给别的村收进去就能用")

    def take_in(self) -> None:
        """Take in what another village gave."""
        bring_pack(self.session, self)

    # -- the paper -----------------------------------------------------------------------------

    def _draw(self) -> None:
        """Show the page as it would be for somebody of the village."""
        self._pause.stop()
        try:
            values = self.side.values()
        except Invalid as error:
            self.preview.clear(str(error))
            return
        if faults := self.side.faults():
            self.preview.clear("正文里有写错的，改好就能看到样子：\n" + "\n".join(faults[:3]))
            return
        if not values["body"]:
            self.preview.clear("正文还空着，写上就能看到样子")
            return
        ledger = self.session.ledger
        shown = drafting.sample_of(ledger, self._example(values), values, self.kind)
        try:
            self.preview.show_document(drafting.paper_of(ledger, shown))
        except UserError as error:
            self.preview.clear(f"{error.sentence}{error.action}")

    def _example(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return a certificate to show: for a villager, with answers that say what they are."""
        ledger = self.session.ledger
        living = Query(where=(Where("status", "=", "living"),), fields=("name",), limit=1)
        found = ledger.find("resident", living) or ledger.find("resident", Query(limit=1))
        asked = wording.asked(values["body"] or "")
        return {
            "resident": Ref(found[0].id) if found else None,
            "name": None if found else "（姓名）",
            "purpose": "（用途）",
            "receiver": "（接收单位）",
            "details": tuple({"asked": one, "answer": f"（{one}）"} for one in asked),
        }


PAGE = KindPage
