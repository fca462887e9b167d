"""A sentence in a cell of a card that speaks of its person again: 兹有我村村民__，身份证号__.

A label asked twice is somebody else's, unless the words say whose: what such a sentence asks is
read on its own, as if it were a small form about the same one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from models.forms.form import SURE, FormSheet, Place
from models.forms.shapes.beside import beside
from models.forms.shapes.doubts import doubted
from models.forms.shapes.labels import Label, stated_in
from models.forms.shapes.person import first_only, places_beside
from models.record import RecordType
from models.sheets.headers import match
from models.sheets.vocabulary import vocabulary


def with_statements(form: FormSheet, types: Mapping[str, RecordType]) -> FormSheet:
    """Return a form about one person with what its sentences ask of the same one."""
    kind = form.record_type
    asked = {(one.cell, one.gap) for one in form.places}
    if kind is None or not any(_names(one, kind) for one in form.places):
        return form
    more = [place for group in stated_in(form.sheet)
            if any((one.place, one.gap) not in asked for one in group)
            for place in _asked_in(group, form, kind, types)
            if (place.cell, place.gap) not in asked]  # fmt: skip
    return replace(form, places=(*form.places, *more))


def _names(place: Place, kind: RecordType) -> bool:
    """Say whether a place is for the name of the one whom the form is about."""
    return place.target is not None and place.target.field.name == kind.title


def _asked_in(
    group: Sequence[Label], form: FormSheet, kind: RecordType, types: Mapping[str, RecordType]
) -> Iterator[Place]:
    """Yield the places of one sentence, under its own words; none that does not name him."""
    paths = [one.path for one in group]
    words = vocabulary(kind, types)
    matches = tuple(first_only(paths, match(paths, words, explain=False), words))
    found = places_beside(group, matches, kind)
    made = [beside(one, kind, form.about, types, by_household=True) for one in found]
    if not made or not _names(made[0], kind) or made[0].confidence < SURE:
        return
    sure = True
    for label, one in zip(group, doubted(made, kind, form.title), strict=False):
        place = replace(one, head=(label.said,))
        yield place if sure else place.opened("前面的空说不清是谁，这一格可能是别人的")
        sure = sure and one.meant
