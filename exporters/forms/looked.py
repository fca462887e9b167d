"""A form as it would come out, to be looked at before it is saved."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from exporters.forms.filling import fill_sheet
from exporters.forms.packing import Filled, pack
from exporters.forms.sheet_text import Changes
from exporters.forms.sheeted import Sheeted, Wish
from models.errors import UserError
from models.forms.decided.decisions import Decisions
from models.forms.form import FormSheet
from models.forms.recognising import Form
from models.ledger import Ledger
from models.record import RecordType
from models.view import View

#: told before each sheet: its name, its number, how many
Step = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Looked:
    """A form worked out with what a person decided; nothing is saved."""

    form: Form
    decisions: Decisions
    sheets: tuple[Sheeted, ...]

    @property
    def can_save(self) -> bool:
        """Say whether the form is of the kind that can be written."""
        return self.form.package is not None

    @property
    def suffix(self) -> str:
        """How the filled form's name ends: a workbook of the old kind becomes a new one."""
        return "xlsx" if self.form.old else self.form.path.suffix.lstrip(".").lower()

    def sheet(self, key: str) -> Sheeted | None:
        """Return one table."""
        return next((one for one in self.sheets if one.form.key == key), None)

    def tables(self, one: Sheeted) -> list[Sheeted]:
        """Return all tables of the sheet of one, from above."""
        return [each for each in self.sheets if each.form.sheet.name == one.form.sheet.name]

    def filled(self) -> Filled:
        """Return the filled form and the proof that nothing else was touched.

        Raises:
            UserError: the form is of a kind that cannot be written.
        """
        if self.form.package is None:
            raise UserError(old_kind(self.form), OLD_WAY)
        changes: dict[str, list[Changes]] = {}
        for one in self.sheets:
            changes.setdefault(one.form.sheet.name, []).append(one.changes)
        return pack(self.form.package, changes)


OLD_WAY = "请用 WPS 打开它，另存为 xlsx，再拖进来。"


def old_kind(form: Form) -> str:
    """Return the sentence about a form that can be read but not written."""
    return f"“{form.path.name}”看得懂，填不进去。"


def made_new(lost: Sequence[str]) -> str:
    """Return what became of a workbook of the old kind, in one sentence."""
    kept = "原表是旧格式（xls），填好的存成新格式（xlsx），原来的不动"
    return f"{kept}；没带过来的：{'、'.join(lost)}，请对照补上" if lost else kept


def work_out(
    form: Form, view: View, decisions: Decisions, step: Step = lambda *_: None
) -> Looked:
    """Work a form out; `form` is as it was recognised, without any decision.

    Raises:
        UserError: a decision does not fit.
    """
    types, day = view.ledger.types, decisions.day(view.today)
    made = []
    for number, one in enumerate(form.sheets, 1):
        step(one.sheet.name, number, len(form.sheets))
        said = decisions.of(one.key)
        decided = said.of(_today(one, types), types, day)
        wish = Wish(day, decisions.period, said.where(decided, day), asked=decisions.asked,
                    others=said.whom is not None, typed=said.typed)  # fmt: skip
        made.append(fill_sheet(decided, form, view, wish))
    sheets = tuple(one.form for one in made)
    return Looked(replace(form, sheets=sheets), decisions, tuple(made))


def _today(one: FormSheet, types: Mapping[str, RecordType]) -> FormSheet:
    """Return a sheet with its register as it is now: a field may have been added since."""
    kind = one.record_type
    return replace(one, record_type=types[kind.name]) if kind else one


def log(ledger: Ledger, name: str, sheets: tuple[Sheeted, ...] | list[Sheeted]) -> None:
    """Write to the history that sensitive fields left the ledger, as the person said."""
    for one in sheets:
        if one.sensitive:
            what = "、".join(f"{label} {count} 处" for label, count in one.sensitive.items())
            ledger.look("village", ledger.village.id, f"填表“{name}”写出了{what}")


def fingerprint(data: bytes) -> str:
    """Return the sha256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
