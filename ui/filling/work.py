"""What filling does on a worker: recognise a form, work it out with what was decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from exporters.forms.looked import Looked, work_out
from models.forms.decided.decisions import Decisions, OfSheet
from models.forms.decided.half_done import taken_up
from models.forms.decided.remembered import Remembered, recall
from models.forms.face.measures import Measures, measures_of
from models.forms.recognising import Form, Recogniser
from models.ledger import Ledger
from ui.work import Work, reading

#: the form read last, and what its file was like then: a drop is recognised before it is shown
_last: list[tuple[tuple[Path, int, int], Form]] = []


@dataclass(frozen=True)
class Opened:
    """A form as it was recognised, and as it would come out."""

    form: Form
    looked: Looked
    before: dict[str, Remembered]
    measures: dict[str, Measures]
    half_done: int = 0


def recognise(ledger: Ledger, path: Path) -> Form:
    """Recognise a form; the last one is kept while its file stays as it is.

    Raises:
        UserError: it cannot be read.
    """
    try:
        said = path.stat()
        key = (path, said.st_mtime_ns, said.st_size)
    except OSError:
        key = (path, 0, 0)
    if _last and _last[0][0] == key:
        return _last[0][1]
    village = ledger.village
    names = (village["name"], village["township"] or "", village["county"] or "")
    form = Recogniser(ledger.types, names).read(path)
    _last[:] = [(key, form)]
    return form


def open_form(work: Work, ledger: Ledger, path: Path) -> Opened:
    """Recognise a form and fill it with what was decided of it before.

    Raises:
        UserError: it cannot be read.
        Stopped: the person wants no more.
    """
    with reading(ledger) as other:
        work.step(f"正在认“{path.name}”", 1, 2)
        form = recognise(other, path)
        work.step(f"正在填“{path.name}”", 2, 2)
        before = {one.key: found for one in form.sheets
                  if (found := recall(other, one)) is not None}  # fmt: skip
        said = {name: one.decisions for name, one in before.items()}
        decisions, count = taken_up(ledger.path, path, Decisions(said))
        looked = work_out(form, other.as_of(), decisions)
    names = [one.sheet.name for one in form.sheets]
    measures = {one: measures_of(form.package, one) for one in names}
    return Opened(form, looked, before, measures, count)


def fill_again(work: Work, ledger: Ledger, form: Form, decisions: Decisions) -> Looked:
    """Work a form out anew.

    Raises:
        UserError: a decision does not fit.
        Stopped: the person wants no more.
    """
    def step(sheet: str, number: int, total: int) -> None:
        work.step(f"正在填“{sheet}”", number, total)

    with reading(ledger) as other:
        return work_out(form, other.as_of(), decisions, step)


def without_typed(said: OfSheet, names: set[tuple[str, int]]) -> OfSheet:
    """Return decisions without some values written by hand."""
    kept = {key: words for key, words in said.typed.items() if key not in names}
    return replace(said, typed=kept)
