"""Copies in the words of the window: when, where, and what was found."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from models.backup import places
from models.backup.listing import Copy
from models.backup.places import Second
from ui.days import moment

COMPUTER = "电脑"
_ROUTINE = frozenset({"自动", "手动", ""})
#: (words, tone, icon) of a tag
_BROKEN = ("打不开", "red", "octagon-alert")
_UNSEEN = ("没检查过", "grey", "question")


def spoken(folder: Path) -> str:
    """Return a short name of a second place: E 盘, U 盘, or the name of the folder."""
    if folder.drive:
        return f"{folder.drive[:1]} 盘"
    if folder.is_relative_to("/media") or folder.is_relative_to("/run/media"):
        return "U 盘"
    return (folder.parent.name or "另一处") if folder.name == places.OURS else folder.name


def where(copy: Copy, place: Second | None) -> str:
    """Say where a copy lies: U 盘、电脑."""
    away = [spoken(place.folder if place else copy.away.parent)] if copy.away else []
    return "、".join([*away, *([COMPUTER] if copy.here else [])])


def at(copy: Copy, today: dt.date) -> str:
    """Say when a copy was made: 11月22日 18:02, with the year if it is another."""
    year = "" if copy.at.year == today.year else f"{copy.at:%Y}年"
    return f"{year}{copy.at.month}月{copy.at.day}日 {copy.at.hour}:{copy.at:%M}"


def tag(copy: Copy) -> tuple[str, str, str]:
    """Return the tag of a copy: words, tone, icon."""
    if copy.state == "broken":
        return _BROKEN
    if copy.state == "unchecked":
        return _UNSEEN
    return ("已检查" if copy.reason in _ROUTINE else copy.reason, "green", "check")


def told(copy: Copy | None, place: Second | None, today: dt.date) -> str:
    """Say in one line what the newest copy is: 昨天 18:02 备份到 U 盘，已打开检查，1,204 条."""
    if copy is None:
        return "还没有备份"
    target = spoken(place.folder) if place and copy.away else COMPUTER
    space = " " if target[0].isascii() else ""
    counted = "" if copy.total is None else f"，{copy.total:,} 条"
    return f"{moment(copy.at, today)} 备份到{space}{target}，已打开检查{counted}"


def missed(place: Second | None, now: dt.datetime) -> str:
    """Say that a second place has had no copy for a week; "" while it is in order."""
    days = place.days_late(now) if place else 0
    if not place or not days:
        return ""
    return f"{spoken(place.folder)} {days} 天没有备份了，插上就会自动补上"
