"""Who came and who went last month."""

from __future__ import annotations

import datetime as dt

from models.kinds_links import Ref
from models.sample_books.sample_village import Sample

ORDER = 10


def fill(sample: Sample) -> None:
    """Record a death and a birth."""
    day = sample.today - dt.timedelta(days=20)
    eldest = min(sample.people, key=lambda one: one[1])[0]
    with sample.ledger.operation("登记上月人口变动"):
        sample.ledger.save(
            "departure", {"resident": Ref(eldest), "kind": "death", "happened_on": day}
        )
        mother = sample.ledger.get("resident", sample.people[0][0])
        sample.ledger.save("arrival", {
            "kind": "birth", "happened_on": day, "name": mother["name"][:1] + "安安",
            "household": mother["household"], "relation": "grandson",
            "group": mother["group"], "sex": "male",
        })  # fmt: skip
