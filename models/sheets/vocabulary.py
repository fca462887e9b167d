"""The words by which a register's columns are known in other people's tables.

Everything follows from the declarations: labels, aliases, links. A column may also mean what a
linked record holds (户主 of the household, 身份证号 of the person a line is about); such a target
is understood, though an import does not write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from models.field import Field
from models.kinds_links import Attachment, Computed, Copied, Lines, Link
from models.kinds_people import PersonName
from models.record import RecordType
from models.sheets.meaning import meaning
from models.sheets.whose import SUBJECT
from models.writing import narrow, uncircled

_BRACKETS = re.compile(r"[(\[{<【〔「《][^()\[\]{}<>【】〔〕「」《》]*[)\]}>】〕」》]")
_MARKS = re.compile(r"[*★☆※:;,.、。\"'“”‘’_\-—|/\\]+")
#: 3.姓名; S2.姓名 and A4 姓名, as questionnaires count their questions
_NUMBERED = re.compile(
    r"^(?:([a-z]?\d{1,2}|[一二三四五六七八九十]{1,2})[.、)]|[a-z]\d{1,2}(?=[\u4e00-\u9fff]{2}))"
)
#: the same word once more in Latin letters: 姓名_real_name, 性别(sex)
_TRANSLATED = re.compile(r"(?<=[\u4e00-\u9fff\])】])[\s_/\-(]*[a-z][a-z_ .\-]{2,}\)?$")
#: what people type for a word that sounds or looks like it
_SLIPS = (
    ("藉", "籍"), ("帐", "账"), ("薄", "簿"), ("成度", "程度"), ("年令", "年龄"),
    ("连系", "联系"), ("座落", "坐落"), ("出身年", "出生年"), ("出身日", "出生日"),
    ("名族", "民族"), ("身分", "身份"), ("婚烟", "婚姻"),
    ("其它", "其他"), ("签定", "签订"), ("家属关系", "家庭关系"), ("电活", "电话"),
)  # fmt: skip
#: spellings that are the same word, longest first
_SAME = (
    *_SLIPS,
    ("居民身份证", "身份证"), ("公民身份证", "身份证"), ("公民身份", "身份证"),
    ("身份证件", "身份证"), ("手机电话", "手机"), ("移动电话", "手机"), ("号码", "号"),
    ("状况", "情况"), ("程度", "情况"), ("年月日", "日期"), ("时间", "日期"),
    ("地详细地址", "地址"), ("地详址", "地址"), ("详细地址", "地址"), ("详细住址", "住址"),
    ("现住地址", "现住址"),
    ("现住地", "现住址"), ("住所", "住址"), ("的", ""), ("之", ""),
    ("主要诉求", "诉求"), ("主要问题", "问题"), ("主要内容", "内容"),
    ("婚姻状态", "婚姻情况"), ("电话号", "电话"), ("联系手机", "手机"), ("手机联系电话", "手机"),
    ("真实姓名", "姓名"), ("族别", "民族"), ("政治身份", "政治面貌"), ("备注说明", "备注"),
    ("同户主", "与户主"), ("何关系", "关系"), ("本户", "家庭"), ("成员数", "人口数"),
    ("户口编号", "户编号"), ("家庭户号", "户号"), ("身份证地址", "户籍地址"),
    ("户口住址", "户籍住址"), ("所在地址", "所在地"),
    ("联户长", "联保长"), ("户长", "户主"), ("牧户", "农户"),
    ("户代表", "户主"), ("现家庭", "家庭"), ("实际居住", "现居住"), ("现居地", "现居住地"),
    ("现务工", "务工"), ("务工地址", "务工地点"), ("务工所在地", "务工地点"),
    ("详细地点", "地点"),
    ("缴纳", "交"), ("交纳", "交"), ("缴", "交"),
    ("惠民", ""), ("惠农", ""), ("农商行", "银行"), ("信用社", "银行"), ("卡卡号", "卡号"),
    ("存折号", "银行账号"), ("打卡账号", "银行账号"), ("门牌号", "门牌住址"), ("字号", "文号"),
    ("起始", "开始"), ("终止", "截止"), ("结束", "截止"), ("有无", "有"), ("是否有", "有"),
    ("人口数", "人口"), ("证编号", "证号"),
)  # fmt: skip
#: heads that are cut short, or in the Latin letters of a system's export -> in full
_WHOLE = {
    "name": "姓名", "phone": "联系电话", "tel": "联系电话", "mobile": "手机号", "sex": "性别",
    "gender": "性别", "idcard": "身份证号", "idnumber": "身份证号", "birthday": "出生日期",
    "address": "地址", "nation": "民族", "remark": "备注",
    "出生": "出生日期", "常住地": "常住地址", "一卡通": "一卡通账号", "户主名": "户主",
    "户主手机": "户主手机号",
}  # fmt: skip
_AROUND = re.compile(
    r"^(是否(?:确认|认定|属于|享受)?(?:为|是)?|[住在属]?于?哪一?个|现任|村内|本人|个人|村民|居民|人员|户内成员|家庭成员|成员|所属|"
    r"所在)"
    r"|(小写|是/否|是否|名称|信息|m2|㎡|平方米|万?元|亩|公斤|周?岁|1|①)$"
)
#: whose head it is: 移民户主姓名, 监测对象户主姓名; not the former one, not who stands to him
_OF_THE_HEAD = re.compile(
    r"^(?!.*(?:联系|联户|包户|包联|结对|帮扶))[^原前旧新与和同非是]{2,6}(?=户主(姓名|名字|身份证号?|公民身份号|电话)$)"
)
_ABOUT_THEM = re.compile(
    f"^(?:小孩|孩子|娃娃|娃儿)(?=姓名|名字)|^{SUBJECT}(?=(户主|姓名|名字|身份证|公民身份|证件号|性别|年龄|出生|民族|联系|电话|手机|住址|地址|户籍|本人))"
)
#: who is the head of the household as well: 承包方（户主）姓名
_BRACKETED_HEAD = re.compile(r"[^()]{2,4}\(户主(?:姓名)?\)(姓名|身份证号码?|电话|联系电话)?")
#: which of them they are: 儿童类别, 救助对象类型
_KINDS_OF_THEM = re.compile(f"^(?!残疾|党员|学生|劳动力|妇女){SUBJECT}(类别|类型|种类)$")
_THEM = re.compile(SUBJECT)
_CALLED = re.compile("人$")  #: such a word may have 姓名 behind
#: what any paper may be called, and whom it lists: no theme of a register
_PAPERS = frozenset(
    ("登记", "台账", "名册", "名单", "情况", "信息", "清单", "人员", "人口", "明细")
)
_JOINED = re.compile(r"[与和的]")
#: how much or how often, or how it was come by; the word behind it is the same without
_QUALIFIED = re.compile(
    r"(?:本[年月季期次]度?|当[年月季]|[全每][年月季亩]|[年月季]度?|实际|[实应][发付补领兑]|核定|核实|发放|"
    r"[总共]|合计|累计|最终|最后|确定|该人|其中)+(?=..)"
)
#: the last word of a day: 合同起始日, 终止时
_DAY = re.compile(r"(?<=[始止订效结访成完放付到满])(日|年份)$")
_WORD, _NAME = 3, 4  #: a longer label ends in a word of its own, a longer name says much more


@dataclass(frozen=True)
class Target:
    """What a column may be.

    Attributes:
        register: name of the register that has the field.
        field: the field.
        own: an import may write it, or check it against what the program counts.
        derivation: how the value follows from the row's own record; None when it is its own.
        words: the spellings by which it is known, the label first.
        further: more of them, which give way to those.
        second: words of another field that may mean this one where both stand in a table.
        linked: it is a field of another record, which the row's own record points to.
        far: of one to which that other record points; it tells nothing of what the row is.
    """

    register: str
    field: Field[Any]
    own: bool = True
    derivation: str | None = None
    words: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    linked: bool = False
    far: bool = False

    @property
    def path(self) -> str:
        """Return register.field."""
        return f"{self.register}.{self.field.name}"


@lru_cache(maxsize=8000)  # sixty registers look at the same heads
def bare(head: str) -> str:
    """Bring a head to the form in which it is compared: narrow, without marks and brackets."""
    text = narrow(uncircled(head)).lower()
    text = _NUMBERED.sub("", text) or text
    text = _TRANSLATED.sub("", text)
    plain = _MARKS.sub("", _BRACKETS.sub("", text))
    return plain or _MARKS.sub("", text)


def brackets(head: str) -> Iterator[str]:
    """Yield what stands in brackets."""
    for found in _BRACKETS.findall(narrow(head).lower()):
        yield found[1:-1]


@lru_cache(maxsize=8000)
def core(text: str) -> str:
    """Bring a bare head to what it means: 居民身份证号码 and 公民身份号码 are one word."""
    text = _OF_THE_HEAD.sub("", _WHOLE.get(text, text))
    for spelling, word in _SAME:
        text = text.replace(spelling, word)
    text = _DAY.sub("日期", text)
    return f"{text.removesuffix('年月')}日期" if text.endswith("年月") else text


def shorter(word: str) -> str:
    """Return a bare head without the words around that add nothing: 是否, 本人, 元."""
    word = _KINDS_OF_THEM.sub("类别", _ABOUT_THEM.sub("", word))
    return _ABOUT_THEM.sub("", _AROUND.sub("", word)) or word


def unqualified(word: str) -> str:
    """Return a bare head without what only says which of its kind: 标准 of 月标准; "" if none."""
    return _QUALIFIED.sub("", word, count=1) if _QUALIFIED.match(word) else ""


def of_the_head(word: str) -> str:
    """Return 户主姓名 for 承包方（户主）姓名 and 用水户名（户主）; other heads as they stand."""
    found = _BRACKETED_HEAD.fullmatch(narrow(word))
    return f"户主{found[1] or '姓名'}" if found else word


def is_subject(word: str) -> bool:
    """Say whether a bare head only says who the people of a list are: 家庭成员, 残疾人."""
    return bool(_THEM.fullmatch(word))


class Vocabulary:
    """What the columns of one register's tables may be, by every spelling."""

    def __init__(
        self, targets: Iterable[Target], themes: Iterable[str] = (), also: Iterable[str] = ()
    ) -> None:
        """Take what columns may be, what the tables are about, and what that is also called."""
        self.targets = tuple(targets)
        self.themes = tuple(themes)
        self._also = tuple(also)
        self._before = sorted({*self.themes, *self._also}, key=len, reverse=True)
        self.labels: dict[str, list[Target]] = {}
        self.aliases: dict[str, list[Target]] = {}
        self.cores: dict[str, list[Target]] = {}
        self.further: dict[str, list[Target]] = {}
        self.second: dict[str, list[Target]] = {}
        for one in self.targets:
            label, *aliases = map(bare, one.words)
            _add(self.labels, label, one)
            for word in dict.fromkeys(aliases):
                _add(self.aliases, word, one)
            for word in dict.fromkeys(map(core, (label, *aliases))):
                _add(self.cores, word, one)
            for word in dict.fromkeys(map(core, one.further)):
                _add(self.further, word, one)
            for word in dict.fromkeys(core(bare(word)) for word in one.second):
                _add(self.second, word, one)

    def widened(
        self,
        further: Callable[[Target], tuple[str, ...]],
        second: Callable[[Target], tuple[str, ...]],
    ) -> Vocabulary:
        """Return the vocabulary with further words for each target."""
        also = ((one, further(one), second(one)) for one in self.targets)
        targets = (replace(one, further=more, second=other) for one, more, other in also)
        return Vocabulary(targets, self.themes, self._also)

    def without_theme(self, word: str) -> str:
        """Return a bare head without what the table is about: 金额 of 合同金额; "" if none."""
        for theme in self._before:
            if word.startswith(theme) and word != theme:
                return word.removeprefix(theme)
        return ""

    @cached_property
    def words(self) -> frozenset[str]:
        """All spellings, bare and at their core."""
        return frozenset((*self.labels, *self.aliases, *self.cores))

    @cached_property
    def meanings(self) -> dict[frozenset[str], list[Target]]:
        """What each spelling of the register's own fields speaks of -> the fields."""
        found: dict[frozenset[str], list[Target]] = {}
        for one in self.targets:
            words = () if one.linked else [bare(word) for word in (*one.words, *one.further)]
            for thing in {meaning(each) for word in words
                          for each in (word, self.without_theme(word))}:
                if thing:
                    found.setdefault(thing, []).append(one)
        return found


def _add(table: dict[str, list[Target]], word: str, one: Target) -> None:
    if word:
        table.setdefault(word, []).append(one)


def vocabulary(record_type: RecordType, types: Mapping[str, RecordType]) -> Vocabulary:
    """Return the vocabulary of a register: own fields, then those of the records it is about."""
    return Vocabulary(
        (*_own(record_type, types), *_linked(record_type, types)),
        themes_of(record_type.label),
        (theme for alias in record_type.aliases
         if len(alias) <= _NAME for theme in themes_of(alias) if theme not in _PAPERS),
    )


def themes_of(label: str) -> Iterator[str]:
    """Yield what the tables of a register are about: 矛盾纠纷, and its words 矛盾 and 纠纷.

    A name of an odd number of letters is no row of pairs: of 近亲属关系 only its end is a word.
    """
    yield label
    for part in _JOINED.split(label):
        yield part
        if len(part) > _WORD:
            yield from (
                part[at : at + 2] for at in range(0, len(part) - 2, 2) if not len(part) % 2
            )
            yield part[-2:]


def of_fields(register: str, fields: Iterable[Field[Any]]) -> Vocabulary:
    """Return a vocabulary of plain fields."""
    return Vocabulary(Target(register, one, words=spellings(one)) for one in fields)


def importable(record_type: RecordType) -> tuple[Field[Any], ...]:
    """Return the fields that a column may fill, or be checked against.

    A number series is among them: an old register brings its numbers.
    """
    numbered = record_type.numbering.field if record_type.numbering else ""
    entered = [one for one in record_type.entered if not isinstance(one, Lines | Attachment)]
    return (
        *entered,
        *(one for one in record_type.active if one.name == numbered),
        *(one for one in record_type.active if is_checked(one) or is_telling(one, record_type)),
    )


def is_checked(one: Field[Any]) -> bool:
    """Say whether a column is only compared: a number that the program counts itself."""
    return isinstance(one, Computed) and one.result.kind == "integer"


def is_telling(one: Field[Any], record_type: RecordType) -> bool:
    """Say whether a column only tells which record a row is: whoever heads a household."""
    return isinstance(one, Computed) and any(one.name in names for names in record_type.told_by)


def spellings(one: Field[Any]) -> tuple[str, ...]:
    """Return label and aliases; who is somebody is also known with 姓名 behind: 信访人姓名."""
    words = (one.label, *one.aliases)
    more = (f"{one.label}姓名", f"{one.label}名字") if _is_person(one) else ()
    called = (f"{word}姓名" for word in words if _CALLED.search(word) and _names_one(one))
    return (*words, *dict.fromkeys((*more, *called)))


def _is_person(one: Field[Any]) -> bool:
    return isinstance(one, Computed) and isinstance(one.result, PersonName)


def _names_one(one: Field[Any]) -> bool:
    return isinstance(one, PersonName) or (isinstance(one, Copied) and one.of == "name")


def _own(record_type: RecordType, types: Mapping[str, RecordType]) -> Iterator[Target]:
    written = importable(record_type)
    for one in record_type.active:
        if isinstance(one, Lines | Attachment):
            continue
        yield Target(
            record_type.name, one, one in written, _derivation(record_type, one),
            (*spellings(one), *_copied_from(record_type, one, types),
             *_shared(record_type, one, types)),
        )  # fmt: skip


def _copied_from(
    record_type: RecordType, one: Field[Any], types: Mapping[str, RecordType]
) -> tuple[str, ...]:
    """Return the spellings of the field that a copy is made of."""
    if not isinstance(one, Copied):
        return ()
    there = types.get(getattr(record_type.by_name[one.link], "to", ""))
    of = there.by_name.get(one.of) if there else None
    return spellings(of) if of else ()


def _shared(
    record_type: RecordType, one: Field[Any], types: Mapping[str, RecordType]
) -> Iterator[str]:
    """Yield how the roster spells a fact that every register may have: 生日, 备考.

    Not where that is the word for something else here.
    """
    same = same_in_roster(record_type, one, types)
    if same is None:
        return
    others = {word for each in record_type.active if each is not one for word in spellings(each)}
    yield from (word for word in spellings(same) if word not in others)


def same_in_roster(
    record_type: RecordType, one: Field[Any], types: Mapping[str, RecordType]
) -> Field[Any] | None:
    """Return the field of the roster that is called the same, none for the roster itself."""
    if record_type.name == "resident":
        return None
    return next((each for each in types["resident"].active
                 if each.label == one.label and each.kind == one.kind), None)  # fmt: skip


def _derivation(record_type: RecordType, one: Field[Any]) -> str | None:
    if isinstance(one, Copied):
        return f"{record_type.name}.{one.link} → {one.of}"
    if isinstance(one, Computed):
        needs = ", ".join(one.needs) or one.help or "other records"
        return f"computed from {needs}"
    return None


def _linked(record_type: RecordType, types: Mapping[str, RecordType]) -> Iterator[Target]:
    """Yield fields of the records that a line is about: through links it must have or makes."""
    title = record_type.by_name[record_type.title]
    about = title.link if isinstance(title, Copied) else ""
    for link in record_type.links:
        target = types.get(link.to)
        if target is None or not (link.required or link.makes or link.name == about):
            continue
        way = f"{record_type.name}.{link.name}"
        yield from _fields_of(target, way)
        for further in target.links if link.required else ():
            if further.makes and further.to in types and further.to != record_type.name:
                # whom a line is about has a household, and its head is known by it
                there = f"{way} → {target.name}.{further.name}"
                yield from _fields_of(types[further.to], there, far=True)


def _fields_of(target: RecordType, way: str, *, far: bool = False) -> Iterator[Target]:
    for one in target.active:
        if not isinstance(one, Lines | Attachment | Link):
            there = f"{way} → {target.name}.{one.name}"
            yield Target(target.name, one, False, there, spellings(one), linked=True, far=far)  # noqa: FBT003
