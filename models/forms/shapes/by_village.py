"""A list with a line for each village or villagers' group, and what its columns count in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from models.forms.counts.counting import count_of, share_of
from models.forms.form import RUNNING, SAME, SURE, FormSheet, Place, meant_by
from models.forms.shapes.captions import gathering, speaks_of_all, without_captions
from models.forms.shapes.ours import VILLAGE, asked_of_village
from models.forms.shapes.outline import of_sort, whole_heads
from models.forms.shapes.title import beside_title, of_everybody
from models.forms.whose.about import About
from models.record import RecordType
from models.sheets import whose
from models.sheets.headers import match
from models.sheets.vocabulary import Target, Vocabulary, vocabulary
from models.writing import narrow

#: whose line it is, beside the words for a village itself
_UNIT = re.compile(r"(填报|统计|上报)?单位(名称)?|地区|属地|(行政)?区划|(乡镇|镇)?\(?街道\)?")
_GROUP = re.compile(r"(所[在属])?(村民)?小?组(别|名|名称)?|村组")
_FEWEST_COUNTS = 2
_FEWEST_BEFORE = 4  #: with more of them before what has a name of its own, a line is a village's
_AT_BASE = "底数"  #: of 转移人员底数 beside 总户数 and 总人口: how many there are in the village
_OWN_FIELDS = 3
#: heads that say that a row is about something smaller than a village
_THING = re.compile(
    r"名称|组$|组[别名]|自然村|网格|[责负][任责]人|地点|位置|编号|编码|类型|类别|电话|职务|"
    r"姓名|地址|书记"
)
_WRITER = re.compile(f"(?:{whose.CLERK}|联系人)(?:姓名)?")
#: who holds an office in a village: asked of it, not of something smaller
_OFFICE = re.compile(
    "(?:村(?:级)?)?(?:党(?:组织|支部|总支|委))?(?:支部)?书记(?:姓名)?|(?:村(?:民?委员?会)?)?主任(?:姓名)?|"
    "(?:村医|文书|村会计|妇联主席|民兵连长)(?:姓名)?"
)
_DUTY = re.compile("(?:值班|办公室?|村委会|村部)(?:值班|办公)?(?:电话|座机)")
_PHONE = re.compile("电话|手机|联系方式")
#: heads of numbers, and those that name people
_NUMBER = re.compile(
    r"[(](户|人|人次|次|元|万元|亩|个|项|公里|份|件|吨|%)[)]$|(户|人|件|次|份|个|项目?)数$|金额?$|"
    r"面积$|总额$|(所占)?比例$|占比$|率$|投[入资]$|收入|补助$|[合总小]计$|余额$|数量$"
)
_SUM = re.compile("[合总]计")
_PERSON = re.compile("姓名|身份证|户主|电话|性别")
_MOSTLY = 0.6
_SURE = 0.9


def villages_of(form: FormSheet, types: Mapping[str, RecordType]) -> FormSheet | None:
    """Return a list that has a line for each village, with what its columns count; else None."""
    heads = [word for one in form.places for word in one.head]
    told = of_everybody(form.about, heads, ())
    if _AT_BASE in form.title and speaks_of_all(heads) and not told.said:
        told = replace(told, unknown="", of_people=False)
    form = replace(form, about=told)
    named = next((one for one in form.places if one.derivation != RUNNING), None)
    if form.record_type is types["village_group"]:
        return replace(form, places=counted_in_group(form.places, form.about))
    if form.record_type or named is None:
        return None
    if _GROUP.fullmatch(narrow("".join(named.head))):
        return _groups_of(form, types, named)
    head = narrow("".join(named.head))
    if not (_UNIT.fullmatch(head) or VILLAGE.fullmatch(head)):
        return None
    village = types["village"]
    target = Target("village", village.by_name["name"])
    words = vocabulary(village, types)
    beside = beside_title([one.head for one in form.places], form.about)
    places = [
        replace(one, target=target, derivation=SAME, confidence=_SURE,
                reason="一行是一个村") if one is named
        else _of_village(one, words) or _told(one, beside.get(at, form.about), asked)
        for at, (one, asked) in enumerate(with_words(form.places))
    ]  # fmt: skip
    if _too_few(places):
        return None
    return replace(form, kind="matrix", record_type=village, places=tuple(places))


def _of_village(one: Place, words: Vocabulary) -> Place | None:
    """Return the place of what a list of villages asks beside numbers: 村委会主任, 所属乡镇."""
    asked = None if one.meant or len(one.head) > 1 else asked_of_village(one.head[-1], words)
    if asked is None:
        return None
    return replace(one, target=asked, derivation=SAME, confidence=_SURE,
                   reason=f"本村的“{asked.field.label}”")  # fmt: skip


def _groups_of(form: FormSheet, types: Mapping[str, RecordType], named: Place) -> FormSheet | None:
    """Return a list that has a line for each villagers' group, with what is counted in each."""
    kind = types["village_group"]
    target = Target(kind.name, kind.by_name[kind.title])
    known = match([one.head for one in form.places], vocabulary(kind, types), explain=False)
    places = []
    for (one, asked), found in zip(with_words(form.places), known, strict=True):
        if one is named:
            made = replace(one, target=target, confidence=_SURE, reason="一行是一个组")
        elif not one.meant and found.target and not found.target.linked and found.score >= SURE:
            made = meant_by(replace(one, confidence=found.score, reason=found.reason), found)
        else:
            made = _counted(one, form.about, asked)
        places.append(made)
    own = sum(bool(one.target) for one in places)
    if own < _OWN_FIELDS and _too_few(places):
        return None
    return replace(form, record_type=kind, places=tuple(places))


def numbers_of(form: FormSheet) -> FormSheet:
    """Return a list of which nothing but numbers is asked as a table of counts.

    帮扶单位｜贫困村｜危房户（户）｜已投入资金（元）: nobody is named in its rows, nor where one
    column sums up the others: 合计｜男｜女.
    """
    if form.record_type or form.kind != "roster":
        return form
    heads = [narrow(one.head[-1]) for one in form.places if one.derivation != RUNNING]
    numbers = sum(bool(_NUMBER.search(head)) for head in heads)
    summed = any(map(_SUM.fullmatch, heads)) and not any(map(_THING.search, heads))
    mostly = summed or numbers >= len(heads) * _MOSTLY
    if not mostly or any(map(_PERSON.search, heads)):
        return form
    return replace(form, kind="matrix")


def single_of(form: FormSheet, types: Mapping[str, RecordType]) -> FormSheet | None:
    """Return a list of counts alone, which has one line for this village; else None."""
    if form.record_type or form.given or not form.rows:
        return None
    about = of_everybody(form.about, [word for one in form.places for word in one.head], ())
    beside = beside_title([one.head for one in form.places], about)
    places = tuple(_told(one, beside.get(at, about), asked)
                   for at, (one, asked) in enumerate(with_words(form.places)))  # fmt: skip
    if _too_few(places):
        return None
    return replace(form, kind="matrix", record_type=types["village"], places=places)


def _too_few(places: Sequence[Place]) -> bool:
    """Say whether too little is counted, or what a row is about has a name of its own."""
    counted = sum(one.count is not None for one in places)
    before_them = _counts_before(places)
    named = any(
        not one.meant and not (len(one.head) > 1 and before_them > _FEWEST_BEFORE)
        and _THING.search(_plain(one)) and not _is_of_office(before, one)
        for before, one in zip((None, *places), places, strict=False)
    )
    return counted < _FEWEST_COUNTS or named


def _counts_before(places: Sequence[Place]) -> int:
    """Return how many counts stand before what is named in two heads: 安置点 over 名称."""
    things = (at for at, one in enumerate(places)
              if not one.meant and len(one.head) > 1 and _THING.search(_plain(one)))  # fmt: skip
    end = next(things, len(places))
    return sum(one.count is not None for one in places[:end])


def _plain(one: Place) -> str:
    return narrow(one.head[-1])


def _is_of_office(before: Place | None, one: Place) -> bool:
    """Say whether a column is of who holds an office or writes the list, or how to reach them."""
    leaf, whole = _plain(one), narrow("".join(one.head))
    holder = _PHONE.sub("", whole)  # 妇联主席/姓名 and 妇联主席/电话
    if any(map(_OFFICE.fullmatch, (leaf, whole, holder))) or _DUTY.fullmatch(leaf):
        return True
    return bool(before and _PHONE.search(leaf) and (
        _OFFICE.fullmatch(_plain(before)) or _WRITER.fullmatch(_plain(before))))
#: what is asked of a person where it stands beneath his office
_OF_ONE = re.compile("性别|年龄|民族|政治面貌|文化程度|学历|婚姻状况|健康状况")


def counted_in_group(places: Sequence[Place], about: About) -> tuple[Place, ...]:
    """Return what is asked of a villagers' group, with what is to be counted in it."""
    return tuple(_counted(one, about, asked) for one, asked in with_words(places))


def with_words(places: Sequence[Place]) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield each column with its words, those of which it is a part first: 低保人数, 其中：女."""
    heads = [one.head for one in places]
    gathered = gathering(heads)
    for one, whole in zip(places, whole_heads(heads), strict=True):
        yield one, (*whole, *(word for word in one.head if word not in gathered))


def _told(one: Place, about: About | None, asked: tuple[str, ...]) -> Place:
    """Return what is counted of those whom a title means, or open where nobody knows whom."""
    if about is None:
        return one.opened("是不是标题里说的那些人，拿不准，请您写")
    return _counted(one, about, asked)


def _counted(one: Place, about: About, asked: tuple[str, ...]) -> Place:
    words = of_sort(without_captions(asked), about.word)
    if len(words) > 1 and _OF_ONE.fullmatch(narrow(words[-1])):
        return one  # 村民小组长 over 性别: of one, and no number
    around = about.around(words)
    count = None if one.meant else count_of(words, around) or share_of(words, around)
    if count is None or about.leaves_open(count.said):
        return one
    return replace(one, count=count, derivation=count.told, confidence=_SURE,
                   reason="数账里符合的")  # fmt: skip
