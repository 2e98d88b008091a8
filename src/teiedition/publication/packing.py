"""Files packed as an EPUB container: the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_MEDIA_TYPE = b"application/epub+zip"
_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that ZIP knows."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return an EPUB container (OCF 3.3) of files by path: the media type first and as it is, the rest sorted."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        container.writestr(_entry("mimetype", zipfile.ZIP_STORED), _MEDIA_TYPE)
        for name in sorted(files):
            container.writestr(_entry(name, zipfile.ZIP_DEFLATED), files[name])
    return buffer.getvalue()


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = method
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
