"""What can be written down in 记一件事, derived from the registers' events."""

from __future__ import annotations

from collections.abc import Iterable

from models.frozen import frozen
from models.record import Head


@frozen()
class Happening:
    """An everyday sentence and the registers that take it."""

    sentence: str
    hint: str
    digit: int
    icon: str
    types: tuple[Head, ...]

    @property
    def short(self) -> str:
        """The words of a small button: verb and thing."""
        event = self.types[0].event
        said = event.short if event else ""
        return said or (self.types[0].adds if len(self.types) == 1 else self.sentence)


def happenings(heads: Iterable[Head]) -> list[Happening]:
    """Return the events, 1 to 9 and then 0 as on the keyboard."""
    found: dict[str, list[Head]] = {}
    for one in heads:
        if one.event:
            found.setdefault(one.event.sentence, []).append(one)
    made = []
    for sentence, members in found.items():
        event = members[0].event
        if event:
            made.append(Happening(sentence, event.hint, event.digit, event.icon, tuple(members)))
    return sorted(made, key=lambda one: (one.digit - 1) % 10)


def parts(one: Happening) -> list[Happening]:
    """Return the choices of a sentence that several registers share, numbered from 1."""
    made = []
    for number, head in enumerate(one.types, 1):
        part = head.event.part if head.event else ""
        sentence, _, hint = part.partition("：")
        made.append(
            Happening(sentence or head.label, hint or head.about, number, one.icon,
                      (head,))
        )  # fmt: skip
    return made


def plain_registers(heads: Iterable[Head]) -> list[Head]:
    """Return the registers that take new records without an event of their own; no rules."""
    return [
        one for one in heads if not (one.event or one.hidden or one.single or one.is_rules)
    ]
