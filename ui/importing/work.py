"""What an import does on a worker: read a file, change the plan; and the rows that go back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from exporters.document import Column, Datum, Document, Layout, Table, file_stem
from models.field import cell_text
from models.importing.again import same_heads
from models.importing.likely import UnclearRegister, likely
from models.importing.links import LinkFinder
from models.importing.plan import ImportPlan
from models.ledger import Ledger
from models.record import RecordType
from ui.work import Work, reading

Change = Callable[[ImportPlan], ImportPlan]


def read_plan(  # noqa: PLR0917 - what is read, for what, and what was said before
    work: Work,
    ledger: Ledger,
    path: Path,
    record_type: RecordType | None,
    sheet: str | None,
    before: ImportPlan | None,
) -> ImportPlan:
    """Read a file and make a plan for `ledger`; runs on a worker.

    Where the heads are those of the plan `before`, its register and what was chosen are kept.

    Raises:
        UnclearRegister: no register is named, and none is clearly the one.
        UserError: the file is no table, has no header, or fits no register.
        Stopped: the person wants no more; nothing is left running.
    """
    with reading(ledger) as other:

        def planned(kind: RecordType | None) -> ImportPlan:
            return ImportPlan.read(
                path, kind, other, sheet=sheet,
                progress=lambda done, whole: work.step(path.name, done + 1, whole), before=before,
            )  # fmt: skip

        plan = planned(before.record_type if before else record_type)
        again = before is not None and same_heads(plan, before)
        if before and not again and before.record_type is not record_type:
            plan = planned(record_type)  # another sheet, for all its name
        return _at(plan, ledger)


def other_registers(ledger: Ledger, plan: ImportPlan) -> UnclearRegister:
    """Return the question into which other register the sheet of a plan could go."""
    found = likely(plan.source.sheet, ledger.types, without=plan.record_type)
    return UnclearRegister(plan.path, plan.understood, found)


def change_plan(ledger: Ledger, plan: ImportPlan, change: Change) -> ImportPlan:
    """Return the changed plan; runs on a worker.

    Raises:
        UserError: the change cannot be made.
    """
    with reading(ledger) as other:
        return _at(change(_at(plan, other)), ledger)


def _at(plan: ImportPlan, ledger: Ledger) -> ImportPlan:
    """Return the plan on another connection: a connection belongs to its thread."""
    return replace(plan, desk=replace(plan.desk, ledger=ledger, links=LinkFinder(ledger)))


def rejects_paper(plan: ImportPlan) -> Document:
    """Make the sheet that goes back: the rows as they were, with the reason at the end."""
    head, *rows = plan.rejects()
    last = len(head) - 1
    columns = tuple(
        Column(cell_text(cell), 24 if place == last else 10) for place, cell in enumerate(head)
    )
    return Document(
        title="退回的行",
        name=file_stem(plan.path.stem, "退回"),
        blocks=(
            Table(
                columns,
                # text only: an ID number and a leading zero go back as they came
                tuple(tuple(_as_text(cell_text(cell)) for cell in row) for row in rows),
            ),
        ),
        layout=Layout(landscape=True, titled=False, numbered=False),
    )


def _as_text(text: str) -> Datum:
    return Datum(text, text or None)
