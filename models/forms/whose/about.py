"""Which records a form is about, from its title: 低保户花名册, 60岁以上老年人, 第三组 ..."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from models.errors import Invalid
from models.forms.counts.conditions import OWN, Said, always, is_sort, said_in
from models.forms.counts.either import are_apart
from models.forms.counts.finer import finest, span_of
from models.forms.whose.doings import without_doings
from models.kinds import Choice
from models.periods import Period
from models.query import Where
from models.record import RecordType
from models.sheets.vocabulary import bare
from models.writing import narrow, read_numeral

#: words of a title that do not narrow down whose names stand in the table
_PLAIN = re.compile(
    r"(?:采集|登记|报告|核查|统计|调查)单|婚姻?(?:生育|与?生育|育)(?:状况|情况)|[\u4e00-\u9fff]{2}状况|文化素质|素质|监测指标|总体|实有|分析|签到|会议|大会|党小组|党总支|党支部|党?组织(?!员)|文化程度|受教育程度|学历|民族|政治面貌|户口性质|平安建设|综合治理|综治|"
    r"社会治理|乡村治理|乡村振兴|民政|党建|基础|底数|底册|村情|年龄段?|结构|分布|性别|队伍|(?:[村居]民委员会)?(?:换届)?选举(?!村?民)|妇女儿童|"
    r"妇幼|老龄(?:事业|工作)?|巩固拓展|脱贫攻坚|成果|有效衔接|分年龄段?|分类别?|分组|分户|各类?|基层|半年报|构成|组成|复核|年审|复查|底表|台帐|"
    r"明白卡|登记卡|信息卡|卡片|卡$|汇编|一[户村]一表|电子版|冬春|[春夏秋冬]季|花名册|名册|名单|登记簿|登记表|登记|台账|统计表|统计|汇总表|汇总|明细表|"
    r"明细|信息表|信息|采集表|采集|情况表|情况|基本|一览表|一览|调查表|调查|摸排|摸底|排查|核查表|核查|核实|核对|表格|样表|附件|附表|表|册|公示|公开|"
    r"公布|上报|报表|村?情?概况|概要|导入|模板|录入|数据|建档|档案|全村|本村|我村|行政村|自然村|村级|农村|城乡|村民|居民|村组|农户|住户|户主|家庭|"
    r"成员|人口|户籍|查询|列表|打印|状况|样式|导出|关爱|服务|走访|慰问|动态|管理|保障|工作|入户|落实|年报|月报|季报|报送|资金|经费|需求|测算|预算|"
    r"政策与?改革|(?:为老|养老|便民|公共)?服务设施|基础设施|常住|人员|对象|个人|各村|全体|健康档案|一[户人]一[档表卡册策]|年度|季度|上半年|下半年|月份|年|月|日|第|季|度|截至|截止|关于|份|户|人|的|及|和|与|县|区|市|省|乡|"
    r"镇|街道|村|社区|组|屯|委会|村民委员会|[xX×*_\-—·.,:;、()\[\]<>《》\"'“”\d]+|"
    r"[一二三四五六七八九十]+(?=组|季|月|年|村|区|、|\))"
)
_NAMES = re.compile(r"[\u4e00-\u9fff]{1,4}?(?:省|市|县|区|乡|镇|街道|村|社区|组(?!织))")


_MOVING = re.compile("[返回还离下入][乡村]|[驻包联][乡村]")
#: people chosen by somebody else, of whom a ledger does not know who they are
_CHOSEN = re.compile("(保障|慰问|走访|服务|关爱|管理|帮扶|资助|发放|领取)(对象|人员|户(?!籍)|"
"家庭|名单|群众)")
_QUOTES = re.compile("[“”\"'‘’]|[(]?单位:?[人户名口元万亩、]+[)]?")
#: how a form is to be filled: （每人一列，往右填）
_HOW = re.compile(
    "[(][^()]*(?:每人|一人|一户|只填|老龄|派出所|往右|横|竖|填写|打印|样表|双面)[^()]*[)]"
)
_OLD_PEOPLE = re.compile(r"(?<=\d)周?岁(?=老年?人)")  #: 百岁老人 are those from 100 on
#: words of a title that narrow a list down, though they do not say to whom; counts stay whole
_NOT_ALL = re.compile("妇女儿童|妇幼|老龄|慰问|走访|关爱|帮扶")
#: what only some of those get of whom a title speaks: 残疾人两项补贴, 医保参保
_GIVEN = re.compile("补[贴助]|津贴|参保|缴费|资助|待遇|体检|签约|培训")
#: whom a title names -> those of them who are left behind
_LEFT_BEHIND = (
    ("儿童|学生|少年|未成年|幼儿", "留守儿童"),
    ("老", "留守老人"),
    ("妇女", "留守妇女"),
)
#: people of whom there are some of every sort, and who they are the ledger does not say
_SOME_OF_ALL = re.compile(
    "受威胁|受灾|受困|劳动力|劳动年龄|劳务|青年|学生|就业|失业|移民|选民|渔民|牧民|工人"
)
_PEOPLE = ("人员", "对象", "人才", "户", "劳动力", "者", "群众", "人群", "工人", "家庭")
#: 脱贫户和监测户; 脱贫户（监测户）, 脱贫户（含监测户）: those in brackets belong to them too
_OR = re.compile(r"[、,/]|和|及(?!以)|与|或者?|\((?:含|包括)|(?<=[户口])\((?=[^()]{2,6}[户象]\))")

_PARTS = re.compile("及(?!以)|以及|暨|和|与|、")  #: between what a title is about

#: letters that may be left over of words that say nothing
_HARMLESS = re.compile("[含本我全总分按对为在应已实名制式版级类型别号届籍数口次期批内中上下所]")
_SOME = frozenset({"儿童", "育龄"})  #: a title names them beside others, or some of them only
_FAMILY, _ADULT = re.compile("妇女儿童|妇幼|妇儿"), 18
_OF_WOMEN = re.compile("(?:妇女|女性)(?:基本|人口)?(?:情况|人数|统计)")
_YEARS = re.compile("[一二三四五六七八九十百]{1,4}(?=周?岁)")  #: 六十岁以上
_AGED = re.compile(r"\d周?岁")
#: women from 15 to 49, all of them
_FERTILE = re.compile("(?<!已婚)(?<!流动)(?<!未婚)育龄妇女(?!儿童)")
#: those who want to be members and are none, of whom the ledger does not know who they are
_NOT_YET = re.compile("发展党员(?:对象)?|入党(?:积极分子|申请人)|拟?发展对象")
_OTHERS = "申请入党的人"
#: a list of the groups, of which the leaders are asked as well
_GROUPS_AND = re.compile("村民小组[及和与、](?:村民)?小?组长")
#: a form in two parts, the first about all: 村情概况及“两委”班子成员一览表
_VILLAGE_AND = re.compile("(?:村情|村概况|村基本情况)(?:概况|情况)?[及和与、](.+)")
#: all who live in the village, where whom a title names has a head of its own
_EVERYBODY = re.compile(
    "(全村|本村|村民|农村|农户|户籍|常住)?总(农?户数|人口)数?|(全村)?农户总?数"
)
_PERIOD = re.compile(r"20\d\d年(第?[1-4一二三四]季度|1?\d月(?!\d*日))?")


@dataclass(frozen=True)
class About:
    """Whom a table is about.

    Attributes:
        said: what its title says of them.
        word: the same as it stands there: 低保户; "" when it says nothing.
        unknown: words of the title that may narrow it down and are not understood.
        either: several sorts of people of whom one must fit: 低保户和特困户; () for none.
        of_people: the unknown words name people, 返乡创业人员, not what the table is for.
        offered: whom it may be about, as a note or its purpose says, until a person agrees.
        whole: the part of its title that says whom, where the unknown words are another part:
            老年人口年龄结构 before 及居家养老情况; "" where they may say who of them.
        apart: what its title says that a head of its own says, so that 总人口 is everybody.
    """

    said: tuple[Said, ...] = ()
    word: str = ""
    unknown: str = ""
    either: tuple[tuple[Said, ...], ...] = ()
    of_people: bool = False
    offered: str = ""
    apart: frozenset[str] = frozenset()
    whole: str = ""

    @property
    def is_some(self) -> bool:
        """Say whether it is of people who are of every sort: 劳动力, of whom some are members."""
        return bool(_SOME_OF_ALL.search(self.unknown))

    @property
    def left_behind(self) -> str:
        """Who are left behind of those whom a title names: 留守儿童 of 学生; "" of others."""
        titled = self.word + self.unknown
        named = [whom for words, whom in _LEFT_BEHIND if re.search(words, titled)]
        return named[0] if len(named) == 1 else ""

    @property
    def is_given(self) -> bool:
        """Say whether it is of those who get what only some of a sort do: 残疾人补贴, 参保."""
        return bool(_GIVEN.search(self.unknown))

    @property
    def is_family(self) -> bool:
        """Say whether it is of women and children: whether 18-45岁 are women nobody says."""
        return not self.said and bool(_FAMILY.fullmatch(self.unknown))

    def leaves_open(self, said: Iterable[Said]) -> bool:
        """Say whether a count that says so much may be of some of them only, nobody knows whom."""
        some = self.is_some or self.is_given
        if self.is_family:
            said = tuple(said)
            return bool(said) and not any(map(_is_of_family, said))
        named = any(
            one.sort == "base" or (is_sort(one) and not some
                                   and (one.sort.startswith("group:") or not self.of_people))
            for one in said
        )  # fmt: skip
        return bool(self.unknown or self.either) and not named

    def around(self, heads: Iterable[str]) -> tuple[Said, ...]:
        """What holds of everybody counted beneath some heads.

        In a table of several sorts of people, not all understood, a head that names one is of it.
        """
        heads = tuple(heads)
        if self.apart and any(map(is_everybody, heads[-1:])):
            return tuple(one for one in self.said if one.told not in self.apart)
        if not self.unknown or not any(is_sort(one) for head in heads for one in said_in(head)):
            return self.said
        return tuple(one for one in self.said if not is_sort(one))

    def of_list(self, title: str, kind: RecordType | None) -> About:
        """Return it for a list, which is of nobody knows whom where a title only hints at them.

        What the register itself says of a record is no riddle: 死亡 in one of who left.
        """
        if kind and self.unknown and (own := own_words(kind, self.unknown)):
            word = "、".join(filter(None, (self.word, own.words)))
            return replace(self, said=(*self.said, own), word=word, unknown="")
        if kind and self.unknown and _is_called(kind, self.unknown):
            return replace(self, unknown="")  # 代表 in a list of 村民代表, 长 of 村民小组长
        hint = _NOT_ALL.search(narrow(title))
        if hint is None or self.said or self.either or self.unknown:
            return self
        return replace(self, unknown=hint[0])

    def beside(self, words: Iterable[str]) -> About:
        """Return it for a table in which 总人口 stands beside a head of those of the title."""
        heads = [bare(word) for word in words]
        whole = [head for head in heads if is_everybody(head)]
        if not self.said or not any("总人口" in head for head in whole):
            return self
        told = (one.told for head in heads if head not in whole for one in said_in(head))
        return replace(self, apart=frozenset(told).intersection(one.told for one in self.said))

    @property
    def filter(self) -> str | None:
        """The proposal in Chinese, None for everybody."""
        return self.word or self.offered or None


def _is_of_family(said: Said) -> bool:
    """Say whether it names women, children or a group, or all who live in the village."""
    child = said.sort == "age" and (span_of(said.told) or (0, _ADULT))[1] < _ADULT
    return child or said.sort in {"sex", "base"} or said.sort.startswith("group:")


def _is_called(kind: RecordType, words: str) -> bool:
    """Say whether words are only part of what a register's records, all of them, are called."""
    lists_some = kind.name not in {"resident", "household", "special_group"}
    names = (kind.label, *(kind.aliases if lists_some else ()))
    return any(words in narrow(one) for one in names)


def own_words(kind: RecordType, text: str) -> Said | None:
    """Return what words say that are a choice of a register: 死亡 of those who left."""
    for field in kind.active:
        for one in field.listed() if isinstance(field, Choice) and kind.event else ():
            if text in {one.word, *one.aliases}:
                return Said(text, one.word, OWN, always(Where(field.name, "=", one.code)))
    return None


def is_everybody(head: str) -> bool:
    """Say whether a head counts all who live in the village: 总户数, 总人口."""
    return bool(_EVERYBODY.fullmatch(bare(head)))


def says_nothing(text: str) -> bool:
    """Say whether words narrow nobody down: 人口情况, 一、基本信息."""
    rest = _HARMLESS.sub("", _PLAIN.sub("", narrow(text)))
    return not re.search("[\u4e00-\u9fff]", rest)


def period_in(title: str) -> Period | None:
    """Return the period that a title names: 2026年第三季度, 2026年3月, 2026年."""
    found = _PERIOD.search(narrow(title))
    if not found:
        return None
    try:
        return Period.parse(found[0])
    except Invalid:
        return None


def about(title: str, places: tuple[str, ...] = ()) -> About:
    """Read a title; `places` are names of village and township that say nothing of people."""
    text = narrow(title)
    for place in places:
        text = text.replace(place, "")
    text = _YEARS.sub(_in_digits, _HOW.sub("", _QUOTES.sub("", text)))
    text = _OLD_PEOPLE.sub("岁以上", text)
    text = _GROUPS_AND.sub("村民小组", _NOT_YET.sub(_OTHERS, text))
    either = sorts_in(text)
    aged = bool(_AGED.search(text) or _FERTILE.search(text))
    of_women = bool(_OF_WOMEN.search(text))
    found = tuple(one for one in said_in(text) if _narrows(one, aged=aged, of_women=of_women))
    rest = text
    for one in found:
        rest = rest.replace(one.words, "", 1)
    rest = rest.replace("适龄", "") if aged else rest
    away = _MOVING.search(rest)  # 返乡 is no name of a place
    rest = _PLAIN.sub("", _NAMES.sub("", rest))
    rest += away[0] if away else ""
    if not found and not rest and (chosen := _CHOSEN.search(text)):
        rest += chosen[0]
    if whole := _VILLAGE_AND.search(text):
        found, either, rest = (), (), whole[1]
    found = tuple(one for one in finest(found) if not (rest and _is_beside(one, text)))
    if len({one.told for one in found if one.sort == "base"}) > 1:  # 常住与户籍人口: everybody
        found = tuple(one for one in found if one.sort != "base")
    words = dict.fromkeys(one.named for one in found)
    unknown = rest if re.search("[\u4e00-\u9fff]", _HARMLESS.sub("", rest)) else ""
    unknown = without_doings(unknown, (*found, *(each for one in either for each in one)))
    if not either and are_apart(found):
        either = tuple((one,) for one in found)
    if either:
        told = "或".join("".join(one.named for one in all_) for all_ in either)
        return About((), told, unknown, either)
    of_people = bool(unknown) and any(f"{unknown[-2:]}{who}" in text for who in _PEOPLE)
    part = _whole_part(text, found) if unknown and not of_people else ""
    return About(found, "、".join(words), unknown, of_people=of_people, whole=part)


def _whole_part(text: str, found: tuple[Said, ...]) -> str:
    """Return the first part of a title where it names all that are found and says no more."""
    first, *others = _PARTS.split(text, maxsplit=1)
    rest = first
    for one in found:
        rest = rest.replace(one.words, "", 1)
    named = all(one.words in first for one in found) and says_nothing(_NAMES.sub("", rest))
    return first if found and others and named else ""


def _is_beside(said: Said, text: str) -> bool:
    """Say whether a title has it beside other people: 劳动力资源及外出情况."""
    return said.sort == "place" and any(
        part and _PLAIN.sub("", part.replace(said.words, "")) == "" and said.words in part
        for part in _OR.split(text)[1:]
    )


def _in_digits(found: re.Match[str]) -> str:
    years = read_numeral(found[0])
    return found[0] if years is None else str(years)


def _narrows(said: Said, *, aged: bool = False, of_women: bool = False) -> bool:
    """Say whether words of a title say who is in the list; `aged`: it names years beside them."""
    if said.sort == "nation":
        return said.told == "少数民族"  # others are of places: 土家族苗族自治县
    if said.sort == "sex":
        # 35-64岁妇女, 妇女基本情况, not 妇女儿童工作
        return (aged or of_women) and said.words in {"妇女", "女性", "男性"}
    return aged or said.words not in _SOME


def sorts_in(text: str, between: re.Pattern[str] = _OR) -> tuple[tuple[Said, ...], ...]:
    """Return several sorts of people that a text names side by side, () when it names one."""
    parts = [tuple(one for one in said_in(part) if _narrows(one))
             for part in between.split(text)]  # fmt: skip
    found = list({tuple(each.told for each in one): one for one in parts if one}.values())
    sorts = any(is_sort(each) for one in found for each in one)
    return tuple(found) if len(found) > 1 and sorts else ()
