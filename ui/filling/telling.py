"""What the right pane tells of one cell."""

from __future__ import annotations

from collections.abc import Mapping

from exporters.forms.seen import Seen, State
from exporters.forms.sheeted import Sheeted
from models.forms.form import Place
from models.forms.shapes.people import about_people
from models.forms.whose.purpose import kept_back
from models.record import RecordType
from ui.filling.side import Shown
from ui.filling.words import cell_name, head_of, record_name

_CERTAIN = 1.0
_COMPUTED = "由程序得出："  #: says no more than the field does
COUNTED = "看是哪些"
INTO_FIELD, INTO_NEW = "记进账", "加一栏记账"


def shown(
    one: Sheeted, at: tuple[int, int], cell: Seen, types: Mapping[str, RecordType],
    asked: tuple[str, ...],
) -> Shown:  # fmt: skip
    """Return what is told of a cell of a sheet."""
    place = one.form.places[cell.place] if cell.place >= 0 else None
    title = cell_name(*at)
    if place is None:
        return Shown(title, None, cell, (("从哪来", "您写的"),))
    facts = [*_source(one, place, cell, types), *_reasons(place, cell)]
    why = (
        kept_back(place.target.field, one.form.title, asked)
        if place.target and cell.state is State.OPEN else ""
    )  # fmt: skip
    return Shown(
        f"{title}　{head_of(place)}", place, cell, tuple(facts),
        words=one.form.words(place, *at),
        record=_record_button(one, cell),
        kept_back=place.target.field.label if why and place.target else "",
        into=_into(one, place, cell),
    )  # fmt: skip


def _source(
    one: Sheeted, place: Place, cell: Seen, types: Mapping[str, RecordType]
) -> list[tuple[str, str]]:
    if cell.state is State.TYPED:
        facts = [("从哪来", "您写的")]
    elif not place.meant:
        facts = []
    elif place.target is not None and place.target.register in types:
        register = types[place.target.register].label
        facts = [("从哪来", f"{register}的“{place.target.field.label}”")]
    elif place.count is not None:
        facts = [("从哪来", "数村民和户")]
    else:
        facts = [("从哪来", place.derivation or "")]
    kind = one.form.record_type
    if cell.record is not None and kind is not None:
        whose = "是谁" if about_people(kind) else "记的是"
        facts.append((whose, record_name(kind, cell.record)))
    how = place.derivation or ""
    told = place.target is not None and not how.startswith(_COMPUTED)
    if how and (told or place.count is not None):
        facts.append(("怎么得", how))
    return facts


def _reasons(place: Place, cell: Seen) -> list[tuple[str, str]]:
    facts = []
    if cell.why:
        facts.append(("为什么空", cell.why))
    if place.meant and place.reason:
        sure = "" if place.confidence >= _CERTAIN else f"　把握 {place.confidence:.0%}"
        facts.append(("凭什么", f"{place.reason}{sure}"))
    return facts


def _record_button(one: Sheeted, cell: Seen) -> str:
    kind = one.form.record_type
    place = one.form.places[cell.place]
    if place.count is not None and cell.state is State.FILLED and (
        cell.record is None or cell.record.type == "village"
    ):
        return COUNTED
    if cell.record is None or kind is None:
        return ""
    return {"resident": "看这个人", "household": "看这户"}.get(kind.name, "看这一条")


def _into(one: Sheeted, place: Place, cell: Seen) -> str:
    """Say whether what was written may go into the record it is of."""
    target, kind = place.target, one.form.record_type
    own = target is not None and kind is not None and target.register == kind.name and target.own
    if cell.state is not State.TYPED or cell.record is None or kind is None:
        return ""
    if own:
        return INTO_FIELD
    return INTO_NEW if not place.meant and place.column is not None else ""
