"""The list of those who get aid, as the township gave it last quarter, and posted here."""

from __future__ import annotations

import datetime as dt

from models.periods import Period
from models.sample_books.sample_village import Sample

ORDER = 75
_FAMILIES = 6
_MONTHLY = (48_000, 36_500, 52_000)  #: 分


def fill(sample: Sample) -> None:
    """Enter and post one list; nobody under age heads a family on it."""
    grown = [id_ for id_, born, _ in sample.people if (sample.today - born).days > 60 * 365]
    step = max(len(grown) // _FAMILIES, 1)
    rows = tuple(
        {"name": sample.ledger.get("resident", id_)["name"], "size": 1 + at % 3,
         "covered": 1 + at % 2 if at % 3 else 1, "amount": _MONTHLY[at % 3],
         "started": dt.date(sample.today.year - 1, 1 + at, 1)}
        for at, id_ in enumerate(grown[::step][:_FAMILIES])
    )  # fmt: skip
    quarter = Period.containing("quarter", sample.today).previous()
    day = quarter.last - dt.timedelta(days=20)
    if rows and day > sample.first:
        with sample.ledger.operation("登记救助公示"):
            sample.ledger.save("aid_list", {
                "matter": f"{quarter}最低生活保障对象", "received_on": day,
                "posted_on": day + dt.timedelta(days=1), "families": rows,
                "removed_on": min(day + dt.timedelta(days=9), sample.today),
            })  # fmt: skip
