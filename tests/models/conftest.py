"""What tests of somebody else's tables share."""

from __future__ import annotations

import warnings

import pytest

from models.sheets import child, reading


@pytest.fixture(scope="module")
def read_at_once():
    """Read hundreds of harmless files without starting a process for each."""

    def run(engine, path, out, seconds, step):
        with warnings.catch_warnings():
            child.main([engine, str(path), str(out), "0", "0"])
        return ""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "limit", lambda *_: None)
        patch.setattr(reading, "_run", run)
        yield
