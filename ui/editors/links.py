"""Editor of a link: type 汉字, 拼音首字母 or 尾号, choose from a list that knows namesakes."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QStandardItem

from models.errors import Invalid, NotFound
from models.field import Field
from models.kinds_links import Link, Ref
from models.linking import candidates as meant
from ui.editors.choices import PickLine, row_item
from ui.editors.editor import Subject
from ui.editors.person_picker import TwoLines, candidate_item, candidates
from ui.editors.text import WIDE, TextEditor

_LIST_WIDTH = 420
_WHOLE = 20  #: from this width of its title on, a record takes the whole row


class LinkEditor(TextEditor):
    """One record of another register. A chosen one is kept by its id, not by its words."""

    field: Link
    line: PickLine

    def __init__(self, field: Field[Any], subject: Subject) -> None:
        self._ref: Ref | None = None
        super().__init__(field, subject)
        target = subject.session.ledger.type(self.field.to)
        width = target.by_name[target.title].width
        self.span = 3 if width >= _WHOLE else 2 if width >= WIDE else 1

    def _make_line(self) -> PickLine:
        type_ = self.subject.session.ledger.type(self.field.to)
        mark = "people" if type_.name == "resident" else type_.group.icon
        mark = "house" if type_.name == "household" else mark
        line = PickLine(self._rows, self._choose, mark, TwoLines(self), _LIST_WIDTH)
        line.setPlaceholderText("姓名、拼音、尾号" if type_.known_by else "")
        return line

    # -- the value -----------------------------------------------------------------------------

    def value(self) -> Ref | None:
        """Give the chosen record; words that were only typed must mean exactly one.

        Raises:
            Invalid: nobody or several are meant.
        """
        words = self.line.text().strip()
        if not words:
            return None
        if self._ref and words == self._ref.title:
            return self._ref
        found = meant(self._ledger, self.field.to, words)
        target = self._ledger.type(self.field.to)
        if len(found) == 1:
            return Ref(found[0].id, target.by_name[target.title].show(found[0][target.title]))
        if found:
            raise Invalid(f"有 {len(found)} 个“{words}”，请从列表里选一个（F4 打开）")
        if self.field.makes:
            return Ref(None, words)
        raise Invalid(f"“{target.label}”里没有“{words}”，先加进去再选")

    def set_value(self, value: Ref | None) -> None:
        self._ref = self._titled(value)
        self.line.setText(self._ref.title if self._ref else "")
        self.line.setCursorPosition(0)
        self.keep()

    def write(self, value: Ref) -> None:
        """Write a record as if it had been chosen."""
        self._choose(self._titled(value))

    def text(self) -> str:
        """Give the words, then a tab and the id of a chosen record, so that a draft knows who."""
        words = self.line.text().strip()
        if self._ref and self._ref.id is not None and words == self._ref.title:
            return f"{words}\t{self._ref.id}"
        return words

    def set_text(self, text: str) -> None:
        text, _, id_ = text.partition("\t")
        if id_.isdigit():
            self._ref = Ref(int(id_), text)
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def finish(self) -> None:
        """Words that mean exactly one record choose it when the field is left."""
        if self.line.is_open():
            return
        if self.is_changed():
            try:
                found = self.value()
            except Invalid:
                found = None
            if found is not None and found.id is not None:
                self._ref = found
                self.line.setText(found.title)
        super().finish()

    # -- the list ------------------------------------------------------------------------------

    @property
    def _ledger(self):  # type: ignore[no-untyped-def]  # noqa: ANN202 - the session's ledger
        return self.subject.session.ledger

    def _rows(self, text: str) -> list[QStandardItem]:
        found = candidates(self._ledger, self.field.to, text)
        rows = [candidate_item(one) for one in found]
        words = text.strip()
        if self.field.makes and words and all(one.ref.title != words for one in found):
            rows.append(row_item(f"新增：{words}", Ref(None, words)))
        if not rows:
            none = row_item(f"没有找到“{words}”" if words else "这里还没有可选的", None)
            none.setEnabled(False)
            rows.append(none)
        elif not words and not self.field.required:
            rows.insert(0, row_item("（空着）", None))
        return rows

    def _choose(self, ref: Ref | None) -> None:
        self._ref = ref
        self.line.setText(ref.title if ref else "")
        self.typed.emit()
        self.finish()

    def _titled(self, ref: Ref | None) -> Ref | None:
        if ref is None or ref.id is None or ref.title:
            return ref
        target = self._ledger.type(self.field.to)
        try:
            record = self._ledger.get(target.name, ref.id)
        except NotFound:
            return Ref(ref.id, "（已删）")
        return Ref(ref.id, target.by_name[target.title].show(record[target.title]))
