"""What a notice says of people that may not stand on a wall: numbers, children, afflictions.

What the program collects is left out by the fields' privacy; this looks at words that a person
typed or brought. Rules: 个人信息保护法 第25、28、31条.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from models.identity import ADULT, age_on
from models.money.grants import CHILD
from models.pattern import pattern
from models.periods import years_after
from models.query import Query, Where
from models.record import Doubt, Record, Said
from models.view import View
from models.writing import narrow

_TYPED = ("title", "words", "content", "correction")
_NEEDS = (*_TYPED, "removed_on")
#: what a number on the wall must not be; a supervision phone that the village made public may
_NUMBERS = (
    ("身份证号", pattern(r"(?<!\d)\d{6}(?:18|19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?![\dXx])")),
    ("老身份证号", pattern(r"(?<!\d)\d{8}[01]\d[0-3]\d{4}(?!\d)")),
    ("手机号", pattern(r"(?<!\d)1[3-9]\d{9}(?!\d)")),
    ("银行账号", pattern(r"(?<!\d)\d{16,19}(?!\d)")),
)
_GAPS = pattern(r"(?<=[\dXx])[ \u3000\u2009·-]+(?=[\dXx])")
_AFFLICTIONS = pattern(
    r"精神障碍|精神病|戒毒|吸毒|社区矫正|刑满释放|艾滋|癌症|残疾[一二三四]级"
)
#: children whose plight is nobody's business, until they are of age
_PLIGHT = ("left_child", "orphan", "unattended")
_SHORT = 2  #: characters of a name that is easily a part of other words
_LAW = "规定要求：个人信息保护法"


def numbers_in(text: str, allowed: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield kind and digits of what looks like a person's number, gaps between them or not.

    Args:
        text: any words.
        allowed: numbers that the village itself made public, e.g. whom to call.
    """
    known = {_bare(one) for one in allowed}
    bare = _bare(text)
    for kind, number in _NUMBERS:
        yield from ((kind, found[0]) for found in number.finditer(bare) if found[0] not in known)


def _bare(text: str) -> str:
    return _GAPS.sub("", narrow(text) if text else "")


def _on_the_wall(notices: Sequence[Record]) -> Iterator[tuple[Record, str]]:
    """Yield notices that hang, or will, with all their words."""
    for one in notices:
        if one["removed_on"] is None:
            yield one, "\n".join(one[name] or "" for name in _TYPED)


def _numbers_shown(notices: Sequence[Record], view: View) -> Iterator[Said]:
    ours = [row["number"] for row in view.village["supervision_phones"] or ()]
    for one, words in _on_the_wall(notices):
        for kind, number in dict.fromkeys(numbers_in(words, ours)):
            yield Said(one, f"上面有像{kind}的数（尾号 {number[-4:]}）", "words")


def _afflictions_shown(notices: Sequence[Record], view: View) -> Iterator[Said]:
    del view
    for one, words in _on_the_wall(notices):
        if found := _AFFLICTIONS.search(words):
            yield Said(one, f"上面写着“{found[0]}”", "words")


def _children_named(notices: Sequence[Record], view: View) -> Iterator[Said]:
    posted = list(_on_the_wall(notices))
    if not posted:
        return
    every = "\n".join(words for _, words in posted)
    for name, why in _children(view).items():
        if name in every:
            for one, words in posted:
                if _stands_in(name, words):
                    yield Said(one, f"上面有{name}的名字，{why}", "words")


def _children(view: View) -> Mapping[str, str]:
    """Return names which only children bear that may not be named, and why not."""
    today = view.today
    plight = {
        one["resident"].id
        for one in view.ledger.find(
            "special_group",
            Query(where=(Where("category", "in", _PLIGHT), Where("ended", ">=?", today))),
        )
    }
    grown = years_after(today, -ADULT)
    names = Counter(one["name"] for one in view.ledger.find("resident", Query(fields=("name",))))
    young = view.ledger.find(
        "resident", Query(where=(Where("born_on", ">", grown),), fields=("name", "born_on"))
    )
    return {
        one["name"]: why
        for one in young
        if names[one["name"]] == 1 and (why := _why(one, plight, today))
    }


def _why(child: Mapping[str, Any], plight: set[int], today: dt.date) -> str:
    if age_on(child["born_on"], today) < CHILD:
        return f"不满 {CHILD} 岁"
    return "是困境儿童" if getattr(child, "id", 0) in plight else ""


def _stands_in(name: str, words: str) -> bool:
    """Say whether a name stands there; a short one must stand apart, or 单明 is in 清单明细."""
    at = words.find(name)
    while at >= 0:
        around = words[at - 1 : at] + words[at + len(name) : at + len(name) + 1]
        if len(name) > _SHORT or not any(one.isalpha() for one in around):
            return True
        at = words.find(name, at + 1)
    return False


DOUBTS = (
    Doubt(
        name="number",
        label="公示上没有身份证号、手机号、卡号",
        todo="还没贴的改掉；贴出去的撤下来，出更正公告重新贴",
        finds=_numbers_shown,
        basis=f"{_LAW}第25条、第28条",
        at_entry=True,
        needs=_NEEDS,
    ),
    Doubt(
        name="child",
        label="公示上没有孩子的名字",
        todo="还没贴的改成写家长；贴出去的撤下来，出更正公告重新贴",
        finds=_children_named,
        basis=f"{_LAW}第28条、第31条",
        needs=_NEEDS,
    ),
    Doubt(
        name="affliction",
        label="公示上没有病种和特殊身份",
        todo="把这几个字去掉；贴出去的撤下来，出更正公告重新贴",
        finds=_afflictions_shown,
        basis=f"{_LAW}第28条",
        at_entry=True,
        needs=_NEEDS,
    ),
)
