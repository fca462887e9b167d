"""Who a row may be, asked in words by which people of one name are told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from models.importing.known import Found
from models.importing.namesakes import Entry
from models.kinds_links import Link, Ref
from models.record import RecordType
from models.writing import narrow

if TYPE_CHECKING:
    from models.ledger import Ledger

_MOST = 3  #: entries that are described in one sentence
_ALIKE = 0.5  #: of the letters of two spellings of one name


class Who:
    """Describes entries of a register; `ledger` is asked for whom somebody lives with."""

    def __init__(self, record_type: RecordType, ledger: Ledger) -> None:
        self._type = record_type
        self._title = record_type.by_name[record_type.title]
        self._ledger = ledger
        self._keys = {name for names in record_type.same_when for name in names}

    def namesake(self, there: Entry) -> str:
        """Ask whether a new row is an entry of the same name."""
        return f"账里也有{self._named(there)}，请看看是不是同一{self._type.unit}"

    def spelled_otherwise(self, other: Entry, where: str, beside: tuple[str, ...]) -> str:
        """Ask whether a new row is an entry whose name is written a little otherwise."""
        same = "、".join(self._type.by_name[name].label for name in beside)
        return (
            f"{where}有{self._named(other)}，{same}一样，名字只差一个字，"
            f"请看看是不是同一{self._type.unit}"
        )

    def renamed(self, there: Entry, name: Any) -> tuple[str, bool]:  # noqa: ANN401 - any title
        """Return what to say where a row calls an entry otherwise, and whether that is another's.

        Two spellings of one name have half of their letters in common.
        """
        was, now = self._shown(there.values), self._title.show(name)
        if self._title.kind != "person_name" or _is_alike(was, now):
            return f"账里写“{was}”，别的都对得上，像是同一{self._type.unit}两种写法", False
        number = "、".join(self._type.by_name[one].label for one in self._type.same_when[0])
        return f"账里这个{number}是{self._named(there)}的，像是号填串了，请看看", True

    def unclear(self, found: Found, like: Entry | None, apart: Sequence[str]) -> str:
        """Say that nothing tells whether a row is one of some entries, or which of them.

        `like` is the one that it may be; `apart` are fields of which a single one says otherwise.
        """
        unit, several = self._type.unit, found.several
        if several == 1 and (like or apart):
            said = f"账里有{self._named(found.alike[0])}"
            if like:
                return f"{said}，光凭这些不敢认，请看看是不是同一{unit}"
            labels = "、".join(self._type.by_name[one].label for one in apart)
            return f"{said}，可是{labels}不一样；是同一{unit}就先把这一格改好"
        homes = several > 1
        if like:
            said = self._described(like, homes=homes)
            return (
                f"账里有 {several} {unit}叫“{self._shown(like.values)}”，"
                f"像是其中这一{unit}{said}，请看看是不是"
            )
        labels = "或".join(
            dict.fromkeys(self._type.by_name[name].label for names in self._type.same_when
                          for name in names if name != self._title.name)
        )  # fmt: skip
        who = "、".join(
            f"{self._shown(one.values)}{self._described(one, homes=homes)}"
            for one in found.alike[:_MOST]
        )
        more = f"：{who}" if who else ""
        return f"账里有 {several} {unit}对得上，分不清是不是{more}；请选一{unit}，或补上{labels}"

    def _named(self, one: Entry) -> str:
        return f"“{self._shown(one.values)}”{self._described(one)}"

    def _shown(self, values: Mapping[str, Any]) -> str:
        return self._title.show(values.get(self._title.name))

    def _described(self, entry: Entry, *, homes: bool = False) -> str:
        """Return in brackets what tells an entry from its namesakes: group, birthday, number.

        With `homes` also who heads the household, mostly a parent; that asks the ledger.
        """
        parts = []
        for one in self._type.fields:
            value = entry.values.get(one.name)
            if value is None or one.name == self._title.name:
                continue
            if one.kind == "group_name":
                parts.append(one.show(value))
            elif one.kind == "date" and one.name in self._keys:
                parts.append(f"{value.year}年生")
            elif one.kind == "id_number":
                parts.append(f"证件尾号 {one.show(value)[-4:]}")
        if homes and (head := self._head(entry)):
            parts.append(head)
        return f"（{'，'.join(parts)}）" if parts else ""

    def _head(self, entry: Entry) -> str:
        """Return 户主张大山 of somebody in another's household."""
        rule = self._type.gathers
        home = entry.values.get(rule.link) if rule else None
        if rule is None or not isinstance(home, Ref) or home.id is None:
            return ""
        link = self._type.by_name[rule.link]
        target = self._ledger.type(link.to) if isinstance(link, Link) else None
        head = self._ledger.get(target.name, home.id)[rule.by] if target else None
        if not target or not head or head == entry.values.get(self._title.name):
            return ""
        return f"{target.by_name[rule.by].label}{head}"


def _is_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, narrow(one), narrow(other)).ratio() >= _ALIKE
