"""Doubts about a head that reads like a field: words around it that make it something else.

原住址, 企业 over 联系电话, 姓名（拟任）: a head means its field only where every word above it and
in its brackets is understood and adds nothing. What is not understood may name somebody else,
another time or another thing, so that the place stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from models.field import Field
from models.forms.counts.conditions import Said, at
from models.forms.counts.counting import Count, Ratio, understood
from models.forms.counts.membership import lists_groups
from models.forms.form import RUNNING, SAME, SITE, Place
from models.forms.shapes.people import about_people
from models.forms.whose.subjects import is_also_head
from models.kinds import Choice
from models.record import RecordType
from models.sheets import whose
from models.sheets.others import speaks_of_somebody, without_head
from models.sheets.vocabulary import bare, brackets, is_subject
from models.writing import narrow

#: words that say nothing about whose or what something is
_NEUTRAL = re.compile(
    r"[(](?:[人户口个名份元亩㎡]|万元|平方米)[)]|申请(?=户主|户)|其中|基本|基础|一般|主要|"
    r"详细|具体|相关|有关|现实|实际|目前|现状|当前|信息|情况|状况|资料|清理|清查|"
    r"需要?(?:帮助|协助)?转移(?=人员|群众|人口)|(?:每个?人都?)?填[报写]的?(?:项目|内容|部分)|"
    r"数据|概况|概要|登记|内容|明细|"
    r"栏目?|及其|以及|及|和|与|的|等|本人|个人|自身|人员|人口|对象|家庭成员|成员|家庭|户内|"
    r"每户|住?户主?|农户|"
    r"村民|居民|群众|人员|账面数?|[、,/()\[\]:;.\-—\s*★☆※]|^\d{1,2}(?=[.、]|$)|^[A-Za-z]\d{1,2}$|"
    r"^[(]?[一二三四五六七八九十]{1,2}(?=[、.)])|^附?[件表][一二三四五六七八九十\d]{1,2}$"
)
_WHO = frozenset({"name", "sex", "age", "born_on", "nation", "id_number", "former_name"})
_HOME = frozenset({"number", "household", "head", "head_number", "size", "relation", "group"})
_REGISTERED = frozenset({"registered_address", "registered", "status", "phone"})
_SITE = frozenset({"group", "address", "village", "township", "county", "name"})
_PARTY = frozenset({"political", "joined_on", "confirmed_on", "standing", "post", "cell", "dues",
                    "floating", "left_on", "left_why"})  # fmt: skip
_AID = frozenset({"level", "number", "started", "ended", "tags", "category", "whether"})
_PAID = frozenset({"card", "standard", "amount", "quantity", "got_on", "bank_account"})
_BANK = (
    "银行卡?|账[户号]|卡号|一卡通|社保卡|打卡|存折|惠农卡?|信用社|农商行|发放|补[贴助]|开户|资金"
)
#: words that say of what the heads below are -> the fields which that may be
_TOPICS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"居民身份证|身份证件?|证件|身份|自然", _WHO | {"member"}),
    (r"户籍地?|户口本?|户", _WHO | _HOME | _REGISTERED),
    (r"(?:现|实际|经常)?居?住(?:地址?|址|所|房)?|地址|常住地?|(?:房屋)?[坐座]落",
     _SITE | {"living", "status", "registered_address", "whether"}),
    (r"联系(?:方式)?|通讯|通信|联络|电话|手机", frozenset({"phone", "address"})),
    (r"出生|年龄", frozenset({"born_on", "age"})),
    (r"受?教育|文化(?:程度)?|学历|学[业籍]", frozenset({"education"})),
    (r"婚姻|婚育", frozenset({"marital"})),
    (r"政治(?:面貌)?|党内|党籍|党务|入党|党员|中共|党组织", _PARTY | {"whether"}),
    (_BANK, _PAID),
    (r"(?:保障|供养|救助)金(?:发放)?", _PAID | {"level", "number", "started"}),
    (r"身体|健康", frozenset({"level", "number", "whether", "members"})),
    (r"保障|救助|享受|待遇|供养|民政|社会|福利|证书?|持证", _AID | {"members"}),
    (r"外出|务工|流[动出]|去向|[已转]?就业|转移",
     frozenset({"away_to", "away_for", "whether", "members"})),
    (r"时间|日期|年月|期限|起止",
     frozenset({"born_on", "joined_on", "confirmed_on", "started", "ended"})),
    (r"所[在属](?:地区?)?|(?:行政)?区划|地区|属地|行政村|村民?小组|街道|社区|[村组省市县区乡镇]",
     _SITE),
    (r"土地|耕地|承包地?|面积", frozenset({"farm_area"})),
    (r"任职|职务|村干部|党内职务", frozenset({"post", "started", "body", "ended", "duties"})),
    (r"关系", frozenset({"relation"})),
    (r"经济|生产|生活|收入|生计",
     frozenset({"size", "farm_area", "members", "marital", "address", "whether"})),
    (r"特殊|困难|重点|人群|(?:是的?)?打[√勾]|类别|类型|群体|属性|标识|标记", _AID),
    (r"备注|说明|其他", frozenset({"note"})),
)  # fmt: skip
_TOPIC = re.compile("|".join(f"(?P<t{n}>{words})" for n, (words, _) in enumerate(_TOPICS)))
#: sorts of people whom a form may be about: 返乡人员, 搬迁户, 适龄儿童
_SORT = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(户主|人员|对象|儿童|老年?人|学生|妇女|青少?年|户|军人|党员|群[体众]|"
    r"人群|患者|劳动力|残疾人|代表|人口)"
)
#: what such words are when they name those who do something for the others
_DOERS = re.compile(
    whose.any_of(
        whose.HELPERS, whose.ON_DUTY, whose.GUARDIANS, whose.CARERS, whose.AGENTS, whose.VOUCHERS,
        whose.PAPERWORK,
        ("联系", "包村", "驻", "工作", "负责", "责任", "管理", "审批", "服务", "救援", "监测员",
         "受托", "介绍", "证明", "验收", "施工", "技术", "专业", "领导", "上级", "法人",
         "[承出]?租", "用[人工]", "业主", "对方", "单位", "企业", "公司",
         "镇[级街]", "乡级", "县级"),
        ("原", "旧", "新增", "拟", "非", "不", "无关", "外来"),
    )
)  # fmt: skip
_OWNER = re.compile(r"[\u4e00-\u9fff]{1,4}[人者方]")
#: whom somebody comes to, not who comes
_GIVEN_TO = re.compile("(服务|帮扶|走访|慰问|管理|监测|救助)(?=对象$)")
#: parts that somebody plays, whose own name may stand elsewhere
_PART = re.compile(
    r"^(申请|申报|受益|享受|投保|被?保险|被保险|参保|缴费|领款|领取|收款|参训|受助|受理|"
    r"被救助|被扶养|转移|当事)人(?!员)"
)
_APPLYING = re.compile(r"(申请|申报|被调查|被救助|受助|受益|享受|登记|被核查|参保|缴费)人")
_THEM = re.compile(r"(申请|申报|享受|受益|补贴|救助|保障|被?调查|本)人|(救助|保障|低保|"
r"补贴)?对象|残疾人|老人|户主")
#: what may stand in brackets: how to write it
_HOW = re.compile(
    r".*(填|写|例如|如[:：]|格式|[必可非]选|可空|为准|一致|精确|具体|详细|到[门组村户]|√|下拉|"
    r"全称|没有|无则|请|不要|不得|相同).*|"
    r"(?:年|月|日|yyyy|mm|dd|[\d\-~./、,:]|元|万|亩|岁|周|公历|阳历|位|座?手?机|电话|号码?|"
    r"身份证|户口[本簿]|户|人|口|个|名|份|次|间|㎡|平方米|"
    r"公斤|吨|m2|是|否|有|无|男|女|或|及|本人|必填|文本|代码|汉字|数字|如|例|按|[a-z])*"
)
_POSTS = re.compile(r"(?:副?(?:主任|书记|组长|主席)|委员|文书|会计|出纳|队?员|[、,/或和及等])+")
_PLACE_HINT = re.compile(
    r"[省市县区乡镇街道行政村社居委会自然屯组号楼栋室门牌路弄、,/至到及或*()]+"
)
_NAME = re.compile(r"姓名|名字|姓名.{0,6}")
_SOMEBODY = re.compile(r"[^本\d]人$|户名")
_NOT_OURS = re.compile(
    r"不[用需必]填|不填(?:写|$)|[无勿]需?填|自动|系统|[省市县区乡镇]级?(?:部门|政府|民政)?填|单位填|部门填"
)
_SIGNED = re.compile(r"签[字名章]|盖章|手印|按印|印章")
_OTHER_TIME = re.compile(
    r"[原旧前曾拟新]|变更|上[年季月期]|去年|往年|预[计备]|计划|目标|候选|推荐|核[定减增]|错误|"
    r"不符|更正|修改|抽查"
)
_SORTED = -1  #: among the topics: a sort of people
_ADDRESS = re.compile("地址|位置|地点")
_OF_THINGS = re.compile("宅基地|建房|房屋|住房|经营|企业|项目|地块|林地|养殖|商铺|门面|设施|场所")
#: heads of a list of a firm's people
_STAFF = re.compile("[一二三]级部门|所[在属]部门|^部门$|车间|工号|班组|司龄|用工(形式|公司)")
_EACH = re.compile(r"/[亩人户月天次平]|每[亩人户月天平]|单价|标准")
_PAID_FOR, _OWN_LAND = re.compile("补|应|申报|核|流转|经营"), re.compile("承包|确权|耕地")
_UNTOUCHED = frozenset({RUNNING, SAME, SITE, "填报日期", "年度"})


def doubted(
    places: Iterable[Place], kind: RecordType | None, title: str = ""
) -> Iterator[Place]:
    """Yield the places, those left open around whose heads a word is not understood."""
    all_ = tuple(places)
    named = tuple(one for one in all_ if _is_name(one, kind) and not (
        _of_brackets(one) or _of_parents(one, kind, (), title)))  # fmt: skip
    others = {one.head[:-1] for one in all_ if len(one.head) > 1 and one not in named
              and _NAME.fullmatch(narrow(one.head[-1]))}  # fmt: skip
    staff = any(_STAFF.search(narrow(one.head[-1])) for one in all_
                if one.head and one.column is not None)  # fmt: skip
    for one in all_:
        if not one.meant or one.derivation in _UNTOUCHED or not one.head:
            yield one
            continue
        why = (_of_brackets(one) or _of_purpose(one) or _of_parents(one, kind, named, title)
               or _of_part(one, named))  # fmt: skip
        if _ADDRESS.fullmatch(narrow(one.head[-1])) and _OF_THINGS.search(title):
            why = "不一定是住的地方"
        if not why and staff and _name_of(one) == "group":
            why = "不一定是村民小组"
        if not why and one.head[:-1] in others and not _asks_by_name(one):
            why = f"“{one.head[-2]}”有自己的姓名，不是这一行的人"
        yield one.opened(why) if why else one


def _asks_by_name(one: Place) -> bool:
    """Say whether the word above a place is the field itself, or is it with it: 组长 over 姓名."""
    words = set(map(narrow, one.target.words)) if one.target else set()
    return not words.isdisjoint({narrow(one.head[-2]), bare("".join(one.head[-2:]))})


def _is_name(one: Place, kind: RecordType | None) -> bool:
    """Say whether a place asks for the name of whom the rows are about."""
    return (
        one.target is not None and one.membership is None and bool(one.head)
        and one.target.field.name in {kind.title if kind else "", "head"}
    )  # fmt: skip


def _of_purpose(one: Place) -> str:
    """Say why a head measures something else: 租金（元/亩）, 成员数（户）, 应补面积; "" if not."""
    head, name = narrow(one.head[-1]), _name_of(one)
    if name == "farm_area" and (_PAID_FOR.search(head) or not _OWN_LAND.search(head)):
        return "要补的面积不一定就是承包地面积"
    if name == "size" and "户" in [*brackets(head)]:
        return "是多少户，不是多少人"
    kind = getattr(one.target.field, "result", one.target.field).kind if one.target else ""
    own = "".join(one.target.words if one.target else ())
    each = kind == "money" and _EACH.search(head) and not _EACH.search(own)
    return "是按每亩、每人这样算的，不是总数" if each else ""


# -- brackets ----------------------------------------------------------------------------------


def _of_brackets(one: Place) -> str:
    for hint in brackets(one.head[-1]):
        if one.target and any(narrow(word).lower() in {hint, f"{hint}号"} or hint in narrow(word)
                              for word in one.target.words):  # fmt: skip
            continue
        if _NOT_OURS.search(hint):
            return f"括号里写“{hint}”，这一格不用填"
        if _SIGNED.search(hint):
            return f"括号里写“{hint}”，是要本人签的"
        if one.target and (_is_of_field(hint, one.target.field) or _is_topic(hint, one)):
            continue
        if one.count and _is_counted(understood(hint), one.count):
            continue  # 儿童（14岁以下） in a household
        other = _OTHER_TIME.search(hint) or _SOMEBODY.search(hint)
        if other or not (_HOW.fullmatch(hint) or is_plain(hint)):
            return f"括号里的“{hint}”拿不准"
    return ""


def _is_of_field(hint: str, field: Field[Any]) -> bool:
    """Say whether a bracket says what a field may hold: its choices, groups, posts, a place."""
    if isinstance(field, Choice) and _lists(hint, field):
        return True
    if field.name == "tags":
        return lists_groups(hint)
    if field.name == "head":  # 户主（产权人）: what the head is as well
        return bool(_OWNER.fullmatch(hint)) and not _DOERS.search(hint)
    if field.name == "post":
        return bool(_POSTS.fullmatch(hint))
    if field.name in _SITE | {"registered_address", "away_to"} and _PLACE_HINT.fullmatch(hint):
        return True
    return field.kind == "person_name" and bool(_THEM.fullmatch(hint))


def _is_topic(hint: str, one: Place) -> bool:
    """Say whether a bracket only names what the head is of: 一卡通（惠农卡）卡号."""
    rest, topics = _read(hint)
    return not rest and bool(topics) and _SORTED not in topics and all(
        _name_of(one) in _TOPICS[n][1] for n in topics
    )


def _lists(hint: str, field: Choice) -> bool:
    """Say whether a bracket lists what may be chosen: 小学、初中、高中."""
    known = {narrow(word) for one in field.listed() for word in (one.word, *one.aliases)}
    words = [word for word in re.split(r"[、,/;\s]|或|(?<=[^\d])(?=\d)|\d[.、]?", hint) if word]
    return len(words) > 1 and sum(word.strip("等.…") in known for word in words) * 2 >= len(words)


# -- parents -----------------------------------------------------------------------------------


def _of_parents(
    one: Place, kind: RecordType | None, named: Sequence[Place], title: str
) -> str:
    shared = {word for each in named for word in each.head[:-1]}
    for word in one.head[:-1]:
        if word in shared or (not named and is_titled(word, title)):
            continue
        if word is one.head[-2] and _asks_by_name(one):
            continue
        if not _is_of(_plain_brackets(word, kind), one, kind, named):
            return f"写在“{word}”下面，拿不准是不是一回事"
    return ""


def _plain_brackets(word: str, kind: RecordType | None) -> str:
    """Return a word above a head without brackets that only say how to write: （人）, （必填）.

    Nor with those that say the register's own word for it: 承包（租赁）期限.
    """
    text = without_head(narrow(word))
    for hint in brackets(text):
        how = _HOW.fullmatch(hint) and not (_NOT_OURS.search(hint) or _SOMEBODY.search(hint))
        if how or _is_word_of(hint, kind):
            text = text.replace(f"({hint})", "")
    return text


def _is_word_of(hint: str, kind: RecordType | None) -> bool:
    """Say whether a register of things, not of people, has a word in one of its fields' names."""
    return kind is not None and not about_people(kind) and any(
        hint in narrow(word) for one in kind.active for word in (one.label, *one.aliases)
    )  # fmt: skip


def is_titled(word: str, title: str) -> bool:
    """Say whether a word above heads is whom the title names: 侨眷 in 归侨侨眷登记表."""
    whom = _OF_THEM.sub("", bare(word))
    return len(whom) > 1 and whom in narrow(title) and not (
        _DOERS.search(whom) or speaks_of_somebody([whom])
    )  # fmt: skip


_OF_THEM = re.compile(r"的?(成员|人员|对象|基本|身份|个人|家庭)?(信息|情况|资料|状况)?$")
_MEASURED = re.compile("(规模|数量)$")
_POLICY = re.compile("(享受|救助)?(政策|待遇)(情况)?")  #: over 低保: whether somebody gets it
#: over counts in a household: it only gathers them
_SOME_SORTS = re.compile("(重点|特殊|困难|关注)+(人员|人群|群体|对象|人口)(情况)?")
_KINDS = re.compile(r"(农?户)(别|类别?|类型|属性)|(经济)?困难(情况|类型|类别)")


def _is_of(text: str, one: Place, kind: RecordType | None, named: Sequence[Place]) -> bool:
    """Say whether a word above a head leaves it what it is."""
    if one.target and text in map(narrow, one.target.words):
        return True
    if kind is not None and (_names_kind(text, kind) or (
        kind.name in {"resident", "household"} and is_also_head(text))):  # fmt: skip
        return True
    if one.count and _is_counted(understood(text), one.count):
        return True  # 常住人口中 over 60岁以上
    rest, topics = _read(text)
    name = _name_of(one)
    sorted_ = _SORTED in topics
    of = [_TOPICS[n][1] for n in topics if n != _SORTED]
    if not rest and (not topics or any(name in one for one in of)):
        return True
    if name == "members" and _SOME_SORTS.fullmatch(text):
        return True
    if names_a_sort(text) or (sorted_ and not rest and not of):
        # its people are those of the rows, unless these are named elsewhere
        return not named or name in _AID | _PARTY | {"group"}
    if name == "whether" and (_KINDS.fullmatch(text) or _POLICY.fullmatch(text)):
        return True  # beneath 户别 stand the sorts themselves
    if not rest or kind is None or about_people(kind):
        return False
    words = "".join((*(narrow(word) for word in (one.target.words if one.target else ())),
                     narrow(kind.label) if kind else ""))  # fmt: skip
    return len(rest) > 1 and rest in words


def _is_counted(said: tuple[Said, ...] | None, count: Count | Ratio) -> bool:
    """Say whether a count already has all that some words say."""
    return bool(said) and {one.told for one in said or ()} <= {one.told for one in count.said}


def _names_kind(text: str, kind: RecordType) -> bool:
    """Say whether a word only names what the rows are: 小组规模 in a list of 村民小组."""
    what = _MEASURED.sub("", _OF_THEM.sub("", bare(text)))
    return len(what) > 1 and what in narrow(kind.label)


def _name_of(one: Place) -> str:
    """Return the name of the field that a place asks for, or what kind of count it is."""
    if one.target is not None:
        return one.target.field.name
    return "whether" if (one.derivation or "").startswith("是否") else "members"


@lru_cache(maxsize=2000)
def _read(text: str) -> tuple[str, tuple[int, ...]]:
    """Return what is left of a text when its plain words are taken away, and its topics."""
    topics: list[int] = []
    rest, place = "", 0
    while place < len(text):
        found = _NEUTRAL.match(text, place)
        topic = _TOPIC.match(text, place)
        if topic and (not found or len(topic[0]) > len(found[0])):
            topics.append(int(str(topic.lastgroup)[1:]))
            place = topic.end()
        elif found and found[0]:
            place = found.end()
        elif said := at(text, place):
            topics.append(_SORTED)
            place += len(said.words)
        else:
            rest += text[place]
            place += 1
    return rest, tuple(topics)


def is_plain(text: str) -> bool:
    """Say whether words add nothing: 基本信息, 个人情况."""
    rest, topics = _read(narrow(text))
    return not rest and not topics


def names_a_sort(text: str) -> bool:
    """Say whether words name a sort of people, as a form may be about: 搬迁户信息."""
    bare = re.sub(r"[(].*?[)]|的?(基本|身份|个人|家庭)?(信息|情况|资料|状况)$|"
                  r"填[报写](的?(项目|内容|部分))?$", "", text)
    return bool(_SORT.fullmatch(bare) or is_subject(bare) or _APPLYING.fullmatch(bare)) and not (
        _DOERS.search(_GIVEN_TO.sub("", bare))
    )


# -- the part somebody plays ---------------------------------------------------------------------


def _of_part(one: Place, named: Sequence[Place]) -> str:
    """Leave open 申请人身份证号 beside 姓名, which may be another's; a number names nobody."""
    named = [each for each in named if each.target and each.target.field.kind != "text"]
    part = _PART.match(narrow(one.head[-1]))
    if not part or one in named:
        return ""
    parts = (_PART.match(narrow(each.head[-1])) for each in named)
    if any(other and other[0] == part[0] for other in parts):
        return ""
    return f"“{part[0]}”不一定是“{named[0].head[-1]}”那个人" if named else ""
