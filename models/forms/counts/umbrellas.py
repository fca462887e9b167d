"""Words for people in need of several sorts: 孤儿 beneath 困境儿童 are all the 孤儿 there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.forms.counts.conditions import Said, at

#: 国务院关于加强困境儿童保障工作的意见（国发〔2016〕36号）: who they are; a village enters each
#: under the sort that says most, and need not enter them as 困境儿童 as well
_CHILDREN = "group:needy_child"
_OF_THEM = frozenset({"group:orphan", "group:unattended", "group:disabled", "group:dibao",
                      "group:tekun"})  # fmt: skip
_CHILD = "儿童"


def beneath(outer: Iterable[Said], inner: Iterable[Said]) -> Iterator[Said]:
    """Yield what outer words say of those whom the inner ones name.

    残疾 beneath 困境儿童 are children who are, whether or not they are entered as 困境儿童.
    """
    of_them = any(one.sort in _OF_THEM for one in inner)
    for one in outer:
        child = at(_CHILD, 0) if of_them and one.sort == _CHILDREN else None
        yield child or one
