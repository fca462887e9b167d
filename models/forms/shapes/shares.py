"""Two items that make up all of some people: 男 and 女, 正式党员 and 预备党员."""

from __future__ import annotations

from models.forms.counts.counting import understood
from models.forms.counts.finer import KINDS_OF_MEMBER

_MEMBERS = "党员"


def made_up(one: str, other: str) -> str | None:
    """Return whom two items side by side make up, "" for everybody; None when they do not.

    What stands behind both is a part of them: 其中：村干部 behind 正式党员 and 预备党员 of all
    党员, 其中：党员 behind 女村民代表 and 男村民代表 of all 村民代表.
    """
    pair = [{each.told: each for each in understood(text) or ()} for text in (one, other)]
    first, second = pair
    apart = {*first} ^ {*second}
    if len(apart) != len(pair) or len(first) != len(second):
        return None
    both = "".join(said.words for told, said in first.items() if told in second)
    if apart == KINDS_OF_MEMBER:
        return both + _MEMBERS
    sorts = {each[told].sort for each in pair for told in apart if told in each}
    return both if sorts == {"sex"} else None
