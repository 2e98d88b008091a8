"""Debian's Chromium, driven over a pipe by its DevTools protocol: all that the tests of the pages need of a browser."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
"""The browser, where there is one."""
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-sync --disable-background-networking "
    "--disable-dev-shm-usage --disable-component-update --hide-scrollbars --remote-debugging-pipe about:blank"
)
_PATIENCE = 20.0
"""Seconds after which the browser is taken to have failed."""


def _has_loaded(event: dict[str, Any], loader: str) -> bool:
    said = event.get("params", {})
    return event.get("method") == "Page.lifecycleEvent" and said["name"] == "load" and said["loaderId"] == loader


class Browser:
    """One page of a browser; a context manager."""

    def __enter__(self) -> Browser:
        assert CHROMIUM
        self._profile = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        to_read, to_write = os.pipe(), os.pipe()
        command = f'exec "$0" --user-data-dir="$1" {_FLAGS} 3<&{to_read[0]} 4>&{to_write[1]}'
        self._process = subprocess.Popen(
            ["bash", "-c", command, CHROMIUM, self._profile.name],
            pass_fds=(to_read[0], to_write[1]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read[0])
        os.close(to_write[1])
        self._in, self._out = to_read[1], to_write[0]
        self._rest, self._number, self._session = b"", 0, ""
        self.events: list[dict[str, Any]] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")
        self.send("Page.setLifecycleEventsEnabled", enabled=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(10)
        os.close(self._in)
        os.close(self._out)
        self._profile.cleanup()

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; events that come meanwhile are kept."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._in, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            assert select.select([self._out], [], [], _PATIENCE)[0], "the browser does not answer"
            self._rest += os.read(self._out, 1 << 20)
        message, self._rest = self._rest.split(b"\0", 1)
        answer: dict[str, Any] = json.loads(message)
        return answer

    def goto(self, address: str | Path) -> None:
        """Open a page and wait until it has loaded."""
        self.events.clear()
        gone = self.send("Page.navigate", url=address.as_uri() if isinstance(address, Path) else address)
        while "loaderId" in gone and not any(_has_loaded(event, gone["loaderId"]) for event in self.events):
            self.events.append(self._receive())

    def run(self, expression: str) -> Any:
        """Return the JSON value of a JavaScript expression; a promise is waited for."""
        answer = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, expression: str) -> Any:
        """Return the value of an expression as soon as it is true."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if value := self.run(expression):
                return value
            time.sleep(0.03)
        raise AssertionError(f"never true: {expression}")

    def size(self, width: int, height: int = 900) -> None:
        """Give the window a size in pixels."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def scheme(self, name: str) -> None:
        """Say which colours the device prefers: ``light`` or ``dark``."""
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def scripts(self, allowed: bool) -> None:
        """Allow or forbid JavaScript for pages opened from now on."""
        self.send("Emulation.setScriptExecutionDisabled", value=not allowed)

    def press(self, key: str, text: str = "") -> None:
        """Press a key, as ``Tab``, ``Enter`` or ``Escape``."""
        code = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32}.get(key, 0)
        said = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.send("Input.dispatchKeyEvent", type="keyDown", **said, **({"text": text} if text else {}))
        self.send("Input.dispatchKeyEvent", type="keyUp", **said)

    def hover(self, selector: str) -> None:
        """Bring an element into view and the mouse over it."""
        place = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getClientRects()[0];"
            "return [r.left + r.width / 2, r.top + r.height / 2] })()"
        )
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=place[0], y=place[1], pointerType="mouse")

    def requests(self) -> list[str]:
        """Return the addresses that the page asked for."""
        sent = [event for event in self.events if event.get("method") == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in sent]

    def complaints(self) -> list[str]:
        """Return what went wrong in the page: exceptions and errors in its log."""
        thrown = [str(event["params"]) for event in self.events if event.get("method") == "Runtime.exceptionThrown"]
        logged = [event["params"]["entry"] for event in self.events if event.get("method") == "Log.entryAdded"]
        return thrown + [entry["text"] for entry in logged if entry["level"] == "error"]

    def screenshot(self, path: Path) -> None:
        """Write what is in the window as PNG."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot")["data"]))

    def pdf(self) -> bytes:
        """Return the page as it is printed."""
        return base64.b64decode(self.send("Page.printToPDF", preferCSSPageSize=True)["data"])
