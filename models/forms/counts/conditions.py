"""What words on a form say about people: ages, sexes, groups, schooling. All declared here.

A count is made only of words that are all understood: what is left over makes it nobody's.
By law "以下" and "以上" include the number (民法典 第1259条); on the forms of offices 35岁以下
stands beside 35岁至45岁, so below excludes unless the words say 及 or 含, and above includes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from models.kinds_people import GroupName
from models.lists import CATEGORIES, EDUCATION, NATIONS, PART_OF_GROUP
from models.periods import years_after
from models.query import Condition, Linked, Where
from models.registers.resident import in_force
from models.writing import narrow

Conditions = tuple[Condition, ...]
VILLAGERS = "villagers"  #: the sort of a villagers' group: 第三组
TWO_BODIES = "两委成员"  #: of party and village committee; 村干部 are more
LEADERS = "村民小组长"  #: officials of the villagers' groups
OWN = "own"  #: the sort of what a register says of its records, not of the people in them


@dataclass(frozen=True)
class Said:
    """One thing that words say of people.

    Attributes:
        words: as they stand on the form.
        told: the same in one spelling: 年龄<35, 低保, 女.
        sort: what it is about; two of one sort in one count contradict each other.
        where: the conditions on a day.
    """

    words: str
    told: str
    sort: str
    where: Callable[[dt.date], Conditions]

    @property
    def of_home(self) -> bool:
        """Say whether it names households, 低保户, and so everybody who lives in one."""
        return is_sort(self) and self.words.endswith(("户", "家庭"))

    @property
    def named(self) -> str:
        """The words that name a sort of people: 低保 for 低保对象, as they stand for others."""
        if not self.sort.startswith("group:"):
            return self.words
        option = next(one for one in CATEGORIES if one.code == self.sort[6:])
        known = {option.word, *option.aliases, f"{option.word}户"}
        return self.words if self.words in known else option.word


def _younger(years: int) -> Callable[[dt.date], Conditions]:
    return lambda day: (Where("born_on", ">", years_after(day, -years)),)


def _from(years: int) -> Callable[[dt.date], Conditions]:
    return lambda day: (Where("born_on", "<=", years_after(day, -years)),)


def _between(least: int, most: int) -> Callable[[dt.date], Conditions]:
    return lambda day: (*_from(least)(day), *_younger(most + 1)(day))


_Told = tuple[str, Callable[[dt.date], Conditions]]
_INCLUDED = r"(?:\(?含(?:\d+周?岁)?\)?|及|\(含本数\))"
_AND_THOSE = r"\((?:包?含|包括)(?:本数|\d{1,3}周?岁?)?\)"  #: behind the words: 80岁以上(含80岁)
_AGES: tuple[tuple[str, Callable[[re.Match[str]], _Told]], ...] = (
    (r"(?:年?满)?(\d{1,3})(?:周?岁)?(?:\(含\))?(?:-|—|–|~|～|至|到)(\d{1,3})(?:\(含\))?周?岁?",
     lambda one: (f"年龄{one[1]}-{one[2]}", _between(int(one[1]), int(one[2])))),
    (rf"(?:年满|满)?(\d{{1,3}})周?岁?{_INCLUDED}?(?:以上|及以上)(?:{_AND_THOSE})?",
     lambda one: (f"年龄≥{one[1]}", _from(int(one[1])))),
    (r"年?满(\d{1,3})周?岁",
     lambda one: (f"年龄≥{one[1]}", _from(int(one[1])))),
    (rf"(\d{{1,3}})周?岁?(?:{_INCLUDED}以下|以下{_AND_THOSE})",
     lambda one: (f"年龄≤{one[1]}", _younger(int(one[1]) + 1))),
    (r"(\d{1,3})周?岁以下", lambda one: (f"年龄<{one[1]}", _younger(int(one[1])))),
    (r"(?:不满|未满)(\d{1,3})周?岁", lambda one: (f"年龄<{one[1]}", _younger(int(one[1])))),
)  # fmt: skip
#: 第三组, 3组: a villagers' group; not 3组织, 三组长
_GROUP = re.compile(r"第?[0-9一二三四五六七八九十]{1,3}(?:村民)?小?组(?![织长合成别]|以[上下内])")
_OF_AN_AGE = re.compile("育龄|老年|老人|儿童|青少?年|婴幼儿|劳动年龄|学龄|未成年")
_AGE_BEGINS = re.compile(r"[\d年满不未]")
_AGE_WORDS = (
    ("老年人", 60, None), ("老人", 60, None), ("老年", 60, None), ("老年人口", 60, None),
    ("老龄人口", 60, None), ("高龄老人", 80, None),
    ("未成年人", None, 17), ("儿童", None, 17), ("育龄", 15, 49),
)  # fmt: skip
_GROUP_NAME = GroupName("group", "村民小组")
_AWAY = ("外出务工", "外出", "外出务工经商", "外出经商务工", "在外务工", "流出",
         "外出半年以上", "外出半年及以上",
         "外出从业", "外出就业", "外出打工", "常年外出", "长期外出", "常年在外")  # fmt: skip
_YOUNG = re.compile("(?<=家庭)(学生|子女|儿童|大学)|(?<=户)(学生|子女)")  #: of them, not they
_PUPIL = re.compile(
    "(?:大学|专科|中专|高中|初中|小学|研究生)(?:[一二三四五六1-6]年级|新?生|入学|在读|在校|适龄|学龄)"
)
_SCHOOLING = {"大学": "bachelor", "专科": "college", "研究生": "master", "中专": "technical"}


def always(*conditions: Condition) -> Callable[[dt.date], Conditions]:
    """Return what gives the same conditions on any day."""
    return lambda _: conditions


def _category(code: str) -> Callable[[dt.date], Conditions]:
    return lambda day: (
        Linked("special_group", "resident", (Where("category", "=", code), *in_force(day))),
    )


def _in_office(register: str, *where: Where) -> Callable[[dt.date], Conditions]:
    return lambda day: (Linked(register, "resident", (Where("ended", ">=?", day), *where)),)


def _floating(day: dt.date) -> Conditions:
    here = (Where("floating", "=", value=True), Where("left_on", ">=?", day))
    return (Linked("party_member", "resident", here),)


@cache
def _fixed() -> dict[str, Said]:
    """Return the words that always say the same."""
    found: dict[str, Said] = {}

    def add(sort: str, told: str, where: Callable[[dt.date], Conditions], *words: str) -> None:
        for word in words:
            found.setdefault(word, Said(word, told, sort, where))

    party = Where("political", "in", ("member", "probationary"))
    add("party", "党员", always(party), "党员", "中共党员", "共产党员")
    add("party", "预备党员", always(Where("political", "=", "probationary")), "预备党员",
        "中共预备党员")  # fmt: skip
    add("party", "正式党员", always(Where("political", "=", "member")), "正式党员")
    add("party", "共青团员", always(Where("political", "=", "league")), "共青团员", "团员")
    add("base", "户籍在册", always(Where("registered", "=", value=True)), "户籍人口", "户籍在册",
        "户籍在本村", "户籍", "在册人口", "总人口")  # fmt: skip
    add("base", "常住", always(Where("living", "=", value=True)), "在家常住", "常住人口", "常住",
        "长住", "实际居住", "在家居住")
    add("floating", "流动党员", _floating, "流动党员")
    add("voter", "选民", always(Where("voter", "=", value=True)), "选民",
        "参加选举的村民", "参加选举村民")  # fmt: skip
    add("member", "集体成员", always(Where("member", "=", value=True)), "集体经济组织成员",
        "集体成员")  # fmt: skip
    add("office", "村民代表", _in_office("representative"), "村民代表")
    add("office", "村干部", _in_office("official"), "村干部", "村组干部")
    both = Where("body", "in", ("party", "committee"))
    add("office", TWO_BODIES, _in_office("official", both), "村两委成员", TWO_BODIES, "村两委干部",
        "两委干部", "村两委班子成员", "两委班子成员")  # fmt: skip
    add("office", LEADERS, _in_office("official", Where("body", "=", "group")), LEADERS)
    add("sex", "男", always(Where("sex", "=", "male")), "男性", "男")
    add("sex", "女", always(Where("sex", "=", "female")), "女性", "妇女", "女")
    add("place", "外出", always(Where("status", "=", "away")), *_AWAY)
    for code, *words in (("single", "未婚"), ("widowed", "丧偶"), ("divorced", "离婚", "离异")):
        add("marital", words[0], always(Where("marital", "=", code)), *words)
    _add_categories(add)
    _add_ages(add)
    _add_schooling(add)
    add("nation", "少数民族", always(Where("nation", "!=", "01"), Where("nation", "filled")),
        "少数民族")  # fmt: skip
    for option in NATIONS:
        add("nation", option.word, always(Where("nation", "=", option.code)), option.word)
    return found


def _add_categories(add: Callable[..., None]) -> None:
    for option in CATEGORIES:
        if option.code == "other":
            continue
        words = {option.word, *option.aliases}.difference(PART_OF_GROUP.get(option.code, ()))
        words |= _also(option.code, words)
        add("group:" + option.code, option.word, _category(option.code), *words)


def part_of_group(text: str) -> str:
    """Return why nobody can say who the people of a text are, when it names a part of a group.

    The ledger knows 优抚对象, and not which of them are 烈属; "" for any other text.
    """
    for code, words in PART_OF_GROUP.items():
        if part := next((one for one in words if one in text), ""):
            group = next(one.word for one in CATEGORIES if one.code == code)
            return f"账里只记“{group}”，分不出哪些是“{part}”，请您写"
    return ""


def _add_ages(add: Callable[..., None]) -> None:
    for word, least, most in _AGE_WORDS:
        if least and most:
            add("age", f"年龄{least}-{most}", _between(least, most), word)
            continue
        age = _from(least) if least else _younger((most or 0) + 1)
        add("age", f"年龄≥{least}" if least else f"年龄≤{most}", age, word)


def _also(code: str, words: set[str]) -> set[str]:
    """Return other words for a group, made of its own."""
    more = {f"{word[:-1]}{end}" for word in words
            if word.endswith("户") for end in ("劳动力", "家庭", "人口")}  # fmt: skip
    more |= {f"{word}{end}" for word in words for end in ("人员", "对象", "家庭", "户", "者")}
    if code == "lifted":
        more |= {"建档立卡", "建档立卡户", "建档立卡贫困户", "建档立卡脱贫户"}
        more |= {f"脱贫享受政策{end}" for end in ("户", "人口", "人员")}
    if code == "monitored":  # so they are called where dangerous houses are rebuilt
        more |= {"易返贫致贫户", "易返贫致贫人口"}
    if code in {"lifted", "monitored"}:
        more |= {f"{word}成员" for word in more | words}
    if code == "veteran":
        more |= {"退役士兵", "退伍士兵", "复退军人"}
    if code == "disabled":  # the ledger knows those by their card
        more |= {f"持证{word}" for word in more | words}
    return more


def _add_schooling(add: Callable[..., None]) -> None:
    codes = [one.code for one in EDUCATION]
    for at, option in enumerate(EDUCATION):
        words = (option.word, *(word for word in option.aliases if len(word) > 1))
        here = always(Where("education", "=", option.code))
        add("schooling", option.word, here, *words)
        above = always(Where("education", "in", tuple(codes[at:])))
        below = always(Where("education", "in", tuple(codes[: at + 1])))
        for word in words:
            add("schooling", f"{option.word}及以上", above, f"{word}及以上", f"{word}以上",
                f"{word}(含)以上", f"{word}(含)及以上")
            add("schooling", f"{option.word}及以下", below, f"{word}及以下", f"{word}以下")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return the sayings by their first character, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(_fixed(), key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return {first: tuple(words) for first, words in found.items()}


_IN_PARTY = re.compile(r"(?:党龄(?:满)?(\d{1,2})年|(\d{1,2})年)(?:及?以上)?(?:党龄)?")


def _years_in_party(found: re.Match[str]) -> Said:
    years = int(found[1] or found[2])

    def where(day: dt.date) -> Conditions:
        joined = (Where("joined_on", "<=", years_after(day, -years)), Where("left_on", ">=?", day))
        return (Linked("party_member", "resident", joined),)

    return Said(found[0], f"党龄≥{years}", "party_years", where)


def at(text: str, start: int) -> Said | None:
    """Return what the narrow text says at a place, the longest saying there; None for nothing."""
    if "党龄" in text and (years := _IN_PARTY.match(text, start)) and "党龄" in years[0]:
        return _years_in_party(years)
    for pattern, made in _AGES if _AGE_BEGINS.match(text, start) else ():
        found = re.compile(pattern).match(text, start)
        if found and ("岁" in found[0] or "年龄" in text or _is_aged(text, found)):
            told, where = made(found)
            return Said(found[0], told, "age", where)
    if group := _GROUP.match(text, start):
        name = _GROUP_NAME.understand(group[0])
        return Said(group[0], name, VILLAGERS, always(Where("group", "=", name)))
    if _PUPIL.match(text, start):
        return None  # who goes there has not been there yet
    said = _word_at(text, start)
    return _or_more(text, start, said) if said and said.sort == "schooling" else said


def _word_at(text: str, start: int) -> Said | None:
    for word in _words().get(text[start : start + 1], ()):
        if text.startswith(word, start) and not _YOUNG.match(text, start + len(word)):
            return _fixed()[word]
    return None


def _is_aged(text: str, found: re.Match[str]) -> bool:
    """Say whether numbers in brackets are the ages of those before: 育龄妇女(15-49)."""
    closed = text[: found.start()].endswith("(") and text[found.end() :].startswith(")")
    return closed and bool(_OF_AN_AGE.search(text[: found.start()]))


#: also 高中中专, written in two lines
_LEVELS = [one.word for one in EDUCATION]
_OR_ALSO = re.compile(r"[、和或与及]|\((?:[含或及]|(?=中专|高中|职高|技校))|(?=中专|高中)")


def _or_more(text: str, start: int, first: Said) -> Said:
    """Return 高中、中专 or 高中（含中专） as one: whoever has the one or the other."""
    several, end = [first], start + len(first.words)
    while (mark := _OR_ALSO.match(text, end)) and (more := _word_at(text, mark.end())):
        if more.sort != "schooling":
            break
        several.append(more)
        end = mark.end() + len(more.words)
        end += mark[0].startswith("(") and text.startswith(")", end)
    if len(several) == 1:
        return first
    codes = tuple(dict.fromkeys(code for one in several for code in schooled(one)))
    if all(len(schooled(one)) == 1 for one in several):
        several.sort(key=lambda one: _LEVELS.index(one.told))  # 中专高中 is 高中或中专
    told = "或".join(dict.fromkeys(one.told for one in several))
    return Said(text[start:end], told, "schooling", always(Where("education", "in", codes)))


def schooled(said: Said) -> tuple[str, ...]:
    """Return the codes of the schooling that words say, () when they say none."""
    codes = [one.code for one in EDUCATION]
    for at, option in enumerate(EDUCATION):
        meant = {option.word: codes[at : at + 1], f"{option.word}及以上": codes[at:],
                 f"{option.word}及以下": codes[: at + 1]}  # fmt: skip
        if said.told in meant:
            return tuple(meant[said.told])
    return ()


def is_sort(said: Said) -> bool:
    """Say whether it names a sort of people, not their age or sex."""
    return said.sort.startswith("group:") or said.sort in {"party", "office", "floating"}


def said_in(text: str) -> Iterator[Said]:
    """Yield everything that a text says about people, left to right, whatever stands between."""
    text, place = narrow(text), 0
    while place < len(text):
        found = at(text, place)
        if found:
            yield found
        place += len(found.words) if found else 1
