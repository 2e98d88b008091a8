from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from serving.texts import Client, lay_out, served


@pytest.fixture(scope="session")
def birds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of two works."""
    return lay_out(tmp_path_factory.mktemp("birds") / "edition")


@pytest.fixture(scope="session")
def ask(birds: Path) -> Iterator[Client]:
    """Ask a server of that edition: ``ask("/html/")``, ``ask.dts("navigation/?resource=gull&down=1")``."""
    with served(birds) as client:
        yield client
