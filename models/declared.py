"""Discover the registers and check every declaration before anything runs."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from models import catalogue, registers
from models.errors import NotFound
from models.field import Field
from models.groups import Group
from models.kinds import Choice, LongText, Option
from models.kinds_links import Attachment, Computed, Copied, Lines, Link
from models.lists import provide
from models.privacy import Privacy
from models.record import Head, RecordType
from models.schema import Shape, shape
from models.shelf import Shelf
from models.tally import faults as tally_faults
from models.tally import tallies
from models.writing import narrow

_RESERVED = frozenset({"id", "revision", "type"})


@lru_cache
def record_types() -> Shelf:
    """Return all registers by name, in the order of the left column; each loads when used."""
    mark = catalogue.stamp()
    heads, asked = catalogue.read(mark) or _catalogued(mark)
    shown = tuple(Option(one.name, one.label) for one in heads if not one.hidden)
    provide("registers", lambda: shown)
    shelf = Shelf(heads, _load, lambda: asked)
    provide(
        "tallies",
        lambda: tuple(Option(one.name, one.label) for _, one in tallies(shelf)),
    )
    return shelf


def _load(module: str) -> RecordType:
    found: RecordType = importlib.import_module(f"{registers.__name__}.{module}").RECORD
    return found


def _catalogued(mark: tuple[Any, ...]) -> tuple[tuple[Head, ...], Shape]:
    """Load all registers, and keep for the next start what it needs of them."""
    found = [_load(module.name) for module in pkgutil.iter_modules(registers.__path__)]
    groups = list(Group)
    found.sort(key=lambda one: (groups.index(one.group), one.order, one.name))
    catalogue.write(mark, found)
    return tuple(found), shape({one.name: one for one in found})


def register(types: Mapping[str, RecordType], name: str) -> RecordType:
    """Find a register by name or Chinese label.

    Raises:
        NotFound: there is none; the sentence lists those there are.
    """
    for one in types.values():
        if name in {one.name, one.label}:
            return one
    labels = "、".join(one.label for one in types.values() if not one.hidden)
    raise NotFound(f"没有“{name}”这本台账。", f"有这些：{labels}。")


def faults(types: Mapping[str, RecordType]) -> list[str]:
    """Return what is wrong with the declarations: names that point nowhere, doubled labels."""
    return [
        f"{record_type.name}: {fault}"
        for record_type in types.values()
        for fault in _faults_of(types, record_type)
    ] + list(tally_faults(types))


def _faults_of(types: Mapping[str, RecordType], one: RecordType) -> Iterator[str]:
    yield from (f"label {twice} twice" for twice in _twice(f.label for f in one.fields))
    yield from (f"name {twice} twice" for twice in _twice(f.name for f in one.fields))
    yield from (f"name {name} is reserved" for name in one.by_name if name in _RESERVED)
    yield from (f"name {name} is no identifier" for name in one.by_name if not name.isidentifier())
    if one.name.startswith(("_", "sqlite_")) or "__" in one.name or not one.name.isidentifier():
        yield "the register's name cannot be a table's"
    yield from (f"{name} is no field" for name in _names(one) if name not in one.by_name)
    for field in one.fields:
        if isinstance(field, Link) and field.to not in types:
            yield f"{field.name} links to {field.to}, which is not there"
        if isinstance(field, Lines):
            yield from _line_faults(field)
        if isinstance(field, Choice):
            yield from _choice_faults(field)
        if isinstance(field, Copied):
            yield from _copy_faults(types, one, field)
    for name in one.leads_to:
        if name not in types or not any(link.to == one.name for link in types[name].links):
            yield f"leads to {name}, which has no link back"
    if one.searched and one.title not in one.searched:
        yield "the title is not searched"


def _names(one: RecordType) -> Iterator[str]:
    yield one.title
    yield from (*one.listed, *one.searched, *one.known_by)
    yield from (name for names in (*one.same_when, *one.told_by) for name in names)
    yield from (name.lstrip("-") for name in one.sorted_by)
    yield from (name for section in one.sections for name in section.fields)
    yield from (name for computed in one.computed for name in computed.needs)
    yield from (name for derived in one.derived for name in (derived.field, *derived.of))
    yield from one.unchanging
    if one.dated:
        yield one.dated
    if one.numbering:
        yield from (one.numbering.field, one.numbering.of, *one.numbering.void)
        yield from filter(None, (one.numbering.by,))


def _twice(words: Iterable[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


def _line_faults(field: Lines) -> Iterator[str]:
    for column in field.fields:
        if column.sql_type is None or isinstance(column, Link | Copied | LongText | Attachment):
            yield f"{field.name}.{column.name} is of a kind that child rows cannot hold"
        if column.name in {"parent", "position"}:
            yield f"{field.name}.{column.name} is reserved"


def _choice_faults(field: Choice) -> Iterator[str]:
    listed = field.listed()
    yield from (f"{field.name}: code {code} twice" for code in _twice(o.code for o in listed))
    words = (narrow(word) for one in listed for word in {one.word, *one.aliases})
    yield from (f"{field.name}: word {word} twice" for word in _twice(words))


def _copy_faults(types: Mapping[str, RecordType], one: RecordType, field: Copied) -> Iterator[str]:
    link = one.by_name.get(field.link)
    if not isinstance(link, Link):
        yield f"{field.name} copies through {field.link}, which is no link"
        return
    source = types[link.to].by_name.get(field.of)
    if source is None:
        yield f"{field.name} copies {field.of}, which {link.to} has not"
    elif field.privacy < source.privacy:
        yield f"{field.name} is less private than {link.to}.{field.of}"


def personal_kinds() -> frozenset[str]:
    """Kinds which a declaration may never make public."""
    return frozenset({"id_number", "phone", "bank_account"})


def leaks(types: Mapping[str, RecordType]) -> list[str]:
    """Return the person kinds that were declared OPEN."""
    return [
        f"{one.name}.{field.name}"
        for one in types.values()
        for field in one.fields
        if _is_leak(field)
    ]


def _is_leak(field: Field[Any]) -> bool:
    if isinstance(field, Computed):
        return field.privacy < Privacy.PERSONAL and field.result.kind in personal_kinds()
    if isinstance(field, Lines):
        return any(column.privacy > field.privacy for column in field.fields)
    return field.kind in personal_kinds() and field.privacy < Privacy.PERSONAL
