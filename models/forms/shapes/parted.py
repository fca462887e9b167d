"""Columns of a list of households that are part of the one before: 家庭人口, 其中：女.

They are counted among those before them, or not at all: 其中：残疾 behind what the books do not
know, 缴费人数 or 流转面积, is nobody's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.forms.counts.counting import Count, within
from models.forms.form import Place
from models.writing import narrow

_PART = re.compile("[(]?(?:其中|[包内]?含|#):?")
_SIZE = "household.size"
_SURE = 0.9


def with_parts(places: Iterable[Place]) -> Iterator[Place]:
    """Yield the places of a list of households, parts bound to what stands before them."""
    whole: Place | None = None
    for one in places:
        leaf = narrow(one.head[-1]) if one.head else ""
        part = _PART.match(leaf)
        if part is None or one.column is None or not leaf[part.end() :]:
            whole = one
            yield one
        elif whole is not None and whole.head[:-1] == one.head[:-1]:
            yield _part_of(whole, one, leaf[part.end() :])
        else:
            yield one


def _part_of(whole: Place, one: Place, leaf: str) -> Place:
    """Return a part of what the column before asks for."""
    if whole.target is not None and whole.target.path == _SIZE:
        return one if one.count or one.target else _counted(one, within(leaf, ()))
    if isinstance(whole.count, Count) and whole.count.within:
        own = one.count if isinstance(one.count, Count) else within(leaf, ())
        added = tuple(each for each in whole.count.said if each.sort != "base")
        return _counted(one, own and replace(own, said=(*added, *own.said)))
    if isinstance(one.count, Count) and one.count.within and not whole.meant:
        return one.opened(f"是“{whole.head[-1]}”里的一部分，账里没有")
    return one


def _counted(one: Place, count: Count | None) -> Place:
    if count is None:
        return one
    return replace(one, count=count, derivation=count.told, confidence=_SURE,
                   reason="数这一户里符合的人")  # fmt: skip
