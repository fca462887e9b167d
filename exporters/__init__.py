"""From ledger to paper. No Qt, no SQL."""

from models.kinds import Option
from models.lists import provide


def _papers() -> tuple[Option, ...]:
    from exporters.report import reports

    return tuple(Option(one.name, one.label) for one in reports() if one.is_laid_out)


provide("papers", _papers)
