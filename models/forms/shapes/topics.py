"""What words above heads and in brackets are of: 居民身份证 of who one is, 开户 of what is paid.

Words that say nothing are passed over; of the rest each names a topic, with the fields it may be
about, or is not understood.
"""

from __future__ import annotations

import re
from functools import lru_cache

from models.forms.counts.conditions import at
from models.sheets import whose
from models.sheets.vocabulary import is_subject
from models.writing import narrow

#: words that say nothing about whose or what something is
_NEUTRAL = re.compile(
    r"[(](?:[人户口个名份元亩㎡]|万元|平方米)[)]|申请(?=户主|户)|其中|基本|基础|一般|主要|"
    r"详细|具体|相关|有关|现实|实际|目前|现状|当前|信息|情况|状况|资料|清理|清查|"
    r"需要?(?:帮助|协助)?转移(?=人员|群众|人口)|(?:每个?人都?)?填[报写]的?(?:项目|内容|部分)|"
    r"数据|概况|概要|户情|登记|内容|明细|"
    r"栏目?|共同生活的?(?=家庭|成员|人员)|及其|以及|及|和|与|的|等|本人|个人|自身|人员|人口|对象|家庭成员|成员|家庭|户内|"
    r"每户|住?户主?|农户|"
    r"村民|居民|群众|人员|账面数?|[、,/()\[\]:;.\-—\s*★☆※]|^\d{1,2}(?=[.、]|$)|^[A-Za-z]\d{1,2}$|"
    r"^[(]?[一二三四五六七八九十]{1,2}(?=[、.)])|^(?:附?[件表][一二三四五六七八九十\d]{1,2}|"
    r"第[一二三四五六七八九十\d]{1,2}部分)[.、:]?"
)
_WHO = frozenset({"name", "sex", "age", "born_on", "nation", "id_number", "former_name"})
_HOME = frozenset({"number", "household", "head", "head_number", "size", "relation", "group"})
_REGISTERED = frozenset({"registered_address", "registered", "status", "phone"})
SITE = frozenset({"group", "address", "village", "township", "county", "name"})
PARTY = frozenset({"political", "joined_on", "confirmed_on", "standing", "post", "cell", "dues",
                    "floating", "left_on", "left_why"})  # fmt: skip
AID = frozenset({"level", "number", "started", "ended", "tags", "category", "whether"})
_PAID = frozenset({"card", "standard", "amount", "quantity", "got_on", "bank_account"})
_BANK = (
    "银行卡?|账[户号]|卡号|一卡通|社保卡|打卡|存折|惠农卡?|信用社|农商行|发放|补[贴助]|开户|资金"
)
#: words that say of what the heads below are -> the fields which that may be
TOPICS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"居民身份证|身份证件?|证件|身份|自然", _WHO | {"member"}),
    (r"户籍地?|户口本?|户", _WHO | _HOME | _REGISTERED),
    (r"(?:现|实际|经常)?居?住(?:地址?|址|所|房)?|地址|常住地?|(?:房屋)?[坐座]落",
     SITE | {"living", "status", "registered_address", "whether", "away_to", "away_for"}),
    (r"房屋|住房", SITE | _HOME | {"phone", "members"}),
    (r"联系(?:方式)?|通讯|通信|联络|电话|手机", frozenset({"phone", "address"})),
    (r"出生|年龄", frozenset({"born_on", "age"})),
    (r"受?教育|文化(?:程度)?|学历|学[业籍]", frozenset({"education"})),
    (r"婚姻|婚育", frozenset({"marital"})),
    (r"政治(?:面貌)?|党内|党籍|党务|入党|党员|中共|党组织", PARTY | {"whether"}),
    (_BANK, _PAID),
    (r"(?:保障|供养|救助)金(?:发放)?", _PAID | {"level", "number", "started"}),
    (r"身体|健康", frozenset({"level", "number", "whether", "members"})),
    (r"保障|救助|享受|待遇|供养|民政|社会|福利|证书?|持证", AID | {"members"}),
    (r"外出|务工|流[动出]|去向|[已转]?就业|转移",
     frozenset({"away_to", "away_for", "whether", "members"})),
    (r"时间|日期|年月|期限|起止",
     frozenset({"born_on", "joined_on", "confirmed_on", "started", "ended"})),
    (r"所[在属](?:地区?)?|(?:行政)?区划|地区|属地|行政村|村民?小组|街道|社区|[村组省市县区乡镇]",
     SITE),
    (r"土地|耕地|承包地?|面积", frozenset({"farm_area"})),
    (r"任职|职务|村干部|党内职务", frozenset({"post", "started", "body", "ended", "duties"})),
    (r"关系", frozenset({"relation"})),
    (r"经济|生产|生活|收入|生计",
     frozenset({"size", "farm_area", "members", "marital", "address", "whether"})),
    (r"特殊|困难|重点|人群|(?:是的?)?打[√勾]|类别|类型|群体|属性|标识|标记|标签", AID),
    (r"备注|说明|其他", frozenset({"note"})),
)  # fmt: skip
_TOPIC = re.compile("|".join(f"(?P<t{n}>{words})" for n, (words, _) in enumerate(TOPICS)))
#: sorts of people whom a form may be about: 返乡人员, 搬迁户, 适龄儿童
_SORT = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(户主|人员|对象|儿童|老年?人|学生|妇女|青少?年|户|军人|党员|群[体众]|"
    r"人群|患者|劳动力|残疾人|代表|人口)"
)
#: what such words are when they name those who do something for the others
DOERS = re.compile(
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
#: whom somebody comes to, not who comes
_GIVEN_TO = re.compile("(服务|帮扶|走访|慰问|管理|监测|救助)(?=对象$)")
_APPLYING = re.compile(r"(申请|申报|被调查|被救助|受助|受益|享受|登记|被核查|参保|缴费)人")
SORTED = -1  #: among the topics: a sort of people


@lru_cache(maxsize=2000)
def topics_of(text: str) -> tuple[str, tuple[int, ...]]:
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
            topics.append(SORTED)
            place += len(said.words)
        else:
            rest += text[place]
            place += 1
    return rest, tuple(topics)


def is_plain(text: str) -> bool:
    """Say whether words add nothing: 基本信息, 个人情况."""
    rest, topics = topics_of(narrow(text))
    return not rest and not topics


def names_a_sort(text: str) -> bool:
    """Say whether words name a sort of people, as a form may be about: 搬迁户信息."""
    bare = re.sub(r"[(].*?[)]|(本人|自身)?的?(基本|身份|个人|家庭)?(信息|情况|资料|状况)$|"
                  r"填[报写](的?(项目|内容|部分))?$", "", text)
    return bool(_SORT.fullmatch(bare) or is_subject(bare) or _APPLYING.fullmatch(bare)) and not (
        DOERS.search(_GIVEN_TO.sub("", bare))
    )
