"""Which of two sayings says more: 60-69岁 beside 老年人, 孤儿 beside 儿童, 小学 in 初中及以下."""

from __future__ import annotations

import re

from models.forms.counts.conditions import Said, is_sort, schooled

_WOMEN = "妇女"
_OF_AGE = re.compile("儿|老人")
_OLD, _CHILD = re.compile("老"), re.compile("儿童")  #: not 高龄老人, of whom there are fewer


def is_of_age(said: Said) -> bool:
    """Say whether it names a sort of people who are of an age by their name: 孤儿, 独居老人."""
    return said.sort.startswith("group:") and bool(_OF_AGE.search(said.words))


def is_told_by(age: Said, sort: Said) -> bool:
    """Say whether a word for an age is told by the name of a sort: 儿童 by 孤儿, 老人 by 独居老人.

    老年人 beside 孤儿 is none, nor 未成年人, which some of them are no more; 60岁以上 says itself
    of which years.
    """
    if age.sort != "age" or not is_of_age(sort):
        return False
    return bool((_OLD if "老" in sort.words else _CHILD).match(age.words))


def is_child_by_name(age: Said, sort: Said) -> bool:
    """Say whether an age of which everybody below 18 is adds nothing to a sort: to 留守儿童."""
    return (
        age.sort == "age" and span_of(age.told) == (0, _ADULT - 1)
        and is_of_age(sort) and bool(_CHILD.search(sort.words))
    )  # fmt: skip


_ADULT = 18
_SPAN = re.compile(r"年龄(?:(\d+)-(\d+)|([≥≤<>])(\d+))")
OLDEST = 200  #: years: 60岁以上 are up to then
KINDS_OF_MEMBER = frozenset({"预备党员", "正式党员"})  #: all members are one or the other


def finest(said: tuple[Said, ...]) -> tuple[Said, ...]:
    """Leave out what says less than another: 老年人 beside 60-69岁, 总人口 beside 常住.

    Ages of which none lies within all others are left as they are: they contradict each other.
    """
    if any(one.sort == "floating" for one in said):  # of 外出流动党员 none is at home
        said = tuple(one for one in said if one.told not in {"党员", "外出"})
    if len({one.told for one in said if one.sort == "base"}) > 1:  # 总人口 of those who live here
        said = tuple(one for one in said if one.words != "总人口")
    if any(one.told in KINDS_OF_MEMBER for one in said):
        said = tuple(one for one in said if one.told != "党员")
    told = {span_of(one.told) for one in said if any(is_told_by(one, each) for each in said)}
    said = tuple(one for one in said if one.sort != "age" or span_of(one.told) not in told)
    if any(is_sort(one) and one.words.endswith(_WOMEN) for one in said):  # 妇女 over 留守妇女
        said = tuple(one for one in said if one.words != _WOMEN)
    spans = {one.told: span_of(one.told) for one in said if one.sort == "age"}
    if len(spans) < 2:  # noqa: PLR2004
        return said
    finest_ = next((told for told, span in spans.items() if span and all(
        each and each[0] <= span[0] and span[1] <= each[1] for each in spans.values())), "")
    return tuple(one for one in said if one.sort != "age" or not finest_ or one.told == finest_)


def span_of(told: str) -> tuple[int, int] | None:
    """Return the youngest and the oldest that an age means."""
    found = _SPAN.fullmatch(told)
    if not found:
        return None
    if found[1]:
        return int(found[1]), int(found[2])
    years = int(found[4])
    if found[3] in "≥>":
        return years + (found[3] == ">"), OLDEST
    return 0, years - (found[3] == "<")


def lies_within(one: Said, other: Said) -> bool:
    """Say whether an age or a schooling lies within another: 小学 within 初中及以下."""
    if one.sort != other.sort:
        return False
    if one.sort == "schooling":
        return {*schooled(one)} <= {*schooled(other)}
    inner, outer = span_of(one.told), span_of(other.told)
    return bool(inner and outer and outer[0] <= inner[0] and inner[1] <= outer[1])
