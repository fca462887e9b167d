"""改动记录: who changed what in a record, when, from what to what; newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import Invalid, NotFound
from models.privacy import Audience
from models.record import RecordType
from models.undoing import Entry
from ui.look.buttons import button
from ui.look.labels import ElidedLabel, Paragraph, label
from ui.look.panes import ScrollPane, hairline
from ui.look.tags import Tag
from ui.look.tokens import BLOCK, NEAR, PAGE, PAIR

_SIZE = (620, 480)


class HistoryDialog(QDialog):
    """Shows the history of one record. Numbers and addresses stay masked here, too."""

    def __init__(
        self, record_type: RecordType, title: str, entries: Sequence[Entry], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"改动记录：{title}")
        gone = undone(entries)
        lines = QVBoxLayout()
        lines.setContentsMargins(0, 0, NEAR, 0)
        lines.setSpacing(NEAR)
        for place, entry in enumerate(entries):
            if place:
                lines.addWidget(hairline())
            lines.addLayout(_block(record_type, entry, is_gone=place in gone))
        lines.addStretch(1)
        close = button("看完了", kind="filled")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        block = QVBoxLayout(self)
        block.setContentsMargins(PAGE - 4, PAGE - 4, PAGE - 4, PAGE - 4)
        block.setSpacing(BLOCK)
        block.addWidget(label(f"{title}　改动记录 {len(entries)} 次", "section"))
        block.addWidget(ScrollPane(lines), 1)
        block.addLayout(foot)
        self.resize(*_SIZE)


def undone(entries: Sequence[Entry]) -> set[int]:
    """Return the places of the acts that were taken back and not done again since."""
    gone: set[int] = set()
    for place in range(len(entries) - 1, -1, -1):
        entry = entries[place]
        if entry.kind not in {"undo", "redo"}:
            continue
        words = entry.label.partition("：")[2]
        acts = [
            earlier
            for earlier in range(place + 1, len(entries))
            if entries[earlier].kind == "do" and entries[earlier].label == words
        ]
        if entry.kind == "undo":
            gone.update([one for one in acts if one not in gone][:1])
        else:
            gone.difference_update([one for one in acts if one in gone][:1])
    return gone


def _block(record_type: RecordType, entry: Entry, *, is_gone: bool) -> QVBoxLayout:
    block = QVBoxLayout()
    block.setSpacing(PAIR)
    head = QHBoxLayout()
    head.setSpacing(NEAR)
    when = f"{entry.at.year}年{entry.at.month}月{entry.at.day}日 {entry.at:%H:%M}"
    head.addWidget(label("　".join(filter(None, (when, entry.who))), "second"))
    head.addStretch(1)
    if is_gone:
        head.addWidget(Tag("已撤销", "undo", "grey"))
    block.addLayout(head)
    block.addWidget(ElidedLabel(entry.label, "bold"))
    for change in entry.changes:
        block.addWidget(Paragraph(in_words(record_type, change), "second"))
    return block


def in_words(record_type: RecordType, change: tuple[str, str, str]) -> str:
    """Write one change: 联系电话：138****2345 改成 139****2345."""
    name, old, new = change
    old, new = (_masked(record_type, name, text) for text in (old, new))
    if not old:
        return f"{name}：写上 {new}"
    return f"{name}：{old} 改成 {new}" if new else f"{name}：去掉 {old}"


def _masked(record_type: RecordType, label_: str, text: str) -> str:
    try:
        field = record_type.field(label_)
        faces = field.faces(field.parse(text), Audience.SCREEN) if text else None
    except (Invalid, NotFound):
        return text
    return faces.text if faces else ""
