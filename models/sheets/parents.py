"""What a head says together with the words above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.sheets.vocabulary import bare
from models.writing import narrow

_ABOUT = re.compile(r"(的?(基本|身份|个人)?(信息|情况|资料|状况))$")
#: below a parent that says all: 联系方式/本人, 成员身份/是否确认, 价款/总额
_SAYS_NOTHING = re.compile(
    r"本人|个人|自己|是否(确认|认定|属于|享受)?|是/否|有无|总额|总数|合计|内容|账面(数|值|金额)?"
)
#: 任职起止时间 above 任职 and 离任: what each is the time of
_TIME = re.compile(r"(?<=起止)(时间|日期|年月)$")
#: the two ends of a time: 承包期限/起, 租赁期限/终止, 合同期限止
_EDGE = re.compile(
    r".*(?:期限?|时间|日期|起止|起讫)(?:(自|从|起|始|开始|起始)|[至到止终]|截止|终止|结束|到期)"
    r"(?:日期?|时间|年月日?)?"
)


def joined_heads(head: Sequence[str]) -> Iterator[str]:
    """Yield what a head may say together with its parents: 户主信息/身份证号 is 户主身份证号."""
    leaf = head[-1]
    if len(head) > 1:
        yield "".join(head[-2:])
        yield f"{_ABOUT.sub('', narrow(head[-2]))}{leaf}"
        yield f"{_ABOUT.sub('', bare(head[-2]))}{bare(leaf)}"
        if _SAYS_NOTHING.fullmatch(bare(leaf)):
            yield head[-2]
    else:
        yield leaf
    if len(head) > 1 and (time := _TIME.search(bare(head[-2]))):
        yield f"{bare(leaf)}{time[0]}"
    if edge := _EDGE.fullmatch("".join(map(bare, head[-2:]))):
        yield "开始日期" if edge[1] else "截止日期"
