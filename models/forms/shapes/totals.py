"""What sums up a list below it: 合计：__户__人 in a text, the cells of a row 合计.

They are sums of what stands in the rows, not of the whole village: of a list of some households
合计 is how many of them are there, whoever was chosen to stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from models.forms.counts.conditions import Said
from models.forms.counts.counting import Count
from models.forms.form import SURE, FormSheet, Place
from models.forms.shapes.amounts import SUM
from models.forms.shapes.people import about_people
from models.kinds import DecimalNumber, Money
from models.kinds_links import Computed
from models.sheets.grid import is_empty
from models.sheets.vocabulary import Target
from models.writing import narrow

LISTED, COLUMN = "listed", "column"  #: how a place is summed up
_SUMS_UP = re.compile("(?:本[表册单]|全[表村])?(?:[合总共小累]计|合共|[共总](?:有|计)?)[:：,，]?")
_SUM = re.compile("[合总小共]计")
_COVERED = re.compile("保障|享受|救助|受益|领取")
_GROUP = "village_group"  #: its rows are parts of the village, in each of which is counted
_PEOPLE, _HOMES = frozenset({"household.size", "village_group.people"}), "village_group.homes"
#: what is no part of a sum: a price for each, what is left after each line
_EACH = re.compile("标准|单价|每|[/]|余额|结余|余")
_AREA = re.compile("面积|亩")  #: pieces of different things are no sum
_LIST_SURE = 0.9


def with_totals(form: FormSheet) -> FormSheet:
    """Return a list with the places that sum it up."""
    if form.kind not in {"roster", "household"} or form.body is None or form.record_type is None:
        return form
    places = tuple(_of_list(one, form) for one in form.places)
    return replace(form, places=(*places, *_row_of_sums(form)))


def _of_list(one: Place, form: FormSheet) -> Place:
    """Return a number in a text below the list as one of those in the list."""
    if one.gap is None or one.gap.sort != "count" or one.cell is None or not form.body:
        return one
    row, column = one.cell
    text = form.sheet.cell(row, column)
    begins = isinstance(text, str) and _SUMS_UP.match(narrow(text))
    if row <= form.body.bottom or not begins:
        return one
    *words, unit = one.gap.label.split("/")
    if _SUMS_UP.fullmatch(narrow(words[-1]).rstrip("(")):
        count = Count((), households=unit == "户") if unit in {"户", "人", "名", "口"} else None
    else:
        count = one.count if isinstance(one.count, Count) else None
    if count is None:
        return one
    return _among(one, count, form)


def _among(one: Place, count: Count, form: FormSheet) -> Place:
    """Return the place of a count of those who stand in the list."""
    if form.record_type is None or not about_people(form.record_type):
        return one.opened("是表里各行的合计，请您写")
    if not count.households and _names_covered(form):
        return one.opened("是一户里的哪些人，请您写")
    told = replace(count, said=_both(form.about.said, count.said)).told
    return replace(one, count=count, derivation=told, confidence=_LIST_SURE, total=LISTED,
                   reason="数表里列出的")  # fmt: skip


def _both(whom: tuple[Said, ...], said: tuple[Said, ...]) -> tuple[Said, ...]:
    told = {one.told for one in said}
    return (*(one for one in whom if one.told not in told), *said)


def _names_covered(form: FormSheet) -> bool:
    """Say whether the list asks how many of a household get something: 保障人口."""
    return any(_COVERED.search(narrow(one.head[-1])) and re.search("人", one.head[-1])
               for one in form.places if one.column is not None and one.head)  # fmt: skip


def _row_of_sums(form: FormSheet) -> Iterator[Place]:
    """Yield the cells of the row below the list that begins with 合计."""
    assert form.body is not None  # noqa: S101 - the caller asked
    row = form.body.bottom + 1
    cells = form.sheet.rows[row] if row < len(form.sheet.rows) else ()
    first = next((cell for cell in cells if not is_empty(cell)), None)
    if not isinstance(first, str) or not _SUM.match(narrow(first)):
        return
    taken = {one.cell for one in form.places}
    for one in form.places:
        if one.column is None or one.rows or one.confidence < SURE:
            continue
        at = (row, one.column)
        merged = form.face.merge(*at)
        free = is_empty(form.sheet.cell(*at)) and not form.face.look(*at).formula
        alone = (merged.top, merged.left) == at
        if free and alone and at not in taken and (told := _summed(one, form)):
            yield replace(one, head=("合计", *one.head), cell=at, column=None, total=COLUMN,
                          derivation=told, confidence=_LIST_SURE,
                          reason="把各行的加起来")  # fmt: skip


def _summed(one: Place, form: FormSheet) -> str:
    """Return what the numbers of a column come to, in words; "" where they are none to sum."""
    if isinstance(one.count, Count):
        said = _both(form.about.said, one.count.said)
        by_group = form.record_type is not None and form.record_type.name == _GROUP
        return one.count.told if by_group else Count(said).told if one.count.within else ""
    if one.target is None:
        return ""
    if one.target.path in _PEOPLE:
        return Count(form.about.said).told if _is_own(one.target, form) else ""
    if one.target.path == _HOMES:
        return Count((), households=True).told
    field = one.target.field
    kind = field.result if isinstance(field, Computed) else field
    words = "".join(one.head)
    amount = isinstance(kind, Money) or (isinstance(kind, DecimalNumber) and _AREA.search(words))
    amount = amount and not _EACH.search(words)
    return f"{SUM}{field.label}" if amount and _is_own(one.target, form) else ""


def _is_own(target: Target, form: FormSheet) -> bool:
    """Say whether each row has a number of its own: one of a household stands with each member."""
    return form.record_type is not None and target.register == form.record_type.name
