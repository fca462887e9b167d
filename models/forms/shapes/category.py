"""Which of the sorts in its title somebody in a list is: 人员类别, 儿童类别（留守/困境/孤儿）.

Where the sorts offered beside the head are none that the ledger keeps, 退役士兵, 两参, 三属, what
is asked is what the line of the group says of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from models.forms.counts.conditions import Said, said_in
from models.forms.counts.membership import REGISTER, Membership
from models.forms.form import Place
from models.forms.whose.about import About
from models.lists import CATEGORIES
from models.record import RecordType
from models.sheets.vocabulary import Target, bare, brackets
from models.writing import narrow

_SURE = 0.85
_ASKS = re.compile(
    "(?:所属|享受)?(?P<noun>人员|对象|人群|群体|儿童|老人|妇女|困境儿童|优抚对象?|救助对象?|救助|身份|困境|"
    "困难|农?户|家庭|保障|保障对象|特殊群体|关爱对象|监测对象|服务对象|走访对象|慰问对象)?"
    "(?:类别|类型|种类|分类|身份类别)"
)
_BETWEEN = re.compile("[、,/;，]|或|和|[①-⑩]")
_AND_MORE = re.compile("等.{0,2}$|^其[他它].{0,2}$|^一般.*$|^无$")
_FEWEST = 2
#: of one of them it is asked of which kind he is
_OF_ONE = frozenset({"对象", "监测对象", "困境", "困境儿童"})
_OF_SEVERAL = frozenset({"优抚", "优抚对象"})  #: they are of several groups, or kinds of one
_GROUP = "group:"


def category_in(
    place: Place, about: About, types: Mapping[str, RecordType]
) -> Place | None:
    """Return what a list of several sorts of people asks of the sort of each; None for others."""
    asked = _ASKS.fullmatch(bare(place.head[-1]))
    codes = [*_codes(each for one in (about.said, *about.either) for each in one)]
    if asked is None or not codes:
        return None
    offered = [one for hint in brackets(place.head[-1]) for one in _options(hint)]
    known = [_code_of(one, asked["noun"] or "") for one in offered]
    if len(codes) < _FEWEST and not any(known):
        of_kind = _is_kind(offered, asked["noun"])
        return _made("level", codes, place, types) if of_kind else None
    if sum(map(bool, known)) * 2 < len(offered):
        return _made("level", codes, place, types)
    named = dict.fromkeys((*codes, *filter(None, known)))
    if len(named) < _FEWEST:
        return None
    return _made("category", list(named), place, types)


def _is_kind(offered: list[str], noun: str | None) -> bool:
    """Say whether of a single sort its own kind is asked: by choices, or 对象类别 of 监测对象."""
    return noun not in _OF_SEVERAL and (bool(offered) or noun in _OF_ONE)


def _codes(said: Iterable[Said]) -> Iterator[str]:
    for one in said:
        if one.sort.startswith(_GROUP):
            yield one.sort.removeprefix(_GROUP)


def _options(hint: str) -> Iterator[str]:
    for one in _BETWEEN.split(narrow(hint)):
        word = re.sub(r"^\d+[.．]?|等$", "", one)
        if word and not _AND_MORE.search(word):
            yield word


def _code_of(word: str, noun: str) -> str:
    """Return the group that a choice means, 留守 in 儿童类别; "" for none, or a part of one."""
    for text in (word, f"{word}{noun[-2:]}", f"{word}户"):
        said = list(said_in(text))
        if len(said) == 1 and said[0].sort.startswith(_GROUP) and said[0].words == text:
            return said[0].sort.removeprefix(_GROUP)
    return ""


def _made(
    name: str, codes: list[str], place: Place, types: Mapping[str, RecordType]
) -> Place:
    made = Membership(codes[0], others=tuple(codes[1:]))
    target = Target(REGISTER, types[REGISTER].by_name[name], own=False)
    words = "、".join(one.word for one in CATEGORIES if one.code in codes)
    told = f"从特殊人群里取：{target.field.label}" if name == "category" else made.told(target)
    return replace(place, target=target, membership=made, derivation=told, confidence=_SURE,
                   reason=f"“{words}”里是哪一种，记在“特殊人群”里")  # fmt: skip
