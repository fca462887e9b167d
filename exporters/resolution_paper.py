"""A resolution for the wall: what was decided (决议公开), what came of it (实施结果公开)."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.blocks import chosen, datum
from exporters.document import Block, Document, KeyValues, Layout, Note, Paragraph
from exporters.paper import notice, posting
from models.kinds import Money
from models.meetings.judging import quorum
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record
from models.view import View

AUDIENCE = Audience.NOTICE_BOARD
_ASK = "有不同意见的，请在公示期内向村民委员会或村务监督委员会提出。"
_SIGNERS = ("村党组织书记", "村委会主任", "村务监督委员会主任")


def resolution_paper(
    view: View, resolution: Record, title: str, names: Sequence[str]
) -> Document:
    """Return what may be public of a resolution, with the days it hangs."""
    kind = view.type("resolution")
    pairs = tuple(
        (f"{one.label}（元）" if isinstance(one, Money) else one.label, shown)
        for one in chosen(kind, *names)
        if (shown := datum(one, resolution, AUDIENCE)).text
    )
    blocks: list[Block] = [KeyValues(pairs)]
    if resolution["content"]:
        blocks += [Paragraph(line) for line in resolution["content"].split("\n") if line.strip()]
    blocks += [*_opinions(view, resolution), Note(_ASK)]
    return notice(
        view, title, blocks, roles=_SIGNERS, layout=Layout(official=True),
        span=posting(view.today),
    )  # fmt: skip


def came(view: View, resolution: Record) -> Note | None:
    """Return whether enough people came, as counted; None where it was not counted."""
    if resolution["meeting"] is None:
        return None
    said = quorum(view.get("meeting", resolution["meeting"].id), view).sentence
    return Note(f"到会情况：{said}。") if said else None


def _opinions(view: View, resolution: Record) -> list[Note]:
    """Return what the supervisors said, step by step."""
    where = (Where("resolution", "=", resolution.id), Where("opinion", "filled"))
    parts = view.ledger.find("deliberation_part", Query(where=where))
    field = view.type("deliberation_part").by_name["opinion"]
    said = dict.fromkeys(datum(field, one, AUDIENCE).text for one in parts)
    return [Note(f"监督意见：{text}") for text in said]  # who says the same twice says it once
