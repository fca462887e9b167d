"""Find the record that typed words mean: 王秀兰, an ID number, or 王秀兰 0426 for namesakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import Refused
from models.kinds_links import Link, Ref
from models.query import Query, Where
from models.writing import narrow

if TYPE_CHECKING:
    from models.ledger import Ledger
    from models.record import Record


def resolve(ledger: Ledger, link: Link, words: str) -> Ref:
    """Return the one record that `words` mean; made when the link makes.

    Raises:
        Refused: none, or several; the sentence says how to tell them apart.
    """
    target = ledger.type(link.to)
    found = candidates(ledger, link.to, words)
    if len(found) == 1:
        title = target.by_name[target.title]
        return Ref(found[0].id, title.show(found[0][target.title]))
    if not found and link.makes:
        title = target.by_name[target.title]
        made = ledger.save(target.name, {target.title: title.parse(words)}, entail=False)
        return Ref(made.id, words)
    if not found:
        said = f"“{target.label}”里没有“{words}”，先加进去再选"
    else:
        said = f"有 {len(found)} 个“{words}”，请在后面空一格写证件或手机后四位，比如“{words} 0426”"
    raise Refused({link.name: [said]}, {link.name: link.label})


def candidates(ledger: Ledger, name: str, words: str) -> list[Record]:
    """Return the records of a register which `words` may mean."""
    target = ledger.type(name)
    known = target.known_by or (target.title,)
    for text in dict.fromkeys((words, narrow(words))):
        for field in known:
            found = ledger.find(name, Query(where=(Where(field, "=", text),), limit=20))
            if found:
                return found
    head, _, tail = words.rpartition(" ")
    if head and tail:
        return [
            record
            for record in candidates(ledger, name, head)
            if any(str(record.get(field) or "").endswith(tail) for field in target.searched)
        ]
    return []
