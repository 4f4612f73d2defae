"""The `screenshots` verb: the images of the README, taken of the real site in a real browser."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from playwright.sync_api import sync_playwright

from cadre.cli import chromium

FOLDER: Final = Path("tests") / "screenshots"
#: File, address, width and height of the screen in CSS pixels.
SHOTS: Final = (
    ("accueil-1280.png", "/", 1280, 800),
    ("loyaute-360.png", "/cadre/loyaute/", 360, 740),
)


def take(root: Path) -> list[Path]:
    """Build the site and take the images; return their paths. Raises ToolMissingError."""
    browser_path = chromium.ensure()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", folder]
        subprocess.run(command, cwd=root, check=True)
        browser = playwright.chromium.launch(executable_path=browser_path, chromium_sandbox=False)
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
        with _serving(Path(folder)) as address:
            for name, page_address, width, height in SHOTS:
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto(address + page_address, wait_until="networkidle")
                page.screenshot(path=root / FOLDER / name)
        browser.close()
    return [root / FOLDER / name for name, *_ in SHOTS]


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  its name in the base class
        """Say nothing."""
