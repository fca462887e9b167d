"""Columns that seek the same field: one gets it, the others are left to the person."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from models.sheets import values
from models.sheets.matched import FURTHER, Match, match_to
from models.sheets.others import is_the_head
from models.sheets.vocabulary import Target, Vocabulary, bare, core

Samples = Mapping[int, values.Sample]

_TOLD_BY_WORDS = frozenset({"choice", "link", "long_text", "text"})
_SURELY = 0.9
_CLEARLY = 0.1  #: by how much one head must be more like the label than the others
_HARDLY_LESS = 0.05
_PEOPLE = frozenset({"copied", "link", "person_name"})
_THROUGH = re.compile("户名|账户|开户|收款")  #: of whom only the account is
#: what was given or paid in the end, beside what it should have been
_IN_THE_END = re.compile(r".*实(?:际|[发付补领兑得])")
_HAN = re.compile(r"[\u3400-\u9fff]")
#: till when something is to be done
_LIMIT = re.compile("要求|规定|限|计划|拟|最迟|截止|之?前$")
#: a day on which only was put down what had happened
_WRITTEN_DOWN = re.compile("登记|录入|创建|填[报表]|更新|销户|注销|申报|派单|转办|受理")
_SUMS = frozenset({"money", "decimal"})


def in_the_end(found: Sequence[Match], paths: Sequence[tuple[str, ...]]) -> Iterator[Match]:
    """Leave open what should have been given where what was given stands beside it."""
    given = {one.column for one in found
             if one.target and _IN_THE_END.match(bare(paths[one.column][-1]))}  # fmt: skip
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
    for one in found:
        if one.target is None:
            yield one
            continue
        rivals = _meant_first(_eligible(best[one.target.path], samples, paths), paths)
        rivals = sorted(rivals, key=lambda other: -other.score)
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
            if one not in rivals:
                said = f"{said}，那一列更像"
            yield one.opened(said)


def _eligible(
    rivals: list[Match], samples: Samples, paths: Sequence[tuple[str, ...]]
) -> list[Match]:
    """Return the columns that may have the field at all, where others may not.

    What has none of its options may not, nor 户主姓名 or 收款人 beside who the row is about.
    """
    least = max(one.score for one in rivals) - _HARDLY_LESS
    offered = [one for one in rivals if not _is_of_no_option(one, samples)]
    left = offered if any(one.score >= least for one in offered) else rivals
    return [one for one in left if not _is_lesser(one, paths)] or left


def _is_lesser(one: Match, paths: Sequence[tuple[str, ...]]) -> bool:
    """Say whether a column only says through whom somebody is known, or gets his money."""
    if one.target is None or one.target.field.kind not in _PEOPLE:
        return False
    path = paths[one.column]
    return is_the_head(path[-1]) or bool(_THROUGH.search("".join(path[-2:])))


def second_meanings(
    found: Sequence[Match], paths: Sequence[tuple[str, ...]], words: Vocabulary
) -> Iterator[Match]:
    """Give columns that seek one field what else they may mean, where one of them has nothing.

    完成时间 is when it has to be done, and beside 完成时限 when it was.
    """
    taken = {one.target for one in found if one.target}
    taken |= {target for one in found for target in one.either}
    seek: dict[Target, list[Match]] = {}
    for one in found:
        if one.target and not one.was_said:
            seek.setdefault(one.target, []).append(one)
    second: dict[int, Target] = {}
    for rivals in seek.values():
        other = {
            one.column: target
            for one in rivals
            if (target := _second(paths[one.column], words)) and target not in taken
        }
        left = [one for one in rivals if one.column not in other]
        if (len(rivals) > 1 == len(left) and len(set(other.values())) == len(other)
                and left[0].score == max(one.score for one in rivals)):  # fmt: skip
            second |= other
    for one in found:
        target = second.get(one.column)
        if target and one.target:
            said = f"“{bare(paths[one.column][-1])}”可以是它，别的列是“{one.target.field.label}”"
            yield match_to(one.column, target, one.score - FURTHER, said)
        else:
            yield one


def _second(path: Sequence[str], words: Vocabulary) -> Target | None:
    """Return the one field for which a head is known besides the one it was matched to."""
    own = words.second.get(core(bare(path[-1])), ())
    return own[0] if len(own) == 1 else None


def _meant_first(several: list[Match], paths: Sequence[tuple[str, ...]]) -> list[Match]:
    """Leave out days that only follow: 完成时间 beside 要求完成时限, 登记时间 beside 来电时间."""
    target = several[0].target
    if target is None or len(several) == 1 or values.result_kind(target.field) != "date":
        return several
    heads = {one.column: bare(paths[one.column][-1]) for one in several if paths[one.column]}
    if any(_LIMIT.search(word) for word in target.words):
        limits = [one for one in several if _LIMIT.search(heads.get(one.column, ""))]
        several = limits or several
    first = [one for one in several if one.score == 1.0
             or not _WRITTEN_DOWN.search(heads.get(one.column, ""))]  # fmt: skip
    return first or several


def _likeliest(
    equals: list[Match], samples: Samples, paths: Sequence[tuple[str, ...]]
) -> list[Match]:
    """Return the one of several columns that their values or heads prefer; all where none is."""
    if len(equals) > 1:
        filled = [one for one in equals if not _is_blank(one, samples)]
        # 手机 beside 电话: one of them is what the field asks for throughout
        whole = [one for one in equals if _is_whole(one, samples)]
        for likely in (filled, whole, _of_groups(equals, samples), _fullest(equals, samples),
                       _telling(equals, samples), _nearest(equals, paths)):  # fmt: skip
            if len(likely) == 1:
                return likely
    return equals


def _is_of_no_option(one: Match, samples: Samples) -> bool:
    return one.target is not None and values.is_none_of(one.target.field, samples.get(one.column))


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


def _telling(equals: Sequence[Match], samples: Samples) -> list[Match]:
    """Return the columns that tell each row from the others, where a name must: 微网格, 网格.

    A name has words, its code beside it none.
    """
    must = all(one.target and one.target.field.required and one.target.field.kind == "text"
               for one in equals)  # fmt: skip
    texts = {one.column: sample.texts for one in equals if (sample := samples.get(one.column))}
    told = [one for one in equals if must and (said := texts.get(one.column))
            and len(set(said)) == len(said) > 1]  # fmt: skip
    named = [one for one in told if all(map(_HAN.search, texts[one.column]))]
    return named or told


def _is_whole(one: Match, samples: Samples) -> bool:
    """Say whether nearly all values of a column surely are of its field's kind."""
    sample = samples.get(one.column)
    kind = values.result_kind(one.target.field) if one.target else ""
    return sample is not None and bool(kind) and sample.kind == kind


def _of_groups(equals: Sequence[Match], samples: Samples) -> list[Match]:
    """Return the columns of a group in which groups stand: 一社, and not the 屯 around it."""
    return [one for one in equals if one.target and one.target.field.kind == "group_name"
            and (sample := samples.get(one.column)) and values.are_groups(sample)]  # fmt: skip


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
