"""Building the site, serving it and driving a browser, for tests that look at what readers get."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Playwright

#: Any day will do, provided that two builds of one text are alike byte for byte.
SOURCE_DATE: Final = "1547424000"

#: Chromium asks nothing of the network but what the page asks.
FLAGS: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def build(root: Path, folder: Path) -> str:
    """Build the site of the project in `root` as the README says; return what went wrong, or ''."""
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder))
    variables = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": "",  # MkDocs must find the package by itself, as it does for an author
        "SOURCE_DATE_EPOCH": SOURCE_DATE,
    }
    done = subprocess.run(
        command, cwd=root, env=variables, check=False, capture_output=True, text=True
    )
    if done.returncode == 0:
        return ""
    return f"mkdocs build: {done.returncode}\n{done.stdout}{done.stderr}"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine only, on a port that is free; yield the address, without a final /."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def launch(playwright: Playwright, browser: Path) -> Browser:
    """Start a browser with nothing on the screen."""
    root = sys.platform != "win32" and os.geteuid() == 0  # whom Chromium's sandbox refuses
    return playwright.chromium.launch(
        executable_path=browser, args=[*FLAGS], chromium_sandbox=not root
    )


class _Handler(SimpleHTTPRequestHandler):
    #: Not in the table of every system, and a browser runs no module of another type.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  its name in the base class
        """Keep the tests' output to what pytest says."""
