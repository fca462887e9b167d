"""What can be written down in 记一件事, derived from the registers' events."""

from __future__ import annotations

from collections.abc import Iterable

from models.frozen import frozen
from models.record import RecordType


@frozen()
class Happening:
    """An everyday sentence and the registers that take it."""

    sentence: str
    hint: str
    digit: int
    icon: str
    types: tuple[RecordType, ...]

    @property
    def short(self) -> str:
        """The words of a small button: verb and thing."""
        return self.types[0].adds if len(self.types) == 1 else self.sentence


def happenings(types: Iterable[RecordType]) -> list[Happening]:
    """Return the events, 1 to 9 and then 0 as on the keyboard."""
    found: dict[str, list[RecordType]] = {}
    for one in types:
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
    for number, record_type in enumerate(one.types, 1):
        part = record_type.event.part if record_type.event else ""
        sentence, _, hint = part.partition("：")
        made.append(
            Happening(sentence or record_type.label, hint or record_type.about, number, one.icon,
                      (record_type,))
        )  # fmt: skip
    return made


def plain_registers(types: Iterable[RecordType]) -> list[RecordType]:
    """Return the registers that take new records without an event of their own; no rules."""
    return [
        one for one in types if not (one.event or one.hidden or one.single or one.is_rules)
    ]
