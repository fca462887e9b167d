"""The paper of one certificate, opinion, decision or promise, as it was frozen when it was issued.

Everything on it stands in the record: neither the wording of today nor today's name of an official
changes an old paper. A correction says so, a void paper is marked across.
"""

from __future__ import annotations

from exporters.blocks import chosen, datum
from exporters.document import (
    Block,
    CutLine,
    Datum,
    Document,
    Heading,
    KeyValues,
    Layout,
    Note,
    Paragraph,
    Signatures,
    Spread,
    file_stem,
)
from models.errors import UserError
from models.letterhead import running_of
from models.privacy import Audience
from models.record import Record
from models.view import View

AUDIENCE = Audience.RECEIVER
CERTIFICATE, DECISION, PROMISE = "证明（带存根）", "决定书", "告知承诺书"
_COUNTERFOIL = (
    "name", "id_number", "purpose", "receiver", "issued_on", "copies", "verifier_name",
    "approver_name", "handler", "collected_by",
)  # fmt: skip
_LABELS = {
    "receiver": "接收单位", "verifier_name": "核实人", "approver_name": "批准人",
    "collected_by": "领取人签字", "void_reason": "作废原因", "corrected_on": "更正日期",
}  # fmt: skip


def slip_of(view: View, certificate: Record, paper: str) -> Document:
    """Make one of the papers CERTIFICATE, DECISION and PROMISE.

    Raises:
        UserError: that record is issued as another of them, or nothing can be printed.
    """
    form = certificate["form"]
    right = form if form in {DECISION, PROMISE} else CERTIFICATE
    if right != paper:
        raise UserError(f"{certificate['number']}是{form}，不是{paper}。", f"请出“{right}”。")
    return _paper_of(view, certificate)


def _paper_of(view: View, certificate: Record) -> Document:
    """Make the paper.

    Raises:
        UserError: nothing can be printed: the text of an old register was never here, or what is
            drafted has no text or lacks something that must stand in it.
    """
    text, title = certificate["text"], certificate["title"]
    if not text or not title:
        raise UserError(
            f"{certificate['number']}的正文没有留在账里，印不出来。",
            "从旧台账带来的请找存根；新开的请先选写好正文的事项。",
        )
    promise = certificate["form"] == PROMISE
    mark = "（更正）" if certificate["corrected_on"] else ""
    number = f"编号：{certificate['number']}{mark}"
    front: tuple[Block, ...] = () if promise else _counterfoil(view, certificate, number)
    blocks: tuple[Block, ...] = (
        *front,
        Spread("", number),
        Heading(title, 0),
        *map(Paragraph, text.splitlines()),
        _end(view, certificate, promise=promise),
        *_notes(view, certificate),
    )
    return Document(
        title=title,
        blocks=blocks,
        name=file_stem(title, certificate["name"], certificate["number"]),
        layout=Layout(
            titled=False, single=True, numbered=False, margin=27, running=running_of(view.village)
        ),
        mark="作废" if certificate["status"] == "void" else "",
    )


def _shown(view: View, certificate: Record, name: str) -> str:
    return datum(view.type("certificate").by_name[name], certificate, AUDIENCE).text


def _counterfoil(view: View, certificate: Record, number: str) -> tuple[Block, ...]:
    names = [*_COUNTERFOIL]
    names += [one for one in ("void_reason",) if certificate["status"] == "void"]
    names += [one for one in ("corrected_on",) if certificate["corrected_on"]]
    fields = chosen(view.type("certificate"), *names, labels=_LABELS)
    pairs: tuple[tuple[str, Datum], ...] = tuple(
        (one.label, datum(one, certificate, AUDIENCE)) for one in fields
    )
    return (
        Heading(f"{certificate['title']}（存根）"),
        Spread(certificate["committee"], number),
        KeyValues(pairs),
        CutLine(f"{certificate['number']}　骑缝"),
    )


def _end(view: View, certificate: Record, *, promise: bool) -> Signatures:
    day = _shown(view, certificate, "issued_on")
    if promise:
        return Signatures(("承诺人", "告知人"), date=day)
    return Signatures(date=day, seals=(certificate["committee"],))


def _notes(view: View, certificate: Record) -> tuple[Note, ...]:
    """Return that it was corrected, whom to ask and where to call."""
    said = []
    if certificate["corrected_on"]:
        day = _shown(view, certificate, "corrected_on")
        said.append(f"本件于{day}更正，更正前开出的那一份不再算数，请交回。")
    handler = _shown(view, certificate, "handler")
    phone = _shown(view, certificate, "office_phone")
    parts = [
        f"{word}：{text}" for word, text in (("经办人", handler), ("联系电话", phone)) if text
    ]
    return tuple(map(Note, [*said, *(["　　".join(parts)] if parts else [])]))
