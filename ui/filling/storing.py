"""What a person writes into a form: where it is kept, whether it fits, and into the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from exporters.forms.seen import Seen
from models.errors import Invalid, UserError
from models.field import Field
from models.forms.decided.decisions import OfSheet
from models.forms.face.places import name_of
from models.forms.form import Place
from models.kinds_links import Computed
from models.own_fields import column_name
from models.periods import Period
from models.record import RecordType
from models.sheets.grid import is_empty
from models.sheets.vocabulary import bare
from models.writing import narrow
from ui.filling.desk import FillDesk
from ui.filling.model import FormModel
from ui.filling.words import head_of
from ui.filling.work import without_typed
from ui.session import Session

_LONGEST = 20  #: characters that the label of a field may have


def free_cell(model: FormModel, row: int, column: int) -> bool:
    """Say whether a cell that is no place may be written into: empty and not calculated."""
    one, origin = model.sheeted, model.origin(row)
    if one is None or origin.added or row < 0:
        return False
    return is_empty(one.form.sheet.cell(origin.row, column)) and not (
        model.look(row, column).formula
    )


def written(
    desk: FillDesk, model: FormModel, at: tuple[int, int], cell: Seen | None, words: str | None
) -> OfSheet | None:
    """Return the decisions with what was written into a cell; None where nothing can be.

    Raises:
        UserError: the form's list has no such word.
    """
    one = desk.one
    if one is None:
        return None
    if cell is None or cell.place < 0:
        if cell is None and not free_cell(model, *at):
            return None
        return desk.said.with_typed(name_of(model.origin(at[0]).row, at[1]), 0, words or None)
    place = one.form.places[cell.place]
    if place.column is not None and cell.record is None and free_cell(model, *at):
        origin = model.origin(at[0])
        if origin.row in one.form.given:  # whoever it is, the line is there
            return desk.said.with_typed(name_of(origin.row, at[1]), 0, words or None)
        raise UserError("这一行还没说填谁，先选好哪些人再写。", "点“换一批”或“选哪些人”。")
    if words:
        allowed = one.form.words(place, *at)
        if allowed and all(narrow(words) != narrow(word) for word in allowed):
            some = "、".join(allowed[:8])
            raise UserError(f"这一格只能选“{some}”，没有“{words}”。", "请从里面选一个。")
    return desk.said.with_typed(place.name, cell.id, words)


def store(session: Session, desk: FillDesk, cell: Seen | None) -> None:
    """Write what was written in a column into the records it is of: one act, one undo.

    Raises:
        UserError: a value is none of that field's, or a record refuses it; nothing was written.
    """
    one = desk.one
    if one is None or cell is None or cell.place < 0:
        return
    place, kind = one.form.places[cell.place], one.form.record_type
    if kind is None:
        return
    if place.target is None:
        _store_anew(session, desk, place, kind)
        return
    field = place.target.field
    mine = {key: words for key, words in desk.said.typed.items()
            if key[0] == place.name and key[1] and words}  # fmt: skip
    values = _values(field, mine, head_of(place))
    ledger = session.ledger
    with ledger.operation(f"填表补“{field.label}”{len(values)} 处"):
        for id_, value in values.items():
            ledger.save(kind.name, {field.name: value}, id=id_)
    desk.decide(without_typed(desk.said, set(mine)))
    session.done.emit(f"{len(values)} 处“{field.label}”记进了“{kind.label}”，下回不用再写")


def _store_anew(session: Session, desk: FillDesk, place: Place, kind: RecordType) -> None:
    """Add a field for what no register has, and write what was typed into it: one act.

    Raises:
        UserError: the register has such a field; nothing was written.
    """
    label = bare(place.head[-1])[:_LONGEST] if place.head else ""
    mine = {key: words for key, words in desk.said.typed.items()
            if key[0] == place.name and key[1] and words}  # fmt: skip
    ledger = session.ledger
    with ledger.operation(f"填表加一栏“{label}”，记 {len(mine)} 处"):
        values = {"register": kind.name, "label": label, "kind": "text"}
        name = column_name(ledger.save("own_field", values).id)
        for (_, id_), words in mine.items():
            ledger.save(kind.name, {name: words}, id=id_)
    said = without_typed(desk.said, set(mine))
    desk.decide(said.with_meaning(place.name, label))
    session.done.emit(f"“{kind.label}”里加了一栏“{label}”，{len(mine)} 处记进去了")


def _values(
    field: Field[Any], typed: Mapping[tuple[str, int], str], head: str
) -> dict[int, Any]:
    kind = field.result if isinstance(field, Computed) else field
    found = {}
    for (_, id_), words in typed.items():
        try:
            found[id_] = kind.parse(words)
        except Invalid as error:
            raise UserError(f"“{head}”里的“{words}”记不进账：{error}。", "改好再记。") from None
    return found


def take_whom(desk: FillDesk, words: tuple[str, ...]) -> None:
    """Let the form be about those whom the words name."""
    desk.decide(replace(desk.said, whom=words))


def who_taker(desk: FillDesk) -> Callable[[int], None]:
    """Return what takes the record that a form about one is about."""
    return lambda id_: desk.decide(replace(desk.said, who=id_))


def period_taker(desk: FillDesk) -> Callable[[Period | None], None]:
    """Return what takes the period of the form."""
    return lambda period: desk.take(replace(desk.decisions, period=period))

