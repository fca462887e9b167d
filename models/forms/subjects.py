"""Heads that name whom a form is about before what is asked of them: 儿童姓名, 学生身份证号.

A form is about one sort of people, so that the words add nothing; a table to be imported may have
several, and is asked about.
"""

from __future__ import annotations

import re

from models.writing import narrow

_SUBJECT = re.compile(
    r"(儿童|学生|老年?人|残疾人|退役军人|妇女|选民|党员|青年|劳动力|申请人|享受人|"
    r"(参保|参训|务工|转移)人员?|(低保|保障|救助|走访|服务|慰问|补贴|享受)对象)"
    r"(?=姓名$|身份证|公民身份|出生)"
)


def without_subject(head: str) -> str:
    """Return a head without those words."""
    found = _SUBJECT.match(narrow(head))
    return narrow(head)[found.end() :] if found else head
