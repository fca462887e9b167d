"""Columns that seek the same field: one gets it, the others are left to the person."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from models.sheets import values
from models.sheets.vocabulary import bare, is_in_the_end

if TYPE_CHECKING:
    from models.sheets.matched import Match

Samples = Mapping[int, values.Sample]

_TOLD_BY_WORDS = frozenset({"choice", "link", "long_text", "text"})
_SURELY = 0.9
_CLEARLY = 0.1  #: by how much one head must be more like the label than the others
_SUMS = frozenset({"money", "decimal"})


def in_the_end(found: Sequence[Match], paths: Sequence[tuple[str, ...]]) -> Iterator[Match]:
    """Leave open what should have been given where what was given stands beside it."""
    given = {one.column for one in found
             if one.target and is_in_the_end(bare(paths[one.column][-1]))}  # fmt: skip
    ends = {one.target for one in found if one.column in given and one.target
            and values.result_kind(one.target.field) in _SUMS}  # fmt: skip
    for one in found:
        if one.target in ends and one.column not in given:
            yield one.opened(f"另有实发的一列是“{one.target.field.label}”")
        else:
            yield one


def once(
    found: Sequence[Match], samples: Samples, paths: Sequence[tuple[str, ...]]
) -> Iterator[Match]:
    """Give each target to its best column; equals are left to the person, unless one is empty."""
    best: dict[str, list[Match]] = {}
    for one in found:
        if one.target:
            best.setdefault(one.target.path, []).append(one)
    best = {path: _listed(several, samples) for path, several in best.items()}
    for one in found:
        if one.target is None:
            yield one
            continue
        rivals = sorted(best[one.target.path], key=lambda other: -other.score)
        top = rivals[0].score
        equals = _likeliest([other for other in rivals if other.score == top], samples, paths)
        if one.score == top and equals == [one]:
            yield one
        elif one in equals:
            places = "、".join(each.letters for each in equals if each is not one)
            said = f"和 {places} 列都像“{one.target.field.label}”，请您定一列"
            yield replace(one.opened(said), either=(one.target,))
        else:
            said = f"“{one.target.field.label}”已经给了 {equals[0].letters} 列"
            yield one.opened(said)


def _listed(several: list[Match], samples: Samples) -> list[Match]:
    """Leave out columns with no word of their choice where others have them.

    Who exports members of the party has 人员类别 (正式党员) beside 党籍状态 (正常).
    """
    strange = [one for one in several if one.target
               and values.is_none_of(one.target.field, samples.get(one.column))]  # fmt: skip
    return [one for one in several if one not in strange] or several


def _likeliest(
    equals: list[Match], samples: Samples, paths: Sequence[tuple[str, ...]]
) -> list[Match]:
    """Return the one of several columns that their values or heads prefer; all where none is."""
    if len(equals) > 1:
        filled = [one for one in equals if not _is_blank(one, samples)]
        # 手机 beside 电话: one of them is what the field asks for throughout
        whole = [one for one in equals if _is_whole(one, samples)]
        for likely in (filled, whole, _fullest(equals, samples), _nearest(equals, paths)):
            if len(likely) == 1:
                return likely
    return equals


def _nearest(equals: Sequence[Match], paths: Sequence[tuple[str, ...]]) -> list[Match]:
    """Return the column whose head is clearly most like the label: 现居住地 beside 通讯地址.

    Only of heads that are surely words for the field, and where words alone tell: 手机 and 电话
    may both be the telephone.
    """
    ratios = {
        one.column: difflib.SequenceMatcher(
            None, bare(paths[one.column][-1]), bare(one.target.field.label)
        ).ratio()
        for one in equals
        if one.target and one.score >= _SURELY and one.target.field.kind in _TOLD_BY_WORDS
    }
    best = max(ratios.values(), default=0.0)
    return [one for one in equals if ratios.get(one.column, 0.0) > best - _CLEARLY]


def _is_whole(one: Match, samples: Samples) -> bool:
    """Say whether nearly all values of a column surely are of its field's kind."""
    sample = samples.get(one.column)
    kind = values.result_kind(one.target.field) if one.target else ""
    return sample is not None and bool(kind) and sample.kind == kind


def _fullest(equals: Sequence[Match], samples: Samples) -> list[Match]:
    """Return the columns whose values all hold those of the others: 上石屯9号 beside 9号."""
    found = []
    for one in equals:
        mine = samples.get(one.column)
        others = [samples.get(each.column) for each in equals if each is not one]
        if mine and mine.texts and all(each and _holds(mine, each) for each in others):
            found.append(one)
    return found


def _holds(whole: values.Sample, part: values.Sample) -> bool:
    return (
        len(whole.texts) == len(part.texts)
        and whole.texts != part.texts
        and all(map(str.__contains__, whole.texts, part.texts))
    )


def _is_blank(one: Match, samples: Samples) -> bool:
    sample = samples.get(one.column)
    return sample is not None and not sample.cells
