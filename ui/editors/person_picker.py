"""Who is meant: the records that typed words may mean, and how to tell namesakes apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from models.kinds import Integer
from models.kinds_links import Computed, Ref
from models.kinds_people import IdNumber
from models.ledger import Ledger
from models.privacy import Audience
from models.query import Query
from models.record import Record, RecordType
from models.rule_list import in_force
from ui.editors.choices import row_item
from ui.look.rows import CELL
from ui.look.tags import paint_tag, tag_width
from ui.look.theme import colour, theme
from ui.look.tokens import BAR, NEAR

SecondRole = Qt.ItemDataRole.UserRole + 2
"""Role of a row in the list: its second line."""
MarkRole = Qt.ItemDataRole.UserRole + 3
"""Role of a row in the list: true for a namesake."""
_OFFERED = 20
_TAIL = 4


@dataclass(frozen=True)
class Candidate:
    """A record that may be meant; `second` tells it apart, `shared` says others have its title."""

    ref: Ref
    second: str
    shared: bool


def candidates(ledger: Ledger, type_: str, text: str, limit: int = _OFFERED) -> list[Candidate]:
    """Return records of one register by Chinese words, pinyin initials or the tail of a number.

    Of rules only those in force are offered.
    """
    record_type = ledger.type(type_)
    ids = [one.id for one in in_force(ledger.as_of(), type_)] if record_type.is_rules else None
    query = Query(text=text.strip(), limit=limit, ids=None if ids is None else tuple(ids))
    found = ledger.find(type_, query)
    names = [_title(record_type, one) for one in found]
    count = Counter(names)
    return [
        Candidate(Ref(one.id, name), second_line(record_type, one), shared=count[name] > 1)
        for one, name in zip(found, names, strict=True)
    ]


def second_line(record_type: RecordType, record: Record) -> str:
    """Write what tells a record apart, masked as on a list: 女　68 岁　3组　妻子　尾号 0426."""
    words = []
    for field in record_type.list_columns:
        if field.name in (record_type.title, "tags"):
            continue
        words.append(short_word(record_type, record, field.name))
    if "relation" in record_type.by_name:
        words.append(short_word(record_type, record, "relation"))
    return "　".join(word for word in words if word)


def short_word(record_type: RecordType, record: Record, name: str) -> str:
    """Write one value of a record as a list may show it; of an ID number only its tail."""
    field, value = record_type.by_name[name], record[name]
    if isinstance(field, IdNumber):
        return f"尾号 {value[-_TAIL:]}" if value else ""
    faces = field.faces(value, Audience.SCREEN)
    words = faces.text if faces else ""
    if words and isinstance(field, Computed) and isinstance(field.result, Integer):
        return f"{words} 岁" if name == "age" else f"{field.label} {words}"
    return words


def _title(record_type: RecordType, record: Record) -> str:
    return record_type.by_name[record_type.title].show(record[record_type.title])


def candidate_item(one: Candidate) -> QStandardItem:
    """Make a row of the list."""
    item = row_item(one.ref.title, one.ref)
    item.setData(one.second, SecondRole)
    item.setData(one.shared, MarkRole)
    mark = "，有同名" if one.shared else ""
    item.setData(f"{one.ref.title}，{one.second}{mark}", Qt.ItemDataRole.AccessibleTextRole)
    return item


class TwoLines(QStyledItemDelegate):
    """Paints a title, below it what tells it apart, and 同名 at the right."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        body, second = (QFontMetrics(theme().font(role)) for role in ("body", "second"))
        return QSize(0, body.height() + second.height() + NEAR)

    def paint(
        self,
        painter: QPainter,
        option: Any,  # noqa: ANN401 - Qt's stubs know no attribute of QStyleOptionViewItem
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = option.widget
        chosen = isinstance(view, QListView) and view.currentIndex() == index
        painter.save()
        painter.fillRect(option.rect, colour("chosen" if chosen else "paper"))
        if chosen:
            painter.fillRect(option.rect.x(), option.rect.y(), BAR, option.rect.height(),
                             colour("blue"))  # fmt: skip
        box = option.rect.adjusted(CELL, NEAR // 2, -CELL, -NEAR // 2)
        if index.data(MarkRole):
            width = tag_width("同名", "triangle-warn")
            place = box.adjusted(box.width() - width, 0, 0, 0)
            paint_tag(painter, place, "同名", "triangle-warn", "ochre")
            box = box.adjusted(0, 0, -width - NEAR, 0)
        second = index.data(SecondRole)
        top = Qt.AlignmentFlag.AlignTop if second else Qt.AlignmentFlag.AlignVCenter
        self._write(painter, box, index.data(), "body", "ink", top, bold=chosen)
        if second:
            bottom = Qt.AlignmentFlag.AlignBottom
            self._write(painter, box, second, "second", "ink2", bottom)
        painter.restore()

    @staticmethod
    def _write(painter, box, text, role, tone, where, *, bold=False) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001, PLR0917
        painter.setFont(theme().font(role, bold=bold))
        painter.setPen(colour(tone))
        shown = painter.fontMetrics().elidedText(
            str(text), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, int(where | Qt.AlignmentFlag.AlignLeft), shown)
