"""Every cell of a form that something is known about: what stands there, from where, or why not.

Rows are those of the filled form, rows added to its list among them.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from exporters.forms.sheet_text import Rich, Value
from exporters.forms.sheeted import Sheeted
from models.field import Field, cell_text
from models.forms.decided.taking import EMPTY
from models.forms.face.sheet_face import Look
from models.forms.form import Place
from models.kinds_links import Computed
from models.privacy import Audience, Showing, may_show
from models.record import Record
from models.sheets.grid import is_empty

_PARTS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|[yY]+|[mM]+|[dD]+')
_TAG = re.compile(r"<[^>]*>")
#: reasons of places that are understood, but that only a person may write
_BY_PERSON = re.compile(r"请您写|要本人|自己贴|签的时候")
NOTHING, NOBODY_YET = "账里没有", "还没说填谁"


class State(Enum):
    """How a cell stands; each has its own look, which is told by more than a colour."""

    FILLED = "从账里填好"
    TYPED = "您写的"
    OPEN = "等您填"
    UNKNOWN = "没看懂，没动"
    LEFT = "您说不填"


@dataclass(frozen=True)
class Seen:
    """A cell as it will be.

    Attributes:
        place: number of its place among those of the sheet.
        text: what stands there, as the screen may show it.
        whole: the same in full.
        record: whose value it is.
        why: why it is empty.
    """

    state: State
    place: int
    text: str = ""
    whole: str = ""
    record: Record | None = None
    why: str = ""

    @property
    def id(self) -> int:
        """The record's id, 0 where none stands behind."""
        return self.record.id if self.record else 0


Cells = Mapping[tuple[int, int], Seen]


def seen(one: Sheeted) -> dict[tuple[int, int], Seen]:
    """Return all cells of a sheet that are places to fill."""
    found = dict(_of_lines(one)) | dict(_of_cells(one))
    for cell, value in one.changes.cells.items():
        at = _moved(one, *cell)
        if at not in found:
            found[at] = Seen(State.TYPED, -1, text_of(value), text_of(value))
    return found


def _of_lines(one: Sheeted) -> Iterator[tuple[tuple[int, int], Seen]]:
    form, grown = one.form, one.changes.growth
    lines: Mapping[int, Record | None] = {
        **dict.fromkeys(form.given if form.block == 1 else ()), **one.lines
    } or dict.fromkeys(form.rows)  # fmt: skip
    added = dict(zip(grown.fresh, one.changes.added, strict=True)) if grown else {}
    for row, record in lines.items():
        at_form = grown.origin(row) if grown else row
        for at, place in enumerate(form.places):
            if place.column is None:
                continue
            held: Mapping[int, Value] = (
                added[row] if row in added
                else {place.column: one.changes.cells[at_form, place.column]}
                if (at_form, place.column) in one.changes.cells else {}
            )  # fmt: skip
            if form.face.look(at_form, place.column).formula or (
                row not in added and _stands(one, at_form, place.column)
            ) or _is_covered(one, at_form, place.column):
                continue
            whose = one.record_at(row, place.column) if form.sides else record
            if whose is None and place.column in held:  # of nobody known: written by a person
                text = text_of(held[place.column])
                yield (row, place.column), Seen(State.TYPED, at, text, text)
                continue
            yield (row, place.column), _seen(one, at, held.get(place.column), whose, row)


def _of_cells(one: Sheeted) -> Iterator[tuple[tuple[int, int], Seen]]:
    for at, place in enumerate(one.form.places):
        if place.cell is None:
            continue
        value = one.changes.cells.get(place.cell)
        if place.gap is not None and not one.counts[at]:
            value = None
        cell = _moved(one, *place.cell)
        yield cell, _seen(one, at, value, None, place.cell[0])


def _seen(
    one: Sheeted, at: int, value: Value | None, record: Record | None, row: int
) -> Seen:
    place = one.form.places[at]
    typed = one.typed(place.name, record.id if record else 0)
    if value is not None:
        whole = text_of(value)
        if typed is not None:
            return Seen(State.TYPED, at, whole, whole, record)
        shown = _masked_in(one, place, whole) if place.gap else masked(place, value)
        form = _look(one, row, place).dated
        if form and isinstance(value, dt.date) and shown == whole:
            shown = whole = day_as(value, form)
        return Seen(State.FILLED, at, shown, whole, record)
    if typed is not None or place.reason == EMPTY:
        return Seen(State.LEFT, at, record=record, why=EMPTY)
    column = place.cell[1] if place.cell else place.column or 0
    why = one.why.get((row, column), "")
    if one.is_answered(row, column):
        return Seen(State.FILLED, at, record=record, why=why)
    if place.meant:
        alone = _nobody(one, place) if not record else NOTHING
        return Seen(State.OPEN, at, record=record, why=why or alone)
    state = State.OPEN if _BY_PERSON.search(place.reason) else State.UNKNOWN
    return Seen(state, at, record=record, why=why or place.reason)


def _nobody(one: Sheeted, place: Place) -> str:
    """Return why a place of no record is empty."""
    form, kind = one.form, one.form.record_type
    if form.kind == "person":
        mine = place.target.register != "village" if place.target else place.count is not None
        return NOBODY_YET if mine and not one.records else NOTHING
    if place.column is None or one.records:
        return NOTHING
    unclear = form.about.unknown and any(form.about.unknown in said for said in one.said)
    return NOBODY_YET if unclear or kind is None else f"账里一{kind.unit}也没有"


def _is_covered(one: Sheeted, row: int, column: int) -> bool:
    """Say whether a cell is of one piece with the one above."""
    return one.form.face.merge(row, column).top < row


def _stands(one: Sheeted, row: int, column: int) -> bool:
    """Say whether the form came with something in the cell."""
    return not is_empty(one.form.sheet.cell(row, column))


def _moved(one: Sheeted, row: int, column: int) -> tuple[int, int]:
    grown = one.changes.growth
    return (grown.row(row) if grown else row), column


def text_of(value: Value) -> str:
    """Return what a sheet will show for a value."""
    if isinstance(value, Rich):
        return html.unescape(_TAG.sub("", value.inner))
    if isinstance(value, str):
        return value
    return cell_text(value)


def day_as(value: dt.date, form: str) -> str:
    """Return a day as a number format shows it: yyyy.mm, yyyy"年"m"月"d"日"."""
    parts = {"y": f"{value.year}", "mm": f"{value.month:02}", "m": str(value.month),
             "dd": f"{value.day:02}", "d": str(value.day), "yy": f"{value:%y}"}  # fmt: skip

    def part(found: re.Match[str]) -> str:
        sign = found[0].lower()
        if sign[0] in '"\\[':
            return "" if sign[0] == "[" else found[0].strip('"').removeprefix("\\")
        return parts.get(sign, parts["y"] if sign[0] == "y" else parts[sign[0] * 2])

    return _PARTS.sub(part, form.split(";", maxsplit=1)[0]).strip("_ ")


def _look(one: Sheeted, row: int, place: Place) -> Look:
    if place.cell is not None:
        return one.form.face.look(*place.cell)
    grown = one.changes.growth
    return one.form.face.look(grown.origin(row) if grown else row, place.column or 0)


def _masked_in(one: Sheeted, place: Place, whole: str) -> str:
    """Return a text whose blanks are written, each as the screen may show it.

    What stands between two blanks is the form's own; a text that is not found again is masked as
    one value.
    """
    here = [each for each in one.form.places if each.gap and each.cell == place.cell]
    blanks = sorted((blank.start, blank.end, at) for at, each in enumerate(here)
                    for blank in (each.gap.blanks if each.gap else ()))  # fmt: skip
    row, column = place.cell or (0, 0)
    text = cell_text(one.form.sheet.cell(row, column))
    ends = [*(start for start, _, _ in blanks[1:]), len(text)]
    shown, done = text[: blanks[0][0]], blanks[0][0]
    if not whole.startswith(shown):
        return masked(place, whole)
    for number, ((_, end, at), last) in enumerate(zip(blanks, ends, strict=True), 1):
        behind, ends_text = text[end:last], number == len(blanks)
        found = len(whole) - len(behind) if ends_text else whole.find(behind, done)
        if found < done or (not behind and not ends_text):
            return masked(place, whole)
        value = whole[done:found]
        bare = value.strip(" _＿\u3000")
        shown += value.replace(bare, masked(here[at], bare)) if bare else value
        shown, done = f"{shown}{behind}", found + len(behind)
    return shown


def masked(place: Place, value: Value) -> str:
    """Return a value as the screen may show it: people look over the shoulder."""
    text = text_of(value)
    target = place.target
    if target is None or may_show(target.field, Audience.SCREEN) is Showing.WHOLE:
        return text
    one: Field[Any] = target.field
    kind = one.result if isinstance(one, Computed) else one
    if not isinstance(value, str):
        return "****"
    return kind.mask(text)
