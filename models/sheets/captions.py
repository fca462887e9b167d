"""Captions inside a list: a row whose only words are of all rows below it, until the next one."""

from __future__ import annotations

import re

from models.writing import narrow

_NUMBER = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
#: 第一组, 一组（石桥边）, 二组 共12户, （三）三组, 白杨村四组名单, 组别：五组, 六组 组长：王五
_GROUP = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十0-9]{1,3}\))?"
    r"(?:(?:所在|所属)?(?:村民)?(?:小组|组别|组)(?:名称)?:)?"
    r"(?:[\u4e00-\u9fff]{1,8}村(?:委会)?)?"
    rf"(第?(?:{_NUMBER})(?:村民)?(?:小?组|(?:小|生产)?队|社))"
    r"(?:\([^()]{1,20}\))?"
    r"(?:(?:人口|人员|村民|农户|群众|住户)?(?:花?名[单册]|明细表?|登记表|台账)|人口|人员|村民|农户)?"
    r"(?:[:,]?(?:[共计有]|合计|户数|人口|人数|农户|男|女|[0-9户人口名:,、;])+)?"
    r"(?:[,;]?\(?(?:村民小)?组长:?[\u4e00-\u9fff·]{1,6}.{0,14})?"
    r"[:]?"
)
_LONGEST = 60  #: letters; what is longer is no caption
_NAMED = re.compile(r"([\u4e00-\u9fff]{1,8}村民小组):?")


def group_of_caption(text: str) -> str | None:
    """Return the words for a group of the village in a caption that is of nothing else."""
    bare = narrow(text)
    if len(bare) > _LONGEST:
        return None
    found = _GROUP.fullmatch(bare) or _NAMED.fullmatch(bare)
    return found[1] if found else None
