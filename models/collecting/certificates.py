"""证明开具和用印情况: how many of each kind, and how often a seal was used; no names."""

from collections import Counter

from models.collectors import Collected, Collector, Part, ids_of
from models.kinds import Integer, Text
from models.kinds_links import Ref
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Record
from models.view import View

_KIND = Text("kind", "证明事项", privacy=Privacy.OPEN, width=16)
_ISSUED = Integer("issued", "开具份数", privacy=Privacy.OPEN, width=8)
_VOID = Integer("void", "其中作废", privacy=Privacy.OPEN, width=8)
_SEAL = Text("seal", "印章", privacy=Privacy.OPEN, width=16)
_TIMES = Integer("times", "用印次数", privacy=Privacy.OPEN, width=8)


def _collect(view: View) -> Collected:
    issued = view.find("certificate")
    used = view.find("seal_use")
    kinds = Counter(_name(one["matter"]) for one in issued)
    void = Counter(_name(one["matter"]) for one in issued if one["status"] == "void")
    parts = [
        Part(
            heading="证明开具情况",
            fields=(_KIND, _ISSUED, _VOID),
            records=[{"kind": kind, "issued": kinds[kind], "void": void[kind]} for kind in kinds],
            totals={"kind": "合计", "issued": len(issued), "void": void.total()},
        ),
        Part(heading="用印情况", fields=(_SEAL, _TIMES), records=_seals(used)),
    ]
    sources = {"certificate": ids_of(issued), "seal_use": ids_of(used)}
    told = Query(where=(Where("status", "=", "valid"),), fields=())
    refused = view.find("refusal", told)
    sources["refusal"] = ids_of(refused)
    parts.append(Part(sentence=f"本期不予出具证明 {len(refused)} 件。"))
    return Collected(parts=parts, sources=sources)


def _name(linked: Ref | None) -> str:
    return linked.title if linked else "没有写明"


def _seals(used: list[Record]) -> list[dict[str, object]]:
    times: Counter[str] = Counter()
    for one in used:
        times[_name(one["used_seal"])] += one["times"]
    return [{"seal": seal, "times": count} for seal, count in times.items()]


COLLECTOR = Collector(
    "certificates", "证明开具和用印登记", ("certificate", "seal_use", "refusal"), _collect
)
