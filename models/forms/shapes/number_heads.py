"""Heads of the columns for numbers in a table of counts: what they say beside the items."""

from __future__ import annotations

import re

from models.forms.counts.counting import understood
from models.forms.shapes.columns import Grid
from models.sheets.understanding import Understood
from models.sheets.vocabulary import bare
from models.writing import narrow

REMARK = re.compile(r"^(备注|说明|附注)$|比?上[年季月期]度?|增减")
#: what somebody answers for, or finds when he counts again, beside the number itself
_NO_NUMBER = re.compile("[^人]+(?<![数总])人$|电话|手机|(?:核[实查对]|清查)后?(?:数量?|值|金额)|"
                        "(?:数据|资料)?来源(?:[或及和与、/]?(?:说明|备注|依据))?|依据|佐证材料?")
#: a head of numbers that are not those of today, or of no people
_SAYS_MORE = re.compile(
    "计划|目标|任务|上[一年季月期]|去年|往年|[增减新拟差]|预|变动|金额|面积|[率比%]|收入|支出|投入|资金|"
    "参|领|发放|完成|培训|[0-9]|户|中$|其中"
)
#: who should be insured, which beside the number of all is another one
_DUE, _ALL = re.compile("应参?保"), re.compile("总?人数|总数|总人口|合计")


def is_number(leaf: str) -> bool:
    """Say whether a head has numbers of the items below it, as far as its bare words tell."""
    return not (REMARK.search(leaf) or _NO_NUMBER.fullmatch(leaf))


def lone_of(found: Understood, grid: Grid) -> int | None:
    """Return the only column for numbers, whatever its head calls them: 现状数值, 填报内容.

    A head that says more than that numbers stand there is none: 党员人数, 上年数, 计划数, 金额.
    """
    heads = found.layout.heads if found.layout else ()
    numbers = [at for at in grid.values if is_number(bare(heads[at][-1]))]
    if len(numbers) != 1 or len(heads[numbers[0]]) != 1:
        return None
    head = narrow(heads[numbers[0]][0])
    return None if _SAYS_MORE.search(head) or understood(head) else numbers[0]


def due_of(found: Understood, grid: Grid) -> frozenset[int]:
    """Return the columns of those who should be insured, beside one that counts them all."""
    heads = found.layout.heads if found.layout else ()
    leaves = {at: bare(heads[at][-1]) for at in grid.values}
    if not any(map(_ALL.fullmatch, leaves.values())):
        return frozenset()
    return frozenset(at for at, leaf in leaves.items() if _DUE.search(leaf))
