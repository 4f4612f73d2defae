"""The `screenshots` verb: the images of the README, taken of the real site in a real browser."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from dev import browser, chromium, tools

FOLDER: Final = Path("tests") / "screenshots"
#: File, address, width and height of the screen in CSS pixels.
SHOTS: Final = (
    ("accueil-1280.png", "/", 1280, 800),
    ("loyaute-360.png", "/cadre/loyaute/", 360, 740),
)


def take(root: Path) -> list[Path]:
    """Build the site and take the images; return their paths. Raises ToolMissingError, BuildStoppedError."""
    program = chromium.ensure()
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        tools.build(root, Path(folder))
        with browser.serving(Path(folder)) as address, browser.driving(program) as driven:
            for name, page_address, width, height in SHOTS:
                page = driven.new_page(viewport={"width": width, "height": height})
                page.goto(address + page_address, wait_until="networkidle")
                page.screenshot(path=root / FOLDER / name)
    return [root / FOLDER / name for name, *_ in SHOTS]
