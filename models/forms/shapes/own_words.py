"""What a place asks for by its own words: which field, whose words, and all that is counted."""

from __future__ import annotations

from models.forms.counts.conditions import Said
from models.forms.counts.counting import Count, Ratio
from models.forms.form import Place
from models.sheets.vocabulary import bare
from models.writing import narrow


def asks_by_name(one: Place) -> bool:
    """Say whether the word above a place is the field itself, or is it with it: 组长 over 姓名."""
    words = set(map(narrow, one.target.words)) if one.target else set()
    return not words.isdisjoint({narrow(one.head[-2]), bare("".join(one.head[-2:]))})


def name_asked(one: Place) -> str:
    """Return the name of the field that a place asks for, or what kind of count it is."""
    if one.target is not None:
        return one.target.field.name
    return "whether" if (one.derivation or "").startswith("是否") else "members"


def is_counted(said: tuple[Said, ...] | None, count: Count | Ratio) -> bool:
    """Say whether a count already has all that some words say."""
    return bool(said) and {one.told for one in said or ()} <= {one.told for one in count.said}
