"""党组织设置和分工: who serves in the Party branch, and for what."""

from models.collectors import Collected, Collector, Part, ids_of
from models.query import Query, Where
from models.view import View

_COLUMNS = ("post", "name", "duties")


def _collect(view: View) -> Collected:
    day = min(view.period.last, view.today) if view.period else view.today
    serving = view.find("official", Query(
        where=(
            Where("body", "=", "party"),
            Where("started", "<=?", day),
            Where("ended", ">=?", day),
        ),
        order=("started",),
    ))  # fmt: skip
    fields = [view.type("official").by_name[name] for name in _COLUMNS]
    return Collected(
        parts=(Part(fields=fields, records=serving),), sources={"official": ids_of(serving)}
    )


COLLECTOR = Collector("party_posts", "村干部：党组织", ("official",), _collect)
