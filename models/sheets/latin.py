"""Heads of exports in Latin letters: XM, GMSFHM, xingming are 姓名, 公民身份号码, 姓名.

Systems name their columns by the first letters of what they hold (the police register's GMSFHM,
CSRQ, HYZK follow GA/T 543), some by the whole pinyin. A code is a field's where no other field of
the register is spelled so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.kinds import Choice
from models.pinyin import usual_reading
from models.sheets.vocabulary import Target, Vocabulary, bare

_CODE = re.compile("[a-z]{2,24}")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_FEWEST, _MANY, _HALF = 3, 4, 0.5
_TOLD_BY_VALUES = frozenset({"choice", "copied", "date", "id_number", "phone"})
#: 民族代码 stands beside or instead of 民族名称
_BEHIND = re.compile("(?<=..)(dm|mc)$")


def are_codes(paths: Sequence[Sequence[str]]) -> bool:
    """Say whether most heads of a table are Latin letters: one alone, QQ or APP, is a word."""
    heads = [bare(path[-1]) for path in paths if path]
    codes = sum(bool(_CODE.fullmatch(head)) for head in heads)
    return codes >= _FEWEST and codes >= len(heads) * _HALF


def by_letters(head: str, words: Vocabulary) -> tuple[Target, ...]:
    """Return the one field that is spelled so, the row's own before another record's."""
    code = bare(head)
    if not _CODE.fullmatch(code):
        return ()
    labels, aliases, others = _spelled(words)
    stem = _BEHIND.sub("", code)
    for found in (
        labels.get(code, ()),
        [one for one in aliases.get(code, ()) if len(code) >= _least(one)],
        [one for table in (labels, aliases) for one in table.get(stem, ())
         if stem != code and isinstance(one.field, Choice)],
        others.get(code, ()),
        [one for one in others.get(stem, ()) if isinstance(one.field, Choice)],
    ):  # fmt: skip
        if found:
            needed = [one for one in found if one.field.required]
            left = found if len(found) == 1 else needed
            return tuple(left) if len(left) == 1 else ()
    return ()


def _least(one: Target) -> int:
    """Return how many letters of another name are enough: values tell what is no telephone."""
    return _FEWEST if one.field.kind in _TOLD_BY_VALUES else _MANY


@lru_cache(maxsize=128)
def _spelled(words: Vocabulary) -> tuple[dict[str, list[Target]], ...]:
    """Return letters -> fields: of own labels, of own aliases, of other records' labels."""
    tables: tuple[dict[str, list[Target]], ...] = ({}, {}, {})
    for one in words.targets:
        for number, word in enumerate(one.words[:1] if one.linked else one.words):
            table = tables[2 if one.linked else min(number, 1)]
            for letters in _letters(bare(word)):
                known = table.setdefault(letters, [])
                if one not in known:
                    known.append(one)
    return tables


def _letters(word: str) -> Iterator[str]:
    """Yield the first letters of a word and its whole pinyin."""
    if _HAN.fullmatch(word) and len(word) > 1:
        reading = usual_reading(word)
        yield "".join(syllable[0] for syllable in reading)
        yield "".join(reading)
