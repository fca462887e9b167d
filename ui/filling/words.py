"""What the window says of a form's places and records."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.forms.looked import Looked
from exporters.forms.seen import Seen, State
from exporters.forms.sheeted import Sheeted
from models.forms.answers import is_about_people
from models.forms.decided.whom import ALL
from models.forms.face.places import name_of
from models.forms.form import FormSheet, Place
from models.forms.told import kind_of
from models.record import Record, RecordType

_BY_COMMAND = "--"  #: sentences that speak of options belong to the command


def title_of(form: FormSheet) -> str:
    """Return what a place's form is called on the screen."""
    return form.title or form.sheet.name


def head_of(place: Place) -> str:
    """Return the words of a place, the innermost last."""
    return "／".join(place.head) or "（没有字）"


def where_of(place: Place) -> str:
    """Return where a place is: J 列, D8."""
    return place.name if place.cell else f"{place.name} 列"


def cell_name(row: int, column: int) -> str:
    """Return D8."""
    return name_of(row, column)


def record_name(kind: RecordType, record: Record) -> str:
    """Return what a record is called, a household also by its head."""
    name = kind.by_name[kind.title].show(record[kind.title])
    head = record.get("head")
    return f"{name}　{head}" if isinstance(head, str) and head else name


def facts_of(one: Sheeted) -> str:
    """Return the line of facts: what it is, whom it is about, how many."""
    form, kind = one.form, one.form.record_type
    parts = [kind_of(form)]
    if form.is_list and kind is not None and not kind.single:
        lines = one.lines.values()
        homes = {line["household"].id for line in lines if form.block > 1 and line["household"]}
        unit = "户" if form.kind == "household" and form.block == 1 else kind.unit
        whole = f"{len(homes)} 户 " if homes else ""
        parts.append(f"填 {whole}{one.records} {unit}")
    return "　".join(parts)


def whom_of(one: Sheeted, said: tuple[str, ...] | None) -> str:
    """Return whom the form is about, or may be."""
    if said is not None:
        return "、".join(said) or ALL
    return one.form.about.filter or ALL


def said_by(one: Sheeted, said: tuple[str, ...] | None) -> str:
    """Return who says whom the form is about, or that a person is yet to say it."""
    about = one.form.about
    if said is not None:
        return "您定的"
    if about.offered:
        return "可能是，等您定"
    return "表上写的" if about.word else "表上没说"


def wants_whom(one: Sheeted) -> bool:
    """Say whether nobody knows yet whom the form is about."""
    form = one.form
    return (
        form.is_list and is_about_people(form)
        and bool(form.about.unknown) and not form.given
    )  # fmt: skip


def sentences(one: Sheeted) -> list[str]:
    """Return what was said while it was filled, without what only the command can do."""
    return [said for said in one.said if _BY_COMMAND not in said]


def gaps(one: Sheeted, cells: dict[tuple[int, int], Seen]) -> Iterator[Gap]:
    """Yield the places in which something is open or not understood, from above and the left."""
    found: dict[int, list[tuple[tuple[int, int], Seen]]] = {}
    for at, cell in cells.items():
        if cell.state in {State.OPEN, State.UNKNOWN}:
            found.setdefault(cell.place, []).append((at, cell))
    for number, held in sorted(found.items(), key=lambda item: min(item[1])[0]):
        place = one.form.places[number]
        held.sort(key=lambda item: item[0])
        yield Gap(place, held[0][0], len(held), held[0][1])


class Gap:
    """A place with empty cells: the first of them, how many, and why."""

    def __init__(self, place: Place, first: tuple[int, int], count: int, cell: Seen) -> None:
        self.place, self.first, self.count, self.cell = place, first, count, cell

    @property
    def title(self) -> str:
        """What it is."""
        return f"{where_of(self.place)}　{head_of(self.place)}"

    @property
    def sentence(self) -> str:
        """How many cells are empty and why."""
        count = f"空 {self.count} 格　" if self.place.column is not None else ""
        unknown = "没看懂：" if self.cell.state is State.UNKNOWN else ""
        return f"{count}{unknown}{self.cell.why}"


def sheets_of(looked: Looked) -> list[tuple[str, str]]:
    """Return the sheets to choose from: words and key; those with nothing to fill last."""
    shown = [one for one in looked.sheets if not one.form.sheet.hidden and one.form.sheet.rows]
    shown.sort(key=lambda one: not one.form.places)
    several = {one.form.sheet.name for one in shown if one.form.table}
    return [
        (f"{name}　{one.form.title if name in several else kind_of(one.form)}", one.form.key)
        for one in shown if (name := one.form.sheet.name)
    ]  # fmt: skip
