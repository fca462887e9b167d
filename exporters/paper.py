"""The frame that registers and notices share: head, period, who makes it, who signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from exporters.document import Block, Document, Layout, Note, Signatures, Spread, file_stem
from exporters.official import numbered
from exporters.village_layout import PERIOD
from models.kinds_dates import Date
from models.letterhead import committee_of, running_of
from models.notice_days import FLOOR, hanging, last_day
from models.view import View

#: who signs a register that goes to an authority, and where its seal stands
SENT_UP = ("填表人", "审核人", "负责人", "填报单位（盖章）")
_DAY = Date("day", "日期")


def register_paper(
    view: View,
    title: str,
    blocks: Sequence[Block],
    *,
    roles: tuple[str, ...] = ("填表人", "审核人"),
    part: str = "",
    layout: Layout = Layout(landscape=True),  # noqa: B008 - frozen
) -> Document:
    """Return a register kept in the village or sent up: places to sign (`SENT_UP` with a seal).

    Args:
        view: carries the period; without one the paper shows today.
        title: without the village's name.
        blocks: what stands between head and signatures.
        roles: who signs.
        part: what the paper is confined to, e.g. 3组; stands in the head and the file name.
        layout: the sheet.
    """
    return Document(
        title=f"{view.village['name']}{title}",
        subtitle=Spread(_left(view, part), f"填报单位：{committee_of(view.village)}"),
        blocks=(*blocks, Signatures(roles)),
        name=_name(view, title, part),
        footer=f"制表日期：{day(view)}",
        layout=layout,
    )


def notice(
    view: View,
    title: str,
    blocks: Sequence[Block],
    *,
    layout: Layout = Layout(official=True),  # noqa: B008 - frozen
    roles: tuple[str, ...] = (),
    seals: tuple[str, ...] = (),
    on: dt.date | None = None,
    span: str = "",
) -> Document:
    """Return a paper for the notice board: body and day with room for the seal, whom to call.

    One of a period says under its head how long it hangs, if it is posted today.

    Args:
        view: carries the period; without one the paper shows today.
        title: without the village's name; where {期间} stands in it, the period is said there.
        blocks: what stands between head and seal.
        layout: the sheet.
        roles: who signs.
        seals: whose seals stand on it, whose paper it is first; (): the village committee's.
        on: the day under its name; None: today.
        span: how long it hangs, where that is known or asked for without a period.
    """
    said = str(view.period) if view.period and PERIOD in title else ""
    hangs = span or (posting(view.today) if view.period else "")
    return Document(
        title=f"{view.village['name']}{title.replace(PERIOD, said)}",
        subtitle=Spread(hangs) if span or said else Spread(_left(view, ""), hangs),
        period=said,
        blocks=(
            *(numbered(blocks) if layout.official else blocks),
            *supervision(view),
            Signatures(
                roles,
                date=_DAY.show(on or view.today),
                seals=seals or (committee_of(view.village),),
            ),
        ),
        name=_name(view, title.replace(PERIOD, ""), ""),
        layout=replace(layout, running=running_of(view.village)),
    )  # fmt: skip


def posting(posted: dt.date, days: int = FLOOR) -> str:
    """Return from when until when a paper hangs that is posted on a day; the day not counted."""
    return f"公示时间：{hanging(posted, last_day(posted, days, None), f'{days}日')}"


def supervision(view: View) -> tuple[Note, ...]:
    """Return whom to call, as a note; nothing where the village wrote no phone."""
    phones = (
        view.type("village").by_name["supervision_phones"].show(view.village["supervision_phones"])
    )
    called = "　　".join(line.replace("\t", " ") for line in phones.split("\n") if line)
    return (Note(f"监督电话：{called}"),) if called else ()


def day(view: View) -> str:
    """Return the day on which the paper is made."""
    return _DAY.show(view.today)


def _left(view: View, part: str) -> str:
    said = f"期间：{view.period}" if view.period else f"截至{day(view)}"
    return f"{part}　{said}" if part else said


def _name(view: View, title: str, part: str) -> str:
    when = str(view.period) if view.period else day(view)
    return file_stem(f"{view.village['name']}{title}", part, when)
