"""The minutes of one meeting as blocks, for the paper of the meeting and for those that quote it.

Nothing is added that nobody wrote down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from exporters.blocks import chosen, datum, table_of
from exporters.document import (
    EMPTY,
    Block,
    Column,
    Heading,
    KeyValues,
    Paragraph,
    Signatures,
)
from models.field import Field
from models.kinds_links import Lines
from models.meetings.judging import quorum
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record
from models.view import View

_AUDIENCE = Audience.OFFICE
_SIGNED = Column("签名（手印）", 8)
_HEAD = ("kind", "held_on", "place", "host", "recorder", "expected", "present", "notified_on")
_VOTES = (
    "number", "matter", "amount", "method", "votes_for", "votes_against", "abstained", "tellers",
    "outcome",
)  # fmt: skip


def minutes_of(view: View, meeting: Record) -> tuple[Block, ...]:
    """Return what was written down of a meeting, with the places to sign."""
    kind = view.type("meeting")
    pairs = tuple(
        (one.label, datum(one, meeting, _AUDIENCE))
        for one in chosen(kind, *_HEAD)
        if meeting[one.name] is not None
    )
    voted = view.ledger.count("resolution", _decided_in(meeting))
    roles = ("主持人", "记录人", *(("监票人", "计票人") if voted else ()))
    return (KeyValues(pairs), *_body(view, meeting), Signatures(roles))


def _decided_in(meeting: Record) -> Query:
    return Query(where=(Where("meeting", "=", meeting.id),))


def _body(view: View, meeting: Record) -> Iterator[Block]:
    judged = quorum(meeting, view)
    if judged.met is not None:
        yield Paragraph(f"到会情况：{judged.sentence}（{judged.basis}）。", indent=False)
    yield from _topics(view, meeting)
    if meeting["minutes"]:
        yield Heading("会议记录")
        yield from map(Paragraph, meeting["minutes"].split("\n"))
    decided = view.ledger.find("resolution", _decided_in(meeting))
    if decided:
        yield Heading("表决和决议")
        yield table_of(chosen(view.type("resolution"), *_VOTES), decided, _AUDIENCE)
        for one in decided:
            if one["explained"]:
                yield Paragraph(f"{one['number']}：{one['explained']}。", indent=False)
    yield from _attendance(view, meeting)


def _topics(view: View, meeting: Record) -> Iterator[Block]:
    rows = meeting["topics"] or ()
    if rows:
        yield Heading("议题")
        yield table_of(_columns(view, "topics"), rows, _AUDIENCE, numbered=True)


def _attendance(view: View, meeting: Record) -> Iterator[Block]:
    rows: Sequence[Mapping[str, Any]] = meeting["attendance"] or ()
    if rows:
        yield Heading("到会人员")
        table = table_of(_columns(view, "attendance"), rows, _AUDIENCE, numbered=True)
        yield replace(
            table,
            columns=(*table.columns, _SIGNED),
            rows=tuple((*row, EMPTY) for row in table.rows),
        )


def _columns(view: View, name: str) -> Sequence[Field[Any]]:
    lines = view.type("meeting").by_name[name]
    assert isinstance(lines, Lines)  # noqa: S101 - as the register declares it
    return lines.fields
