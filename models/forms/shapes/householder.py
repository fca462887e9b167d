"""A card that names nobody but the head of a household: 户主姓名, 联系电话, 公民身份号码.

Whoever of the household the card is looked up by, these are the head's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from models.forms.form import Place
from models.record import RecordType
from models.sheets.headers import Match
from models.sheets.vocabulary import vocabulary

_OF_HOUSEHOLD = {"id_number": "head_number", "phone": "phone", "household": "number"}
_HEAD = "household.head"


def names_the_head(asked: Sequence[Match | Place]) -> bool:
    """Say whether what a card asks names the head of a household, and nobody else."""
    paths = {one.target.path for one in asked if one.target}
    return _HEAD in paths and "resident.name" not in paths


def of_the_head(places: Sequence[Place], types: Mapping[str, RecordType]) -> Iterator[Place]:
    """Yield the places of a card about a household, those about its head taken from there."""
    targets = {one.path: one for one in vocabulary(types["resident"], types).targets}
    for one in places:
        path = one.target.path if one.target else ""
        name = _OF_HOUSEHOLD.get(path.removeprefix("resident."), "")
        theirs = targets.get(f"household.{name}")
        if theirs is None or not path.startswith("resident.") or one.membership:
            yield one
            continue
        told = f"从所指的记录里取：{theirs.field.label}"
        yield replace(one, target=theirs, derivation=told, reason="表里只写了户主，取户主的")
