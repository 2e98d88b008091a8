"""A client for the W3C Reconciliation Service API, version 0.2: names go out in batches, candidates come back.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/. Nothing is asked twice: each answer is
kept in a file of its own. Only the standard library is used.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from teiedition.authorities.row import authority_of
from teiedition.errors import OutputError, ServiceError
from teiedition.files import write_atomically
from teiedition.names import VERSION

LARGEST = 10_000_000
"""Bytes of an answer that are read at most."""
_LATER = "What was answered is kept; ask again later and only the rest is asked for."


def cache_folder() -> Path:
    """Return where answers are kept: ``$XDG_CACHE_HOME`` or ``~/.cache``, then ``teiedition/reconciliation``."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "teiedition/reconciliation"


@dataclass(frozen=True, slots=True)
class ServiceOptions:
    """How a service is asked."""

    timeout: float = 30.0
    """Seconds within which a whole answer must be there."""
    tries: int = 3
    """How often a question is put while there is no answer."""
    batch: int = 25
    """Names in one request."""
    limit: int = 3
    """Candidates for one name."""
    type: str = ""
    """Identifier of the class that candidates belong to, in the service's own terms: ``Q5``."""
    cache: Path | None = None
    """Folder for the answers; by default :func:`cache_folder`."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a service thinks a name may stand for."""

    id: str
    name: str
    score: float
    match: bool
    """Whether the service is sure."""


class Question(NamedTuple):
    """Who is asked for."""

    name: str
    properties: tuple[tuple[str, str], ...] = ()
    """What is known besides: pairs of property and value, in the service's own terms: ``("P569@year", "1815")``."""


class Service:
    """A reconciliation service."""

    def __init__(
        self, url: str, options: ServiceOptions | None = None, pause: Callable[[float], None] = time.sleep
    ) -> None:
        """Prepare to ask; nothing is sent yet.

        :param pause: waits so many seconds before a question is put again.
        :raises ServiceError: when the URL is not one of HTTP.
        """
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise ServiceError(f"{url} is not the address of a web service.", "It begins with https:// or http://.")
        self.url = url
        self.options = options or ServiceOptions()
        self._pause = pause
        where = hashlib.sha256(url.encode()).hexdigest()[:16]
        self._cache = (self.options.cache or cache_folder()) / where

    def authority(self) -> str:
        """Return what identifiers of this service are called in ``idno/@type``, from its manifest.

        :raises ServiceError: when it does not answer, or is no reconciliation service of version 0.1 or 0.2.
        """
        kept = self._kept("manifest")
        manifest = kept if isinstance(kept, dict) else self._fetch(None)
        if not isinstance(manifest.get("identifierSpace"), str):
            raise ServiceError(
                f"{self.url} is no reconciliation service: its manifest has no identifierSpace.", "Check the address."
            )
        versions = manifest.get("versions") or ["0.1"]
        if not {"0.1", "0.2"} & set(map(str, versions)):
            raise ServiceError(f"{self.url} speaks version {versions}, not 0.2.", "Look for an older address of it.")
        if kept is None:
            self._keep("manifest", manifest)
        view = manifest.get("view")
        shown = view.get("url", "") if isinstance(view, dict) else ""
        spaces = (str(manifest["identifierSpace"]), str(shown), self.url)
        return next((name for name in map(authority_of, spaces) if name), urlsplit(self.url).hostname or "service")

    def ask(self, questions: Iterable[Question]) -> Iterator[tuple[Question, tuple[Candidate, ...]]]:
        """Yield each question with its candidates, the best first, as answers come in.

        :raises ServiceError: when the service fails; what was yielded before is good.
        """
        still_open = []
        for question in dict.fromkeys(questions):
            kept = self._kept(self._query(question))
            if kept is not None:
                yield question, self._candidates(question.name, kept)
            else:
                still_open.append(question)
        for start in range(0, len(still_open), self.options.batch):
            yield from self._batch(still_open[start : start + self.options.batch])

    def _batch(self, questions: Sequence[Question]) -> Iterator[tuple[Question, tuple[Candidate, ...]]]:
        queries = {f"q{number}": self._query(question) for number, question in enumerate(questions)}
        answers = self._fetch(urlencode({"queries": json.dumps(queries, ensure_ascii=False)}).encode())
        for question, (key, query) in zip(questions, queries.items(), strict=True):
            answer = answers.get(key)
            found = self._candidates(question.name, answer)
            self._keep(query, answer)
            yield question, found

    def _query(self, question: Question) -> dict[str, Any]:
        """Return a question as the standard has it: https://reconciliation-api.github.io/specs/0.2/#reconciliation-queries."""
        query: dict[str, Any] = {"query": question.name, "limit": self.options.limit}
        if self.options.type:
            query["type"] = self.options.type
        if question.properties:
            query["properties"] = [{"pid": pid, "v": value} for pid, value in question.properties]
        return query

    def _candidates(self, name: str, answer: object) -> tuple[Candidate, ...]:
        """Read an answer; services leave out what they do not know, but a candidate has an id and a name."""
        try:
            assert isinstance(answer, Mapping)
            found = [
                Candidate(str(each["id"]), str(each["name"]), float(each.get("score") or 0), bool(each.get("match")))
                for each in answer["result"]
            ]
        except (AssertionError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise ServiceError(f"{self.url} gave no answer of version 0.2 to “{name}”.", _LATER) from error
        return tuple(sorted(found, key=lambda one: -one.score)[: self.options.limit])

    # What was answered before

    def _file(self, question: object) -> Path:
        return self._cache / f"{hashlib.sha256(json.dumps(question).encode()).hexdigest()[:32]}.json"

    def _kept(self, question: object) -> Any:
        """Return the answer to a question that was put before; ``None`` where there is none that can be read."""
        try:
            kept = json.loads(self._file(question).read_text(encoding="utf-8"))
            return kept["answer"] if kept["question"] == question else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _keep(self, question: object, answer: object) -> None:
        text = json.dumps({"question": question, "answer": answer}, ensure_ascii=False)
        with contextlib.suppress(OutputError):  # a cache that cannot be written costs time, no more
            write_atomically(self._file(question), text.encode())

    # Asking

    def _fetch(self, data: bytes | None) -> dict[str, Any]:
        """Return what the service says, as JSON; with ``data`` by POST.

        :raises ServiceError: after so many tries, or at once where trying again would not help.
        """
        reason = ""
        for number in range(self.options.tries):
            try:
                return self._once(data)
            except HTTPError as error:
                reason = f"it answers {error.code} {error.reason}"
                if error.code != 429 and error.code < 500:
                    break
                self._wait(number, error.headers.get("Retry-After"))
            except TimeoutError:
                reason = f"no answer within {self.options.timeout:g} seconds"
                self._wait(number)
            except (URLError, HTTPException, OSError) as error:
                reason = str(getattr(error, "reason", "") or error)
                reason = f"no answer within {self.options.timeout:g} seconds" if "timed out" in reason else reason
                self._wait(number)
        raise ServiceError(f"The service {self.url} fails: {reason}.", _LATER)

    def _wait(self, number: int, asked: str | None = None) -> None:
        if number + 1 < self.options.tries:
            self._pause(min(float(asked), 30.0) if asked and asked.isdigit() else 2.0**number)

    def _once(self, data: bytes | None) -> dict[str, Any]:
        headers = {"Accept": "application/json", "User-Agent": f"teiedition/{VERSION}"}
        end = time.monotonic() + self.options.timeout
        pieces, size = [], 0
        with urlopen(Request(self.url, data, headers), timeout=self.options.timeout) as response:
            while piece := response.read1(1 << 16):
                pieces.append(piece)
                size += len(piece)
                if time.monotonic() > end:  # an answer may trickle in
                    raise TimeoutError
                if size > LARGEST:
                    raise ServiceError(f"{self.url} sends more than {LARGEST} bytes.", "Check the address.")
        try:
            found = json.loads(b"".join(pieces))
        except ValueError as error:
            raise ServiceError(f"{self.url} does not answer in JSON.", "Check the address.") from error
        if not isinstance(found, dict):
            raise ServiceError(f"{self.url} does not answer with an object of JSON.", "Check the address.")
        return found
