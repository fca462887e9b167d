"""What follows in a form from what is typed: derived values, copies, numbers, what is fixed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.checking import at_entry
from models.kinds_links import Copied, Link, Ref
from models.ledger import Ledger
from models.record import Record, RecordType
from models.saving import next_number
from ui.editors.lookup import label_of
from ui.records.form_layout import FormGrid


def doubts_at_entry(
    ledger: Ledger, record_type: RecordType, values: Mapping[str, Any], record: Record | None
) -> dict[str, list[str]]:
    """Return what the check-up would say of a record as it stands now: field -> sentences."""
    if not any(one.at_entry for one in record_type.doubts):
        return {}
    whole = {one.name: values.get(one.name) for one in record_type.by_name.values()}
    one = Record(record_type.name, record.id if record else 0, 0, whole)
    said: dict[str, list[str]] = {}
    for finding in at_entry(record_type, one, ledger.as_of()):
        words = "，".join(filter(None, (finding.sentence, finding.basis)))
        said.setdefault(finding.field or record_type.title, []).append(words)
    return said


class Following:
    """Shows in the editors of a form what others decide."""

    def __init__(self, ledger: Ledger, record_type: RecordType, grid: FormGrid) -> None:
        self.ledger, self.type, self.grid = ledger, record_type, grid
        self.record: Record | None = None
        self._held: set[str] = set()
        self._proposed: dict[str, str] = {}

    def show(self, values: Mapping[str, Any], record: Record | None) -> None:
        """Show derived, copied and fixed fields for values as they stand now."""
        self.record = record
        if record is None and self.type.proposes:
            values = self._propose(values)
        today = self.ledger.today
        after = self.type.derive(values, today)
        for name in {one.field for one in self.type.derived if not one.only_if_empty}:
            if name in self.grid.editors:
                fixed = self.type.is_derived(name, values, today)
                self._fix(name, after.get(name) if fixed else None, fixed=fixed)
        for copied in self.type.copied:
            if copied.name in self.grid.editors:
                self._copy(copied, values)
        self._compute(values)
        self._number({**values, **self._copies()})
        for name in self.type.unchanging:
            value = record.get(name) if record else None
            self._hold(name, "定了不能改" if value is not None else "")
        if self.type.locked:
            locked = self.type.locked(record) if record else {}
            for name in self.grid.editors:
                if name in locked or name in self._held:
                    self._hold(name, "不能改" if name in locked else "", locked.get(name, ""))
            self._held = set(locked)

    def _propose(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Write what the ledger knows into fields that nobody touched; returns all values."""
        whole = dict(values)
        assert self.type.proposes  # noqa: S101 - the caller looked
        for name, value in self.type.proposes(values, self.ledger.as_of()).items():
            editor = self.grid.editors.get(name)
            if editor is None or editor.text().strip() not in {"", self._proposed.get(name)}:
                continue
            editor.set_value(value)
            self._proposed[name] = editor.text().strip()
            whole[name] = value
        return whole

    def _compute(self, values: Mapping[str, Any]) -> None:
        """Show in a new record what is computed from fields that are filled in by now."""
        if self.record is not None:
            return
        whole = {one.name: values.get(one.name) for one in self.type.by_name.values()}
        one, view = Record(self.type.name, 0, 0, whole), self.ledger.as_of()
        for computed in (one for one in self.type.computed if one.live):
            known = all(_is_known(whole.get(need)) for need in computed.needs)
            if computed.name in self.grid.editors:
                found = computed.compute([one], view)[0] if known else None
                self.grid.editors[computed.name].set_value(found)

    def _hold(self, name: str, words: str, why: str = "") -> None:
        """Show what stands for ever as it stands; in a new record it can still be written."""
        if name not in self.grid.editors:
            return
        editor, box = self.grid.editors[name], self.grid.boxes.get(name)
        value = self.record.get(name) if self.record else None
        editor.fix(editor.field.show(value) if words else None)
        editor.setToolTip(why)
        if box:
            label = editor.field.label
            box.set_label(f"{label}（{words}）" if words else label)

    def _fix(self, name: str, value: Any, *, fixed: bool) -> None:  # noqa: ANN401
        editor, box = self.grid.editors[name], self.grid.boxes.get(name)
        editor.fix(editor.field.show(value) if fixed else None)
        if box:
            box.set_label(label_of(editor.field, self.type, derived=fixed))

    def _copy(self, copied: Copied, values: Mapping[str, Any]) -> None:
        """A copy of a linked record: of the old record as it was, of a new one as it will be."""
        editor, ref = self.grid.editors[copied.name], values.get(copied.link)
        known = isinstance(ref, Ref) and ref.id is not None
        same = self.record is not None and ref == self.record.get(copied.link)
        if not known or ref is None or ref.id is None:
            editor.fix(None)
            if self.record is None and copied not in self.type.entered:
                editor.set_value(None)
            return
        link = self.type.by_name[copied.link]
        if same and self.record:
            text = copied.show(self.record.get(copied.name))
        elif isinstance(link, Link):
            source = self.ledger.get(link.to, ref.id)
            target = self.ledger.type(link.to)
            text = target.by_name[copied.of].show(source[copied.of])
        if copied in self.type.entered:
            editor.fix(text)
        else:
            editor.set_value(text or None)

    def _copies(self) -> dict[str, str | None]:
        """Return what stands in the copies: a series of numbers may go by one."""
        there = (one.name for one in self.type.copied if one.name in self.grid.editors)
        return {name: self.grid.editors[name].text() or None for name in there}

    def _number(self, values: Mapping[str, Any]) -> None:
        numbering = self.type.numbering
        if self.record is None and numbering and numbering.field in self.grid.editors:
            number = next_number(self.ledger, self.type.name, values)
            self.grid.editors[numbering.field].set_value(number)


def _is_known(value: Any) -> bool:  # noqa: ANN401 - any kind
    """Say whether something is written, and words of a link mean a record."""
    return value is not None and not (isinstance(value, Ref) and value.id is None)
