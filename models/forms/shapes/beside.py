"""What a column about people asks for that stands in other registers: 是否低保, 残疾证号, 党龄."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from models.forms.counts.conditions import LEADERS, part_of_group, said_in
from models.forms.counts.counting import Count, belongs, within
from models.forms.counts.either import either_in
from models.forms.counts.membership import asks_groups, membership_in
from models.forms.face.blanks import YES_NO
from models.forms.form import SAME, YEARS, Place, meant_by
from models.forms.shapes.category import category_in
from models.forms.shapes.enrolled import enrolled_in, group_in, held_in
from models.forms.shapes.offered import offered_in
from models.forms.shapes.ours import is_party_body
from models.forms.shapes.people import about_people
from models.forms.whose.about import About
from models.kinds_links import Copied
from models.record import RecordType
from models.sheets.headers import match
from models.sheets.others import speaks_of_somebody
from models.sheets.vocabulary import Target, Vocabulary, bare, vocabulary
from models.writing import narrow

_LEFT_CHILDREN = "留守儿童"
_SURE = 0.9
_NOBODY = About()
_SORTS = re.compile(
    r"(人员|困难|人群|对象|群体|家庭|农户|户|身份|救助|保障)(类别|类型|属性|种类|标识|身份)|"
    r"(人员|人群|对象|群体|身份)标签|特殊|重点(?:类别|类型)|居住情况|困难(?:情况|程度)|户别|打[√勾]|"
    r"政策(情况)?$|待遇(情况)?$|"
    r"享受(保障|救助)情况$|^是否.{0,6}(人群|人员|对象|群体)$"
)
_ONE_OF = re.compile("(?<!户内)(?:家庭)?成员$")  #: 低保家庭成员, 脱贫户成员
_SELF = re.compile(r"^(本人|是否)")
_OF_GROUP = re.compile(r"([\u4e00-\u9fff]{2,8}(?<!家庭))(?:人口|人员|对象)")
_PUPIL = re.compile(r"(是否[\u4e00-\u9fff]{2,10})学生")  #: 是否残疾学生 in a form about a pupil
_OF_ONE = frozenset({"place", "age", "sex", "schooling", "nation", "base", "voter"})
_ALL = re.compile("总人?数|合计|小计|人数|总人口")
#: 户籍类型 and 低保户 ask for a word, not how many
_NO_NUMBER = re.compile(r"类型|类别|性质|属性|状况|等级|方式|户(\(.*\))?$")
_COVERED = re.compile(r"(保障|享受|救助)(人口|人数)")
#: what a list of households may also ask of the head
_OF_HEAD = ("sex", "born_on", "age", "nation", "card", "registered_address", "education",
            "political", "marital", "former_name")  # fmt: skip
_HEADS = 0.85
#: what a list of people in office may ask of the household of each
_OF_HOME = frozenset({"size", "head", "number"})
#: what alone is asked of one person: 户籍, 民族
_DISABLED, _SOLDIERS = "disabled", frozenset({"group:veteran", "group:martyr"})
_LEFT = re.compile("是否(?:为|是)?留守(?:人员|对象)?")
_OF_PARTY = frozenset({"party", "floating"})
_ELSEWHERE = re.compile("[流转迁][入往]|接收|外地")
_OF_ANYBODY = frozenset({"base", "sex", "nation", "schooling", "voter", "member"})
_HOW_MANY = re.compile("[人户总]数|人口|[合总小共]计|[(]人[)]|数量|对象|^人$")
#: what is paid, of which a day or a standard is no fact of those who get it
_PAID = re.compile("补[贴助]|津贴|抚恤|奖励|救助金|保险|贷款")
#: which group somebody is of, and no grade in one
_WHICH = re.compile("(?:人员|对象)类[别型]")
#: how many digits a number has, and how to write it
_HOW = re.compile(
    r"[(](?:\d+位(?:数字?)?|文本|必填|全称|数字|见证件|按证件填?写?)[)]|[(]?[打划画][√✓勾对]号?[)]?$"
)
#: 低保类别（A/B/C）: which of these
_ONE_OF_THESE = re.compile(r"(?<=类别|类型|方式|等级|级别)[(][^()]+[、,/][^()]+[)]$")
_GATHERED = re.compile(r"(情况|信息|状况|登记|类)$")


def beside(
    place: Place,
    kind: RecordType | None,
    about: About,
    types: Mapping[str, RecordType],
    *,
    by_household: bool,
) -> Place:
    """Return the place with what other registers say of the row's person or household."""
    if kind is None or place.meant or kind.name == "village_group":
        return place
    if not about_people(kind):
        leads = any(one.told == LEADERS for one in about.said)
        return (leads and _of_group(place, place.head[-1], types, of_leader=True)) or (
            _of_person_behind(place, kind, types))  # fmt: skip
    if len(place.head) > 1 and speaks_of_somebody(place.head[:-1]):
        return place
    if made := _party_body(place, kind, about, types):
        return made
    if made := offered_in(place, types, by_household=kind.name == "household"):
        return made
    for text in _texts(place.head):
        made = (
            _all_of_them(place, types, by_household=by_household)
            or _ticked(place, about, by_household=by_household)
            or _of_their_age(_whether(place, text, by_household=by_household, about=about), about)
            or _fact(place, text, about, types)
            or _members(place, text, about, by_household=by_household)
            or _years(place, text, kind, types)
            or _enrolled(place, types, by_household=kind.name == "household")
            or _of_group(place, text, types)
        )
        if made is not None:
            return made
    return _of_sort(place, kind, about, types, by_household=by_household)


def _of_sort(
    place: Place,
    kind: RecordType,
    about: About,
    types: Mapping[str, RecordType],
    *,
    by_household: bool,
) -> Place:
    """Return the place with the sorts of people that somebody is of, or what the head says."""
    if kind.name == "resident" and not by_household and (
        made := category_in(place, about, types)
    ):
        return made
    if asks_groups(place.head[-1]) and kind.name in {"resident", "household"}:
        boxes = place.gap is not None and place.gap.words  # in words that are none of its groups
        return place if boxes else _groups(place, types)
    if part := part_of_group(narrow(place.head[-1])):
        return place.opened(part)
    return _of_head(place, types) if kind.name == "household" else place


def _party_body(
    place: Place, kind: RecordType, about: About, types: Mapping[str, RecordType]
) -> Place | None:
    """Return the party's body in the village, in a list of members: all are in that one."""
    members = kind.name == "party_member" or any(one.sort in _OF_PARTY for one in about.said)
    if not members or not is_party_body(narrow(place.head[-1])):
        return None
    if any(_ELSEWHERE.search(narrow(word)) for word in place.head[:-1]):
        return None
    target = Target("village", types["village"].by_name["party_body"])
    return replace(place, target=target, derivation=SAME, confidence=_SURE,
                   reason="本村党组织，每行一样")  # fmt: skip


def _texts(head: tuple[str, ...]) -> Iterator[str]:
    """Yield the head itself, with the words of its parent, and without choices in brackets."""
    leaf = _HOW.sub("", narrow(head[-1]).strip("*★☆※"))
    if len(head) > 1:
        yield _GATHERED.sub("", narrow(head[-2])) + leaf
    yield leaf
    if (plain := _ONE_OF_THESE.sub("", leaf)) != leaf:
        yield plain


def whether_in(text: str, words: Iterable[str] = ()) -> Count | None:
    """Return whom 是否低保 is true of, or 残疾学生 with 是 and 否 beside boxes; else None."""
    if frozenset(words) in YES_NO and not text.startswith("是否"):
        text = f"是否{text}"
    count = belongs(text)
    if count is None and text.startswith("是否"):
        count = either_in(text)
    if count is None and (found := _PUPIL.fullmatch(narrow(text))):
        count = belongs(found[1])
    return count


def _whether(
    place: Place, text: str, *, by_household: bool, about: About = _NOBODY
) -> Place | None:
    if _LEFT.fullmatch(narrow(text)) and (whom := about.left_behind):
        text = f"是否{whom}"
    count = whether_in(text, place.gap.words if place.gap else ())
    if count is None and not by_household and (found := _OF_GROUP.fullmatch(narrow(text))):
        count = belongs(f"是否{found[1]}")  # 低保人口 with a tick behind each name
    if count is None and by_household and narrow(text).endswith("户"):
        count = belongs(f"是否{narrow(text)}")  # 脱贫户 with a tick behind each household
    if count is None:
        return None
    if about.left_behind == _LEFT_CHILDREN and len(count.said) > 1:  # 残疾儿童 in a list of them
        count = replace(count, said=tuple(one for one in count.said if one.words != "儿童"))
    if by_household and any(one.sort in _OF_ONE for one in count.said):
        return None  # of one person, and a row is many
    told = "是否：" + count.told.partition("：")[2]
    return replace(place, count=count, derivation=told, confidence=_SURE,
                   reason="在不在里面，账里查得到")  # fmt: skip


def _of_their_age(place: Place | None, about: About) -> Place | None:
    """Return 是否残疾 for 是否残疾儿童 in a list of children, of whose age the title speaks."""
    if place is None or place.count is None or not any(one.sort == "age" for one in about.said):
        return place
    said = tuple(one for one in place.count.said if one.sort != "age")
    if not said or said == place.count.said:
        return place
    count = Count(said, place.count.households)
    return replace(place, count=count, derivation="是否：" + count.told.partition("：")[2])


def _all_of_them(
    place: Place, types: Mapping[str, RecordType], *, by_household: bool
) -> Place | None:
    """Return 家庭人口 for 总数 beneath it, beside how many of them are what."""
    if not by_household or len(place.head) < 2 or not _ALL.fullmatch(bare(place.head[-1])):  # noqa: PLR2004
        return None
    words = vocabulary(types["household"], types)
    found = match([bare(place.head[-2])], words, explain=False)[0]
    if found.target is None or found.target.field.name != "size":
        return None
    return meant_by(replace(place, confidence=_SURE, reason="这一户的人口"), found)


def _ticked(place: Place, about: About, *, by_household: bool) -> Place | None:
    """Return what 低保户 asks beneath a head that sorts people: 困难类型, 人员类别（打√）."""
    if not any(_SORTS.search(narrow(one)) for one in place.head[:-1]):
        return None
    leaf = _ONE_OF.sub("", _SELF.sub("", bare(place.head[-1])))
    if _LEFT.fullmatch(f"是否{leaf}"):
        leaf = about.left_behind or leaf
    count = belongs(f"是否{leaf}") or either_in(leaf)
    if count is None or not all(
        one.sort.startswith("group") or (one.sort == "age" and not by_household)
        for one in count.said
    ):
        return None
    return _whether(place, f"是否{leaf}", by_household=by_household)


def _fact(place: Place, text: str, about: About, types: Mapping[str, RecordType]) -> Place | None:
    found = membership_in(text, about.said, types)
    paid = any(_PAID.search(narrow(word)) for word in place.head[:-1])
    if found is None or paid or _WHICH.match(narrow(place.head[-1])):
        return None
    target, made = found
    of_soldiers = {one.sort for all_ in (about.said, *about.either) for one in all_} & _SOLDIERS
    if made.category == _DISABLED and "证" not in text and of_soldiers:
        return None  # theirs is the grade of 伤残军人
    return replace(place, target=target, membership=made, derivation=made.told(target),
                   confidence=_SURE, reason="记在“特殊人群”里")  # fmt: skip


def _members(place: Place, text: str, about: About, *, by_household: bool) -> Place | None:
    leaf = narrow(place.head[-1])
    said = list(said_in(leaf))
    if _NO_NUMBER.search(text) or (place.gap and place.gap.words) or not (
        _HOW_MANY.search(leaf) or (said and _HOW_MANY.search(text + "".join(place.head[-2:-1])))
        or any(one.sort not in _OF_ANYBODY for one in said)
    ):  # fmt: skip
        return None  # 身体情况 under 留守儿童基本情况 asks for no number
    count = within(text, about.said)
    if count is None or not (by_household or _COVERED.search(text)):
        return None
    return replace(place, count=count, derivation=count.told, confidence=_SURE,
                   reason="数这一户里符合的人")  # fmt: skip


def _enrolled(
    place: Place, types: Mapping[str, RecordType], *, by_household: bool
) -> Place | None:
    target = None if by_household else enrolled_in(place.head, types)
    if target is None:
        return None
    label = types[target.register].label
    return replace(place, target=target, confidence=_SURE, reason=f"记在“{label}”里",
                   derivation=f"从{label}里取：{target.field.label}")  # fmt: skip


def _of_group(
    place: Place, text: str, types: Mapping[str, RecordType], *, of_leader: bool = False
) -> Place | None:
    target = group_in(text, types, of_leader=of_leader)
    if target is None:
        return None
    return replace(place, target=target, confidence=_SURE, reason="这个人所在的村民小组的",
                   derivation=f"从村民小组里取：{target.field.label}")  # fmt: skip


def in_office(place: Place, about: About, types: Mapping[str, RecordType], title: str) -> Place:
    """Return the place with what is said of the office that those of the title hold."""
    target = None if place.meant else held_in(place.head, about.said, types, title)
    if target is None:
        return place
    label = types[target.register].label
    return replace(place, target=target, confidence=_SURE, reason=f"记在“{label}”里",
                   derivation=f"从{label}里取：{target.field.label}")  # fmt: skip


def _years(
    place: Place, text: str, kind: RecordType, types: Mapping[str, RecordType]
) -> Place | None:
    if narrow(text) not in {"党龄", "党龄(年)"}:
        return None
    joined = kind.by_name.get("joined_on")
    target = (Target(kind.name, joined, derivation=YEARS) if joined
              else enrolled_in(("入党时间",), types))  # fmt: skip
    if target is None:
        return None
    return replace(place, target=target, derivation=YEARS, confidence=_SURE,
                   reason="从入党时间算到填表日")  # fmt: skip


def _of_head(place: Place, types: Mapping[str, RecordType]) -> Place:
    """Return what a list of households asks of the head of each: 性别, 银行账号."""
    words = _resident(types)
    found = match([place.head], words, explain=False)[0]
    target = found.target
    if target is None or target.linked or target.field.name not in _OF_HEAD:
        return place
    if found.score < _HEADS:
        return place
    made = meant_by(place, found)
    told = made.derivation or f"户主的：{target.field.label}"
    return replace(made, target=replace(target, linked=True, own=False), derivation=told,
                   confidence=_HEADS, reason="取户主的")  # fmt: skip


def _of_person_behind(place: Place, kind: RecordType, types: Mapping[str, RecordType]) -> Place:
    """Return what a list of people in office asks of the person: 性别, 出生年月."""
    named = kind.by_name[kind.title]
    if not isinstance(named, Copied) or named.link not in {one.name for one in kind.links}:
        return place
    found = match([place.head], _resident(types), explain=False)[0]
    target = found.target
    if target is None:
        return (_whether(place, narrow(place.head[-1]), by_household=False)
                or _enrolled(place, types, by_household=False) or place)  # fmt: skip
    if found.score < _HEADS or target.field.name == "name":
        return place
    if target.linked and not (target.register == "household" and target.field.name in _OF_HOME):
        return place
    made = meant_by(place, found)
    return replace(made, target=replace(target, linked=True, own=False), confidence=_HEADS,
                   derivation=made.derivation or f"这个人的：{target.field.label}",
                   reason="从“人口”里取")  # fmt: skip


def _resident(types: Mapping[str, RecordType]) -> Vocabulary:
    return vocabulary(types["resident"], types)


def _groups(place: Place, types: Mapping[str, RecordType]) -> Place:
    tags = types["resident"].by_name["tags"]
    target = Target("resident", tags, own=False, linked=True)
    return replace(place, target=target, derivation="从特殊人群里取：类别", confidence=_SURE,
                   reason="这个人现在在哪些人群里")  # fmt: skip
