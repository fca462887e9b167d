"""Two great matters on their way through 四议两公开: one has gone all six steps, one two."""

from __future__ import annotations

import datetime as dt

from models.kinds_links import Ref
from models.meetings.deliberating import steps
from models.record import Record
from models.sample_books.meetings import decide, meet
from models.sample_books.sample_village import Sample

ORDER = 25
_LEAST = 60  #: people; in a smaller village nobody meets in so many bodies
_WHOLE, _HALF = "村南灌溉渠修缮", "村内巷道硬化"
_COST = 3_200_000
#: days before today: of each meeting in the order of the steps, and of the two notices
_MET, _TOLD = (82, 75, 67, 60), (59, 8)
_MET_NOW = (20, 13)
_SEEN = "公开的内容属实，没有收到不同意见。"
_CAME = "渠道修缮 640 米，已经完工，监委会和村民代表一起验收。"


def fill(sample: Sample) -> None:
    """Write both, meeting by meeting; the parts that meetings are follow by themselves."""
    if len(sample.people) < _LEAST or (sample.today - sample.first).days < _MET[0]:
        return
    with sample.ledger.operation("登记四议两公开"):
        _walked(sample, _deliberation(sample, _WHOLE, _MET[0], "people"))
        half = _deliberation(sample, _HALF, _MET_NOW[0], "officials")
        for step, days in zip(steps(sample.ledger.as_of()), _MET_NOW, strict=False):
            _met(sample, half, step, days, _HALF)


def _deliberation(sample: Sample, title: str, days: int, motive: str) -> int:
    return sample.ledger.save("deliberation", {
        "title": title, "motive": motive, "raised_on": _before(sample, days),
        "amount": _COST if title == _WHOLE else None,
        "content": "修缮渠底和渠坡，更换两座小闸门，以工代赈，用工优先用本村村民。"
        if title == _WHOLE else None,
    }).id  # fmt: skip


def _walked(sample: Sample, id_: int) -> None:
    ledger, walked = sample.ledger, steps(sample.ledger.as_of())
    meetings = [_met(sample, id_, step, days, _WHOLE)
                for step, days in zip(walked, _MET, strict=False)]  # fmt: skip
    present = ledger.get("meeting", meetings[-1])["present"]
    resolution = decide(sample, meetings[-1], present, _COST, None)
    finished = _before(sample, _TOLD[1] + 5)
    ledger.save("resolution", {"done": _CAME, "done_on": finished}, id=resolution)
    for step, days, content in zip(
        walked[len(_MET):], _TOLD, ("决议内容和票数", _CAME), strict=False
    ):
        ledger.save("deliberation_part", {
            "deliberation": Ref(id_), "step": Ref(step.id), "happened_on": _before(sample, days),
            "resolution": Ref(resolution), "content": content, "opinion": _SEEN,
        })  # fmt: skip


def _met(sample: Sample, id_: int, step: Record, days: int, topic: str) -> int:
    return meet(sample, step["body"], _before(sample, days), topic, 0.9, deliberation=Ref(id_))


def _before(sample: Sample, days: int) -> dt.date:
    return sample.today - dt.timedelta(days=days)
