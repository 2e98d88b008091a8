"""What is sent back, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Response:
    """An answer to a request by HTTP."""

    body: bytes
    media_type: str
    status: int = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)


class Refusal(Exception):  # noqa: N818 -- not an error of ours: an answer
    """No answer: a status of HTTP from 400 on, and the reason for a person."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason

    def response(self) -> Response:
        """Return it as JSON with ``statusCode``, ``title`` and ``description``."""
        said = {"statusCode": self.status, "title": HTTPStatus(self.status).phrase, "description": self.reason}
        return Response(json.dumps(said, ensure_ascii=False).encode(), "application/json", self.status)
