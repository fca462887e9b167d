"""Find the records that a column of words means: the register is read once, not for every row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from models.errors import Refused
from models.identity import check_digit_fails
from models.kinds_links import Link, Ref
from models.linking import candidates, resolve
from models.query import Query
from models.writing import narrow

if TYPE_CHECKING:
    from models.ledger import Ledger


_WHOLE = 18  #: characters of an ID number


class Stranger(Refused):
    """Nobody has the name; `words` are the name."""

    def __init__(self, problems: Mapping[str, list[str]], words: str) -> None:
        super().__init__(problems)
        self.words = words


class LinkFinder:
    """Titles and other known words of the linked registers, by link."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, Mapping[str, list[Ref]]] = {}
        self._found: dict[tuple[str, str], Ref | Refused] = {}
        self._numbered: set[tuple[str, int | None]] = set()

    def find(self, link: Link, words: str) -> Ref:
        """Return the record; without an id when saving will make it.

        Raises:
            Stranger: there is none.
            Refused: there are several; the sentence says how to tell them apart.
        """
        key = (link.name, words)
        if key not in self._found:
            self._found[key] = self._look(link, words)
        found = self._found[key]
        if isinstance(found, Refused):
            raise found
        return found

    def by_number(self, link: Link, number: str) -> Ref | None:
        """Return the one record that has a number among its known words, or None."""
        hits = self._words_of(link).get(number) or []
        return hits[0] if len(hits) == 1 else None

    def is_another(self, link: Link, words: str, number: str) -> bool:
        """Say whether all who are known by a name have another ID number than a whole one told."""
        if len(number) != _WHOLE or check_digit_fails(number):
            return False
        hits = self._words_of(link).get(words) or []
        return bool(hits) and all((link.to, hit.id) in self._numbered for hit in hits)

    def _look(self, link: Link, words: str) -> Ref | Refused:
        known = self._words_of(link)
        hits = known.get(words) or known.get(narrow(words)) or []
        if len(hits) == 1:
            return hits[0]
        if not hits and link.makes:
            return Ref(None, words)
        try:
            return resolve(self._ledger, link, words)
        except Refused as refused:
            said = {link.name: refused.problems[link.name]}
            return Refused(said) if hits or candidates(self._ledger, link.to, words) else Stranger(
                said, words
            )  # fmt: skip

    def _words_of(self, link: Link) -> Mapping[str, list[Ref]]:
        if link.to in self._known:
            return self._known[link.to]
        target = self._ledger.type(link.to)
        names = tuple(dict.fromkeys((target.title, *target.known_by)))
        result: dict[str, list[Ref]] = {}
        for record in self._ledger.find(link.to, Query(fields=names)):
            title = target.by_name[target.title].show(record[target.title])
            for word in {target.by_name[name].show(record[name]) for name in names}:
                if word:
                    result.setdefault(word, []).append(Ref(record.id, title))
                if len(word) == _WHOLE and word[:-1].isdigit():
                    self._numbered.add((link.to, record.id))
        self._known[link.to] = result
        return result


def make_missing(ledger: Ledger, link: Link, words: list[str]) -> dict[str, Ref]:
    """Make the records which a making link still lacks; inside an operation.

    Returns the new records by words.
    """
    target = ledger.type(link.to)
    title = target.by_name[target.title]
    once = list(dict.fromkeys(words))
    given = [{title.name: title.parse(word)} for word in once]
    ids = ledger.save_many(target.name, given, entail=False)
    return {word: Ref(id_, word) for word, id_ in zip(once, ids, strict=True)}
