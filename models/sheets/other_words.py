"""Heads in somebody's own words, looked at last: what is left of the columns and of the fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from models.sheets.by_values import Samples, judged
from models.sheets.matched import ALIAS, Match, match_to
from models.sheets.meaning import meaning
from models.sheets.others import speaks_of_somebody
from models.sheets.values import are_numbers
from models.sheets.vocabulary import Target, Vocabulary, bare

_MEANT = 0.2
_WORDS = frozenset({"long_text", "person_name", "text"})
_NUMBERED = re.compile("号|数|量")  #: texts that may be numbers alone


def in_other_words(
    heads: Sequence[tuple[str, ...]],
    matches: Sequence[Match],
    words: Vocabulary,
    samples: Samples,
) -> tuple[Match, ...]:
    """Match the columns left over that speak of the very same things as one field left over.

    Where two columns do, or what stands below contradicts, both stay with the person.
    """
    taken = {one.target for one in matches if one.target}
    follows = " ".join(one.derivation for one in matches if one.derivation)
    meant = {
        one.column: found
        for one in matches
        if _is_open(one)
        and (found := _meant(heads[one.column], words))
        and found not in taken
        and found.path not in follows
    }
    return tuple(_matched(one, heads[one.column], meant, words, samples) for one in matches)


def _is_open(one: Match) -> bool:
    return not (one.target or one.either or one.derivation or one.score or one.was_said)


def _meant(head: tuple[str, ...], words: Vocabulary) -> Target | None:
    if not head or speaks_of_somebody(head[:-1]):
        return None
    if len(head) > 1 and (parent := bare(head[-2])) and (
        parent in words.labels or parent in words.aliases
    ):
        return None  # 学历/在职: what is beneath a field is of that
    word = bare(head[-1])
    for said in (word, words.without_theme(word)):
        found = words.meanings.get(meaning(said)) or []
        if len(found) == 1:
            return found[0]
    return None


def _matched(
    one: Match,
    head: tuple[str, ...],
    meant: Mapping[int, Target],
    words: Vocabulary,
    samples: Samples,
) -> Match:
    target = meant.get(one.column)
    if target is None or sum(each == target for each in meant.values()) > 1:
        return one
    if target.field.kind in _WORDS and not _NUMBERED.search(target.field.label) and are_numbers(
        samples.get(one.column)
    ):
        return one  # 付方 over amounts
    reason = f"“{bare(head[-1])}”说的就是“{target.field.label}”"
    found = judged(match_to(one.column, target, ALIAS - _MEANT, reason), head, words, samples)
    return found if found.target == target else one
