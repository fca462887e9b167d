"""更多 above a form: import it instead, take decisions along, send it back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu

from models.errors import UserError
from models.forms.decided.mapped import read_decisions
from models.forms.decided.remembered import as_mapping
from models.forms.decided.sent import demands_like, likely_duties
from ui import messages
from ui.filling.words import title_of
from ui.look.buttons import Button
from ui.papers import printing

if TYPE_CHECKING:
    from ui.pages.fill import FillPage

_FILES = "对照 (*.json)"
_WRITE, _NOT = "记成要办的事", "先不退"


class FillMore(Button):
    """The button with its menu."""

    def __init__(self, page: FillPage) -> None:
        super().__init__("更多", "chevron-down", "link", page)
        self._page = page
        self.clicked.connect(self.open_menu)

    def menu(self) -> QMenu:
        """Make the menu."""
        made = QMenu(self)
        desk = self._page.desk
        for words, act, on in (
            ("导入名单，不填", self.to_import, desk.path is not None),
            ("清单外的表，写退回函", self.send_back, desk.one is not None),
            ("存下对照，给别的村用", self.hand_on, bool(as_mapping(desk.decisions.sheets))),
            ("照别人的对照填", self.take_over, desk.one is not None),
            ("您定的都不要，重新认", self.start_anew, bool(desk.decisions.sheets)),
        ):
            action = made.addAction(words)
            action.setEnabled(on)
            action.triggered.connect(lambda _=False, act=act: act())
        return made

    def open_menu(self) -> None:
        """Show the menu below its button."""
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def to_import(self) -> None:
        """It is a list: bring it into the ledger instead."""
        path = self._page.desk.path
        if path is not None:
            self._page.session.go("import", path=path)

    def start_anew(self) -> None:
        """Forget every decision about this form; what was learnt of it goes, too."""
        desk = self._page.desk
        for name, said in desk.decisions.sheets.items():
            desk.sheet_decided(name, replace(said, meanings={}, whom=None, typed={}))
        desk.again()

    def hand_on(self) -> None:
        """Save what places mean, for `--mapping` or another village; no value is in it."""
        desk, session = self._page.desk, self._page.session
        said = as_mapping(desk.decisions.sheets)
        text = json.dumps(said, ensure_ascii=False, indent=1)
        stem = f"{desk.path.stem if desk.path else '表'} 对照"
        path = printing.save_as(
            self._page, stem, "json", lambda path: printing.put(text.encode(), path)
        )
        if path is not None:
            session.said.emit(f"对照存成了“{path.name}”，里面没有人的信息")

    def take_over(self) -> None:
        """Take what places mean from a file that somebody handed on."""
        name, _ = QFileDialog.getOpenFileName(
            self._page, "选一份对照", str(printing.folder_for_papers()), _FILES
        )
        if name:
            with self._page.session.telling():
                self.take(read_decisions(Path(name)))

    def take(self, said: dict[str, str]) -> None:
        """Take what places mean; keys are C, D8 or 工作表!C.

        Raises:
            UserError: nothing of it fits this form.
        """
        desk, taken = self._page.desk, 0
        for one in desk.form.sheets if desk.form else ():
            now = desk.decisions.of(one.key)
            meanings = dict(now.meanings)
            for place in one.places:
                whole = f"{one.key}!{place.name}".upper()
                words = said.get(whole, said.get(place.name))
                if words is not None and place.gap is None:
                    meanings[place.name] = words
                    taken += 1
            desk.sheet_decided(one.key, replace(now, meanings=meanings))
        if not taken:
            raise UserError("这份对照里没有这张表的栏。", "请看看是不是这张表的。")
        desk.again()

    def send_back(self) -> None:
        """A form beside the lists: the affair from which 退回函 is made, as far as it is known."""
        page = self._page
        one = page.desk.one
        if one is None:
            return
        session, title = page.session, title_of(one.form)
        near = likely_duties(session.ledger, title)
        lists = "清单里像的有" + "、".join(f"“{one}”" for one in near) if near else (
            "清单里没有找到像的"
        )
        answer = messages.choose(
            page, f"“{title}”不在清单上，要退回去？",
            f"{lists}，先对一对。\n要退，先记成一件要办的事，“办到哪里”选退回，"
            "再到“出材料”出退回函，不会自动发给谁。",
            (_WRITE, _NOT),
        )  # fmt: skip
        if answer == _WRITE:
            found = demands_like(session.ledger, title)
            given = {"matter": f"填报{title}", "off_list": True, "source": "other",
                     "sender": found[0]["sender"] if found else None}  # fmt: skip
            session.go("new", type="affair", given=given)
