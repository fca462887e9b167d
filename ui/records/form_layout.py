"""How a form stands: three columns of equal width, a hairline with a word between its blocks."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.field import Field
from models.kinds_links import Computed, Copied, Link
from models.record import Section
from ui.editors.choices import YesNoEditor, yes_no_row
from ui.editors.editor import Editor, Subject
from ui.editors.lookup import editor_for, label_of
from ui.look.fields import FieldBox, Message
from ui.look.panes import SectionLine
from ui.look.tokens import BLOCK, NEAR

COLUMNS = 3


class FormGrid(QWidget):
    """All fields of a register, by name in `editors`; `ends` are the places after each block."""

    def __init__(self, subject: Subject, *, new: bool) -> None:
        super().__init__()
        self.subject = subject
        self.editors: dict[str, Editor] = {}
        self.boxes: dict[str, FieldBox] = {}
        self.ends: list[QVBoxLayout] = []
        self.lines: list[SectionLine | None] = []
        self.sections: list[Section] = []
        self._new = new
        self._line = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, NEAR if new else 0, 0)
        self._grid.setHorizontalSpacing(BLOCK + 2)
        self._grid.setVerticalSpacing(NEAR)
        for place in range(COLUMNS):
            self._grid.setColumnStretch(place, 1)
            self._grid.setColumnMinimumWidth(place, 1)

    def fill(self) -> None:
        """Make the fields. A grid that has its place first spares moving all of them."""
        for section in self.subject.type.blocks():
            self._add_block(section)
        self._grid.setRowStretch(self._line, 1)

    def leave_room(self, right: int) -> None:
        """Keep that many pixels free at the right."""
        self._grid.setContentsMargins(0, 0, right, 0)

    def _add_block(self, section: Section) -> None:
        type_ = self.subject.type
        fields = [type_.by_name[name] for name in section.fields]
        fields = [one for one in fields if self._is_shown(one)]
        if not fields:
            return
        head = SectionLine(section.label, section.hint) if section.label else None
        if head:
            self._grid.addWidget(head, self._line, 0, 1, COLUMNS)
            self._line += 1
        ticks = []
        cells = []
        for field in fields:
            editor = editor_for(field, self.subject)
            self.editors[field.name] = editor
            if isinstance(editor, YesNoEditor):
                ticks.append(editor)
            else:
                cells.append(editor)
        for line in _rows(cells):
            self._add_line(line)
        if ticks:
            self._add_ticks(ticks)
        end = QVBoxLayout()
        end.setContentsMargins(0, 0, 0, 0)
        self._grid.addLayout(end, self._line, 0, 1, COLUMNS)
        self._line += 1
        self.sections.append(section)
        self.lines.append(head)
        self.ends.append(end)

    def _is_shown(self, field: Field[object]) -> bool:
        """Tags stand in the record's head; what follows by itself comes with the record."""
        if field.retired or is_tags(field):
            return False
        return not self._new or self._is_asked(field)

    def _is_asked(self, field: Field[object]) -> bool:
        """Say whether a new record shows a field.

        It does not if the field is computed later, if it only repeats the name of a chosen
        record, or if it stands in no block of the form or in one for later: then it is filled
        later, unless it is required.
        """
        type_ = self.subject.type
        if isinstance(field, Computed):
            return field.live
        if isinstance(field, Copied) and field not in type_.entered:
            link = type_.by_name[field.link]
            return not isinstance(link, Link) or field.of != self._title_of(link.to)
        blocks = [one for one in type_.sections if not one.later]
        placed = {name for one in blocks for name in one.fields}
        own = field in type_.own_fields
        return field.required or own or not type_.sections or field.name in placed

    def _title_of(self, register: str) -> str:
        return self.subject.session.ledger.type(register).title

    def _add_line(self, editors: list[Editor]) -> None:
        place = 0
        free = COLUMNS - sum(one.span for one in editors)
        beside = free > 0 and len(editors) == 1
        line = self._line
        self._line += 1
        for editor in editors:
            field = editor.field
            box = FieldBox(label_of(field, self.subject.type), editor, self)
            box.setToolTip(field.help)
            self.boxes[field.name] = box
            self._grid.addWidget(box, line, place, 1, editor.span)
            if beside:
                self._say_at(editor, (line, editor.span, 1, free), beside=True)
            else:  # below its own field, as far as the row goes
                self._say_at(editor, (self._line, place, 1, COLUMNS - place))
                self._line += 1
            place += editor.span

    def _say_at(
        self, editor: Editor, spot: tuple[int, int, int, int], label: str = "", *,
        beside: bool = False,
    ) -> None:  # fmt: skip
        """Show what is said of a field at that place of the grid, made with the first words."""
        made: list[Message] = []

        def tell(text: str, state: str) -> None:
            if text and not made:
                made.append(Message(label, beside=beside))
                self._grid.addWidget(made[0], *spot)
            for message in made:
                message.tell(text, state)

        editor.told.connect(tell)

    def _add_ticks(self, editors: list[YesNoEditor]) -> None:
        self._grid.addWidget(yes_no_row(editors), self._line, 0, 1, COLUMNS)
        self._line += 1
        for editor in editors:
            self._say_at(editor, (self._line, 0, 1, COLUMNS), editor.field.label)
            editor.setToolTip(editor.field.help)
            self._line += 1


def is_tags(field: Field[object]) -> bool:
    """Say whether a field is the register's tags: words parted by spaces, shown as tags."""
    return isinstance(field, Computed) and field.name == "tags"


def _rows(editors: list[Editor]) -> list[list[Editor]]:
    """Share editors out into rows of three columns, in their order."""
    rows: list[list[Editor]] = []
    room = 0
    for editor in editors:
        if editor.span > room:
            rows.append([])
            room = COLUMNS
        rows[-1].append(editor)
        room -= editor.span
    return rows
