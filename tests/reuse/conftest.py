"""The documents of these tests, published once."""

from __future__ import annotations

import pytest

from reuse.exports import DOCUMENTS, Made
from teiedition.publication import PublicationOptions


@pytest.fixture(scope="session", params=DOCUMENTS, ids=[path.stem for path in DOCUMENTS])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Text, data, records and pages of a document."""
    folder = tmp_path_factory.mktemp("reuse")
    return Made(request.param, folder, ("html", "text", "data", "metadata"), PublicationOptions())
