"""A collector, declared: the query that fills a public notice from the ledger.

A collector names fields and records, never texts made from them: what becomes of a value on the
notice board is decided by its field (`Field.faces`), where the paper is made. A figure of its own
(a count, a sum) has a field of its own, declared OPEN.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Container, Mapping, Sequence
from functools import lru_cache
from typing import Any

from models.field import Field
from models.frozen import frozen
from models.kinds import Option
from models.privacy import Audience, may_show
from models.view import View

Values = Mapping[str, Any]
NOTHING = "本期无。"


@frozen(kw_only=True)
class Part:
    """A table of a notice, or a sentence.

    Attributes:
        fields: the columns; a record is asked by their names.
        records: what stands in the rows: records, or mappings of figures.
        heading: stands above it.
        totals: the last row, by name of the field.
        empty: said where there are no records.
        numbered: 序号 stands in front.
        sentence: a sentence instead of a table; of figures only, never of a person.
    """

    fields: Sequence[Field[Any]] = ()
    records: Sequence[Values] = ()
    heading: str = ""
    totals: Values | None = None
    empty: str = NOTHING
    numbered: bool = True
    sentence: str = ""


@frozen(kw_only=True)
class Remark:
    """Something to see before the notice goes up; `type` and `id` lead to where it is mended."""

    sentence: str
    good: bool = False
    type: str = ""
    id: int = 0


@frozen(kw_only=True)
class Collected:
    """What was found for a period.

    Attributes:
        parts: what stands on the notice, in order.
        sources: register -> the records from which it was taken.
        remarks: what to see before it goes up.
        signers: who signs, where it is not the usual ones.
        landscape: the table is wide.
    """

    parts: Sequence[Part]
    sources: Mapping[str, Sequence[int]]
    remarks: Sequence[Remark] = ()
    signers: tuple[str, ...] = ()
    landscape: bool = False

    @property
    def is_empty(self) -> bool:
        """Say that nothing was found."""
        return not any(self.sources.values())


@frozen()
class Collector:
    """How the content of a matter is found.

    Attributes:
        name: the code which a matter keeps.
        label: what people read: where the content comes from.
        registers: the registers it reads; without them a person writes the text.
        collect: the ledger under the period -> what was found.
    """

    name: str
    label: str
    registers: tuple[str, ...]
    collect: Callable[[View], Collected]

    def is_ready(self, types: Container[str]) -> bool:
        """Say whether the registers it reads are there."""
        return all(one in types for one in self.registers)


@lru_cache
def collectors() -> Mapping[str, Collector]:
    """Return all collectors by name."""
    from models import collecting

    found: list[Collector] = [
        importlib.import_module(f"{collecting.__name__}.{module.name}").COLLECTOR
        for module in pkgutil.iter_modules(collecting.__path__)
    ]
    return {one.name: one for one in found}


def collector_options() -> tuple[Option, ...]:
    """Return the collectors as a choice."""
    return tuple(Option(one.name, one.label) for one in collectors().values())


def collect(view: View, name: str | None) -> Collected | None:
    """Return what the ledger knows for the view's period; None where a person writes the text."""
    one = collectors().get(name or "")
    if one is None or not one.is_ready(view.ledger.types):
        return None
    return one.collect(view)


def as_lines(found: Collected) -> list[str]:
    """Return what was found as lines, cells parted by tabs, as far as the board may see it."""
    lines: list[str] = []
    for part in found.parts:
        lines += filter(None, (part.heading, part.sentence))
        if part.sentence:
            continue
        shown = [one for one in part.fields if may_show(one, Audience.NOTICE_BOARD)]
        rows = [*part.records, *((part.totals,) if part.totals and part.records else ())]
        if not rows:
            lines.append(part.empty)
            continue
        lines.append("\t".join(one.label for one in shown))
        for row in rows:
            cells = [one.faces(row.get(one.name), Audience.NOTICE_BOARD) for one in shown]
            lines.append("\t".join(cell.text if cell else "" for cell in cells))
    return lines


def ids_of(records: Sequence[Any]) -> tuple[int, ...]:
    """Return the ids of records, as sources."""
    return tuple(one.id for one in records)
