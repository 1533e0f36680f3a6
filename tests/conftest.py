"""What all tests share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("default")

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "corpus" / "real"


@pytest.fixture
def real_messages() -> Path:
    """The real messages of public projects, where this checkout has them beside it."""
    if not REAL.is_dir():
        pytest.skip("the real messages are not beside this checkout")
    return REAL


@pytest.fixture(autouse=True)
def _no_kind_is_left_over():
    """A kind that a test adds is gone after it."""
    from graciousno.model import facts

    for family in ("request", "letter"):
        facts.kinds(family)
    before = {family: dict(known) for family, known in facts._kinds.items()}
    yield
    facts._kinds.clear()
    facts._kinds.update(before)
