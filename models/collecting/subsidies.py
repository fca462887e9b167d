"""救灾和补贴款物: what was handed out, batch by batch; the lists of names hang by themselves."""

from models.collectors import Collected, Collector, Part, ids_of
from models.query import Query
from models.view import View

_COLUMNS = (
    "made_on", "name", "basis", "funds", "standard", "unit", "people", "total", "stage", "paid_on"
)  # fmt: skip


def _collect(view: View) -> Collected:
    found = view.find("grant_batch", Query(order=("made_on",)))
    fields = [view.type("grant_batch").by_name[name] for name in _COLUMNS]
    totals = {
        "name": "合计",
        "people": sum(one["people"] or 0 for one in found),
        "total": sum(one["total"] or 0 for one in found),
    }
    return Collected(
        parts=(Part(fields=fields, records=found, totals=totals),),
        sources={"grant_batch": ids_of(found)},
        landscape=True,
    )


COLLECTOR = Collector("subsidies", "补贴发放", ("grant_batch",), _collect)
