"""What a list that was understood tells: whom its columns name, which heads nobody knows."""

from __future__ import annotations

import re

from models.forms.shapes.labels import caption_above
from models.kinds_links import Copied
from models.record import RecordType
from models.sheets.grid import Sheet
from models.sheets.matched import Match
from models.sheets.others import speaks_of_somebody
from models.sheets.understanding import Understood
from models.sheets.vocabulary import bare
from models.writing import narrow


def has_head(found: Understood, wanted: re.Pattern[str]) -> bool:
    """Say whether the innermost words of some head fit."""
    heads = found.layout.heads if found.layout else ()
    return any(head and wanted.fullmatch(bare(head[-1])) for head in heads)


def words_above(sheet: Sheet, found: Understood) -> str:
    """Return the title and the name of a sheet, and what stands right above its list; narrow."""
    if found.layout is None:
        return narrow(sheet.name)
    caption = caption_above(sheet, found.layout.header[0])
    return narrow(found.layout.title + sheet.name + caption)


def unknown_heads(found: Understood) -> set[str]:
    """Return the heads of which nothing is known."""
    heads = found.layout.heads if found.layout else ()
    return {bare(heads[one.column][-1]) for one in found.matches
            if one.target is None and heads[one.column]}  # fmt: skip


def all_words(kind: RecordType) -> set[str]:
    """Return how the fields of a register are called, but for what is copied into it."""
    return {bare(word) for one in kind.active if not isinstance(one, Copied)
            for word in (one.label, *one.aliases)}  # fmt: skip


def words_of(kind: RecordType, *names: str) -> set[str]:
    """Return how some fields of a register are called."""
    fields = (kind.by_name[name] for name in names)
    return {bare(word) for one in fields for word in (one.label, *one.aliases)}


def meant(found: Understood) -> int:
    """Return of how many columns it is known what they are."""
    return sum(one.target is not None for one in found.matches)


def names_head_only(found: Understood) -> bool:
    """Say whether a list of households names nobody but those who are to help them."""
    heads = found.layout.heads if found.layout else ()
    names = [head for head in heads if head and bare(head[-1]) in {"姓名", "名字"}]
    return all(len(head) > 1 and speaks_of_somebody(head[:-1]) for head in names)


def names_people(found: Understood) -> bool:
    """Say whether some column is that of a name or of a number of people."""
    return found.record_type is not None and any(
        one.target is not None and one.target.field.name in {"name", "id_number", "head", "number"}
        for one in found.matches
    )


def is_own(one: Match) -> bool:
    """Say whether a column is the register's own, and nothing of whom its records point to."""
    target = one.target
    return (
        target is not None and not target.linked and not isinstance(target.field, Copied)
        and not (target.field.kind == "link" and getattr(target.field, "to", "") == "resident")
        and target.field.name != "note"
    )  # fmt: skip
