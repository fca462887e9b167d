"""What a new entry can take from the record it is about: a reverse, a contract, a debt, a task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.kinds_links import Ref
from models.money.payments import payment_of
from models.record import Consequence, Record
from models.view import View

Values = Mapping[str, Any]


def proposed(values: Values, view: View) -> Values:
    """Propose for a new entry what the record that it names already says."""
    found = {
        **_of_task(values, view),
        **_of_debt(values, view),
        **_of_contract(values, view),
        **as_taken_back(values, view),
    }
    return {name: value for name, value in found.items() if value is not None}


def _named(values: Values, view: View, name: str) -> Record | None:
    ref = values.get(name)
    return view.get(name, ref.id) if isinstance(ref, Ref) and ref.id is not None else None


def _of_task(values: Values, view: View) -> Values:
    """An activity names its task; money for either bears its words."""
    activity = _named(values, view, "activity")
    if activity:
        return {"affair": activity["affair"], "summary": f"付{activity['title']}费用"}
    affair = _named(values, view, "affair")
    return {"summary": affair["matter"]} if affair else {}


def _of_debt(values: Values, view: View) -> Values:
    debt = _named(values, view, "debt")
    if debt is None:
        return {}
    came = debt["kind"] == "claim"
    return {
        "direction": "in" if came else "out",
        "counterparty": debt["counterparty"],
        "summary": f"{'收回' if came else '归还'}{debt['matter']}",
    }


def _of_contract(values: Values, view: View) -> Values:
    """Its next instalment; a payment the other way (a deposit given back) takes nothing."""
    contract = _named(values, view, "contract")
    if contract is None or values.get("direction") not in {None, contract["direction"]}:
        return {}
    return payment_of(contract, view)


def as_taken_back(values: Values, view: View) -> Values:
    """Propose for a reverse entry what the entry had that it takes back."""
    ref = values.get("reverses")
    if ref is None or ref.id is None:
        return {}
    entry = view.get("cash_entry", ref.id)
    same = ("account", "direction", "to_account", "subject", "counterparty", "resolution",
            "contract", "debt", "activity", "affair")  # fmt: skip
    return {
        **{name: entry[name] for name in same if entry[name] is not None},
        "amount": -entry["amount"],
        "summary": f"红冲 {entry['number']}：{entry['summary']}",
    }


def reverse(entry: Record, view: View) -> list[Consequence]:
    """Return the reverse entry of an entry, dated today."""
    back = {"reverses": Ref(entry.id, entry["number"]), "happened_on": view.today}
    return [Consequence(type="cash_entry", values={**as_taken_back(back, view), **back})]
