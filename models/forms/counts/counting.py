"""A count that a form asks for, from its words: 35岁以下党员数, 低保户数, 其中：女.

Every word must be understood; the rest of a text that is not makes the place an open one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from models.forms.counts.census import Census
from models.forms.counts.conditions import Said, at, is_sort, said_in
from models.forms.counts.finer import finest, is_child_by_name, is_told_by
from models.forms.counts.spellings import EVERYBODY, VILLAGE, spelled
from models.forms.counts.umbrellas import beneath
from models.writing import narrow

#: words that say nothing about whom to count
_FILLER = re.compile(
    r"([(](?:常住|在家)[与和及、]外出(?:人员|人口)?(?:合计|之和|总和)?[)]|^另[:外有]?|^[(]?(?:其中)?含(?=[^中])|推选|选出|现任|登记在册|年龄[及与]性别|性别[及与]年龄|年龄段|担任|[(]人户分离[)]|我村|共有|"
    r"共(?![产青])|持证(?!人)|在册(?=党员|户)|党龄(?!满?\d)|年底|村内|所辖|辖区内?|本辖区|享受|成员|有|其中|合计|总计|共计|"
    r"小计|全部|全村|(?<=基本)底数|汇入本表|乡村(?=总?户数|总?人口)|居住(?=状况|情况)|党籍(?:状态|情况|类型)?|[本贵]村|基本|现有|共有|实有|目前|人数|人口|年龄|性别|周岁|情况|分布|统计|结构|构成|"
    r"(?:受?教育|文化|学历)(?:程度|水平|层次)|队伍(?=建设|情况|状况|结构|/|$)|健康|身体|总量|身份(?!证)|(?:婚姻|务工|外出|就业|户籍)(?=状况|情况|性质)|状况|性质|文化程度|学历|民族|政治面貌|类型|类别|项目|数量|数值|数|总|的|为|和|按|分|个|名|口|"
    r"单位|指标|村民|居民|公民|群众|农村|人员|人次|所有|全体|纳入|文化|本?[年月季期]末|"
    r"汇总|群体|人群|应参?保(?=人)|计$|(?<=[人户员口表部数])中(?!的?其)|[:;,，、。.()\[\]/\-—_\s*★#]|\d{1,2}[.、]|"
    r"[一二三四五六七八九十][、.])"
)
_AGED = re.compile(
    "青?少年|青年|劳动年龄(?:段?以?内|段)?|(?<![无弱有])劳动力(?!资源)|[婴幼]{1,2}儿|老(?=党员)"
)
_NUMBERED = re.compile(r"^(\d{1,2}(?=[.、])|[(]?[一二三四五六七八九十]{1,2}[、.)])")
_OF_ALL = re.compile("户籍总人口数?")  #: also in a table of 老年人口
_IN_ALL = re.compile("[全我本]村[^/]*$")  #: 我村共有__户__人
_ABLE = "劳动力"
_MASSES = "群众"  #: alone, those who are in no party, which few ledgers say of anybody
_EITHER = re.compile("[、和或与]|及(?!以)")
_IN_FORCE = re.compile(r"\(享受政策\)")
_HOUSEHOLDS = re.compile(r"户数|(?<![^\d)）])户$|\(户\)|家庭数|农户")
_HOME = re.compile("其中:?[^()户]+户")
_HOMES_OF = re.compile("[人员]户$")  #: 残疾人户, with such a person in them
_PEOPLE, _SAYS_PEOPLE = re.compile(r"人|名|\(名\)|口"), re.compile("人[员数口]")
_NOT_COUNTS = re.compile(r"率|占比|比例|%|元|金额|面积|亩|平均|人均|收入|支出|增|减")


#: sorts that are told of people, never of households
_PERSONS = frozenset({"party", "office", "floating", "group:disabled", "group:veteran",
                      "group:left_child", "group:left_elder", "group:orphan"})  # fmt: skip
_AIDED = frozenset({"group:dibao", "group:tekun"})
_ENJOYED = re.compile("享受|纳入")  #: asks for those who are given something
_TICK = r"\((?:填?是[/、或]?否|打?[√勾]|打[√勾]|是的?打[√勾])\)"
_WHETHER = re.compile(
    rf"是否(?:纳入享受|享受|属于|纳入|为|是|持?有(?=残疾)|持(?=残疾))?([^()]+?)(?:标志|(?<=残疾)证)?(?:{_TICK})?|([^()]+?){_TICK}"
)
#: what those get who are of a group
_GETS = re.compile(r"(低保|特困|五保|孤儿)(?:人员|对象)?(?:保障|待遇|政策|救助|供养)+")
_OF_A_HOUSE = re.compile(r"户(?:家庭)?(?:成员|人口|子女|学生|儿童)")


@dataclass(frozen=True)
class Count:
    """How many people, or households that have such a person.

    Attributes:
        said: what must hold of them.
        households: their households are counted.
        within: only the members of a row's own household are counted.
    """

    said: tuple[Said, ...]
    households: bool = False
    within: bool = False

    @property
    def told(self) -> str:
        """Return 人数：党员，年龄<35."""
        words = "，".join(dict.fromkeys(one.told for one in self.said)) or "全部"
        return f"{'户内' * self.within}{'户数' if self.households else '人数'}：{words}"

    def whom(self, census: Census) -> frozenset[int]:
        """Return the ids of the people, or of the households."""
        return census.households(self.said) if self.households else census.people(self.said)

    def of(self, census: Census, group: str | None = None) -> int:
        """Count, in a villagers' group only if one is named."""
        if group is None:
            return len(self.whom(census))
        here = census.people(self.said) & census.of_group(group)
        if not self.households:
            return len(here)
        return len({census.home[one] for one in here if one in census.home})


@dataclass(frozen=True)
class Ratio:
    """How many of a hundred: a share of one count in another."""

    part: Count
    whole: Count

    @property
    def told(self) -> str:
        """Return 占比：党员，女 / 党员."""
        part, whole = (one.told.partition("：")[2] for one in (self.part, self.whole))
        return f"占比：{part} / {whole}"

    @property
    def said(self) -> tuple[Said, ...]:
        """What is said of those who are counted."""
        return self.part.said

    @property
    def households(self) -> bool:
        """It is people of whom a share is."""
        return False

    def whom(self, census: Census) -> frozenset[int]:
        """Return the ids of the people who are the share."""
        return self.part.whom(census)

    def of(self, census: Census, group: str | None = None) -> Decimal | None:
        """Return the share in hundredths, with two digits; None of nobody."""
        whole = self.whole.of(census, group)
        share = Decimal(self.part.of(census, group) * 100) / whole if whole else None
        return share.quantize(Decimal("0.01")) if share is not None else None


def count_of(words: Iterable[str], around: Iterable[Said] = (), unit: str = "") -> Count | None:
    """Return what the words ask to count; None when they ask for something else.

    Args:
        words: the heads of the place, from the outside inwards.
        around: what the title says of everybody in the table.
        unit: the unit that stands beside it, "" for none.
    """
    text = "/".join(narrow(word).replace("/", "、") for word in words)
    whole = f"{text}/{narrow(unit)}"
    if _NOT_COUNTS.search(whole):
        return None
    around = tuple(around)
    said = _read(text, aged=any(one.sort == "age" for one in around))
    if said is None or _other_unit(text, narrow(unit)):
        return None
    around = tuple(around)
    if any(one.words.endswith(_ABLE) for one in said) and not any(
        one.sort == "place" for one in (*said, *around)
    ):  # fmt: skip
        return None  # 脱贫劳动力: those of 脱贫人口 who can work; whoever is away for it can
    outside = () if _OF_ALL.fullmatch(text.rpartition("/")[2]) else tuple(_outside(said, around))
    if contradict((*outside, *said)) or (_of_all(said) and any(map(is_sort, outside))):
        return None
    if VILLAGE.search(text.rpartition("/")[2]) and any(map(is_sort, said)):
        return None  # 党员情况 over 全村人口: one of them is not meant
    if EVERYBODY in text and any(one.sort == "age" for one in outside):
        return None  # 户籍总人口 in a table of 老年人
    everybody = (*outside, *said)
    households = _asks_households(text, narrow(unit), everybody)
    if _ENJOYED.search(text) and not any(map(_is_given, everybody)):
        return None
    if not everybody and not (_whole(text) or households or (
        narrow(unit) in {"人", "口"} and _IN_ALL.match(text)
    )):  # fmt: skip
        return None
    if not households and not _PEOPLE.search(whole) and not said and not any(
        one.sort in _PERSONS or one.sort == "base" for one in outside
    ):  # fmt: skip
        return None
    return Count(everybody, households)


_SHARE = re.compile(r"占比|占总?人?数?的?(比例|百分比|比重|%)|比例|百分比|所占比例|占比例")
_OF_WHOLE = re.compile(r"占(.+?)的?(比例|百分比|比重|比|%)")
_PART_OF = re.compile("(.+[^所])(?:占比|比例|比重)")  #: 女性占比 beneath, or beside, 党员
#: what a line says of its share: 占党员总数的比例
_NOTED = re.compile("占(.+?)(?:的?(?:比例|比重|百分比|比|%))?")
_OF_EVERYBODY = re.compile("占(?:[全本]村)?总?人[口数](?:总?数)?(?:的?(?:比例|比重|百分比|比|%))?")
_UNIT_MARK = re.compile(r"\(?%\)?")


def share_of(
    words: Sequence[str], around: Sequence[Said] = (), noted: str = ""
) -> Ratio | None:
    """Return the share that the last of the words asks for; None when it asks for none.

    党员占户籍人口比例 says of what itself, also where the part stands in the other head of a
    table; beneath a head that only says 占比 it is of everybody in the table, or of whom a line
    says itself beside it, `noted`: 占党员总数.
    """
    shares = [word for word in words[:-1] if _OF_WHOLE.match(narrow(word))]
    if shares:
        words = [*(word for word in words if word != shares[0]), shares[0]]
    leaf = _UNIT_MARK.sub("", narrow(words[-1])) if words else ""
    if found := _OF_WHOLE.search(leaf):
        head = leaf[: found.start()]
        part = count_of([*words[:-1], head] if head else words[:-1], around, "人")
        whole = count_of((found[1],), (), "人")
        return Ratio(_of_whole(part, whole), whole) if part and whole and part.said else None
    if found := _PART_OF.fullmatch(leaf):
        part = count_of([*words[:-1], found[1]], around, "人")
        whole = count_of(words[:-1], around, "人") if words[:-1] else _of_both_sexes(part)
        return Ratio(part, whole) if part and whole and whole.said and part != whole else None
    if not _SHARE.fullmatch(leaf):
        return None
    part = count_of(words[:-1], around, "人")
    if (of := _NOTED.fullmatch(noted)) and not _OF_EVERYBODY.fullmatch(noted):
        said = count_of((of[1],), around, "人")
        return Ratio(part, said) if part and said and part.said and part != said else None
    whole = Count(tuple(around))
    return Ratio(part, whole) if part and not part.households and part.said else None


def _of_whole(part: Count, whole: Count) -> Count:
    """Return a part with the sort of its whole: of 村民代表 in 女性占村民代表比例."""
    sorts = {one.sort for one in part.said}
    added = (one for one in whole.said if is_sort(one) and one.sort not in sorts)
    return replace(part, said=finest((*part.said, *added)))


def _of_both_sexes(part: Count | None) -> Count | None:
    """Return of whom the women are a share: of 村民代表 in 女性村民代表占比."""
    said = [one for one in part.said if one.sort != "sex"] if part else []
    return Count(tuple(said)) if part and any(map(is_sort, said)) else None


_COVERED = re.compile(r"(?:保障|享受|救助)(?:人口数?|人数|对象数?)")
_MEMBERS = re.compile(r"家庭|户内|其中")


def within(head: str, about: Iterable[Said]) -> Count | None:
    """Return whom of a household a head asks to count: 保障人口, 常住人数, 60岁以上人数."""
    text = narrow(head)
    if _COVERED.fullmatch(_MEMBERS.sub("", re.sub(r"\(.*\)", "", text))):
        groups = [one for one in about if one.sort in _AIDED]
        said = groups[0] if len(groups) == 1 else None
        return Count((said,), within=True) if said else None
    count = count_of((_MEMBERS.sub("", text),), (), "人")
    return replace(count, within=True) if count and count.said and not count.households else None


def belongs(head: str) -> Count | None:
    """Return whom 是否低保户, 是否享受低保 or 是否党员 is true of; None when it asks otherwise."""
    found = _WHETHER.fullmatch(narrow(head))
    if not found:
        return None
    text = _OF_A_HOUSE.sub("户", _GETS.sub(r"\1", (found[1] or found[2]).replace("/", "、")))
    said = _read(text)
    if not said or _NOT_COUNTS.search(text) or contradict(said):
        return None
    if sum(map(_is_given, said)) > 1:
        return None  # 是否低保特困: either of them, not both
    return Count(said, text.endswith(("户", "家庭")))


def _is_given(said: Said) -> bool:
    """Say whether somebody is of a group by what they are given: 低保, not 残疾 or 党员."""
    return said.sort.startswith("group:") and said.sort not in _PERSONS - {"group:orphan"}


def _other_unit(text: str, unit: str) -> bool:
    """Say whether words and unit do not go together: 户数 in 人; 低保人数 says so itself."""
    if re.search("人数|人口", text.rpartition("/")[2]) and unit != "户":
        return False
    return ("户数" in text and unit in {"人", "名", "口"}) or (
        unit == "户" and bool(re.search("人数|人口", text)) and "户数" not in text
    )


def _asks_households(text: str, unit: str, said: Sequence[Said]) -> bool:
    if unit:
        return unit == "户" or bool(_HOUSEHOLDS.search(unit))
    if text.endswith(("家庭", "家庭数")):
        return True
    above, _, leaf = text.rpartition("/")
    if _HOME.fullmatch(leaf) and "户" not in above and any(
        one.sort in {"age", "sex", *_PERSONS} for one in said
    ):  # fmt: skip
        return False  # 60岁以上, 其中脱贫户: of those people
    if leaf in {"户", "户数"}:
        return True  # 特困人员 beside a column 户
    if _SAYS_PEOPLE.search(leaf) and "户" not in leaf:
        return False  # 其中：残疾人员 beneath 总户数
    return bool(_HOUSEHOLDS.search(text) or _HOMES_OF.search(leaf)) or (
        text.endswith("户") and "人" not in text
    )


def understood(text: str) -> tuple[Said, ...] | None:
    """Return what words say of people, () where they only name what is counted; else None."""
    found = _read(narrow(text))
    return None if found is None or contradict(found) else found


def is_part_of(whole: str, part: str) -> bool:
    """Say whether a part holds of the whole before it: 党员 __ 名，其中女 __ 名.

    Behind 户籍人口 a sort of people, 其中党员, is as well counted by itself.
    """
    outer, inner = understood(whole), understood(part)
    return not (
        outer and inner and all(one.sort == "base" for one in outer)
        and any(is_sort(one) for one in inner)
    )  # fmt: skip


def of_part(whole: str, part: str) -> str:
    """Return the words that a whole adds to its part: 儿童 for 困境儿童 over 其中：残疾.

    Where both are but asked together, 低保 in a column beside 困境儿童, they hold together. Of
    妇女（18岁以上） 15—49岁育龄妇女 say themselves who they are, and 留守儿童 of 未满18周岁.
    """
    said, inner = understood(whole) or (), understood(part) or ()
    if _says_itself(said, inner):
        return ""
    added = [*beneath(said, inner)]
    return whole if added == [*said] else "".join(one.words for one in added)


def _says_itself(whole: Sequence[Said], part: Sequence[Said]) -> bool:
    """Say whether a part has all that its whole says, sex and age, or is of that age by name."""
    outer, inner = {one.sort for one in whole}, {one.sort for one in part}
    by_name = len(whole) == 1 and any(is_child_by_name(whole[0], one) for one in part)
    return by_name or (outer == {"sex", "age"} and outer <= inner)


def _outside(said: Sequence[Said], around: Iterable[Said]) -> Iterator[Said]:
    """Yield what holds of everybody around and is not told by the words themselves.

    孤儿 beneath 儿童情况 are children by their name; 全村人口 is everybody, whatever is around.
    """
    sorts = {each.sort for each in said}
    everybody = any(one.words == EVERYBODY for one in said)
    for one in beneath(around, said):
        told = any(is_told_by(one, each) for each in said)
        if one.sort not in sorts and not (everybody and is_sort(one)) and not told:
            yield one


def _of_all(said: Sequence[Said]) -> bool:
    """Say whether words name all who live there, or are registered: 户籍人口, of no sort."""
    return any(one.sort == "base" and one.words != EVERYBODY for one in said) and not any(
        map(is_sort, said)
    )


def _whole(text: str) -> bool:
    return bool(re.search(r"总人[口数]|人口数|人口总数|总人数|(?:^|/)人口(?=$|[(])", text))


@lru_cache(maxsize=8192)  # a table asks the same of each of its rows
def _read(text: str, *, aged: bool = False) -> tuple[Said, ...] | None:
    """Return what all of the text says; None when a part of it is not understood.

    `aged` says that something around it has an age, as 劳动力 needs.
    """
    if _EITHER.search(text) and _names_several(text):
        return None
    found: list[Said] = []
    aged = aged or bool(re.search(r"\d{1,3}(周?岁|-)", text))  # 35岁以下青年
    for part in spelled(text).replace("党龄/", "党龄").split("/"):
        part = _NUMBERED.sub("", _IN_FORCE.sub("享受政策", part))  # noqa: PLW2901
        place = 0
        if part == _MASSES:
            return None
        while place < len(part):
            said = at(part, place)
            if said and said.sort == "floating":
                return None  # seldom entered: nought may be not recorded; lists ask it themselves
            if said:
                found.append(said)
                place += len(said.words)
                continue
            filler = _FILLER.match(part, place) or (aged and _AGED.match(part, place))
            house = re.compile(r"户数?|家庭|农户").match(part, place)
            one = filler or house or re.compile("人").match(part, place)
            if not one:
                return None
            place = one.end()
    return finest(tuple(found))


def _names_several(text: str) -> bool:
    """Say whether a label names several sorts of people, of whom one must fit: 低保、特困."""
    return any(
        sum(any(map(is_sort, said_in(piece))) for piece in _EITHER.split(part)) > 1
        for part in text.split("/")
    )


def contradict(said: tuple[Said, ...]) -> bool:
    """Say whether two things of one sort are asked at once: 男 and 女; or 常住 and 外出."""
    told: dict[str, set[str]] = {}
    for one in said:
        told.setdefault(one.sort, set()).add(one.told)
    is_away = "place" in told and "常住" in told.get("base", ())
    return is_away or any(len(words) > 1 for sort, words in told.items() if sort != "base")
