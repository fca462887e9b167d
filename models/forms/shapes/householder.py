"""Of whose household a card asks, and of its head where it names nobody else.

户主姓名, 联系电话, 公民身份号码: whoever of the household the card is looked up by, these are the
head's. How many there are is how many in that household, never in the whole village.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.field import Field
from models.forms.counts.counting import Count, count_of
from models.forms.form import SURE, FormSheet, Place
from models.forms.shapes.labels import row_head
from models.forms.shapes.ours import ELSEWHERE
from models.forms.shapes.reach import AGAIN
from models.kinds_links import Copied
from models.record import RecordType
from models.sheets.grid import Sheet
from models.sheets.matched import Match
from models.sheets.values import result_kind
from models.sheets.vocabulary import Target, bare, vocabulary
from models.writing import narrow

_OF_HOUSEHOLD = {"id_number": "head_number", "phone": "phone", "household": "number",
                 "address": "address", "group": "group"}  # fmt: skip
_HEAD = "household.head"
_NAMING = frozenset({"person_name", "id_number"})
_HOUSEHOLD = re.compile("户主|家庭承包|家庭成员|共有人")
_CONTRACTOR = re.compile("承包方[(]?(户?代表)?[)]?(姓名|名称)?([(]户主[)])?:?")
_PLACES = frozenset({"village", "township", "county"})
_OURS = re.compile(r"(?:本户|全户|户内)(.+?)(?:\(|$)")  #: whose people are counted
_ALL_OF_US = re.compile("总人口数?|人口总?数")
_PEOPLE = frozenset({"人", "名", "口"})
_NOBODY = "表里没说是谁家的，请您写"


def _of_another(place: Place) -> Place:
    """Leave open what is asked of somebody whose relation to the head is asked, and no name."""
    own = place.target is not None and place.target.register == "resident"
    return place.opened("写的是谁与户主的关系，表里没认出来，请您写") if own else place


def is_of_households(sheet: Sheet) -> bool:
    """Say whether words of a sheet tell that a 承包方 in it is a household: 家庭承包, 共有人."""
    return any(isinstance(cell, str) and _HOUSEHOLD.search(narrow(cell))
               for row in sheet.rows for cell in row)  # fmt: skip


def names_contractor(label: str) -> bool:
    """Say whether a label asks who has the land: 承包方（代表）姓名."""
    return bool(_CONTRACTOR.fullmatch(narrow(label)))


def names_the_head(asked: Sequence[Match | Place]) -> bool:
    """Say whether what a card asks names the head of a household, and nobody else."""
    paths = {one.target.path for one in asked if one.target}
    return _HEAD in paths and "resident.name" not in paths


def of_the_head(places: Sequence[Place], types: Mapping[str, RecordType]) -> Iterator[Place]:
    """Yield the places of a card about a household, those about its head taken from there."""
    targets = {one.path: one for one in vocabulary(types["resident"], types).targets}
    if any(one.target and one.target.path == "resident.relation" for one in places):
        yield from map(_of_another, places)
        return
    for one in places:
        path = one.target.path if one.target else ""
        name = _OF_HOUSEHOLD.get(path.removeprefix("resident."), "")
        theirs = targets.get(f"household.{name}")
        if theirs is None or not path.startswith("resident.") or one.membership:
            yield one
            continue
        told = f"从所指的记录里取：{theirs.field.label}"
        yield replace(one, target=theirs, derivation=told, reason="表里只写了户主，取户主的")


def names_somebody(places: Iterable[Place]) -> bool:
    """Say whether a place is for the name or the ID number of somebody, be it the head."""
    return any(one.target is not None and _names(one.target.field) for one in places)


def _names(field: Field[Any]) -> bool:
    """Say whether a field tells who somebody is, by itself or from the record it points to."""
    if isinstance(field, Copied):
        return field.of in {"name", "id_number"}
    return result_kind(field) in _NAMING or getattr(field, "to", "") == "resident"


def counted_once(places: Iterable[Place]) -> Iterator[Place]:
    """Yield the places, of a count that is asked twice in the same words only the first."""
    asked: set[tuple[str, str]] = set()
    for one in places:
        within = isinstance(one.count, Count) and one.count.within and one.head
        key = (one.head[-1], one.count.told) if within and isinstance(one.count, Count) else None
        yield one.opened(AGAIN) if key in asked else one
        if key:
            asked.add(key)


def of_nobody(place: Place) -> Place:
    """Leave open in a form that names nobody what is asked of one, or of whose household."""
    counts = isinstance(place.count, Count) and place.count.within
    theirs = place.target is not None and place.target.register in {"resident", "household"}
    return place.opened(_NOBODY) if counts or theirs else place


def counted_at_home(form: FormSheet, types: Mapping[str, RecordType]) -> FormSheet:
    """Return a form about one whose texts ask how many, 家中男__人，女__人, and of which place."""
    named = names_somebody(form.places)
    size = next(one for one in vocabulary(types["household"], types).targets
                if one.path == "household.size")  # fmt: skip
    places = (_elsewhere(_at_home(_of_ours(_whole(one, size, form)), named=named), form)
              for one in form.places)  # fmt: skip
    return replace(form, places=tuple(places))


def _whole(place: Place, size: Target, form: FormSheet) -> Place:
    """Return 家庭人口__人 of a sentence as how many there are in the household."""
    asked = bare(place.head[-1].partition("（")[0]) if place.head else ""
    is_count = place.gap is not None and place.gap.sort == "count"
    open_ = is_count and (not place.meant or bool(_ALL_OF_US.fullmatch(asked)))
    if not open_ or form.record_type is None:
        return place
    whole = asked in map(bare, size.words) or _ALL_OF_US.fullmatch(asked)
    if not whole or not names_somebody(form.places):
        return place
    linked = replace(size, linked=True, own=False)
    return replace(place, target=linked, derivation=f"从所指的记录里取：{size.field.label}",
                   count=None, confidence=SURE, reason="这一户的人口")  # fmt: skip


def _of_ours(place: Place) -> Place:
    """Return 本户户籍人口数__人 as how many such people there are in this household."""
    open_ = place.gap is not None and place.gap.sort == "count" and not place.meant
    asked = _OURS.match(narrow(place.head[-1])) if open_ and place.head else None
    if asked is None or place.gap is None or place.gap.label.rpartition("/")[2] not in _PEOPLE:
        return place
    count = count_of((asked[1],), (), "人")
    return replace(place, count=count, derivation=count.told, confidence=SURE) if count else place


def _elsewhere(place: Place, form: FormSheet) -> Place:
    """Leave open ____镇____村 in a cell for where somebody was born or works."""
    if place.gap is None or place.cell is None or place.gap.sort not in _PLACES:
        return place
    before = row_head(form.sheet, form.face, place.cell[0], form.face.merge(*place.cell))
    there = ELSEWHERE.search(narrow(before))
    return place.opened(f"“{before}”不一定在本村，请您写") if there else place


def _at_home(place: Place, *, named: bool) -> Place:
    """Return a number of a sentence as that of those in the household.

    Households, and those in office who decided on somebody's application, are of the village.
    """
    count = place.count
    if place.gap is None or place.gap.sort != "count" or not isinstance(count, Count):
        return place
    if not named:
        return place.opened(_NOBODY)
    if count.households or not count.said or any(one.sort == "office" for one in count.said):
        return place.opened("这张表是一家的，不是全村的，请您写")
    told = replace(count, within=True)
    return replace(place, count=told, derivation=told.told, reason="数这一户里符合的人")
