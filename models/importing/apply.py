"""Carry out a plan: one act, one undo, a copy of the ledger before, read back at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from models import backup
from models.errors import Conflict, Refused, UserError
from models.importing import learnt
from models.importing.links import make_missing
from models.importing.rows import RowPlan
from models.journal import Changes
from models.kinds_links import Ref
from models.rows import stored
from models.saving_many import RefusedAt
from models.sheets.undisturbed import undisturbed

if TYPE_CHECKING:
    from models.importing.plan import ImportPlan
    from models.ledger import Ledger

_STEP = 200  #: rows between two reports of progress
_TOGETHER = 2000  #: rows written and read back at once, so that a large sheet stays small
Progress = Callable[[int, int], object]


def apply(plan: ImportPlan, ledger: Ledger, progress: Progress | None) -> Changes:
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
    tell = progress or (lambda _done, _whole: None)
    label = f"导入 {plan.path.name}，{len(rows)} {record_type.unit}"
    with undisturbed(), ledger.operation(label) as act:
        made = _make_links(plan, ledger, rows)
        for written in _write(plan, ledger, rows, made, tell):
            _read_back(plan, ledger, written)
        tell(len(rows), len(rows))
        changes = act.changes
    learnt.keep(learnt.path_of(ledger.path), record_type, plan.source.layout.heads, plan.matches)
    return changes


Written = list[tuple[int, Mapping[str, Any]]]


def _write(
    plan: ImportPlan,
    ledger: Ledger,
    rows: Sequence[RowPlan],
    made: Mapping[str, Mapping[str, Ref]],
    tell: Progress,
) -> Iterator[Written]:
    """Write the new rows in parts, then the changed ones; yields ids with what was given."""
    new = [row for row in rows if row.action == "add"]
    entail = not _brings_numbers(plan, new)
    for start in range(0, len(new), _TOGETHER):
        part = new[start : start + _TOGETHER]
        given = [_given(row, made) for row in part]

        def told(done: int, start: int = start) -> None:
            tell(start + done, len(rows))

        try:
            ids = ledger.save_many(plan.record_type.name, given, entail=entail, progress=told)
        except RefusedAt as error:
            raise _refused(plan, part[error.place], error.refused) from error.refused
        yield list(zip(ids, given, strict=True))
    changed = [row for row in rows if row.action == "update"]
    done: Written = []
    for number, row in enumerate(changed, len(new)):
        if number % _STEP == 0:
            tell(number, len(rows))
        done.append(_change(plan, ledger, row, _given(row, made)))
    yield done


def _change(
    plan: ImportPlan, ledger: Ledger, row: RowPlan, values: dict[str, Any]
) -> tuple[int, Mapping[str, Any]]:
    """Write one record that is there; returns its id with what was given."""
    try:
        saved = ledger.save(plan.record_type.name, values, id=row.same_as, revision=row.revision)
    except Refused as refused:
        raise _refused(plan, row, refused) from refused
    except Conflict:
        raise _moved() from None
    return saved.id, values


def _brings_numbers(plan: ImportPlan, rows: Sequence[RowPlan]) -> bool:
    """Say whether it is an old register: its lines were written elsewhere long ago."""
    numbering = plan.record_type.numbering
    return numbering is not None and any(numbering.field in row.values for row in rows)


def _read_back(plan: ImportPlan, ledger: Ledger, written: Written) -> None:
    """Compare what now stands in the file with what was given: success is said only then."""
    record_type = plan.record_type
    names = tuple({name for _, values in written for name in values})
    if not names:
        return
    found = stored(ledger.store, record_type, [id_ for id_, _ in written], names)
    fields = {name: (place, record_type.by_name[name].store) for place, name in enumerate(names)}
    for id_, values in written:
        cells = found.get(id_)
        if cells is None:
            raise RuntimeError(record_type.name)  # a bug: what was written is not there
        for name, value in values.items():
            place, store = fields[name]
            if cells[place] != store(value):
                raise RuntimeError(f"{record_type.name}.{name}")


def _given(row: RowPlan, made: Mapping[str, Mapping[str, Ref]]) -> dict[str, Any]:
    given = (
        dict(row.values)
        if row.action == "add"
        else {name: new for name, (_, new) in row.changes.items()}
    )
    for name, refs in made.items():
        value = given.get(name)
        if isinstance(value, Ref) and value.id is None:
            given[name] = refs[value.title]
    return given


def _value(row: RowPlan, name: str) -> Any:  # noqa: ANN401 - any field's
    return row.values.get(name) if row.action == "add" else row.changes.get(name, (None, None))[1]


def _make_links(
    plan: ImportPlan, ledger: Ledger, rows: Sequence[RowPlan]
) -> dict[str, dict[str, Ref]]:
    """Make what making links lack, each once: the households of a roster."""
    made = {}
    for link in plan.record_type.links:
        words = [
            value.title
            for row in rows
            if isinstance(value := _value(row, link.name), Ref) and value.id is None
        ]
        if words and link.makes:
            made[link.name] = make_missing(ledger, link, words)
    return made


def _has_records(ledger: Ledger) -> bool:
    return any(ledger.count(one.name) for one in ledger.types.values() if not one.single)


def _refused(plan: ImportPlan, row: RowPlan, refused: Refused) -> UserError:
    return UserError(
        f"{plan.spoken(row.number)}没有存成：{refused.sentence}"
        "这次一行也没有导，账里没有动。",
        "请把这一行改好，或先不导它。",
    )


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
    return "和账里都一样。" if counts.get("same") else "表里没有要导的行。"
