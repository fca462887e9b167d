"""人口变动: how many came and went, by kind; no names stand on the wall."""

from collections import Counter

from models.collectors import Collected, Collector, Part, ids_of
from models.kinds import Choice, Integer, Text
from models.privacy import Privacy
from models.query import Query
from models.view import View

_WHAT = Text("what", "变动", privacy=Privacy.OPEN, width=12)
_PEOPLE = Integer("people", "人数", privacy=Privacy.OPEN, width=6)


def _collect(view: View) -> Collected:
    rows, sources = [], {}
    for register in ("arrival", "departure"):
        found = view.find(register, Query(fields=("kind",)))
        kind = view.type(register).by_name["kind"]
        assert isinstance(kind, Choice)  # noqa: S101 - as the register declares it
        counted = Counter(one["kind"] for one in found)
        rows += [
            {"what": option.word, "people": counted[option.code]}
            for option in kind.listed() if counted[option.code]
        ]  # fmt: skip
        sources[register] = ids_of(found)
    return Collected(parts=(Part(fields=(_WHAT, _PEOPLE), records=rows),), sources=sources)


COLLECTOR = Collector("movements", "人口增加和减少", ("arrival", "departure"), _collect)
