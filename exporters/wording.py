"""Sentences with places to fill: `{name}` is a place, `[…]` prints only when all in it is known.

A paragraph has one or more wordings; the first that is complete is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

_PLACE = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


def fill(wordings: Sequence[str], known: Mapping[str, str]) -> str | None:
    """Return the first wording whose places are all known; None when there is none."""
    for wording in wordings:
        kept = _OPTIONAL.sub(lambda found: found[1] if _complete(found[1], known) else "", wording)
        if _complete(kept, known):
            return _PLACE.sub(lambda found: known[found[1]], kept)
    return None


def paragraphs(body: Sequence[Sequence[str]], known: Mapping[str, str]) -> Iterator[str]:
    """Return the paragraphs that can be said."""
    for wordings in body:
        if said := fill(wordings, known):
            yield said


def places(body: Sequence[Sequence[str]]) -> set[str]:
    """Return the names of all places in a body."""
    return {name for wordings in body for wording in wordings for name in _PLACE.findall(wording)}


def _complete(wording: str, known: Mapping[str, str]) -> bool:
    return all(known.get(name) for name in _PLACE.findall(wording))
