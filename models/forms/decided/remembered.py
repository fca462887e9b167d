"""What a person decided of a form, kept beside the ledger for the next time the same form comes.

A form is the same when its heads are. Only heads and what they mean are kept, never a value:
{"forms": [{"title": …, "heads": […], "meanings": {"家庭/人口": "家庭人口"}, "whom": ["低保"]}]}.
A head that stands twice is told by its number: 姓名#2.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.forms.decided.decisions import OfSheet
from models.forms.decided.whom import is_understood
from models.forms.form import FormSheet, Place
from models.ledger import Ledger
from models.writing import narrow

_ALIKE = 0.7  #: share of heads that two editions of a form have in common
_MOST = 300  #: forms that are kept; the oldest go


@dataclass(frozen=True)
class Remembered:
    """A form seen before.

    Attributes:
        decisions: what was decided then, of the places there are today.
        new, gone: heads that came, or are no longer there.
    """

    decisions: OfSheet
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def changed(self) -> str:
        """What is different, in Chinese; "" for nothing."""
        parts = []
        if self.new:
            parts.append(f"多了“{'、'.join(self.new)}”")
        if self.gone:
            parts.append(f"少了“{'、'.join(self.gone)}”")
        return "，".join(parts)


def path_of(ledger: Path) -> Path:
    """Return where a ledger's forms are remembered."""
    return ledger.with_suffix(".表样.json")


def remember(ledger: Ledger, sheet: FormSheet, said: OfSheet) -> None:
    """Keep what was decided; where none can be written none is: it is only a help."""
    heads = _heads(sheet)
    meanings = {head: said.meanings[place.name] for head, place in heads.items()
                if place.name in said.meanings}  # fmt: skip
    whom = list(said.whom) if said.whom is not None else None
    mine: dict[str, Any] = {"title": sheet.title, "heads": list(heads), "meanings": meanings,
                            "whom": whom}  # fmt: skip
    others = [one for one in _load(path_of(ledger.path)) if one["heads"] != mine["heads"]]
    text = json.dumps({"forms": [*others, mine][-_MOST:]}, ensure_ascii=False, indent=1)
    try:
        path_of(ledger.path).write_text(text, encoding="utf-8")
    except OSError:
        return


def recall(ledger: Ledger, sheet: FormSheet) -> Remembered | None:
    """Return what was decided of the same form, or of an edition much like it."""
    heads = _heads(sheet)
    if not heads:
        return None
    best, score = None, _ALIKE
    for one in _load(path_of(ledger.path)):
        likeness = _likeness(list(heads), one["heads"])
        if likeness >= score:
            best, score = one, likeness
    if best is None:
        return None
    meanings = {heads[head].name: words for head, words in best["meanings"].items()
                if head in heads and heads[head].gap is None}  # fmt: skip
    whom = best["whom"]
    if whom is not None and not all(is_understood(sheet, one, ledger.today) for one in whom):
        whom = None
    known = set(best["heads"])
    return Remembered(
        OfSheet(meanings, None if whom is None else tuple(whom)),
        tuple(one for one in heads if one not in known),
        tuple(one for one in best["heads"] if one not in heads),
    )


def as_mapping(sheets: Mapping[str, OfSheet]) -> dict[str, str]:
    """Return decisions in the form of `--mapping`; one sheet needs no name before its places."""
    named = {name: one for name, one in sheets.items() if one.meanings}
    if len(named) == 1:
        return dict(next(iter(named.values())).meanings)
    return {f"{name}!{place}": words for name, one in named.items()
            for place, words in one.meanings.items()}  # fmt: skip


def _heads(sheet: FormSheet) -> dict[str, Place]:
    """Return the places by their heads, from the left and from above."""
    ordered = sorted(sheet.places, key=lambda one: (one.cell or (0, one.column or 0)))
    return dict(_named(one for one in ordered if one.head))


def _named(places: Iterable[Place]) -> Iterator[tuple[str, Place]]:
    seen: Counter[str] = Counter()
    for one in places:
        head = "/".join(narrow(word) for word in one.head)
        seen[head] += 1
        yield (head if seen[head] == 1 else f"{head}#{seen[head]}"), one


def _likeness(heads: Sequence[str], others: Sequence[str]) -> float:
    mine, theirs = set(heads), set(others)
    return len(mine & theirs) / max(len(mine | theirs), 1)


def _load(path: Path) -> list[dict[str, Any]]:
    """Return what was kept; nothing when the file is missing or spoilt."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return [
            {
                "title": str(one["title"]),
                "heads": [str(head) for head in one["heads"]],
                "meanings": {str(head): str(words) for head, words in one["meanings"].items()},
                "whom": None if one["whom"] is None else [str(word) for word in one["whom"]],
            }
            for one in said["forms"]
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
