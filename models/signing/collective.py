"""What the village's collective is called: as its sign says, so that papers and sign agree."""

from __future__ import annotations

from models.query import Query, Where
from models.signing.listing import HANGING
from models.view import View

#: ends of the names that the law on rural collectives knows
_ENDS = ("经济合作社", "经济联合社", "股份合作社", "集体经济组织")


def collective_of(view: View) -> str:
    """Return the name on its sign, else that it is the village's collective."""
    bodies = Query(where=(*HANGING, Where("kind", "=", "body")), fields=("name",))
    signs = (str(one["name"]) for one in view.ledger.standing.find("sign", bodies))
    return next(
        (one for one in signs if one.endswith(_ENDS)), f"{view.village['name']}集体经济组织"
    )
