"""Amounts in capital words, 金额大写, beside or below the amounts of a form; sums in digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.forms.form import SURE, FormSheet, Place
from models.kinds import Money
from models.kinds_links import Computed
from models.writing import narrow

IN_WORDS = "金额大写："
SUM_IN_WORDS, SUM = "合计大写：", "合计："
_IN_TEXT = frozenset({"words", "digits"})
_HEAD = re.compile(r".*大写.*")
_SURE = 0.9


def with_amounts(form: FormSheet) -> FormSheet:
    """Return the form with the places that repeat an amount in words, or sum amounts up."""
    money = [one for one in form.places if _is_money(one)]
    if not any(_asks(one) for one in form.places):
        return form
    return replace(form, places=tuple(_places(form, money)))


def _places(form: FormSheet, money: Sequence[Place]) -> Iterator[Place]:
    for one in form.places:
        if not _asks(one):
            yield one
        elif one.total in _IN_TEXT:
            yield _summed(one, money, form)
        else:
            yield _in_words(one, money)


def _asks(one: Place) -> bool:
    if one.total or one.gap is not None:
        return one.total in _IN_TEXT
    return not one.meant and bool(one.head) and bool(_HEAD.fullmatch(narrow(one.head[-1])))


def _is_money(one: Place) -> bool:
    field = one.target.field if one.target and one.confidence >= SURE else None
    return isinstance(field.result if isinstance(field, Computed) else field, Money)


def _in_words(one: Place, money: Sequence[Place]) -> Place:
    """Return a place that repeats the amount of its record in words."""
    amount = _meant(one, money)
    if amount is None or amount.target is None:
        return one.opened("要写大写，看不出是哪个金额")
    label = amount.target.field.label
    return replace(one, target=amount.target, derivation=f"{IN_WORDS}由“{label}”",
                   confidence=_SURE, reason=f"把“{label}”写成大写")  # fmt: skip


def _meant(one: Place, money: Sequence[Place]) -> Place | None:
    """Return the amount that is meant: the only one under the same head, or the one before."""
    beside = [each for each in money if each.head[:-1] == one.head[:-1]] or list(money)
    if len(beside) == 1:
        return beside[0]
    before = [each for each in beside if _at(each) < _at(one)]
    return before[-1] if before else None


def _at(one: Place) -> tuple[int, int]:
    return one.cell or (0, one.column or 0)


def _summed(one: Place, money: Sequence[Place], form: FormSheet) -> Place:
    """Return a place for the sum of a column; of a form about one it is its amount."""
    listed = [each for each in money if form.kind == "person" or each.column is not None]
    if len(listed) != 1 or listed[0].target is None:
        why = "看不出合计哪一栏，请您写" if listed else "没有可以合计的金额，请您写"
        return one.opened(why)
    label = listed[0].target.field.label
    begins = SUM_IN_WORDS if one.total == "words" else SUM
    return replace(one, target=listed[0].target, derivation=f"{begins}{label}", confidence=_SURE,
                   reason=f"把各行的“{label}”加起来")  # fmt: skip
