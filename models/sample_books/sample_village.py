"""The sample village as its books see it: its people, its officials, chance, and days."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.kinds_links import Ref
    from models.ledger import Ledger


class Sample:
    """What a book is filled from.

    Attributes:
        ledger: open for writing, with the people in it.
        chance: seeded; the same seed gives the same book.
        today: the day on which the sample ends; nothing lies after it.
        years: how many years the books go back.
        people: (id, birthday, 小组) of every resident.
        officials: secretary (书记), director (主任), clerk (文书), supervisor (监委会主任),
            verifier (监委会委员), chairman (理事长).
    """

    def __init__(self, ledger: Ledger, chance: random.Random, years: int) -> None:
        self.ledger = ledger
        self.chance = chance
        self.years = years
        self.today = ledger.today
        self.taken: set[str] = set()
        self.people: list[tuple[int, dt.date, str]] = []
        self.officials: dict[str, Ref] = {}

    @property
    def first(self) -> dt.date:
        """The first day of the books."""
        return self.today - dt.timedelta(days=365 * self.years)

    def days(self, each_year: int) -> list[dt.date]:
        """Return days of the books by chance, in order."""
        span = (self.today - self.first).days
        return sorted(
            self.first + dt.timedelta(days=self.chance.randrange(span + 1))
            for _ in range(each_year * self.years)
        )

    def name_of(self, key: str) -> str:
        """Return the name of one of the officials."""
        return str(self.ledger.get("official", self.officials[key].id or 0)["name"])

    def adult(self) -> int:
        """Return the id of somebody of age, by chance; of anybody in a village of children."""
        grown = [id_ for id_, born, _ in self.people if (self.today - born).days > 18 * 365]
        return self.chance.choice(grown or [id_ for id_, _, _ in self.people])
