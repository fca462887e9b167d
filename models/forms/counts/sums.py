"""Sums in a table of counts: 合计 of 低保, 特困 and 孤儿 is theirs, not that of everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.forms.counts.conditions import is_sort, said_in
from models.forms.counts.counting import understood
from models.sheets.vocabulary import bare
from models.writing import narrow

_SUM = re.compile(r"[合总小共累]计(人数|户数)?|总数|总人数?")
_FEWEST = 2


def sums_of_sorts(paths: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield which of some heads sums up others at its side that name sorts of people.

    男, 35岁以下 or 其中：低保 at its side say that it is all of them which is asked for.
    """
    for at, path in enumerate(paths):
        if not path or not _SUM.fullmatch(bare(path[-1])):
            continue
        beside = [other[-1] for other in paths
                  if other and other[:-1] == path[:-1] and not _SUM.fullmatch(bare(other[-1]))]
        sorts = [word for word in beside if any(map(is_sort, said_in(word)))
                 and not narrow(word).startswith("其中")]  # fmt: skip
        split = [other[-1] for other in paths if len(other) > len(path)
                 and other[: len(path) - 1] == path[:-1]]  # 性别, over 男 and 女
        if not beside:  # 社会救助 over 低保 and 特困, above a sum of all
            sorts = [word for word in split if any(map(is_sort, said_in(word)))]
        parts = [word for word in (*beside, *split) if word not in sorts and understood(word)
                 and not (word in split and any(map(is_sort, said_in(word))))]  # fmt: skip
        if len(sorts) >= _FEWEST and not parts:
            yield at
