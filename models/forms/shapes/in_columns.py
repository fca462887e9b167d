"""Members of a household side by side: 姓名, 性别 down the left, 第1人（户主）, 第2人 above.

The first of them is the head, as the ledger orders a household, where the form says so or where
nobody else is named on it; otherwise it is not known with whom the columns begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from models.forms.face.places import Area
from models.forms.form import SURE, FormSheet, Place, meant_by
from models.forms.shapes.beside import beside
from models.forms.shapes.doubts import doubted
from models.forms.shapes.householder import names_somebody, names_the_head, of_the_head
from models.forms.shapes.someones import Someones, someones_in
from models.record import RecordType
from models.sheets.headers import match
from models.sheets.vocabulary import vocabulary
from models.writing import narrow

_TO_HEAD = re.compile("与?户主的?关系")
_RELATION = re.compile(r".*(关系|称谓)")
_OF_HOME = re.compile("[入每一全住]户|家庭|人口|户籍")
_WHOSE = "不知道这几栏从家里的哪一个人写起，请您写"


def with_columns(form: FormSheet, types: Mapping[str, RecordType]) -> FormSheet:
    """Return a form about one with the places of the members who have a column each."""
    found = next(someones_in(form.sheet, form.face), None)
    if found is None or not is_of_home(found, form.title):
        return form
    labels, columns, headed = dict(found.labels), found.columns, found.headed
    body = Area(found.header + 1, columns[0].left, max(labels), columns[-1].right)
    outside = [one for one in form.places if one.cell is None or not body.holds(*one.cell)]
    whose = headed or not names_somebody(outside)
    if names_the_head(outside):
        outside = list(of_the_head(outside, types))
    asked = tuple(_asked(form, labels, types))
    places = [
        replace(one if whose else one.opened(_WHOSE), cell=(at, area.left), member=nth)
        for at, one in zip(labels, asked, strict=True) for nth, area in enumerate(columns, 1)
    ]  # fmt: skip
    return replace(form, record_type=types["resident"], places=(*outside, *places))


def is_of_home(block: Someones, title: str) -> bool:
    """Say whether those who have a column each are of one household; 第1人 may be an official."""
    labels = [narrow(words) for _, words in block.labels]
    return "姓名" in labels and bool(
        block.headed or _OF_HOME.search(narrow(title)) or any(map(_TO_HEAD.fullmatch, labels))
    )


def _asked(
    form: FormSheet, labels: Mapping[int, str], types: Mapping[str, RecordType]
) -> Iterator[Place]:
    """Yield for each row of labels what it asks of whoever stands in a column."""
    kind = types["resident"]
    found = match([(words,) for words in labels.values()], vocabulary(kind, types), explain=False)
    places = []
    for one, words in zip(found, labels.values(), strict=True):
        place = Place((words,), confidence=one.score, reason=one.reason)
        if _RELATION.fullmatch(narrow(words)) and not _TO_HEAD.fullmatch(narrow(words)):
            places.append(place.opened("不一定是与户主的关系，请您写"))
        elif one.target is None or one.score < SURE:
            places.append(beside(place, kind, form.about, types, by_household=False))
        elif one.target.field.name == "note":
            places.append(place.opened("这一格是给人写的"))
        else:
            places.append(meant_by(place, one))
    yield from doubted(places, kind, form.title)
