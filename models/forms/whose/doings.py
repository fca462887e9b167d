"""What a title says is done for people, which does not tell who of them: 年审, 补贴发放, 探访."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.forms.counts.conditions import Said
from models.forms.counts.finer import span_of

#: done for all of a sort, whoever they are
_FOR_ALL = re.compile(
    "(?:探访|巡访|巡视|联系|人事|(?:缴纳|交纳|收缴)?党费(?:收缴|缴纳|交纳)?|积分制?|民主评议|志愿|"
    "报酬|工资|误工补[贴助]|绩效|考核|考评|(?<!低)收入|其[他它]|健康|发放)+"
)
#: paid to all who are of a sort by a rule: whoever is in 低保 gets it, and whoever is 80
_PAID = re.compile(
    "(?:补[贴助]|津贴|发放|申报?|申领|领取|资格|生存|认证|年审|审批|复审|高龄|长寿|保健|营养|"
    "生活|基本|保障|供养|救助|价格|临时|电价|取暖|金|费)+"
)
_BY_RULE = frozenset({"group:dibao", "group:tekun", "group:orphan", "group:unattended"})
_OLD = 80  #: from which age on a title with a payment means all of it: 高龄津贴
#: of whom there is a physical for all of an age
_EXAMINED = re.compile("(?:健康|免费|年度)*体检")


def without_doings(rest: str, said: Sequence[Said]) -> str:
    """Return words of a title that are not understood, "" where they only say what is done.

    `said` is who the title names; without it such words may name people.
    """
    if not said or not rest:
        return rest
    if _FOR_ALL.fullmatch(rest):
        return ""
    if _EXAMINED.fullmatch(rest) and all(map(_is_aged, said)):
        return ""
    return "" if _PAID.fullmatch(rest) and all(map(_is_by_rule, said)) else rest


def _is_aged(said: Said) -> bool:
    """Say whether it is an age in digits; 老年人 are not those of 60 in every matter."""
    return said.sort == "age" and bool(re.search(r"\d", said.words))


def _is_by_rule(said: Said) -> bool:
    span = span_of(said.told) if said.sort == "age" else None
    return said.sort in _BY_RULE or (span is not None and span[0] >= _OLD)
