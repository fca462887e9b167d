"""Carry out a plan: one act, one undo, a copy of the ledger before, read back at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from models import backup
from models.errors import Conflict, Refused, UserError
from models.importing.links import make_missing
from models.importing.rows import RowPlan
from models.journal import Changes
from models.kinds_links import Ref

if TYPE_CHECKING:
    from models.importing.plan import ImportPlan
    from models.ledger import Ledger

_STEP = 200  #: rows between two reports of progress


def apply(
    plan: ImportPlan, ledger: Ledger, progress: Callable[[int, int], object] | None
) -> Changes:
    """Write all new and changed rows.

    Raises:
        UserError: nothing to write, the ledger changed meanwhile, or a row is refused; nothing
            was written then.
    """
    rows = [row for row in plan.rows if row.action in {"add", "update"}]
    if not rows:
        raise UserError("没有要导入的行，账里没有动。", _why(plan))
    record_type = plan.record_type
    before = ledger.count(record_type.name)
    if before != plan.desk.count:
        raise _moved()
    if _has_records(ledger):
        backup.make(ledger.path, ledger.now, "导入前")
    with ledger.operation(f"导入 {len(rows)} {record_type.unit}") as act:
        made = _make_links(plan, ledger, rows)
        for number, row in enumerate(rows):
            if progress and number % _STEP == 0:
                progress(number, len(rows))
            _write(plan, ledger, row, made)
        added = sum(row.action == "add" for row in rows)
        if ledger.count(record_type.name) != before + added:
            raise RuntimeError(record_type.name)  # a bug: what was written is not there
        if progress:
            progress(len(rows), len(rows))
        return act.changes


def _write(
    plan: ImportPlan, ledger: Ledger, row: RowPlan, made: Mapping[str, Mapping[str, Ref]]
) -> None:
    given: dict[str, Any] = {
        name: made[name][value.title] if isinstance(value, Ref) and value.id is None else value
        for name, value in _given(row).items()
    }
    numbering = plan.record_type.numbering
    old_register = numbering is not None and numbering.field in given
    try:
        ledger.save(
            plan.record_type.name,
            given,
            id=row.same_as if row.action == "update" else None,
            revision=row.revision if row.action == "update" else None,
            entail=not old_register,  # an old register's lines were written elsewhere long ago
        )
    except Refused as refused:
        raise UserError(
            f"第 {row.number} 行没有存成：{refused.sentence}这次一行也没有导，账里没有动。",
            "请把这一行改好，或先不导它。",
        ) from refused
    except Conflict:
        raise _moved() from None


def _given(row: RowPlan) -> Mapping[str, Any]:
    if row.action == "add":
        return row.values
    return {name: new for name, (_, new) in row.changes.items()}


def _make_links(
    plan: ImportPlan, ledger: Ledger, rows: list[RowPlan]
) -> dict[str, dict[str, Ref]]:
    """Make what making links lack, each once: the households of a roster."""
    made = {}
    for link in plan.record_type.links:
        words = [
            value.title
            for row in rows
            if isinstance(value := _given(row).get(link.name), Ref) and value.id is None
        ]
        if words:
            made[link.name] = make_missing(ledger, link, words)
    return made


def _has_records(ledger: Ledger) -> bool:
    return any(ledger.count(one.name) for one in ledger.types.values() if not one.single)


def _moved() -> UserError:
    return UserError(
        "看过这张表以后，账里又有了变动，这次没有导，账里没有动。", "请重新选一次文件，再看一遍。"
    )


def _why(plan: ImportPlan) -> str:
    counts = plan.counts
    if plan.missing:
        labels = "、".join(f"“{one.label}”" for one in plan.missing)
        return f"请先给{labels}对上一列。"
    if counts.get("problem"):
        return f"有 {counts['problem']} 行有问题，请先改好。"
    return "和账里都一样。" if counts.get("same") else "表里没有数据行。"
