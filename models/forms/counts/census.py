"""Who lives in the village and of whom a thing can be said: the ledger is asked once for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from models.forms.counts.conditions import VILLAGERS, Said, is_sort
from models.lists import GONE
from models.query import Condition, Query, Where
from models.view import View

#: who is counted at all: nobody who died or moved away
LIVING = tuple(Where("status", "!=", one) for one in sorted(GONE))


class Census:
    """The residents on a day, by what is said of them; ids of residents and of households."""

    def __init__(self, view: View, day: dt.date) -> None:
        self._view = view
        self._day = day
        self._said: dict[tuple[str, str], frozenset[int]] = {}

    @cached_property
    def living(self) -> frozenset[int]:
        """Everybody."""
        return self._who(LIVING)

    @cached_property
    def home(self) -> dict[int, int]:
        """The household of everybody who has one."""
        found = self._view.find("resident", Query(where=LIVING, fields=("household",)))
        return {one.id: one["household"].id for one in found if one["household"]}

    @cached_property
    def _groups(self) -> dict[str, frozenset[int]]:
        found = self._view.find("resident", Query(where=LIVING, fields=("group",)))
        groups: dict[str, set[int]] = {}
        for one in found:
            groups.setdefault(str(one["group"] or ""), set()).add(one.id)
        return {name: frozenset(ids) for name, ids in groups.items()}

    def of_group(self, name: str) -> frozenset[int]:
        """Return everybody in a villagers' group."""
        return self._groups.get(name, frozenset())

    def unknown_group(self, said: Iterable[Said]) -> str:
        """Return the villagers' group that is named and that nobody is entered in, "" for none."""
        named = (one.told for one in said if one.sort == VILLAGERS)
        return next((one for one in named if one not in self._groups), "")

    def people(self, said: Iterable[Said]) -> frozenset[int]:
        """Return those of whom all is true that is said.

        退役军人 among 低保户 live in such a household, whoever in it the ledger names for it.
        """
        told = tuple(said)
        several = len({one.sort for one in told if is_sort(one)}) > 1
        found = (self._at_home(one) if several and one.of_home else self._of(one) for one in told)
        few, *more = sorted([self.living, *found], key=len)
        return few.intersection(*more)

    def _at_home(self, said: Said) -> frozenset[int]:
        """Return everybody in whose household somebody is of whom it is true."""
        homes = self.households((said,))
        return frozenset(one for one, home in self.home.items() if home in homes)

    def households(self, said: Iterable[Said]) -> frozenset[int]:
        """Return the households in which there is somebody of whom all is true."""
        home = self.home
        return frozenset(home[one] for one in self.people(said) if one in home)

    def _of(self, said: Said) -> frozenset[int]:
        key = said.sort, said.told
        if key not in self._said:
            where = (*LIVING, *said.where(self._day))
            self._said[key] = self._who(where)
        return self._said[key]

    def _who(self, where: tuple[Condition, ...]) -> frozenset[int]:
        return frozenset(self._view.ledger.ids("resident", Query(where=where), ordered=False))
