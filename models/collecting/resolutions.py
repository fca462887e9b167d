"""会议决定的事: what the meetings of the period decided, and how far it has come."""

from models.collectors import Collected, Collector, Part, ids_of
from models.query import Query, Where
from models.view import View

_COLUMNS = (
    "decided_on", "number", "matter", "amount", "votes_for", "votes_against", "abstained",
    "outcome", "done",
)  # fmt: skip


def _collect(view: View) -> Collected:
    found = view.find("resolution", Query(
        where=(Where("outcome", "!=", "void"),), order=("decided_on", "number"),
    ))  # fmt: skip
    fields = [view.type("resolution").by_name[name] for name in _COLUMNS]
    return Collected(
        parts=(Part(fields=fields, records=found),), sources={"resolution": ids_of(found)},
        landscape=True,
    )  # fmt: skip


COLLECTOR = Collector("resolutions", "会议决议", ("resolution",), _collect)
