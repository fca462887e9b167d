"""Sorts of people of which one must fit, asked in one head: 是否脱贫（监测）户, 低保/特困."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from models.forms.counts.conditions import Said, said_in
from models.forms.counts.counting import Count
from models.query import Condition, Linked, Where
from models.registers.resident import in_force
from models.writing import narrow

OR = "或"
_ASKED = re.compile(
    r"(?:是否)?(?:享受|属于|纳入|为|是)?(?P<whom>.+?)(?:\((?:填?是[/、或]?否|打?[√勾]|打[√勾])\))?"
)
_BETWEEN = re.compile(r"[、,/()]|或者?|[和与及]|包?含|包括")
_NOUN = re.compile("(?:户|人口|人员|对象|家庭|儿童|老人)$")
_ONE_OF = "groups:"
#: groups in two of which nobody is at once, named side by side: 低保特困
_APART = (frozenset({"group:dibao", "group:tekun"}),
          frozenset({"group:left_child", "group:left_elder", "group:left_woman"}))  # fmt: skip


def either_in(head: str) -> Count | None:
    """Return whom a head asks about that names several groups; None when it names one or none."""
    text = narrow(head)
    found = _ASKED.fullmatch(text)
    if found is None:
        return None
    whom = found["whom"]
    parts = [part for part in _BETWEEN.split(whom) if part]
    noun = _NOUN.search(re.sub(r"\(.*?\)", "", whom)) or _NOUN.search("".join(parts))
    said: dict[str, Said] = {}
    for part in parts:
        if _NOUN.fullmatch(part):
            continue  # 户 behind （监测）
        several = _groups(part) or _groups(f"{part}{noun[0] if noun else '户'}")
        if not several:
            return None
        said |= {one.sort: one for one in several}
    if len(said) < 2:  # noqa: PLR2004
        return None
    return Count((_one_of(list(said.values())),), whom.endswith(("户", "家庭")))


def is_one_of(said: Said) -> bool:
    """Say whether it means people of one group or another."""
    return said.sort.startswith(_ONE_OF)


def reads_groups(hint: str) -> bool:
    """Say whether words in brackets only name groups: 监测, 含监测对象."""
    parts = [part for part in _BETWEEN.split(hint) if part]
    return bool(parts) and all(_groups(part) or _groups(f"{part}户") for part in parts)


def are_apart(said: tuple[Said, ...]) -> bool:
    """Say whether nobody can be of all that is said at once: 低保特困 names one or the other."""
    sorts = {one.sort for one in said}
    return len(sorts) > 1 and any(sorts <= one for one in _APART)


def _groups(text: str) -> list[Said]:
    """Return the groups that all of some words name, [] for other words."""
    found = list(said_in(text))
    rest = text
    for one in found:
        rest = rest.replace(one.words, "", 1)
    whole = not _NOUN.sub("", rest) and all(one.sort.startswith("group:") for one in found)
    return found if whole else []


def _one_of(said: list[Said]) -> Said:
    codes = tuple(one.sort.removeprefix("group:") for one in said)
    told = OR.join(one.told for one in said)
    return Said(told, told, _ONE_OF + ",".join(codes), _in_any(codes))


def _in_any(codes: tuple[str, ...]) -> Callable[[date], tuple[Condition, ...]]:
    return lambda day: (
        Linked("special_group", "resident", (Where("category", "in", codes), *in_force(day))),
    )
