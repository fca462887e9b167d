"""Of whom the counts in a sentence are: 村民代表__名，其中女__名，党员__名."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.forms.counts.conditions import Said, is_sort, said_in
from models.forms.counts.counting import understood
from models.forms.face.blanks import Gap
from models.forms.shapes.outline import of_sort

UNCLEAR = "不清楚是不是前面那些人里的，请您写"
_ENDS = re.compile("[。；;]")
_CLOSED = re.compile("^[^（(]*[)）]")  #: 留守儿童__人（其中女童__人），残疾妇女__人
#: what holds of some people of any sort
_SOME = frozenset({"sex", "age", "party", "schooling", "nation", "marital", "place",
                   "group:disabled"})  # fmt: skip
#: those of a list in a sentence about it: 应选村民代表__名，实选__名
_THEY = re.compile("实(?:际)?选(?:出)?|当选|实有|现有|(?:其中)?实际(?:选出|产生)")
#: who takes part in something: of whom they are what follows says, and no book knows them
_TAKES_PART = re.compile("参会|到会|出席|[应实]到|列席|参加|投票|表决|弃权|签到|缺席|培训")


#: those of whatever was named before, which is not always the village: 合作社__个，成员__户
_THEIRS = re.compile("(?:其中|现有|共有)?(?:成员|人员|对象)")


@dataclass(frozen=True)
class Counted:
    """A count in a sentence.

    Attributes:
        gap: its blank.
        of: the words for those of a list above of whom it is, "" for what it says itself.
        plain: its own words without the noun of those, where they name it: 妇女 for 妇女代表.
        alone: it is of all of them.
        unclear: it may be of those before.
    """

    gap: Gap
    of: str = ""
    plain: str = ""
    alone: bool = False
    unclear: bool = False


def listed_by(said: Iterable[Said]) -> Said | None:
    """Return the sort of people whom a list is of; None where it is of several, or anybody."""
    sorts = [one for one in said if is_sort(one)]
    return sorts[0] if len(sorts) == 1 else None


def counted_in(text: str, found: Sequence[Gap], listed: Said | None) -> Iterator[Counted]:
    """Yield the counts of a text with those of whom they are.

    In a sentence that begins with whom the list above is of, 应选村民代表__名, all that holds of
    some of anybody is of those. Elsewhere 党员 behind 其中女 may be of those before; what says of
    whom itself, 女党员 behind 党员, is clear, and so is another sort that is given something, 孤儿
    behind 低保. Behind a part of those whom nobody understands nothing is, nor anything behind
    those who take part: 实到__人，党员__人.
    """
    whole: frozenset[str] = frozenset()
    unknown = begun = apart = False
    scope: Said | None = None
    end = 0
    for gap in (one for one in found if one.sort == "count"):
        *outer, words, _ = gap.label.split("/")
        between = text[end : gap.blanks[0].start]
        if _ENDS.search(between):
            whole, unknown, begun, apart, scope = frozenset(), False, False, False, None
        elif _CLOSED.search(between):
            whole, unknown = frozenset(), False
        end = gap.blanks[-1].end
        said = understood(words)
        apart = apart or (said is None and bool(_TAKES_PART.search(words)))
        if apart or (said == () and _THEIRS.fullmatch(words)):
            yield Counted(gap, unclear=True)
            continue
        sorts = {one.sort for one in said or ()}
        if not begun and listed and any(one.told == listed.told for one in said_in(words)):
            scope = listed
        begun = True
        is_part = bool(outer) and words != outer[0]
        if scope and _THEY.fullmatch(words):
            yield Counted(gap, of=scope.words, alone=True)
            continue
        plain = of_sort((words,), scope.words)[0] if scope else words
        named = {one.sort for one in understood(plain) or ()}
        if scope and named and named <= _SOME - {scope.sort}:
            yield Counted(gap, of=scope.words, plain=plain)
            continue
        if is_part:
            of = understood(outer[0])
            whole = frozenset(one.sort for one in of or () if is_sort(one))
            unknown = of is None
        elif sorts and sorts <= _SOME and (unknown or (whole and sorts.isdisjoint(whole))):
            yield Counted(gap, unclear=True)
            continue
        yield Counted(gap)
