"""村委会成员分工: who serves in the committee and the supervision body, and for what."""

from models.collectors import Collected, Collector, Part, ids_of
from models.query import Query, Where
from models.view import View

_COLUMNS = ("body", "post", "name", "duties")


def _collect(view: View) -> Collected:
    day = min(view.period.last, view.today) if view.period else view.today
    serving = view.find("official", Query(
        where=(
            Where("body", "in", ("committee", "supervision")),
            Where("started", "<=?", day),
            Where("ended", ">=?", day),
        ),
        order=("body", "started"),
    ))  # fmt: skip
    fields = [view.type("official").by_name[name] for name in _COLUMNS]
    return Collected(
        parts=(Part(fields=fields, records=serving),), sources={"official": ids_of(serving)}
    )


COLLECTOR = Collector("officials", "村干部：村委会和监委会", ("official",), _collect)
