"""四议两公开: which step of a matter is next, and which parts a meeting fills by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.kinds_links import Ref
from models.query import Query, Where
from models.record import Consequence, Record, Said
from models.rule_list import in_force
from models.view import View

Values = Mapping[str, Any]


def steps(view: View) -> list[Record]:
    """Return the steps which the village walks, in order."""
    return sorted(in_force(view, "process_step"), key=lambda one: one["position"])


def parts_of(view: View, deliberations: Sequence[int]) -> dict[int, list[Record]]:
    """Return the parts of matters that are done, by matter."""
    where = (Where("deliberation", "in", tuple(deliberations)),)
    done: dict[int, list[Record]] = {id_: [] for id_ in deliberations}
    for one in view.ledger.find("deliberation_part", Query(where=where)):
        done[one["deliberation"].id].append(one)
    return done


def standing(parts: Sequence[Record], walked: Sequence[Record]) -> str:
    """Say how far a matter has come."""
    done = {one["step"].id for one in parts}
    missing = [one["name"] for one in walked if one.id not in done]
    count = len(walked) - len(missing)
    return f"{count} 步都走完了" if not missing else f"走了 {count} 步，下一步：{missing[0]}"


def out_of_order(values: Values, view: View) -> Mapping[str, str]:
    """Refuse a part whose earlier steps are missing or later than itself."""
    matter, step = values.get("deliberation"), values.get("step")
    if not isinstance(matter, Ref) or not isinstance(step, Ref) or matter.id is None:
        return {}
    others = [one for one in parts_of(view, [matter.id])[matter.id] if one.id != values["id"]]
    if any(one["step"].id == step.id for one in others):
        return {"step": "这一步已经记过了，要改就改原来那一条"}
    return _misplaced(values, others, steps(view))


def _misplaced(
    values: Values, others: Sequence[Record], walked: Sequence[Record]
) -> Mapping[str, str]:
    """Return what is wrong with the place of a part among the others of its matter."""
    place = next((n for n, one in enumerate(walked) if one.id == values["step"].id), None)
    done = {one["step"].id: one for one in others if one["step"].id != values["step"].id}
    for number, one in enumerate(walked if place is not None else ()):
        other = done.get(one.id)
        if place is not None and number < place:
            if other is None:
                return {"step": f"前面的“{one['name']}”还没有记，四议两公开要按顺序走"}
            if other["happened_on"] > values["happened_on"]:
                return {"happened_on": f"比前面的“{one['name']}”还早，看看日期"}
        elif other is not None and other["happened_on"] < values["happened_on"]:
            return {"happened_on": f"比后面的“{one['name']}”还晚，看看日期"}
    return {}


def disordered(parts: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield parts that stand before their turn: an earlier one was taken back, or changed."""
    walked = steps(view)
    matters = tuple({one["deliberation"].id for one in parts if one["deliberation"]})
    by_matter = parts_of(view, matters) if matters else {}
    for one in parts:
        if one["deliberation"] and one["step"] and one["happened_on"]:
            others = [o for o in by_matter[one["deliberation"].id] if o.id != one.id]
            for field, sentence in _misplaced(one, others, walked).items():
                title = f"{one['deliberation'].title}　{one['step'].title}"
                yield Said(one, sentence, field, title=title)


def part_of_meeting(values: Values, view: View) -> list[Consequence]:
    """Return the part which a meeting is of its matter, if its kind belongs to a step."""
    kind = values.get("kind")
    if not values.get("deliberation") or not isinstance(kind, Ref) or kind.id is None:
        return []
    name = view.get("meeting_kind", kind.id)["name"]
    return [
        Consequence(
            type="deliberation_part",
            points_back="meeting",
            values={
                "deliberation": values["deliberation"],
                "step": Ref(step.id),
                "happened_on": values.get("held_on"),
                "content": values.get("topic"),
            },
        )
        for step in steps(view)
        if step["body"] == name and step["needs"] == "meeting"
    ]


def part_of_resolution(values: Values, view: View) -> list[Consequence]:
    """Return the part which a resolution is of the matter of its meeting."""
    ref = values.get("meeting")
    if not isinstance(ref, Ref) or ref.id is None or values.get("outcome") != "passed":
        return []
    meeting = view.get("meeting", ref.id)
    if not meeting["deliberation"]:
        return []
    return [
        Consequence(
            type="deliberation_part",
            points_back="resolution",
            values={
                "deliberation": meeting["deliberation"],
                "step": Ref(step.id),
                "happened_on": values.get("decided_on"),
                "meeting": Ref(meeting.id),
                "content": values.get("matter"),
            },
        )
        for step in steps(view)
        if step["needs"] == "resolution"
    ]
