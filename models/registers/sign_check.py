"""牌子复核: once in a half year somebody walks round and looks what hangs again.

The next one comes up by itself; how long until then is common practice, the day can be changed.
"""

import datetime as dt
from collections.abc import Sequence

from models.groups import Group
from models.kinds import LongText
from models.kinds_dates import Date
from models.kinds_links import Link
from models.query import Query
from models.record import Obligation, RecordType, in_order
from models.rules import rule_on
from models.signing.listing import HANGING
from models.view import View

_MONTHS = 12


def _half_year_on(day: dt.date) -> dt.date | None:
    """Return the day on which the next look is due, by the rule of `day`."""
    rule = rule_on("workgroup_rules", "recheck", day)
    if rule is None:
        return None
    year, month = divmod(day.year * _MONTHS + day.month - 1 + rule.more["months"], _MONTHS)
    return dt.date(year, month + 1, min(day.day, 28))


def _next(view: View) -> Sequence[Obligation]:
    """The day after the last look; where signs are kept but nobody looked yet, this half year."""
    last = view.ledger.find("sign_check", Query(order=("-verified_on",), limit=1))
    if last:
        on = last[0]["next_on"]
    elif view.ledger.count("sign", Query(where=HANGING)):
        half = dt.date(view.today.year, 7, 1)
        half = half if view.today < half else dt.date(view.today.year + 1, 1, 1)
        on = half - dt.timedelta(days=1)
    else:
        on = None
    rule = rule_on("workgroup_rules", "recheck", view.today)
    return [
        Obligation(
            type="sign_check",
            id=0,
            on=on,
            title="复核牌子和机制",
            sentence=f"{rule.text}（{rule.said_as}）" if rule else "看有没有又挂出来的",
            verb="去复核",
        )
    ] if on else []  # fmt: skip


RECORD = RecordType(
    "sign_check",
    "牌子复核",
    group=Group.SIGNS,
    order=30,
    title="verified_on",
    unit="次",
    adds="记一次复核",
    about="隔半年转一圈，看有没有又挂出来的牌子、又设起来的机制。下次到时候会提醒。",
    listed=("verified_on", "verifier", "found", "next_on"),
    sorted_by=("-verified_on",),
    dated="verified_on",
    same_when=(("verified_on",),),
    rules=(in_order("verified_on", "next_on", "不能早于这一次"),),
    due=_next,
    due_of=("sign", "sign_check"),
    fields=(
        Date("verified_on", "哪天看的", required=True, default=lambda view: view.today),
        Link("verifier", "谁去看的", to="official"),
        Date(
            "next_on",
            "下次哪天前看",
            default=lambda view: _half_year_on(view.today),
            help="到时候会提醒，不用提醒就空着",
        ),
        LongText("found", "看到什么", width=20, example="没有新挂的"),
    ),
)
