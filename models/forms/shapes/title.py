"""Whom the title of a table of counts means: everybody, or whom its own words explain.

A title such as 社会基本情况年报 says what a table is for; one of 劳动力 means those of whom its
heads or its notes say how old they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.forms.counts.conditions import Said, is_sort, said_in
from models.forms.counts.counting import understood
from models.forms.counts.finer import OLDEST, lies_within, span_of
from models.forms.shapes.captions import counts_all, gathers, gathers_sorts, speaks_of_all
from models.forms.shapes.outline import is_part
from models.forms.whose.about import About
from models.sheets.grid import Sheet
from models.sheets.vocabulary import bare
from models.writing import narrow

_WORKING = re.compile("劳动")
_WORKING_AGE = re.compile("劳动力|劳动年龄(?:人口|人员)?")  #: 16-59岁劳动力, as a title says
#: a note that says what a word means: 劳动力指年龄在16—59周岁的人口
_MEANS = re.compile("([\u4e00-\u9fff]{2,8})(?:是?指|系指|指的是)([^。;]+)")
_AROUND_AGE = re.compile("年龄|[在为]|之间|[(]?含[)]?(?=[^\\d]|$)")
#: 重点对象, 特殊人群, of no sort of their own; the law is explained to everybody
_GATHERED = re.compile("(?:重点|特殊)(?:普法)?$")
_ALL_HERE = re.compile("^全村|全体村民")
_OF_AGE = re.compile("[青老]年?|青少年?|中青年?|儿童")  #: of which ages these are the table says
_TOTAL = re.compile("[合总小共]计(人数)?|总数|总人数")
#: those who work elsewhere, as a title names them, and a head that counts them
_WORKERS = re.compile(
    "(?:劳动力|劳务|农民工|富余|转移|就业|外出|务工|输出|流动|资源|监测)+"
)
_WORKS = re.compile("务工|从业|就业|打工|经商")
#: matters of a village, not people: 防灾减灾能力, 人口与家庭发展, 统一战线
_MATTER = re.compile(
    "((?:经济|社会|事业|家庭)?发展|养老|[防减救]灾|防汛|抗旱|避险|应急|消防|能力|统一?战线?|社会|救助|福利|"
    "经济|集体|股权|股份|产权|资产|分红|治理|平安|安全|生产|生活|环境|卫生|健康|整治|规划|监测|普查|振兴|体育)+"
)
#: people, or a body other than the village, of whom 总户数 and 总人口 may be
_SOMEBODY = re.compile(
    "[人员者民工兵童妇]|户$|子女|父母|对象|家属|群体|侨|宗教|教徒|社区|合作社|企业|公司|学校|小区|安置|搬迁|库区|[矿林牧渔]区|协会|"
    "基地|园区|市场|小组|自然[村屯]|网格|党支部|申请|申报|减少|增加|变动|流[动入出]|新增"
)
_MARK = re.compile(r"^(?:[(]?[一二三四五六七八九十]{1,3}[、.)]|[(]?\d[、.)])")
_EVERYBODY = re.compile("(?:全村|本村|户籍|年末)?总?人口(?:总?数)?")
_ALL_AGES = ("总人数",)
SEVERAL_AGES = "各年龄段合起来"  #: ages between which others lie
_FEWEST = 2
#: by what people are told apart, whoever they are: 外出务工人员去向
_ASPECT = re.compile("(?:去向|流向|分布|构成|行业|工种|地区|区域|渠道|分类|结构|基本|情况)+")
_SPLIT_BY = re.compile("结构|分布|构成|分类|基本|情况|状况|底数")
_FERTILE = "育龄"
#: a note that says who is counted: 劳动年龄人口按户籍口径
_BASED = re.compile(
    "([^,。;:、\\s()]{0,24}?)(?:一律|均|都)?按照?(户籍|常住)(?:人口)?(?:口径|统计|填报|填写|计算)"
)
_ALL_NUMBERS = re.compile("(?:本表|表[内中]|以上|所有|全部|各项?|人口|人数|数据|指标|数字|统计)*")
_MANY = 3  #: sorts of people, as a table of the whole village has
_ANYBODY = frozenset({"sex", "age", "base"})  #: there are such among any people


def without_title(about: About, heads: Iterable[str]) -> About:
    """Return whom a table is about where its title only gathers the people in its heads."""
    if gathers(about, {*heads}):
        return replace(about, unknown="", of_people=False)
    return replace(about, unknown="") if _is_matter(about) else about


def of_everybody(about: About, items: Sequence[str], heads: Sequence[Sequence[str]]) -> About:
    """Return whom a table is about: everybody where its items are of many sorts of people."""
    words = (*items, *(word for head in heads for word in head))
    about = about.beside(words)
    if not about.unknown or about.either:
        return about
    if about.said and (_ASPECT.fullmatch(about.unknown) or _is_beside(about)):
        return replace(about, unknown="")
    if about.said:
        return _gathered_beside(about, words)
    if about.is_family:
        return about  # each of them says itself of whom it is
    whole = speaks_of_all(words) and (_is_topic(about) or _says_itself(about, words))
    whole = whole or (counts_all(heads) and _is_topic(about))
    if whole or _asks_all_and_working(about, items) or _only_gathers(about, words):
        return replace(about, unknown="", of_people=False, offered="")
    told = without_title(about, words)
    if not told.unknown or about.of_people or about.is_some:
        return told
    sorts = Counter(one.sort for word in items for one in understood(word) or ()
                    if one.sort not in _ANYBODY)  # fmt: skip
    if sorts["schooling"] > 1:
        del sorts["schooling"]  # from 小学 to 大学 there are all among any people
    return replace(about, unknown="") if len(sorts) >= _MANY else about


def _only_gathers(about: About, words: Sequence[str]) -> bool:
    """Say whether 普法重点对象 are, beside 户籍人口, those of the sorts that the heads name.

    全村18周岁以上村民 among them says as well that the others are of the whole village.
    """
    sorts = {one.sort for word in words for one in understood(word) or ()}
    whole = "base" in sorts or any(_ALL_HERE.search(word) and understood(word) for word in words)
    return bool(_GATHERED.search(about.unknown)) and whole and len(sorts) > _MANY


def _is_beside(about: About) -> bool:
    """Say whether what else a title names is no people: 老年人口年龄结构及居家养老服务.

    老年人及养老服务对象 without a word such as 结构 may be those who are served.
    """
    return bool(about.whole) and not about.is_some and (
        bool(_SPLIT_BY.search(about.whole)) or _is_matter(about)
    )


def _gathered_beside(about: About, items: Sequence[str]) -> About:
    """Return whom a table of 老年人口及特殊老年群体 is about: those of all its items."""
    everybody = {one.told for one in about.said}
    whole = any({one.told for one in understood(item) or ()} == everybody for item in items)
    return replace(about, unknown="") if whole and gathers_sorts(about, items) else about


def _says_itself(about: About, words: Iterable[str]) -> bool:
    """Say whether a head says of what age those of a title are: 16—59周岁劳动年龄人口."""
    return any(_ages(word) and _speaks_of(about, word) for word in words)


def _asks_all_and_working(about: About, items: Iterable[str]) -> bool:
    """Say whether a table of 劳动力 asks for all the people, and for those of working age."""
    told = [_MARK.sub("", narrow(item)) for item in items]
    return bool(_WORKING.search(about.unknown)) and any(map(_EVERYBODY.fullmatch, told)) and any(
        one and not is_part(one) and _ages(one) for one in told
    )  # fmt: skip


def _is_matter(about: About) -> bool:
    return not about.of_people and bool(_MATTER.fullmatch(about.unknown))


def _is_topic(about: About) -> bool:
    """Say whether a title names what a table of the whole village is for, and nobody in it."""
    named = about.of_people or about.is_some or about.is_given
    return bool(_MATTER.fullmatch(about.unknown)) or not (
        named or _SOMEBODY.search(about.unknown))  # fmt: skip


def defined(about: About, heads: Sequence[Sequence[str]]) -> About:
    """Return whom the table is about where one of its own heads says what the title means.

    劳动年龄人口（16—59周岁） in a table of 劳动力 says of which ages they are, and so does
    合计（14—35周岁） in one of 青年, whose title may say it, too.
    """
    if about.unknown == _FERTILE:
        of_women = next((said for head in heads for word in head if (said := _fertile(word))), ())
        return replace(about, said=of_women, unknown="") if of_women else about
    of_age = _OF_AGE.fullmatch(about.unknown) or _WORKING_AGE.fullmatch(about.unknown)
    if of_age and about.said and all(one.sort == "age" for one in about.said):
        return replace(about, unknown="")
    if not about.unknown or about.said:
        return about
    if of_age and _by_age(heads):
        return replace(about, unknown="")
    words = {word for head in heads for word in head}
    ages = {word: said for word in words if (said := _ages(word))}
    alone = bool(_WORKING.search(about.unknown)) and len({*ages.values()}) == 1
    for word, said in ages.items():
        total = of_age and _TOTAL.fullmatch(bare(word))
        if total or (alone and _from_an_age(said)) or _speaks_of(about, word):
            return replace(about, said=said, unknown="")
    return about


def _from_an_age(said: Sequence[Said]) -> bool:
    """Say whether an age has a lower end, as working people have: 16—59周岁, not 45岁以下."""
    spans = [span for one in said if (span := span_of(one.told))]
    return bool(spans) and all(least > 0 for least, _ in spans)


def in_years(about: About, items: Sequence[Sequence[str]]) -> About:
    """Return whom a table is about in years where its items split them by age.

    独居老人 in the sum of a table of 老年人 are those of 60 and more, as in the lines above.
    """
    if not _by_age(items):
        return about
    said = (replace(one, words=one.told) if one.sort == "age" else one for one in about.said)
    return replace(about, said=tuple(said))


def of_sum(about: About, items: Sequence[Sequence[str]]) -> About:
    """Return of whom the sum of a table is that its title does not tell by age and its items do.

    Below 0—5岁 and 6—13岁 it is of those up to 13, and of nobody knows whom where ages lie
    between.
    """
    words = [item[-1] for item in items if item and not is_sum(item)]
    if not all(map(_ages, words)):
        return about
    titled = [one for one in about.said if one.sort == "age"]
    if titled:
        apart = any(not lies_within(one, titled[0]) for word in words for one in _ages(word))
        return replace(about, unknown=SEVERAL_AGES) if apart else _of_lines(about, words)
    ages = _all_ages(words) if len(words) > 1 else ""
    if ages is None:
        return replace(about, unknown=SEVERAL_AGES)
    return replace(about, said=(*about.said, *said_in(ages)))


def _of_lines(about: About, words: Sequence[str]) -> About:
    """Return of whom a sum is whose lines are only some of the ages of a title.

    儿童 below 6—11周岁 and 12—14周岁 are from 6 to 14. Lines of which one lies within another are
    no shares, and say nothing of their sum.
    """
    said = [one for word in words for one in _ages(word)]
    spans = sorted(span for one in said if (span := span_of(one.told)))
    if len(spans) < _FEWEST or any(after[0] <= before[1] for before, after in pairwise(spans)):
        return about
    ages = _all_ages(words)
    if ages is None:
        return replace(about, unknown=SEVERAL_AGES)
    others = (one for one in about.said if one.sort != "age")
    return replace(about, said=(*others, *said_in(ages))) if ages else about


def words_of_sum(split: About, whole: About, items: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the words of those whom the sum of a table is of, as its other lines have them.

    青年总数 below 14—17岁 and 18—35岁 are from 14 to 35; where the lines are all the ages that
    there are, everybody.
    """
    added = tuple(one.told for one in whole.said if one not in split.said)
    words = [item[-1] for item in items if item and not is_sum(item)]
    aged = any(one.sort == "age" for one in split.said)
    everybody = not (added or whole.unknown or len(words) < _FEWEST) and (
        all(map(_ages, words)) and (aged or (not whole.said and _all_ages(words) == ""))
    )
    return _ALL_AGES if everybody else added


def in_sum(
    path: Sequence[str], heads: Sequence[str], summed: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the words of those whom a line sums up; of all there are only 合计 tells the sum."""
    return summed if is_sum(path) and (summed != _ALL_AGES or is_sum(heads)) else ()


def without_workers(about: About, said: Iterable[Said]) -> About:
    """Return whom a count is of: 外出务工人数 are all of the 劳动力 of a title themselves."""
    if not about.unknown:
        return about
    working = any(one.sort == "place" and _WORKS.search(one.words) for one in said)
    titled = _MARK.sub("", about.unknown).removesuffix("情况")
    return replace(about, unknown="") if working and _WORKERS.fullmatch(titled) else about


def is_sum(item: Sequence[str]) -> bool:
    """Say whether an item sums up the others."""
    return len(item) == 1 and bool(_TOTAL.fullmatch(bare(item[0])))


def _all_ages(words: Iterable[str]) -> str | None:
    """Return the ages of several spans as one, "" for all there are; None where some lack."""
    spans = sorted((*span, said[0].told) for word in words if len(said := _ages(word)) == 1
                   and (span := span_of(said[0].told)))  # fmt: skip
    least, most, below = spans[0]
    for start, end, told in spans[1:]:
        if start > most + 1 + below.startswith("年龄<"):  # 30岁以下, then 31-40岁
            return None
        most, below = max((most, below), (end, told))
    if most >= OLDEST:
        return f"{least}岁以上" if least else ""
    return f"{least}-{most}岁"


def explained(about: About, sheet: Sheet) -> About:
    """Return whom the table is about where a note says of which ages: 劳动力指16—59周岁的人口.

    What else it asks of them, that they can work, nobody in the ledger can be asked about.
    """
    if not about.unknown or about.said:
        return about
    for cell in (one for row in sheet.rows for one in row if isinstance(one, str)):
        for term, told in _MEANS.findall(narrow(cell)):
            said = _ages(_AROUND_AGE.sub("", told)) if _speaks_of(about, term) else ()
            if said:
                return replace(about, said=said, unknown="")
    return about


def _ages(word: str) -> tuple[Said, ...]:
    """Return the ages that words say when they say nothing else, else ()."""
    said = understood(word) or ()
    return said if all(one.sort == "age" for one in said) else ()


def _fertile(word: str) -> tuple[Said, ...]:
    """Return who 育龄妇女（15—49岁） are where a title names them and says no ages."""
    said = understood(word) or ()
    sorts = {one.sort for one in said}
    return said if _FERTILE in word and sorts == {"sex", "age"} else ()


def based_on(sheet: Sheet) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    """Return the heads of which a note says who is counted, "" for all: 按户籍口径."""
    texts = (narrow(cell) for row in sheet.rows for cell in row if isinstance(cell, str))
    found = (each for text in texts for each in _BASED.findall(text))
    return tuple(("" if _ALL_NUMBERS.fullmatch(term) else term, tuple(said_in(f"{base}人口")))
                 for term, base in found)  # fmt: skip


def of_base(
    bases: Sequence[tuple[str, tuple[Said, ...]]], words: Sequence[str]
) -> Iterator[Said]:
    """Yield who is counted beneath some heads, as a note says; who is away lives elsewhere."""
    is_away = any(one.sort == "place" for word in words for one in said_in(word))
    for term, said in bases:
        if not is_away and (not term or any(term in narrow(word) for word in words)):
            yield from said


def beside_title(heads: Sequence[Sequence[str]], about: About) -> dict[int, About | None]:
    """Return of whom other sorts of people are that stand beside those of a title.

    Beside 村“两委”成员 over 总数, 男, 女 党员总数 are all the members of the party there are; of
    党员 without that word, None, nobody knows whether they are of those.
    """
    titled = {one.told for one in about.said if is_sort(one)}
    tops = Counter(head[0] for head in heads if len(head) > 1)
    own = {top for top, times in tops.items() if times > 1 and titled
           and titled == {one.told for one in understood(top) or ()}}  # fmt: skip
    found: dict[int, About | None] = {}
    for at, head in enumerate(heads):
        said = understood(head[-1]) or () if head else ()
        if own and head and head[0] not in own and any(map(is_sort, said)):
            whole = "总" in head[-1] or any(one.sort in {each.sort for each in about.said}
                                           for one in said)  # fmt: skip
            found[at] = replace(about, said=()) if whole else None
    return found


def _speaks_of(about: About, word: str) -> bool:
    """Say whether words share two letters with what a title says and nobody understands."""
    return bool(set(_pairs(about.unknown)) & set(_pairs(narrow(word))))


def _by_age(heads: Sequence[Sequence[str]]) -> bool:
    """Say whether a table splits its people by age, as one of 青年 does: 14-18岁, 19-28岁."""
    ages = [head for head in heads if len(head) == 1 and (said := understood(head[0]))
            and all(one.sort == "age" for one in said)]  # fmt: skip
    return len(ages) > 1


def _pairs(text: str) -> Iterator[str]:
    yield from (text[at : at + 2] for at in range(len(text) - 1))
