"""Heads that name whom a form is about before what is asked of them: 儿童姓名, 学生身份证号.

A form is about one sort of people, so that the words add nothing; a table to be imported may have
several, and is asked about.
"""

from __future__ import annotations

import re

from models.sheets.vocabulary import is_subject
from models.sheets.whose import SUBJECT
from models.writing import narrow

_SUBJECT = re.compile(
    r"(未成年人|客户|孕产?妇|婴?幼儿|义务兵|现役军人|民兵|[应适][征龄]青年|毕业生|大学生|青年|"
    r"(?:失能|患病|重点|返乡|搬迁|参训|转移)人员|(?:参训|务工|转移)人|"
    r"(?:养殖|种植|种粮大|搬迁|受灾|脱贫|监测|低保|五保|特困|困难)户|低保对象|"
    rf"{SUBJECT})(?=姓名$|身份证|公民身份|出生)"
)


_HOUSEHOLDER = re.compile(r"(承包农?户|承包方代表|农户|住户)?(姓名|名称)?[(]户主[)](姓名)?")
#: what a form asks of them, where words of its own stand between: 患者 现住址
_ASKED = re.compile(
    r"^([\u4e00-\u9fff]{2,6}?)(?=(?:现|家庭|常|实际|户籍|户口|联系|手机|公民|居民|银行)?"
    r"(?:住址|居住|住地|地址|电话|身份证|文化|学历|政治|婚姻|一卡通|账号|卡号|民族|性别|年龄))"
)


def without_subject(head: str) -> str:
    """Return a head without those words."""
    text = narrow(head)
    if _HOUSEHOLDER.fullmatch(text):
        return "户主姓名"
    if found := _SUBJECT.match(text):
        return text[found.end() :]
    asked = _ASKED.match(text)
    return text[asked.end() :] if asked and is_subject(asked[1]) else head
