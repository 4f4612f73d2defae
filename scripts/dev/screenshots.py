"""The `screenshots` verb: the images of the README, taken of the real site in a real browser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from cadre import reading
from cadre.reading import settings
from dev import browser, chromium, tools

FOLDER: Final = Path("tests") / "screenshots"


def shots(root: Path) -> Sequence[tuple[str, str, int, int]]:
    """Return file, address, width and height of the screen in CSS pixels: the home page, and one of the text.

    The file is named after its page, which is the first principle, or else the first section.
    """
    policy = reading.read(settings.load(root)).policy
    page = (*policy.principles, *policy.sections)[0].page
    way = f"/{page.removesuffix('.md').removesuffix('index')}/".replace("//", "/")
    return (
        ("accueil-1280.png", "/", 1280, 800),
        (f"{PurePosixPath(page).stem}-360.png", way, 360, 740),
    )


def take(root: Path) -> list[Path]:
    """Build the site and take the images; return their paths. Raises ToolMissingError, BuildStoppedError."""
    program, wanted = chromium.ensure(), shots(root)
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        tools.build(root, Path(folder))
        with browser.serving(Path(folder)) as address, browser.driving(program) as driven:
            for name, page_address, width, height in wanted:
                page = driven.new_page(viewport={"width": width, "height": height})
                page.goto(address + page_address, wait_until="networkidle")
                page.screenshot(path=root / FOLDER / name)
    return [root / FOLDER / name for name, *_ in wanted]
