"""Debian's Chromium, driven by Playwright: what the tests of the pages need of a browser."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import ConsoleMessage, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
"""The browser, where there is one."""
_PATIENCE = 20.0
"""Seconds after which the browser is taken to have failed."""


class Browser:
    """One page of a browser; a context manager."""

    def __enter__(self) -> Browser:
        if not CHROMIUM:
            pytest.skip("no Chromium is installed")
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        self._context = self._browser.new_context()
        self.page = self._context.new_page()
        self.page.set_default_timeout(_PATIENCE * 1000)
        self._devtools = self._context.new_cdp_session(self.page)
        self._requests: list[str] = []
        self._complaints: list[str] = []
        self.page.on("request", lambda request: self._requests.append(request.url))
        self.page.on("pageerror", lambda error: self._complaints.append(str(error)))
        self.page.on("console", self._listen)
        return self

    def __exit__(self, *_: object) -> None:
        self._browser.close()
        self._playwright.stop()

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complaints.append(message.text)

    def goto(self, address: str | Path) -> None:
        """Open a page and wait until it has loaded; the network is off, but for pages that a server gives."""
        self._requests.clear()
        self._complaints.clear()
        self._context.set_offline(isinstance(address, Path) or address.startswith("file:"))
        self.page.goto(address.as_uri() if isinstance(address, Path) else address)

    def run(self, expression: str) -> Any:
        """Return the JSON value of a JavaScript expression; a promise is waited for."""
        return self.page.evaluate(expression)

    def wait(self, expression: str) -> Any:
        """Return the value of an expression as soon as it is true."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if value := self.run(expression):
                return value
            self.page.wait_for_timeout(30)
        raise AssertionError(f"never true: {expression}")

    def size(self, width: int, height: int = 900) -> None:
        """Give the window a size in pixels."""
        self.page.set_viewport_size({"width": width, "height": height})

    def scheme(self, name: Literal["light", "dark"]) -> None:
        """Say which colours the device prefers."""
        self.page.emulate_media(color_scheme=name)

    def printing(self, on: bool) -> None:
        """Show the page as it is printed, or as it is on the screen."""
        self.page.emulate_media(media="print" if on else "screen")

    def scripts(self, allowed: bool) -> None:
        """Allow or forbid JavaScript for pages opened from now on."""
        self._devtools.send("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def press(self, key: str) -> None:
        """Press a key, as ``Tab``, ``Enter`` or ``Escape``."""
        self.page.keyboard.press(key)

    def hover(self, selector: str) -> None:
        """Bring an element into view and the mouse over it."""
        self.page.hover(selector)

    def requests(self) -> list[str]:
        """Return the addresses that the page asked for."""
        return list(self._requests)

    def complaints(self) -> list[str]:
        """Return what went wrong in the page: exceptions and errors in its log."""
        return list(self._complaints)

    def screenshot(self, path: Path) -> None:
        """Write what is in the window as PNG."""
        self.page.screenshot(path=path)

    def pdf(self) -> bytes:
        """Return the page as it is printed."""
        return self.page.pdf(prefer_css_page_size=True)
