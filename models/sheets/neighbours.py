"""What a column is by those beside it: whose number or telephone it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.sheets.others import (
    is_of_the_head,
    is_plain,
    is_the_head,
    speaks_of_somebody,
)
from models.sheets.vocabulary import bare, is_subject

if TYPE_CHECKING:
    from models.sheets.matched import Match

Paths = Sequence[tuple[str, ...]]

_OWN_KINDS = frozenset({"id_number", "phone", "bank_account", "date"})
_NAME = re.compile(r"姓名|名字")
_NAMED = re.compile(r".*(姓名|名字|户主|户代表)")
_TRAITS = re.compile(r"性别|出生|身份证|身份号|民族|年龄|关系")
#: who is named by what he does, not by what is noted of him: 经办人, 监护人姓名
_SOMEBODY = re.compile(r".*(人|员|长|医生|干部|老师|教师|书记|主任|姓名)")
_HOW_TO_CALL = re.compile(r"(联系|移动)?(电话|手机)(号码?)?|联系方式")


def by_neighbours(paths: Paths, found: Sequence[Match]) -> Iterator[Match]:
    """Yield the matches, without what belongs to somebody who is named beside it."""
    blocks = _blocks_of_others(paths, found)
    for one in not_the_heads(paths, list(_without(blocks, paths, found))):
        if _is_of_the_left(paths, found, one):
            who = paths[one.column - 1][-1]
            yield one.opened(f"左边是“{who}”，可能是他的，请您定")
        else:
            yield one


def _without(blocks: set[str], paths: Paths, found: Sequence[Match]) -> Iterator[Match]:
    for one in found:
        parent = _parent(paths[one.column])
        if parent in blocks and one.target and not (
            one.was_said or _is_named_by(parent, one)
        ):
            yield one.opened(f"是“{parent}”的，不是这个人的")
        else:
            yield one


def _is_named_by(parent: str, one: Match) -> bool:
    """Say whether the field is of just those whom the parent names: 代领人 / 姓名."""
    word = bare(parent)
    return one.target is not None and any(bare(each).startswith(word) for each in one.target.words)


def _parent(path: Sequence[str]) -> str:
    return path[-2] if len(path) > 1 else ""


def _blocks_of_others(paths: Paths, found: Sequence[Match]) -> set[str]:
    """Return the parents under which somebody is named after the row's own person was.

    姓名 stands left of 家庭主要成员/姓名, 户主姓名 left of 建筑工匠/姓名, of whom nothing is told
    but how to reach him; the members of a household stand beside its head.
    """
    others: set[str] = set()
    own, head = False, False
    for path, one in zip(paths, found, strict=True):
        word, parent = (bare(path[-1]) if path else ""), _parent(path)
        if _NAME.fullmatch(word) and parent and parent not in others:
            stranger = not (is_plain(parent) or is_subject(bare(parent)))
            told = any(_parent(other) == parent and _TRAITS.search(bare(other[-1]))
                       for other in paths if other)  # fmt: skip
            if not is_of_the_head(parent) and (own or (head and stranger and not told)):
                others.add(parent)
                continue
        if one.target and _NAMED.fullmatch(word) and parent not in others:
            is_own = bool(_NAME.fullmatch(word)) and not is_of_the_head(parent)
            own, head = own or is_own, head or not is_own
    return others


def _is_of_the_left(paths: Paths, found: Sequence[Match], one: Match) -> bool:
    """Say whether a telephone stands right of somebody else's name: 村经办人, 联系电话."""
    path = paths[one.column]
    if not path or not one.column or one.target is None or one.was_said:
        return False
    left = paths[one.column - 1]
    return (
        bool(_HOW_TO_CALL.fullmatch(bare(path[-1])))
        and bool(left)
        and found[one.column - 1].target is None
        and _parent(left) == _parent(path)
        and bool(_SOMEBODY.fullmatch(bare(left[-1])))
        and speaks_of_somebody(left[-1:])
    )


def not_the_heads(paths: Paths, found: Sequence[Match]) -> Iterator[Match]:
    """Leave open what stands between 户主姓名 and 姓名: it may be the head's number."""
    words = [bare(path[-1]) if path else "" for path in paths]
    first = next((n for n, word in enumerate(words) if is_the_head(word)), len(words))
    name = next((n for n, one in enumerate(found) if one.field and
                 one.field.kind == "person_name" and n > first), 0)  # fmt: skip
    for one in found:
        if first < one.column < name and one.field and one.field.kind in _OWN_KINDS:
            yield one.opened("夹在户主和姓名中间，可能是户主的，请您定")
        else:
            yield one
