"""How alike two Chinese titles are, for offering a person what may be meant; never to decide.

Titles share pairs of characters; a pair that stands in few titles says more than 工作 or 开展.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_IDLE = frozenset("关于做好开展进行加强落实推进通知工作活动专项年度月份报送上报有关问题相关事项")
_ENOUGH = 0.15  #: share of what a title says that must be found again


def alike(words: str, titles: Sequence[str], most: int = 2) -> list[int]:
    """Return the places of the titles most like the words, best first; often none."""
    pairs = [_pairs(title) for title in titles]
    common = Counter(pair for found in pairs for pair in found)
    wanted = _pairs(words)
    scored = []
    for place, found in enumerate(pairs):
        shared = _weight(wanted & found, common, len(titles))
        least = min(_weight(wanted, common, len(titles)), _weight(found, common, len(titles)))
        if shared and shared >= _ENOUGH * least:
            scored.append((-shared, place))
    return [place for _, place in sorted(scored)[:most]]


def _pairs(text: str) -> frozenset[str]:
    signs = [sign if "\u4e00" <= sign <= "\u9fff" else " " for sign in text]
    pairs = {one + two for one, two in pairwise(signs)}
    return frozenset(
        pair for pair in pairs if " " not in pair and not _IDLE.issuperset(pair)
    )


def _weight(pairs: frozenset[str], common: Counter[str], total: int) -> float:
    return sum(math.log(1 + total / (1 + common[pair])) for pair in pairs)
