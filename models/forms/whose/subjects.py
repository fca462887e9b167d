"""Heads that name whom a form is about before what is asked of them: 儿童姓名, 学生身份证号.

A form is about one sort of people, so that the words add nothing; a table to be imported may have
several, and is asked about.
"""

from __future__ import annotations

import re

from models.sheets.others import speaks_of_somebody
from models.sheets.vocabulary import is_subject
from models.sheets.whose import CLERK, SUBJECT
from models.writing import narrow

_SUBJECT = re.compile(
    r"((?:未|已|应|拟)?(?:参加|办理|缴纳|享受|领取)[\u4e00-\u9fff]{2,10}?(?:人员|对象)|"
    r"(?:受检|参检|应检|体检|受访|参训|受助)(?:妇女|人员|老人|群众|对象|人|者)|候选人|被推荐人|"
    r"未成年人|客户|股东|社员|股民|孕产?妇|婴?幼儿|义务兵|现役军人|民兵|[应适][征龄]青年|毕业生|大学生|青年|"
    r"(?:失能|患病|重点|返乡|搬迁|参训|转移)人员|(?:参训|务工|转移)人|(?:转移|避险|安置|预警|撤离)(?:避险)?(?:对象|群众|人员)|"
    r"(?:养殖|种植|种粮大|搬迁|受灾|脱贫|监测|低保|五保|特困|困难)户|低保对象|"
    rf"{SUBJECT})(?=姓名$|身份证|公民身份|出生)"
)


#: who is the head as well: 产权人（户主）
#: 承包户户主, 脱贫户户主: the head of such a household
_HEAD_OF = re.compile(
    r"([\u4e00-\u9fff]{1,6}户|[\u4e00-\u9fff]{2,12}(?:人员|对象))户主(姓名|名字)?"
)
_ALSO_HEAD = re.compile(r"[^()与同]{1,8}[人户者方主][(]户主[)]")
_QUOTES = re.compile("[“”\"'‘’]")
_HOUSEHOLDER = re.compile(
    r"(承包农?户|承包方代表|农户|住户)?(姓名|名称)?[(]户主[)](姓名)?|"
    r"户主[(](申请人|申报人|产权人|承包人|户代表)[)](姓名)?"
)
#: what a form asks of them, where words of its own stand between: 患者 现住址
_ASKED = re.compile(
    r"^([\u4e00-\u9fff]{2,6}?)(?=(?:现|家庭|常|实际|户籍|户口|公民|居民|银行)?"
    r"(?:住址|居住|住地|地址|身份证|文化|学历|政治|婚姻|一卡通|账号|卡号|民族|性别|年龄))"
)


#: whose phone is asked for where somebody else may have one instead
_OR_THEIRS = re.compile("^本人(?:或|、|/)(?:其?家属|联系人|监护人|亲属)(?=电话|手机|联系)")
#: a sort of people whom the title must name as well: 未参保人员姓名
_SORT = re.compile(
    r"([\u4e00-\u9fff]{1,8}?(人员|对象|人口|儿童|老人|学生|妇女|青年|家庭|居民|村民|户|者|人|员))"
    r"(?=姓名$|名字$|身份证|公民身份|性别|年龄|出生|住址)"
)


_CLERK = re.compile(CLERK)
_HOMES = ("农户", "住户")


def _is_titled(sort: re.Match[str], title: str) -> bool:
    """Say whether a title names a sort of people, be it in two words; 居民 alone is anybody."""
    whom, noun = sort[1], sort[2]
    if whom.endswith(_HOMES) or _CLERK.fullmatch(whom):
        return False  # 农户姓名 is the name of its head, 填报员 handles the paper
    apart = len(whom) > len(noun) and whom.removesuffix(noun) in title and noun in title
    return (whom in title or apart) and not (is_subject(whom) or speaks_of_somebody([whom]))


def is_also_head(text: str) -> bool:
    """Say whether narrow words name somebody who is the head of the household as well."""
    return bool(_ALSO_HEAD.fullmatch(text))


def without_subject(head: str, title: str = "") -> str:
    """Return a head without those words; `title` says of whom the form is."""
    if _OR_THEIRS.match(narrow(head)):
        head = _OR_THEIRS.sub("本人", narrow(head))
    text = narrow(head)
    if (sort := _SORT.match(text)) and _is_titled(sort, _QUOTES.sub("", narrow(title))):
        return text[sort.end() :]
    if is_also_head(text):
        return "户主"
    of = _HEAD_OF.fullmatch(text)
    if _HOUSEHOLDER.fullmatch(text) or (of and not speaks_of_somebody([of[1]])):
        return "户主姓名"
    if found := _SUBJECT.match(text):
        return text[found.end() :]
    asked = _ASKED.match(text)
    return text[asked.end() :] if asked and is_subject(asked[1]) else head
