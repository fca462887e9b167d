"""Names of places and bodies as they stand on paper, in full."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_COMMITTEES = ("村民委员会", "居民委员会")
_SHORT = {"村委会": "村民委员会", "居委会": "居民委员会"}


def place_of(village: Mapping[str, Any]) -> str:
    """Return 平安县柳河镇白杨村; a part that the name begins with already is not said twice."""
    name = str(village["name"])
    for part in (village.get("township"), village.get("county")):
        if part and part not in name:
            name = f"{part}{name}"
    return name


def running_of(village: Mapping[str, Any]) -> str:
    """Return the face of running text which the village chose for its papers."""
    return village.get("paper_face") or "fang"


def committee_of(village: Mapping[str, Any]) -> str:
    """Return 平安县柳河镇白杨村民委员会: 白杨村 and 村民委员会 share their 村."""
    place = place_of(village)
    for short, full in _SHORT.items():
        if place.endswith(short):
            place = place.removesuffix(short) + full
    if place.endswith(_COMMITTEES):
        return place.replace("村村民委员会", "村民委员会")
    if place.endswith("村"):
        return place + "民委员会"
    return place + ("居民委员会" if place.endswith("社区") else "村民委员会")


def supervisors_of(village: Mapping[str, Any]) -> str:
    """Return 白杨村村务监督委员会; beside the committee's full name its place need not be said."""
    name = str(village["name"])
    for one in (*_COMMITTEES, *_SHORT):
        name = name.removesuffix(one)
    return f"{name}{'居务' if name.endswith('社区') else '村务'}监督委员会"


def branch_of(village: Mapping[str, Any]) -> str:
    """Return the name of the Party's body as the village wrote it, else only that it is that."""
    return str(village.get("party_body") or f"{place_of(village)}党组织")


def address_in(village: Mapping[str, Any], address: str) -> str:
    """Return an address in full: one that begins with the village gets its county and township."""
    name, place = str(village["name"]), place_of(village)
    return place + address.removeprefix(name) if address.startswith(name) else address
