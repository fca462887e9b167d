"""The paper before anything is written: number, text, and what else the ledger will write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exporters.document import Document
from models.frozen import frozen
from models.kinds_links import Ref
from models.ledger import Ledger
from models.record import Record
from models.saving import freeze, next_number
from models.view import View

#: the paper of each register, or of each form a certificate may have
_PAPERS = {
    "refusal": "refusal_slip",
    "certificate": "certificate_slip",
    "决定书": "decision_slip",
    "告知承诺书": "promise_slip",
}
_UNSAVED = 0  #: ids begin with 1
_EMPTY_KIND: Mapping[str, Any] = {
    "name": "", "heading": None, "basis": None, "article": None, "body": None,
}  # fmt: skip


@frozen()
class _DraftView(View):
    """The ledger with one record in it that is not there yet."""

    draft: Record | None = None

    def get(self, name: str, id_: int) -> Record:
        """Read one record, or the draft."""
        if self.draft and (name, id_) == (self.draft.type, self.draft.id):
            return self.draft
        return super().get(name, id_)


def draft_of(ledger: Ledger, type_: str, given: Mapping[str, Any]) -> Record:
    """Return the record that saving `given` would write, without writing anything."""
    register = ledger.type(type_)
    values = {one.name: None for one in register.by_name.values()} | ledger.blank(type_, given)
    freeze(ledger, register, values)
    values["number"] = next_number(ledger, type_, values)
    return Record(type_, _UNSAVED, 1, values)


def sample_of(
    ledger: Ledger, given: Mapping[str, Any], kind: Mapping[str, Any], old: Record | None
) -> Record:
    """Return a certificate as a kind that is being written would make it."""
    register = ledger.type("certificate")
    form = ledger.type("certificate_kind").by_name["form"]
    known = {**_EMPTY_KIND, **(old or {}), **kind}
    shown = Record("certificate_kind", _UNSAVED, 1, {**known, "name": kind["name"] or "（名称）"})
    values: dict[str, Any] = {one.name: None for one in register.by_name.values()}
    values |= ledger.blank("certificate", given)
    values |= {"matter": None, "form": form.show(kind["form"])}
    freeze(ledger, register, values)
    view = _DraftView(ledger, None, shown)
    values |= register.written.function(  # type: ignore[union-attr]
        {**values, "matter": Ref(_UNSAVED, kind["name"] or "")}, view, None
    )
    values["number"] = next_number(ledger, "certificate", values)
    return Record("certificate", _UNSAVED, 1, values)


def paper_of(ledger: Ledger, draft: Record) -> Document:
    """Make the paper of a draft.

    Raises:
        UserError: the kind has no text.
    """
    return _paper(_DraftView(ledger, None, draft), draft)


def paper_of_saved(ledger: Ledger, type_: str, id_: int) -> Document:
    """Make the paper of a record that was written."""
    return _paper(ledger.as_of(), ledger.get(type_, id_))


def report_of(record: Record) -> str:
    """Return the name of the report that makes a record's paper."""
    return _PAPERS.get(record.get("form") or "", _PAPERS[record.type])


def _paper(view: View, record: Record) -> Document:
    from exporters.report import report

    return report(report_of(record)).build(view, {record.type: Ref(record.id)})


def write_all(
    ledger: Ledger, type_: str, values: Mapping[str, Any], people: Sequence[Record]
) -> list[int]:
    """Write one record for each person, all in one act; returns their ids.

    Raises:
        UserError: one is refused; nothing was written.
    """
    refs = [Ref(one.id, one["name"]) for one in people]
    if len(refs) < 2:  # noqa: PLR2004 - one, or nobody whom the ledger knows
        given = {**values, "resident": refs[0]} if refs else values
        return [ledger.save(type_, given).id]
    with ledger.operation(f"给 {len(refs)} 人{ledger.type(type_).adds}"):
        return [ledger.save(type_, {**values, "resident": ref}).id for ref in refs]


def also_written(ledger: Ledger, draft: Record, people: int) -> str:
    """Say what is written at once: 编号 …、证明开具登记 1 行、用印登记 1 行."""
    register = ledger.type(draft.type)
    more = f"起 {people} 个" if people > 1 else ""
    parts = [f"编号 {draft['number']}{more}", f"{register.label} {max(people, 1)} 行"]
    if register.entails:
        parts += [
            f"{ledger.type(one.type).label} {max(people, 1)} 行"
            for one in register.entails(draft, ledger.as_of())
        ]
    return "、".join(parts)
