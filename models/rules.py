"""Rules that a law or a county can change: data with basis, source, dates in force, certainty.

Only a rule whose text was read in its source (`verified`) may be shown as 规定要求; any other is a
hint and says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from models.frozen import frozen
from models.kinds import Option

#: certainty of a local rule whose text was read, but is older than the law above it is now
AGED = "aged"
OF_OLD = "提示（地方的旧规定，上位法后来改过，没有再核对）"
FOLDER = Path(__file__).parent.parent / "resources" / "rules"
_COMMON = frozenset({
    "code", "text", "basis", "article", "source", "in_force_from", "in_force_until", "place",
    "confidence", "aliases",
})  # fmt: skip


@frozen()
class Rule:
    """One version of one rule; `more` holds what only its kind has."""

    code: str
    kind: str
    text: str
    basis: str
    article: str
    source: str
    in_force_from: dt.date
    in_force_until: dt.date | None
    place: str
    certainty: str
    aliases: tuple[str, ...]
    more: Mapping[str, Any]

    def in_force(self, day: dt.date) -> bool:
        """Say whether this version holds on a day."""
        return self.in_force_from <= day and (
            self.in_force_until is None or day <= self.in_force_until
        )

    @property
    def verified(self) -> bool:
        """Whether its text was read, and no law above it was changed since."""
        return self.certainty == "verified"

    @property
    def said_as(self) -> str:
        """规定要求 with its basis, or 提示 that nobody compared the original."""
        if self.verified:
            return f"规定要求：{self.basis}{self.article}"
        if self.certainty == AGED:
            return f"{OF_OLD}：{self.basis}{self.article}"
        return f"提示（没有核对过原文）：{self.basis}"


@lru_cache
def rules(kind: str) -> tuple[Rule, ...]:
    """Return all versions of the rules of one kind, in the order of their file."""
    import tomllib  # five milliseconds that a start can spare

    table = tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))
    return tuple(
        Rule(
            code=entry["code"],
            kind=kind,
            text=entry["text"],
            basis=entry["basis"],
            article=entry.get("article", ""),
            source=entry["source"],
            in_force_from=entry["in_force_from"],
            in_force_until=entry.get("in_force_until"),
            place=entry["place"],
            certainty=entry["confidence"],
            aliases=tuple(entry.get("aliases", ())),
            more={name: value for name, value in entry.items() if name not in _COMMON},
        )
        for entry in table["rule"]
    )


def rule_on(kind: str, code: str, day: dt.date) -> Rule | None:
    """Return the version of a rule in force on a day, so that old papers keep the old rule."""
    return next((one for one in rules(kind) if one.code == code and one.in_force(day)), None)


def options_of(kind: str) -> tuple[Option, ...]:
    """Return the rules of a kind as options of a choice; the newest wording of a code wins."""
    newest = {one.code: one for one in sorted(rules(kind), key=lambda one: one.in_force_from)}
    return tuple(Option(one.code, one.text, one.aliases) for one in newest.values())
