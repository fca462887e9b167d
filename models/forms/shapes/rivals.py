"""Heads that ask for the same thing twice: which of them is the row's own.

账面数/数量 and 实有数/数量, 联系电话 and 企业/联系电话: where all but one are doubtful, the one
that is left is meant; else both stay open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.forms.form import SURE, Place, meant_by
from models.forms.shapes.doubts import doubted
from models.record import RecordType
from models.sheets.headers import match
from models.sheets.vocabulary import Vocabulary

_SINGLE = "问同一样的几列里，只有这一列是这一行自己的"


def settled(
    places: Sequence[Place], kind: RecordType | None, words: Vocabulary | None, title: str = ""
) -> Iterator[Place]:
    """Yield the places, one of several that ask for the same given its meaning."""
    alone = dict(_alone(places, words)) if words else {}
    tried = list(doubted([alone.get(at, one) for at, one in enumerate(places)], kind, title))
    left: dict[str, list[int]] = {}
    for at, one in enumerate(tried):
        if one.target is not None:
            left.setdefault(one.target.path, []).append(at)
    for at, one in enumerate(places):
        found = tried[at]
        single = found.target is not None and len(left[found.target.path]) == 1
        yield found if at in alone and single else one


def _alone(places: Sequence[Place], words: Vocabulary) -> Iterator[tuple[int, Place]]:
    """Yield what each place would mean that was left open because of another."""
    for at, one in enumerate(places):
        if one.meant or not (one.reason.startswith("和 ") or "已经给了" in one.reason):
            continue
        found = match([one.head], words, explain=False)[0]
        if found.target is not None and found.score >= SURE:
            single = replace(one, confidence=found.score, reason=_SINGLE)
            yield at, meant_by(single, found)
