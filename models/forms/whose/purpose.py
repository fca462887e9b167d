"""What a form's purpose allows to be filled without being asked (个人信息保护法 第6条, 第28条).

The rule: a form that is posted in public gets only what may stand on the wall. Any other form gets
what it asks for, but sensitive fields (accounts, degrees of illness or poverty) only when the form
is about paying money and asks for the account, or when the person says so. What the village noted
for itself (备注) goes nowhere unasked.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from models.field import Field
from models.kinds_links import Computed
from models.privacy import Audience, Privacy, Showing, may_show

_PUBLIC = re.compile(r"公示|公开|公布|张榜|上墙|光荣榜")
_PAYING = re.compile(
    r"发放|补贴|补助|救助|资金|一卡通|银行|账户|账号|待遇|养老|医保|保险|报销|缴费|缴纳|慰问|打卡|领取"
)


def audience_of(title: str) -> Audience:
    """Return for whom a form of this title is made."""
    return Audience.NOTICE_BOARD if _PUBLIC.search(title) else Audience.TOWNSHIP


def kept_back(one: Field[Any], title: str, asked: Collection[str] = ()) -> str:
    """Return why a field is not filled, "" when it may be.

    `asked` are labels of fields that the person said are to be filled all the same.
    """
    if one.label in asked:
        return ""
    if may_show(one, audience_of(title)) is Showing.NO:
        return f"贴出来的表不写“{one.label}”"
    if one.name == "note":
        return "备注是村里自己记的，没有写上去"
    kind = one.result.kind if isinstance(one, Computed) else one.kind
    if one.privacy is Privacy.SENSITIVE and not (
        kind == "bank_account" and _PAYING.search(title)
    ):
        return f"“{one.label}”是敏感信息，这张表不像要用，要写请说一声"
    return ""
