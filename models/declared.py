"""Discover the registers and check every declaration before anything runs."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import lru_cache

from models import registers
from models.errors import NotFound
from models.groups import Group
from models.kinds import Option
from models.kinds_links import Copied, Link
from models.lists import provide
from models.privacy import Privacy
from models.record import RecordType


@lru_cache
def record_types() -> Mapping[str, RecordType]:
    """Return all registers by name, in the order of the left column."""
    found = [
        importlib.import_module(f"{registers.__name__}.{module.name}").RECORD
        for module in pkgutil.iter_modules(registers.__path__)
    ]
    groups = list(Group)
    found.sort(key=lambda one: (groups.index(one.group), one.order, one.name))
    shown = tuple(Option(one.name, one.label) for one in found if not one.hidden)
    provide("registers", lambda: shown)
    return {one.name: one for one in found}


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
    ]


def _faults_of(types: Mapping[str, RecordType], one: RecordType) -> Iterator[str]:
    labels = [field.label for field in one.fields]
    yield from (f"label {label} twice" for label in set(labels) if labels.count(label) > 1)
    yield from (f"name {f.name} is reserved" for f in one.fields if f.name in {"id", "revision"})
    yield from (f"{name} is no field" for name in _names(one) if name not in one.by_name)
    for field in one.fields:
        if isinstance(field, Link) and field.to not in types:
            yield f"{field.name} links to {field.to}, which is not there"
        if isinstance(field, Copied):
            yield from _copy_faults(types, one, field)
    if one.searched and one.title not in one.searched:
        yield "the title is not searched"


def _names(one: RecordType) -> Iterator[str]:
    yield one.title
    yield from (*one.listed, *one.searched, *one.known_by)
    yield from (name for names in one.same_when for name in names)
    yield from (name.lstrip("-") for name in one.sorted_by)
    yield from (name for section in one.sections for name in section.fields)
    yield from (name for computed in one.computed for name in computed.needs)
    yield from (name for derived in one.derived for name in (derived.field, *derived.of))
    if one.dated:
        yield one.dated
    if one.numbering:
        yield from (one.numbering.field, one.numbering.of, *one.numbering.void)


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
        if field.kind in personal_kinds() and field.privacy < Privacy.PERSONAL
    ]
