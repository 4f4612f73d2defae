"""A learning system: scorm-again in a page of ours, which launches a package in each way that systems do."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Frame, Page

from . import ROOT

_PAGES: Final = ROOT / "tests" / "export" / "lms"
_SCRIPTS: Final = ("scorm12", "cross-frame-api", "cross-frame-lms")
PACKAGE: Final = "package/index.html"
#: Gives an answer to the questions of some ranks: the first right or the first wrong options.
_ANSWER: Final = """([from, to, verdict]) => {
  const forms = [...document.querySelectorAll("form[data-question]")].slice(from, to);
  for (const form of forms) {
    const id = form.dataset.question;
    const key = document.getElementById(`reponse-${id}`);
    const wanted = [...key.querySelectorAll(`[data-verdict="${verdict}"][data-option]`)];
    const type = form.dataset.type;
    for (const input of form.elements[id]) input.checked = false;
    for (const one of type === "single" ? wanted.slice(0, 1) : wanted) {
      document.getElementById(`${id}--${one.dataset.option}`).checked = true;
    }
    form.requestSubmit();
  }
}"""


def folder(path: Path, packages: Path, package: bytes) -> Path:
    """Make the folder that a learning system serves, with a package unpacked in it."""
    shutil.copytree(_PAGES, path)
    for name in _SCRIPTS:
        shutil.copy(packages / "scorm-again" / "dist" / f"{name}.min.js", path)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        archive.extractall(path / "package")
    return path


@dataclass
class System:
    """The system's own page, from which packages are launched."""

    page: Page
    address: str

    def launch(self, how: str, mode: str = "normal", other: str = "") -> Content:
        """Launch the package; `other` is the address of another site that serves it."""
        name = "player.html" if how in ("nested", "popup of frames") else PACKAGE
        target = f"{self.address}/{name}"
        if how == "other site":
            target = f"{other}/facade.html?host={self.address}"
        way = "popup" if how.startswith("popup") else "frame"
        words = [target, way, mode, other if how == "other site" else ""]
        script = "words => launch(...words)"
        if way == "popup":
            with self.page.expect_popup() as opened:
                self.page.evaluate(script, words)
            page = opened.value
        else:
            self.page.evaluate(script, words)
            page = self.page
        return Content(package_in(page))

    def leave(self) -> None:
        """Close what was launched, as a system does."""
        self.page.evaluate("leave()")
        self.page.wait_for_function("() => calls.some(([name]) => name === 'LMSFinish')")

    @property
    def record(self) -> dict[str, Any]:
        """What the system has recorded of this person."""
        found: dict[str, Any] = self.page.evaluate("record")
        return found

    @property
    def written(self) -> Sequence[tuple[str, str]]:
        """What it was told since the last time that this was asked: names and values."""
        calls = self.page.evaluate("calls.splice(0)")
        return [(call[1], call[2]) for call in calls if call[0] == "LMSSetValue"]


@dataclass
class Content:
    """The package, launched."""

    frame: Frame

    def answer(self, start: int, end: int, verdict: str = "best") -> None:
        """Answer the questions of these ranks."""
        self.frame.evaluate(_ANSWER, [start, end, verdict])

    @property
    def standing(self) -> str:
        """What the page says of the system."""
        return self.frame.locator("#cadre-standing").inner_text()

    @property
    def answered(self) -> int:
        """How many questions show a verdict."""
        return self.frame.locator(".quiz__question[data-verdict]").count()

    @property
    def shown(self) -> Sequence[str]:
        """The ids of the questions that the page shows now."""
        found: list[str] = self.frame.evaluate(
            "[...document.querySelectorAll('form[data-question]')]"
            ".filter(form => form.checkVisibility()).map(form => form.dataset.question)"
        )
        return found


def package_in(page: Page) -> Frame:
    """Return the frame of a page that holds the package, once its quiz has started."""

    def holds(frame: Frame) -> bool:
        return frame.url.endswith(PACKAGE)

    found = next(filter(holds, page.frames), None)
    frame = found or page.wait_for_event("framenavigated", predicate=holds)
    frame.wait_for_selector("[data-module=quiz]:not([data-awaits])", state="attached")
    return frame
