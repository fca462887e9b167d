"""What brackets behind a head leave of it: 家庭人口（人） is that, 姓名（拟任） nobody knows whom.

A bracket may say how to write something, list what may be chosen or give examples. What is not
understood may name somebody else or another time, so that the place stays open.
"""

from __future__ import annotations

import re
from typing import Any

from models.field import Field
from models.forms.counts.counting import understood
from models.forms.counts.either import is_one_of, reads_groups
from models.forms.counts.membership import lists_groups
from models.forms.form import Place
from models.forms.shapes.own_words import is_counted, name_asked
from models.forms.shapes.people import about_people
from models.forms.shapes.topics import DOERS, SITE, SORTED, TOPICS, is_plain, topics_of
from models.kinds import Choice
from models.record import RecordType
from models.sheets.others import speaks_of_somebody, without_head
from models.sheets.vocabulary import brackets
from models.writing import narrow

_OWNER = re.compile(r"[\u4e00-\u9fff]{1,4}[人者方]")
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
_FOR_EXAMPLE = re.compile("[^、]+(?:、[^、]+)+等")  #: 支委会、村民代表会等
#: 成员情况（每人一行，含户主）
_ROWS = re.compile("每人(?:填|占)?一行|(?:包?[含括])户主(?:本人)?")
_AT_HOME = re.compile("^(?:户内|家中|家庭|本户)(?!成员)")  #: 残疾人家庭（户内残疾人数）
_POSTS = re.compile(r"(?:副?(?:主任|书记|组长|主席)|委员|文书|会计|出纳|队?员|[、,/或和及等])+")
_PLACE_HINT = re.compile(
    r"[省市县区乡镇街道行政村社居委会自然屯组号楼栋室门牌路弄、,/至到及或*()]+"
)
_SOMEBODY = re.compile(r"[^本\d]人$|户名")
_NOT_OURS = re.compile(
    r"不[用需必]填|不填(?:写|$)|[无勿]需?填|自动|系统|[省市县区乡镇]级?(?:部门|政府|民政)?填|单位填|部门填"
)
_SIGNED = re.compile(r"签[字名章]|盖章|手印|按印|印章")
_OTHER_TIME = re.compile(
    r"[原旧前曾拟新]|变更|上[年季月期]|去年|往年|预[计备]|计划|目标|候选|推荐|核[定减增]|错误|"
    r"不符|更正|修改|抽查"
)
#: several words, of which one is to be chosen
_CHOICES = re.compile("[^、,/;]+[、,/;][^、,/;]+")


def doubt_in_brackets(one: Place) -> str:
    """Say why a bracket behind a head makes it something else; "" where none does."""
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
        if _is_read(hint, one):
            continue
        other = _OTHER_TIME.search(hint) or _SOMEBODY.search(hint)
        if not other and _FOR_EXAMPLE.fullmatch(hint) and not _names_somebody(hint):
            continue
        if other or not (_HOW.fullmatch(hint) or is_plain(hint)):
            return f"括号里的“{hint}”拿不准"
    return ""


def _is_read(hint: str, one: Place) -> bool:
    """Say whether what a place means has the words in a bracket already.

    儿童（14岁以下） in a household; 脱贫（监测）户; 儿童类别（留守/困境/孤儿）: which of them.
    """
    if one.membership and _CHOICES.search(hint):
        return True
    return one.count is not None and (
        is_counted(understood(_AT_HOME.sub("", hint)), one.count)
        or (any(map(is_one_of, one.count.said)) and reads_groups(hint))
    )


def _names_somebody(hint: str) -> bool:
    return bool(DOERS.search(hint)) or speaks_of_somebody([hint])


def _is_of_field(hint: str, field: Field[Any]) -> bool:
    """Say whether a bracket says what a field may hold: its choices, groups, posts, a place."""
    if isinstance(field, Choice) and _lists(hint, field):
        return True
    if field.name == "tags":
        return lists_groups(hint)
    if field.name == "head":  # 户主（产权人）: what the head is as well
        return bool(_OWNER.fullmatch(hint)) and not DOERS.search(hint)
    if field.name == "post":
        return bool(_POSTS.fullmatch(hint))
    if field.name in SITE | {"registered_address", "away_to"} and _PLACE_HINT.fullmatch(hint):
        return True
    return field.kind == "person_name" and bool(_THEM.fullmatch(hint))


def _is_topic(hint: str, one: Place) -> bool:
    """Say whether a bracket only names what the head is of: 一卡通（惠农卡）卡号."""
    rest, topics = topics_of(hint)
    return not rest and bool(topics) and SORTED not in topics and all(
        name_asked(one) in TOPICS[n][1] for n in topics
    )


def _lists(hint: str, field: Choice) -> bool:
    """Say whether a bracket lists what may be chosen: 小学、初中、高中."""
    known = {narrow(word) for one in field.listed() for word in (one.word, *one.aliases)}
    words = [word for word in re.split(r"[、,/;\s]|或|(?<=[^\d])(?=\d)|\d[.、]?", hint) if word]
    return len(words) > 1 and sum(word.strip("等.…") in known for word in words) * 2 >= len(words)


def without_hints(word: str, kind: RecordType | None) -> str:
    """Return a word above a head without brackets that only say how to write: （人）, （必填）.

    Nor with those that say the register's own word for it: 承包（租赁）期限.
    """
    text = without_head(narrow(word))
    for hint in brackets(text):
        if all(map(_ROWS.fullmatch, hint.split(","))):
            text = text.replace(f"({hint})", "")
            continue
        how = _HOW.fullmatch(hint) and not (_NOT_OURS.search(hint) or _SOMEBODY.search(hint))
        if how or _is_word_of(hint, kind):
            text = text.replace(f"({hint})", "")
    return text


def _is_word_of(hint: str, kind: RecordType | None) -> bool:
    """Say whether a register of things, not of people, has a word in one of its fields' names."""
    return kind is not None and not about_people(kind) and any(
        hint in narrow(word) for one in kind.active for word in (one.label, *one.aliases)
    )  # fmt: skip
