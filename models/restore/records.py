"""Some records back from a copy; before that the ledger as it stands is copied too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models import backup
from models.journal import Changes
from models.query import Query
from models.restore.reading import opened
from models.restore.taking import Key, Row, take_back
from models.undoing import stored_row

if TYPE_CHECKING:
    from models.ledger import Ledger


def from_copy(ledger: Ledger, copy: Path, chosen: Sequence[Key]) -> Changes:
    """Bring records back from a copy: one act with one undo.

    Raises:
        UserError: the copy cannot be read, or one of them cannot come back; nothing was written.
    """
    with opened(copy, ledger.declared, ledger.now) as old:

        def rows(name: str, id_: int) -> Row | None:
            if name not in old.types or not old.count(name, Query(ids=(id_,))):
                return None
            return stored_row(old, old.type(name), id_)

        backup.make(ledger.path, ledger.now, "取回前")
        return take_back(ledger, rows, chosen, _label(old, chosen))


def _label(old: Ledger, chosen: Sequence[Key]) -> str:
    if len(chosen) > 1:
        return f"从备份取回 {len(chosen)} 条"
    name, id_ = chosen[0]
    record_type = old.type(name)
    title = record_type.by_name[record_type.title].show(old.get(name, id_)[record_type.title])
    return f"从备份取回：{title or record_type.label}"
