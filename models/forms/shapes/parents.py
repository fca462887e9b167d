"""What the words above a head leave of it: 户籍信息 over 姓名 is nobody else, 企业 over 电话 is.

A head means its field only where every word above it is understood and adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from models.field import Field
from models.forms.counts.counting import understood
from models.forms.form import Place
from models.forms.shapes.hints import without_hints
from models.forms.shapes.own_words import asks_by_name, is_counted, name_asked
from models.forms.shapes.people import about_people
from models.forms.shapes.topics import (
    AID,
    DOERS,
    PARTY,
    SORTED,
    TOPICS,
    names_a_sort,
    topics_of,
)  # fmt: skip
from models.forms.whose.subjects import is_also_head
from models.kinds import Money
from models.lists import CATEGORIES
from models.record import RecordType
from models.sheets.others import speaks_of_somebody
from models.sheets.vocabulary import bare
from models.writing import narrow

_OF_THEM = re.compile(r"的?(成员|人员|对象|基本|身份|个人|家庭)?(信息|情况|资料|状况)?$")
_AMOUNTS = re.compile("(.*?)(?:金额|价款|款项|资金)(?:情况)?(?:[(]元[)])?")
_SAID_ALL = 3  #: letters of a head that needs no other words: 化解日期
#: over what else is asked of whom the rows are
_REST = frozenset({"其他", "其它", "其他情况", "其他信息"})
_TELL_WHO = frozenset({"name", "id_number", "phone"})
_MEASURED = re.compile("(规模|数量)$")
_POLICY = re.compile("(享受|救助)?(政策|待遇)(情况)?")  #: over 低保: whether somebody gets it
#: over counts in a household: it only gathers them
_SOME_SORTS = re.compile(
    "(?:其中:?)?需?要?(?:(?:重点|特殊|特别|困难|弱势|关注|关照|照护|关爱|帮助|协助|照顾|转移|避险)+"
    "(?:人员|人群|群体|对象|人口)|"
    "(?:家庭|户内|常住)?(?:人口|成员|人员)(?:结构|构成|组成)|"
    "(?:家庭|户内|全家)(?:总?人口|成员|人员)总?数?)(?:情况)?(?:[(]人[)])?"
)
#: what a household is, of which 残疾人家庭（户内残疾人数） asks how many in it are
_LABELS, _HOW_MANY = re.compile("(?:农户|户情|家庭|户)?(?:标签|属性)"), re.compile("数[)）]?$")
#: a sort of households: 低保家庭, 脱贫户信息
_SORT_OF_HOME = re.compile(r".{1,6}(家庭|户)(基本)?(信息|情况)?")
#: who has the land that another works: a household of the village
_LAND_OWNER = re.compile(
    "(土地)?(转出|流出|出租|流转)(方|农?户)([(](承包)?(农?户|方)[)])?|(土地)?承包(农?户|方)(信息|情况)?"
)
_KINDS = re.compile(
    r"是否(?:[(]打?[√勾][)])?|是否.{0,6}(?:人群|人员|对象|群体)|(农?户)(别|类别?|类型|属性)|(经济)?困难(情况|类型|类别|程度)|特殊(?:情形|情况|类型|类别|身份)|"
    r"(资助|参保|救助|补助|保障|人员|对象|身份)(类别|类型|属性)(?:[(]打?[√勾][)])?"
)


def doubt_above(
    one: Place, kind: RecordType | None, named: Sequence[Place], title: str
) -> str:
    """Say why a word above a head makes it something else; "" where none does.

    `named` are the places for the names of those whom the rows are about.
    """
    shared = {word for each in named for word in each.head[:-1]}
    for word in one.head[:-1]:
        if word in shared or (not named and is_titled(word, title)):
            continue
        if word is one.head[-2] and asks_by_name(one):
            continue
        if named and narrow(word) in _REST and name_asked(one) not in _TELL_WHO:
            continue
        if not _is_of(without_hints(word, kind), one, kind, named):
            return f"写在“{word}”下面，拿不准是不是一回事"
    return ""


def is_titled(word: str, title: str) -> bool:
    """Say whether a word above heads is whom the title names: 侨眷 in 归侨侨眷登记表."""
    whom = _OF_THEM.sub("", bare(word))
    return len(whom) > 1 and whom in narrow(title) and not (
        DOERS.search(whom) or speaks_of_somebody([whom])
    )  # fmt: skip


def _is_of(text: str, one: Place, kind: RecordType | None, named: Sequence[Place]) -> bool:
    """Say whether a word above a head leaves it what it is."""
    if one.target and (text in map(narrow, one.target.words)
                       or _is_money_of(text, kind, one.target.field)):  # fmt: skip
        return True
    if kind is not None and _names_rows(text, kind):
        return True
    if one.count and is_counted(understood(text), one.count):
        return True  # 常住人口中 over 60岁以上
    if _is_household_of(text, one, kind) or _is_beside(text, one, kind) or _is_group(text, one):
        return True
    rest, topics = topics_of(text)
    name = name_asked(one)
    sorted_ = SORTED in topics
    of = [TOPICS[n][1] for n in topics if n != SORTED]
    if not rest and (not topics or any(name in one for one in of)):
        return True
    if name == "members" and (_SOME_SORTS.fullmatch(text) or (
        _LABELS.fullmatch(text) and _HOW_MANY.search(narrow(one.head[-1]))
    )):  # fmt: skip
        return True
    if names_a_sort(text) or (sorted_ and not rest and not of):
        # its people are those of the rows, unless these are named elsewhere
        return not named or name in AID | PARTY | {"group"}
    if name == "whether" and (_KINDS.fullmatch(text) or _POLICY.fullmatch(text)):
        return True  # beneath 户别 stand the sorts themselves
    if not rest or kind is None or about_people(kind):
        return False
    words = "".join((*(narrow(word) for word in (one.target.words if one.target else ())),
                     narrow(kind.label) if kind else ""))  # fmt: skip
    return len(rest) > 1 and rest in words


def _is_group(text: str, one: Place) -> bool:
    """Say whether a word above a fact of a group is that group: 监测情况 over 识别时间."""
    group = _OF_THEM.sub("", text)
    codes = one.membership.categories if one.membership else ()
    words = (each.word for each in CATEGORIES if each.code in codes)
    return len(group) > 1 and any(group in word for word in words)


def _names_rows(text: str, kind: RecordType) -> bool:
    """Say whether a word says only what each row is: 承包农户 in a list of households."""
    of_land = kind.name == "household" and _LAND_OWNER.fullmatch(text)
    of_people = kind.name in {"resident", "household"} and is_also_head(text)
    return bool(of_land or of_people or _names_kind(text, kind))


def _is_beside(text: str, one: Place, kind: RecordType | None) -> bool:
    """Say whether a head that says all itself stands under another field: 化解结果/化解日期."""
    if kind is None or about_people(kind) or one.target is None or one.target.linked:
        return False
    own = bare(one.head[-1])
    words = {bare(word) for field in kind.active for word in (field.label, *field.aliases)}
    shared = own[:2] == text[:2] and len(own) > _SAID_ALL
    return shared and text in words and own in map(bare, one.target.words)


def _is_household_of(text: str, one: Place, kind: RecordType | None) -> bool:
    """Say whether what is asked of the household stands under its sort: 低保家庭/户主身份证号.

    Its members may be named elsewhere in the row; whom somebody helps has another household.
    """
    asked = one.target is not None and one.target.register == "household"
    theirs = kind is not None and about_people(kind)
    return asked and theirs and bool(_SORT_OF_HOME.fullmatch(text)) and names_a_sort(text)


def _is_money_of(text: str, kind: RecordType | None, field: Field[Any]) -> bool:
    """Say whether a word only gathers the amounts of what the rows are: 合同金额 over 年租金."""
    amount = isinstance(getattr(field, "result", field), Money)
    whole = _AMOUNTS.fullmatch(text)
    return amount and kind is not None and whole is not None and whole[1] in narrow(kind.label)


def _names_kind(text: str, kind: RecordType) -> bool:
    """Say whether a word only names what the rows are: 小组规模 in a list of 村民小组."""
    what = _MEASURED.sub("", _OF_THEM.sub("", bare(text)))
    return len(what) > 1 and what in narrow(kind.label)
