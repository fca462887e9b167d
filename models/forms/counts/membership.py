"""Facts that the ledger keeps beside a group of people: 残疾证号, 低保类别, 享受时间.

They stand in 特殊人群, one line for each person and group; a form asks for them beside the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from models.forms.counts.conditions import Said, said_in
from models.lists import CATEGORIES, PART_OF_GROUP
from models.record import RecordType
from models.sheets.vocabulary import Target, bare, brackets
from models.writing import narrow

REGISTER = "special_group"
#: field -> what a head calls it, behind the word of the group
_FACTS = (
    ("number", r"(?:证|证件|证书)(?:证?号码?|编号|件号码?|书编号|书号)"),
    ("level",
     r"证?(?:等级|级别|类别|类型|种类|档次)(?:(?:和|及|、|/)?(?:等级|级别|类别|类型))?"),
    ("started",
     r"(?:享受|纳入|认定|识别|批准|保障|救助|供养)*(?:开始|起始|起)?(?:时间|日期|年月)"),
    ("ended", r"(?:退出|停发|停保|终止|到期)(?:时间|日期|年月)"),
)  # fmt: skip
#: heads that need no word of a group where the form is about one
_ALONE = re.compile(
    r"(?:享受|纳入|保障|救助|供养)+(?:待遇)?(?:开始|起始|起)?(?:时间|日期|年月)|"
    r"(?:认定|识别|起始|起保|纳入监测)(?:时间|日期|年月)"
)
_KIND_ALONE = re.compile(r"(?:保障|救助|供养|享受|低保)(?:类别|类型|等级|档次)")
_GROUPS = re.compile(
    r"(?:特殊|困难|重点)?(?:人群|群体|对象|救助|保障|特殊)(?:对象)?(?:的)?(?:类别|类型|种类)|特殊身份"
)
#: 优抚对象类别: in which of several groups they are, or what sort of one of them
_SEVERAL = re.compile("优抚.*[类种]")
#: in a list of 残疾人, beside the number of the card: 类别, 等级
_OF_DISABLED = re.compile(r"(?P<grade>等级|级别)|类别")
_GRADED = frozenset({"dibao", "tekun"})  #: of whom 类别 is that of what they get
_GRADE = re.compile(r"[一二三四1-4]级")


@dataclass(frozen=True)
class Membership:
    """A fact of a person's line in a group.

    Attributes:
        category: the code of the group.
        part: "grade" or "kind" where only that part of what stands there is asked for.
        others: further groups of which somebody may be one instead.
    """

    category: str
    part: str = ""
    others: tuple[str, ...] = ()

    @property
    def categories(self) -> tuple[str, ...]:
        """All the groups that may be meant."""
        return (self.category, *self.others)

    def told(self, target: Target) -> str:
        """Return how the value follows, in Chinese."""
        word = "或".join(one.word for one in CATEGORIES if one.code in self.categories)
        return f"从特殊人群里取：{word}的{target.field.label}"

    def only(self, text: str) -> str:
        """Return the part of 肢体二级 that is asked for, "" when it is not there."""
        grade = _GRADE.search(text)
        if self.part == "grade":
            return grade[0] if grade else ""
        if self.part == "kind":
            return _GRADE.sub("", text).strip(" 　/，,、") if grade else text
        return text


@cache
def _words() -> tuple[tuple[str, str], ...]:
    """Return (word, code) of every group, longest first."""
    found = {word: one.code for one in CATEGORIES if one.code != "other"
             for word in (one.word, *one.aliases)
             if word not in PART_OF_GROUP.get(one.code, ())}  # fmt: skip
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


def membership_in(
    head: str, about: Iterable[Said], types: Mapping[str, RecordType]
) -> tuple[Target, Membership] | None:
    """Return the fact that a head asks for; None when it asks for none.

    `about` is what the title says of everybody in the form.
    """
    text = narrow(head)
    if _SEVERAL.match(text):
        return None
    for word, code in _words():
        if text.startswith(word):
            rest = text.removeprefix(word).removeprefix("人")
            name = _fact(rest)
            return _made(name, Membership(code, _part(name, rest, code)), types) if name else None
    groups = [one.sort.partition(":")[2] for one in about if one.sort.startswith("group:")]
    if len(groups) != 1:
        return None
    if _ALONE.fullmatch(text):
        return _made("started", Membership(groups[0]), types)
    if groups[0] == "disabled" and (alone := _OF_DISABLED.fullmatch(text)):
        part = "grade" if alone["grade"] else "kind"
        return _made("level", Membership(groups[0], part), types)
    if groups[0] in _GRADED and _KIND_ALONE.fullmatch(text):
        return _made("level", Membership(groups[0]), types)
    return None


def asks_groups(head: str) -> bool:
    """Say whether a head asks in which groups a person is: 救助类型, 对象类别（低保/特困）."""
    if not _GROUPS.fullmatch(bare(head)):
        return False
    return all(lists_groups(hint) for hint in brackets(head))


def lists_groups(hint: str) -> bool:
    """Say whether words in brackets name groups that the ledger knows."""
    return any(one.sort.startswith("group:") for one in said_in(hint))


def _fact(rest: str) -> str:
    return next((name for name, words in _FACTS if re.fullmatch(words, rest)), "")


def _part(name: str, rest: str, code: str) -> str:
    if name != "level" or code != "disabled":
        return ""
    asks_grade, asks_kind = re.search("级", rest), re.search("类|种", rest)
    if asks_grade and asks_kind:
        return ""
    return "grade" if asks_grade else "kind"


def _made(
    name: str, made: Membership, types: Mapping[str, RecordType]
) -> tuple[Target, Membership]:
    field = types[REGISTER].by_name[name]
    return Target(REGISTER, field, own=False), made
