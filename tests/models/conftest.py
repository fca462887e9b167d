"""What tests of somebody else's tables share."""

from __future__ import annotations

import warnings

import pytest

from models.sheets import child, reading


@pytest.fixture(scope="module")
def read_at_once():
    """Read hundreds of harmless files without a process of their own."""

    def run(engine, path, out, seconds, step):
        with warnings.catch_warnings():
            child._written(engine, path, out)
        return ""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_run", run)
        yield
