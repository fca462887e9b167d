"""Sorts of people offered to be ticked: 人员类别｜□低保对象 □特困人员 □其他.

All that is true of somebody is ticked, and only where every word is understood: a box left empty
says that it is not so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from models.forms.counts.conditions import is_sort
from models.forms.counts.counting import Count, belongs
from models.forms.form import Place
from models.record import RecordType
from models.sheets.vocabulary import Target
from models.writing import narrow

_SURE = 0.9
_REST = re.compile("(一般|普通)(农?户|村民|居民|群众|家庭)?|(以上)?(都|均)?(无|不是)")
_OTHERS = re.compile("其[他它](人员|类型|情况|困难.*)?")  #: who they are nobody says
_OF_AGE = re.compile("年龄")
_FEWEST = 2


def offered_in(
    place: Place, types: Mapping[str, RecordType], *, by_household: bool
) -> Place | None:
    """Return a place whose boxes sort people, None for other boxes or one word not understood."""
    words = place.gap.words if place.gap else ()
    found = list(_sorts(words))
    asked = [one for one in found if isinstance(one, Count) and one.said]
    if len(asked) < _FEWEST:
        return None
    if False in found:
        return place.opened("有的选项账里分不出来，请您勾")
    if any(said.sort == "age" for one in asked for said in one.said) and not (
        _OF_AGE.search(narrow(place.head[-1]))
    ):
        return place.opened("是按年龄分档还是按情况分，账里说不准，请您勾")
    if by_household and not all(is_sort(said) for one in asked for said in one.said):
        return None  # 老年人 is said of one person
    tags = types["resident"].by_name["tags"]
    target = Target("resident", tags, own=False, linked=True)
    sorts = tuple(one or None for one in found)
    return replace(
        place, target=target, sorts=sorts, confidence=_SURE,
        derivation="从特殊人群里取：类别", reason="是哪一种，账里查得到，是的都勾上",
    )  # fmt: skip


def _sorts(words: tuple[str, ...]) -> Iterator[Count | Literal[False] | None]:
    """Yield whom each word means; nobody said is who is none of the others, False not known."""
    for word in map(narrow, words):
        count = belongs(f"是否{word}")
        if count is not None:
            yield count
        elif _REST.fullmatch(word):
            yield Count(())
        elif _OTHERS.fullmatch(word):
            yield None
        else:
            yield False
