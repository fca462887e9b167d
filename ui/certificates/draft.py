"""A certificate before it is issued: the paper it would be, with the number it would get."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exporters.document import Document
from models.frozen import frozen
from models.kinds_links import Ref
from models.ledger import Ledger
from models.record import Record
from models.saving import freeze, next_number
from models.view import View

_TYPE = "certificate"
_UNSAVED = 0  #: ids begin with 1


@frozen()
class _DraftView(View):
    """The ledger with one certificate in it that is not there yet."""

    draft: Record | None = None

    def get(self, name: str, id_: int) -> Record:
        """Read one record, or the draft."""
        if self.draft and (name, id_) == (self.draft.type, self.draft.id):
            return self.draft
        return super().get(name, id_)


def draft_of(ledger: Ledger, given: Mapping[str, Any]) -> Record:
    """Return the certificate that saving `given` would write, without writing anything."""
    register = ledger.type(_TYPE)
    values = {one.name: None for one in register.by_name.values()} | ledger.blank(_TYPE, given)
    freeze(ledger, register, values)
    values["number"] = next_number(ledger, _TYPE, values)
    return Record(_TYPE, _UNSAVED, 1, values)


def paper_of(ledger: Ledger, draft: Record) -> Document:
    """Make the paper of a draft.

    Raises:
        UserError: the kind has no wording.
    """
    from exporters.report import report

    view = _DraftView(ledger, None, draft)
    return report("certificate_slip").build(view, {_TYPE: Ref(draft.id)})


def paper_of_saved(ledger: Ledger, id_: int) -> Document:
    """Make the paper of an issued certificate."""
    from exporters.report import report

    return report("certificate_slip").build(ledger.as_of(), {_TYPE: Ref(id_)})


def also_written(ledger: Ledger, draft: Record) -> str:
    """Say what issuing writes at once: 编号 …、证明开具登记 1 行、用印登记 1 行."""
    register = ledger.type(_TYPE)
    parts = [f"编号 {draft['number']}", f"{register.label} 1 行"]
    if register.entails:
        parts += [
            f"{ledger.type(one.type).label} 1 行"
            for one in register.entails(draft, ledger.as_of())
        ]
    return "、".join(parts)
