"""Whom a form is about, in words that a person chooses or writes: 低保, 60岁以上, 3组, 全部."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from models.errors import UserError
from models.forms.answers import records_for
from models.forms.counts.census import LIVING
from models.forms.counts.conditions import VILLAGERS, Said, always, said_in
from models.forms.form import FormSheet
from models.forms.whose.about import About, own_words
from models.kinds_links import Computed, Copied
from models.lists import CATEGORIES
from models.query import Condition, Query, Where
from models.record import RecordType
from models.view import View
from models.writing import narrow

ALL = "全部"
_OR = re.compile("或者?")
_GROUP = re.compile(".{1,12}组")
_BETWEEN = re.compile(r"[的和,、;/\s]|且|又是")
_USUAL = ("60岁以上", "80岁以上", "18岁以下", "党员", "村民代表", "村干部", "外出",
          "户籍在册", "常住", "女", "男")


def about_words(form: FormSheet, words: Iterable[str], day: dt.date) -> FormSheet:
    """Return the form about those whom the words name, whatever its title says.

    Conditions that are none of a person's are given by `where_of`.

    Raises:
        UserError: a word is not understood.
    """
    said: list[Said] = []
    either: list[tuple[Said, ...]] = []
    told: list[str] = []
    for one in words:
        if one == ALL:
            continue
        told.append(one)
        if _own_where(form.record_type, one, day):
            continue
        sorts = [_understood(part, form.record_type) for part in _OR.split(one)]
        if len(sorts) == 1:
            said += sorts[0]
        else:  # 党员或村民代表, and of them those of whom the other words are true
            either = [(*first, *more) for first in either or [()] for more in sorts]
    return replace(form, about=About(tuple(said), "、".join(told), either=tuple(either)))


def where_of(form: FormSheet, words: Iterable[str], day: dt.date) -> tuple[Condition, ...]:
    """Return what the words ask of the register's own records: a group, one of its filters."""
    return tuple(
        condition for one in words if one != ALL
        for condition in _own_where(form.record_type, one, day)
    )  # fmt: skip


def offered(form: FormSheet, view: View) -> Iterator[str]:
    """Yield words to choose from, the most usual first."""
    yield ALL
    kind = form.record_type
    if kind is None:
        return
    seen = {ALL}
    people = [one.word for one in CATEGORIES if one.code != "other"] + list(_USUAL)
    own = [one.label for one in kind.filters if one.name not in {"now", "in_force"}]
    about_people = kind.name in {"resident", "household"} or any(
        link.to == "resident" and link.required for link in kind.links
    )
    for word in (*(people if about_people else ()), *own, *_groups(kind, view)):
        if word not in seen:
            seen.add(word)
            yield word


def count(form: FormSheet, view: View, words: Sequence[str], day: dt.date) -> int:
    """Return how many records the words mean.

    Raises:
        UserError: a word is not understood.
    """
    decided = about_words(form, words, day)
    where = where_of(form, words, day)
    if decided.about.either:
        return len(records_for(decided, view, day, where, asked=False))
    if form.kind == "roster" and form.record_type and form.record_type.name == "resident":
        said = [condition for one in decided.about.said for condition in one.where(day)]
        return view.count("resident", Query(where=(*LIVING, *said, *where)))
    return len(records_for(decided, view, day, where, asked=False))


def is_understood(form: FormSheet, word: str, day: dt.date) -> bool:
    """Say whether a word can be asked for."""
    try:
        about_words(form, (word,), day)
    except UserError:
        return False
    return True


def _groups(kind: RecordType, view: View) -> list[str]:
    """Return the villagers' groups, where the register says who lives in which."""
    if "group" not in kind.by_name:
        return []
    names = [str(one["name"]) for one in view.ledger.find("village_group", Query())]
    return [one for one in names if one]


def _own_where(kind: RecordType | None, word: str, day: dt.date) -> tuple[Condition, ...]:
    if kind is None:
        return ()
    said = list(said_in(word))
    if "group" in kind.by_name and _GROUP.fullmatch(word) and all(
        one.sort == VILLAGERS for one in said
    ):  # fmt: skip
        if isinstance(kind.by_name["group"], Computed | Copied):
            return ()  # a household is in the group of its people, who are asked
        return (Where("group", "=", said[0].told if said else word),)
    if said:
        return ()
    if own := own_words(kind, word):
        return own.where(day)
    return next((one.where(day) for one in kind.filters if one.label == word), ())


def _understood(word: str, kind: RecordType | None) -> tuple[Said, ...]:
    """Return what a word says of people; all of it must say something.

    The name of a group is understood where the register's records are in one.

    Raises:
        UserError: it does not.
    """
    found = tuple(said_in(word))
    rest = narrow(word)
    for one in found:
        rest = rest.replace(one.words, "", 1)
    if not found and _GROUP.fullmatch(word) and kind is not None and "group" in kind.by_name:
        return (Said(word, word, VILLAGERS, always(Where("group", "=", word))),)
    if not found or _BETWEEN.sub("", rest):
        raise UserError(f"看不懂“{word}”是哪些人。", "可以写 低保、党员、60岁以上 这样的。")
    return found
