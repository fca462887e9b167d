"""What villages' lists call a column beside the words of its declaration: resources/heads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from models.kinds_links import Copied
from models.record import RecordType
from models.sheets.vocabulary import Target, Vocabulary, same_in_roster, spellings

_DAY = ("日期", "时间", "年月日", "何时", "哪天", "几号")  #: of anything that happens on a day
_WHETHER = re.compile("是否|是不是|有没有|.+否$")
_SECOND = "~"  #: behind a field in the file: words that mean it beside what they mean first
_WORDS = Path(__file__).parent.parent.parent / "resources" / "heads" / "further.txt"


def further(register: str, field: str) -> tuple[str, ...]:
    """Return the further words for a field of a register."""
    return _listed().get((register, field), ())


def second(register: str, field: str) -> tuple[str, ...]:
    """Return the words that first mean another field of the register, and this one beside it."""
    return _listed().get((register, f"{field}{_SECOND}"), ())


def widened(
    words: Vocabulary, types: Mapping[str, RecordType], *, whether: bool = True
) -> Vocabulary:
    """Return the vocabulary with all further words, or without those that ask whether: 是否党员.

    They are for a list whose register is known: which one that is, they do not tell.
    """

    def told(one: Target) -> tuple[str, ...]:
        every = _of(one, types)
        if whether or one.field.kind == "yes_no":
            return every
        return tuple(word for word in every if not _WHETHER.match(word))

    return words.widened(
        told,
        lambda one: () if one.linked else second(one.register, one.field.name),
    )


def _of(one: Target, types: Mapping[str, RecordType]) -> tuple[str, ...]:
    """Return the further words for a field, and those of the field it is a copy of or called as.

    Of whom another record points to only the near ones: 人数 of a list of gifts is no household's.
    """
    if one.far:
        return ()
    words = further(one.register, one.field.name)
    here = types[one.register]
    if one.field.name == here.dated and not one.linked:
        words += _DAY
    if isinstance(one.field, Copied):
        link = here.by_name[one.field.link]
        return words + further(getattr(link, "to", ""), one.field.of)
    if same := same_in_roster(here, one.field, types):
        others = {
            word
            for each in here.active
            if each is not one.field
            for word in (*spellings(each), *further(here.name, each.name))
        }
        words += tuple(word for word in further("resident", same.name) if word not in others)
    return words


def known() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return all further words, by register and field."""
    return {key: words for key, words in _listed().items() if not key[1].endswith(_SECOND)}


@cache
def _listed() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    register = field = ""
    for line in _WORDS.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            register = line.strip("[]")
            continue
        if not line.startswith(" "):  # a line that is set in goes on with the field above
            field, _, line = line.partition(":")  # noqa: PLW2901
        known = found.get((register, field), ())
        found[register, field] = (*known, *line.split())
    return found
