"""What registers of some people say of one: 入党时间 beside any name, 任现职时间 of officials.

A register with one line for each person may be asked of anybody, one of offices only of those
whom the title names: 任职时间 on a card of 村干部.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from models.forms.counts.conditions import LEADERS, TWO_BODIES, Said
from models.forms.form import SURE
from models.kinds_links import Copied, Link
from models.record import RecordType
from models.sheets.headers import match
from models.sheets.vocabulary import Target, Vocabulary, bare, spellings
from models.writing import narrow

_ONE_EACH = (("resident",),)
#: registers of offices -> how a title names those who hold them
OFFICES = {"representative": frozenset({"村民代表"}),
           "official": frozenset({"村干部", TWO_BODIES, LEADERS})}  # fmt: skip
_OF_OFFICE = frozenset(
    {"body", "post", "started", "ended", "duties", "group", "households", "means"}
)  #: what is said of the office, not of who holds it
#: not the office that somebody holds now; on a form that asks for one, not even 任职时间 is that
_OTHER_OFFICE = re.compile("[拟曾原前免]|候选|推荐")
_ASKS_FOR_OFFICE = re.compile("任免|任职审批|候选|推荐|提名|报名|后备")
_DAYS = frozenset({"started", "ended"})
_IN_GROUP = re.compile(
    r"(?:本|所[在属]|全|该)?(?:村民)?小?组(?:内|的)?总?(?:(?P<homes>户数)|(?P<people>人口数?|人数))"
)
#: the same in a list of those who lead the groups
_OF_LEADER = re.compile(r"(?:管辖|所辖|小组)?总?(?:(?P<homes>户数)|(?P<people>人口数?|人数))")
GROUP = "village_group"
_PLAIN = frozenset("人员村民")  #: letters in names of registers that stand in anybody's heads


def enrolled_in(head: tuple[str, ...], types: Mapping[str, RecordType]) -> Target | None:
    """Return the field of such a register that a head asks for, None when it asks for none."""
    for kind in types.values():
        if kind.same_when == _ONE_EACH and not kind.hidden:
            found = match([head], _words(kind), explain=False)[0]
            if found.target is not None and found.score >= SURE:
                return found.target
    return None


def held_in(
    head: tuple[str, ...], said: Iterable[Said], types: Mapping[str, RecordType], title: str
) -> Target | None:
    """Return the field of an office that a head asks for, where the title names its holders."""
    named = {one.told for one in said}
    for register, told in OFFICES.items():
        called = any(word in title for word in types[register].aliases)
        if (named.isdisjoint(told) and not called) or _OTHER_OFFICE.search(narrow(head[-1])):
            continue
        found = match([head], _words_of_office(types[register]), explain=False)[0]
        if found.target is None or found.score < SURE:
            continue
        if found.target.field.name in _DAYS and _ASKS_FOR_OFFICE.search(title) and (
            "现" not in head[-1]
        ):  # fmt: skip
            continue
        return found.target
    return None


def group_in(
    head: str, types: Mapping[str, RecordType], *, of_leader: bool = False
) -> Target | None:
    """Return the number of a person's villagers' group that a head asks for: 组户数.

    Of whoever leads one it is asked without saying so: 户数.
    """
    found = (_OF_LEADER if of_leader else _IN_GROUP).fullmatch(bare(head))
    if found is None:
        return None
    field = types[GROUP].by_name["homes" if found["homes"] else "people"]
    return Target(GROUP, field, own=False, linked=True)


@cache
def _words_of_office(kind: RecordType) -> Vocabulary:
    own = (one for one in kind.active if one.name in _OF_OFFICE)
    return Vocabulary(Target(kind.name, one, False, None, spellings(one), linked=True)  # noqa: FBT003
                      for one in own)  # fmt: skip


@cache
def _words(kind: RecordType) -> Vocabulary:
    """Return the words that name the register as well: 是否流动 is asked of anybody else too."""
    own = (one for one in kind.active if not isinstance(one, Copied | Link) and one.name != "note")
    letters = set(kind.label) - _PLAIN
    named = ((one, tuple(word for word in spellings(one) if set(word) & letters)) for one in own)
    return Vocabulary(Target(kind.name, one, False, None, words, linked=True)  # noqa: FBT003
                      for one, words in named if words)  # fmt: skip
