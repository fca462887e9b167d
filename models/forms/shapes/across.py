"""Of what 其中 is a part in a table of items side by side: of the one above, or at its left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from models.forms.counts.conditions import Said, is_sort
from models.forms.counts.counting import contradict, understood
from models.forms.counts.finer import finest
from models.forms.shapes.outline import PART, SEX, UNCLEAR
from models.forms.shapes.shares import made_up
from models.writing import narrow

Key = tuple[int, int]  #: a table among those side by side, and a row
_GROWN, _CHILD = re.compile("妇女|老年?人"), re.compile("童|幼儿|未成年")
_HOMES = re.compile("(?:户|家庭)数$|总户$")


def parts_across(tables: Sequence[Mapping[int, str]], numbered: str = "") -> dict[Key, str]:
    """Return the wholes of the parts that are not those right above them.

    女童 beneath 残疾妇女 is a part of 18岁以下儿童 at its left, where the table is read in lines.
    How it is read all of its parts say; where they do not, a part is of nobody knows whom.

    Args:
        tables: the items by their rows, of the tables from the left.
        numbered: how their numbers run, "down" or "across"; "" where they have none.
    """
    texts = {(at, row): text for at, items in enumerate(tables) for row, text in items.items()}
    if len(tables) < 2 or numbered == "down" or not any(map(_is_part, texts.values())):  # noqa: PLR2004
        return {}
    columns = [sorted(key for key in texts if key[0] == at) for at in range(len(tables))]
    lines = sorted(texts, key=lambda key: (key[1], key[0]))
    down = {key: whole for keys in columns for key, whole in _wholes(texts, keys)}
    across = dict(_wholes(texts, lines))
    wrapped = sum(_is_part(texts[key]) and (key[0] == 0 or texts[key] != texts[key].lstrip())
                  for key in across)  # fmt: skip
    faults, others = _faults(texts, down), _faults(texts, across) + wrapped
    if numbered or (not others and faults):
        return across
    if not faults and others:
        return {}
    keys = {*down, *across}
    return {key: UNCLEAR for key in keys if down.get(key) != across.get(key)}


def _is_part(text: str) -> bool:
    return bool(PART.match(text.strip()))


def _wholes(texts: Mapping[Key, str], order: Iterable[Key]) -> Iterator[tuple[Key, str]]:
    """Yield the whole of every part in the order in which a table is read; "" for none."""
    last, before = "", ""
    for key in order:
        text = texts[key].strip()
        goes_on = bool(before and SEX.fullmatch(before) and SEX.fullmatch(narrow(text)))
        if _is_part(text) or goes_on:
            yield key, last
            before = PART.sub("", narrow(text))
        else:
            last, before = made_up(narrow(last), narrow(text)) or text, ""


def _faults(texts: Mapping[Key, str], wholes: Mapping[Key, str]) -> int:
    """Count the parts that cannot be of what they would be, or would be so twice."""
    pairs = [(whole, PART.sub("", narrow(texts[key]))) for key, whole in wholes.items()]
    return len(pairs) - len({*pairs}) + sum(not can_be_part(*pair) for pair in pairs)


def can_be_part(whole: str, part: str) -> bool:
    """Say whether some of a whole may be what a part says: no 女童 of 妇女, no 女 of 女党员."""
    if not whole or (_GROWN.search(whole) and _CHILD.search(part)):
        return False
    outer, inner = understood(whole), understood(part)
    if outer is None or inner is None:
        return True
    homes = _HOMES.search(narrow(whole)) and not _HOMES.search(part)
    told = {one.told for one in outer}
    if (homes and _of_people(inner)) or (inner and all(one.told in told for one in inner)):
        return False
    return not contradict(finest((*outer, *inner)))


def _of_people(said: Iterable[Said]) -> bool:
    return any(one.sort in {"sex", "age", "party"} or not is_sort(one) for one in said)
