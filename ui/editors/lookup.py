"""Which editor a kind gets: looked up along the classes of the kind, so a new kind finds one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from models.field import Field
from models.kinds import Choice, LongText, YesNo
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Copied, Lines, Link
from models.kinds_people import BankAccount, IdNumber, Phone
from models.record import RecordType
from ui.editors.choices import ChoiceEditor, YesNoEditor
from ui.editors.dates import DateEditor
from ui.editors.editor import Editor, Subject
from ui.editors.files import AttachmentEditor
from ui.editors.lines import LinesEditor, WrittenLines
from ui.editors.links import LinkEditor
from ui.editors.text import LongTextEditor, MaskedEditor, ReadOnlyEditor, ReadOnlyText, TextEditor

EDITORS: Mapping[type[Field[Any]], type[Editor]] = MappingProxyType(
    {
        Field: TextEditor,
        LongText: LongTextEditor,
        Date: DateEditor,
        Choice: ChoiceEditor,
        YesNo: YesNoEditor,
        IdNumber: MaskedEditor,
        Phone: MaskedEditor,
        BankAccount: MaskedEditor,
        Link: LinkEditor,
        Lines: LinesEditor,
        Attachment: AttachmentEditor,
        Computed: ReadOnlyEditor,
    }
)


def editor_for(field: Field[Any], subject: Subject) -> Editor:
    """Make the editor of a field in a form; what nobody may type gets a read-only one."""
    if isinstance(field, Computed) and isinstance(field.result, LongText):
        made = LongTextEditor(field, subject)
        made.fix("")
        return made
    if field not in subject.type.entered:
        return _read_only(field)(field, subject)
    return next(EDITORS[kind] for kind in type(field).__mro__ if kind in EDITORS)(field, subject)


def _read_only(field: Field[Any]) -> type[Editor]:
    """Return the editor of what nobody types: several lines and rows need more than a line."""
    kind = field.result if isinstance(field, Computed) else field
    if isinstance(kind, Lines):
        return WrittenLines
    return ReadOnlyText if isinstance(kind, LongText) else ReadOnlyEditor


def label_of(field: Field[Any], record_type: RecordType, *, derived: bool = False) -> str:
    """Write the label of a field; what others decide says which: 出生日期（由证号得出）."""
    if derived:
        source = next(one for one in record_type.derived if one.field == field.name)
        return f"{field.label}（由{_short(record_type, source.of[0])}得出）"
    if isinstance(field, Copied) and field not in record_type.entered:
        return f"{field.label}（由{_short(record_type, field.link)}得出）"
    if isinstance(field, Computed):
        return f"{field.label}（自动算出）"
    return field.label


def _short(record_type: RecordType, name: str) -> str:
    field = record_type.by_name[name]
    return "证号" if isinstance(field, IdNumber) else field.label
