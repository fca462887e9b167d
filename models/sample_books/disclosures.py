"""Notices: every period's, from plan to archive; one is late, one hangs, one was corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from models.collectors import Collected, as_lines, collect
from models.disclosing import SCHEDULED, catalogue, periods_of
from models.kinds_dates import Date
from models.kinds_links import Ref
from models.letterhead import branch_of, committee_of, supervisors_of
from models.notice_days import deadline, hanging, last_day
from models.periods import Period
from models.record import Record
from models.sample_books.sample_village import Sample
from models.view import View

ORDER = 70
_DAYS = 15
_ASKED_BEFORE = 150
_DAY = Date("day", "日期")
_WIDE = " " * 8  #: between what stands left and right in plain words
_ASK = "对公开的内容有不同意见的，可在公示期内向村民委员会或村务监督委员会提出。"
_PARTY = "党务"
_INDENT, _NUMBERS = "\u3000\u3000", "一二三四五六七八九十"
_WORDS = "本期按规定办理，材料在村部，可以查阅。"


def fill(sample: Sample) -> None:
    """Post what was due since the books begin; leave the last month's money to be posted."""
    with sample.ledger.operation("登记历次公开"):
        made = [_notice(sample, *one) for one in _due(sample)]
        if made:
            _corrected(sample, made[len(made) // 2])
            _doubted(sample, made[-1])
    _asked(sample)


def _asked(sample: Sample) -> None:
    """Let villagers together ask for more than the catalogue has, and be answered."""
    asked = sample.today - dt.timedelta(days=_ASKED_BEFORE)
    if asked < sample.first:
        return
    sample.ledger.save("open_request", {
        "requested_on": asked, "wanted": "东头水塘发包的经过和价钱", "asked_by": "villagers",
        "signers": 36, "of_all": max(sample.ledger.count("resident") * 3 // 4, 36),
        "agreed": True, "settled_on": asked + dt.timedelta(days=6),
        "answer": "开了村民代表会，当场公布了三家报价和会议记录，复印件贴在公开栏",
    })  # fmt: skip


def _due(sample: Sample) -> Iterator[tuple[Record, Period]]:
    view = sample.ledger.as_of()
    for year in range(sample.first.year, sample.today.year + 1):
        for matter in catalogue(view, min(sample.today, dt.date(year, 12, 31))):
            if matter["cadence"] not in SCHEDULED:
                continue
            for period in periods_of(matter["cadence"], year):
                due = deadline(matter, period)
                begun = period.first >= sample.first
                recent = period.kind == "month" and (sample.today - due).days < 20  # noqa: PLR2004
                if begun and due < sample.today and not recent:
                    yield matter, period


def _notice(sample: Sample, matter: Record, period: Period) -> int:
    due = deadline(matter, period)
    posted = due - dt.timedelta(days=sample.chance.randrange(1, 5))
    late = period.kind == "quarter" and (sample.today - due).days < 60 and not matter["collector"]  # noqa: PLR2004
    if late and sample.chance.random() < 0.2:  # noqa: PLR2004 - somebody was ill that week
        posted = sample.today - dt.timedelta(days=9)
    values = _steps(sample, posted)
    title = f"{period}{matter['short']}公开"
    found = collect(View(sample.ledger, period), matter["collector"])
    body = list(_indented(found)) if found else [_INDENT + _WORDS]
    signers = found.signers if found else ()
    kind = matter["affairs_kind"].title
    values |= {
        "matter": Ref(matter.id), "period": period, "title": title,
        "words": None if found else _WORDS, "display_days": _DAYS,
        "content": _hung(sample, title, body, values["posted_on"], kind, signers=signers),
    }  # fmt: skip
    return sample.ledger.save("disclosure", values).id


def _indented(found: Collected) -> Iterator[str]:
    """Yield the lines of a notice as they hang: its parts numbered, its sentences indented."""
    heads = [part.heading for part in found.parts if part.heading]
    numbers = iter(_NUMBERS)
    for line in as_lines(found):
        number = f"{next(numbers)}、" if line in heads and len(heads) > 1 else ""
        yield line if "\t" in line else f"{_INDENT}{number}{line}"


def _hung(
    sample: Sample, title: str, body: list[str], posted: dt.date, affairs_kind: str, *,
    signers: tuple[str, ...] = (),
) -> str:  # fmt: skip
    """Return the words of a notice as it hung: how long, what, whom to ask, who signed."""
    village = sample.ledger.village
    last = last_day(posted, _DAYS, "days")
    calls = [f"{one['office']} {one['number']}" for one in village["supervision_phones"] or ()]
    return "\n".join([
        f"{village['name']}{title}",
        f"公示时间：{hanging(posted, last, f'{_DAYS}日')}{_WIDE}{affairs_kind}",
        *body, _ASK, *([f"监督电话：{'　　'.join(calls)}"] if calls else []), "",
        *_signed(village, affairs_kind, signers), _DAY.show(posted),
    ])  # fmt: skip


def _signed(
    village: Record, affairs_kind: str, signers: tuple[str, ...]
) -> tuple[str, str, str]:
    """Return who signed by hand, and the bodies whose seals stand below."""
    if affairs_kind == _PARTY:
        return "村党组织书记：", "", branch_of(village)
    seals = _WIDE.join((committee_of(village), supervisors_of(village)))
    roles = signers or ("村委会主任", "村务监督委员会主任")
    return _WIDE.join(f"{one}：" for one in roles), "", seals


def _steps(sample: Sample, posted: dt.date) -> dict[str, Any]:
    """Return who did which step when: the clerk plans and posts, supervision looks at it."""
    ledger = sample.ledger
    clerk = ledger.village["secretary"]
    supervisor = ledger.get("official", sample.officials["supervisor"].id or 0)["name"]
    before = [posted - dt.timedelta(days=days) for days in (4, 2, 1)]
    values = dict(zip(("planned_on", "reviewed_on", "decided_on"), before, strict=True))
    down = last_day(posted, _DAYS, "days") + dt.timedelta(days=1)
    steps: dict[str, Any] = {
        **values, "planned_by": clerk, "reviewed_by": supervisor, "decided_by": "村委会会议",
        "posted_on": posted, "posted_by": clerk,
    }  # fmt: skip
    if down < sample.today:
        steps |= {"removed_on": down, "removed_by": clerk}
        steps |= {"archived_on": down, "archived_by": clerk}
    return steps


def _corrected(sample: Sample, id_: int) -> None:
    """One notice had a wrong date; another puts it right."""
    old = sample.ledger.get("disclosure", id_)
    posted = old["posted_on"] + dt.timedelta(days=5)
    title = f"关于{old['title']}的更正公告"
    said = f"“{old['title']}”的公示日期写错了，以这份为准。"
    sample.ledger.save("disclosure", {
        **_steps(sample, posted), "matter": old["matter"], "period": old["period"],
        "title": title, "corrects": Ref(id_), "correction": "公示日期写错了", "words": said,
        "display_days": _DAYS,
        "content": _hung(sample, title, [_INDENT + said], posted, old["affairs_kind"] or ""),
    })  # fmt: skip


def _doubted(sample: Sample, id_: int) -> None:
    """Somebody asked about one notice and was answered."""
    raised = sample.ledger.get("disclosure", id_)["posted_on"] + dt.timedelta(days=3)
    answered = raised + dt.timedelta(days=2)
    if answered <= sample.today:
        asker = sample.ledger.get("resident", sample.adult())["name"]
        sample.ledger.save("objection", {
            "disclosure": Ref(id_), "raised_on": raised, "raised_by": asker,
            "said": "想看看这一项的原始单据", "answered_on": answered,
            "answered_by": sample.ledger.village["director"],
            "answer": "已请他到村部查阅，没有不同意见", "outcome": "explained",
        })  # fmt: skip
