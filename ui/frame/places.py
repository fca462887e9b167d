"""The places of the left column, derived from the registers and from the pages there are.

What has no page does not appear.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from models.frozen import frozen
from models.groups import Group
from models.record import Head

#: last, at the foot of the column
_AT_FOOT = (Group.VILLAGE,)


@frozen()
class Place:
    """An entry of the left column. `part`: today, verb, group or foot.

    `group` marks the entry also while a register of that group is shown.
    """

    text: str
    icon: str
    part: str
    place: str
    arguments: Mapping[str, Any] = MappingProxyType({})
    group: Group | None = None

    def is_at(self, place: str, arguments: Mapping[str, Any]) -> bool:
        """Say whether this entry stands for what the window shows."""
        if self.group and place == "group" and arguments.get("group") is self.group:
            return True
        return place == self.place and all(
            arguments.get(name) == value for name, value in self.arguments.items()
        )


_TODAY = Place("今天要办", "today", "today", "today")
_VERBS = (
    Place("记一件事", "pen", "verb", "record"),
    Place("出材料", "sheet", "verb", "papers"),
    Place("填上级表", "grid", "verb", "fill"),
)
_CHECK = Place("体检", "shield-check", "foot", "check")
_BACKUP = Place("备份与恢复", "safe", "foot", "backup")


def places_of(heads: Iterable[Head], pages: Collection[str]) -> list[Place]:
    """Return the entries from top to bottom."""
    used = {one.group for one in heads if not one.hidden}
    groups = [one for one in Group if one in used]
    entries = [
        _TODAY,
        *_VERBS,
        *(_of_group(one, "group", pages) for one in groups if one not in _AT_FOOT),
        _CHECK,
        _BACKUP,
        *(_of_group(one, "foot", pages) for one in groups if one in _AT_FOOT),
    ]
    return [one for one in entries if one.place in pages]


def _of_group(group: Group, part: str, pages: Collection[str]) -> Place:
    """Return the entry of a group; a page called like the group stands before its registers."""
    own = group.name.lower()
    if own in pages:
        return Place(group.label, group.icon, part, own, group=group)
    return Place(group.label, group.icon, part, "group", {"group": group})
