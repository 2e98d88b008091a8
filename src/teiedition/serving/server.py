"""The server: reads a request, has it answered, sends the answer. One edition, read only, for this machine."""

from __future__ import annotations

import errno
import logging
import re
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from socketserver import TCPServer
from typing import Any

from teiedition.edition import Edition
from teiedition.errors import ServiceError, TeiEditionError
from teiedition.names import VERSION
from teiedition.serving.dts import PLACE, TextService
from teiedition.serving.response import Refusal, Response
from teiedition.serving.site import page

_log = logging.getLogger(__name__)

_REASONS = {
    errno.EADDRINUSE: ("is in use", "Stop what uses it, or choose another with --port; 0 takes any that is free."),
    errno.EACCES: ("may not be used", "Choose a port from 1024 on with --port."),
}


class EditionServer(ThreadingHTTPServer):
    """A server of one edition."""

    daemon_threads = True

    def __init__(self, edition: Edition, host: str, port: int) -> None:
        self.texts = TextService(edition)
        self.public: Path = edition.place(edition.folders.public)
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Bind without asking who this machine is in the network, which can take long."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    @property
    def address(self) -> str:
        """Address of the server, without a slash at its end."""
        name = f"[{self.server_name}]" if ":" in self.server_name else self.server_name
        return f"http://{name}:{self.server_port}"

    @property
    def local(self) -> bool:
        """Whether nobody but this machine can reach it."""
        return ip_address(self.server_name).is_loopback


def open_server(edition: Edition, host: str = "127.0.0.1", port: int = 8000) -> EditionServer:
    """Return a server that listens; ``serve_forever()`` lets it answer, ``server_close()`` ends it.

    :param port: 0 for any that is free.
    :raises ServiceError: when the port is in use or may not be used, or this machine has no such address.
    """
    try:
        return EditionServer(edition, host, port)
    except (OSError, OverflowError) as error:
        number = getattr(error, "errno", None)
        reason, advice = _REASONS.get(number or 0, (f"cannot be used: {error}", "Check --host and --port."))
        raise ServiceError(f"Port {port} of {host} {reason}.", advice) from error


class _Handler(BaseHTTPRequestHandler):
    timeout = 30
    server: EditionServer

    def do_GET(self) -> None:
        """Answer a request."""
        self._send(self._response())

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        """Refuse whatever would change something."""
        self._send(Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "This server can only be read.").response())

    do_PUT = do_DELETE = do_PATCH = do_POST  # noqa: N815

    def _response(self) -> Response:
        address, _, query = self.path.partition("?")
        try:
            host = self._host()
            if address.rstrip("/") + "/" == PLACE or address.startswith(PLACE):
                return self.server.texts.answer(address[len(PLACE) :], query, host)
            return page(self.server.public, address)
        except Refusal as refusal:
            return refusal.response()
        except TeiEditionError as error:
            _log.warning("%s: %s", self.path, error)
            return Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, str(error)).response()

    def _host(self) -> str:
        """Return the beginning of the address that was asked for.

        :raises Refusal: 421 when a local server is asked under the name of another, as a page on the web could try.
        """
        said = self.headers.get("Host") or self.server.address.removeprefix("http://")
        name = re.sub(r":\d*$", "", said).strip("[]").lower()
        if self.server.local and name not in ("localhost", "127.0.0.1", "::1", self.server.server_name):
            raise Refusal(HTTPStatus.MISDIRECTED_REQUEST, f"{said} is not this server.")
        if not re.fullmatch(r"[\w.\-:\[\]]+", said):
            raise Refusal(HTTPStatus.BAD_REQUEST, "The request does not name a host.")
        return f"http://{said}"

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        sent = {
            "Content-Type": response.media_type,
            "Content-Length": str(len(response.body)),
            "Cache-Control": "no-cache",
            "X-Content-Type-Options": "nosniff",
            **response.headers,
        }
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def version_string(self) -> str:
        """Name this program, and not what it runs on."""
        return f"teiedition/{VERSION}"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name that the library has
        """Log a request instead of printing it."""
        _log.info(format, *args)
