"""All registers on one shelf: what stands on their backs can be read without taking one down.

A window needs of most registers only their heads (name, label, place, event); the module of a
register is loaded when its fields are asked for. So a start does not grow with the registers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from models import schema
from models.field import Field
from models.record import Head, RecordType

OwnFields = Mapping[str, tuple[Field[Any], ...]]


class Shelf(Mapping[str, RecordType]):
    """Registers by name, each loaded when it is asked for, with the village's own fields."""

    def __init__(
        self,
        heads: Iterable[Head],
        load: Callable[[str], RecordType],
        shape: Callable[[], schema.Shape],
        own: OwnFields | None = None,
    ) -> None:
        """Take heads in the order of the left column.

        `load` gives a register as it is declared; `shape` the tables of all, without own fields.
        """
        self._heads = {one.name: one for one in heads}
        self._load, self._shape, self._own = load, shape, own or {}
        self._taken: dict[str, RecordType] = {}

    def __getitem__(self, name: str) -> RecordType:
        if name not in self._taken:
            if name not in self._heads:
                raise KeyError(name)
            one = self._load(name)
            self._taken[name] = one.with_own(self._own[name]) if name in self._own else one
        return self._taken[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._heads)

    def __len__(self) -> int:
        return len(self._heads)

    def __contains__(self, name: object) -> bool:
        return name in self._heads

    @property
    def heads(self) -> tuple[Head, ...]:
        """What can be said of all registers without loading one."""
        return tuple(self._heads.values())

    @property
    def shape(self) -> schema.Shape:
        """The tables as they are declared, without the village's own fields."""
        return self._shape()

    def with_own(self, own: OwnFields) -> Shelf:
        """Return the same registers with other fields of the village's own."""
        return Shelf(self.heads, self._load, self._shape, own)


def shelf_of(types: Mapping[str, RecordType]) -> Shelf:
    """Return the registers as a shelf; plain declarations are all loaded already."""
    if isinstance(types, Shelf):
        return types
    return Shelf(types.values(), types.__getitem__, lambda: schema.shape(types))
