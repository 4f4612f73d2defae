"""Serves a built site on this machine and drives a browser over it: only where the test tools are."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

from dev import chromium, node

#: Chromium asks nothing of the network but what the page asks.
FLAGS: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder to this machine only, on a free port; yield the address, without a final /."""
    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def driving(program: Path) -> Iterator[Browser]:
    """Start the browser `program`, with nothing on the screen."""
    os.environ.setdefault(chromium.DRIVER_NODE, str(node.executable()))
    root = sys.platform != "win32" and os.geteuid() == 0  # whom Chromium's sandbox refuses
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[*FLAGS], chromium_sandbox=not root
        )
        yield browser
        browser.close()


class Handler(SimpleHTTPRequestHandler):
    """Serves files, and says nothing."""

    #: Not in the table of every system, and a browser runs no module of another type.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a browser that leaves the page meanwhile is no failure."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  its name in the base class
        """Say nothing of each request."""
