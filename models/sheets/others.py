"""Whether a head speaks of somebody else than the row's own person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.kinds_links import Copied
from models.kinds_people import PersonName
from models.sheets import whose
from models.sheets.vocabulary import Target, Vocabulary, bare, brackets, is_subject
from models.writing import narrow

#: words that make a head speak of somebody or something else than the row's own person
_OTHERS = re.compile(
    whose.any_of(
        ("户主", "户代表", "经办", "开户", "单位", "学校", "家属"), whose.PARENTS, whose.FAMILY,
        whose.GUARDIANS, whose.CARERS, whose.HELPERS, whose.ON_DUTY, whose.AGENTS,
        whose.VOUCHERS, whose.IN_CHARGE, whose.TO_CALL, whose.THE_DEAD,
        whose.PROFESSIONALS, whose.PARTIES,
        ("原", "旧", "新", "变更", "其他", "备用", "第二", "到期"),
    )
)  # fmt: skip
#: who wrote the table, or looked after somebody
CLERKS = re.compile(whose.any_of(whose.PAPERWORK, ("包[联保]", "被")))
#: a parent that names the part somebody plays: 联户长, 驻村队员
_ROLE = re.compile(r".*(人|员|长|医|干部|主任|书记|领导|主席)")
_HEAD = re.compile(r"(户主|户代表)(姓名)?")
_OF_THE_HEAD = re.compile("户主|户代表")
#: that the head is among those of whom it speaks: 家庭成员（含户主）
_WITH_HEAD = re.compile(r"[(]包?[含括]户主(本人)?[)]")
#: parents above several heads that say nothing about whose they are
_PLAIN_PARENTS = re.compile(
    r".*(基本|个人|本人|家庭成员|成员|人员|户籍|身份|联系|其他|居住|基础|村民|居民|信息|情况|资料|项目|登记|时间|日期|新[添增来]的?人).*"
)
_NOT_PLAIN = re.compile(
    whose.any_of(
        ("户主", "户代表", "紧急", "抚", "赡", "责任", "介绍", "工作人员", "家属"), whose.PARENTS,
        whose.FAMILY, whose.GUARDIANS, whose.CARERS, whose.HELPERS, whose.ON_DUTY, whose.AGENTS,
    )
)  # fmt: skip


def of_whom(head: Sequence[str], target: Target, words: Vocabulary) -> str:
    """Say so when a parent or a bracket names somebody else, and the field does not."""
    own = "".join(target.words)
    said = [word for word in head[:-1] if not _is_own_person(word, words)]
    for word in (*said, *brackets(head[-1])):
        other = _OTHERS.search(narrow(word)) or _OTHERS.search(bare(word))
        if other and is_of_the_head(other[0]) and _is_of_all(target):
            continue
        if other and other[0] not in own and not is_plain(word):
            return f"是“{word}”的，不是这个人的"
    for word in map(bare, said):
        if _ROLE.fullmatch(word) and not (is_subject(word) or is_plain(word) or word in own):
            return f"是“{word}”的，不是这个人的"
    return ""


def _is_of_all(target: Target) -> bool:
    """Say whether what is said of the head holds for the household: its number, group and size."""
    kind = getattr(target.field, "makes", False) or target.field.kind == "group_name"
    return bool(kind) or (target.register == "household" and target.linked)


def without_head(narrow_: str) -> str:
    """Return narrow words without that the head is one of them: （含户主）."""
    return _WITH_HEAD.sub("", narrow_)


def is_plain(parent: str) -> bool:
    """Say whether a parent tells nothing about whose the things below it are."""
    plain = without_head(narrow(parent))
    return bool(_PLAIN_PARENTS.fullmatch(plain)) and not _NOT_PLAIN.search(plain)


def is_the_head(word: str) -> bool:
    """Say whether a head names the head of the household."""
    return bool(_HEAD.fullmatch(bare(word)))


def is_of_the_head(parent: str) -> bool:
    """Say whether what stands below a parent is the head's of the household."""
    return bool(_OF_THE_HEAD.search(narrow(parent)))


def speaks_of_somebody(head: Sequence[str]) -> bool:
    """Say whether a head names somebody else, in any of its words."""
    return any(_OTHERS.search(narrow(word)) and not is_plain(word) for word in head)


def _is_own_person(parent: str, words: Vocabulary) -> bool:
    """Say whether a parent is how this register calls whom a line is about: 诉求人 / 电话."""
    word = bare(parent)
    known = (*words.labels.get(word, ()), *words.aliases.get(word, ()))
    return any(isinstance(one.field, Copied | PersonName) and not one.linked for one in known)


def is_of_others(hint: str) -> bool:
    """Say whether words in brackets name somebody else."""
    return bool(_OTHERS.search(hint))
