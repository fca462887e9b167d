"""What a column was matched to, and the fields that a head may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from models.field import Field
from models.kinds_links import Computed, Copied
from models.sheets.grid import letters
from models.sheets.vocabulary import (
    Target,
    Vocabulary,
    bare,
    core,
    is_checked,
    shorter,
    unqualified,
)

LABEL, ALIAS, CORE, THEME = 1.0, 0.97, 0.08, 0.1  #: how sure a label is, and an alias; less by
FURTHER = 0.12
_LINKED, _QUALIFIED = 0.05, 0.15
_WHOLE = 3  #: how many of the tables are asked about the whole word
SAID_BEFORE = "上次"  #: how a reason begins that a person gave
ROW_NUMBER = "row number"  #: how the number of a row follows from the others
_COUNTED = "“{}”由程序得出，不从表里导"


@dataclass(frozen=True)
class Match:
    """What a column is: its field if it can be written, what it means, how sure, and why.

    Attributes:
        column: 0-based.
        field: the register's own field; None where nothing is written.
        score: 0 to 1.
        reason: in Chinese.
        target: what the column means, the field's own target or one that only is understood.
        derivation: how its value follows from others, if it does.
        either: the fields that the head may mean, where none of them is the one.
        guessed: only the values told what it is.
    """

    column: int
    field: Field[Any] | None
    score: float
    reason: str
    target: Target | None = None
    derivation: str | None = None
    either: tuple[Target, ...] = ()
    guessed: bool = False

    @property
    def letters(self) -> str:
        """The letters of the column."""
        return letters(self.column)

    @property
    def was_said(self) -> bool:
        """A person said before what this head is: no rule knows better."""
        return self.reason.startswith(SAID_BEFORE)

    def opened(self, reason: str) -> Match:
        """Return the match left to the person."""
        return replace(self, field=None, target=None, derivation=None, reason=reason,
                       score=round(self.score / 2, 2))  # fmt: skip


def key_of(path: Sequence[str]) -> str:
    """Return the words of a head as they are kept for next time."""
    return "/".join(bare(word) for word in path)


def match_to(column: int, target: Target, score: float, reason: str) -> Match:
    """Return the match of a column to a target, with what follows from it."""
    if not target.own:
        help_ = target.field.help
        if target.linked or isinstance(target.field, Copied):
            reason = f"{reason}，只拿来对人，不另写"
        else:
            reason = help_ if help_.startswith("由") else _COUNTED.format(target.field.label)
    elif is_checked(target.field):
        reason = f"{reason}，只拿来核对"
    elif isinstance(target.field, Computed):
        reason = f"{reason}，只拿来认是哪一条"
    return Match(column, target.field if target.own else None, round(score, 2), reason, target,
                 target.derivation)  # fmt: skip


@lru_cache(maxsize=8192)  # every register is asked about every head, more than once
def find(head: str, words: Vocabulary) -> tuple[tuple[Target, ...], float, str]:
    """Return the targets that a head may mean, how surely, and the reason; own ones first."""
    word = bare(head)
    tables = (
        (words.labels, word, 0.0, "名字一样"),
        (words.aliases, word, LABEL - ALIAS, f"“{word}”就是“{{}}”"),
        (words.cores, core(word), CORE, f"“{word}”和“{{}}”是一个意思"),
        (words.cores, core(shorter(word)), CORE, f"“{word}”和“{{}}”是一个意思"),
        (words.cores, core(words.without_theme(word)), THEME, f"“{word}”和“{{}}”是一个意思"),
    )
    whole, parts = tables[:_WHOLE], (
        (words.further, core(word), FURTHER, f"“{word}”和“{{}}”是一个意思"),
        *tables[_WHOLE:],
        (words.further, core(shorter(word)), FURTHER, f"“{word}”和“{{}}”是一个意思"),
        (words.further, core(words.without_theme(word)), FURTHER, f"“{word}”和“{{}}”是一个意思"),
    )  # fmt: skip
    # what the whole word is elsewhere goes before what is left of it here: 家庭成员数量
    every = (*whole, *parts)
    for some, linked in ((whole, False), (whole[:-1], True), (parts, False), (every, True)):
        for table, key, minus, reason in some:
            here = tuple(one for one in table.get(key, ()) if one.linked == linked)
            if here:
                score = LABEL - minus - (_LINKED if linked else 0)
                return here[:1] if linked else here, score, reason.format(here[0].field.label)
    rest = unqualified(word)
    found = words.labels.get(rest) or words.aliases.get(rest) or words.cores.get(core(rest)) or []
    own = tuple(one for one in found if not one.linked) if rest else ()
    return own, LABEL - _QUALIFIED, f"“{word}”是“{rest}”的一种" if own else ""
