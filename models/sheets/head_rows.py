"""Lists of households, of which each row is its head, and lists of their members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.errors import Invalid
from models.field import Cell, Field
from models.record import RecordType
from models.sheets.matched import Match
from models.sheets.values import Sample
from models.sheets.vocabulary import Vocabulary

_THEIRS = "一行是一户，按户主记，这是户主的号"
_OF_A_MEMBER = "一行是一户，按户主记；这一列说的是家里别人"


def with_theirs(
    record_type: RecordType,
    matches: tuple[Match, ...],
    words: Vocabulary,
    samples: Mapping[int, Sample],
) -> tuple[Match, ...]:
    """Give heads taken as people their own numbers; how others are related is no head's.

    户主身份证号 is then the person's number, and 与户主关系 beside 成员姓名 is that member's; the
    row's own where 户主 stands below.
    """
    rule = record_type.gathers
    path = f".{rule.by}" if rule else ""
    if rule is None or not any(
        one.field and one.field.name == record_type.title and (one.derivation or "").endswith(path)
        for one in matches
    ):
        return matches
    taken = {one.field.name for one in matches if one.field}
    own = {one.field.kind: one for one in words.targets if one.own and not one.linked}
    found = []
    for one in matches:
        result = getattr(one.target.field, "result", None) if one.target else None
        mine = own.get(result.kind) if result and one.target and one.target.linked else None
        if mine and mine.field.kind == "id_number" and mine.field.name not in taken:
            one = replace(one, field=mine.field, target=mine, reason=_THEIRS)  # noqa: PLW2901
            taken.add(mine.field.name)
        elif one.field and one.field.name == rule.first[0] and not _names_heads(
            one.field, rule.first[1], samples.get(one.column)
        ):
            one = one.opened(_OF_A_MEMBER)  # noqa: PLW2901
        found.append(one)
    return tuple(found)


def groups_of_members(
    types: Mapping[str, RecordType],
    tried: Mapping[str, Sequence[Match]],
    samples: Mapping[int, Sample],
) -> frozenset[str]:
    """Return the registers of groups whose members stand one by one, 户主 among them.

    A household has no relation to its head: then no row is one.
    """
    return frozenset(
        getattr(types[name].by_name[rule.link], "to", "")
        for name, matches in tried.items()
        if (rule := types[name].gathers)
        and any(one.field and one.field.name == rule.first[0]
                and _names_heads(one.field, rule.first[1], samples.get(one.column))
                for one in matches)
    )  # fmt: skip


def _names_heads(one: Field[Any], head: object, sample: Sample | None) -> bool:
    """Say whether a cell of a column of relations says that its row is the head."""

    def read(cell: Cell) -> object:
        try:
            return one.read(cell)
        except Invalid:
            return None

    return sample is not None and any(read(cell) == head for cell in sample.cells)
